//! Lists as files: text, Markdown, CSV, JSON (schema.org) and iCalendar, out and in, with no io.
//!
//! [`export`] turns [`ExportLine`]s into bytes; [`import_as`] turns bytes of a known [`Format`] into
//! [`Entry`]s, saying what it passed over and why: that is for files which are used as baskets, and must
//! be written again. Lists of other programs are read by `trug_lists`. What a format cannot hold is
//! lost: text keeps how much and the name; Markdown also the aisle, the tick and the number of the
//! trade item; CSV these and the note; JSON and iCalendar everything.

mod csv;
mod decode;
mod entry;
mod format;
mod ics;
mod json;
mod markdown;
mod text;
mod units;
mod words;

use trug_domain::Timestamp;

pub use entry::{Entry, ExportLine, ImportError, Imported, MAX_BYTES, MAX_ENTRIES, Skipped, Style};
pub use format::{Format, UnknownFormat};
pub(crate) use units::unit_name;

/// Writes a list as a file: UTF-8. `at` is the time of writing, which tasks bear.
pub fn export(
    format: Format,
    style: Style,
    list: &str,
    lines: &[ExportLine],
    at: Timestamp,
) -> Vec<u8> {
    let entries: Vec<Entry> = lines.iter().cloned().map(Entry::from).collect();
    write(format, style, list, &entries, at)
}

/// Reads a file.
///
/// # Errors
/// It is too large, not UTF-8, or no list of this format.
pub fn import_as(format: Format, bytes: &[u8]) -> Result<Imported, ImportError> {
    read(format, decode::text_of(bytes)?)
}

/// What a file of this format holds that [`update`] would lose: none for a file of Trug's own, and
/// none for a calendar, of which every other byte stays.
pub(crate) fn would_lose(format: Format, bytes: &[u8]) -> Vec<String> {
    let Ok(text) = decode::text_of(bytes) else {
        return vec!["something else than text".to_owned()];
    };
    let mut lost = match format {
        Format::Ics => return Vec::new(),
        Format::Text => text::headings(text),
        Format::Markdown => Vec::new(),
        Format::Csv => csv::foreign_columns(text),
        Format::Json => json::foreign_keys(text),
    };
    let skipped = read(format, text).map(|imported| imported.skipped).unwrap_or_default();
    lost.extend(skipped.into_iter().map(|s| format!("line {}: {}", s.line, s.why)));
    lost
}

/// A file with these entries in place of those it has. Each comes with its place among the entries
/// that were read of it, or with none if it is new.
///
/// # Errors
/// The bytes are no list of this format.
pub(crate) fn update(
    format: Format,
    before: Option<&[u8]>,
    list: &str,
    entries: Vec<(Entry, Option<usize>)>,
    at: Timestamp,
) -> Result<Vec<u8>, ImportError> {
    if let (Format::Ics, Some(bytes)) = (format, before) {
        let text = decode::text_of(bytes)?;
        let mark = &bytes[..bytes.len() - text.len()];
        return Ok([mark, ics::update(text, &entries, at)?.as_bytes()].concat());
    }
    let entries: Vec<Entry> = entries.into_iter().map(|(entry, _)| entry).collect();
    Ok(write(format, Style::default(), list, &entries, at))
}

fn write(format: Format, style: Style, list: &str, entries: &[Entry], at: Timestamp) -> Vec<u8> {
    match format {
        Format::Text => text::write(entries).into_bytes(),
        Format::Markdown => markdown::write(list, entries).into_bytes(),
        Format::Csv => csv::write(style, entries),
        Format::Json => json::write(list, entries),
        Format::Ics => ics::write(list, entries, at).into_bytes(),
    }
}

fn read(format: Format, text: &str) -> Result<Imported, ImportError> {
    let imported = match format {
        Format::Text => text::read(text),
        Format::Markdown => markdown::read(text),
        Format::Csv => csv::read(text)?,
        Format::Json => json::read(text)?,
        Format::Ics => ics::read(text)?,
    };
    if imported.entries.len() > MAX_ENTRIES {
        return Err(ImportError::TooMany);
    }
    Ok(imported)
}
