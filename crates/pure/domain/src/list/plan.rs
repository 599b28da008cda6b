//! From an operation to the changes it makes, looking only at what it must.

use super::{
    AISLE_MAX, Change, LIST_NAME_MAX, List, ListError, Operation, PRODUCT_TEXT_MAX, PlanError,
    View, edit, folded, merge_key, order, text,
};
use crate::product::ALLERGENS;
use crate::{LineId, ListId, OwnProduct, Price, PriceNote, Quantity, Rank, Timestamp};
use trug_gs1::Gtin;

/// What an operation changes on what is there, in the order in which it has to be applied.
///
/// Nothing to change is an empty answer: no step is recorded for it. Moving, adding, ticking and
/// taking off look at a fixed number of rows, however long the list is.
///
/// # Errors
/// A rule of lists says no, or the view could not be read; nothing was changed.
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
        Operation::Remove { line } => Ok(vec![edit::change(Some(edit::there(view, *line)?), None)]),
        Operation::Move { line, to } => order::move_line(view, *line, *to, at),
        Operation::ClearChecked { list } => clear_checked(view, *list),
        Operation::NewList { id, name } => new_list(view, *id, name),
        Operation::RenameList { list, name } => rename_list(view, *list, name),
        Operation::DeleteList { list } => delete_list(view, *list),
        Operation::Teach { product } => teach(view, product),
        Operation::Forget { gtin } => forget(view, *gtin),
        Operation::SetShop { list, shop } => set_shop(view, *list, shop.as_deref()),
        Operation::SetPrice { line, shop, price } => set_price(view, *line, shop, *price, at),
        Operation::SetAisles { shop, aisles } => set_aisles(view, shop, aisles.as_deref()),
    }
}

/// The most aisles that an order has.
const MOST_AISLES: usize = 500;

/// What planning answers: changes, or why not.
pub(super) type Planned<V> = Result<Vec<Change>, PlanError<<V as View>::Error>>;

fn clear_checked<V: View>(view: &V, list: ListId) -> Planned<V> {
    list_there(view, list)?;
    let lines = view.lines(list).map_err(PlanError::View)?;
    let ticked = lines.into_iter().filter(|line| line.checked);
    Ok(ticked.map(|line| edit::change(Some(line), None)).collect())
}

fn new_list<V: View>(view: &V, id: ListId, name: &str) -> Planned<V> {
    let name = text::name("a list", name, LIST_NAME_MAX)?;
    if view.list(id).map_err(PlanError::View)?.is_some() {
        return Err(ListError::ListIdTaken.into());
    }
    let lists = view.lists().map_err(PlanError::View)?;
    free_name(&lists, None, &name)?;
    let rank = lists.last().map_or_else(Rank::first, |last| last.rank.after());
    Ok(vec![Change::List { before: None, after: Some(List { id, name, rank, shop: None }) }])
}

fn rename_list<V: View>(view: &V, list: ListId, name: &str) -> Planned<V> {
    let before = list_there(view, list)?;
    let name = text::name("a list", name, LIST_NAME_MAX)?;
    if before.name == name {
        return Ok(Vec::new());
    }
    free_name(&view.lists().map_err(PlanError::View)?, Some(list), &name)?;
    let after = List { name, ..before.clone() };
    Ok(vec![Change::List { before: Some(before), after: Some(after) }])
}

/// The lines go before their list, so that undoing brings the list back before its lines.
fn delete_list<V: View>(view: &V, list: ListId) -> Planned<V> {
    let before = list_there(view, list)?;
    let lines = view.lines(list).map_err(PlanError::View)?;
    let mut changes: Vec<Change> =
        lines.into_iter().map(|line| edit::change(Some(line), None)).collect();
    changes.push(Change::List { before: Some(before), after: None });
    Ok(changes)
}

fn teach<V: View>(view: &V, product: &OwnProduct) -> Planned<V> {
    let own = |what, text: &Option<String>| text::optional(what, text.as_deref(), PRODUCT_TEXT_MAX);
    let after = OwnProduct {
        gtin: product.gtin,
        name: text::name("a product", &product.name, PRODUCT_TEXT_MAX)?,
        brand: own("the brand", &product.brand)?,
        quantity: own("the pack size", &product.quantity)?,
        aisle: own("the aisle", &product.aisle)?,
        taught: product.taught,
        same_as: product.same_as.filter(|other| *other != product.gtin),
        allergens: product.allergens.as_deref().map(known_allergens).transpose()?,
    };
    let before = view.own_product(product.gtin).map_err(PlanError::View)?;
    let same = before
        .as_ref()
        .is_some_and(|known| OwnProduct { taught: after.taught, ..known.clone() } == after);
    if same {
        return Ok(Vec::new());
    }
    Ok(vec![Change::Product { before, after: Some(after) }])
}

