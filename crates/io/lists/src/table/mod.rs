//! Tables: CSV with commas, semicolons, tabs or strokes, in any of the languages of [`columns`].
//!
//! The heading is the first row that names a column for things; what stands before it (`TickTick` writes its version
//! there) is passed over. A row of one cell that is in no column for names is a heading over the rows below it.

mod cells;
mod columns;
mod row;

use crate::found::{Found, Place, ReadError};
use columns::{Role, role};
use csv::ReaderBuilder;
use row::{Rows, row};
use trug_domain::Habits;

/// The heading is among so many rows.
const HEADING_WITHIN: usize = 24;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Whether a text is a table: one of its first rows has two columns that are known, one of them for what is needed,
/// or it says by `sep=` that it is one.
pub(crate) fn is_one(text: &str) -> bool {
    let (separator, rest) = separator_line(text);
    separator.is_some() || heading(rest).is_some_and(|heading| heading.is_sure())
}

/// Whether a line is what a column of things is called: "Artikel" above a list of one column.
pub(crate) fn heads_things(line: &str) -> bool {
    role(line) == Some(Role::Name)
}

/// Reads a table.
///
/// # Errors
/// No column for what is needed, or no CSV.
pub(crate) fn read(text: &str, habits: Habits<'_>) -> Result<Found, ReadError> {
    let (separator, rest) = separator_line(text);
    let before = usize::from(separator.is_some());
    let heading = match separator {
        Some(delimiter) => heading_by(rest, delimiter),
        None => heading(rest),
    };
    let heading = heading.ok_or_else(|| ReadError::NoNameColumn(first_line(rest)))?;
    let mut found = Found::default();
    let mut rows = Rows::new(&heading.columns, habits);
    let mut reader = ReaderBuilder::new()
        .delimiter(heading.delimiter)
        .flexible(true)
        .has_headers(false)
        .quoting(heading.delimiter != b'|')
        .from_reader(rest.as_bytes());
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|error| ReadError::BadTable(error.to_string()))?;
        if at <= heading.row {
            continue;
        }
        let line = record.position().map_or(0, |place| place.line() as usize) + before;
        row(&mut rows, &mut found, &record, Place::Line(line));
    }
    rows.finish(&mut found);
    Ok(found)
}

/// The heading of a table.
struct Heading {
    delimiter: u8,
    /// Which row it is, from 0, as the reader of CSV counts them.
    row: usize,
    columns: Vec<Option<Role>>,
}

impl Heading {
    fn has(&self, role: Role) -> bool {
        self.columns.contains(&Some(role))
    }

    fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// It can be nothing but a heading: a single word above lines may be a thing.
    fn is_sure(&self) -> bool {
        self.known() >= 2 || (self.columns.len() == 1 && self.has(Role::Code))
    }
}

fn heading(text: &str) -> Option<Heading> {
    let found = DELIMITERS.into_iter().filter_map(|delimiter| heading_by(text, delimiter));
    found.max_by_key(Heading::known)
}

fn heading_by(text: &str, delimiter: u8) -> Option<Heading> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().take(HEADING_WITHIN).enumerate();
    rows.find_map(|(row, record)| {
        let columns: Vec<Option<Role>> = record.ok()?.iter().map(role).collect();
        let heading = Heading { delimiter, row, columns };
        let names = [Role::Name, Role::NameElse, Role::Code];
        let first = row == 0 || heading.known() >= 2;
        (first && names.into_iter().any(|role| heading.has(role))).then_some(heading)
    })
}

/// `sep=;`, which tells a spreadsheet how the columns are parted, and what follows it.
fn separator_line(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = line.trim_matches('"').strip_prefix("sep=").and_then(|sep| sep.bytes().next());
    let known = said.filter(|delimiter| DELIMITERS.contains(delimiter));
    // A tab is trimmed away by some.
    match (known, line.trim_matches('"').starts_with("sep=")) {
        (Some(delimiter), _) => (Some(delimiter), rest),
        (None, true) => (Some(b'\t'), rest),
        (None, false) => (None, text),
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.chars().filter(|c| !c.is_control() || *c == '\t').take(200).collect()
}
