//! Numbers as packs and people write them: "1,5", "1 000", "1/2", "½", "1 1/2".

use super::amount::{QuantityError, Unit};
use super::units::Written;
use crate::excerpt::excerpt;

/// A number as written: a fraction, and the other reading of its last comma or point.
pub(super) struct Number {
    numerator: i128,
    denominator: i128,
    /// The same digits with commas and points as thousands separators, where that is possible.
    grouped: Option<i128>,
}

impl Number {
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1, grouped: None };

    pub(super) fn whole(&self, grouped: bool) -> Option<i64> {
        match self.grouped.filter(|_| grouped) {
            Some(value) => i64::try_from(value).ok(),
            None if self.numerator % self.denominator == 0 => {
                i64::try_from(self.numerator / self.denominator).ok()
            }
            None => None,
        }
    }

    /// How many of our unit it is, rounded half up, and whether rounding changed it by at most one part in fifty.
    pub(super) fn of(&self, written: Written, text: &str) -> Result<(i64, bool), QuantityError> {
        if written.unit == Unit::Each {
            // Half a dozen is a whole number of pieces, half a piece is none.
            let (numerator, denominator) = match self.whole(true) {
                Some(whole) => (i128::from(whole), 1),
                None => (self.numerator, self.denominator),
            };
            let (pieces, divisor) = (numerator * written.billionths, denominator * 1_000_000_000);
            if pieces % divisor != 0 {
                return Err(QuantityError::NotWhole(excerpt(text)));
            }
            return i64::try_from(pieces / divisor)
                .map(|pieces| (pieces, true))
                .map_err(|_| QuantityError::OutOfRange(excerpt(text)));
        }
        let (numerator, denominator) = match self.grouped.filter(|_| written.grouped) {
            Some(value) => (value, 1),
            None => (self.numerator, self.denominator),
        };
        let divisor = denominator * 1_000_000_000;
        let exact = numerator * written.billionths;
        let rounded = (exact + divisor / 2) / divisor;
        let near = (rounded * divisor).abs_diff(exact) * 50 <= exact.unsigned_abs();
        i64::try_from(rounded)
            .map(|rounded| (rounded, near))
            .map_err(|_| QuantityError::OutOfRange(excerpt(text)))
    }
}

/// The number at the beginning, and what follows: digits, "1,5", "1 000", "1/2", "½", "1 1/2".
pub(super) fn number(text: &str) -> Option<(Number, &str)> {
    if let Some((fraction, rest)) = fraction(text) {
        return Some((fraction, rest));
    }
    let (whole, rest) = decimal(text)?;
    // "1 1/2" and "1½".
    if whole.denominator == 1
        && let Some((part, after)) = fraction(rest.trim_start())
        && part.numerator < part.denominator
    {
        let numerator = whole.numerator * part.denominator + part.numerator;
        return Some((Number { numerator, grouped: None, ..part }, after));
    }
    Some((whole, rest))
}

fn fraction(text: &str) -> Option<(Number, &str)> {
    if let Some((numerator, denominator)) = text.chars().next().and_then(vulgar) {
        let rest = text.trim_start_matches(|c| vulgar(c).is_some());
        return Some((Number { numerator, denominator, grouped: None }, rest));
    }
    let (above, rest) = digits(text)?;
    let (below, rest) = digits(rest.strip_prefix('/')?)?;
    let (numerator, denominator) = (above.parse().ok()?, below.parse().ok()?);
    let number = Number { numerator, denominator, grouped: None };
    (above.len() <= 2 && below.len() <= 2 && denominator > 0).then_some((number, rest))
}

pub(super) fn vulgar(c: char) -> Option<(i128, i128)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        _ => return None,
    })
}

/// Digits with commas, points, or blanks before three digits among them.
fn decimal(text: &str) -> Option<(Number, &str)> {
    // ".74 oz" has no digit before its point.
    let bare_point =
        text.starts_with(['.', ',']) && text[1..].starts_with(|c: char| c.is_ascii_digit());
    let (first, mut rest) = if bare_point { ("0", text) } else { digits(text)? };
    let mut groups = vec![first];
    let mut separators = Vec::new();
    while let Some(separator) = rest.chars().next().filter(|c| matches!(c, ',' | '.' | ' ' | '\''))
    {
        let Some((group, after)) = digits(&rest[1..]) else { break };
        let thousands = group.len() == 3 && groups[0].len() <= 3;
        // A blank parts thousands only: "1 000 g", as the SI writes it.
        if matches!(separator, ' ' | '\'') && !thousands {
            break;
        }
        groups.push(group);
        separators.push(separator);
        rest = after;
    }
    let all = groups.concat();
    // More digits than any pack has would overflow what follows.
    if all.len() > 15 {
        return None;
    }
    let value: i128 = all.parse().ok()?;
    let threes = groups[1..].iter().all(|group| group.len() == 3);
    let last = separators.last().copied();
    let repeated = separators.iter().filter(|c| Some(**c) == last).count() > 1;
    match last {
        None => Some((Number { numerator: value, denominator: 1, grouped: None }, rest)),
        Some(' ' | '\'') => {
            threes.then_some((Number { numerator: value, denominator: 1, grouped: None }, rest))
        }
        Some(_) if repeated => {
            threes.then_some((Number { numerator: value, denominator: 1, grouped: None }, rest))
        }
        Some(_) => {
            let decimals = groups.last().map_or(0, |group| group.len());
            let may_be_grouped = threes && separators.len() == 1 && !groups[0].starts_with('0');
            Some((
                Number {
                    numerator: value,
                    denominator: 10_i128.pow(decimals as u32),
                    grouped: may_be_grouped.then_some(value),
                },
                rest,
            ))
        }
    }
}

fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}
