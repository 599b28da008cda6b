//! A typed entry: a thing, with an amount before or after it.
//!
//! A [`TypedEntry`] is read from "2 l milk", "milk 500 g", "3x eggs", "ein halbes Pfund Butter", "une douzaine
//! d'œufs", in the words of eleven languages ([`languages`]). Where a number may belong to the name ("7 up", "Nr. 5",
//! "1,5 % Milch") the text stays as it is and the entry is marked as unsure. What a list has before its lines
//! ([`without_marks`]) is taken off. Barcode numbers are no amounts; recognising them is the caller's concern.

mod amount;
mod habits;
pub mod languages;
mod marks;
mod numeral;
mod several;
mod split;
mod tidy;
mod words;

use crate::Quantity;
pub use habits::Habits;
pub use marks::without_marks;
use numeral::{begins_with_digits, numeral};
use std::fmt;
use tidy::tidy;
use unicode_normalization::UnicodeNormalization;

/// A thing and an amount, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedEntry {
    /// The thing: the text without the amount, or all of it where none was understood.
    pub what: String,
    /// The amount, if the text has one.
    pub quantity: Option<Quantity>,
    /// A number that could be an amount stayed in the text.
    pub unsure: bool,
}

impl TypedEntry {
    /// Parses a text of nobody in particular; every text is an entry. See [`Self::read_as`].
    pub fn read(text: &str) -> Self {
        Self::read_as(text, Habits::default())
    }

    /// Parses a text; every text is an entry.
    ///
    /// - A count with an `x` has precedence, and what follows it stays as it is: "2 x
    ///   Milk 1 l" is two of "Milk 1 l", and so is "Milk 2 x 1 l".
    /// - A weight or a volume may be before or after the thing, a number alone only before it, in brackets or behind
    ///   a dash: "vitamin b 12" is a name, "eggs (10)" and "eggs - 10" are ten eggs.
    /// - A part of a piece or of a gram, a range, an unknown unit, or a number above 99 alone is no amount.
    /// - Letters and their marks are composed (NFC).
    pub fn read_as(text: &str, habits: Habits<'_>) -> Self {
        let composed: String = text.nfc().collect();
        let (_, text) = without_marks(&composed);
        let text = tidy(text);
        let text = if text.is_empty() { composed.trim() } else { text };
        let entry = split::amount_in(text, habits).map(|(quantity, what)| Self {
            what,
            quantity: Some(quantity),
            unsure: false,
        });
        // "a dozen 2 g" has two amounts: written back with one before it, it would be another entry.
        let is_read_back = |entry: &Self| {
            split::amount_in(&entry.to_string(), habits).is_some_and(|(quantity, what)| {
                Some(quantity) == entry.quantity && what == entry.what
            })
        };
        entry.filter(is_read_back).unwrap_or_else(|| Self {
            what: text.to_owned(),
            quantity: None,
            unsure: is_doubtful(text, habits),
        })
    }

    /// The things of a text that lists several in a line: "1 l Milch, 500 g Butter" are two; a text of one thing is
    /// one.
    pub fn read_several(text: &str, habits: Habits<'_>) -> Vec<Self> {
        several::parts(text, habits).into_iter().map(|part| Self::read_as(part, habits)).collect()
    }
}

/// "2 x milk", "500 g flour", "milk"; [`TypedEntry::read`] reads what it read back.
impl fmt::Display for TypedEntry {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.quantity {
            Some(Quantity { value, unit: crate::Unit::Each }) => {
                write!(out, "{value} x {}", self.what)
            }
            Some(quantity) => write!(out, "{quantity} {}", self.what),
            None => out.write_str(&self.what),
        }
    }
}

/// Whether the text begins or ends with a number that could be an amount.
fn is_doubtful(text: &str, habits: Habits<'_>) -> bool {
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let first = numeral(text, habits).is_some_and(|found| {
        let article = found.in_words && found.number == "1";
        let goes_on = found.rest.trim_start();
        let apart = found.rest.starts_with(char::is_whitespace) || goes_on.starts_with('%');
        !article && (apart || is_range(found.rest))
    });
    let last = text.rsplit_once(char::is_whitespace).map_or("", |(_, last)| last);
    let last = last.trim_start_matches(['(', '[']);
    first || begins_with_digits(last) || ends_with_percent(text) || ends_with_measure(text)
}

/// "500 g" at the end.
fn ends_with_measure(text: &str) -> bool {
    let mut last = text.rsplit(char::is_whitespace);
    let unit = last.next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    words::is_unit(&unit) && last.next().is_some_and(begins_with_digits)
}

/// "3,5 %" at the end.
fn ends_with_percent(text: &str) -> bool {
    let number = text.strip_suffix('%').map(str::trim_end).unwrap_or_default();
    number.ends_with(|c: char| c.is_ascii_digit())
}

/// What follows the first number of a range: "-3 lemons". "3-Minuten-Terrine" is none.
fn is_range(rest: &str) -> bool {
    let end = rest.strip_prefix(['-', '–', '—']);
    end.is_some_and(begins_with_digits)
}
