//! Lists as files: text, Markdown, CSV, JSON (schema.org) and iCalendar, out and in, with no io.
//!
//! [`export`] turns [`ExportLine`]s into bytes; [`import`] finds out which [`Format`] bytes have and
//! turns them into [`Entry`]s, saying what it passed over and why. What a format cannot hold is
//! lost: text keeps how much and the name; Markdown also the aisle, the tick and the number of the
//! trade item; CSV these and the note; JSON and iCalendar everything.

mod csv;
mod ics;
mod json;
mod markdown;
mod need;
mod sniff;
mod text;

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use trug_domain::{LineId, Quantity, Timestamp};
use trug_gs1::Gtin;
use trug_gs1::prefix;

/// The most bytes of a file that is read.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The most entries of a file that are read.
pub const MOST_ENTRIES: usize = 20_000;

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One line a need, `2 x Milk 1 l`: what paste boxes take.
    Text,
    /// Check boxes below a heading for each aisle.
    Markdown,
    /// RFC 4180, for spreadsheets.
    Csv,
    /// A schema.org `ItemList`.
    Json,
    /// iCalendar tasks (VTODO).
    Ics,
}

/// A line to write out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportLine {
    /// Its id, which becomes the `UID` of a task.
    pub id: LineId,
    /// What it is called: one line of text, not empty.
    pub name: String,
    /// How much.
    pub quantity: Quantity,
    /// The trade item; a number that means something to one shop only is left out.
    pub gtin: Option<Gtin>,
    /// The aisle.
    pub aisle: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// Whether it is ticked.
    pub checked: bool,
    /// The brand.
    pub brand: Option<String>,
    /// What a pack holds, as the pack says it.
    pub pack: Option<String>,
}

/// How a file is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// CSV: begin with a byte order mark, which Excel needs to see that it is UTF-8.
    pub byte_order_mark: bool,
    /// CSV: write numbers of trade items as `="04006381333931"`, so that a spreadsheet keeps their
    /// zeros.
    pub gtin_as_formula: bool,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The format it has.
    pub format: Format,
    /// The name of the list, where the file says one.
    pub list: Option<String>,
    /// What is needed, in the order of the file.
    pub entries: Vec<Entry>,
    /// What was passed over.
    pub skipped: Vec<Skipped>,
}

/// A need in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What the file calls it by: a line id if Trug wrote it, a foreign `UID`, or none.
    pub id: Option<String>,
    /// What it is called: one line of text, not empty, at most 200 characters.
    pub name: String,
    /// How much, at least 1.
    pub quantity: Quantity,
    /// The trade item.
    pub gtin: Option<Gtin>,
    /// The aisle.
    pub aisle: Option<String>,
    /// The note, at most 500 characters.
    pub note: Option<String>,
    /// Whether it is ticked.
    pub checked: bool,
    /// The brand.
    pub brand: Option<String>,
    /// What a pack holds, as the file says it.
    pub pack: Option<String>,
}

/// Something that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The line of the file, from 1; for JSON the place in the list.
    pub line: usize,
    /// Why.
    pub why: String,
}

/// Why a file is no list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Too large.
    #[error("the file has {0} bytes, and a list of at most 8 MiB is read; divide it")]
    TooLarge(usize),
    /// Too much in it.
    #[error("the file has more than 20,000 entries; divide it")]
    TooMany,
    /// Not text.
    #[error("the file is not UTF-8 text (byte {at}); save it as UTF-8, or export it again")]
    NotUtf8 {
        /// The first byte that is not, from 0.
        at: usize,
    },
    /// UTF-16, as some spreadsheets save.
    #[error("the file is UTF-16 text; save it as UTF-8 (\"CSV UTF-8\" in Excel)")]
    Utf16,
    /// CSV without the column that matters.
    #[error("the table has no column for what is needed; name one of its columns \"name\"")]
    NoNameColumn,
    /// CSV that cannot be read.
    #[error("the table cannot be read ({0}); save it as CSV again")]
    BadTable(String),
    /// JSON that cannot be read.
    #[error("the JSON cannot be read ({0}); export it again")]
    BadJson(String),
    /// JSON that is something else.
    #[error("the JSON is no list: a schema.org ItemList or an array of needs is read")]
    NotAList,
    /// iCalendar that cannot be read.
    #[error("the calendar cannot be read ({0}); export it again")]
    BadCalendar(String),
}

