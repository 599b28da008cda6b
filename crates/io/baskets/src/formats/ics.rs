//! iCalendar (RFC 5545): one calendar of many tasks (VTODO). It keeps everything.
//!
//! `UID` is the line's id, so that a second import doubles nothing; `SUMMARY` says how much and
//! what; what calendars have no property for is in `X-TRUG-` properties. Events, journals and
//! cancelled tasks are passed over. Values are read by `calcard`, over the raw lines: a calendar
//! that others write too is changed line by line, and every other byte of it stays.

mod calendar;
mod edit;
mod lines;
mod task;
mod write;

use super::entry::{Entry, ImportError, Imported, MAX_ENTRIES, Skipped};
use super::format::Format;
use super::words;
use calendar::{Calendar, Part};
use edit::Fate;
use trug_domain::Timestamp;

/// A calendar of these entries.
pub(super) fn write(list: &str, entries: &[Entry], at: Timestamp) -> String {
    write::calendar(list, entries, at)
}

/// The calendar with these entries in place of those it has. Each comes with its place among the
/// entries that [`read`] gives of the text, or with none if it is new.
///
/// # Errors
/// The text is no calendar.
pub(super) fn update(
    text: &str,
    entries: &[(Entry, Option<usize>)],
    at: Timestamp,
) -> Result<String, ImportError> {
    let calendar = Calendar::read(text)?;
    let tasks = tasks(&calendar, &mut Vec::new());
    let fates: Vec<_> = tasks
        .iter()
        .enumerate()
        .map(|(place, (part, before))| {
            let after = entries.iter().find(|(_, origin)| *origin == Some(place));
            let fate = match after {
                None => Fate::Remove,
                Some((after, _)) if after == before => Fate::Keep,
                Some((after, _)) => Fate::Become(after),
            };
            (*part, before, fate)
        })
        .collect();
    let added: Vec<&Entry> =
        entries.iter().filter(|(_, origin)| origin.is_none()).map(|(entry, _)| entry).collect();
    Ok(edit::edit(&calendar, &fates, &added, at))
}

pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let calendar = Calendar::read(text)?;
    if calendar.parts.iter().filter(|part| part.kind == "VTODO").count() > MAX_ENTRIES {
        return Err(ImportError::TooMany);
    }
    let mut skipped = calendar.skipped.clone();
    let entries = tasks(&calendar, &mut skipped).into_iter().map(|(_, entry)| entry).collect();
    skipped.sort_by_key(|skipped| skipped.line);
    let list = calendar.name.as_deref().and_then(task::text_value);
    let list = list.as_deref().and_then(words::some_line);
    Ok(Imported { format: Format::Ics, list, entries, skipped })
}

/// The tasks of a calendar that are entries, in their order.
fn tasks<'a>(calendar: &'a Calendar<'_>, skipped: &mut Vec<Skipped>) -> Vec<(&'a Part, Entry)> {
    let mut found = Vec::new();
    for part in &calendar.parts {
        let entry = match part.kind.as_str() {
            "VTODO" => task::entry(calendar, part),
            "VTIMEZONE" => continue,
            "VEVENT" => Err("it is an event, no task".to_owned()),
            other => Err(format!("it is no task but a {}", words::one_line(other))),
        };
        match entry {
            Ok(entry) => found.push((part, entry)),
            Err(why) => skipped.push(Skipped { line: part.number, why }),
        }
    }
    found
}
