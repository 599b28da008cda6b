//! Names for files.

/// A list's name as part of a file's name.
pub(crate) fn file_word(name: &str) -> String {
    let word: String =
        name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    let word = word.trim_matches('-').to_lowercase();
    if word.is_empty() { "list".to_owned() } else { word }
}
