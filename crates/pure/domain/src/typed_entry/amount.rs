//! Amounts at the beginning of a text: a number in digits or in words, and its unit.

use super::words::{self, NO_COUNTS, NUMBERS, PIECES};
use crate::{Quantity, Unit};

/// Which amounts are searched for at the end of a text.
#[derive(Clone, Copy)]
pub(super) enum Behind {
    /// "x 2", "2 x", "2 Stück", "6 x 1,5 l".
    Count,
    /// "1,5 kg".
    Measure,
}

impl Behind {
    /// The amount, if the whole text is one, and the size that belongs to the thing.
    pub(super) fn read(self, end: &str) -> Option<(Quantity, &str)> {
        match self {
            Self::Measure => measure(end).filter(|(_, rest)| rest.is_empty()),
            Self::Count => {
                if let Some(rest) = times(end) {
                    return count(rest.trim_start()).filter(|(_, rest)| rest.is_empty());
                }
                if let Some(pieces) = pieces(end).filter(|(_, rest)| rest.is_empty()) {
                    return Some(pieces);
                }
                let (count, rest) = count(end)?;
                let size = times(rest)?.trim();
                let sized = || measure(size).is_some_and(|(_, rest)| rest.is_empty());
                (size.is_empty() || sized()).then_some((count, size))
            }
        }
    }
}

/// Whether the text is nothing but an amount: "2 l", "6 x 330 ml", "x 2", "a dozen".
pub(super) fn is_amount(text: &str) -> bool {
    [Behind::Measure, Behind::Count].iter().any(|kind| kind.read(text).is_some())
}

/// A number of whole pieces at the beginning, without a word for them.
pub(super) fn count(text: &str) -> Option<(Quantity, &str)> {
    let (number, rest) = numeral(text)?;
    let word = text[..text.len() - rest.len()].to_lowercase();
    if NO_COUNTS.contains(&word.as_str()) || number.starts_with('0') {
        return None;
    }
    let whole = number.bytes().all(|digit| digit.is_ascii_digit());
    let quantity = Quantity::new(number.parse().ok().filter(|_| whole)?, Unit::Each).ok()?;
    Some((quantity, rest))
}

/// What follows an `x` or another word for times.
pub(super) fn times(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (word, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    if words::TIMES.contains(&word.to_lowercase().as_str()) {
        return Some(rest);
    }
    text.strip_prefix(['×', '*'])
}

/// A weight or a volume at the beginning.
pub(super) fn measure(text: &str) -> Option<(Quantity, &str)> {
    with_unit(text, words::is_unit)
}

/// A number of pieces with a word for pieces.
pub(super) fn pieces(text: &str) -> Option<(Quantity, &str)> {
    with_unit(text, |unit| PIECES.contains(&unit))
}

fn with_unit(text: &str, known: impl Fn(&str) -> bool) -> Option<(Quantity, &str)> {
    let (number, rest) =
        numeral(text).or_else(|| Some(("1", text)).filter(|_| begins_dozen(text)))?;
    let rest = rest.trim_start();
    let in_words = !text.starts_with(|c: char| c.is_numeric());
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let two_words = rest[end..]
        .strip_prefix([' ', '.'])
        .map(str::trim_start)
        .and_then(|after| after.get(..2).filter(|oz| oz.eq_ignore_ascii_case("oz")).map(|_| after))
        .map(|after| rest.len() - after.len() + 2)
        .filter(|_| rest[..end].eq_ignore_ascii_case("fl"));
    let (unit, end) = match two_words {
        Some(end) => ("fl oz".to_owned(), end),
        None => (rest[..end].to_lowercase(), end),
    };
    let rest = &rest[end..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let parted = rest.is_empty() || rest.starts_with(char::is_whitespace);
    // Nobody writes "a g" or "ein l" as an amount.
    let plain = parted && known(&unit) && !(in_words && unit.len() < 2);
    let quantity = plain.then(|| Quantity::parse_near(&format!("{number} {unit}")))?;
    Some((quantity?, rest))
}

fn begins_dozen(text: &str) -> bool {
    ["dozen", "dutzend"].iter().any(|word| without_first_word(text, word).is_some())
}

/// The number at the beginning, as [`Quantity::parse`] reads one, and what follows: "1,5", "1 1/2",
/// "½", "two", "half a", "ein halbes".
pub(super) fn numeral(text: &str) -> Option<(&str, &str)> {
    if text.starts_with(|c: char| c.is_numeric()) {
        let end = digits_end(text);
        let fraction = text[end..].strip_prefix(' ').map(|rest| (digits_end(rest), rest));
        let fraction = fraction.filter(|(end, rest)| is_fraction(&rest[..*end]));
        let end = fraction.map_or(end, |(more, _)| end + 1 + more);
        return Some(text.split_at(end));
    }
    let (word, rest) = first_word(text);
    let number = spelled(&word)?;
    let (next, after) = first_word(rest.trim_start());
    match (number, spelled(&next)) {
        ("1/2" | "1/4", Some("1")) => Some((number, after)),
        ("1", Some(part @ ("1/2" | "1/4"))) => {
            // "a half a pint" is what "half a pint" is.
            let (article, behind) = first_word(after.trim_start());
            Some((part, if spelled(&article) == Some("1") { behind } else { after }))
        }
        _ => Some((number, rest)),
    }
}

fn spelled(word: &str) -> Option<&'static str> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

/// Where digits, fractions, and the signs between digits end.
fn digits_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, ',' | '.' | '/' | '⁄') && at > 0;
        let goes_on = joins && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_numeric() || goes_on) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_fraction(text: &str) -> bool {
    text.contains(['/', '⁄']) || text.chars().next().is_some_and(|c| !c.is_ascii_digit())
}

/// The first word in small letters, and the rest.
fn first_word(text: &str) -> (String, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (text[..end].to_lowercase(), &text[end..])
}

/// What follows the first word if it is this one and something follows.
pub(super) fn without_first_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = first_word(text);
    let rest_of_it = rest.trim_start();
    (first == word && !rest_of_it.is_empty()).then_some(rest_of_it)
}
