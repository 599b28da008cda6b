//! Labels of scales and counters, country by country.

use proptest::prelude::*;
use trug_gs1::variable_measure::{self, Measure, price_check_digit_4, price_check_digit_5};
use trug_gs1::{CodedCurrency, CodedPrice, Gtin, prefix};

/// The digits with a point before the decimals, and the currency.
fn amount(price: CodedPrice) -> String {
    let CodedCurrency::Letters(currency) = price.currency else { panic!("{price:?}: no letters") };
    let unit = 10_i64.pow(price.decimals);
    match price.decimals {
        0 => format!("{} {currency}", price.value),
        width => {
            let width = width as usize;
            format!("{}.{:0width$} {currency}", price.value / unit, price.value % unit)
        }
    }
}

#[track_caller]
fn check(digits: &str, country: &str, expect: &str) {
    let gtin = Gtin::parse(digits).expect(digits);
    let got = match variable_measure::read(gtin, country) {
        Measure::Price { item, price } => format!("{} at {}", item.shortest(), amount(price)),
        Measure::Weight { item, grams } => format!("{grams} g of {}", item.shortest()),
        Measure::Count { item, count } => format!("{count} of {}", item.shortest()),
        Measure::Opaque => "opaque".to_owned(),
    };
    assert_eq!(got, expect, "{digits} in {country}");
}

#[test]
fn a_label_means_what_its_country_says() {
    check("2288060112347", "DE", "2288060000002 at 112.34 EUR");
    check("2211114002394", "DE", "2211110000004 at 2.39 EUR");
    check("2811111068708", "DE", "6870 g of 2811110000006");
    check("2511119000129", "DE", "12 of 2511110000005");
    check("2011122912346", "GB", "2011122000005 at 12.34 GBP");
    check("2088060112343", "SE", "2088060100005 at 12.34 SEK");
    check("2188060112340", "SE", "2188060100002 at 123.4 SEK");
    check("2288060112347", "NO", "2288060100009 at 1234 NOK");
    check("2302148210869", "NO", "1086 g of 2302148200006");
    check("2488060112341", "FI", "12340 g of 2488060100003");
    check("2588060112348", "LT", "123400 g of 2588060100000");
    check("2712341002251", "DK", "225 g of 2712341000004");
    check("2823570001509", "DK", "150 g of 2823570000007");
    check("2288060112347", "DK", "2288060000002 at 112.34 DKK");
}

#[test]
fn where_no_rule_is_known_nothing_is_guessed() {
    check("2288060112347", "FR", "opaque");
    check("2288060112347", "", "opaque");
    check("2288060112347", "Germany", "opaque");
    check("2011122912346", "DE", "opaque");
    check("0211111111114", "US", "opaque");
    check("4006381333931", "DE", "opaque");
    check("96385074", "DE", "opaque");
    check("12345678901231", "DE", "opaque");
}

/// The inner check digit of a price or weight guards it apart from the whole code's.
#[test]
fn a_wrong_inner_check_digit_is_opaque() {
    check("2311111112345", "DE", "opaque");
    check("2011122812349", "GB", "opaque");
}

#[test]
fn price_check_digits_are_those_of_the_specification() {
    assert_eq!(price_check_digit_4(2875), Some(9));
    assert_eq!(price_check_digit_5(14685), Some(6));
    assert_eq!(price_check_digit_4(10_000), None);
    assert_eq!(price_check_digit_5(100_000), None);
}

proptest! {
    #[test]
    fn labels_and_their_items_are_not_global_and_labels_of_an_item_share_it(
        payload in 200_000_000_000..300_000_000_000_u64,
        country in prop_oneof!["DE", "GB", "SE", "NO", "FI", "EE", "LV", "LT", "DK"],
    ) {
        let label = Gtin::from_payload(payload).expect("in range");
        prop_assert!(!prefix::meaning(label).is_global());
        if let Measure::Price { item, .. } | Measure::Weight { item, .. } | Measure::Count { item, .. } =
            variable_measure::read(label, &country)
        {
            prop_assert!(!prefix::meaning(item).is_global());
            let again = match variable_measure::read(item, &country) {
                Measure::Price { item, price } => (item, price.value),
                Measure::Weight { item, grams } => (item, grams),
                Measure::Count { item, count } => (item, count),
                Measure::Opaque => return Err(TestCaseError::fail("an item is a label of nothing")),
            };
            prop_assert_eq!(again, (item, 0));
        }
    }

    #[test]
    fn any_gtin_and_country_are_answered(payload in 0..10_000_000_000_000_u64, country in any::<String>()) {
        let _ = variable_measure::read(Gtin::from_payload(payload).expect("in range"), &country);
    }
}
