//! What prefixes, element strings and Digital Links say.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use trug_gs1::prefix::{self, Kind};
use trug_gs1::{
    CodedCurrency, CodedPrice, Gs1Data, Gs1Error, Gtin, ai, digital_link, element_string,
    from_yymmdd, parse_scan_data,
};

#[track_caller]
fn means(digits: &str, kind: Kind, issuer: Option<&str>) {
    let meaning = prefix::meaning(Gtin::parse(digits).expect(digits));
    assert_eq!((meaning.kind, meaning.issuer), (kind, issuer), "{digits}");
}

#[test]
fn a_prefix_names_its_issuer_and_purpose() {
    means("4006381333931", Kind::TradeItem, Some("GS1 Germany"));
    means("036000291452", Kind::TradeItem, Some("GS1 US"));
    means("14006381333938", Kind::TradeItem, Some("GS1 Germany"));
    means("96385074", Kind::TradeItem, Some("GS1 Global Office"));
    means("96100011", Kind::TradeItem, Some("GS1 UK"));
    means("96260012", Kind::TradeItem, Some("GS1 Poland"));
    means("8934563138165", Kind::TradeItem, Some("GS1 Vietnam"));
    means("9780306406157", Kind::Book, None);
    means("9790060115615", Kind::SheetMusic, None);
    means("9771234567003", Kind::Serial, None);
    means("9520123456788", Kind::Demonstration, Some("GS1 Global Office"));
    means("2288060112347", Kind::RestrictedCirculation, None);
    means("0211111111114", Kind::RestrictedCirculation, None);
    means("412345678903", Kind::RestrictedInCompany, None);
    means("20000011", Kind::RestrictedInCompany, None);
    means("00000017", Kind::RestrictedInCompany, None);
    means("0512345000107", Kind::Coupon, Some("GS1 US"));
    means("9990000000005", Kind::Coupon, None);
    means("9800000000007", Kind::RefundReceipt, None);
    means("9510000000005", Kind::CompanyNumber, Some("GS1 Global Office"));
    means("1500000000004", Kind::Unassigned, None);
    means("10000096385071", Kind::TradeItem, Some("GS1 Global Office"));
}

/// Restricted circulation numbers, which must never be looked up or sent anywhere.
#[test]
fn numbers_of_one_shop_or_company_are_not_global() {
    for payload in (20_000_000_000..=29_999_999_999_u64)
        .step_by(99_999_989)
        .chain((40_000_000_000..=49_999_999_999).step_by(99_999_989))
        .chain((200_000_000_000..=299_999_999_999).step_by(999_999_937))
        .chain(0..=99)
        .chain((2_000_000..=2_999_999).step_by(9973))
    {
        for indicator in [0, 1, 9] {
            let payload = indicator * 1_000_000_000_000 + payload;
            let gtin = Gtin::from_payload(payload).expect("in range");
            assert!(!prefix::meaning(gtin).is_global(), "{gtin}");
        }
    }
    let is_global = |digits: &str| prefix::meaning(Gtin::parse(digits).expect(digits)).is_global();
    assert!(is_global("4006381333931") && is_global("96385074") && is_global("9780306406157"));
    assert!(!is_global("9800000000007") && !is_global("9990000000005"));
}

#[track_caller]
fn check(text: &str, expect: &str) {
    match parse_scan_data(text) {
        Ok(data) => assert_eq!(data.to_string(), expect, "{text:?}"),
        Err(error) => panic!("{text:?}: {error}"),
    }
}

#[test]
fn element_strings_are_read_raw_and_in_brackets() {
    check("(01)09520123456788(17)260505(10)AB", "(01)09520123456788(17)260505(10)AB");
    check("010952012345678817260505", "(01)09520123456788(17)260505");
    check("]C1010952012345678810AB\u{1d}17260505", "(01)09520123456788(10)AB(17)260505");
    check("]e0010952012345678831030001953922299", "(01)09520123456788(3103)000195(3922)299");
    check("\u{1d}10AB\u{1d}\u{1d}17260505\u{1d}", "(10)AB(17)260505");
    check("(10)AB\\(11)991225", "(10)AB\\(11)991225");
    check("]E04006381333931", "(01)04006381333931");
    check("]I114006381333938", "(01)14006381333938");
}

