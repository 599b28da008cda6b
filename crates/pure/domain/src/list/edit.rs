//! Adding to a list, and changing one line of it.

use super::error::{ListError, PlanError};
use super::line::{Line, Part, Source};
use super::lookup::{Planned, bottom, existing_line, existing_list, line_change};
use super::merge::{Incoming, changed_by, merged, valid_quantity};
use super::need::{Need, merge_key, valid_need};
use super::text::{self, AISLE_MAX};
use super::view::View;
use crate::id::{LineId, ListId, Timestamp};
use crate::quantity::Quantity;

/// What is to be added.
pub(super) struct New<'a> {
    pub(super) need: &'a Need,
    pub(super) quantity: Quantity,
    pub(super) source: Source,
    pub(super) aisle: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

pub(super) fn add<V: View>(
    view: &V,
    id: LineId,
    list: ListId,
    new: &New<'_>,
    at: Timestamp,
) -> Planned<V> {
    let need = valid_need(new.need)?;
    valid_quantity(new.quantity)?;
    let aisle = text::optional("the aisle", new.aisle, AISLE_MAX)?;
    let note = text::note(new.note)?;
    existing_list(view, list)?;
    if view.line(id).map_err(PlanError::View)?.is_some() {
        return Err(ListError::LineIdTaken.into());
    }
    let parts = vec![Part { source: new.source.clone(), quantity: new.quantity, at }];
    let key = merge_key(&need, new.quantity.unit);
    if let Some(before) = view.same_need(list, &key).map_err(PlanError::View)? {
        let incoming = Incoming {
            name: need.name.as_deref(),
            parts: &parts,
            checked: false,
            aisle: aisle.as_deref(),
            note: note.as_deref(),
        };
        let after = Line { changed: at, ..merged(&before, &incoming)? };
        return Ok(vec![line_change(Some(before), Some(after))]);
    }
    let rank = bottom(view, list)?;
    let line = Line { id, list, need, parts, checked: false, aisle, note, rank, changed: at };
    Ok(vec![line_change(None, Some(line))])
}

pub(super) fn set_quantity<V: View>(
    view: &V,
    line: LineId,
    quantity: Quantity,
    source: &Source,
    at: Timestamp,
) -> Planned<V> {
    valid_quantity(quantity)?;
    let before = existing_line(view, line)?;
    if before.quantity() == quantity {
        return Ok(Vec::new());
    }
    let parts = vec![Part { source: source.clone(), quantity, at }];
    let after = Line { parts, changed: at, ..before.clone() };
    taking_in(view, before, after)
}

pub(super) fn change_quantity<V: View>(
    view: &V,
    line: LineId,
    by: i64,
    source: &Source,
    at: Timestamp,
) -> Planned<V> {
    let before = existing_line(view, line)?;
    if by == 0 {
        return Ok(Vec::new());
    }
    let quantity = Quantity { value: by, unit: before.quantity().unit };
    let new = Part { source: source.clone(), quantity, at };
    let after =
        changed_by(&before, by, new).map(|parts| Line { parts, changed: at, ..before.clone() });
    if let Some(after) = &after {
        valid_quantity(after.quantity())?;
    }
    Ok(vec![line_change(Some(before), after)])
}

pub(super) fn remove_part<V: View>(
    view: &V,
    line: LineId,
    part: usize,
    at: Timestamp,
) -> Planned<V> {
    let before = existing_line(view, line)?;
    if part >= before.parts.len() {
        return Err(ListError::NoSuchPart.into());
    }
    let mut after = Line { changed: at, ..before.clone() };
    after.parts.remove(part);
    let after = (!after.parts.is_empty()).then_some(after);
    Ok(vec![line_change(Some(before), after)])
}

pub(super) fn set_name<V: View>(
    view: &V,
    line: LineId,
    name: Option<&str>,
    at: Timestamp,
) -> Planned<V> {
    let before = existing_line(view, line)?;
    let need = Need { code: before.need.code.clone(), name: name.map(str::to_owned) };
    let need = valid_need(&need)?;
    if need == before.need {
        return Ok(Vec::new());
    }
    let renamed = Line { need, changed: at, ..before.clone() };
    taking_in(view, before, renamed)
}

/// A line that was given the name or the unit of another one takes that one in: they are the same
/// need now.
fn taking_in<V: View>(view: &V, before: Line, after: Line) -> Planned<V> {
    let key = after.merge_key();
    let same = if key == before.merge_key() {
        None
    } else {
        view.same_need(before.list, &key).map_err(PlanError::View)?
    };
    let Some(same) = same.filter(|same| same.id != before.id) else {
        return Ok(vec![line_change(Some(before), Some(after))]);
    };
    let after = Line { changed: after.changed, ..merged(&after, &incoming(&same))? };
    Ok(vec![line_change(Some(same), None), line_change(Some(before), Some(after))])
}

/// Changes a field of a line that has no bearing on anything else.
pub(super) fn edit<V: View>(
    view: &V,
    line: LineId,
    at: Timestamp,
    edit: impl FnOnce(&mut Line),
) -> Planned<V> {
    let before = existing_line(view, line)?;
    let mut after = before.clone();
    edit(&mut after);
    if after == before {
        return Ok(Vec::new());
    }
    after.changed = at;
    Ok(vec![line_change(Some(before), Some(after))])
}

/// A line as it comes to another one.
pub(super) fn incoming(line: &Line) -> Incoming<'_> {
    Incoming {
        name: line.need.name.as_deref(),
        parts: &line.parts,
        checked: line.checked,
        aisle: line.aisle.as_deref(),
        note: line.note.as_deref(),
    }
}
