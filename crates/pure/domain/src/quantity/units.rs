//! The words for units on packs, in the languages of Europe, and how much of ours each is.

use super::amount::Unit;

/// A unit as written: its size in billionths of ours, and whether it is metric.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// Ours: pieces, grams or millilitres.
    pub(super) unit: Unit,
    /// How many billionths of ours it is; 10^9 for our own.
    pub(super) billionths: i128,
    /// Whether it has precedence on a pack that states two systems.
    pub(super) metric: bool,
    /// Three digits after a comma or a point mean thousands.
    pub(super) grouped: bool,
}

/// Whose pints, quarts and gallons are meant where nobody says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Measures {
    /// A pint is imperial, everything else is of the United States: what is still sold by them.
    #[default]
    Mixed,
    /// Those of the United States.
    Us,
    /// The imperial ones.
    Imperial,
}

impl Measures {
    /// Those of a country by its code of ISO 3166-1.
    pub fn of_country(code: &str) -> Self {
        match code {
            "US" => Self::Us,
            "GB" | "IE" => Self::Imperial,
            _ => Self::Mixed,
        }
    }
}

/// The unit of a word or words in small letters with single blanks, without a full stop at the end.
pub(super) fn find(words: &str, measures: Measures) -> Option<Written> {
    let words = words.replace('-', " ");
    let (names, unit, billionths, metric) =
        *UNITS.iter().find(|(names, ..)| names.contains(&words.as_str()))?;
    // "us pt" says it itself.
    let says_whose =
        ["us ", "u.s. ", "uk ", "imp", "imp."].iter().any(|whose| words.starts_with(whose));
    let of_country = BY_COUNTRY
        .iter()
        .find(|(name, whose, _)| *whose == measures && names.contains(name) && !says_whose)
        .map_or(billionths, |(.., own)| *own);
    Some(Written { unit, billionths: of_country, metric, grouped: of_country == ONE })
}

/// Whether a word or two words are a unit of weight or volume.
pub(crate) fn is_measure(words: &str) -> bool {
    find(words, Measures::Mixed).is_some_and(|written| written.unit != Unit::Each)
}

/// Whether a word is that of a piece or a pack: "pieces", "bottles", "Becher".
pub(crate) fn is_pack_word(word: &str) -> bool {
    find(word, Measures::Mixed).is_some_and(|written| written.unit == Unit::Each)
}

/// Pieces, where there is no unit.
pub(super) const PIECES: Written =
    Written { unit: Unit::Each, billionths: ONE, metric: true, grouped: true };

/// Words without an amount that are printed before a number.
#[rustfmt::skip]
pub(super) const BEFORE: &[&str] = &[
    "net wt.", "net wt", "net weight", "net contents", "nettofüllmenge", "nettogewicht", "netto", "net", "inhalt",
    "füllmenge", "poids net", "contenance", "peso netto", "peso neto", "contenido neto", "cont. neto", "contenido",
    "neto", "contenuto", "nettoinhoud", "inhoud", "masa netto", "zawartość", "c.a.", "ca.", "ca", "circa", "approx.",
    "approx", "about", "env.", "environ", "aprox.", "ok.", "≈", "~", "±", "lot", "e", "℮", ":",
];

const ONE: i128 = 1_000_000_000;
const US_OUNCE: i128 = 29_573_529_563;
const UK_OUNCE: i128 = 28_413_062_500;

/// What a unit is in a country where it is another than in the table below, by one of its names.
const BY_COUNTRY: &[(&str, Measures, i128)] = &[
    ("pt", Measures::Us, 473_176_473_000),
    ("qt", Measures::Imperial, 40 * UK_OUNCE),
    ("gal", Measures::Imperial, 160 * UK_OUNCE),
    ("fl oz", Measures::Imperial, UK_OUNCE),
];

type Row = (&'static [&'static str], Unit, i128, bool);

