//! What is cut off a text, and what is seen of it.

/// A text without the signs that only parted it from something else: "Milch,", "apples -".
pub(super) fn tidy(text: &str) -> &str {
    let is_end = |c: char| matches!(c, ',' | ';' | ':') || c.is_whitespace();
    let mut rest = text;
    loop {
        let shorter = rest.trim_end_matches(is_end).trim_start_matches([',', ';', ' ']);
        let shorter = shorter.trim();
        let shorter = ["-", "–", "—"]
            .iter()
            .find_map(|dash| {
                let bare = shorter.strip_suffix(dash)?;
                bare.ends_with(char::is_whitespace).then_some(bare)
            })
            .unwrap_or(shorter);
        let shorter = ["- ", "– ", "— "]
            .iter()
            .find_map(|dash| shorter.strip_prefix(dash))
            .unwrap_or(shorter);
        if shorter.len() == rest.len() {
            return rest;
        }
        rest = shorter;
    }
}

/// Pictograms, which some people use in lists.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..)
}
