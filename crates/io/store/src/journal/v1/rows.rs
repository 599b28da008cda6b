//! Rows and their parts in version 1. The fields are those of the types of the same name in
//! [`trug_domain`], unless it is said otherwise.
#![allow(missing_docs, reason = "the fields are those of trug_domain")]

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A code on a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub gtin: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub symbology: Option<String>,
    pub printed: String,
}

/// How much: pieces (`each`), grams (`g`), millilitres (`ml`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub value: i64,
    pub unit: String,
}

/// Where something came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// So much money for so much of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    pub minor: i64,
    pub currency: String,
    pub per: Quantity,
}

/// A product the shopper named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    pub gtin: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aisle: Option<String>,
    pub taught: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub same_as: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allergens: Option<Vec<String>>,
}

/// A list without its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub id: Uuid,
    pub name: String,
    pub rank: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<String>,
}

/// A need on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: Uuid,
    pub list: Uuid,
    pub need: Need,
    pub parts: Vec<Part>,
    pub checked: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aisle: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub rank: String,
    pub changed: i64,
}

/// One contribution to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub source: Source,
    pub quantity: Quantity,
    pub at: i64,
}

/// A price that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceNote {
    pub need: Need,
    pub shop: String,
    pub price: Price,
    pub at: i64,
}

/// The order of a shop's aisles that was set by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AisleOrder {
    pub shop: String,
    pub aisles: Vec<String>,
}

/// All rows at one moment, and the history that led to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<List>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<PriceNote>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aisles: Vec<AisleOrder>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
}

/// A step of the history of which only the rows before and after are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its place in the order of doing.
    pub seq: i64,
    pub id: Uuid,
    pub at: i64,
    pub action: String,
    pub source: Source,
    /// Its place in the order of undoing, if it is undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<i64>,
    /// When it was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone_at: Option<i64>,
    pub changes: Vec<RowChange>,
}

/// A row before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowChange {
    List {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<List>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<List>,
    },
    Line {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<Line>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Box<Line>>,
    },
    Product {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Product>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Product>,
    },
    Price {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Box<PriceNote>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Box<PriceNote>>,
    },
    Aisles {
        shop: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Vec<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Vec<String>>,
    },
}
