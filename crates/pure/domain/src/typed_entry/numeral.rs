//! The number at the beginning of a text, in digits or in words.

use super::habits::Habits;
use super::words;
use std::borrow::Cow;

/// A number as [`crate::Quantity::parse`] reads one, and what follows.
pub(super) struct Numeral<'a> {
    /// "1,5", "1 1/2", "½", "12".
    pub(super) number: Cow<'a, str>,
    /// What follows it.
    pub(super) rest: &'a str,
    /// It was said in words.
    pub(super) in_words: bool,
    /// It is an article, or a number that is another word as well.
    pub(super) weak: bool,
}

impl Numeral<'_> {
    /// It is one of a unit that is not finished: "half", "1/4".
    fn is_part(&self) -> bool {
        matches!(&*self.number, "1/2" | "1/4" | "3/4")
    }
}

/// "1,5", "1 1/2", ".5", "½", "1 000" before a unit; "two", "half a", "ein halbes", "one and a half".
pub(super) fn numeral<'a>(text: &'a str, habits: Habits<'_>) -> Option<Numeral<'a>> {
    let found = if begins_with_digits(text) { in_digits(text) } else { in_words(text, habits)? };
    Some(with_a_half(found))
}

/// Whether a number in digits begins the text.
pub(super) fn begins_with_digits(text: &str) -> bool {
    text.strip_prefix(['.', ',']).unwrap_or(text).starts_with(char::is_numeric)
}

/// "1" and "1 500 g Butter": one packet of 500 g, or 1500 g as some write it.
pub(super) fn may_be_thousands(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let Some(rest) = text[digits..].strip_prefix(' ') else { return false };
    let group = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&digits)
        && group == 3
        && !rest.starts_with('0')
        && !rest[group..].starts_with([',', '.', '/'])
}

fn in_digits(text: &str) -> Numeral<'_> {
    let end = digits_end(text);
    let after = &text[end..];
    // "1 1/2", "1 ½", "1 and 1/2", and "1 000": a packet of nothing is none.
    let more = words::without_and(after)
        .map(|rest| (rest, digits_end(rest)))
        .filter(|(rest, end)| is_fraction(&rest[..*end]));
    if let Some((rest, more)) = more {
        let number = format!("{} {}", &text[..end], &rest[..more]);
        return Numeral {
            number: number.into(),
            rest: &rest[more..],
            in_words: false,
            weak: false,
        };
    }
    let thousand = thousands_end(text).unwrap_or(end);
    Numeral {
        number: text[..thousand].into(),
        rest: &text[thousand..],
        in_words: false,
        weak: false,
    }
}

fn in_words<'a>(text: &'a str, habits: Habits<'_>) -> Option<Numeral<'a>> {
    let (word, number, rest) = spelled(text)?;
    let weak = words::is_article(&word) || words::is_other_word(&word, habits);
    let first = Numeral { number: number.into(), rest, in_words: true, weak };
    let Some((_, next, after)) = spelled(rest.trim_start()) else { return Some(first) };
    match next {
        // "half a pint".
        "1" if first.is_part() => Some(Numeral { rest: after, weak: false, ..first }),
        // "a half", "ein halbes", "a half a pint".
        "1/2" | "1/4" | "3/4" if number == "1" => {
            let article = spelled(after.trim_start()).filter(|(_, number, _)| *number == "1");
            let rest = article.map_or(after, |(.., behind)| behind);
            Some(Numeral { number: next.into(), rest, in_words: true, weak: false })
        }
        _ => Some(first),
    }
}

/// The first word, the number that it is, and what follows; of "demi-litre" the part before the hyphen.
fn spelled(text: &str) -> Option<(String, &'static str, &str)> {
    let (word, rest) = first_word(text);
    if let Some(number) = words::number(&word) {
        return Some((word, number, rest));
    }
    let hyphen = text.find('-').filter(|_| word.contains('-'))?;
    let (part, unit) = word.split_once('-')?;
    let number = words::number(part).filter(|number| number.contains('/'))?;
    let is_unit = words::is_unit(unit) || words::is_dozen(unit);
    is_unit.then(|| (part.to_owned(), number, &text[hyphen..]))
}

/// "one and a half", "1 och en halv".
fn with_a_half(found: Numeral<'_>) -> Numeral<'_> {
    let whole = found.number.bytes().all(|digit| digit.is_ascii_digit());
    match words::without_and_a_half(found.rest).filter(|_| whole) {
        Some(rest) => {
            let number = format!("{} 1/2", found.number).into();
            Numeral { number, rest, weak: false, ..found }
        }
        None => found,
    }
}

/// Where digits, fractions, and the signs between digits end.
fn digits_end(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let between = matches!(c, '/' | '⁄' | '\'' | '’') && at > 0;
        let joins = between || matches!(c, ',' | '.');
        let goes_on = joins && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_numeric() || goes_on) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Where "1 000" ends, if it is one: its groups of three follow a blank, and the first of them begins with 0 or the
/// blank is one that does not break a line.
fn thousands_end(text: &str) -> Option<usize> {
    let mut end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (mut first, mut groups) = (true, 0);
    if !(1..=3).contains(&end) {
        return None;
    }
    loop {
        let mut chars = text[end..].chars();
        let Some(blank) =
            chars.next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
        else {
            break;
        };
        let rest = chars.as_str();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let sure = !first || blank != ' ' || rest.starts_with('0');
        if length != 3 || !sure {
            break;
        }
        end += blank.len_utf8() + 3;
        (first, groups) = (false, groups + 1);
    }
    (groups > 0).then_some(end)
}

fn is_fraction(text: &str) -> bool {
    text.contains(['/', '⁄'])
        || text.chars().next().is_some_and(|c| c.is_numeric() && !c.is_ascii_digit())
}

/// The first word in small letters, and the rest. An elision is a word of its own: "mezz'", "un'".
pub(super) fn first_word(text: &str) -> (String, &str) {
    let end = text
        .char_indices()
        .find_map(|(at, c)| match c {
            '\'' | '’' => Some(at + c.len_utf8()),
            c if c.is_whitespace() => Some(at),
            _ => None,
        })
        .unwrap_or(text.len());
    (text[..end].to_lowercase().replace('’', "'"), &text[end..])
}
