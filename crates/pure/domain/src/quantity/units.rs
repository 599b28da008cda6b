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

/// The unit of a word or words in small letters with single blanks, without a full stop at the end.
pub(super) fn find(words: &str) -> Option<Written> {
    let words = words.replace('-', " ");
    let (_, unit, billionths, metric) =
        *UNITS.iter().find(|(names, ..)| names.contains(&words.as_str()))?;
    Some(Written { unit, billionths, metric, grouped: billionths == ONE })
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

type Row = (&'static [&'static str], Unit, i128, bool);

#[rustfmt::skip]
const UNITS: &[Row] = &[
    (&["mg", "milligram", "milligrams", "milligramm"], Unit::Gram, ONE / 1000, true),
    (&["g", "gr", "grs", "grm", "gm", "gms", "gram", "grams", "gramm", "gramme", "grammes", "grammi", "grammo",
       "gramo", "gramos", "grama", "gramas", "gramy", "gramów", "gramů", "г", "гр", "克"], Unit::Gram, ONE, true),
    (&["dag", "dkg", "deka", "dekagramm", "dekagramów"], Unit::Gram, 10 * ONE, true),
    (&["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "kilogramme", "kilogrammes", "kilogrammo",
       "kilogrammi", "chilo", "chili", "chilogrammo", "kilogramo", "kilogramos", "quilo", "quilograma", "кг"],
     Unit::Gram, 1000 * ONE, true),
    (&["pfund"], Unit::Gram, 500 * ONE, true),
    (&["ml", "mℓ", "cc", "millilitre", "millilitres", "milliliter", "milliliters", "cm3", "cm³", "millilitri", "mililitro",
       "mililitros", "mililitrów", "мл", "毫升"], Unit::Millilitre, ONE, true),
    (&["cl", "centilitre", "centilitres", "centiliter", "centiliters", "zentiliter", "centilitri", "centilitros"],
     Unit::Millilitre, 10 * ONE, true),
    (&["dl", "decilitre", "deciliter", "deziliter", "decilitri"], Unit::Millilitre, 100 * ONE, true),
    (&["l", "ℓ", "lt", "ltr", "ltrs", "lts", "liter", "liters", "litre", "litres", "litro", "litros", "litri", "litr",
       "litry", "litrów", "litrů", "л"], Unit::Millilitre, 1000 * ONE, true),
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
       "dúzia", "dussin", "dusin"], Unit::Each, 12 * ONE, true),
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
       "szt", "sztuk", "sztuka", "sztuki", "torebek", "ks", "kus", "kusů", "stycken", "styk", "kpl", "db", "шт",
       // Many
       "x", "×",
     ], Unit::Each, ONE, true),
];
