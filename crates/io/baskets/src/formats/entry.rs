//! What a file holds, whatever its format.

use super::format::Format;
use super::words;
use crate::sendable::may_be_sent;
use serde::Serialize;
use trug_domain::{LineId, Quantity};
use trug_gs1::Gtin;

/// The most bytes of a file that is read.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most entries of a file that are read.
pub const MAX_ENTRIES: usize = 20_000;

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

impl From<ExportLine> for Entry {
    fn from(line: ExportLine) -> Self {
        Self {
            id: Some(line.id.to_string()),
            name: words::one_line(&line.name),
            quantity: Quantity { value: line.quantity.value.max(1), ..line.quantity },
            gtin: line.gtin.filter(may_be_sent),
            aisle: line.aisle.as_deref().and_then(words::some_line),
            note: line.note.as_deref().and_then(words::some_note),
            checked: line.checked,
            brand: line.brand.as_deref().and_then(words::some_line),
            pack: line.pack.as_deref().and_then(words::some_line),
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
pub(super) fn plain_id(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = (1..=512).contains(&text.len()) && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
}
