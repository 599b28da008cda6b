//! One number for a trade item, however it was printed.

use proptest::prelude::*;
use trug_gs1::{
    Gtin, GtinError, ScannedCode, Symbology, check_digit, has_valid_check_digit, upc_e,
};

#[track_caller]
fn check(text: &str, normal: &str) {
    assert_eq!(Gtin::parse(text).map(|gtin| gtin.to_string()), Ok(normal.to_owned()), "{text:?}");
}

#[test]
fn every_spelling_has_one_normal_form() {
    check("4006381333931", "04006381333931");
    check(" 4006381333931\n", "04006381333931");
    check("4 006381 333931", "04006381333931");
    check("4-006381-333931", "04006381333931");
    check("4\u{a0}006381\u{202f}333931", "04006381333931");
    check("04006381333931", "04006381333931");
    check("036000291452", "00036000291452");
    check("0036000291452", "00036000291452");
    check("96385074", "00000096385074");
    check("00000096385074", "00000096385074");
    check("1 40 06381 33393 8", "14006381333938");
    check("00000000", "00000000000000");
}

#[track_caller]
fn refused(text: &str, says: &str) {
    let error = Gtin::parse(text).expect_err(text).to_string();
    assert!(error.contains(says), "{text:?}: {error}");
}

#[test]
fn what_is_no_gtin_says_why() {
    refused("", "only digits");
    refused("   ", "only digits");
    refused("milk", "only digits");
    refused("40063813339３1", "only digits");
    refused("123456", "has 6 digits");
    refused("123456789012345", "has 15 digits");
    refused("4006381333932", "ends in 2 where its other digits ask for 1");
    let long = "1".repeat(100_000);
    assert!(Gtin::parse(&long).expect_err("too long").to_string().len() < 400);
}

#[test]
fn spellings_are_as_short_as_the_number_allows() {
    let forms = |text: &str| Gtin::parse(text).expect(text).printed_forms();
    assert_eq!(forms("96385074"), ["96385074", "000096385074", "0000096385074", "00000096385074"]);
    assert_eq!(forms("036000291452"), ["036000291452", "0036000291452", "00036000291452"]);
    assert_eq!(forms("4006381333931"), ["4006381333931", "04006381333931"]);
    assert_eq!(forms("14006381333938"), ["14006381333938"]);
    assert_eq!(Gtin::parse("14006381333938").expect("right").as_gtin13(), None);
}

#[test]
fn a_case_names_the_item_in_it() {
    let case = |text: &str| {
        let gtin = Gtin::parse(text).expect(text);
        (gtin.indicator(), gtin.contained_item().map(Gtin::shortest))
    };
    assert_eq!(case("14006381333938"), (Some(1), Some("4006381333931".to_owned())));
    assert_eq!(case("10036000291459"), (Some(1), Some("036000291452".to_owned())));
    assert_eq!(case("95012345678903"), (Some(9), None), "a variable measure is no case");
    assert_eq!(case("4006381333931"), (None, None));
}

#[test]
fn upc_e_stands_for_a_gtin_12() {
    let rows = [
        ("04252614", "042100005264"),
        ("02345673", "023456000073"),
        ("04567840", "045670000080"),
        ("01234133", "012300000413"),
        ("01201303", "012000000133"),
        ("425261", "042100005264"),
        ("0425261", "042100005264"),
        ("1234531", "123100004539"),
        ("123454", "012340000053"),
    ];
    for (short, long) in rows {
        assert_eq!(upc_e::expand(short).as_deref(), Ok(long), "{short}");
    }
    assert!(matches!(upc_e::expand("04252615"), Err(GtinError::CheckDigit { expected: 4, .. })));
    assert!(matches!(upc_e::expand("24252614"), Err(GtinError::NumberSystem(_))));
    assert!(matches!(upc_e::expand("12345"), Err(GtinError::Symbology { digits: 5, .. })));
    assert!(matches!(upc_e::expand("12345x"), Err(GtinError::NotDigits(_))));
    assert_eq!(Gtin::parse("042100005264").expect("right").as_upc_e().as_deref(), Some("04252614"));
    assert_eq!(Gtin::parse("036000291452").expect("right").as_upc_e(), None);
}

#[track_caller]
fn scanned(symbology: Symbology, text: &str, gtin: &str) {
    let code = ScannedCode::from_scan(symbology, text).unwrap_or_else(|e| panic!("{text:?}: {e}"));
    assert_eq!(code.gtin.to_string(), gtin, "{text:?}");
    assert_eq!((code.symbology, code.printed.as_str()), (Some(symbology), text.trim()));
}

