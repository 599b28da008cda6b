//! Operations on a list as a whole.

use super::change::Change;
use super::error::{ListError, PlanError};
use super::line::List;
use super::lookup::{Planned, existing_list, line_change};
use super::text::{self, LIST_NAME_MAX, folded};
use super::view::View;
use crate::id::ListId;
use crate::rank::Rank;

pub(super) fn clear_checked<V: View>(view: &V, list: ListId) -> Planned<V> {
    existing_list(view, list)?;
    let lines = view.lines(list).map_err(PlanError::View)?;
    let ticked = lines.into_iter().filter(|line| line.checked);
    Ok(ticked.map(|line| line_change(Some(line), None)).collect())
}

pub(super) fn new_list<V: View>(view: &V, id: ListId, name: &str) -> Planned<V> {
    let name = text::name("a list", name, LIST_NAME_MAX)?;
    if view.list(id).map_err(PlanError::View)?.is_some() {
        return Err(ListError::ListIdTaken.into());
    }
    let lists = view.lists().map_err(PlanError::View)?;
    free_name(&lists, None, &name)?;
    let rank = lists.last().map_or_else(Rank::first, |last| last.rank.after());
    Ok(vec![Change::List { before: None, after: Some(List { id, name, rank, shop: None }) }])
}

pub(super) fn rename_list<V: View>(view: &V, list: ListId, name: &str) -> Planned<V> {
    let before = existing_list(view, list)?;
    let name = text::name("a list", name, LIST_NAME_MAX)?;
    if before.name == name {
        return Ok(Vec::new());
    }
    free_name(&view.lists().map_err(PlanError::View)?, Some(list), &name)?;
    let after = List { name, ..before.clone() };
    Ok(vec![Change::List { before: Some(before), after: Some(after) }])
}

/// The lines go before their list, so that undoing brings the list back before its lines.
pub(super) fn delete_list<V: View>(view: &V, list: ListId) -> Planned<V> {
    let before = existing_list(view, list)?;
    let lines = view.lines(list).map_err(PlanError::View)?;
    let mut changes: Vec<Change> =
        lines.into_iter().map(|line| line_change(Some(line), None)).collect();
    changes.push(Change::List { before: Some(before), after: None });
    Ok(changes)
}

pub(super) fn set_shop<V: View>(view: &V, list: ListId, shop: Option<&str>) -> Planned<V> {
    let before = existing_list(view, list)?;
    let shop = text::optional("the shop", shop, LIST_NAME_MAX)?;
    if before.shop == shop {
        return Ok(Vec::new());
    }
    let after = List { shop, ..before.clone() };
    Ok(vec![Change::List { before: Some(before), after: Some(after) }])
}

fn free_name(lists: &[List], own: Option<ListId>, name: &str) -> Result<(), ListError> {
    let wanted = folded(name);
    match lists.iter().find(|list| Some(list.id) != own && folded(&list.name) == wanted) {
        Some(taken) => Err(ListError::ListExists(taken.name.clone())),
        None => Ok(()),
    }
}
