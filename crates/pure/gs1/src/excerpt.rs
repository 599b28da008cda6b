//! How an error repeats the text it is about.

/// The text, or as much of its beginning as is needed to recognise it.
pub(crate) fn excerpt(text: &str) -> String {
    const MAX_CHARACTERS: usize = 80;
    match text.char_indices().nth(MAX_CHARACTERS) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
