//! iCalendar (RFC 5545) as programs really write it: tasks are things, and nothing else is.
//!
//! A calendar without an end, without ids or with LF alone is read; a part that cannot be loses itself. Several
//! calendars in a file are several lists. Folds are taken out where the bytes become text.

mod property;
mod task;

use crate::found::{Found, Place, ReadError, Why, list_name};
use property::{Part, Property, unescaped};
use task::task;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;

/// Reads a calendar.
///
/// # Errors
/// It is nested beyond all measure.
pub(crate) fn read(text: &str) -> Result<Found, ReadError> {
    let mut found = Found::default();
    let mut open: Vec<String> = Vec::new();
    let mut part: Option<Part<'_>> = None;
    let mut name: Option<String> = None;
    let mut parts: Vec<Part<'_>> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = Place::Line(at + 1);
        let Some(property) = property(line) else {
            found.skip(place, Why::NoCalendarLine);
            continue;
        };
        let kind = property.value.trim().to_ascii_uppercase();
        match property.name.as_str() {
            "BEGIN" if open.len() >= MAX_DEPTH => {
                return Err(ReadError::BadCalendar("it is nested too deeply".to_owned()));
            }
            "BEGIN" => {
                if part.is_none() && kind != "VCALENDAR" {
                    part = Some(Part { kind: kind.clone(), place, properties: Vec::new() });
                }
                open.push(kind);
            }
            "END" => {
                open.pop();
                let done = part.take_if(|part| part.kind == kind && !open.contains(&kind));
                parts.extend(done);
                if kind == "VCALENDAR" {
                    parts.extend(part.take());
                    calendar(&mut found, &mut parts, name.take());
                    open.clear();
                }
            }
            "X-WR-CALNAME" | "NAME" if part.is_none() => {
                name = list_name(&unescaped(property.value));
            }
            _ => {
                // A property of an alarm is none of the task around it.
                let own = part.as_mut().filter(|part| open.last() == Some(&part.kind));
                if let Some(part) = own {
                    part.properties.push(property);
                }
            }
        }
    }
    parts.extend(part);
    calendar(&mut found, &mut parts, name);
    found.skipped.sort_by_key(|remark| remark.place);
    Ok(found)
}

/// Puts the tasks of a calendar on its list.
fn calendar(found: &mut Found, parts: &mut Vec<Part<'_>>, name: Option<String>) {
    if name.is_some() {
        found.list(name.as_deref());
    }
    for part in parts.drain(..) {
        let kind = match part.kind.as_str() {
            "VTODO" => {
                match task(&part) {
                    Ok((item, notices)) => {
                        for why in notices {
                            found.notice(part.place, why);
                        }
                        found.list(name.as_deref()).items.push(item);
                    }
                    Err(why) => found.skip(part.place, why),
                }
                continue;
            }
            "VTIMEZONE" => continue,
            "VEVENT" => "an event".to_owned(),
            "VJOURNAL" => "a note of a journal".to_owned(),
            other => format!("a {}", other.chars().take(40).collect::<String>()),
        };
        found.skip(part.place, Why::NoTask(kind));
    }
}

fn property(line: &str) -> Option<Property<'_>> {
    let mut quoted = false;
    let colon = line.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    });
    // An odd quotation mark would hide the colon.
    let colon = colon.or_else(|| line.find(':'))?;
    let (head, value) = (&line[..colon], &line[colon + 1..]);
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    let name = name.trim().to_ascii_uppercase();
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'));
    // "item1.SUMMARY" has a group before it.
    let name = name.rsplit('.').next().unwrap_or_default().to_owned();
    is_name.then_some(Property { name, parameters, value })
}
