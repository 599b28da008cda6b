//! What was done, and what can be undone.

use super::wire_enum::wire_enum;
use super::{LineView, ListName, Origin, StepId, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StepView {
    /// Its id.
    pub id: StepId,
    /// When it was done.
    pub at: Time,
    /// What was done.
    pub action: StepAction,
    /// How it came about.
    pub source: Origin,
    /// What it was about, in words: names of lines or lists.
    pub about: Vec<String>,
    /// How many rows it changed.
    #[ts(type = "number")]
    pub changes: u64,
    /// Whether it has been undone.
    pub undone: bool,
    /// More precisely where it came from: a file, a basket.
    pub from: Option<String>,
    /// The list it was done on, when that is one and it is still there.
    pub list: Option<ListName>,
    /// Whether it can be undone now, by itself.
    pub can_undo: bool,
    /// The later step that builds on it and stands in the way of that.
    pub blocked_by: Option<BlockView>,
}

/// A step that stands in the way of undoing an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BlockView {
    /// Its id.
    pub step: StepId,
    /// What was done in it.
    pub action: StepAction,
}

wire_enum! {
    /// What was done in a step.
    StepAction {
        /// Something was added.
        Add = "add",
        /// How much is needed was changed.
        Quantity = "quantity",
        /// A name, note or aisle was changed.
        Edit = "edit",
        /// Lines were ticked.
        Check = "check",
        /// Lines were unticked.
        Uncheck = "uncheck",
        /// Lines were taken off.
        Remove = "remove",
        /// Lines were moved.
        Move = "move",
        /// Ticked lines were cleared.
        ClearChecked = "clear-checked",
        /// A list was made.
        NewList = "new-list",
        /// A list was renamed.
        RenameList = "rename-list",
        /// A list was deleted.
        DeleteList = "delete-list",
        /// A product was named.
        Teach = "teach",
        /// A product's name was forgotten.
        Forget = "forget",
        /// A packet was put beside another one as the same need.
        Attach = "attach",
        /// A list was given to another shop.
        Shop = "shop",
        /// The order of a shop's aisles was set.
        Aisles = "aisles",
        /// A price was noted.
        Price = "price",
        /// A file was imported.
        Import = "import",
        /// A basket was synced.
        Sync = "sync",
    }
}

/// What undo and redo would do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct UndoView {
    /// The step that undo would undo.
    pub undo: Option<StepView>,
    /// The step that redo would do again.
    pub redo: Option<StepView>,
}

/// Steps that were undone or done again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct StepsView {
    /// In the order in which that was done.
    pub steps: Vec<StepView>,
}

/// Steps of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct HistoryView {
    /// Newest first.
    pub steps: Vec<StepView>,
}

/// What a change of lists came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ChangeView {
    /// The step that was recorded; absent when nothing changed.
    pub step: Option<StepView>,
    /// The lines that were touched, as they are now.
    pub lines: Vec<LineView>,
}
