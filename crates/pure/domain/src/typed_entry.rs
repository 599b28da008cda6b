//! A typed entry: a thing, with an amount before or after it.
//!
//! A [`TypedEntry`] is read from "2 l milk", "milk 500 g", "3x eggs", "ein halbes Pfund Butter", in the
//! words of English and German. Where a number may belong to the name ("7 up", "Nr. 5",
//! "1,5 % Milch") the text stays as it is and the entry is marked as unsure. Barcode numbers are no
//! amounts; recognising them is the caller's concern.

mod amount;
mod words;

use crate::Quantity;
use amount::{Behind, is_amount};
use std::fmt;

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

/// A number without a unit before a name is at most this many pieces: above it are years, jeans sizes
/// and eau de Cologne.
const MAX_BARE_COUNT: i64 = 99;
/// At the end of a text an amount is searched for in this many words.
const MAX_WORDS: usize = 6;

impl TypedEntry {
    /// Parses a text; every text is an entry.
    ///
    /// - A count with an `x` has precedence, and what follows it stays as it is: "2 x
    ///   Milk 1 l" is two of "Milk 1 l", and so is "Milk 2 x 1 l".
    /// - A weight or a volume may be before or after the thing, a number alone only before it:
    ///   "vitamin b 12" is a name.
    /// - A part of a piece or of a gram, an unknown unit, or a number above 99 alone is no amount.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        let entry = amount_in(text).map(|(quantity, what)| Self {
            what,
            quantity: Some(quantity),
            unsure: false,
        });
        // "a dozen 2 g" has two amounts: written back with one before it, it would be another entry.
        let is_read_back = |entry: &Self| {
            amount_in(&entry.to_string()).is_some_and(|(quantity, what)| {
                Some(quantity) == entry.quantity && what == entry.what
            })
        };
        entry.filter(is_read_back).unwrap_or_else(|| Self {
            what: text.to_owned(),
            quantity: None,
            unsure: is_doubtful(text),
        })
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

/// An amount and the thing, if the text has an amount.
type Split = Option<(Quantity, String)>;

fn amount_in(text: &str) -> Split {
    counted_before(text)
        .or_else(|| behind(text, Behind::Count))
        .or_else(|| measured_before(text))
        .or_else(|| bare_before(text))
        .or_else(|| behind(text, Behind::Measure))
}

/// "2 x milk", "2x milk", "6x1,5 l cola", "2 mal Milch".
fn counted_before(text: &str) -> Split {
    let (count, rest) = amount::count(text)?;
    let rest = amount::times(rest)?;
    // "2xl socks" and "8x4" are names.
    let parted = rest.starts_with(char::is_whitespace) || amount::measure(rest).is_some();
    (parted && is_named(rest)).then(|| (count, rest.trim().to_owned()))
}

/// "500 g flour", "a pound of butter", "2 Stück Seife", "a dozen eggs".
fn measured_before(text: &str) -> Split {
    let (quantity, rest) = amount::measure(text).or_else(|| amount::pieces(text))?;
    let what = rest.trim_start();
    let what = amount::without_first_word(what, "of").unwrap_or(what);
    (rest.starts_with(char::is_whitespace) && is_named(what)).then(|| (quantity, what.to_owned()))
}

/// "2 milk", "zwei Brote".
fn bare_before(text: &str) -> Split {
    let (count, rest) = amount::count(text)?;
    let what = rest.trim_start();
    let first = what.split_whitespace().next()?.to_lowercase();
    let begins_a_name = what.starts_with(|c: char| c.is_alphabetic() || is_picture(c) || c == '"');
    let joined = words::joins_a_number(&first);
    let counts = count.value <= MAX_BARE_COUNT && rest.starts_with(char::is_whitespace);
    (counts && begins_a_name && !joined && is_named(what)).then(|| (count, what.to_owned()))
}

/// "milk x 2", "cola 6 x 1,5 l", "flour 1,5 kg", "Butter ein halbes Pfund": the longest ending that
/// is an amount.
fn behind(text: &str, kind: Behind) -> Split {
    let mut starts: Vec<usize> = text
        .char_indices()
        .rev()
        .filter(|(at, c)| {
            !c.is_whitespace() && text[..*at].chars().next_back().is_some_and(char::is_whitespace)
        })
        .map(|(at, _)| at)
        .take(MAX_WORDS)
        .collect();
    starts.reverse();
    starts.into_iter().find_map(|at| {
        let (head, end) = (text[..at].trim_end(), &text[at..]);
        let (quantity, size) = kind.read(end)?;
        let what = if size.is_empty() { head.to_owned() } else { format!("{head} {size}") };
        is_named(head).then_some((quantity, what))
    })
}

/// Whether the text can be a thing: readable words that are no amount, or a number that can be a name
/// or a barcode.
fn is_named(what: &str) -> bool {
    let what = what.trim();
    let is_number = what.chars().all(|c| c.is_ascii_digit() || c == ' ' || c == '-');
    let digits = what.chars().filter(char::is_ascii_digit).count();
    let readable = what.chars().any(|c| c.is_alphabetic() || is_picture(c));
    (readable && !is_amount(what)) || (is_number && digits >= 4)
}

/// Pictograms, which some people use in lists.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..)
}

/// Whether the text begins or ends with a number that could be an amount.
fn is_doubtful(text: &str) -> bool {
    if !text.chars().any(char::is_alphabetic) {
        return false;
    }
    let first = amount::numeral(text).is_some_and(|(number, rest)| {
        let article = number == "1" && !text.starts_with('1');
        !article && rest.starts_with(char::is_whitespace) && !rest.trim_start().starts_with('%')
    });
    let last = text.rsplit_once(char::is_whitespace).map_or("", |(_, last)| last);
    first || (last.starts_with(|c: char| c.is_ascii_digit()) && !last.ends_with('%'))
}
