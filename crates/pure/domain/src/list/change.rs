//! A change is a row before and after, so its inverse is the same row the other way round.

use super::Change;

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
    /// A list is not as the change says it was.
    #[error(
        "a list has changed since, so this step cannot be applied to it; undo the later steps first"
    )]
    List,
    /// A line is not as the change says it was.
    #[error(
        "a line has changed since, so this step cannot be applied to it; undo the later steps first"
    )]
    Line,
    /// A product is not as the change says it was.
    #[error(
        "a product's name has changed since, so this step cannot be applied to it; undo the later steps first"
    )]
    Product,
    /// A price is not as the change says it was.
    #[error(
        "a price has changed since, so this step cannot be applied to it; undo the later steps first"
    )]
    Price,
    /// The order of a shop's aisles is not as the change says it was.
    #[error(
        "the order of the aisles has changed since, so this step cannot be applied to it; undo the later steps first"
    )]
    Aisles,
}
