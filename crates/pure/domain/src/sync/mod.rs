//! The three-way sync planner: what both sides last agreed on, what each has now, and so what has
//! to be done on either side.
//!
//! An [`Agreed`] is one pairing of a local line with a remote row, and what both sides had when they
//! last agreed. [`plan()`] compares these with every [`LocalItem`] and [`RemoteItem`] and answers with
//! a [`Plan`]: operations for either side, and the [`Conflict`]s it settled. Whoever carries the
//! operations out reports the outcome of each to [`settle()`], and gets the [`Agreed`] to keep: they move
//! only with what was confirmed, so that a sync that broke off halfway is finished by the next one.
//!
//! How it merges: quantities as differences from what was agreed, so that two sides with one more
//! each make two more; a name or a tick as the side that changed it has it; an addition wins over a
//! tick, and any edit over a removal; and a remote that is suddenly empty removes nothing and asks.
//!
//! Nothing here sends or stores anything, and no kind of remote is named: what a remote can hold is
//! described by [`RemoteFields`].

mod merge;
mod operations;
mod pair;
mod plan;
mod record;
mod settle;

pub use operations::operations;
pub use plan::{NeedsConfirmation, plan};
pub use record::Plan;
pub use settle::{Confirmation, OperationRef, Outcome, before_sending, settle};

use crate::{LineId, Quantity, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The remote's own id of a row: a `UID`, the id of a product.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RemoteId(pub String);

impl fmt::Display for RemoteId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A row as sync sees it, on either side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// How much; where the remote carries no units, whole pieces of what the remote counts.
    pub quantity: Quantity,
    /// Whether it is ticked.
    pub checked: bool,
}

/// A line and a row that are the same need, and what both sides had when they last agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The line here.
    pub line: LineId,
    /// The row there.
    pub remote: RemoteId,
    /// What both had.
    pub item: Item,
    /// What was sent without a reply, if anything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Unconfirmed>,
}

/// Something was sent without a reply: the next read of the remote shows whether it arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unconfirmed {
    /// What the remote has if it arrived.
    pub sent: Item,
    /// What both sides have agreed on, if the remote turns out to have just that.
    pub then: Item,
}

/// A line of the local list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalItem {
    /// The line.
    pub line: LineId,
    /// The row there that it was matched with, if that is known and sure.
    pub remote: Option<RemoteId>,
    /// What it is now.
    pub item: Item,
}

/// A row of the remote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteItem {
    /// Its id there.
    pub remote: RemoteId,
    /// What it is now.
    pub item: Item,
    /// When it was last changed, if the remote reports it; shown with a conflict, never used to decide.
    pub changed_at: Option<Timestamp>,
}

/// Which fields a remote can hold. The other fields of an [`Item`] are neither compared nor sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "four independent abilities, not a state")]
pub struct RemoteFields {
    /// Ticks. Where it holds none (a shop's cart), a ticked line is not wanted there.
    pub checked: bool,
    /// The shopper's names. Where it holds none, a row is called what the remote calls it.
    pub names: bool,
    /// Units. Where it holds none, only lines in whole pieces are synced.
    pub units: bool,
    /// Any name, as a new row to which it gives an id. Where it does not, a line must have been
    /// matched with one of the remote's own products.
    pub new_rows: bool,
}

/// Something to be done at the remote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToRemote {
    /// Make a row.
    Add {
        /// The line it is for.
        line: LineId,
        /// The product it was matched with, or the id it had before.
        remote: Option<RemoteId>,
        /// What it is to be.
        item: Item,
    },
    /// Change a row; a remote that takes differences gets `item` less `was`.
    Set {
        /// The line it is for.
        line: LineId,
        /// The row.
        remote: RemoteId,
        /// What it is to be.
        item: Item,
        /// What it was when it was read.
        was: Item,
    },
    /// Take a row away.
    Remove {
        /// The line it was for.
        line: LineId,
        /// The row.
        remote: RemoteId,
    },
}

/// Something to be done to the local list; [`operations()`] turns it into operations of lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToLocal {
    /// Put a need on the list.
    Add {
        /// The row it is from.
        remote: RemoteId,
        /// What it is.
        item: Item,
    },
    /// Change how much by a difference.
    ChangeQuantity {
        /// The line.
        line: LineId,
        /// By how much, never 0; the result is at least 1.
        by: i64,
    },
    /// Set how much: in another unit, or because the line restarts.
    SetQuantity {
        /// The line.
        line: LineId,
        /// How much.
        quantity: Quantity,
    },
    /// Tick or untick.
    SetChecked {
        /// The line.
        line: LineId,
        /// Whether it is ticked now.
        checked: bool,
    },
    /// Rename.
    SetName {
        /// The line.
        line: LineId,
        /// Its new name.
        name: String,
    },
    /// Take a line off the list.
    Remove {
        /// The line.
        line: LineId,
    },
}

/// Both sides changed the same thing in ways that cannot be merged: what each had, and what was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The line here, if there is one.
    pub line: Option<LineId>,
    /// The row there, if there is one.
    pub remote: Option<RemoteId>,
    /// What both had when they last agreed.
    pub agreed: Option<Item>,
    /// What is here; `None` if it was taken off.
    pub here: Option<Item>,
    /// What is there; `None` if it was taken away.
    pub there: Option<Item>,
    /// When it was changed there, if the remote reports it.
    pub changed_there: Option<Timestamp>,
    /// How it was settled.
    pub settled: Resolution,
}

/// How a conflict was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resolution {
    /// Removed there and changed here: it stays, and is added there again.
    StaysAsHere,
    /// Removed or ticked here and changed there: it stays, and is added to the list again.
    StaysAsThere,
    /// Both renamed it: the name here is kept.
    NameAsHere,
    /// Both changed in what it is counted: the quantity here is kept.
    QuantityAsHere,
    /// Both had it before they ever agreed, in different quantities: the larger one is kept.
    LargerQuantity,
    /// Ticked on one side, and added again or increased on the other: it is still needed.
    StillNeeded,
    /// The remote had it in more than one row: they become one.
    RowsJoined,
}

/// A line that is not synced, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmatched {
    /// The line.
    pub line: LineId,
    /// Why.
    pub why: WhyUnmatched,
}

/// Why a line is not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnmatched {
    /// It is matched with no product of the remote yet.
    NoMatch,
    /// Another line is matched with the same product.
    SameAs(LineId),
    /// It counts grams or millilitres, and the remote only pieces.
    Unit,
}
