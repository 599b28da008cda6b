//! From an operation to the changes it makes, reading only the rows it needs.

use super::change::Change;
use super::error::PlanError;
use super::lookup::{existing_line, line_change};
use super::operation::Operation;
use super::text::{self, AISLE_MAX};
use super::view::View;
use super::{edit, lists, order, records};
use crate::id::Timestamp;

/// The changes that an operation makes, in the order in which they have to be applied.
///
/// If there is nothing to change the result is empty and no step is recorded. Moving, adding, ticking
/// and removing read a fixed number of rows, however long the list is.
///
/// # Errors
/// A rule of lists refuses it, or the view could not be read.
pub fn plan<V: View>(
    view: &V,
    operation: &Operation,
    at: Timestamp,
) -> Result<Vec<Change>, PlanError<V::Error>> {
    match operation {
        Operation::Add { id, list, need, quantity, source, aisle, note } => {
            let (quantity, source) = (*quantity, source.clone());
            let new = edit::New {
                need,
                quantity,
                source,
                aisle: aisle.as_deref(),
                note: note.as_deref(),
            };
            edit::add(view, *id, *list, &new, at)
        }
        Operation::SetQuantity { line, quantity, source } => {
            edit::set_quantity(view, *line, *quantity, source, at)
        }
        Operation::ChangeQuantity { line, by, source } => {
            edit::change_quantity(view, *line, *by, source, at)
        }
        Operation::SetName { line, name } => edit::set_name(view, *line, name.as_deref(), at),
        Operation::SetNote { line, note } => {
            let note = text::note(note.as_deref())?;
            edit::edit(view, *line, at, |line| line.note = note)
        }
        Operation::SetAisle { line, aisle } => {
            let aisle = text::optional("the aisle", aisle.as_deref(), AISLE_MAX)?;
            edit::edit(view, *line, at, |line| line.aisle = aisle)
        }
        Operation::SetChecked { line, checked } => {
            edit::edit(view, *line, at, |line| line.checked = *checked)
        }
        Operation::RemovePart { line, part } => edit::remove_part(view, *line, *part, at),
        Operation::Remove { line } => {
            Ok(vec![line_change(Some(existing_line(view, *line)?), None)])
        }
        Operation::Move { line, to } => order::move_line(view, *line, *to, at),
        Operation::ClearChecked { list } => lists::clear_checked(view, *list),
        Operation::NewList { id, name } => lists::new_list(view, *id, name),
        Operation::RenameList { list, name } => lists::rename_list(view, *list, name),
        Operation::DeleteList { list } => lists::delete_list(view, *list),
        Operation::Teach { product } => records::teach(view, product),
        Operation::Forget { gtin } => records::forget(view, *gtin),
        Operation::SetShop { list, shop } => lists::set_shop(view, *list, shop.as_deref()),
        Operation::SetPrice { line, shop, price } => {
            records::set_price(view, *line, shop, *price, at)
        }
        Operation::SetAisles { shop, aisles } => records::set_aisles(view, shop, aisles.as_deref()),
    }
}
