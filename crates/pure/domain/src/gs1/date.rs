//! The dates that GS1 codes carry: six digits, and a century that depends on the current year.

use std::fmt;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year, of four digits.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads YYMMDD; day 00 is the last day of the month.
    ///
    /// The century is the one that puts the year at most 49 years before and 50 years after
    /// `current_year` (GS1 General Specifications 7.12).
    pub fn from_yymmdd(text: &str, current_year: u16) -> Option<Self> {
        let (yy, month, day) = split(text)?;
        let century = current_year - current_year % 100;
        let year = match i32::from(yy) - i32::from(current_year % 100) {
            51.. => century.checked_sub(100)?,
            ..=-50 => century.checked_add(100)?,
            _ => century,
        };
        let year = year.checked_add(yy)?;
        let last = last_day(year, month)?;
        (day <= last).then_some(Self { year, month, day: if day == 0 { last } else { day } })
    }

    /// Whether the text is YYMMDD of a day, or of a month with day 00, in some century.
    pub(super) fn is_yymmdd(text: &str) -> bool {
        split(text).is_some_and(|(yy, month, day)| {
            last_day(2000 + yy, month).is_some_and(|last| day <= last)
        })
    }
}

fn split(text: &str) -> Option<(u16, u8, u8)> {
    if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((text[..2].parse().ok()?, text[2..4].parse().ok()?, text[4..].parse().ok()?))
}

fn last_day(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
