//! The words of amounts in English and German.

/// Units that are nothing else's name in either language, in small letters. Milligrams are not
/// among them (the strength of tablets), nor cups (noodles).
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "g", "gr", "gm", "gram", "grams", "gramm", "dag", "dkg", "deka", "dekagramm", "kg", "kgs", "kilo", "kilos",
    "kilogram", "kilograms", "kilogramm", "pfund", "ml", "millilitre", "millilitres", "milliliter", "milliliters",
    "cl", "dl", "l", "lt", "ltr", "liter", "liters", "litre", "litres", "oz", "ounce", "ounces", "unze", "unzen",
    "lb", "lbs", "pound", "pounds", "fl oz", "pint", "pints", "quart", "quarts", "gallon", "gallons",
];

/// Words for pieces without further meaning, and for twelve of them.
pub(super) const PIECES: &[&str] = &[
    "stück", "stücke", "stueck", "stk", "pc", "pcs", "piece", "pieces", "dozen", "doz", "dutzend",
];

/// Words between a count and a thing.
pub(super) const TIMES: &[&str] = &["x", "mal"];

/// Numbers in words, as digits; a part of one is a fraction.
#[rustfmt::skip]
pub(super) const NUMBERS: &[(&str, &str)] = &[
    ("a", "1"), ("an", "1"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"),
    ("half", "1/2"), ("quarter", "1/4"),
    ("ein", "1"), ("eine", "1"), ("einen", "1"), ("zwei", "2"), ("zwo", "2"), ("drei", "3"), ("vier", "4"),
    ("fünf", "5"), ("fuenf", "5"), ("sechs", "6"), ("sieben", "7"), ("acht", "8"), ("neun", "9"), ("zehn", "10"),
    ("elf", "11"), ("zwölf", "12"), ("zwoelf", "12"),
    ("halb", "1/2"), ("halbe", "1/2"), ("halber", "1/2"), ("halbes", "1/2"), ("halben", "1/2"),
    ("viertel", "1/4"), ("dreiviertel", "3/4"), ("anderthalb", "1 1/2"), ("eineinhalb", "1 1/2"),
    ("zweieinhalb", "2 1/2"),
];

/// Words that alone are no count: articles, and "elf", which is a brand as well.
pub(super) const NO_COUNTS: &[&str] = &["a", "an", "one", "ein", "eine", "einen", "elf"];

/// Words that make one name with a number before them, in small letters: units that are not known
/// here, times, parts, and the names of things.
#[rustfmt::skip]
const JOINED: &[&str] = &[
    // Units of something else.
    "mg", "mm", "cm", "m", "km", "meter", "metre", "metres", "inch", "zoll", "w", "watt", "v", "volt", "gb", "tb",
    "mb", "mah", "kcal", "grad", "degrees", "prozent", "percent", "euro", "euros", "cent", "cents", "€", "$", "£",
    "er", "fach", "lagig", "teilig", "ply", "in", "for", "für", "auf", "and", "und", "plus", "bis", "to", "or", "oder",
    // Times.
    "h", "min", "minute", "minutes", "minuten", "sekunden", "seconds", "stunden", "hours", "hour", "days", "day",
    "tage", "wochen", "weeks", "monate", "months", "jahre", "years", "jahreszeiten", "seasons",
    // Things.
    "up", "glocken", "wetter", "musketeers", "musketiere", "korn", "pack", "gum", "grand", "sterne", "star", "stars",
    "fingers", "guys",
];

/// Whether the word is a unit of weight or volume.
pub(super) fn is_unit(word: &str) -> bool {
    MEASURES.contains(&word)
}

/// Whether a number before this word, in lower case, is something else than a count.
pub(super) fn joins_a_number(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let unit = word.split_once('-').map_or(word, |(unit, _)| unit);
    is_unit(unit) || [JOINED, PIECES, TIMES].iter().any(|words| words.contains(&word))
}
