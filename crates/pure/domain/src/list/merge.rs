//! The arithmetic of a line: how two that are the same need merge, and what a difference does.

use super::error::ListError;
use super::line::{Line, Part};
use super::text::NOTE_MAX;
use crate::quantity::Quantity;

pub(super) fn valid_quantity(quantity: Quantity) -> Result<(), ListError> {
    if (1..=Quantity::MAX).contains(&quantity.value) {
        Ok(())
    } else {
        Err(ListError::BadQuantity(quantity.value))
    }
}

/// What is added to a line that is on the list already.
pub(super) struct Incoming<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) parts: &'a [Part],
    pub(super) checked: bool,
    pub(super) aisle: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

/// A line with the same need added to it.
///
/// An unticked need restarts a ticked line: what was bought is not needed again. In every other case
/// the parts add up, and the line stays ticked only if both were.
pub(super) fn merged(line: &Line, incoming: &Incoming<'_>) -> Result<Line, ListError> {
    let mut merged = line.clone();
    if line.checked && !incoming.checked {
        merged.parts.clear();
    }
    merged.parts.extend_from_slice(incoming.parts);
    merged.parts.sort_by_key(|part| part.at);
    merged.checked = line.checked && incoming.checked;
    valid_quantity(merged.quantity())?;
    merged.need.name = merged.need.name.or_else(|| incoming.name.map(str::to_owned));
    merged.aisle = merged.aisle.or_else(|| incoming.aisle.map(str::to_owned));
    merged.note = joined(line.note.as_deref(), incoming.note)?;
    Ok(merged)
}

/// Both notes, one below the other, or the one if it contains the other.
fn joined(first: Option<&str>, second: Option<&str>) -> Result<Option<String>, ListError> {
    let (Some(first), Some(second)) = (first, second) else {
        return Ok(first.or(second).map(str::to_owned));
    };
    if first == second || first.lines().any(|line| line == second) {
        return Ok(Some(first.to_owned()));
    }
    let both = format!("{first}\n{second}");
    let length = both.chars().count();
    if length > NOTE_MAX {
        return Err(ListError::TooLong { what: "the combined note", length, most: NOTE_MAX });
    }
    Ok(Some(both))
}

/// Parts changed by a difference: more is a new part, less is taken from the newest parts first.
/// `None` if nothing remains.
pub(super) fn changed_by(line: &Line, by: i64, new: Part) -> Option<Vec<Part>> {
    let mut parts = line.parts.clone();
    if by >= 0 {
        parts.push(new);
        return Some(parts);
    }
    let mut less = by.unsigned_abs();
    while less > 0 {
        let last = parts.last_mut()?;
        let has = last.quantity.value.unsigned_abs();
        if has > less {
            last.quantity.value = last.quantity.value.saturating_sub_unsigned(less);
            break;
        }
        less -= has;
        parts.pop();
    }
    (!parts.is_empty()).then_some(parts)
}
