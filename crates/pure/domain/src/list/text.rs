//! The shopper's texts, cleaned once at the edge: trimmed, bounded, and without characters that a
//! screen, a file or a shop could interpret. Letters and their marks are composed (NFC), so that one name is one name.

use super::error::ListError;
use unicode_normalization::UnicodeNormalization;

/// Maximum length of a list's name, in characters.
pub const LIST_NAME_MAX: usize = 80;
/// Maximum length of a line's name, in characters.
pub const LINE_NAME_MAX: usize = 200;
/// Maximum length of a note, in characters.
pub const NOTE_MAX: usize = 500;
/// Maximum length of an aisle's name, in characters.
pub const AISLE_MAX: usize = 80;
/// Maximum length of each text of a product the shopper named, in characters.
pub const PRODUCT_TEXT_MAX: usize = 200;

/// Foreign text as a name: control characters and line breaks become spaces, white space is folded,
/// characters that change the direction of writing are removed, and it is cut to `max` characters.
/// `None` if no visible character remains.
///
/// For what comes from a file or a basket, where refusing would lose the line.
pub fn clean(text: &str, max: usize) -> Option<String> {
    let spaced: String =
        text.nfc().map(|c| if is_refused(c) { ' ' } else { c }).filter(|c| !turns(*c)).collect();
    let cut: String = fold_space(&spaced).chars().take(max).collect();
    let cut = cut.trim_end();
    cut.chars().any(is_seen).then(|| cut.to_owned())
}

/// A name as it is compared: trimmed, white space folded, in lower case (Unicode).
pub fn folded(name: &str) -> String {
    fold_space(name).to_lowercase().nfc().collect()
}

/// A name that must be there, its white space folded.
pub(super) fn name(what: &'static str, text: &str, most: usize) -> Result<String, ListError> {
    optional(what, Some(text), most)?.ok_or(ListError::BadName(what))
}

/// An optional text of one line, its white space folded; without a visible character it is missing.
pub(super) fn optional(
    what: &'static str,
    text: Option<&str>,
    most: usize,
) -> Result<Option<String>, ListError> {
    checked(what, text.unwrap_or_default(), most, false)
}

/// A note: as [`optional`], but it may have several lines.
pub(super) fn note(text: Option<&str>) -> Result<Option<String>, ListError> {
    let text = text.unwrap_or_default().replace("\r\n", "\n");
    checked("the note", &text, NOTE_MAX, true)
}

fn checked(
    what: &'static str,
    text: &str,
    most: usize,
    several_lines: bool,
) -> Result<Option<String>, ListError> {
    let text: String = text.trim().nfc().filter(|c| !turns(*c)).collect();
    let refused = |c: &char| is_refused(*c) && !(several_lines && *c == '\n');
    if let Some(character) = text.trim().chars().find(refused) {
        return Err(ListError::ControlCharacter { what, character });
    }
    let text = if several_lines { text.trim().to_owned() } else { fold_space(&text) };
    let length = text.chars().count();
    if length > most {
        return Err(ListError::TooLong { what, length, most });
    }
    Ok(text.chars().any(is_seen).then_some(text))
}

fn fold_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, and the two separators that break lines without being one.
fn is_refused(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): text after them shows
/// in another order than it has. The marks and joiners that languages need are not among them.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
