//! The dates that codes carry: six digits, and a century that depends on the current year.

use jiff::civil::Date;

/// Reads YYMMDD; day 00 is the last day of the month.
///
/// The century is the one that puts the year at most 49 years before and 50 years after `current_year` (GS1 General
/// Specifications 7.12). `None` if there is no such day.
pub fn from_yymmdd(text: &str, current_year: u16) -> Option<Date> {
    let (yy, month, day) = split(text)?;
    let current_year = i16::try_from(current_year).ok()?;
    let century = current_year - current_year % 100;
    let year = match yy - current_year % 100 {
        51.. => century.checked_sub(100).filter(|century| *century >= 0)?,
        ..=-50 => century.checked_add(100)?,
        _ => century,
    };
    day_of(year.checked_add(yy)?, month, day)
}

/// Whether the text is YYMMDD of a day, or of a month with day 00, in some century.
///
/// The window of 100 years has one year of each two digits, and each fourth is a leap year in it; 2100 is told apart
/// when the year is known.
pub(crate) fn is_yymmdd(text: &str) -> bool {
    split(text).is_some_and(|(yy, month, day)| day_of(2000 + yy, month, day).is_some())
}

fn day_of(year: i16, month: i8, day: i8) -> Option<Date> {
    match day {
        0 => Date::new(year, month, 1).ok().map(Date::last_of_month),
        _ => Date::new(year, month, day).ok(),
    }
}

fn split(text: &str) -> Option<(i16, i8, i8)> {
    if text.len() != 6 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((text[..2].parse().ok()?, text[2..4].parse().ok()?, text[4..].parse().ok()?))
}
