//! What biip, another reader of these codes, makes of 653 texts.

use super::{assert_meaning, rows, text, vectors};
use serde_json::Value;
use std::collections::BTreeMap;
use trug_gs1::variable_measure::{self, Measure};
use trug_gs1::{
    Gs1Data, Gtin, GtinError, ai, element_string, from_yymmdd, parse_scan_data, prefix, upc_e,
};

#[derive(Default)]
struct Tally(BTreeMap<&'static str, usize>);

impl Tally {
    fn add(&mut self, what: &'static str) {
        *self.0.entry(what).or_default() += 1;
    }
}

#[test]
fn parse_vectors() {
    let all = vectors("biip-parse.json");
    let (mut passed, mut outside) = (Tally::default(), Tally::default());
    for row in rows(&all["vectors"]) {
        let (input, result) = (text(&row["input"]), &row["result"]);
        assert_eq!(row["ok"], true, "{input:?}");
        let before: usize = passed.0.values().sum();
        gtins(input, result, &mut passed, &mut outside);
        upcs(input, result, &mut passed);
        if let Some(region) = row["rcn_region"].as_str() {
            measures(input, result, region, &mut passed);
        }
        data(input, result, &mut passed, &mut outside);
        if result.get("sscc").is_some() {
            outside.add("a serial shipping container code on its own");
        }
        let compared = passed.0.values().sum::<usize>() - before;
        passed.add(if compared > 0 { "(texts compared)" } else { "(texts compared in nothing)" });
    }
    eprintln!("biip, in scope, all pass: {:#?}", passed.0);
    eprintln!("biip, out of scope: {:#?}", outside.0);
}

fn gtins(input: &str, result: &Value, passed: &mut Tally, outside: &mut Tally) {
    let ours = Gtin::parse(input);
    if let Some(error) = result["gtin_error"].as_str() {
        if error.starts_with("Invalid check digit for variable measure value") {
            assert!(ours.is_ok(), "{input:?}: its own check digit is right");
            return passed.add("a GTIN with a wrong check digit of its price or weight");
        }
        if error.starts_with("Invalid GTIN check digit") {
            let found = matches!(ours, Err(GtinError::CheckDigit { .. }));
            // biip also reports the check digit of a GTIN inside an element string.
            let inside = matches!(ours, Err(GtinError::Length { .. } | GtinError::NotDigits(_)));
            assert!(found || inside, "{input:?}: {ours:?}");
            return passed.add("a wrong check digit");
        }
        assert!(ours.is_err(), "{input:?}: {ours:?}, {error}");
        return passed.add("no GTIN");
    }
    let Some(gtin) = result.get("gtin") else { return };
    let theirs = Gtin::parse(text(&gtin["value"])).expect("biip's GTINs are right");
    if input == text(&gtin["value"]) {
        assert_eq!(ours, Ok(theirs), "{input:?}");
        passed.add("a GTIN");
    }
    if gtin["format"] != "GTIN_8" && theirs.as_gtin8().is_some() {
        return outside.add("the prefix of a padded number that is a GTIN-8 to us");
    }
    let meaning = prefix::meaning(theirs);
    if let Some(usage) = gtin["prefix"]["usage"].as_str() {
        assert_meaning(input, meaning, usage);
        passed.add("the meaning of a prefix");
    } else {
        assert_eq!(meaning.kind, prefix::Kind::Unassigned, "{input:?}");
        passed.add("a prefix without a meaning");
    }
    let restricted = gtin.get("usage").is_some();
    assert!(!restricted || !prefix::meaning(theirs).is_global(), "{input:?}");
}

fn upcs(input: &str, result: &Value, passed: &mut Tally) {
    if let Some(upc) = result.get("upc").filter(|upc| upc["format"] == "UPC_E") {
        let long = upc_e::expand(input).unwrap_or_else(|e| panic!("{input:?}: {e}"));
        let gtin = text(&result["gtin"]["value"]);
        if gtin.len() == 12 {
            assert_eq!(long, gtin, "{input:?}");
        }
        assert!(long.ends_with(&upc["check_digit"].to_string()), "{input:?}");
        return passed.add("a UPC-E expanded");
    }
    match result["upc_error"].as_str() {
        Some(error) if error.starts_with("Invalid UPC-E check digit") => {
            assert!(matches!(upc_e::expand(input), Err(GtinError::CheckDigit { .. })), "{input:?}");
            passed.add("a UPC-E with a wrong check digit");
        }
        Some(error) if error.contains("as UPC: Expected 6, 7, 8, or 12 digits") => {
            assert!(upc_e::expand(input).is_err(), "{input:?}");
            passed.add("no UPC");
        }
        Some(error) if error.starts_with("Invalid UPC-E number system") => {
            assert!(matches!(upc_e::expand(input), Err(GtinError::NumberSystem(_))), "{input:?}");
            passed.add("a UPC-E with another number system");
        }
        Some(error) if error.starts_with("Invalid UPC-A check digit") => {
            assert!(matches!(Gtin::parse(input), Err(GtinError::CheckDigit { .. })), "{input:?}");
            passed.add("a UPC-A with a wrong check digit");
        }
        Some(error) => {
            assert!(error.ends_with("Expected a numerical value."), "{input:?}: {error}");
            assert!(upc_e::expand(input).is_err() && Gtin::parse(input).is_err(), "{input:?}");
            passed.add("no UPC");
        }
        None => {}
    }
}

fn measures(input: &str, result: &Value, region: &str, passed: &mut Tally) {
    let Ok(gtin) = Gtin::parse(input) else { return };
    let theirs = |what: &str| result["gtin"][what].as_str();
    match variable_measure::read(gtin, region) {
        Measure::Price { price: ours, .. } => {
            let price = theirs("price").unwrap_or_else(|| panic!("{input:?} {region}: a price"));
            let hundredths = ours.value * 10_i64.pow(2 - ours.decimals);
            assert_eq!(hundredths, scaled(price, 2), "{input:?} {region}");
            passed.add("a variable measure: price");
        }
        Measure::Weight { grams, .. } => {
            let weight = theirs("weight").unwrap_or_else(|| panic!("{input:?} {region}: a weight"));
            assert_eq!(grams, scaled(weight, 3), "{input:?} {region}");
            passed.add("a variable measure: weight");
        }
        Measure::Count { count, .. } => {
            assert_eq!(Some(count), result["gtin"]["count"].as_i64(), "{input:?} {region}");
            passed.add("a variable measure: count");
        }
        Measure::Opaque => {
            let none = ["price", "weight", "count"].iter().all(|m| result["gtin"].get(m).is_none());
            assert!(none, "{input:?} {region}: {result}");
            passed.add("a variable measure: opaque");
        }
    }
}

/// The decimal number times a power of ten.
fn scaled(number: &str, decimals: usize) -> i64 {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    format!("{whole}{part:0<decimals$}").parse().expect("few decimals")
}

fn data(input: &str, result: &Value, passed: &mut Tally, outside: &mut Tally) {
    if let Some(link) = result.get("gs1_digital_link_uri") {
        let ours = parse_scan_data(input).unwrap_or_else(|e| panic!("{input:?}: {e}"));
        assert_eq!(pairs(&ours), theirs(link), "{input:?}");
        return passed.add("a Digital Link");
    }
    if result.get("gs1_digital_link_uri_error").is_some() {
        assert!(parse_scan_data(input).is_err(), "{input:?}");
        return passed.add("no Digital Link");
    }
    let ours = parse_scan_data(input);
    if let Some(message) = result.get("gs1_message") {
        let elements = rows(&message["element_strings"]);
        let wrong =
            |e: &Value| e.as_object().is_some_and(|e| e.keys().any(|k| k.ends_with("_error")));
        if elements.iter().any(wrong) {
            assert!(ours.is_err(), "{input:?}: a wrong check digit");
            return passed.add("an element string with a wrong check digit");
        }
        if lacks_separator(input, elements) {
            return outside
                .add("an element string that lacks a separator, which biip makes up for");
        }
        if input == "800307071324001022085952" {
            assert!(ours.is_err(), "its check digit is 2 and should be 1");
            return outside
                .add("a returnable asset's wrong check digit, which biip does not look at");
        }
        let ours = ours.unwrap_or_else(|e| panic!("{input:?}: {e}"));
        assert_eq!(pairs(&ours), theirs(message), "{input:?}");
        for (element, theirs) in ours.elements.iter().zip(elements) {
            let date = theirs["date"].as_str().filter(|_| element.value.len() == 6);
            if let Some(date) = date {
                let ours = from_yymmdd(&element.value, 2026).map(|date| date.to_string());
                assert_eq!(ours.as_deref(), Some(date), "{input:?}");
                passed.add("a date in an element string");
            }
        }
        return passed.add("an element string");
    }
    if result.get("symbology_identifier").is_some() {
        let gtin = Gtin::parse(text(&result["gtin"]["value"])).ok();
        assert_eq!(ours.ok().and_then(|data| data.gtin()), gtin, "{input:?}");
        return passed.add("a symbology identifier before digits");
    }
    if input.starts_with('(') {
        return outside.add("an element string in brackets, which biip reads by another function");
    }
    assert!(element_string::parse(input).is_err(), "{input:?}: {ours:?}");
    passed.add("no element string");
}

fn pairs(data: &Gs1Data) -> Vec<(String, String)> {
    data.elements.iter().map(|e| (e.ai.clone(), e.value.clone())).collect()
}

fn theirs(message: &Value) -> Vec<(String, String)> {
    let pair = |e: &Value| (text(&e["ai"]["ai"]).to_owned(), text(&e["value"]).to_owned());
    rows(&message["element_strings"]).iter().map(pair).collect()
}

/// Whether a value that a separator must end is followed by a further element without one.
fn lacks_separator(input: &str, elements: &[Value]) -> bool {
    elements.iter().zip(elements.iter().skip(1)).any(|(element, next)| {
        let (code, value) = (text(&element["ai"]["ai"]), text(&element["value"]));
        let joined = format!("{code}{value}{}", text(&next["ai"]["ai"]));
        ai::find(code).is_some_and(|ai| !ai.predefined_length) && input.contains(&joined)
    })
}
