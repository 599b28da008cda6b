//! Amounts at the beginning of a text: a number and its unit.

use super::habits::Habits;
use super::numeral::{first_word, numeral};
use super::words;
use crate::{Quantity, Unit};

/// Which amounts are searched for at the end of a text.
#[derive(Clone, Copy)]
pub(super) enum Behind {
    /// "x 2", "2 x", "2 Stück", "6 x 1,5 l".
    Count,
    /// "1,5 kg", "1 lb 8 oz".
    Measure,
}

impl Behind {
    /// The amount, if the whole text is one, and the size that belongs to the thing.
    pub(super) fn read<'a>(self, end: &'a str, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
        match self {
            Self::Measure => measure(end, habits).filter(|(_, rest)| rest.is_empty()),
            Self::Count => {
                if let Some(rest) = times(end) {
                    return count(rest.trim_start(), habits).filter(|(_, rest)| rest.is_empty());
                }
                if let Some(pieces) = pieces(end, habits).filter(|(_, rest)| rest.is_empty()) {
                    return Some(pieces);
                }
                let (count, rest) = count(end, habits)?;
                let size = times(rest)?.trim();
                let sized = || measure(size, habits).is_some_and(|(_, rest)| rest.is_empty());
                (size.is_empty() || sized()).then_some((count, size))
            }
        }
    }
}

/// Whether the text is nothing but an amount: "2 l", "6 x 330 ml", "x 2", "a dozen".
pub(super) fn is_amount(text: &str, habits: Habits<'_>) -> bool {
    [Behind::Measure, Behind::Count].iter().any(|kind| kind.read(text, habits).is_some())
}

/// A number of whole pieces at the beginning, without a word for them. An article is none, nor is what is another
/// word as well.
pub(super) fn count<'a>(text: &'a str, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
    let found = numeral(text, habits)?;
    let first = found.number.starts_with('0');
    let whole = found.number.bytes().all(|digit| digit.is_ascii_digit());
    if found.weak || first || !whole {
        return None;
    }
    let quantity = Quantity::new(found.number.parse().ok()?, Unit::Each).ok()?;
    Some((quantity, found.rest))
}

/// What follows an `x` or another word for times.
pub(super) fn times(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (word, rest) = text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    if words::is_times(&word.to_lowercase()) {
        return Some(rest);
    }
    text.strip_prefix(['×', '*', '✕', '✖'])
}

/// A weight or a volume at the beginning, of one unit or of two: "1,5 kg", "1 lb 8 oz".
pub(super) fn measure<'a>(text: &'a str, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
    let first = measure_of_one_unit(text, habits)?;
    Some(of_two_units(&first, habits).unwrap_or((first.quantity, first.rest)))
}

/// A number of pieces with a word for pieces, or of dozens.
pub(super) fn pieces<'a>(text: &'a str, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
    let (number, rest) = match numeral(text, habits) {
        Some(found) => (found.number.into_owned(), found.rest),
        None => ("1".to_owned(), text),
    };
    let stated = rest.len() < text.len();
    let (word, rest) = unit_word(rest)?;
    let dozens = words::is_dozen(&word);
    // "dozen eggs" is twelve; "pieces of eight" is a name.
    if !(dozens || stated && words::is_pieces(&word)) {
        return None;
    }
    let unit = if dozens { "dozen" } else { "pieces" };
    let quantity = Quantity::parse_near(&format!("{number} {unit}"), habits.measures());
    Some((quantity?, rest))
}

/// An amount in one unit.
struct Measure<'a> {
    quantity: Quantity,
    /// The number, if it is a whole one in digits.
    whole: Option<i64>,
    unit: String,
    rest: &'a str,
}

fn measure_of_one_unit<'a>(text: &'a str, habits: Habits<'_>) -> Option<Measure<'a>> {
    let found = numeral(text, habits)?;
    let (unit, rest) = unit_word(found.rest)?;
    // Nobody writes "a g" or "ein l" as an amount.
    if !words::is_unit(&unit) || (found.in_words && unit.chars().count() < 2) {
        return None;
    }
    // "un litre et demi".
    let whole = found.number.parse().ok();
    let half = whole.and_then(|_: i64| words::without_and_a_half(rest));
    let (number, rest) = match half {
        Some(rest) => (format!("{} 1/2", found.number), rest),
        None => (found.number.into_owned(), rest),
    };
    let quantity = Quantity::parse_near(&format!("{number} {unit}"), habits.measures())?;
    let whole = whole.filter(|_| half.is_none());
    Some(Measure { quantity, whole, unit, rest })
}

/// A unit, how many of the smaller one it is, and that one: they are said together.
const SMALLER: &[(&[&str], i64, &[&str])] = &[
    (&["lb", "lbs", "pound", "pounds"], 16, &["oz", "ounce", "ounces"]),
    (&["kg", "kilo"], 1000, &["g", "gr"]),
    (&["l", "liter", "litre"], 1000, &["ml"]),
    (&["l", "liter", "litre"], 10, &["dl"]),
];

fn of_two_units<'a>(first: &Measure<'a>, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
    let rest = first.rest.trim_start().trim_start_matches(',').trim_start();
    let rest = rest.strip_prefix("and ").unwrap_or(rest);
    let second = numeral(rest, habits).filter(|found| !found.in_words)?;
    let (unit, rest) = unit_word(second.rest)?;
    let is_smaller = |(large, _, small): &&(&[&str], i64, &[&str])| {
        large.contains(&first.unit.as_str()) && small.contains(&unit.as_str())
    };
    let (_, times, _) = SMALLER.iter().find(is_smaller)?;
    let small: i64 = second.number.parse().ok().filter(|small| small < times)?;
    let all = first.whole?.checked_mul(*times)?.checked_add(small)?;
    let quantity = Quantity::parse_near(&format!("{all} {unit}"), habits.measures());
    Some((quantity?, rest))
}

/// The unit at the beginning, in small letters without its full stop, and what follows: the end or a blank.
///
/// Between a part and its unit a joining word may stand, or a hyphen: "un quart de litre", "demi-litre".
fn unit_word(text: &str) -> Option<(String, &str)> {
    let trimmed = text.trim_start();
    let bare = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let plain = plain_unit(bare);
    let known = |(unit, _): &(String, &str)| words::is_unit(unit) || words::is_dozen(unit);
    match plain {
        Some(found) if known(&found) || words::is_pieces(&found.0) => Some(found),
        _ => {
            let joined = words::without_joining(bare);
            let apart = joined.len() < bare.len() && !bare.is_empty();
            plain_unit(joined).filter(|found| apart && known(found))
        }
    }
}

fn plain_unit(text: &str) -> Option<(String, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let two = two_words(text, end);
    let (unit, end) = two.unwrap_or_else(|| (text[..end].to_lowercase(), end));
    let rest = &text[end..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let parted = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == ',');
    (parted && !unit.is_empty()).then_some((unit, rest))
}

/// "fl oz", "fl. oz", "US pint", "imp. gallon".
fn two_words(text: &str, end: usize) -> Option<(String, usize)> {
    let first = text[..end].to_lowercase();
    if !["fl", "us", "uk", "imp", "imperial", "fluid"].contains(&first.as_str()) {
        return None;
    }
    let after = text[end..].strip_prefix('.').unwrap_or(&text[end..]).trim_start();
    let (second, _) = first_word(after);
    let second = second.trim_end_matches('.');
    let unit = format!("{first} {second}");
    let end = text.len() - after.len() + second.len();
    (words::is_unit(&unit) && text.is_char_boundary(end)).then_some((unit, end))
}
