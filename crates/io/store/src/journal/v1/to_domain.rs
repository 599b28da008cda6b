//! From version 1 to the domain: what is no value of the domain is an error.

use super::{
    Code, Destination, Line, List, Need, Operation, Part, Price, PriceNote, Product, Quantity,
    RowChange, Source,
};
use crate::columns::named_variant;
use std::str::FromStr;
use trug_domain as domain;
use trug_domain::Operation as Done;
use trug_domain::{LineId, ListId, Timestamp};

/// What is no value of the domain, in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub String);

impl TryFrom<Operation> for Done {
    type Error = Unreadable;

    fn try_from(operation: Operation) -> Result<Self, Unreadable> {
        use Operation as V1;
        Ok(match operation {
            V1::Add { id, list, need, quantity, source, aisle, note } => Self::Add {
                id: LineId(id),
                list: ListId(list),
                need: need.try_into()?,
                quantity: quantity.try_into()?,
                source: source.try_into()?,
                aisle,
                note,
            },
            V1::SetQuantity { line, quantity, source } => Self::SetQuantity {
                line: LineId(line),
                quantity: quantity.try_into()?,
                source: source.try_into()?,
            },
            V1::ChangeQuantity { line, by, source } => {
                Self::ChangeQuantity { line: LineId(line), by, source: source.try_into()? }
            }
            V1::SetName { line, name } => Self::SetName { line: LineId(line), name },
            V1::SetNote { line, note } => Self::SetNote { line: LineId(line), note },
            V1::SetAisle { line, aisle } => Self::SetAisle { line: LineId(line), aisle },
            V1::SetChecked { line, checked } => Self::SetChecked { line: LineId(line), checked },
            V1::RemovePart { line, part } => {
                let part = usize::try_from(part).map_err(unreadable)?;
                Self::RemovePart { line: LineId(line), part }
            }
            V1::Remove { line } => Self::Remove { line: LineId(line) },
            V1::Move { line, to } => Self::Move { line: LineId(line), to: to.into() },
            V1::ClearChecked { list } => Self::ClearChecked { list: ListId(list) },
            V1::NewList { id, name } => Self::NewList { id: ListId(id), name },
            V1::RenameList { list, name } => Self::RenameList { list: ListId(list), name },
            V1::SetShop { list, shop } => Self::SetShop { list: ListId(list), shop },
            V1::SetAisles { shop, aisles } => Self::SetAisles { shop, aisles },
            V1::SetPrice { line, shop, price } => {
                let price = price.map(TryInto::try_into).transpose()?;
                Self::SetPrice { line: LineId(line), shop, price }
            }
            V1::DeleteList { list } => Self::DeleteList { list: ListId(list) },
            V1::Teach { product } => Self::Teach { product: product.try_into()? },
            V1::Forget { gtin } => Self::Forget { gtin: gtin_of(&gtin)? },
            V1::Undo { .. } | V1::Redo { .. } | V1::State(_) => {
                return Err(Unreadable("it is no operation of a step".to_owned()));
            }
        })
    }
}

impl From<Destination> for domain::Destination {
    fn from(place: Destination) -> Self {
        match place {
            Destination::First => Self::First,
            Destination::Last => Self::Last,
            Destination::Before(line) => Self::Before(LineId(line)),
            Destination::After(line) => Self::After(LineId(line)),
            Destination::List(list) => Self::List(ListId(list)),
        }
    }
}

impl TryFrom<Need> for domain::Need {
    type Error = Unreadable;

    fn try_from(Need { code, name }: Need) -> Result<Self, Unreadable> {
        Ok(Self { code: code.map(TryInto::try_into).transpose()?, name })
    }
}

impl TryFrom<Code> for trug_gs1::ScannedCode {
    type Error = Unreadable;

    fn try_from(Code { gtin, symbology, printed }: Code) -> Result<Self, Unreadable> {
        let symbology = symbology.map(|name| named_variant(&name)).transpose();
        Ok(Self { gtin: gtin_of(&gtin)?, symbology: symbology.map_err(unreadable)?, printed })
    }
}

impl TryFrom<Quantity> for domain::Quantity {
    type Error = Unreadable;

