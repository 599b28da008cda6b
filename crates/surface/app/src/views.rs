//! From the domain's nouns to what crosses the boundary.

use crate::clock::rfc3339;
use crate::contract::{
    CameraView, LineView, ListName, MoneyView, Params, PartView, ProductBrief, ProductView,
    QuantityView, StepView, UnitView,
};
use crate::{App, Result};
use trug_camera::CameraState;
use trug_domain::{Change, Line, List, Money, Need, Product, Quantity, SourceKind, Step, Unit};
use trug_gs1::prefix::{self, Kind};
use trug_gs1::{Gtin, ScannedCode};

impl App {
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
            list: line.list.to_string(),
            own_name: line.need.name.clone(),
            own_aisle: line.aisle.clone(),
            price: None,
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
            id: step.id.to_string(),
            at: rfc3339(step.at),
            action: word_of(&step.action),
            source: source_word(step.source.kind).to_owned(),
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

/// What to call a line: the shopper's words, else the product's name, else the code as printed.
pub(crate) fn line_name(line: &Line, product: Option<&Product>) -> String {
    need_name(&line.need, product)
}

fn need_name(need: &Need, product: Option<&Product>) -> String {
    if let Some(name) = &need.name {
        return name.clone();
    }
    match (product, &need.code) {
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
pub(crate) fn word_of(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What is known of a code, with the credit that goes with it.
pub(crate) fn product_view(code: &ScannedCode, product: Option<Product>) -> ProductView {
    let gtin = code.gtin;
    let meaning = prefix::meaning(gtin);
    let mut view = ProductView {
        gtin: gtin.to_string(),
        name: None,
        brand: None,
        quantity: None,
        aisle: None,
        source: "none".to_owned(),
        attribution: None,
        code: meaning.words(),
        number_kind: kind_word(meaning.kind).to_owned(),
        issuer: meaning.issuer.map(str::to_owned),
    };
    if let Some(product) = product {
        view.name = Some(product.name);
        view.brand = product.brand;
        view.quantity = product.quantity;
        view.aisle = product.aisle;
        view.attribution = (product.source == trug_catalogue::SOURCE)
            .then(|| trug_catalogue::ATTRIBUTION.to_owned());
        view.source = product.source;
    }
    view
}

/// What a number is for, as a word.
pub(crate) const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::TradeItem => "trade-item",
        Kind::RestrictedCirculation => "restricted-circulation",
        Kind::RestrictedInCompany => "restricted-in-company",
        Kind::Coupon => "coupon",
        Kind::RefundReceipt => "refund-receipt",
        Kind::Book => "book",
        Kind::Serial => "serial",
        Kind::SheetMusic => "sheet-music",
        Kind::Demonstration => "demonstration",
        Kind::CompanyNumber => "company-number",
        Kind::Unassigned => "unassigned",
    }
}

/// What a camera is doing.
pub fn camera_view(state: &CameraState) -> CameraView {
    let param = |name: &str, value: &String| Params::from([(name.to_owned(), value.clone())]);
    let params = match state {
        CameraState::Working { name, .. } | CameraState::Absent { name } => param("name", name),
        CameraState::NotAllowed { how } => param("how", how),
        CameraState::NotUsable { why } => param("why", why),
        _ => Params::new(),
    };
    CameraView { state: state.code().to_owned(), words: state.words(), params }
}
