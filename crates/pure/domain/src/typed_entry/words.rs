//! Looking up words of amounts, in all languages of [`super::languages`] and in the person's own first.

use super::habits::Habits;
use super::languages::{LANGUAGES, Language, OTHER_WORDS_TOO};
use crate::quantity::is_measure;

/// Words of units that are not taken for amounts where people type: the strength of tablets, noodles in cups, a
/// language's word for something else.
const NOT_TYPED: &[&str] =
    &["mg", "milligram", "milligrams", "milligramm", "cup", "cc", "once", "onces"];

/// Words that make one name with a number before them, in small letters: units that are not known
/// here, times, parts, and the names of things.
#[rustfmt::skip]
const JOINED: &[&str] = &[
    // Units of something else.
    "mg", "mm", "cm", "m", "km", "meter", "metre", "metres", "inch", "zoll", "w", "watt", "v", "volt", "gb", "tb",
    "mb", "mah", "kcal", "grad", "degrees", "prozent", "percent", "euro", "euros", "cent", "cents", "€", "$", "£",
    "er", "fach", "lagig", "teilig", "ply", "in", "for", "für", "auf", "and", "und", "plus", "bis", "to", "or", "oder",
    // Times.
    "h", "min", "minute", "minutes", "minuten", "sekunden", "seconds", "stunden", "hours", "hour", "days", "day",
    "tage", "wochen", "weeks", "monate", "months", "jahre", "years", "jahreszeiten", "seasons",
    // Things.
    "up", "glocken", "wetter", "musketeers", "musketiere", "korn", "pack", "gum", "grand", "sterne", "star", "stars",
    "fingers", "guys",
];

/// The number that a word is, in digits.
pub(super) fn number(word: &str) -> Option<&'static str> {
    let numbers = LANGUAGES.iter().flat_map(|language| language.numbers);
    numbers.into_iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

fn any(word: &str, of: impl Fn(&Language) -> &'static [&'static str]) -> bool {
    LANGUAGES.iter().any(|language| of(language).contains(&word))
}

/// "a", "ein", "une".
pub(super) fn is_article(word: &str) -> bool {
    any(word, |language| language.articles)
}

/// Whether a number is another word as well, for somebody of these habits.
pub(super) fn is_other_word(word: &str, habits: Habits<'_>) -> bool {
    let is_own = |language: &Language| {
        habits.speaks(language.code) && language.numbers.iter().any(|(name, _)| *name == word)
    };
    OTHER_WORDS_TOO.contains(&word) && !LANGUAGES.iter().any(is_own)
}

/// "few", "paar": with an article before it, it says nothing of how many.
pub(super) fn is_vague(word: &str) -> bool {
    any(word, |language| language.vague)
}

/// Whether the word is a unit of weight or volume that people type.
pub(super) fn is_unit(word: &str) -> bool {
    !NOT_TYPED.contains(&word) && is_measure(word)
}

/// "stk", "pz": pieces without further meaning.
pub(super) fn is_pieces(word: &str) -> bool {
    any(word, |language| language.pieces)
}

/// "dozen", "douzaine".
pub(super) fn is_dozen(word: &str) -> bool {
    any(word, |language| language.dozens)
}

/// "x", "mal", "fois".
pub(super) fn is_times(word: &str) -> bool {
    any(word, |language| language.times)
}

/// "to", "bis": between the two ends of a range.
pub(super) fn is_range(word: &str) -> bool {
    any(word, |language| language.ranges)
}

/// What follows a joining word: "of flour", "de tomates", "d'eau". In "500 g De Cecco" it is a name.
pub(super) fn without_joining(what: &str) -> &str {
    let shouted = !what.chars().any(char::is_lowercase);
    for word in LANGUAGES.iter().flat_map(|language| language.joining) {
        let Some(rest) = after_word(what, word, shouted) else { continue };
        let apart = word.ends_with('\'') || rest.starts_with(char::is_whitespace);
        let rest = rest.trim_start();
        if apart && !rest.is_empty() {
            return rest;
        }
    }
    what
}

/// What follows this word in small letters, or in capitals if everything is.
fn after_word<'a>(text: &'a str, word: &str, shouted: bool) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let c = rest.next()?;
        let c = if c == '’' { '\'' } else { c };
        let same = c == expected || (shouted && c.to_lowercase().eq([expected]));
        if !same {
            return None;
        }
    }
    Some(rest.as_str())
}

/// What follows "and a half" in one of the languages, with a blank before it.
pub(super) fn without_and_a_half(rest: &str) -> Option<&str> {
    let bare = rest.trim_start();
    if bare.len() == rest.len() {
        return None;
    }
    let halves = LANGUAGES.iter().flat_map(|language| language.and_a_half);
    // The longest first: "e meia" is no "e mei".
    let found = halves.filter_map(|half| {
        let head = bare.get(..half.len())?;
        let after = &bare[half.len()..];
        let apart = after.is_empty() || after.starts_with(char::is_whitespace);
        (head.to_lowercase() == *half && apart).then_some(after)
    });
    found.min_by_key(|after| after.len())
}

/// What follows a number where the rest of it may stand: behind a blank, and behind "and".
pub(super) fn without_and(after: &str) -> Option<&str> {
    let rest = after.strip_prefix(char::is_whitespace)?;
    ["and ", "und ", "et ", "og ", "och "]
        .iter()
        .find_map(|and| rest.strip_prefix(and))
        .or(Some(rest))
}

/// Whether a number before this word, in lower case, is something else than a count.
pub(super) fn joins_a_number(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    let unit = word.split_once('-').map_or(word, |(unit, _)| unit);
    is_unit(unit) || JOINED.contains(&word) || is_pieces(word) || is_dozen(word) || is_times(word)
}
