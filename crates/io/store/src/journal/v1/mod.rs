//! Version 1 of the journal: what an operation looks like as JSON, for ever.
//!
//! These types belong to the form and to nothing else: they change with no other type, and golden
//! files pin each of them. A home of a later program, and another device, must read what this one
//! wrote. What has to look different gets a version of its own beside this one.
//!
//! Ids are UUIDs as text, times milliseconds since 1970-01-01T00:00:00Z, GTINs 14 digits, money minor
//! units of an ISO 4217 currency. Enums are the names of their variants. What is absent is left out.

mod from_domain;
mod rows;
mod to_domain;

pub use rows::{
    AisleOrder, Code, Line, List, Need, Part, Price, PriceNote, Product, Quantity, RowChange,
    Source, State, Step,
};
pub use to_domain::Unreadable;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What was done. The first ones are those of [`trug_domain::Operation`], by the same names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of trug_domain::Operation")]
pub enum Operation {
    /// Puts a need on a list.
    Add {
        id: Uuid,
        list: Uuid,
        need: Need,
        quantity: Quantity,
        source: Source,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aisle: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Sets how much is needed.
    SetQuantity { line: Uuid, quantity: Quantity, source: Source },
    /// Changes how much is needed by a difference.
    ChangeQuantity { line: Uuid, by: i64, source: Source },
    /// Sets or clears the name of a line.
    SetName {
        line: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Sets or clears the note of a line.
    SetNote {
        line: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Sets or clears the aisle of a line.
    SetAisle {
        line: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aisle: Option<String>,
    },
    /// Ticks or unticks a line.
    SetChecked { line: Uuid, checked: bool },
    /// Takes one part out of a line.
    RemovePart { line: Uuid, part: u64 },
    /// Takes a line off its list.
    Remove { line: Uuid },
    /// Moves a line.
    Move { line: Uuid, to: Destination },
    /// Takes all ticked lines off a list.
    ClearChecked { list: Uuid },
    /// Makes a list.
    NewList { id: Uuid, name: String },
    /// Gives a list another name.
    RenameList { list: Uuid, name: String },
    /// Sets or clears the shop of a list.
    SetShop {
        list: Uuid,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shop: Option<String>,
    },
    /// Sets or clears the order of a shop's aisles.
    SetAisles {
        shop: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        aisles: Option<Vec<String>>,
    },
    /// Notes or forgets what the need of a line costs in a shop.
    SetPrice {
        line: Uuid,
        shop: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        price: Option<Price>,
    },
    /// Deletes a list with its lines.
    DeleteList { list: Uuid },
    /// Remembers a product the shopper named.
    Teach { product: Product },
    /// Forgets a product the shopper named.
    Forget { gtin: String },
    /// Undoes a step.
    Undo { step: Uuid },
    /// Does a step again that was undone.
    Redo { step: Uuid },
    /// Puts rows there that no operation in the journal made: those of a home from before there was a
    /// journal, and the first list of a new one.
    State(Box<State>),
}

/// Where a line is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Destination {
    /// To the top of its list.
    First,
    /// To the bottom of its list.
    Last,
    /// Just before another line.
    Before(Uuid),
    /// Just after another line.
    After(Uuid),
    /// To the bottom of another list.
    List(Uuid),
}