#[test]
fn digital_links_are_read() {
    check(
        "https://tesco.com/01/05051277937280/10/101150200?17=260505&90=A46",
        "(01)05051277937280(10)101150200(17)260505(90)A46",
    );
    check("https://id.gs1.org/01/9520123456788", "(01)09520123456788");
    check("HTTPS://A.B/gtin/96385074/lot/A%2FB", "(01)00000096385074(10)A/B");
    check("https://a/00/faux/00/006141411234567890", "(00)006141411234567890");
    check("https://a/01/09520123456788?utm=x&3103=000195#top", "(01)09520123456788(3103)000195");
    check("]Q1https://a/01/09520123456788/21/S1", "(01)09520123456788(21)S1");
}

#[track_caller]
fn refused(text: &str, says: &str) {
    let error = parse_scan_data(text).expect_err(text).to_string();
    assert!(error.contains(says), "{text:?}: {error}");
}

#[test]
fn what_is_no_gs1_data_says_why() {
    refused("", "no GS1 data");
    refused("hello", "no known application identifier at \"hello\"");
    refused("0109520123456789", "does not fit application identifier 01");
    refused("01095201234567", "does not fit application identifier 01");
    refused("17261301", "does not fit application identifier 17");
    refused("(17)260229", "does not fit application identifier 17");
    refused("(10)", "does not fit application identifier 10");
    refused("(10)A~B", "does not fit application identifier 10");
    refused("(999)1", "no known application identifier at \"(999)1\"");
    refused("(10)A(10)B", "identifier 10 stands there twice");
    refused("]E04006381333932", "no GS1 data");
    refused("https://example.com/", "no key");
    refused("https://example.com", "no path");
    refused("HtTps://a/01/09520123456788", "capital and small");
    refused("https://a/01/09520123456788/21/S/10/L", "does not belong behind its key");
    refused("https://a/01/09520123456788?10=L", "what belongs in its path");
    refused("https://a/01/09520123456788?01=09520123456788", "stands there twice");
    refused("https://a/01/09520123456788?17=", "does not fit application identifier 17");
    refused("https://a b/01/09520123456788", "no address has");
}

#[test]
fn data_answers_typed_questions() {
    let data = element_string::parse(
        "(01)09520123456788(10)L7(21)S9(11)260101(13)260102(15)260200(17)260305(30)12",
    )
    .expect("well formed");
    assert_eq!(data.gtin(), Gtin::parse("9520123456788").ok());
    assert_eq!((data.lot(), data.serial(), data.count()), (Some("L7"), Some("S9"), Some(12)));
    assert_eq!(data.production_date(2026), Some(date(2026, 1, 1)));
    assert_eq!(data.packaging_date(2026), Some(date(2026, 1, 2)));
    assert_eq!(data.best_before(2026).map(|date| date.to_string()), Some("2026-02-28".to_owned()));
    assert_eq!(data.use_by(2026).map(|date| date.to_string()), Some("2026-03-05".to_owned()));
    assert_eq!((data.net_weight_grams(), data.price()), (None, None));
}

#[test]
fn a_date_is_at_most_49_years_ago_and_50_ahead() {
    let year = |text: &str, now| from_yymmdd(text, now).map(Date::year);
    assert_eq!(year("760101", 2026), Some(2076));
    assert_eq!(year("770101", 2026), Some(1977));
    assert_eq!(year("250101", 2074), Some(2025));
    assert_eq!(year("240101", 2074), Some(2124));
    assert_eq!(year("990101", 2049), Some(2099));
    assert_eq!(year("990101", 2048), Some(1999));
    assert_eq!(year("000229", 2060), None, "2100 is no leap year");
    assert_eq!(year("260431", 2026), None);
    assert_eq!(year("261301", 2026), None);
    assert_eq!(year("26010", 2026), None);
    assert_eq!(from_yymmdd("280200", 2026).map(Date::day), Some(29));
    assert_eq!(year("510101", 0), None);
}

