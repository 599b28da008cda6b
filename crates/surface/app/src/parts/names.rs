//! What things are called: products, lines, steps of the history. The shopper's own word counts before
//! the catalogue's.

use crate::contract::{LineView, ListName, Origin, PartView, ProductBrief, StepView};
use crate::error::Result;
use crate::views::{line_name, list_name, need_name, quantity_view};
use std::sync::Arc;
use trug_catalogue::Catalogue;
use trug_domain::{Change, Line, Need, Product, Step};
use trug_gs1::{Gtin, prefix};
use trug_store::Store;

/// Looks names up.
#[derive(Clone)]
pub(crate) struct Names {
    store: Store,
    catalogue: Arc<Catalogue>,
}

impl Names {
    pub(crate) fn new(store: Store, catalogue: Arc<Catalogue>) -> Self {
        Self { store, catalogue }
    }

    /// What is known of a product: the shopper's own word before the catalogue's.
    pub(crate) fn product(&self, gtin: Gtin) -> Result<Option<Product>> {
        if let Some(own) = self.store.own_product(gtin)? {
            return Ok(Some(own.into()));
        }
        if !prefix::meaning(gtin).is_global() {
            return Ok(None);
        }
        Ok(self.catalogue.look_up(gtin)?)
    }

    /// A line as it is shown, without its price.
    pub(crate) fn line_view(&self, line: &Line) -> Result<LineView> {
        let product = match &line.need.code {
            Some(code) => self.product(code.gtin)?,
            None => None,
        };
        let name = line_name(line, product.as_ref());
        Ok(LineView {
            id: line.id.into(),
            name,
            gtin: line.need.code.as_ref().map(|code| code.gtin.into()),
            quantity: quantity_view(line.quantity()),
            checked: line.checked,
            aisle: line.aisle.clone().or_else(|| product.as_ref().and_then(|p| p.aisle.clone())),
            note: line.note.clone(),
            source: line.parts.first().map_or(Origin::Typed, |part| part.source.kind.into()),
            product: product.map(|p| ProductBrief {
                name: p.name,
                brand: p.brand,
                quantity: p.quantity,
            }),
            parts: line
                .parts
                .iter()
                .map(|part| PartView {
                    source: part.source.kind.into(),
                    from: part.source.from.clone(),
                    quantity: quantity_view(part.quantity),
                    at: part.at.into(),
                })
                .collect(),
            list: line.list.into(),
            own_name: line.need.name.clone(),
            own_aisle: line.aisle.clone(),
            price: None,
        })
    }

    /// A step of the history with the names of what it touched.
    pub(crate) fn step_view(&self, step: &Step, undone: bool) -> Result<StepView> {
        let mut about = Vec::new();
        for change in &step.changes {
            let name = match change {
                Change::List { before, after } => {
                    after.as_ref().or(before.as_ref()).map(|list| list.name.clone())
                }
                Change::Line { before, after } => match after.as_ref().or(before.as_ref()) {
                    Some(line) => Some(self.line_view(line)?.name),
                    None => None,
                },
                Change::Product { before, after } => {
                    after.as_ref().or(before.as_ref()).map(|product| product.name.clone())
                }
                Change::Price { before, after } => {
                    match after.as_ref().or(before.as_ref()).map(|note| &note.need) {
                        Some(need) => Some(self.need_name(need)?),
                        None => None,
                    }
                }
                Change::Aisles { shop, .. } => Some(shop.clone()).filter(|shop| !shop.is_empty()),
            };
            about.extend(name.filter(|name| !about.contains(name)));
            if about.len() == 5 {
                break;
            }
        }
        Ok(StepView {
            id: step.id.into(),
            at: step.at.into(),
            action: step.action.into(),
            source: step.source.kind.into(),
            about,
            changes: step.changes.len() as u64,
            undone,
            from: step.source.from.clone(),
            list: self.list_of_step(step)?,
            can_undo: !undone,
            blocked_by: None,
        })
    }

    fn need_name(&self, need: &Need) -> Result<String> {
        let product = match &need.code {
            Some(code) => self.product(code.gtin)?,
            None => None,
        };
        Ok(need_name(need, product.as_ref()))
    }

    fn list_of_step(&self, step: &Step) -> Result<Option<ListName>> {
        let list = step.changes.iter().find_map(|change| match change {
            Change::Line { before, after } => after.as_ref().or(before.as_ref()).map(|l| l.list),
            Change::List { before, after } => after.as_ref().or(before.as_ref()).map(|l| l.id),
            Change::Product { .. } | Change::Aisles { .. } | Change::Price { .. } => None,
        });
        let list = list.map(|id| self.store.list(id)).transpose()?.flatten();
        Ok(list.as_ref().map(list_name))
    }
}
