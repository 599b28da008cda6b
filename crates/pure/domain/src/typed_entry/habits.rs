//! Who types.

use crate::quantity::Measures;

/// Who types: what decides between two readings of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits<'a> {
    /// The language, such as `da` or `pt-BR`: "to" is two for a Dane.
    pub language: Option<&'a str>,
    /// The country by its code of two capital letters: a pint of the United States is smaller than one in Ireland.
    pub country: Option<&'a str>,
}

/// Countries and the languages that lists are written in there, where that is another than the country's letters.
const SPOKEN: &[(&str, &str)] = &[
    ("AT", "de"),
    ("CH", "de"),
    ("DK", "da"),
    ("SE", "sv"),
    ("NO", "no"),
    ("MX", "es"),
    ("AR", "es"),
    ("BR", "pt"),
];

impl Habits<'_> {
    /// Whether a language of this code is one of the person's.
    pub(super) fn speaks(self, code: &str) -> bool {
        let own = self.language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
        let own = if matches!(own, "nb" | "nn") { "no" } else { own };
        let lived =
            |country: &str| country.eq_ignore_ascii_case(code) || SPOKEN.contains(&(country, code));
        !code.is_empty() && (own == code || self.country.is_some_and(lived))
    }

    pub(super) fn measures(self) -> Measures {
        self.country.map_or(Measures::default(), Measures::of_country)
    }
}
