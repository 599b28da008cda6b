//! A list and its lines: what is needed, how much of it, and where each part of that came from.

use super::need::{Need, merge_key};
use crate::id::{LineId, ListId, Timestamp};
use crate::quantity::{Quantity, Unit};
use crate::rank::Rank;
use serde::{Deserialize, Serialize};

/// A list without its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// Which list.
    pub id: ListId,
    /// What the shopper calls it: 1 to 80 characters, unique without regard to case.
    pub name: String,
    /// Its position among the lists.
    pub rank: Rank,
    /// The shop it is for, where that is not the usual one: at most 80 characters.
    #[serde(default)]
    pub shop: Option<String>,
}

/// A need on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which line.
    pub id: LineId,
    /// The list it is on.
    pub list: ListId,
    /// What is needed.
    pub need: Need,
    /// The parts of its quantity, oldest first, never empty, all in one unit.
    pub parts: Vec<Part>,
    /// Whether it is in the trolley.
    pub checked: bool,
    /// The aisle the shopper put it in; without one the product's aisle counts.
    pub aisle: Option<String>,
    /// A note of the shopper: at most 500 characters.
    pub note: Option<String>,
    /// Its position on the list.
    pub rank: Rank,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// One contribution to a line: removing it subtracts just that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it came from.
    pub source: Source,
    /// How much of the line it is.
    pub quantity: Quantity,
    /// When it came.
    pub at: Timestamp,
}

/// Where something came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The way it came.
    pub kind: SourceKind,
    /// More precisely: a file's name, a basket's name.
    pub from: Option<String>,
}

/// The ways something comes to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A camera, a clip or a wedge scanner saw the code.
    Scan,
    /// A photograph of the code.
    Photo,
    /// Somebody typed it.
    Typed,
    /// It was in a file.
    Import,
    /// A basket had it.
    Sync,
}

impl Line {
    /// How much is needed: the sum of the parts, in their unit.
    pub fn quantity(&self) -> Quantity {
        let unit = self.parts.first().map_or(Unit::Each, |part| part.quantity.unit);
        let value =
            self.parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.quantity.value));
        Quantity { value, unit }
    }

    /// The key by which the same need is known, see [`merge_key`].
    pub fn merge_key(&self) -> String {
        merge_key(&self.need, self.quantity().unit)
    }
}
