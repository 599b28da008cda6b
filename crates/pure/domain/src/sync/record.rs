//! A plan as data: the operations, and for each pair which of them are for it.

use super::{Agreed, Conflict, Item, RemoteId, ToLocal, ToRemote, Unmatched};
use crate::LineId;
use std::ops::Range;

/// What has to be done on either side so that both are the same, and the record by which
/// [`settle`](super::settle()) knows afterwards what they have agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// For the remote, in this order.
    pub to_remote: Vec<ToRemote>,
    /// For the local list, in this order, in one step.
    pub to_local: Vec<ToLocal>,
    /// What did not add up, and how it was settled.
    pub conflicts: Vec<Conflict>,
    /// The lines that are not synced.
    pub unmatched: Vec<Unmatched>,
    pub(super) outlines: Vec<Outline>,
}

/// One pair of the plan, and which operations belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Outline {
    pub(super) before: Option<Agreed>,
    pub(super) line: Option<LineId>,
    pub(super) remote: Option<RemoteId>,
    pub(super) here: Option<Item>,
    pub(super) there: Vec<(RemoteId, Item)>,
    /// What both are to have; `None` if the pair ends.
    pub(super) target: Option<Item>,
    /// Nothing is done about it.
    pub(super) held: bool,
    pub(super) to_local: Range<usize>,
    pub(super) to_remote: Range<usize>,
}

impl Plan {
    /// Whether there is nothing to do on either side.
    pub fn is_empty(&self) -> bool {
        self.to_remote.is_empty() && self.to_local.is_empty()
    }
}