#[rustfmt::skip]
const UNITS: &[Row] = &[
    (&["mg", "milligram", "milligrams", "milligramm"], Unit::Gram, ONE / 1000, true),
    (&["g", "gr", "grs", "grm", "gm", "gms", "gram", "grams", "gramm", "gramme", "grammes", "grammi", "grammo",
       "gramo", "gramos", "grama", "gramas", "gramy", "gramów", "gramů", "г", "гр", "克"], Unit::Gram, ONE, true),
    (&["dag", "dkg", "deka", "dekagramm", "dekagramów", "dekagramy"], Unit::Gram, 10 * ONE, true),
    (&["hg", "hekto", "hektogram", "hectogram", "ons", "onsje", "etto", "etti", "ettogrammi"], Unit::Gram, 100 * ONE, true),
    (&["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "kilogramme", "kilogrammes", "kilogrammo",
       "kilogrammi", "chilo", "chili", "chilogrammo", "kilogramo", "kilogramos", "quilo", "quilos", "quilograma", "quilogramas", "kilogramy", "kilogramów", "kila", "кг"],
     Unit::Gram, 1000 * ONE, true),
    (&["pfund", "pfd", "pond", "ponden", "pondje", "livres"], Unit::Gram, 500 * ONE, true),
    (&["ml", "mℓ", "cc", "millilitre", "millilitres", "milliliter", "milliliters", "cm3", "cm³", "millilitri", "millilitro", "mililitr", "mililitry", "mililitro",
       "mililitros", "mililitrów", "мл", "毫升"], Unit::Millilitre, ONE, true),
    (&["cl", "centilitre", "centilitres", "centiliter", "centiliters", "zentiliter", "centilitri", "centilitro", "centilitros", "centylitrów"],
     Unit::Millilitre, 10 * ONE, true),
    (&["dl", "decilitre", "decilitres", "deciliter", "deziliter", "decilitri", "decilitro", "decilitros"], Unit::Millilitre, 100 * ONE, true),
    (&["l", "ℓ", "lt", "ltr", "ltrs", "lts", "liter", "liters", "litre", "litres", "litro", "litros", "litri", "litr",
       "litra", "litry", "litrów", "litrů", "л"], Unit::Millilitre, 1000 * ONE, true),
    (&["hl", "hectolitre", "hektoliter"], Unit::Millilitre, 100_000 * ONE, true),
    (&["oz", "ozs", "ounce", "ounces", "once", "onces", "onza", "onzas", "unze", "unzen"],
     Unit::Gram, 28_349_523_125, false),
    (&["lb", "lbs", "pound", "pounds"], Unit::Gram, 453_592_370_000, false),
    (&["fl oz", "fl. oz", "floz", "fl.oz", "fluid ounce", "fluid ounces", "fl ounce", "fl ounces", "us fl oz", "us fl. oz", "oz fl"],
     Unit::Millilitre, US_OUNCE, false),
    (&["uk fl oz", "imp fl oz", "imp. fl. oz", "imp fl. oz"], Unit::Millilitre, UK_OUNCE, false),
    (&["pt", "pts", "pint", "pints", "uk pt", "uk pint", "uk pints", "imp pt", "imp. pt", "imp pint", "imperial pint",
       "imperial pints"], Unit::Millilitre, 20 * UK_OUNCE, false),
    (&["us pt", "us pint", "us pints", "u.s. pint"], Unit::Millilitre, 473_176_473_000, false),
    (&["qt", "qts", "quart", "quarts", "us qt", "us quart"], Unit::Millilitre, 946_352_946_000, false),
    (&["uk qt", "uk quart", "imp qt"], Unit::Millilitre, 40 * UK_OUNCE, false),
    (&["gal", "gals", "gallon", "gallons", "us gal", "us gallon"], Unit::Millilitre, 3_785_411_784_000, false),
    (&["uk gal", "uk gallon", "uk gallons", "imp gal", "imperial gallon"], Unit::Millilitre, 160 * UK_OUNCE, false),
    (&["cup", "cups"], Unit::Millilitre, 8 * US_OUNCE, false),
    (&["dozen", "doz", "dz", "dutzend", "douzaine", "douzaines", "docena", "docenas", "dozzina", "dozijn", "tuzin",
       "dúzia", "dussin", "dusin", "dozzine", "dúzias", "tuziny"], Unit::Each, 12 * ONE, true),
    (&[
       // English
       "each", "ea", "pc", "pcs", "piece", "pieces", "ct", "count", "pack", "packs", "pk", "pkt", "pkts", "packet",
       "packets", "unit", "units", "item", "items", "bottle", "bottles", "can", "cans", "tin", "tins", "jar", "jars",
       "bag", "bags", "teabag", "teabags", "tea bags", "sachet", "sachets", "stick", "sticks", "pouch", "pouches", "cookies", "egg", "eggs", "roll", "rolls", "slice",
       "slices", "bar", "bars", "tablet", "tablets", "tabs", "capsule", "capsules", "caps", "pod", "pods", "box",
       "boxes", "carton", "cartons", "tub", "tubs", "pot", "pots", "serving", "servings", "portion", "portions",
       "sheet", "sheets", "wipes", "washes", "bunch", "loaf", "loaves",
       // German
       "stück", "stücke", "stk", "st", "stueck", "er", "er pack", "er packung", "packung", "packungen", "beutel",
       "teebeutel", "flasche", "flaschen", "dose", "dosen", "glas", "gläser", "becher", "eier", "ei", "rolle", "rollen",
       "scheiben", "riegel", "tabletten", "kapseln", "blatt", "portionen", "bund",
       // French
       "pièce", "pièces", "pce", "pces", "unité", "unités", "bouteille", "bouteilles", "boîte", "boîtes",
       "œufs", "oeufs", "œuf", "oeuf", "rouleaux", "tranches", "dosettes", "canettes", "biscuits", "barres",
       // Spanish and Portuguese
       "ud", "uds", "u", "un", "und", "unidad", "unidades", "unidade", "pieza", "piezas", "botella", "botellas", "lata",
       "latas", "bolsitas", "sobres", "saquitos", "porciones", "huevos", "ovos", "rollos", "cápsulas", "pastillas", "lonchas",
       // Italian
       "pz", "pezzo", "pezzi", "bustine", "bottiglie", "uova", "rotoli", "fette", "filtri", "lattine",
       // Dutch
       "stuk", "stuks", "flessen", "fles", "blik", "blikjes", "eieren", "rollen", "zakjes", "plakken", "stukken",
       // Polish, Czech, Nordic
       "stycken", "stykker", "stykk", "styck", "szt", "sztuk", "sztuka", "sztuki", "torebek", "ks", "kus", "kusů", "styk", "kpl", "db", "шт",
       // Many
       "x", "×",
     ], Unit::Each, ONE, true),
];
