//! Other people's text, fit to be shown.

/// The text on one line, at most `max` characters, without control characters and characters that
/// turn the direction of writing.
pub(crate) fn plain(text: &str, max: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text
        .chars()
        .filter(|c| !turns(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(max)
        .collect();
    text.trim().to_owned()
}
