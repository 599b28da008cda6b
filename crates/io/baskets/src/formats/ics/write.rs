//! Tasks and calendars that are written anew.

use super::lines::{escape, put};
use crate::formats::entry::Entry;
use crate::formats::units::unit_name;
use crate::formats::words;
use trug_domain::Timestamp;

/// A calendar of these tasks.
pub(super) fn calendar(list: &str, entries: &[Entry], at: Timestamp) -> String {
    let line_break = "\r\n";
    let mut out = String::new();
    let mut line = |name: &str, value: &str| put(&mut out, name, value, line_break);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Trug//Trug//EN");
    line("X-WR-CALNAME", &escape(&words::one_line(list)));
    for (place, entry) in entries.iter().enumerate() {
        put_task(&mut out, entry, place + 1, at, line_break);
    }
    put(&mut out, "END", "VCALENDAR", line_break);
    out
}

/// One task. An entry without an id gets one from its number.
pub(super) fn put_task(
    out: &mut String,
    entry: &Entry,
    number: usize,
    at: Timestamp,
    line_break: &str,
) {
    let now = utc(at);
    let uid = entry.id.clone().unwrap_or_else(|| format!("trug-{number}"));
    let mut line = |name: &str, value: &str| put(out, name, value, line_break);
    line("BEGIN", "VTODO");
    line("UID", &escape(&uid));
    line("DTSTAMP", &now);
    line("SUMMARY", &escape(&summary(entry)));
    if entry.checked {
        line("STATUS", "COMPLETED");
        line("COMPLETED", &now);
        line("PERCENT-COMPLETE", "100");
    } else {
        line("STATUS", "NEEDS-ACTION");
    }
    let texts = [
        ("CATEGORIES", &entry.aisle),
        ("DESCRIPTION", &entry.note),
        ("X-TRUG-BRAND", &entry.brand),
        ("X-TRUG-PACK", &entry.pack),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            line(name, &escape(text));
        }
    }
    if let Some(gtin) = entry.gtin {
        line("X-TRUG-GTIN", &gtin.to_string());
    }
    line("X-TRUG-QTY", &entry.quantity.value.to_string());
    line("X-TRUG-UNIT", unit_name(entry.quantity.unit));
    line("END", "VTODO");
}

/// How much and what, as a task's summary says it.
pub(super) fn summary(entry: &Entry) -> String {
    words::write(entry.quantity, &entry.name, '×')
}

/// A time as `20261121T140200Z`; from 1970 to the last day but one of 9999.
pub(super) fn utc(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1_000).clamp(0, jiff::Timestamp::MAX.as_second());
    let time = jiff::Timestamp::from_second(seconds).unwrap_or(jiff::Timestamp::MAX);
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
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
        check(i64::MAX, "99991230T220000Z");
        check(i64::MIN, "19700101T000000Z");
    }
}
