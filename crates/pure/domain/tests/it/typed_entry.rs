//! What people write on lists, and what of it is an amount.

use proptest::prelude::*;
use trug_domain::typed_entry::without_marks;
use trug_domain::{Habits, Quantity, TypedEntry, Unit};
use unicode_normalization::UnicodeNormalization;

/// "2 | milk" for an amount and a thing, "milk" for a thing alone, "? 7 up" where it is unsure.
#[track_caller]
pub(crate) fn check(text: &str, expect: &str) {
    assert_eq!(shown(&TypedEntry::read(text)), expect, "{text:?}");
}

pub(crate) fn shown(entry: &TypedEntry) -> String {
    match entry.quantity {
        Some(quantity) => format!("{quantity} | {}", entry.what),
        None if entry.unsure => format!("? {}", entry.what),
        None => entry.what.clone(),
    }
}

#[test]
fn amounts_before_and_behind() {
    let rows = [
        ("milk", "milk"),
        (" oat milk ", "oat milk"),
        ("2 milk", "2 | milk"),
        ("2 x milk", "2 | milk"),
        ("3x eggs", "3 | eggs"),
        ("3 × eggs", "3 | eggs"),
        ("2 * milk", "2 | milk"),
        ("milk x 2", "2 | milk"),
        ("milk x2", "2 | milk"),
        ("milk 2 x", "2 | milk"),
        ("milk 2x", "2 | milk"),
        ("2 l milk", "2000 ml | milk"),
        ("2l milk", "2000 ml | milk"),
        ("2 L Milch", "2000 ml | Milch"),
        ("milk 500 g", "500 g | milk"),
        ("500g flour", "500 g | flour"),
        ("flour 1,5 kg", "1500 g | flour"),
        ("0.5 l cream", "500 ml | cream"),
        ("1.500 g flour", "1500 g | flour"),
        ("½ l cream", "500 ml | cream"),
        ("1/2 l cream", "500 ml | cream"),
        ("1 1/2 l cream", "1500 ml | cream"),
        ("cream 1 ½ l", "1500 ml | cream"),
        ("4 fl oz rum", "118 ml | rum"),
        ("1 oz yeast", "28 g | yeast"),
        ("1/3 l cream", "333 ml | cream"),
        ("2 l of milk", "2000 ml | milk"),
        ("2 🥑", "2 | 🥑"),
        ("100 x tealights", "100 | tealights"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn amounts_in_words() {
    let rows = [
        ("two milk", "2 | milk"),
        ("zwei Brote", "2 | Brote"),
        ("a dozen eggs", "12 | eggs"),
        ("half a dozen eggs", "6 | eggs"),
        ("ein halbes Dutzend Eier", "6 | Eier"),
        ("dozen eggs", "12 | eggs"),
        ("half a pound of butter", "227 g | butter"),
        ("a pint of milk", "568 ml | milk"),
        ("ein halbes Pfund Butter", "250 g | Butter"),
        ("Butter ein halbes Pfund", "250 g | Butter"),
        ("ein Liter Milch", "1000 ml | Milch"),
        ("ein viertel Liter Sahne", "250 ml | Sahne"),
        ("anderthalb Liter Milch", "1500 ml | Milch"),
        ("halber Liter Milch", "500 ml | Milch"),
        ("Milch zwei Liter", "2000 ml | Milch"),
        ("2 mal Milch", "2 | Milch"),
        ("Milch 2mal", "2 | Milch"),
        ("3 Stück Seife", "3 | Seife"),
        ("Seife 3 Stk.", "3 | Seife"),
        ("1 Pfd Butter", "500 g | Butter"),
        ("2 Dosen Tomaten", "2 | Dosen Tomaten"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn sizes_of_what_is_counted_stay_with_it() {
    let rows = [
        ("Cola 6x1,5 l", "6 | Cola 1,5 l"),
        ("Cola 6 x 1,5 l", "6 | Cola 1,5 l"),
        ("6x1,5 l Cola", "6 | 1,5 l Cola"),
        ("6 x Cola 1,5 l", "6 | Cola 1,5 l"),
        ("500 g flour x 2", "2 | 500 g flour"),
        ("2 milk 500 ml", "2 | milk 500 ml"),
        ("H-Milch 1,5 % 1 l x 6", "6 | H-Milch 1,5 % 1 l"),
        ("Milch 1,5 % 2 l", "2000 ml | Milch 1,5 %"),
        ("2 x 7 Up", "2 | 7 Up"),
        ("7 up 330 ml", "330 ml | 7 up"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn what_may_be_a_name_stays_as_it_is() {
    let rows = [
        ("7 up", "? 7 up"),
        ("seven up", "? seven up"),
        ("4711", "4711"),
        ("4711 Kölnisch Wasser", "? 4711 Kölnisch Wasser"),
        ("1,5 % Milch", "? 1,5 % Milch"),
        ("Milch 3,5%", "? Milch 3,5%"),
        ("Nr. 5", "? Nr. 5"),
        ("vitamin b 12", "? vitamin b 12"),
        ("3-Minuten-Terrine", "3-Minuten-Terrine"),
        ("3 Minuten Terrine", "? 3 Minuten Terrine"),
        ("2 in 1 shampoo", "? 2 in 1 shampoo"),
        ("8x4", "8x4"),
        ("8x4 deodorant", "8x4 deodorant"),
        ("2xl socks", "2xl socks"),
        ("501 jeans", "? 501 jeans"),
        ("007 martini", "? 007 martini"),
        ("500 mg aspirin", "? 500 mg aspirin"),
        ("20 m foil", "? 20 m foil"),
        ("1.5 g saffron", "? 1.5 g saffron"),
        ("1.5 things", "? 1.5 things"),
        ("half a melon", "? half a melon"),
        ("2-3 lemons", "? 2-3 lemons"),
        ("0 x milk", "? 0 x milk"),
        ("2000000 x milk", "? 2000000 x milk"),
        ("2000 kg flour", "? 2000 kg flour"),
        ("2 l", "? 2 l"),
        ("2 l-Flasche", "? 2 l-Flasche"),
        ("6 x 330 ml", "? 6 x 330 ml"),
        ("2 Stück", "? 2 Stück"),
        ("2 dozen 2 g", "? 2 dozen 2 g"),
        ("a lemon", "1 | lemon"),
        ("one more", "one more"),
        ("elf mascara", "? elf mascara"),
        ("quince jelly", "? quince jelly"),
        ("half-fat milk", "half-fat milk"),
        ("", ""),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn numbers_of_barcodes_are_counted_and_never_divided() {
    check("4006381333931", "4006381333931");
    check("4006 3813 33931", "4006 3813 33931");
    check("2 4006381333931", "2 | 4006381333931");
    check("4006381333931 x 2", "2 | 4006381333931");
    check("2 x 4006381333931", "2 | 4006381333931");
}

#[test]
fn nothing_of_an_amount_remains_in_the_name() {
    let rows = [
        ("Milch,", "Milch"),
        ("apples -", "apples"),
        ("apples - 3 kg", "3000 g | apples"),
        ("apples – 2", "2 | apples"),
        ("Milch: 2 l", "2000 ml | Milch"),
        ("milk, 2 l", "2000 ml | milk"),
        ("2 l - milk", "2000 ml | milk"),
        ("2 - milk", "2 | milk"),
        ("Aepfel (10)", "10 | Aepfel"),
        ("eggs (x2)", "2 | eggs"),
        ("Kartoffeln (2.500g)", "2500 g | Kartoffeln"),
        ("cola [6 x 330 ml]", "6 | cola 330 ml"),
        ("(2 l) milk", "2000 ml | milk"),
        ("flour (type 550)", "? flour (type 550)"),
        ("flour (organic)", "flour (organic)"),
        ("0.5 paket jäst (à 50 g)", "? 0.5 paket jäst (à 50 g)"),
        ("1 kg de tomates", "1000 g | tomates"),
        ("1 KG DE TOMATES", "1000 g | TOMATES"),
        ("1,5 L d'eau", "1500 ml | eau"),
        ("1 l d’huile", "1000 ml | huile"),
        ("500 g De Cecco", "500 g | De Cecco"),
        ("2 l di latte", "2000 ml | latte"),
        ("un litre et demi de lait", "1500 ml | lait"),
        ("un kilo y medio de patatas", "1500 g | patatas"),
        ("un quart de litre de crème", "250 ml | crème"),
        ("un demi-litre de lait", "500 ml | lait"),
        ("1 and a half pounds of beef", "680 g | beef"),
        ("1 lb 8 oz beef", "680 g | beef"),
        ("beef 1 lb 8 oz", "680 g | beef"),
        ("1 kg 500 g Mehl", "1500 g | Mehl"),
        (".5 l milk", "500 ml | milk"),
        ("1 12 oz can chicken", "1 | 12 oz can chicken"),
        ("1 (16 ounce) package lentils", "1 | (16 ounce) package lentils"),
        ("1 000 g farine", "1000 g | farine"),
        ("1'500 g Mehl", "1500 g | Mehl"),
        ("2\u{202f}500 g farine", "2500 g | farine"),
        ("1 500 g Butter", "? 1 500 g Butter"),
        ("Butter 1 500 g", "? Butter 1 500 g"),
        ("2 bis 3 Äpfel", "? 2 bis 3 Äpfel"),
        ("Milch 2 bis 3 l", "? Milch 2 bis 3 l"),
        ("1-2 Hand Petersilie", "? 1-2 Hand Petersilie"),
        ("Mehl 405", "? Mehl 405"),
        ("2% milk", "? 2% milk"),
        ("00 flour", "? 00 flour"),
        ("ein Brot", "1 | Brot"),
        ("ein paar Äpfel", "ein paar Äpfel"),
        ("une baguette", "1 | baguette"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}

#[test]
fn marks_of_a_list_are_no_part_of_a_thing() {
    let rows = [
        ("- milk", "milk"),
        ("* 2 l milk", "2000 ml | milk"),
        ("•milk", "milk"),
        ("– milk", "milk"),
        ("- [ ] milk", "milk"),
        ("- [x] milk", "milk"),
        ("[X] milk", "milk"),
        ("☐ milk", "milk"),
        ("☑ 6 eggs", "6 | eggs"),
        ("1. milk", "milk"),
        ("12) milk", "milk"),
        ("2. 500 g butter", "500 g | butter"),
        ("2.5 kg flour", "2500 g | flour"),
        ("1. FC Köln scarf", "FC Köln scarf"),
        ("-5 degrees gloves", "-5 degrees gloves"),
        ("*sale* nuts", "*sale* nuts"),
        ("-", "-"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
    assert_eq!(without_marks("- [x] milk"), (Some(true), "milk"));
    assert_eq!(without_marks("☐\tmilk"), (Some(false), "milk"));
    assert_eq!(without_marks("x milk"), (None, "x milk"));
}

#[test]
fn letters_composed_and_decomposed_are_one_name() {
    check("2 Cre\u{300}me fraiche", "2 | Cr\u{e8}me fraiche");
    check("A\u{308}pfel", "\u{c4}pfel");
}

#[test]
fn several_things_in_one_line() {
    let read = |text: &str| -> Vec<String> {
        TypedEntry::read_several(text, Habits::default()).iter().map(shown).collect()
    };
    assert_eq!(read("1 l Milch, 500 g Butter"), ["1000 ml | Milch", "500 g | Butter"]);
    assert_eq!(read("Brot, 500 g Butter; 6 Eier"), ["Brot", "500 g | Butter", "6 | Eier"]);
    assert_eq!(read("2 milk + 3 bread"), ["2 | milk", "3 | bread"]);
    assert_eq!(read("milk\n2 eggs\n\n"), ["milk", "2 | eggs"]);
    assert_eq!(read("milk, 2 l"), ["2000 ml | milk"]);
    assert_eq!(read("dry lentils, rinsed"), ["dry lentils, rinsed"]);
    assert_eq!(read("yoghurt, 2 Becher"), ["yoghurt, 2 Becher"]);
    assert_eq!(read("1,5 l Cola"), ["1500 ml | Cola"]);
    assert_eq!(read("nuts (1 kg, 2 bags)"), ["nuts (1 kg, 2 bags)"]);
    assert_eq!(read("C++ book"), ["C++ book"]);
    assert_eq!(read(""), [""]);
}

/// Texts made of what amounts and names are made of, so that they meet.
fn texts() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "2",
        "1,5",
        "½",
        "1/2",
        "500",
        "4711",
        "x",
        "×",
        "g",
        "kg",
        "l",
        "fl",
        "oz",
        "of",
        "a",
        "half",
        "ein",
        "halbes",
        "Dutzend",
        "dozen",
        "Stück",
        "mal",
        "two",
        "milk",
        "Cola",
        "up",
        "%",
        "-",
        ".",
        "é",
        "🥛",
        " ",
        " ",
        " ",
        "\u{a0}",
        "7 up",
        "Milch 1,5 %",
        "1 l",
    ]);
    let parts = prop::collection::vec(parts, 0..8);
    let between = prop::sample::select(vec!["", " ", " "]);
    prop_oneof![9 => (parts, between).prop_map(|(all, between)| all.join(between)), 1 => ".{0,40}"]
}

/// The words of a text without what is written of an amount, in their order.
fn is_within(part: &str, whole: &str) -> bool {
    let mut rest = whole.nfc().filter(|c| !c.is_whitespace());
    part.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn nothing_of_a_text_is_lost(text in texts()) {
        let entry = TypedEntry::read(&text);
        match entry.quantity {
            None => prop_assert!(is_within(&entry.what, &text)),
            Some(quantity) => {
                prop_assert!((1..=Quantity::MAX).contains(&quantity.value));
                prop_assert!(!entry.what.is_empty() && is_within(&entry.what, &text));
                prop_assert!(!entry.unsure);
            }
        }
    }

    #[test]
    fn what_has_an_amount_is_read_back_as_it_is_shown(text in texts()) {
        let entry = TypedEntry::read(&text);
        if entry.quantity.is_some() {
            prop_assert_eq!(TypedEntry::read(&entry.to_string()), entry);
        }
    }

    #[test]
    fn a_name_keeps_its_words_and_has_its_amount(
        name in "[A-Za-zäöüß]{3,12}( [A-Za-z]{3,12}){0,3}",
        value in 1..=Quantity::MAX,
        unit in prop::sample::select(vec![Unit::Each, Unit::Gram, Unit::Millilitre]),
    ) {
        let bare = TypedEntry::read(&name);
        prop_assume!(bare.quantity.is_none() && !bare.unsure && !name.starts_with("of "));
        let quantity = Quantity { value, unit };
        let entry = TypedEntry { what: name.clone(), quantity: Some(quantity), unsure: false };
        prop_assert_eq!(TypedEntry::read(&entry.to_string()), entry.clone());
        let times = if unit == Unit::Each { "x " } else { "" };
        prop_assert_eq!(TypedEntry::read(&format!("{name} {times}{quantity}")), entry);
    }
}
