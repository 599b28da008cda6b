//! iCalendar (RFC 5545): one calendar of many tasks (VTODO). It keeps everything.
//!
//! `UID` is the line's id, so that a second import doubles nothing; `SUMMARY` says how much and
//! what; what calendars have no property for stands in `X-TRUG-` properties. Events, journals and
//! cancelled tasks are passed over.

use super::{Entry, Format, ImportError, Imported, MOST_ENTRIES, Skipped, csv::unit_name, need};
use trug_domain::{Quantity, Timestamp, Unit};
use trug_gs1::Gtin;

pub(super) fn write(list: &str, entries: &[Entry], at: Timestamp) -> String {
    let now = utc(at);
    let mut out = String::new();
    put(&mut out, "BEGIN", "VCALENDAR");
    put(&mut out, "VERSION", "2.0");
    put(&mut out, "PRODID", "-//Trug//Trug//EN");
    put(&mut out, "X-WR-CALNAME", &escape(&need::one_line(list)));
    for (place, entry) in entries.iter().enumerate() {
        let uid = entry.id.clone().unwrap_or_else(|| format!("trug-{}", place + 1));
        put(&mut out, "BEGIN", "VTODO");
        put(&mut out, "UID", &escape(&uid));
        put(&mut out, "DTSTAMP", &now);
        put(&mut out, "SUMMARY", &escape(&need::write(entry.quantity, &entry.name, '×')));
        if entry.checked {
            put(&mut out, "STATUS", "COMPLETED");
            put(&mut out, "COMPLETED", &now);
            put(&mut out, "PERCENT-COMPLETE", "100");
        } else {
            put(&mut out, "STATUS", "NEEDS-ACTION");
        }
        let texts = [
            ("CATEGORIES", &entry.aisle),
            ("DESCRIPTION", &entry.note),
            ("X-TRUG-BRAND", &entry.brand),
            ("X-TRUG-PACK", &entry.pack),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                put(&mut out, name, &escape(text));
            }
        }
        if let Some(gtin) = entry.gtin {
            put(&mut out, "X-TRUG-GTIN", &gtin.to_string());
        }
        put(&mut out, "X-TRUG-QTY", &entry.quantity.value.to_string());
        put(&mut out, "X-TRUG-UNIT", unit_name(entry.quantity.unit));
        put(&mut out, "END", "VTODO");
    }
    put(&mut out, "END", "VCALENDAR");
    out
}

pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let mut imported =
        Imported { format: Format::Ics, list: None, entries: Vec::new(), skipped: Vec::new() };
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut task: Vec<Property> = Vec::new();
    let mut calendars = 0;
    for (line, content) in unfold(text) {
        let Some(property) = property(&content) else {
            imported.skipped.push(Skipped { line, why: "it is no line of a calendar".to_owned() });
            continue;
        };
        match (property.name.as_str(), open.len()) {
            ("BEGIN", depth) if depth < 32 => {
                let component = property.value.trim().to_ascii_uppercase();
                calendars += usize::from(depth == 0 && component == "VCALENDAR");
                open.push((component, line));
            }
            ("BEGIN", _) => return Err(bad("it is nested too deeply")),
            ("END", _) => {
                let ended = property.value.trim().to_ascii_uppercase();
                let Some((_, began)) = open.pop().filter(|(begun, _)| *begun == ended) else {
                    return Err(bad(&format!("line {line} ends what did not begin")));
                };
                if open.len() == 1 {
                    close(&ended, began, &task, &mut imported);
                    task.clear();
                }
            }
            ("X-WR-CALNAME" | "NAME", 1) => {
                imported.list = need::some_line(&unescape(&property.value));
            }
            (_, 2) => task.push(property),
            _ => {}
        }
        if imported.entries.len() > MOST_ENTRIES {
            return Err(ImportError::TooMany);
        }
    }
    match (calendars, open.is_empty()) {
        (0, _) => Err(bad("no calendar begins in it")),
        (_, false) => Err(bad("it ends in the middle")),
        (_, true) => Ok(imported),
    }
}

/// Properties and parts of tasks that Trug would not write back. What a calendar says of its own
/// making may be lost.
pub(super) fn foreign_properties(text: &str) -> Vec<String> {
    const KNOWN: [&str; 21] = [
        "BEGIN",
        "END",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "NAME",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "SEQUENCE",
        "SUMMARY",
        "STATUS",
        "COMPLETED",
        "PERCENT-COMPLETE",
        "CATEGORIES",
        "DESCRIPTION",
        "X-TRUG-QTY",
        "X-TRUG-UNIT",
    ];
    let mut foreign = Vec::new();
    for (_, content) in unfold(text) {
        let Some(property) = property(&content) else { continue };
        let value = property.value.trim().to_ascii_uppercase();
        let known = match property.name.as_str() {
            "BEGIN" => ["VCALENDAR", "VTODO"].contains(&value.as_str()),
            "X-TRUG-GTIN" | "X-TRUG-BRAND" | "X-TRUG-PACK" => true,
            "CATEGORIES" => first_value(&property.value) == property.value,
            name => KNOWN.contains(&name),
        };
        let what = format!("a task's {}", need::one_line(&property.name));
        if !known && !foreign.contains(&what) {
            foreign.push(what);
        }
    }
    foreign
}

