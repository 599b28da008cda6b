//! Content lines and the parts that they are in, and the texts of their values.

use crate::found::Place;

/// A content line: "SUMMARY;LANGUAGE=en:Milk".
pub(super) struct Property<'a> {
    /// In capital letters.
    pub(super) name: String,
    pub(super) parameters: &'a str,
    pub(super) value: &'a str,
}

/// A part of a calendar below its root.
pub(super) struct Part<'a> {
    pub(super) kind: String,
    pub(super) place: Place,
    pub(super) properties: Vec<Property<'a>>,
}

/// A text value without its escapes.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// The values of a list of texts: "Obst & Gemüse,Markt".
pub(super) fn several(value: &str) -> Vec<String> {
    let (mut values, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in value.char_indices() {
        if c == ',' && !escaped {
            values.push(unescaped(&value[start..at]));
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    values.push(unescaped(&value[start..]));
    values
}
