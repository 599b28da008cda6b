//! What was done, and what can be undone.

use super::{LineView, ListName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// A UUID.
    pub id: String,
    /// When, in RFC 3339.
    pub at: String,
    /// What it was: `add`, `check`, `import`, ...
    pub action: String,
    /// Who did it: `scan`, `photo`, `typed`, `import`, `sync`.
    pub source: String,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockView {
    /// Its UUID.
    pub step: String,
    /// What it was: `add`, `check`, ...
    pub action: String,
}

/// What undo and redo would do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UndoView {
    /// The step that undo would undo.
    pub undo: Option<StepView>,
    /// The step that redo would do again.
    pub redo: Option<StepView>,
}

/// Steps of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryView {
    /// Newest first.
    pub steps: Vec<StepView>,
}

/// What a change of lists came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeView {
    /// The step that was recorded; absent when nothing changed.
    pub step: Option<StepView>,
    /// The lines that were touched, as they are now.
    pub lines: Vec<LineView>,
}
