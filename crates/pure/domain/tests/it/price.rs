//! Prices as tags say them, what so much costs, and what a list costs together.

use proptest::prelude::*;
use trug_domain::{Cost, Currency, Money, Need, Price, PriceNote, Quantity, Timestamp, Unit};

fn euro(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

#[track_caller]
fn check(text: &str, line: &str, expect: &str) {
    let line = Quantity::parse(line).expect("a quantity");
    let shown = match Price::parse(text, Currency::EUR, line) {
        Ok(price) => price.to_string(),
        Err(error) => error.to_string(),
    };
    assert!(shown.starts_with(expect), "{text:?} for {line}: {shown}");
}

#[test]
fn tags_say_how_much_and_for_what() {
    check("1.29", "3", "1.29 EUR");
    check("1,29 €", "3", "1.29 EUR");
    check("£1.29", "1", "1.29 GBP");
    check("12 SEK", "1", "12.00 SEK");
    check("19,90 Kč", "1", "19.90 CZK");
    check("1.29", "500 g", "1.29 EUR / 500 g");
    check("2.49/kg", "500 g", "2.49 EUR / 1000 g");
    check("2,49 € / kg", "2", "2.49 EUR / 1000 g");
    check("0,89 pro 100 g", "500 g", "0.89 EUR / 100 g");
    check("1.09 je Liter", "2 l", "1.09 EUR / 1000 ml");
    check("2 for 3", "6", "3.00 EUR / 2");
    check("3 für 2,50 €", "6", "2.50 EUR / 3");
    check("2 for £3", "6", "3.00 GBP / 2");
    check("2 € for 3", "6", "2.00 EUR / 3");
    check("2 for 100 g", "6", "2.00 EUR / 100 g");
    check("0.30 per piece", "6", "0.30 EUR");
    check("0", "1", "0.00 EUR");
    check("free", "1", "\"free\" is no amount of EUR");
    check("1.999", "1", "1999.00 EUR");
    check("1.9999", "1", "\"1.9999\"");
    check("-1", "1", "-1.00 EUR is out of range");
    check("100000000.01", "1", "100000000.01 EUR is out of range");
    check("1/parsec", "1", "\"parsec\" is no quantity");
    check("", "1", "\"\" is no amount");
}

#[test]
fn so_much_costs_its_share_rounded_half_up() {
    let per = |minor, value, unit| Price { money: euro(minor), per: Quantity { value, unit } };
    let grams = |value| Quantity { value, unit: Unit::Gram };
    assert_eq!(per(129, 1, Unit::Each).of(Quantity::each(3)), Some(euro(387)));
    assert_eq!(per(249, 1000, Unit::Gram).of(grams(500)), Some(euro(125)));
    assert_eq!(per(200, 3, Unit::Each).of(Quantity::each(1)), Some(euro(67)));
    assert_eq!(per(129, 1, Unit::Each).of(grams(500)), None);
    let most = Price { money: euro(Price::MAX), per: grams(1) };
    assert_eq!(most.of(grams(Quantity::MAX)), Some(euro(Price::MAX * Quantity::MAX)));
    assert_eq!(most.of(grams(i64::MAX)), None);
}

#[test]
fn a_list_says_for_how_many_lines_its_sum_speaks() {
    let yen = Money { minor: 100, currency: "JPY".parse().expect("a currency") };
    let lines =
        [(false, Some(euro(129))), (true, Some(euro(250))), (true, None), (false, Some(yen))];
    let cost = Cost::of(lines);
    assert_eq!((cost.priced, cost.lines), (3, 4));
    let sums: Vec<_> =
        cost.sums.iter().map(|sum| (sum.all.to_string(), sum.ticked.to_string())).collect();
    let expect = [("3.79 EUR", "2.50 EUR"), ("100 JPY", "0 JPY")];
    assert_eq!(sums, expect.map(|(all, ticked)| (all.to_owned(), ticked.to_owned())));
    assert_eq!(Cost::of([]), Cost::default());
}

#[test]
fn a_note_is_known_by_the_need_the_unit_and_the_shop() {
    let note = |name: &str, shop: &str, unit| PriceNote {
        need: Need { code: None, name: Some(name.to_owned()) },
        shop: shop.to_owned(),
        price: Price { money: euro(1), per: Quantity { value: 1, unit } },
        at: Timestamp(1),
    };
    assert_eq!(note("Milk", "Tesco", Unit::Each).key(), note(" milk", "TESCO", Unit::Each).key());
    assert_ne!(note("Milk", "Tesco", Unit::Each).key(), note("Milk", "", Unit::Each).key());
    assert_ne!(note("Milk", "", Unit::Each).key(), note("Milk", "", Unit::Gram).key());
}

#[test]
fn countries_have_their_currency() {
    let of = |country| Currency::of_country(country).map(|currency| currency.to_string());
    assert_eq!(of("DE").as_deref(), Some("EUR"));
    assert_eq!(of("CH").as_deref(), Some("CHF"));
    assert_eq!(of("GB").as_deref(), Some("GBP"));
    assert_eq!(of("ZZ"), None);
}

proptest! {
    #[test]
    fn a_price_is_read_back_as_it_is_shown(
        minor in 0..=Price::MAX,
        value in 1..=Quantity::MAX,
        unit in prop::sample::select(vec![Unit::Each, Unit::Gram, Unit::Millilitre]),
        code in prop::sample::select(vec!["EUR", "GBP", "JPY", "KWD", "SEK"]),
    ) {
        let money = Money { minor, currency: code.parse().expect("a currency") };
        let price = Price { money, per: Quantity { value, unit } };
        let read = Price::parse(&price.to_string(), Currency::EUR, Quantity::each(1));
        prop_assert_eq!(read, Ok(price));
    }

    #[test]
    fn any_text_is_a_price_or_says_why(text in ".{0,24}", value in any::<i64>()) {
        if let Ok(price) = Price::parse(&text, Currency::EUR, Quantity::each(1)) {
            let _ = price.of(Quantity { value, unit: price.per.unit });
        }
    }
}