/// Not the name of a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format; the formats are text, markdown, csv, json and ics")]
pub struct UnknownFormat(pub String);

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

/// Reads a file. Its name, if known, helps to find out the format: an ending such as `.csv` decides,
/// else what it begins with does.
///
/// # Errors
/// It is too large, not UTF-8, or no list.
pub fn import(bytes: &[u8], name: Option<&str>) -> Result<Imported, ImportError> {
    let text = sniff::text_of(bytes)?;
    let format = name.and_then(Format::by_ending).unwrap_or_else(|| sniff::format_of(text));
    read(format, text)
}

/// Reads a file of a known format.
///
/// # Errors
/// It is too large, not UTF-8, or no list of this format.
pub fn import_as(format: Format, bytes: &[u8]) -> Result<Imported, ImportError> {
    read(format, sniff::text_of(bytes)?)
}

/// What a file of this format holds that writing it anew would lose: none for a file of Trug's own.
pub(crate) fn would_lose(format: Format, bytes: &[u8]) -> Vec<String> {
    let Ok(text) = sniff::text_of(bytes) else {
        return vec!["something else than text".to_owned()];
    };
    let mut lost = match format {
        Format::Text => text::headings(text),
        Format::Markdown => Vec::new(),
        Format::Csv => csv::foreign_columns(text),
        Format::Json => json::foreign_keys(text),
        Format::Ics => ics::foreign_properties(text),
    };
    let skipped = read(format, text).map(|imported| imported.skipped).unwrap_or_default();
    lost.extend(skipped.into_iter().map(|s| format!("line {}: {}", s.line, s.why)));
    lost
}

/// Whether a number may stand in a file that others read: not if it means something to one shop
/// only.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is a filter of options")]
pub(crate) fn may_be_told(gtin: &Gtin) -> bool {
    prefix::meaning(*gtin).is_global()
}

pub(crate) use csv::unit_name;

pub(crate) fn write(
    format: Format,
    style: Style,
    list: &str,
    entries: &[Entry],
    at: Timestamp,
) -> Vec<u8> {
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
    if imported.entries.len() > MOST_ENTRIES {
        return Err(ImportError::TooMany);
    }
    Ok(imported)
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Text, Self::Markdown, Self::Csv, Self::Json, Self::Ics];

    /// Its name, as the command line takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// The ending of the name of such a file.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }

    /// The format that the ending of a file's name tells; `.txt` tells nothing, since everything is
    /// saved under it.
    pub fn by_ending(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" | "tsv" => Some(Self::Csv),
            "json" | "jsonld" => Some(Self::Json),
            "ics" | "ical" | "ifb" => Some(Self::Ics),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|format| [format.name(), format.ending()].contains(&name.as_str()))
            .ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}

impl From<ExportLine> for Entry {
    fn from(line: ExportLine) -> Self {
        Self {
            id: Some(line.id.to_string()),
            name: need::one_line(&line.name),
            quantity: Quantity { value: line.quantity.value.max(1), ..line.quantity },
            gtin: line.gtin.filter(may_be_told),
            aisle: line.aisle.as_deref().and_then(need::some_line),
            note: line.note.as_deref().and_then(need::some_note),
            checked: line.checked,
            brand: line.brand.as_deref().and_then(need::some_line),
            pack: line.pack.as_deref().and_then(need::some_line),
        }
    }
}

impl Entry {
    /// A need of one piece that is known by its name only.
    pub(crate) fn named(name: String, quantity: Quantity) -> Self {
        Self {
            id: None,
            name,
            quantity,
            gtin: None,
            aisle: None,
            note: None,
            checked: false,
            brand: None,
            pack: None,
        }
    }
}

/// An id as a file gives it, if it can be one: short and without control characters.
fn plain_id(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=512).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}
