//! From the domain's nouns to what crosses the boundary.

use crate::clock::rfc3339;
use crate::contract::{
    LineView, ListName, MoneyView, PartView, ProductBrief, ProductView, QuantityView, StepView,
    UnitView,
};
use crate::{App, Result};
use trug_domain::gs1::prefix;
use trug_domain::{
    Change, Gtin, Line, List, Money, Product, Quantity, ScannedCode, SourceKind, Step, Unit,
};

impl App {
    /// What is known of a product: the shopper's own word before the catalogue's.
    pub(crate) fn product(&self, gtin: Gtin) -> Result<Option<Product>> {
        if let Some(own) = self.store.own_product(gtin)? {
            return Ok(Some(own.into()));
        }
        if !prefix::meaning(gtin).may_leave_this_computer() {
            return Ok(None);
        }
        Ok(self.catalogue.look_up(gtin)?)
    }

    /// A line as it is shown.
    pub(crate) fn line_view(&self, line: &Line) -> Result<LineView> {
        let product = match &line.need.code {
            Some(code) => self.product(code.gtin)?,
            None => None,
        };
        let name = line_name(line, product.as_ref());
        Ok(LineView {
            id: line.id.to_string(),
            name,
            gtin: line.need.code.as_ref().map(|code| code.gtin.to_string()),
            quantity: quantity_view(line.quantity()),
            checked: line.checked,
            aisle: line.aisle.clone().or_else(|| product.as_ref().and_then(|p| p.aisle.clone())),
            note: line.note.clone(),
            source: line
                .parts
                .first()
                .map_or("typed", |part| source_word(part.source.kind))
                .to_owned(),
            product: product.map(|p| ProductBrief {
                name: p.name,
                brand: p.brand,
                quantity: p.quantity,
            }),
            parts: line
                .parts
                .iter()
                .map(|part| PartView {
                    source: source_word(part.source.kind).to_owned(),
                    from: part.source.from.clone(),
                    quantity: quantity_view(part.quantity),
                    at: rfc3339(part.at),
                })
                .collect(),
        })
    }

    /// A step of the history, told by the names of what it touched.
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
            };
            about.extend(name.filter(|name| !about.contains(name)));
            if about.len() == 5 {
                break;
            }
        }
        Ok(StepView {
            id: step.id.to_string(),
            at: rfc3339(step.at),
            action: word_of(&step.action),
            source: source_word(step.source.kind).to_owned(),
            about,
            changes: step.changes.len() as u64,
            undone,
        })
    }
}

/// What to call a line: the shopper's words, else the product's name, else the code as printed.
pub(crate) fn line_name(line: &Line, product: Option<&Product>) -> String {
    if let Some(name) = &line.need.name {
        return name.clone();
    }
    match (product, &line.need.code) {
        (Some(product), _) => product.name.clone(),
        (None, Some(code)) => code.printed.clone(),
        (None, None) => String::new(),
    }
}

pub(crate) fn list_name(list: &List) -> ListName {
    ListName { id: list.id.to_string(), name: list.name.clone() }
}

pub(crate) fn quantity_view(quantity: Quantity) -> QuantityView {
    let unit = match quantity.unit {
        Unit::Each => UnitView::Each,
        Unit::Gram => UnitView::G,
        Unit::Millilitre => UnitView::Ml,
    };
    QuantityView { value: quantity.value, unit }
}

pub(crate) fn money_view(money: Money) -> MoneyView {
    MoneyView { minor: money.minor, currency: money.currency.as_str().to_owned() }
}

pub(crate) fn source_word(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Scan => "scan",
        SourceKind::Photo => "photo",
        SourceKind::Typed => "typed",
        SourceKind::Import => "import",
        SourceKind::Sync => "sync",
    }
}

/// The word that a value without data is written as.
fn word_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What is known of a code, with the credit that goes with it.
pub(crate) fn product_view(code: &ScannedCode, product: Option<Product>) -> ProductView {
    let gtin = code.gtin;
    let words = prefix::meaning(gtin).words();
    match product {
        Some(product) => ProductView {
            gtin: gtin.to_string(),
            name: Some(product.name),
            brand: product.brand,
            quantity: product.quantity,
            aisle: product.aisle,
            attribution: (product.source == "off").then(|| trug_catalogue::ATTRIBUTION.to_owned()),
            source: product.source,
            code: words,
        },
        None => ProductView {
            gtin: gtin.to_string(),
            name: None,
            brand: None,
            quantity: None,
            aisle: None,
            source: "none".to_owned(),
            attribution: None,
            code: words,
        },
    }
}
