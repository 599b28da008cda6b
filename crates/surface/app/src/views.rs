//! From the domain's nouns to what crosses the boundary.

use crate::contract::{
    CameraView, ListName, MoneyView, Params, ProductView, QuantityView, UnitView,
};
use trug_camera::CameraState;
use trug_domain::{Line, List, Money, Need, Product, Quantity, SourceKind, Unit};
use trug_gs1::ScannedCode;
use trug_gs1::prefix::{self, Kind};

/// What to call a line: the shopper's words, else the product's name, else the code as printed.
pub(crate) fn line_name(line: &Line, product: Option<&Product>) -> String {
    need_name(&line.need, product)
}

pub(crate) fn need_name(need: &Need, product: Option<&Product>) -> String {
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
pub(crate) fn camera_view(state: &CameraState) -> CameraView {
    let param = |name: &str, value: &String| Params::from([(name.to_owned(), value.clone())]);
    let params = match state {
        CameraState::Working { name, .. } | CameraState::Absent { name } => param("name", name),
        CameraState::NotAllowed { how } => param("how", how),
        CameraState::NotUsable { why } => param("why", why),
        _ => Params::new(),
    };
    CameraView { state: state.code().to_owned(), words: state.words(), params }
}
