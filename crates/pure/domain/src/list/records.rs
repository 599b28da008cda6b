//! Operations on what is remembered beside the lists: products the shopper named, prices, the order of aisles.

use super::change::Change;
use super::error::{ListError, PlanError};
use super::lookup::{Planned, existing_line};
use super::need::merge_key;
use super::text::{self, AISLE_MAX, LIST_NAME_MAX, PRODUCT_TEXT_MAX, folded};
use super::view::View;
use crate::id::{LineId, Timestamp};
use crate::price::{Price, PriceNote};
use crate::product::{ALLERGENS, OwnProduct};
use crate::quantity::Quantity;
use trug_gs1::Gtin;

/// How many aisles an order may have.
const MAX_AISLES: usize = 500;

pub(super) fn teach<V: View>(view: &V, product: &OwnProduct) -> Planned<V> {
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

pub(super) fn forget<V: View>(view: &V, gtin: Gtin) -> Planned<V> {
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

/// The line only identifies the need: it is not changed.
pub(super) fn set_price<V: View>(
    view: &V,
    line: LineId,
    shop: &str,
    price: Option<Price>,
    at: Timestamp,
) -> Planned<V> {
    let line = existing_line(view, line)?;
    let shop = text::optional("the shop", Some(shop), LIST_NAME_MAX)?.unwrap_or_default();
    let unit = line.quantity().unit;
    if let Some(Price { money, per }) = price {
        let is_one = (0..=Price::MAX).contains(&money.minor) && per.value >= 1;
        if per.unit != unit || per.value > Quantity::MAX || !is_one {
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
pub(super) fn set_aisles<V: View>(view: &V, shop: &str, aisles: Option<&[String]>) -> Planned<V> {
    let shop = text::optional("the shop", Some(shop), LIST_NAME_MAX)?;
    let shop = folded(shop.as_deref().unwrap_or_default());
    let after = match aisles {
        None => None,
        Some(named) if named.len() > MAX_AISLES => return Err(ListError::TooManyAisles.into()),
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
