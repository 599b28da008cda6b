//! A change is a row before and after, so its inverse is the same row the other way round.

use super::line::{Line, List};
use crate::price::PriceNote;
use crate::product::OwnProduct;
use serde::{Deserialize, Serialize};

/// One row before and after; swapping the two undoes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A list came (no before), went (no after) or changed.
    List {
        /// As it was.
        before: Option<List>,
        /// As it is now.
        after: Option<List>,
    },
    /// A line came, went or changed.
    Line {
        /// As it was.
        before: Option<Box<Line>>,
        /// As it is now.
        after: Option<Box<Line>>,
    },
    /// A product of the shopper's own came, went or changed.
    Product {
        /// As it was.
        before: Option<OwnProduct>,
        /// As it is now.
        after: Option<OwnProduct>,
    },
    /// A price that was noted came, went or changed.
    Price {
        /// As it was.
        before: Option<Box<PriceNote>>,
        /// As it is now.
        after: Option<Box<PriceNote>>,
    },
    /// The order of a shop's aisles that was set by hand came, went or changed.
    Aisles {
        /// The shop, see [`folded`](super::folded).
        shop: String,
        /// As it was.
        before: Option<Vec<String>>,
        /// As it is now.
        after: Option<Vec<String>>,
    },
}

impl Change {
    /// What undoes this change.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::List { before, after } => Self::List { before: after, after: before },
            Self::Line { before, after } => Self::Line { before: after, after: before },
            Self::Product { before, after } => Self::Product { before: after, after: before },
            Self::Price { before, after } => Self::Price { before: after, after: before },
            Self::Aisles { shop, before, after } => {
                Self::Aisles { shop, before: after, after: before }
            }
        }
    }
}

/// What undoes all of these changes: their inverses, the last first.
pub fn invert(changes: &[Change]) -> Vec<Change> {
    changes.iter().rev().map(Change::inverse).collect()
}

/// A change cannot be applied: the rows are not as they were when it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// A list is not as the change found it.
    #[error("a list has changed since, so this step cannot be applied; undo the later steps first")]
    List,
    /// A line is not as the change found it.
    #[error("a line has changed since, so this step cannot be applied; undo the later steps first")]
    Line,
    /// A product is not as the change found it.
    #[error(
        "a product's name has changed since, so this step cannot be applied; undo the later steps first"
    )]
    Product,
    /// A price is not as the change found it.
    #[error(
        "a price has changed since, so this step cannot be applied; undo the later steps first"
    )]
    Price,
    /// The order of a shop's aisles is not as the change found it.
    #[error(
        "the order of the aisles has changed since, so this step cannot be applied; undo the later steps first"
    )]
    Aisles,
}
