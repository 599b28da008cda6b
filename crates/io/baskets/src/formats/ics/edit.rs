//! Changes to a calendar that others write too: only the lines that change are written anew, and
//! every other byte stays.

use super::calendar::{Calendar, Part};
use super::lines::{escape, put};
use super::write::{put_task, summary, utc};
use crate::formats::entry::Entry;
use crate::formats::units::unit_name;
use std::fmt::Write;
use std::ops::Range;
use trug_domain::Timestamp;

/// What becomes of a task.
pub(super) enum Fate<'a> {
    /// It stays as it is.
    Keep,
    /// It goes.
    Remove,
    /// It becomes this entry.
    Become(&'a Entry),
}

/// The calendar with its tasks changed and others added. `tasks` are parts with the entries they
/// were read as.
pub(super) fn edit(
    calendar: &Calendar<'_>,
    tasks: &[(&Part, &Entry, Fate<'_>)],
    added: &[&Entry],
    at: Timestamp,
) -> String {
    let line_break = calendar.line_break();
    let mut changes: Vec<(Range<usize>, String)> = Vec::new();
    for (part, before, fate) in tasks {
        match fate {
            Fate::Keep => {}
            Fate::Remove => changes.push((part.range.clone(), String::new())),
            Fate::Become(after) => {
                changes.extend(task_changes(part, before, after, at, line_break));
            }
        }
    }
    let mut new = String::new();
    for (place, entry) in added.iter().enumerate() {
        put_task(&mut new, entry, tasks.len() + place + 1, at, line_break);
    }
    changes.push((calendar.end..calendar.end, new));
    changes.sort_by_key(|(range, _)| range.start);
    let (mut out, mut copied) = (String::with_capacity(calendar.text.len()), 0);
    for (range, text) in changes {
        out.push_str(&calendar.text[copied..range.start]);
        out.push_str(&text);
        copied = range.end;
    }
    out.push_str(&calendar.text[copied..]);
    out
}

/// The lines of a task that change; all others stay.
fn task_changes(
    part: &Part,
    before: &Entry,
    after: &Entry,
    at: Timestamp,
    line_break: &str,
) -> Vec<(Range<usize>, String)> {
    let mut lines = Lines { part, line_break, changes: Vec::new() };
    let now = utc(at);
    if (&before.name, before.quantity) != (&after.name, after.quantity) {
        lines.set("SUMMARY", Some(escape(&summary(after))));
    }
    if before.quantity != after.quantity {
        lines.set("X-TRUG-QTY", Some(after.quantity.value.to_string()));
        lines.set("X-TRUG-UNIT", Some(unit_name(after.quantity.unit).to_owned()));
    }
    if before.gtin != after.gtin {
        lines.set("X-TRUG-GTIN", after.gtin.map(|gtin| gtin.to_string()));
    }
    if before.aisle != after.aisle {
        lines.set("CATEGORIES", after.aisle.as_deref().map(|aisle| lines.categories(aisle)));
    }
    if before.note != after.note {
        lines.set("DESCRIPTION", after.note.as_deref().map(escape));
    }
    match (before.checked, after.checked) {
        (false, true) => {
            lines.set("STATUS", Some("COMPLETED".to_owned()));
            lines.set("COMPLETED", Some(now.clone()));
            lines.set("PERCENT-COMPLETE", Some("100".to_owned()));
        }
        (true, false) => {
            lines.set("STATUS", Some("NEEDS-ACTION".to_owned()));
            lines.set("COMPLETED", None);
            lines.set("PERCENT-COMPLETE", None);
        }
        _ => {}
    }
    if !lines.changes.is_empty() {
        lines.set("DTSTAMP", Some(now.clone()));
        if lines.value("LAST-MODIFIED").is_some() {
            lines.set("LAST-MODIFIED", Some(now));
        }
        let next =
            lines.value("SEQUENCE").and_then(|n| n.trim().parse::<u32>().ok()?.checked_add(1));
        if let Some(next) = next {
            lines.set("SEQUENCE", Some(next.to_string()));
        }
    }
    lines.changes
}

struct Lines<'a> {
    part: &'a Part,
    line_break: &'a str,
    changes: Vec<(Range<usize>, String)>,
}

impl Lines<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        self.part.properties.iter().find(|line| line.name == name).map(|line| line.value.as_str())
    }

    /// Sets the first line of this name and keeps its parameters, adds it, or takes all away.
    fn set(&mut self, name: &str, value: Option<String>) {
        let mut known = self.part.properties.iter().filter(|line| line.name == name);
        let Some(value) = value else {
            self.changes.extend(known.map(|line| (line.range.clone(), String::new())));
            return;
        };
        let mut text = String::new();
        let range = if let Some(line) = known.next() {
            put(&mut text, &line.head, &value, self.line_break);
            line.range.clone()
        } else {
            put(&mut text, name, &value, self.line_break);
            self.part.end..self.part.end
        };
        self.changes.push((range, text));
    }

    /// The aisle in the place of the first category; the others stay.
    fn categories(&self, aisle: &str) -> String {
        let mut value = escape(aisle);
        if let Some(others) = self.value("CATEGORIES").and_then(after_first) {
            // Writing to a String cannot fail.
            let _ = write!(value, ",{others}");
        }
        value
    }
}

/// What follows the first comma that is not escaped.
fn after_first(all: &str) -> Option<&str> {
    let mut escaped = false;
    let comma = all.find(|c| {
        let ends = c == ',' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    all.get(comma + 1..)
}
