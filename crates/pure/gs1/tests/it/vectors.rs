//! The vectors of GS1's own syntax engine and of biip, another reader of these codes: what is in scope must pass, what is
//! not is counted and named. The files are in `tests/data/gs1`, with their origin and licence.

mod biip;
mod engine;

use serde_json::Value;
use std::path::Path;
use trug_gs1::prefix::{self, Kind};
use trug_gs1::variable_measure::{self, Measure, price_check_digit_4, price_check_digit_5};
use trug_gs1::{Gs1Data, Gtin, GtinError, ai, upc_e};

/// The vectors of a file.
fn vectors(file: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/gs1");
    let path = Path::new(folder).join(file);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{} is part of the repository: {error}", path.display()));
    serde_json::from_str(&text).expect("vectors are JSON")
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Element strings as GS1's own engine writes them: `^` for FNC1, where one is needed.
fn with_carets(data: &Gs1Data) -> String {
    let mut out = String::from("^");
    for (at, element) in data.elements.iter().enumerate() {
        out += &element.ai;
        out += &element.value;
        let fixed = ai::find(&element.ai).is_some_and(|ai| ai.predefined_length);
        if !fixed && at + 1 < data.elements.len() {
            out.push('^');
        }
    }
    out
}

#[test]
fn upc_e_vectors() {
    let all = vectors("biip-upc-e.json");
    for row in rows(&all) {
        let short = text(&row["upc"]);
        if row["ok"] == true {
            assert_eq!(upc_e::expand(short).as_deref(), Ok(text(&row["upc_a"])), "{short}");
            let gtin = Gtin::parse(text(&row["upc_a"])).expect("a GTIN-12");
            assert_eq!(gtin.as_gtin13().as_deref(), row["gtin13"].as_str());
            assert_eq!(gtin.to_string(), text(&row["gtin14"]));
        } else {
            let wrong = matches!(upc_e::expand(short), Err(GtinError::CheckDigit { .. }));
            assert!(wrong, "{short}");
        }
    }
    eprintln!("UPC-E: {} of {} pass", rows(&all).len(), rows(&all).len());
}

/// The GTIN with these first digits, none of them a GTIN-8.
fn with_prefix(digits: &str) -> Gtin {
    let payload = format!("{digits:1<12}").parse().expect("digits");
    Gtin::from_payload(payload).expect("12 digits")
}

#[test]
fn prefix_runs() {
    let all = vectors("biip-prefix-runs.json");
    let (mut passed, mut unused) = (0, 0);
    for run in rows(&all["runs"]) {
        let usage = text(&run[2]);
        if usage.starts_with("Unused") {
            // Below 10^8 a number is a GTIN-8, whatever it was padded to.
            unused += 1;
            continue;
        }
        for digits in [text(&run[0]), text(&run[1])] {
            let meaning = prefix::meaning(with_prefix(digits));
            assert_meaning(digits, meaning, usage);
        }
        passed += 1;
    }
    eprintln!("prefix runs: {passed} pass; out of scope: {unused}, read as GTIN-8");
}

#[track_caller]
fn assert_meaning(digits: &str, meaning: prefix::PrefixMeaning, usage: &str) {
    let kind = match usage {
        u if u.contains("within a company") => Kind::RestrictedInCompany,
        u if u.contains("within a geographic region") => Kind::RestrictedCirculation,
        u if u.contains("reserved for future use") || u.contains("coupon") => Kind::Coupon,
        u if u.contains("for future MO") => Kind::Unassigned,
        u if u.contains("General Manager Number") => Kind::CompanyNumber,
        u if u.contains("demonstrations") => Kind::Demonstration,
        u if u.starts_with("Serial") => Kind::Serial,
        u if u.starts_with("Bookland") => Kind::Book,
        u if u.starts_with("Refund") => Kind::RefundReceipt,
        _ => Kind::TradeItem,
    };
    assert_eq!(meaning.kind, kind, "{digits}: {usage}");
    if kind == Kind::TradeItem {
        let name = usage.trim_end_matches(" - GTIN-8").trim_start_matches("GS1 ");
        assert_eq!(meaning.issuer, Some(format!("GS1 {name}").as_str()), "{digits}: {usage}");
    }
}

#[test]
fn variable_measure_rules() {
    let all = vectors("biip-variable-measure.json");
    for rule in rows(&all["rules"]) {
        let country = text(&rule["region"]).to_uppercase();
        let pattern = text(&rule["pattern12"]);
        let width = pattern.matches('V').count();
        let value = 2875_u64;
        let check = match width {
            4 => price_check_digit_4(value),
            _ => price_check_digit_5(value),
        };
        let item_digits = pattern.matches('P').count();
        let item = format!("{}{:1<width$}", text(&rule["prefix"]), "", width = item_digits - 2);
        let has_check = pattern.contains('C');
        let label_of = |check: u8, value: u64| {
            let check = if has_check { check.to_string() } else { String::new() };
            Gtin::from_payload(format!("{item}{check}{value:0width$}").parse().expect("digits"))
                .expect("12 digits")
        };
        let label = label_of(check.unwrap_or(0), value);
        let decimals = rule["decimals"].as_u64().expect("a number") as u32;
        let item_key = label_of(0, 0);
        match (text(&rule["measure"]), variable_measure::read(label, &country)) {
            ("price", Measure::Price { item, price }) => {
                assert_eq!((item, price.value), (item_key, 2875), "{rule}");
                assert_eq!(price.decimals, decimals, "{rule}");
            }
            ("weight", Measure::Weight { item, grams }) => {
                assert_eq!((item, grams), (item_key, 2875 * 10_i64.pow(3 - decimals)), "{rule}");
            }
            ("count", Measure::Count { item, count }) => {
                assert_eq!((item, count), (item_key, 2875), "{rule}");
            }
            (_, other) => panic!("{rule}: {other:?}"),
        }
        if has_check {
            let wrong = label_of((check.unwrap_or(0) + 1) % 10, value);
            assert_eq!(variable_measure::read(wrong, &country), Measure::Opaque, "{rule}");
        }
    }
    let count = rows(&all["rules"]).len();
    eprintln!("variable-measure rules: {count} of {count} pass");
}

/// Every identifier of GS1's dictionary, and no other, with its carrier rules.
#[test]
fn application_identifiers() {
    let all = vectors("ai-table.json");
    let mut known = std::collections::BTreeMap::new();
    for row in rows(&all) {
        let first = text(&row["ai"]);
        let last = row["to"].as_str().unwrap_or(first);
        for number in first.parse::<u32>().expect("digits")..=last.parse().expect("digits") {
            known.insert(format!("{number:0width$}", width = first.len()), row);
        }
    }
    for width in 2..=4 {
        for number in 0..10_u32.pow(width) {
            let code = format!("{number:0width$}", width = width as usize);
            let (ours, theirs) = (ai::find(&code), known.get(&code));
            assert_eq!(ours.is_some(), theirs.is_some(), "{code}");
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            let flags = text(&theirs["flags"]);
            assert_eq!(ours.predefined_length, flags.contains('*'), "{code}");
            assert_eq!(ours.in_query, flags.contains('?'), "{code}");
            let key = rows(&theirs["attrs"]).iter().find_map(|a| text(a).strip_prefix("dlpkey"));
            let qualifiers = ai::qualifiers(&code).map(|sequences| {
                sequences.iter().map(|s| s.join(",")).collect::<Vec<_>>().join("|")
            });
            assert_eq!(qualifiers.as_deref(), key.map(|k| k.trim_start_matches('=')), "{code}");
            let spec = rows(&theirs["spec"]);
            if ours.predefined_length {
                let length = text(&spec[0])[1..].split(',').next().and_then(|n| n.parse().ok());
                assert_eq!(ours.length(), length, "{code}");
            }
        }
    }
    eprintln!("application identifiers: {} pass, {} codes in all", rows(&all).len(), known.len());
}
