//! What packs and people write, and what it is in grams, millilitres and pieces.

use proptest::prelude::*;
use trug_domain::quantity::QuantityError;
use trug_domain::{PackSize, Quantity, Unit};

#[track_caller]
fn check(text: &str, expect: &str) {
    let got = match PackSize::parse(text) {
        Ok(pack) => pack.to_string(),
        Err(error) => panic!("{text:?}: {error}"),
    };
    assert_eq!(got, expect, "{text:?}");
}

#[test]
fn packs_say_it_in_many_ways() {
    let rows = [
        ("2", "2"),
        ("500 g", "500 g"),
        ("500g", "500 g"),
        ("500 G", "500 g"),
        ("500 g e", "500 g"),
        ("500 g ℮", "500 g"),
        ("750ml ℮", "750 ml"),
        ("750ml℮", "750 ml"),
        ("e 500 g", "500 g"),
        ("500 gr", "500 g"),
        ("500 gr.", "500 g"),
        ("1 kg", "1000 g"),
        ("1kg", "1000 g"),
        ("1 Kilo", "1000 g"),
        ("0,5 kg", "500 g"),
        ("1,5 l", "1500 ml"),
        ("1.5L", "1500 ml"),
        ("1,5 litres", "1500 ml"),
        ("1,5 Liter", "1500 ml"),
        ("1,5 litri", "1500 ml"),
        ("1,5 litros", "1500 ml"),
        ("33 cl", "330 ml"),
        ("2 dl", "200 ml"),
        ("330ml", "330 ml"),
        ("330\u{a0}ml", "330 ml"),
        ("½ l", "500 ml"),
        ("1½ l", "1500 ml"),
        ("1 1/2 l", "1500 ml"),
        ("20 dag", "200 g"),
        ("1 Pfund", "500 g"),
        ("500 mg", "1 g"),
        (".5 kg", "500 g"),
        ("net wt 340 g", "340 g"),
        ("Inhalt: 500 g", "500 g"),
        ("ca. 250 g", "250 g"),
        ("Poids net : 1 kg", "1000 g"),
        ("Cont. Neto: 155 g", "155 g"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn packs_of_several_say_it_in_many_ways() {
    let rows = [
        ("6 x 330 ml", "6 x 330 ml"),
        ("6x330ml", "6 x 330 ml"),
        ("6 X 33cl", "6 x 330 ml"),
        ("6 × 330 ml", "6 x 330 ml"),
        ("4×125g", "4 x 125 g"),
        ("4*125 g", "4 x 125 g"),
        ("2 x 1,5 l", "2 x 1500 ml"),
        ("2 x 6 x 330 ml", "12 x 330 ml"),
        ("6 pack 330 ml", "6 x 330 ml"),
        ("6-pack 330 ml", "6 x 330 ml"),
        ("6er Pack 330 ml", "6 x 330 ml"),
        ("6 bottles x 330 ml", "6 x 330 ml"),
        ("4 pots de 125 g", "4 x 125 g"),
        ("4 Becher à 125 g", "4 x 125 g"),
        ("6 bouteilles de 1 L", "6 x 1000 ml"),
        ("pack of 6", "6"),
        ("Pack of 6 x 330 ml", "6 x 330 ml"),
        ("6 pack", "6"),
        ("6er-Pack", "6"),
        ("2 Stück", "2"),
        ("2 St.", "2"),
        ("3 pièces", "3"),
        ("4 pz", "4"),
        ("4 uds.", "4"),
        ("4 stuks", "4"),
        ("4 szt.", "4"),
        ("10 Eier", "10"),
        ("12 eggs", "12"),
        ("80 teabags", "80"),
        ("1 dozen", "12"),
        ("dozen", "12"),
        ("2 Dutzend", "24"),
        ("2 x 6 eggs", "12"),
        ("Lot 3 x 250 g", "3 x 250 g"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn thousands_are_told_from_decimals() {
    check("1.500 g", "1500 g");
    check("1,500 g", "1500 g");
    check("1 500 g", "1500 g");
    check("1.500 kg", "1500 g");
    check("1,000 l", "1000 ml");
    check("1.000 ml", "1000 ml");
    check("0.500 kg", "500 g");
    check("0,750 g", "1 g");
    check("1.234,5 g", "1235 g");
    check("1.000 Stück", "1000");
    check("12.345 oz", "350 g");
}

#[test]
fn other_systems_are_converted_by_stated_factors() {
    check("12 oz", "340 g");
    check("1 lb", "454 g");
    check("1/2 lb", "227 g");
    check("2 lbs", "907 g");
    check("12 fl oz", "355 ml");
    check("12 FL. OZ.", "355 ml");
    check("16 imp fl oz", "455 ml");
    check("1 pt", "568 ml");
    check("2 pints", "1137 ml");
    check("1 US pint", "473 ml");
    check("1 qt", "946 ml");
    check("1 gal", "3785 ml");
    check("6 x 12 fl oz", "6 x 355 ml");
}

#[test]
fn what_is_said_twice_is_taken_in_metric() {
    check("12 fl oz (355 ml)", "355 ml");
    check("NET WT 12 OZ (340g)", "340 g");
    check("12 oz / 340 g", "340 g");
    check("1.5 kg (3 x 500 g)", "3 x 500 g");
    check("2 pints (1.136 L)", "1136 ml");
    check("400 g (2*200 g)", "2 x 200 g");
    check("30 g (20 x 1,5 g)", "30 g");
    check("6.35oz, 180g (15 pieces)", "180 g");
    check("240 g (6 Tranches)", "240 g");
    check("NET WT. 18 OZ. (1 LB. 2 OZ.)", "510 g");
    check("20g/1L", "20 g");
    check("12 x 1.9 oz (12 x 53 g) 636 g", "12 x 53 g");
}

#[track_caller]
fn refused(text: &str, says: &str) {
    let error = PackSize::parse(text).expect_err(text).to_string();
    assert!(error.contains(says), "{text:?}: {error}");
    assert!(Quantity::parse(text).is_err());
}

#[test]
fn what_is_no_quantity_says_why() {
    refused("", "write a number");
    refused("milk", "write a number");
    refused("-2", "write a number");
    refused("500 blorps", "known are pieces, mg, g,");
    refused("500 blorps", "\"blorps\" in \"500 blorps\"");
    refused("1,5 Stück", "whole number of pieces");
    refused("1.5", "whole number of pieces");
    refused("0", "out of range");
    refused("0 g", "out of range");
    refused("250 mg", "out of range");
    refused("1000001 g", "from 1 to 1000000");
    refused("1001 kg", "out of range");
    refused("1000 x 1001 g", "out of range");
    refused("99999999999999999999999999 g", "write a number");
}

#[test]
fn amounts_that_contradict_each_other_are_refused() {
    refused("500 g / 300 g", "contradict each other");
    refused("32 fl oz (946 L)", "contradict each other");
    refused("10 x 5.2 oz (150 g)", "contradict each other");
    refused("24 - 7/16 fl oz", "contradict each other");
    refused("780 g (neto), 420 (escurrido)", "contradict each other");
    refused("660 (neto), 400 (escurrido)", "no known unit");
}

#[test]
fn quantities_add_within_their_unit_and_limits() {
    let g = |value| Quantity { value, unit: Unit::Gram };
    assert_eq!(g(500).checked_add(g(250)), Ok(g(750)));
    assert_eq!(
        g(500).checked_add(Quantity::each(1)),
        Err(QuantityError::UnitsDiffer(g(500), Quantity::each(1)))
    );
    assert!(matches!(g(1_000_000).checked_add(g(1)), Err(QuantityError::OutOfRange(_))));
    assert!(matches!(g(i64::MAX).checked_add(g(1)), Err(QuantityError::OutOfRange(_))));
    assert_eq!(Quantity::parse("6 x 330 ml").map(|q| q.to_string()), Ok("1980 ml".to_owned()));
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    (1..=Quantity::MAX, prop_oneof![Just(Unit::Each), Just(Unit::Gram), Just(Unit::Millilitre)])
        .prop_map(|(value, unit)| Quantity { value, unit })
}

proptest! {
    #[test]
    fn a_quantity_is_read_back(quantity in any_quantity()) {
        prop_assert_eq!(Quantity::parse(&quantity.to_string()), Ok(quantity));
        prop_assert_eq!(Unit::from_code(quantity.unit.as_str()), Some(quantity.unit));
    }

    #[test]
    fn a_pack_is_read_back(count in 1..=1000_i64, value in 1..=1000_i64, gram: bool) {
        let unit = if gram { Unit::Gram } else { Unit::Millilitre };
        let pack = PackSize { count, each: Quantity { value, unit } };
        prop_assert_eq!(PackSize::parse(&pack.to_string()), Ok(pack));
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        let _ = PackSize::parse(&text);
    }

    #[test]
    fn any_text_of_the_field_is_answered(text in "[0-9 x×.,/½'()]{0,12} ?(g|kg|l|ml|oz|Stück|dozen|pt|e|℮|pack of)?[0-9xe. ]{0,6}") {
        if let Ok(pack) = PackSize::parse(&text) {
            prop_assert!(pack.count >= 1 && pack.each.value >= 1);
            prop_assert!(pack.total().is_ok());
        }
    }
}

#[test]
fn an_amount_as_a_shopper_writes_it_is_read_back() {
    for (value, unit, expected) in [
        (3, Unit::Each, "3"),
        (1500, Unit::Each, "1500"),
        (500, Unit::Gram, "500 g"),
        (1000, Unit::Gram, "1 kg"),
        (1005, Unit::Gram, "1.005 kg"),
        (2000, Unit::Millilitre, "2 l"),
        (1250, Unit::Millilitre, "1.25 l"),
        (1_000_000, Unit::Millilitre, "1000 l"),
    ] {
        let quantity = Quantity { value, unit };
        assert_eq!(quantity.readable(), expected);
        assert_eq!(Quantity::parse(expected).ok(), Some(quantity), "{expected}");
    }
}
