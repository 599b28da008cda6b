//! From the domain to version 1: this never fails.

use super::{
    Code, Destination, Line, List, Need, Operation, Part, Price, PriceNote, Product, Quantity,
    RowChange, Source,
};
use crate::columns::variant_name;
use trug_domain as domain;
use trug_domain::Operation as Done;

impl From<&Done> for Operation {
    fn from(operation: &Done) -> Self {
        match operation.clone() {
            Done::Add { id, list, need, quantity, source, aisle, note } => Self::Add {
                id: id.0,
                list: list.0,
                need: (&need).into(),
                quantity: quantity.into(),
                source: source.into(),
                aisle,
                note,
            },
            Done::SetQuantity { line, quantity, source } => {
                Self::SetQuantity { line: line.0, quantity: quantity.into(), source: source.into() }
            }
            Done::ChangeQuantity { line, by, source } => {
                Self::ChangeQuantity { line: line.0, by, source: source.into() }
            }
            Done::SetName { line, name } => Self::SetName { line: line.0, name },
            Done::SetNote { line, note } => Self::SetNote { line: line.0, note },
            Done::SetAisle { line, aisle } => Self::SetAisle { line: line.0, aisle },
            Done::SetChecked { line, checked } => Self::SetChecked { line: line.0, checked },
            Done::RemovePart { line, part } => Self::RemovePart { line: line.0, part: part as u64 },
            Done::Remove { line } => Self::Remove { line: line.0 },
            Done::Move { line, to } => Self::Move { line: line.0, to: to.into() },
            Done::ClearChecked { list } => Self::ClearChecked { list: list.0 },
            Done::NewList { id, name } => Self::NewList { id: id.0, name },
            Done::RenameList { list, name } => Self::RenameList { list: list.0, name },
            Done::SetShop { list, shop } => Self::SetShop { list: list.0, shop },
            Done::SetAisles { shop, aisles } => Self::SetAisles { shop, aisles },
            Done::SetPrice { line, shop, price } => {
                Self::SetPrice { line: line.0, shop, price: price.map(Into::into) }
            }
            Done::DeleteList { list } => Self::DeleteList { list: list.0 },
            Done::Teach { product } => Self::Teach { product: product.into() },
            Done::Forget { gtin } => Self::Forget { gtin: digits(gtin) },
        }
    }
}

impl From<domain::Destination> for Destination {
    fn from(place: domain::Destination) -> Self {
        match place {
            domain::Destination::First => Self::First,
            domain::Destination::Last => Self::Last,
            domain::Destination::Before(line) => Self::Before(line.0),
            domain::Destination::After(line) => Self::After(line.0),
            domain::Destination::List(list) => Self::List(list.0),
        }
    }
}

impl From<&domain::Need> for Need {
    fn from(need: &domain::Need) -> Self {
        let code = need.code.as_ref().map(|code| Code {
            gtin: digits(code.gtin),
            symbology: code.symbology.map(|symbology| variant_name(&symbology)),
            printed: code.printed.clone(),
        });
        Self { code, name: need.name.clone() }
    }
}

impl From<domain::Quantity> for Quantity {
    fn from(quantity: domain::Quantity) -> Self {
        Self { value: quantity.value, unit: variant_name(&quantity.unit) }
    }
}

impl From<domain::Source> for Source {
    fn from(source: domain::Source) -> Self {
        Self { kind: variant_name(&source.kind), from: source.from }
    }
}

impl From<domain::Price> for Price {
    fn from(price: domain::Price) -> Self {
        let domain::Price { money, per } = price;
        let currency = money.currency.as_str().to_owned();
        Self { minor: money.minor, currency, per: per.into() }
    }
}

impl From<domain::OwnProduct> for Product {
    fn from(own: domain::OwnProduct) -> Self {
        let domain::OwnProduct { gtin, name, brand, quantity, aisle, taught, same_as, allergens } =
            own;
        let (gtin, same_as) = (digits(gtin), same_as.map(digits));
        Self { gtin, name, brand, quantity, aisle, taught: taught.0, same_as, allergens }
    }
}

impl From<domain::List> for List {
    fn from(list: domain::List) -> Self {
        let domain::List { id, name, rank, shop } = list;
        Self { id: id.0, name, rank: rank.0, shop }
    }
}

impl From<domain::Line> for Line {
    fn from(line: domain::Line) -> Self {
        let domain::Line { id, list, need, parts, checked, aisle, note, rank, changed } = line;
        Self {
            id: id.0,
            list: list.0,
            need: (&need).into(),
            parts: parts.into_iter().map(Into::into).collect(),
            checked,
            aisle,
            note,
            rank: rank.0,
            changed: changed.0,
        }
    }
}

impl From<domain::Part> for Part {
    fn from(part: domain::Part) -> Self {
        let domain::Part { source, quantity, at } = part;
        Self { source: source.into(), quantity: quantity.into(), at: at.0 }
    }
}

impl From<domain::PriceNote> for PriceNote {
    fn from(note: domain::PriceNote) -> Self {
        let domain::PriceNote { need, shop, price, at } = note;
        Self { need: (&need).into(), shop, price: price.into(), at: at.0 }
    }
}

impl From<domain::Change> for RowChange {
    fn from(change: domain::Change) -> Self {
        use domain::Change;
        match change {
            Change::List { before, after } => {
                Self::List { before: before.map(Into::into), after: after.map(Into::into) }
            }
            Change::Line { before, after } => {
                Self::Line { before: boxed(before), after: boxed(after) }
            }
            Change::Product { before, after } => {
                Self::Product { before: before.map(Into::into), after: after.map(Into::into) }
            }
            Change::Price { before, after } => {
                Self::Price { before: boxed(before), after: boxed(after) }
            }
            Change::Aisles { shop, before, after } => Self::Aisles { shop, before, after },
        }
    }
}

fn boxed<A, B: From<A>>(from: Option<Box<A>>) -> Option<Box<B>> {
    from.map(|from| Box::new((*from).into()))
}

/// All 14 digits.
fn digits(gtin: trug_gs1::Gtin) -> String {
    format!("{:014}", gtin.as_u64())
}