/// One property of a component; parameters are passed over.
struct Property {
    name: String,
    value: String,
}

fn close(component: &str, line: usize, properties: &[Property], imported: &mut Imported) {
    let outcome = match component {
        "VTODO" => entry_of(properties),
        "VTIMEZONE" => return,
        "VEVENT" => Err("it is an event, no task".to_owned()),
        other => Err(format!("it is no task but a {}", need::one_line(other))),
    };
    match outcome {
        Ok(entry) => imported.entries.push(entry),
        Err(why) => imported.skipped.push(Skipped { line, why }),
    }
}

fn entry_of(properties: &[Property]) -> Result<Entry, String> {
    let raw = |name: &str| properties.iter().find(|p| p.name == name).map(|p| p.value.trim());
    let text = |name: &str| raw(name).map(unescape);
    let line = |name: &str| text(name).as_deref().and_then(need::some_line);
    let status = raw("STATUS").map(str::to_ascii_uppercase);
    if status.as_deref() == Some("CANCELLED") {
        return Err("the task was cancelled".to_owned());
    }
    let summary = text("SUMMARY").unwrap_or_default();
    let (said, name) = need::read(&summary).ok_or("the task has no summary")?;
    let gtin = match text("X-TRUG-GTIN").as_deref().map(str::trim) {
        None | Some("") => None,
        Some(digits) => Some(Gtin::parse(digits).map_err(|error| error.to_string())?),
    };
    // Who edits the summary in another program means it: only where it says nothing of how much
    // does the hidden quantity count.
    let says_how_much = need::one_line(&summary) != name;
    let quantity = if says_how_much { said } else { hidden_quantity(&raw).unwrap_or(said) };
    Ok(Entry {
        id: text("UID").as_deref().and_then(super::plain_id),
        gtin,
        aisle: raw("CATEGORIES")
            .map(|all| unescape(first_value(all)))
            .and_then(|a| need::some_line(&a)),
        note: text("DESCRIPTION").as_deref().and_then(need::some_note),
        checked: match status.as_deref() {
            Some(status) => status == "COMPLETED",
            None => raw("COMPLETED").is_some() || raw("PERCENT-COMPLETE") == Some("100"),
        },
        brand: line("X-TRUG-BRAND"),
        pack: line("X-TRUG-PACK"),
        ..Entry::named(name, quantity)
    })
}

fn hidden_quantity<'a>(raw: &impl Fn(&str) -> Option<&'a str>) -> Option<Quantity> {
    let value = need::whole(raw("X-TRUG-QTY")?)?;
    let unit = match raw("X-TRUG-UNIT").unwrap_or("each") {
        "each" => Unit::Each,
        "g" => Unit::Gram,
        "ml" => Unit::Millilitre,
        _ => return None,
    };
    Some(Quantity { value, unit })
}

/// Content lines with the number of the line they begin on; folded ones put together.
fn unfold(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (place, line) in text.lines().enumerate() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((place + 1, line.to_owned())),
        }
    }
    lines
}

fn property(content: &str) -> Option<Property> {
    let mut quoted = false;
    let colon = content.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    let (head, value) = (&content[..colon], &content[colon + 1..]);
    let name = head.split(';').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
    (!name.is_empty() && name.bytes().all(is_name))
        .then(|| Property { name, value: value.to_owned() })
}

/// The value before the first comma that is not escaped.
fn first_value(all: &str) -> &str {
    let mut escaped = false;
    let end = all.find(|c| {
        let ends = c == ',' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    &all[..end.unwrap_or(all.len())]
}

/// Writes a content line, folded so that no line has more than 75 octets and no character is cut.
fn put(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if octets + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

fn bad(why: &str) -> ImportError {
    ImportError::BadCalendar(why.to_owned())
}

/// A time as `20261121T140200Z`; from 1970 to 9999.
fn utc(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1_000).clamp(0, 253_402_300_799);
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // The civil date of a number of days, after Howard Hinnant's `civil_from_days`, with March as
    // the first month so that the leap day is the last one.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let (day, month) =
        (day - (153 * month + 2) / 5 + 1, if month < 10 { month + 3 } else { month - 9 });
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let check = |milliseconds, expect: &str| assert_eq!(utc(Timestamp(milliseconds)), expect);
        check(0, "19700101T000000Z");
        check(951_782_400_000, "20000229T000000Z");
        check(1_795_269_722_500, "20261121T140202Z");
        check(4_107_542_399_000, "21000228T235959Z");
        check(4_107_542_400_000, "21000301T000000Z");
        check(i64::MAX, "99991231T235959Z");
        check(i64::MIN, "19700101T000000Z");
    }
}
