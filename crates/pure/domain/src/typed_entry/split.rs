//! Where the amount stands: before the thing or behind it.

use super::amount::{self, Behind, is_amount};
use super::habits::Habits;
use super::numeral::{begins_with_digits, first_word, may_be_thousands, numeral};
use super::tidy::{is_picture, tidy};
use super::words;
use crate::Quantity;

/// A number without a unit before a name is at most this many pieces: above it are years, jeans sizes
/// and eau de Cologne.
const MAX_BARE_COUNT: i64 = 99;
/// At the end of a text an amount is searched for in this many words.
const MAX_WORDS: usize = 6;

/// A shape of text: an amount and the thing, if the text has it.
type Shape = fn(&str, Habits<'_>) -> Option<(Quantity, String)>;

/// An amount and the thing, if the text has an amount.
pub(super) fn amount_in(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let shapes: [Shape; 9] = [
        counted_before,
        |text, habits| behind(text, Behind::Count, habits),
        measured_before,
        bare_before,
        in_brackets_before,
        |text, habits| behind(text, Behind::Measure, habits),
        in_brackets_behind,
        set_apart_behind,
        single,
    ];
    let found = shapes.into_iter().find_map(|shape| shape(text, habits));
    found.map(|(quantity, what)| (quantity, tidy(&what).to_owned()))
}

/// "2 x milk", "2x milk", "6x1,5 l cola", "2 mal Milch".
fn counted_before(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let (count, rest) = amount::count(text, habits)?;
    let rest = amount::times(rest)?;
    // "2xl socks" and "8x4" are names; a code is no part of a name.
    let parted = rest.starts_with(char::is_whitespace)
        || amount::measure(rest, habits).is_some()
        || is_number(rest, 6);
    (parted && is_named(rest, habits)).then(|| (count, rest.trim().to_owned()))
}

/// "500 g flour", "a pound of butter", "2 Stück Seife", "a dozen eggs", "2 l - milk".
fn measured_before(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let (quantity, rest) =
        amount::measure(text, habits).or_else(|| amount::pieces(text, habits))?;
    let what = tidy(words::without_joining(rest.trim_start()));
    (rest.starts_with(char::is_whitespace) && is_named(what, habits))
        .then(|| (quantity, what.to_owned()))
}

/// "2 milk", "zwei Brote", "1 12 oz can chicken", "2 3017620422003".
fn bare_before(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let (count, rest) = amount::count(text, habits)?;
    let what = rest.trim_start();
    let what =
        what.strip_prefix(['-', '–', '—']).filter(|bare| bare.starts_with(' ')).unwrap_or(what);
    let what = what.trim_start();
    if count.value > MAX_BARE_COUNT
        || !rest.starts_with(char::is_whitespace)
        || may_be_thousands(text)
    {
        return None;
    }
    if is_number(what, 8) && text.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((count, what.to_owned()));
    }
    let (first, after) = first_word(what);
    let range = words::is_range(&first) && begins_with_digits(after.trim_start());
    let begins_a_name = what.starts_with(|c: char| c.is_alphabetic() || is_picture(c) || c == '"');
    let plain = begins_a_name && !range && !words::joins_a_number(&first);
    let named = if plain { is_named(what, habits) } else { is_sized(what, habits) };
    named.then(|| (count, what.to_owned()))
}

/// "12 oz can of chicken", "(16 ounce) package of lentils": a thing that begins with its size.
fn is_sized(what: &str, habits: Habits<'_>) -> bool {
    let in_brackets = what.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let rest = match in_brackets {
        Some((size, rest)) => is_amount(size.trim(), habits).then_some(rest),
        None => amount::measure(what, habits).map(|(_, rest)| rest),
    };
    rest.is_some_and(|rest| is_named(rest, habits) && begins_with_size(what))
}

fn begins_with_size(what: &str) -> bool {
    what.starts_with(|c: char| c.is_ascii_digit() || c == '(')
}

