//! Plain text: one line a need. It keeps how much and the name.

use super::entry::{Entry, Imported, Skipped};
use super::format::Format;
use super::words;

pub(super) fn write(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&words::write(entry.quantity, &entry.name, 'x'));
        text.push('\n');
    }
    text
}

pub(super) fn read(text: &str) -> Imported {
    let (mut entries, mut skipped) = (Vec::new(), Vec::new());
    for (place, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        match words::read_bullet(line) {
            Some((quantity, name)) => entries.push(Entry::named(name, quantity)),
            None => skipped.push(Skipped { line: place + 1, why: "it names nothing".to_owned() }),
        }
    }
    Imported { format: Format::Text, list: None, entries, skipped }
}

/// Lines that are passed over in silence, which writing the file anew would lose.
pub(super) fn headings(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.trim_start().starts_with('#'));
    headings.map(|line| format!("a heading {:?}", words::one_line(line))).collect()
}