    fn try_from(Quantity { value, unit }: Quantity) -> Result<Self, Unreadable> {
        Ok(Self { value, unit: named_variant(&unit).map_err(unreadable)? })
    }
}

impl TryFrom<Source> for domain::Source {
    type Error = Unreadable;

    fn try_from(Source { kind, from }: Source) -> Result<Self, Unreadable> {
        Ok(Self { kind: named_variant(&kind).map_err(unreadable)?, from })
    }
}

impl TryFrom<Price> for domain::Price {
    type Error = Unreadable;

    fn try_from(Price { minor, currency, per }: Price) -> Result<Self, Unreadable> {
        let currency = domain::Currency::from_str(&currency).map_err(unreadable)?;
        Ok(Self { money: domain::Money { minor, currency }, per: per.try_into()? })
    }
}

impl TryFrom<Product> for domain::OwnProduct {
    type Error = Unreadable;

    fn try_from(product: Product) -> Result<Self, Unreadable> {
        let Product { gtin, name, brand, quantity, aisle, taught, same_as, allergens } = product;
        let same_as = same_as.as_deref().map(gtin_of).transpose()?;
        let (gtin, taught) = (gtin_of(&gtin)?, Timestamp(taught));
        Ok(Self { gtin, name, brand, quantity, aisle, taught, same_as, allergens })
    }
}

impl TryFrom<List> for domain::List {
    type Error = Unreadable;

    fn try_from(List { id, name, rank, shop }: List) -> Result<Self, Unreadable> {
        Ok(Self { id: ListId(id), name, rank: rank_of(rank)?, shop })
    }
}

impl TryFrom<Line> for domain::Line {
    type Error = Unreadable;

    fn try_from(line: Line) -> Result<Self, Unreadable> {
        let Line { id, list, need, parts, checked, aisle, note, rank, changed } = line;
        Ok(Self {
            id: LineId(id),
            list: ListId(list),
            need: need.try_into()?,
            parts: parts.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
            checked,
            aisle,
            note,
            rank: rank_of(rank)?,
            changed: Timestamp(changed),
        })
    }
}

impl TryFrom<Part> for domain::Part {
    type Error = Unreadable;

    fn try_from(Part { source, quantity, at }: Part) -> Result<Self, Unreadable> {
        let (source, quantity) = (source.try_into()?, quantity.try_into()?);
        Ok(Self { source, quantity, at: Timestamp(at) })
    }
}

impl TryFrom<PriceNote> for domain::PriceNote {
    type Error = Unreadable;

    fn try_from(PriceNote { need, shop, price, at }: PriceNote) -> Result<Self, Unreadable> {
        let (need, price) = (need.try_into()?, price.try_into()?);
        Ok(Self { need, shop, price, at: Timestamp(at) })
    }
}

impl TryFrom<RowChange> for domain::Change {
    type Error = Unreadable;

    fn try_from(change: RowChange) -> Result<Self, Unreadable> {
        Ok(match change {
            RowChange::List { before, after } => Self::List {
                before: before.map(TryInto::try_into).transpose()?,
                after: after.map(TryInto::try_into).transpose()?,
            },
            RowChange::Line { before, after } => {
                Self::Line { before: boxed(before)?, after: boxed(after)? }
            }
            RowChange::Product { before, after } => Self::Product {
                before: before.map(TryInto::try_into).transpose()?,
                after: after.map(TryInto::try_into).transpose()?,
            },
            RowChange::Price { before, after } => {
                Self::Price { before: boxed(before)?, after: boxed(after)? }
            }
            RowChange::Aisles { shop, before, after } => Self::Aisles { shop, before, after },
        })
    }
}

fn boxed<A, B>(from: Option<Box<A>>) -> Result<Option<Box<B>>, Unreadable>
where
    B: TryFrom<A, Error = Unreadable>,
{
    from.map(|from| Ok(Box::new((*from).try_into()?))).transpose()
}

fn gtin_of(digits: &str) -> Result<trug_gs1::Gtin, Unreadable> {
    trug_gs1::Gtin::parse(digits).map_err(unreadable)
}

fn rank_of(rank: String) -> Result<domain::Rank, Unreadable> {
    rank.try_into().map_err(unreadable)
}

fn unreadable(error: impl std::fmt::Display) -> Unreadable {
    Unreadable(error.to_string())
}
