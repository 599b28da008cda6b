//! Plain text: one line a need. It keeps how much and the name.

use super::{Entry, Format, Imported, Skipped, need};
use trug_domain::Quantity;

pub(super) fn write(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        text.push_str(&need::write(entry.quantity, &entry.name, 'x'));
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
        match parse_line(line) {
            Some((quantity, name)) => entries.push(Entry::named(name, quantity)),
            None => skipped.push(Skipped { line: place + 1, why: "it names nothing".to_owned() }),
        }
    }
    Imported { format: Format::Text, list: None, entries, skipped }
}

/// A line with or without a bullet before it; a line that begins with `#` is a heading.
pub(super) fn parse_line(line: &str) -> Option<(Quantity, String)> {
    let line = line.trim();
    if line.starts_with('#') {
        return None;
    }
    let bare = ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet));
    let bare = bare.unwrap_or(line).trim_start();
    let bare = ["[ ] ", "[x] ", "[X] ", "☐ ", "☑ ", "✓ "]
        .iter()
        .find_map(|tick| bare.strip_prefix(tick))
        .unwrap_or(bare);
    need::read(bare)
}

/// Lines that are passed over in silence, which writing the file anew would lose.
pub(super) fn headings(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.trim_start().starts_with('#'));
    headings.map(|line| format!("a heading {:?}", need::one_line(line))).collect()
}
