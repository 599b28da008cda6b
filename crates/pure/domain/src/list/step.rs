//! A step: what was done in one go, and is undone in one go.

use super::change::Change;
use super::line::Source;
use crate::id::{StepId, Timestamp};
use serde::{Deserialize, Serialize};

/// What was done in one go: the unit of undo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which step.
    pub id: StepId,
    /// When.
    pub at: Timestamp,
    /// What it was.
    pub action: Action,
    /// Who did it.
    pub source: Source,
    /// What it changed, in order.
    pub changes: Vec<Change>,
}

/// The kind of a step of the history, for its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Something was added.
    Add,
    /// How much was changed.
    Quantity,
    /// A name, note or aisle was changed.
    Edit,
    /// Lines were ticked.
    Check,
    /// Lines were unticked.
    Uncheck,
    /// Lines were taken off.
    Remove,
    /// Lines were moved.
    Move,
    /// Ticked lines were cleared.
    ClearChecked,
    /// A list was made.
    NewList,
    /// A list was renamed.
    RenameList,
    /// A list was deleted.
    DeleteList,
    /// A product was named.
    Teach,
    /// A product's name was forgotten.
    Forget,
    /// A packet was put beside another one as the same need.
    Attach,
    /// A list was given to another shop.
    Shop,
    /// The order of a shop's aisles was set.
    Aisles,
    /// A price was noted.
    Price,
    /// A file was imported.
    Import,
    /// A basket was synced.
    Sync,
}