fn forget<V: View>(view: &V, gtin: Gtin) -> Planned<V> {
    let before = view.own_product(gtin).map_err(PlanError::View)?;
    let before = before.ok_or(ListError::NoSuchProduct(gtin))?;
    Ok(vec![Change::Product { before: Some(before), after: None }])
}

/// In the order of the table, each once.
fn known_allergens(named: &[String]) -> Result<Vec<String>, ListError> {
    match named.iter().find(|name| !ALLERGENS.contains(&name.as_str())) {
        Some(unknown) => Err(ListError::NoSuchAllergen(unknown.clone())),
        None => Ok(ALLERGENS
            .iter()
            .filter(|known| named.iter().any(|name| name == *known))
            .map(|known| (*known).to_owned())
            .collect()),
    }
}

fn set_shop<V: View>(view: &V, list: ListId, shop: Option<&str>) -> Planned<V> {
    let before = list_there(view, list)?;
    let shop = text::optional("the shop", shop, LIST_NAME_MAX)?;
    if before.shop == shop {
        return Ok(Vec::new());
    }
    let after = List { shop, ..before.clone() };
    Ok(vec![Change::List { before: Some(before), after: Some(after) }])
}

/// The line only says what is meant: it is not changed.
fn set_price<V: View>(
    view: &V,
    line: LineId,
    shop: &str,
    price: Option<Price>,
    at: Timestamp,
) -> Planned<V> {
    let line = edit::there(view, line)?;
    let shop = text::optional("the shop", Some(shop), LIST_NAME_MAX)?.unwrap_or_default();
    let unit = line.quantity().unit;
    if let Some(Price { money, per }) = price {
        let is_one = (0..=Price::MOST).contains(&money.minor) && per.value >= 1;
        if per.unit != unit || per.value > Quantity::MOST || !is_one {
            return Err(ListError::BadPrice { per, line: line.quantity() }.into());
        }
    }
    let before =
        view.price(&merge_key(&line.need, unit), &folded(&shop)).map_err(PlanError::View)?;
    if before.as_ref().map(|note| note.price) == price {
        return Ok(Vec::new());
    }
    let after = price.map(|price| PriceNote { need: line.need, shop, price, at });
    Ok(vec![Change::Price { before: before.map(Box::new), after: after.map(Box::new) }])
}

/// Each aisle counts once, where it was named first.
fn set_aisles<V: View>(view: &V, shop: &str, aisles: Option<&[String]>) -> Planned<V> {
    let shop = text::optional("the shop", Some(shop), LIST_NAME_MAX)?;
    let shop = folded(shop.as_deref().unwrap_or_default());
    let after = match aisles {
        None => None,
        Some(named) if named.len() > MOST_AISLES => return Err(ListError::TooManyAisles.into()),
        Some(named) => {
            let mut order: Vec<String> = Vec::new();
            for aisle in named {
                let aisle = text::name("an aisle", aisle, AISLE_MAX)?;
                if !order.contains(&aisle) {
                    order.push(aisle);
                }
            }
            Some(order)
        }
    };
    let before = view.aisle_order(&shop).map_err(PlanError::View)?;
    if before == after {
        return Ok(Vec::new());
    }
    Ok(vec![Change::Aisles { shop, before, after }])
}

/// The list of this id.
pub(super) fn list_there<V: View>(view: &V, list: ListId) -> Result<List, PlanError<V::Error>> {
    let found = view.list(list).map_err(PlanError::View)?;
    found.ok_or(PlanError::Refused(ListError::NoSuchList))
}

fn free_name(lists: &[List], own: Option<ListId>, name: &str) -> Result<(), ListError> {
    let wanted = folded(name);
    match lists.iter().find(|list| Some(list.id) != own && folded(&list.name) == wanted) {
        Some(taken) => Err(ListError::ListExists(taken.name.clone())),
        None => Ok(()),
    }
}
