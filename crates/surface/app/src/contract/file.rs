//! Lists in files: what was read, what was written, and the same as text or as a QR code.

use super::wire_enum::wire_enum;
use super::{ListName, SkipReason, StepView};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportView {
    /// The list it went to.
    pub list: ListName,
    /// Entries that came in.
    #[ts(type = "number")]
    pub entries: u64,
    /// What could not be understood: place and reason.
    pub skipped: Vec<SkippedEntry>,
    /// The step to undo; none where nothing came, and in a rehearsal.
    pub step: Option<StepView>,
    /// Each list with what came to it.
    pub lists: Vec<ImportedList>,
    /// What came otherwise than it was written.
    pub notices: Vec<ImportNotice>,
    /// In a rehearsal: what was understood, as a text that may be changed and handed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub text: Option<String>,
}

/// A list that a file brought something to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportedList {
    /// Its name.
    pub name: String,
    /// Entries that came to it.
    #[ts(type = "number")]
    pub entries: u64,
}

/// Something in a file that came otherwise than it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportNotice {
    /// Where: "line 3".
    #[serde(rename = "where")]
    pub place: String,
    /// What.
    pub why: String,
}

/// An entry of a file that did not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SkippedEntry {
    /// Which: "line 3", or what it is called.
    pub path: String,
    /// Why.
    pub why: String,
    /// The same for a page.
    pub reason: SkipReason,
}

/// A list as text, to be shown, printed or copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ExportText {
    /// The format of the text.
    pub format: ExportFormat,
    /// A name for the file it could be kept in.
    pub file_name: String,
    /// What would stand in it.
    pub text: String,
}

wire_enum! {
    /// A format of a list in a file.
    ExportFormat {
        /// Plain text, a line each.
        Text = "text",
        /// A task list in Markdown.
        Markdown = "markdown",
        /// A table with a heading, as RFC 4180 writes it.
        Csv = "csv",
        /// A JSON document.
        Json = "json",
        /// Tasks (VTODO) in iCalendar.
        Ics = "ics",
    }
}

/// A file or folder that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct WrittenView {
    /// Where it lies.
    pub path: String,
    /// The names of the files, for a folder.
    pub files: Vec<String>,
}

/// A list as a QR code: a phone's camera reads it as text, with no network between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QrView {
    /// Modules in a row, the quiet zone of four on each side included.
    pub size: u32,
    /// The dark modules as the path of an SVG whose `viewBox` is `0 0 size size`.
    pub path: String,
    /// The same row by row, `1` for a dark module and `0` for a light one.
    pub rows: Vec<String>,
    /// What a phone reads.
    pub text: String,
    /// Lines of the list that are in it; ticked ones are left out.
    #[ts(type = "number")]
    pub lines: u64,
    /// Lines that found no room in one code.
    #[ts(type = "number")]
    pub left_out: u64,
}