#[test]
fn a_symbol_names_its_trade_item() {
    scanned(Symbology::Ean13, "4006381333931", "04006381333931");
    scanned(Symbology::Ean13, "0036000291452", "00036000291452");
    scanned(Symbology::Ean8, "96385074", "00000096385074");
    scanned(Symbology::UpcA, "036000291452", "00036000291452");
    scanned(Symbology::UpcA, "0036000291452", "00036000291452");
    scanned(Symbology::UpcE, "04252614", "00042100005264");
    scanned(Symbology::Itf14, "14006381333938", "14006381333938");
    scanned(Symbology::DataBar, "09520123456788", "09520123456788");
    scanned(Symbology::DataBar, "(01)09520123456788", "09520123456788");
    scanned(Symbology::DataBar, "0109520123456788", "09520123456788");
    scanned(Symbology::DataBarExpanded, "(01)09520123456788(3103)000195", "09520123456788");
    scanned(Symbology::DataMatrix, "\u{1d}010952012345678810AB\u{1d}17260505", "09520123456788");
    scanned(Symbology::DataMatrix, "]d2010952012345678810AB\u{1d}17260505", "09520123456788");
    scanned(
        Symbology::QrCode,
        "https://tesco.com/01/05051277937280/10/101150200?17=260505&90=A46",
        "05051277937280",
    );
    scanned(Symbology::QrCode, "4006381333931", "04006381333931");
    // Its query breaks a rule of the standard; the product is in its path all the same.
    scanned(Symbology::QrCode, "https://a.example/01/4006381333931?10=AB&89=x", "04006381333931");
}

/// Eight digits are a UPC-E or a GTIN-8, and only the symbology tells.
#[test]
fn the_same_eight_digits_are_two_products() {
    let both = "02345673";
    scanned(Symbology::Ean8, both, "00000002345673");
    scanned(Symbology::UpcE, both, "00023456000073");
}

#[test]
fn a_symbol_that_names_no_trade_item_says_why() {
    let says = |symbology, text: &str, says: &str| {
        let error = ScannedCode::from_scan(symbology, text).expect_err(text).to_string();
        assert!(error.contains(says), "{text:?}: {error}");
    };
    says(Symbology::Ean13, "96385074", "EAN-13 carries 13");
    says(Symbology::Ean8, "4006381333931", "EAN-8 carries 8");
    says(Symbology::Itf14, "1234567890", "ITF-14 carries 14");
    says(Symbology::UpcE, "036000291452", "UPC-E carries 6 to 8");
    says(Symbology::QrCode, "https://example.com/menu", "no GS1 Digital Link");
    says(Symbology::QrCode, "WIFI:S:home;P:secret;;", "no known application identifier");
    says(Symbology::QrCode, "", "no GS1 data");
    says(Symbology::DataMatrix, "17260505", "holds no product number");
    says(Symbology::DataMatrix, "0109520123456789", "does not fit application identifier 01");
}

#[test]
fn what_is_typed_is_read_without_guessing() {
    let typed = |text: &str| ScannedCode::typed(text).map(|code| code.gtin.to_string());
    let right = |text: &str| Ok(text.to_owned());
    assert_eq!(typed(" 4006381333931 "), right("04006381333931"));
    assert_eq!(typed("https://id.gs1.org/01/09520123456788/10/A"), right("09520123456788"));
    assert_eq!(typed("(01)09520123456788(17)260505"), right("09520123456788"));
    assert_eq!(typed("]E04006381333931"), right("04006381333931"));
    assert_eq!(typed("]C10109520123456788"), right("09520123456788"));
    assert!(matches!(typed("425261"), Err(GtinError::Length { digits: 6, .. })));
    assert!(matches!(typed("0425261"), Err(GtinError::Length { digits: 7, .. })));
    // As a GTIN-8 it is wrong; as a UPC-E it would be right, and the person can say so.
    assert_eq!(typed("04252614"), right("00042100005264"), "a UPC-E that is no GTIN-8");
    assert!(matches!(typed("96385075"), Err(GtinError::CheckDigit { .. })));
    assert_eq!(ScannedCode::typed("96385074").map(|code| code.symbology), Ok(None));
}

/// Lists and exchanged files hold these names.
#[test]
fn symbologies_keep_their_names() {
    let names: Vec<String> =
        Symbology::ALL.iter().map(|s| serde_json::to_string(s).expect("writes")).collect();
    let expect = [
        "ean13",
        "ean8",
        "upc-a",
        "upc-e",
        "itf14",
        "data-bar",
        "data-bar-expanded",
        "data-matrix",
        "qr-code",
    ];
    assert_eq!(names, expect.map(|name| format!("{name:?}")));
    for (symbology, name) in Symbology::ALL.iter().zip(&names) {
        assert_eq!(serde_json::from_str::<Symbology>(name).ok(), Some(*symbology));
    }
    let written = Symbology::ALL.map(Symbology::as_str);
    assert_eq!(
        written,
        [
            "ean-13",
            "ean-8",
            "upc-a",
            "upc-e",
            "itf-14",
            "databar",
            "databar-expanded",
            "data-matrix",
            "qr-code"
        ]
    );
}

