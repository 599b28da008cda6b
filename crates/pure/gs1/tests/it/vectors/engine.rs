//! The unit tests of GS1's own syntax engine, as data.

use super::{rows, text, vectors, with_carets};
use serde_json::Value;
use trug_gs1::{digital_link, element_string, parse_scan_data};

fn engine(test: &str) -> Vec<Value> {
    rows(&vectors("syntax-engine.json")["tests"][test]).to_vec()
}

fn line(row: &Value) -> u64 {
    row["line"].as_u64().expect("a number")
}

fn argument(row: &Value, at: usize) -> &str {
    text(&row["args"][at])
}

fn report(test: &str, all: usize, passed: usize, outside: &[(usize, &str)]) {
    eprintln!("engine, {test}: {passed} of {all} pass; out of scope: {outside:?}");
    assert_eq!(passed + outside.iter().map(|(count, _)| count).sum::<usize>(), all);
}

#[test]
fn digital_links() {
    let all = engine("dl.test_parseDLuri");
    // With words or zero suppression off, or unknown identifiers on, the engine answers otherwise;
    // here the former are always on, and the last never is.
    let words_off = [1435];
    let zero_suppression_off = [1454, 1464, 1474, 1489, 1499];
    let unknown_on = [1767];
    let mut passed = 0;
    for row in &all {
        let (line, uri) = (line(row), argument(row, 1));
        let data = digital_link::parse(uri);
        if words_off.contains(&line) || zero_suppression_off.contains(&line) {
            assert!(data.is_ok(), "{line}: {uri}");
        } else if unknown_on.contains(&line) {
            assert!(data.is_err(), "{line}: {uri}");
        } else {
            let expect = (argument(row, 0) == "true").then_some(argument(row, 2));
            let ours = data.as_ref().map(with_carets);
            assert_eq!(ours.as_deref().ok(), expect, "{line}: {uri}: {ours:?}");
            passed += 1;
        }
    }
    report(
        "parse a Digital Link",
        all.len(),
        passed,
        &[
            (words_off.len(), "words off"),
            (zero_suppression_off.len(), "zero suppression off"),
            (unknown_on.len(), "unknown identifiers on"),
        ],
    );
}

#[test]
fn percent_encoding() {
    let all = engine("dl.test_URIunescape");
    let latin = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    for row in &all {
        let encoded = argument(row, 0);
        assert_eq!(digital_link::percent_decode(encoded, false), latin(argument(row, 1)));
        assert_eq!(digital_link::percent_decode(encoded, true), latin(argument(row, 2)));
    }
    report("undo percent-encoding", all.len(), all.len(), &[]);
}

#[test]
fn scan_data() {
    let all = engine("scandata.test_testProcessScanData");
    let (mut passed, mut plain, mut composite) = (0, 0, 0);
    for row in &all {
        let (line, scan, expect) = (line(row), argument(row, 1), argument(row, 3));
        let data = parse_scan_data(scan);
        match (argument(row, 0) == "true", expect) {
            (false, _) => assert!(data.is_err(), "{line}: {scan:?}"),
            (true, expect) if expect.contains('|') => {
                composite += 1;
                continue;
            }
            (true, expect) if expect.starts_with('^') => {
                let ours = data.as_ref().map(with_carets);
                assert_eq!(ours.as_deref(), Ok(expect), "{line}: {scan:?}");
            }
            (true, expect) if scan.starts_with("]E") => {
                let gtin = data.ok().and_then(|data| data.gtin()).map(|gtin| gtin.to_string());
                assert_eq!(gtin, Some(format!("{expect:0>14}")), "{line}: {scan:?}");
            }
            (
                true,
                "https://example.com/01/12312312312333?99=TEST"
                | "HTTPS://example.com/01/12312312312333?99=TEST",
            ) => {
                let ours = data.as_ref().map(with_carets);
                assert_eq!(ours.as_deref(), Ok("^011231231231233399TEST"), "{line}: {scan:?}");
            }
            (true, _) => {
                assert!(data.is_err(), "{line}: {scan:?} is no GS1 data");
                plain += 1;
                continue;
            }
        }
        passed += 1;
    }
    report(
        "process scan data",
        all.len(),
        passed,
        &[
            (plain, "plain text, which is no GS1 data and refused here"),
            (composite, "composite components beside an EAN"),
        ],
    );
}

#[test]
fn element_strings_in_brackets() {
    let all = engine("ai.test_parseAIdata");
    for row in &all {
        let expect = (argument(row, 0) == "true").then_some(argument(row, 2));
        let ours = element_string::parse(argument(row, 1));
        let ours = ours.as_ref().map(with_carets);
        assert_eq!(ours.as_deref().ok(), expect, "{row}: {ours:?}");
    }
    report("parse brackets", all.len(), all.len(), &[]);
}

#[test]
fn element_strings_raw() {
    let all = engine("ai.test_processAIdata");
    let without_first_separator = [1708];
    let mut passed = 0;
    for row in &all {
        let data = element_string::parse(&argument(row, 1).replace('^', "\u{1d}"));
        if without_first_separator.contains(&line(row)) {
            assert!(data.is_ok(), "{row}: readers leave the first FNC1 out");
            continue;
        }
        assert_eq!(data.is_ok(), argument(row, 0) == "true", "{row}: {data:?}");
        passed += 1;
    }
    report(
        "process element strings",
        all.len(),
        passed,
        &[(without_first_separator.len(), "the first FNC1 demanded, which readers leave out")],
    );
}

#[test]
fn repeated_identifiers() {
    let all = engine("ai.test_validateAIs");
    let (mut passed, mut together, mut unknown) = (0, 0, 0);
    for row in &all {
        if argument(row, 1) != "validateAIrepeats" {
            together += 1;
            continue;
        }
        let data = element_string::parse(argument(row, 2));
        if argument(row, 0) == "true" && argument(row, 2).contains("(89)") {
            assert!(data.is_err(), "{row}");
            unknown += 1;
            continue;
        }
        assert_eq!(data.is_ok(), argument(row, 0) == "true", "{row}: {data:?}");
        passed += 1;
    }
    report(
        "validate identifiers",
        all.len(),
        passed,
        &[
            (together, "which identifiers must or must not stand together"),
            (unknown, "unknown identifiers on"),
        ],
    );
}

#[test]
fn what_is_not_built() {
    let refused = engine("ai.test_errMarkup");
    for row in &refused {
        assert!(element_string::parse(argument(row, 0)).is_err(), "{row}");
    }
    for (test, why) in [
        ("ai.test_errMarkup", "the place of an error is not marked; the texts are refused"),
        ("ai.test_existsInAIdata", "a look-up inside the engine"),
        ("dl.test_URIescape", "Digital Links are read, not written"),
        ("dl.test_testGenerateDLuri", "Digital Links are read, not written"),
        ("scandata.test_testGenerateScanData", "scan data is read, not written"),
    ] {
        let all = engine(test);
        report(test, all.len(), 0, &[(all.len(), why)]);
    }
}