#[test]
fn weights_volumes_and_prices_have_their_decimals() {
    let of = |text: &str| element_string::parse(text).expect(text);
    let grams = |text: &str| of(text).net_weight_grams();
    assert_eq!(grams("(3103)000195"), Some(195));
    assert_eq!(grams("(3102)000195"), Some(1950));
    assert_eq!(grams("(3100)000002"), Some(2000));
    assert_eq!(grams("(3105)000150"), Some(2));
    assert_eq!(grams("(3105)000049"), Some(0), "less than half a gram");
    assert_eq!(grams("(3201)000010"), Some(454));
    assert_eq!(grams("(3100)999999"), Some(999_999_000));
    assert_eq!(grams("(3922)0299"), None);
    assert_eq!(of("(3153)000330").net_volume_millilitres(), Some(330));
    let price = |text: &str| of(text).price();
    let of = |value, decimals, currency| Some(CodedPrice { value, decimals, currency });
    assert_eq!(price("(3922)0299"), of(299, 2, CodedCurrency::Local));
    assert_eq!(price("(3920)3"), of(3, 0, CodedCurrency::Local));
    assert_eq!(price("(3932)8260299"), of(299, 2, CodedCurrency::Numeric(826)));
    assert_eq!(price("(3930)392299"), of(299, 0, CodedCurrency::Numeric(392)));
    assert_eq!(price("(3920)999999999999999"), of(999_999_999_999_999, 0, CodedCurrency::Local));
    assert_eq!(price("(3103)000195"), None);
}

#[test]
fn percent_encoding_is_undone() {
    let plain = |text| digital_link::percent_decode(text, false);
    let query = |text| digital_link::percent_decode(text, true);
    assert_eq!(plain("A%20+B"), b"A +B");
    assert_eq!(query("A%20+B"), b"A  B");
    assert_eq!(plain("%2"), b"%2");
    assert_eq!(plain("%4g%fF"), b"%4g\xff");
}

proptest! {
    #[test]
    fn any_text_is_answered(text in any::<String>(), year: u16) {
        answer(&text, year);
    }

    #[test]
    fn any_text_of_the_field_is_answered(
        text in "(\\]C1|\\]e0|\\]Q3|https://a/|\\(|)((01|10|17|21|3103|3922|3932|30|253|8006|00)[0-9A-Za-z()/?=&%\\\\]{0,18}\u{1d}?){0,4}",
        year: u16,
    ) {
        answer(&text, year);
    }

    #[test]
    fn what_is_read_is_read_again(lot in "[A-Za-z0-9(\"%&'*+,./_:;<=>?!-]{1,20}", payload in 0..10_000_000_000_000_u64) {
        let gtin = Gtin::from_payload(payload).expect("in range");
        let data = element_string::parse(&format!("01{gtin}10{lot}")).expect("well formed");
        prop_assert_eq!(data.lot(), Some(lot.as_str()));
        prop_assert_eq!(data.gtin(), Some(gtin));
        let again = element_string::parse(&data.to_string());
        prop_assert_eq!(again, Ok(data));
    }
}

/// Every question to any data has an answer, and every element fits its identifier.
fn answer(text: &str, year: u16) {
    let _ = digital_link::product(text);
    let _ = digital_link::parse(text);
    let read: Result<Gs1Data, Gs1Error> = parse_scan_data(text);
    let Ok(data) = read else { return };
    assert!(data.elements.iter().all(|e| ai::find(&e.ai).is_some_and(|ai| ai.fits(&e.value))));
    let _ = (data.gtin(), data.count(), data.net_weight_grams(), data.net_volume_millilitres());
    let _ = (data.price(), data.best_before(year), data.use_by(year));
    let _ = (data.production_date(year), data.packaging_date(year));
}
