//! How a calendar is built: its parts, and which lines are whose.

use super::lines::{ContentLine, content_lines};
use crate::formats::entry::{ImportError, Skipped};
use std::ops::Range;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;

/// A calendar as a text.
#[derive(Debug)]
pub(super) struct Calendar<'a> {
    pub(super) text: &'a str,
    /// The name of the list, still escaped, where the file says one.
    pub(super) name: Option<String>,
    /// Tasks, events and other parts, in their order.
    pub(super) parts: Vec<Part>,
    /// Where the last part may be added: the start of the first `END:VCALENDAR`.
    pub(super) end: usize,
    /// Lines that are none of a calendar.
    pub(super) skipped: Vec<Skipped>,
}

/// A part of a calendar: a task, an event.
#[derive(Debug)]
pub(super) struct Part {
    /// Its kind, such as `VTODO`, in upper case.
    pub(super) kind: String,
    /// The line of the file it begins on.
    pub(super) number: usize,
    /// Its bytes, from `BEGIN` to `END`.
    pub(super) range: Range<usize>,
    /// Its own properties, without those of parts inside it.
    pub(super) properties: Vec<ContentLine>,
    /// Where a property may be added: the start of its `END`.
    pub(super) end: usize,
}

impl<'a> Calendar<'a> {
    /// Reads the structure of a text.
    ///
    /// # Errors
    /// It is no calendar, or one whose parts do not fit together.
    pub(super) fn read(text: &'a str) -> Result<Self, ImportError> {
        let mut calendar =
            Self { text, name: None, parts: Vec::new(), end: text.len(), skipped: Vec::new() };
        let mut open: Vec<String> = Vec::new();
        let (mut calendars, mut ended) = (0, false);
        for line in content_lines(text) {
            match (line.name.as_str(), open.len()) {
                ("", _) => calendar.skipped.push(Skipped {
                    line: line.number,
                    why: "it is no line of a calendar".to_owned(),
                }),
                ("BEGIN", depth) if depth < MAX_DEPTH => {
                    let kind = line.value.trim().to_ascii_uppercase();
                    calendars += usize::from(depth == 0 && kind == "VCALENDAR");
                    if depth == 1 {
                        calendar.parts.push(Part::begin(&kind, &line));
                    }
                    open.push(kind);
                }
                ("BEGIN", _) => return Err(bad("it is nested too deeply")),
                ("END", _) => {
                    let kind = line.value.trim().to_ascii_uppercase();
                    if open.pop().is_none_or(|begun| begun != kind) {
                        return Err(bad(&format!("line {} ends what did not begin", line.number)));
                    }
                    if let (1, Some(part)) = (open.len(), calendar.parts.last_mut()) {
                        part.end = line.range.start;
                        part.range.end = line.range.end;
                    }
                    if open.is_empty() && !ended {
                        (calendar.end, ended) = (line.range.start, true);
                    }
                }
                ("X-WR-CALNAME" | "NAME", 1) => calendar.name = Some(line.value),
                (_, 2) => {
                    if let Some(part) = calendar.parts.last_mut() {
                        part.properties.push(line);
                    }
                }
                _ => {}
            }
        }
        match (calendars, open.is_empty()) {
            (0, _) => Err(bad("no calendar begins in it")),
            (_, false) => Err(bad("it ends in the middle")),
            (_, true) => Ok(calendar),
        }
    }

    /// How its lines end.
    pub(super) fn line_break(&self) -> &'static str {
        if self.text.contains("\r\n") || !self.text.contains('\n') { "\r\n" } else { "\n" }
    }
}

impl Part {
    fn begin(kind: &str, line: &ContentLine) -> Self {
        Self {
            kind: kind.to_owned(),
            number: line.number,
            range: line.range.clone(),
            properties: Vec::new(),
            end: line.range.end,
        }
    }
}

fn bad(why: &str) -> ImportError {
    ImportError::BadCalendar(why.to_owned())
}