/// "(2 l) milk", "[3x] eggs". A number alone may be that of the line.
fn in_brackets_before(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let close = if text.starts_with('(') { ')' } else { ']' };
    let (inside, rest) = text.strip_prefix(['(', '['])?.split_once(close)?;
    let (quantity, size) = whole_amount(inside.trim(), habits)?;
    let what = rest.trim();
    (size.is_empty() && is_named(what, habits)).then(|| (quantity, what.to_owned()))
}

/// "flour (500 g)", "eggs (10)", "cola [6 x 330 ml]".
fn in_brackets_behind(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let open = if text.ends_with(')') { '(' } else { '[' };
    let (head, inside) = text.strip_suffix([')', ']'])?.rsplit_once(open)?;
    set_apart(head.trim_end(), inside.trim(), habits)
}

/// "apples - 3 kg", "milk: 2 l", "eggs, 10".
fn set_apart_behind(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let end = [" - ", " – ", " — ", ": ", ", ", " = ", " | "];
    let places = end.iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len())));
    let (at, length) = places.max_by_key(|(at, _)| *at)?;
    set_apart(text[..at].trim_end(), text[at + length..].trim(), habits)
}

fn set_apart(head: &str, end: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let bare = || {
        let (count, rest) = amount::count(end, habits)?;
        (rest.is_empty() && count.value <= MAX_BARE_COUNT).then_some((count, ""))
    };
    let (quantity, size) = whole_amount(end, habits).or_else(bare)?;
    named_before(head, end, size, habits).map(|what| (quantity, what))
}

fn whole_amount<'a>(text: &'a str, habits: Habits<'_>) -> Option<(Quantity, &'a str)> {
    Behind::Count.read(text, habits).or_else(|| Behind::Measure.read(text, habits))
}

/// "milk x 2", "cola 6 x 1,5 l", "flour 1,5 kg", "Butter ein halbes Pfund": the longest ending that
/// is an amount.
fn behind(text: &str, kind: Behind, habits: Habits<'_>) -> Option<(Quantity, String)> {
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
        let (quantity, size) = kind.read(end, habits)?;
        named_before(head, end, size, habits).map(|what| (quantity, what))
    })
}

/// The thing before an amount, with the size that belongs to it. A number or a range that goes on in the amount is
/// none: "Milch 2 bis 3 l", "Butter 1 500 g".
fn named_before(head: &str, end: &str, size: &str, habits: Habits<'_>) -> Option<String> {
    let head = tidy(head);
    let mut before = head.rsplit(char::is_whitespace);
    let last = before.next().unwrap_or_default();
    let number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let to = words::is_range(&last.to_lowercase()) && before.next().is_some_and(number);
    let thousands = number(last) && may_be_thousands(&format!("{last} {end}"));
    if to || thousands || !is_named(head, habits) {
        return None;
    }
    Some(if size.is_empty() { head.to_owned() } else { format!("{head} {size}") })
}

/// "ein Brot", "a lemon": one of it. "a few lemons" says nothing of how many.
fn single(text: &str, habits: Habits<'_>) -> Option<(Quantity, String)> {
    let (word, _) = first_word(text);
    let found = numeral(text, habits)?;
    let what = found.rest.trim_start();
    let (next, _) = first_word(what);
    let apart = word.ends_with('\'') || found.rest.len() > what.len();
    let one = found.number == "1" && found.in_words && words::is_article(&word) && apart;
    let begins_a_name = what.starts_with(char::is_alphabetic) && !words::is_vague(&next);
    (one && begins_a_name && !words::joins_a_number(&next) && is_named(what, habits))
        .then(|| (Quantity::each(1), what.to_owned()))
}

/// Whether the text can be a thing: readable words that are no amount, or a number that can be a name
/// or a barcode.
fn is_named(what: &str, habits: Habits<'_>) -> bool {
    let what = what.trim();
    let readable = what.chars().any(|c| c.is_alphabetic() || is_picture(c));
    (readable && !is_amount(what, habits)) || is_number(what, 4)
}

/// A number of at least so many digits, as codes are printed.
fn is_number(what: &str, least: usize) -> bool {
    let what = what.trim();
    let digits = what.chars().filter(char::is_ascii_digit).count();
    digits >= least && what.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-'))
}
