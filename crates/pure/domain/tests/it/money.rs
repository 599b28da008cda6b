//! Amounts of money as price tags say them.

use proptest::prelude::*;
use trug_domain::{Currency, Money};
use trug_gs1::{CodedCurrency, CodedPrice};

fn currency(code: &str) -> Currency {
    code.parse().expect(code)
}

#[track_caller]
fn check(text: &str, code: &str, expect: &str) {
    let got = Money::parse(text, currency(code)).map_or_else(|e| e.to_string(), |m| m.to_string());
    assert!(got.starts_with(expect), "{text:?} {code}: {got}");
}

#[test]
fn price_tags_are_read() {
    check("1,29", "EUR", "1.29 EUR");
    check("1.29", "EUR", "1.29 EUR");
    check("€ 1.29", "EUR", "1.29 EUR");
    check("1,29 €", "EUR", "1.29 EUR");
    check("1.29 eur", "EUR", "1.29 EUR");
    check("EUR 1.29", "EUR", "1.29 EUR");
    check("1,2", "EUR", "1.20 EUR");
    check("5", "EUR", "5.00 EUR");
    check("-0.25", "EUR", "-0.25 EUR");
    check("−0,25 €", "EUR", "-0.25 EUR");
    check("€-0.25", "EUR", "-0.25 EUR");
    check("1.234,50", "EUR", "1234.50 EUR");
    check("1,234.50", "USD", "1234.50 USD");
    check("$1,234", "USD", "1234.00 USD");
    check("1 234,50", "EUR", "1234.50 EUR");
    check("1'234.50", "CHF", "1234.50 CHF");
    check("1.234.567", "EUR", "1234567.00 EUR");
    check("129", "JPY", "129 JPY");
    check("1,290", "JPY", "1290 JPY");
    check("1.250", "KWD", "1.250 KWD");
    check("12 kr", "SEK", "12.00 SEK");
}

#[test]
fn what_is_no_amount_says_why() {
    check("", "EUR", "\"\" is no amount of EUR; write it like 1.29 EUR");
    check("free", "EUR", "\"free\" is no amount");
    check("1.29 USD", "EUR", "\"1.29 USD\" is no amount");
    check("1,295,5", "EUR", "\"1,295,5\" is no amount");
    check("0.290", "EUR", "\"0.290\" is no amount");
    check("1.5", "JPY", "\"1.5\" has more decimals than the 0 of JPY; write it like 129 JPY");
    check("1.2345", "EUR", "\"1.2345\" has more decimals than the 2 of EUR");
    check("9999999999999999", "EUR", "\"9999999999999999\" is no amount");
}

#[test]
fn currencies_have_numbers_and_decimals() {
    let by_number = |n| Currency::from_numeric(n).map(|c| (c.to_string(), c.minor_digits()));
    assert_eq!(by_number(978), Some(("EUR".to_owned(), 2)));
    assert_eq!(by_number(392), Some(("JPY".to_owned(), 0)));
    assert_eq!(by_number(414), Some(("KWD".to_owned(), 3)));
    assert_eq!(by_number(8), Some(("ALL".to_owned(), 2)));
    assert_eq!(by_number(999), None);
    assert!("eur".parse::<Currency>().is_err());
    assert!("EURO".parse::<Currency>().is_err());
}

#[test]
fn sums_stay_within_a_currency() {
    let money = |minor, code| Money { minor, currency: currency(code) };
    assert_eq!(money(129, "EUR").checked_add(money(71, "EUR")), Some(money(200, "EUR")));
    assert_eq!(money(129, "EUR").checked_add(money(71, "USD")), None);
    assert_eq!(money(i64::MAX, "EUR").checked_add(money(1, "EUR")), None);
    assert_eq!(money(129, "EUR").checked_mul(3), Some(money(387, "EUR")));
    assert_eq!(money(i64::MAX, "EUR").checked_mul(2), None);
}

#[test]
fn a_price_in_a_code_becomes_money() {
    use CodedCurrency::{Letters, Local, Numeric};
    let money = |value, decimals, named| {
        let price = CodedPrice { value, decimals, currency: named };
        Money::from_coded(price, Currency::EUR).map(|money| money.to_string())
    };
    assert_eq!(money(299, 2, Local).as_deref(), Some("2.99 EUR"));
    assert_eq!(money(3, 0, Local).as_deref(), Some("3.00 EUR"));
    assert_eq!(money(2990, 3, Local).as_deref(), Some("2.99 EUR"));
    assert_eq!(money(2995, 3, Local), None, "more decimals than euros have");
    assert_eq!(money(299, 2, Numeric(826)).as_deref(), Some("2.99 GBP"));
    assert_eq!(money(299, 0, Numeric(392)).as_deref(), Some("299 JPY"));
    assert_eq!(money(299, 2, Numeric(999)), None, "no such currency");
    assert_eq!(money(1234, 1, Letters("SEK")).as_deref(), Some("123.40 SEK"));
    let most = money(999_999_999_999_999, 0, Local);
    assert_eq!(most.as_deref(), Some("999999999999999.00 EUR"));
    assert_eq!(money(i64::MAX, 0, Local), None);
    assert_eq!(money(i64::MAX, u32::MAX, Local), None);
}

proptest! {
    #[test]
    fn an_amount_is_read_back(
        minor in -999_999_999_999_i64..999_999_999_999,
        code in prop_oneof!["EUR", "JPY", "KWD", "USD", "XYZ"],
    ) {
        let money = Money { minor, currency: currency(&code) };
        prop_assert_eq!(Money::parse(&money.to_string(), money.currency), Ok(money));
    }

    #[test]
    fn any_text_is_answered(text in any::<String>(), tag in "[-−€$0-9., EUR']{0,20}") {
        let _ = Money::parse(&text, Currency::EUR);
        let _ = Money::parse(&tag, Currency::EUR);
        let _ = Money::parse(&tag, currency("KWD"));
    }
}
