//! What people type, by language and country.

use crate::typed_entry::{check, shown};
use trug_domain::typed_entry::languages::LANGUAGES;
use trug_domain::{Habits, Quantity, TypedEntry};

#[test]
fn units_of_one_country() {
    let of = |country: &'static str, text: &str| {
        let habits = Habits { country: Some(country), ..Habits::default() };
        shown(&TypedEntry::read_as(text, habits))
    };
    assert_eq!(of("US", "1 pt milk"), "473 ml | milk");
    assert_eq!(of("GB", "1 pt milk"), "568 ml | milk");
    assert_eq!(of("GB", "1 gal. water"), "4546 ml | water");
    assert_eq!(of("US", "1 gal. water"), "3785 ml | water");
    assert_eq!(of("GB", "2 qt stock"), "2273 ml | stock");
    assert_eq!(of("US", "2 qt stock"), "1893 ml | stock");
    assert_eq!(of("GB", "1 us pint cream"), "473 ml | cream");
}

#[test]
fn a_number_that_is_another_word_counts_in_its_own_language() {
    let of = |language: &'static str, text: &str| {
        let habits = Habits { language: Some(language), ..Habits::default() };
        shown(&TypedEntry::read_as(text, habits))
    };
    assert_eq!(of("en", "fire logs"), "? fire logs");
    assert_eq!(of("nb-NO", "fire egg"), "4 | egg");
    assert_eq!(of("da", "to agurker"), "2 | agurker");
    assert_eq!(of("de", "elf Eier"), "11 | Eier");
    assert_eq!(of("en", "elf mascara"), "? elf mascara");
    assert_eq!(of("es", "quince huevos"), "15 | huevos");
    assert_eq!(of("en", "to liter melk"), "2000 ml | melk");
}

/// What each language calls one thing, two of it and a unit of it: checked with every word of its table.
#[test]
fn every_word_of_every_language_is_understood() {
    for language in &LANGUAGES {
        let habits = Habits { language: Some(language.code), ..Habits::default() };
        let read = |text: &str| shown(&TypedEntry::read_as(text, habits));
        for (word, digits) in language.numbers {
            let litres = Quantity::parse(&format!("{digits} l")).expect("litres").value;
            let blank = if word.ends_with('\'') { "" } else { " " };
            assert_eq!(
                read(&format!("{word}{blank}liter zzyx")),
                format!("{litres} ml | zzyx"),
                "{word}"
            );
            if let Ok(count) = digits.parse::<i64>() {
                assert_eq!(read(&format!("{word} zzyx")), format!("{count} | zzyx"), "{word}");
            }
        }
        for dozen in language.dozens {
            assert_eq!(read(&format!("2 {dozen} zzyx")), "24 | zzyx", "{dozen}");
        }
        for pieces in language.pieces {
            assert_eq!(read(&format!("3 {pieces} zzyx")), "3 | zzyx", "{pieces}");
            assert_eq!(read(&format!("3 {pieces}. zzyx")), "3 | zzyx", "{pieces}");
            assert_eq!(read(&format!("zzyx 3 {pieces}")), "3 | zzyx", "{pieces}");
        }
        for times in language.times {
            assert_eq!(read(&format!("3 {times} zzyx")), "3 | zzyx", "{times}");
        }
        for joining in language.joining {
            let blank = if joining.ends_with('\'') { "" } else { " " };
            assert_eq!(read(&format!("3 kg {joining}{blank}zzyx")), "3000 g | zzyx", "{joining}");
        }
        for half in language.and_a_half {
            assert_eq!(read(&format!("2 {half} kg zzyx")), "2500 g | zzyx", "{half}");
            assert_eq!(read(&format!("2 kg {half} zzyx")), "2500 g | zzyx", "{half}");
        }
        for range in language.ranges {
            assert_eq!(read(&format!("2 {range} 3 zzyx")), format!("? 2 {range} 3 zzyx"));
        }
        for (vague, article) in language.vague.iter().zip(language.articles.iter().cycle()) {
            let text = format!("{article} {vague} zzyx");
            assert_eq!(read(&text), text);
        }
    }
}

#[test]
fn lists_of_eleven_languages() {
    let rows = [
        ("two tins of tomatoes", "2 | tins of tomatoes"),
        ("half a gallon of milk", "1893 ml | milk"),
        ("1 Kasten Wasser", "1 | Kasten Wasser"),
        ("2 Pfd. Kartoffeln", "1000 g | Kartoffeln"),
        ("20 dag sera", "200 g | sera"),
        ("dwie bułki", "2 | bułki"),
        ("6 szt. jajek", "6 | jajek"),
        ("pół kilo szynki", "500 g | szynki"),
        ("une douzaine d'œufs", "12 | œufs"),
        ("trois baguettes", "3 | baguettes"),
        ("crème liquide 20cl", "200 ml | crème liquide"),
        ("media docena de huevos", "6 | huevos"),
        ("3 uds. de yogur", "3 | yogur"),
        ("due etti di prosciutto", "200 g | prosciutto"),
        ("mezzo chilo di pane", "500 g | pane"),
        ("4 pz. limoni", "4 | limoni"),
        ("1 ons kaas", "100 g | kaas"),
        ("2 pond aardappelen", "1000 g | aardappelen"),
        ("een halve kilo gehakt", "500 g | gehakt"),
        ("2 hg skinka", "200 g | skinka"),
        ("tre st gurkor", "3 | gurkor"),
        ("½ liter fløde", "500 ml | fløde"),
        ("seks egg", "6 | egg"),
        ("uma dúzia de ovos", "12 | ovos"),
        ("meio quilo de arroz", "500 g | arroz"),
        ("砂糖 50g", "50 g | 砂糖"),
    ];
    for (text, expect) in rows {
        check(text, expect);
    }
}