#[test]
fn it_is_fourteen_digits_in_json() {
    let gtin = Gtin::parse("96385074").expect("right");
    let json = serde_json::to_string(&gtin).expect("writes");
    assert_eq!(json, "\"00000096385074\"");
    assert_eq!(serde_json::from_str::<Gtin>(&json).expect("reads"), gtin);
    assert!(serde_json::from_str::<Gtin>("\"00000096385075\"").is_err());
}

fn any_gtin() -> impl Strategy<Value = Gtin> {
    prop_oneof![
        0..10_000_000_u64,
        0..100_000_000_000_u64,
        0..1_000_000_000_000_u64,
        0..10_000_000_000_000_u64
    ]
    .prop_filter_map("a payload", Gtin::from_payload)
}

proptest! {
    #[test]
    fn every_printed_form_is_read_back(gtin in any_gtin()) {
        for form in gtin.printed_forms() {
            prop_assert_eq!(Gtin::parse(&form), Ok(gtin));
        }
        prop_assert_eq!(Gtin::parse(&gtin.shortest()), Ok(gtin));
        prop_assert_eq!(Gtin::from_u64(gtin.as_u64()), Some(gtin));
        if let Some(short) = gtin.as_upc_e() {
            prop_assert_eq!(upc_e::expand(&short).ok(), gtin.as_gtin12());
            let printed = upc_e::expand_printed(short.as_bytes());
            prop_assert_eq!(printed.map(|long| long.to_vec()), gtin.as_gtin12().map(String::into_bytes));
        }
    }

    #[test]
    fn a_upc_e_expands_to_what_it_is_short_for(system in 0..2_u32, digits in 0..1_000_000_u32) {
        let long = upc_e::expand(&format!("{system}{digits:06}")).expect("seven digits");
        let gtin = Gtin::parse(&long).expect("a GTIN-12");
        let again = gtin.as_upc_e().expect("its zeros can be suppressed");
        prop_assert_eq!(upc_e::expand(&again), Ok(long));
    }

    #[test]
    fn one_wrong_digit_is_always_found(gtin in any_gtin(), at in 0..14_usize, by in 1..10_u8) {
        let mut digits = gtin.to_string().into_bytes();
        digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
        let wrong = String::from_utf8(digits).expect("digits");
        let is_check_digit = matches!(Gtin::parse(&wrong), Err(GtinError::CheckDigit { .. }));
        prop_assert!(is_check_digit);
    }

    #[test]
    fn a_case_of_an_item_gives_the_item_back(payload in 0..1_000_000_000_000_u64, indicator in 1..=8_u64) {
        let case = Gtin::from_payload(indicator * 1_000_000_000_000 + payload).expect("in range");
        prop_assert_eq!(case.contained_item(), Gtin::from_payload(payload));
    }

    #[test]
    fn any_text_is_answered(text in any::<String>(), symbology in 0..Symbology::ALL.len()) {
        let _ = Gtin::parse(&text);
        let _ = upc_e::expand(&text);
        let _ = (check_digit(text.as_bytes()), has_valid_check_digit(text.as_bytes()));
        let _ = upc_e::expand_printed(text.as_bytes());
        let _ = ScannedCode::typed(&text);
        let _ = ScannedCode::from_scan(Symbology::ALL[symbology], &text);
    }

    #[test]
    fn any_digits_are_answered(text in "[0-9 -]{0,20}", symbology in 0..Symbology::ALL.len()) {
        let _ = ScannedCode::typed(&text);
        if let Ok(code) = ScannedCode::from_scan(Symbology::ALL[symbology], &text) {
            prop_assert!(has_valid_check_digit(code.gtin.to_string().as_bytes()));
        }
    }
}

#[test]
fn forms_in_which_people_type_a_number() {
    let typed = |text: &str| ScannedCode::typed(text).map(|code| code.gtin.shortest());
    let rows = [
        ("7-5306-3299-X", "9787530632994"),
        ("8074477762", "9788074477768"),
        ("ISBN 0-306-40615-2", "9780306406157"),
        ("977243456100612001", "9772434561006"),
        ("9772434561006 12001", "9772434561006"),
        ("76194134919000211", "761941349190"),
        ("356470000520010", "3564700005200"),
        ("4 006381 333931 >", "4006381333931"),
        ("< 9638 5074 >", "96385074"),
        ("(01)3274080005003(3103)000123", "3274080005003"),
    ];
    for (text, expect) in rows {
        assert_eq!(typed(text).as_deref(), Ok(expect), "{text}");
    }
    let said = |text: &str| typed(text).expect_err(text).to_string();
    assert!(said("36000291452").contains("type 036000291452"));
    assert!(said("4011").contains("price look-up number"));
    assert!(said("94011").contains("price look-up number"));
    for wrong in ["7-5306-3299-1", "356470000520110", "9772434561007 12001", "1234", "01234566"] {
        assert!(typed(wrong).is_err(), "{wrong}");
    }
}
