//! Writing a file whole, and names for files.

use crate::clock::new_id;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Writes beside the file, syncs, and renames into its place.
pub(crate) fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let name = file.file_name().ok_or(std::io::ErrorKind::InvalidInput)?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.part", new_id().simple()));
    let beside = file.with_file_name(beside);
    let written = File::create_new(&beside)
        .and_then(|mut part| part.write_all(bytes).and_then(|()| part.sync_all()))
        .and_then(|()| std::fs::rename(&beside, file));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A list's name as part of a file's name.
pub(crate) fn file_word(name: &str) -> String {
    let word: String =
        name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(40).collect();
    let word = word.trim_matches('-').to_lowercase();
    if word.is_empty() { "list".to_owned() } else { word }
}
