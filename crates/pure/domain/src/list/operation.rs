//! The operations on lists, and what the history calls them.

use super::line::{Source, SourceKind};
use super::need::Need;
use super::step::Action;
use crate::id::{LineId, ListId};
use crate::price::Price;
use crate::product::OwnProduct;
use crate::quantity::Quantity;
use serde::{Deserialize, Serialize};
use trug_gs1::Gtin;

/// An operation on lists. New ids are chosen by the caller.
///
/// Every text is checked and its white space folded first; the rules are those of [`clean`](super::clean),
/// but what that would remove is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    /// Puts a need on a list. The same need in the same unit merges; adding to a checked line
    /// restarts it.
    Add {
        /// The id if a new line is made.
        id: LineId,
        /// The list.
        list: ListId,
        /// What.
        need: Need,
        /// How much, at least 1.
        quantity: Quantity,
        /// Where from.
        source: Source,
        /// The aisle, if known.
        aisle: Option<String>,
        /// A note, if any; on merging a second note is added on a new line if it is another.
        note: Option<String>,
    },
    /// Sets how much is needed: the parts so far become one part. In another unit it may be the
    /// same need as another line: then it takes that one in.
    SetQuantity {
        /// The line.
        line: LineId,
        /// How much, at least 1.
        quantity: Quantity,
        /// Where the change comes from.
        source: Source,
    },
    /// Changes how much by a difference (a sync does this); at 0 or below the line goes.
    ChangeQuantity {
        /// The line.
        line: LineId,
        /// By how much, in the line's unit; may be negative.
        by: i64,
        /// Where the change comes from.
        source: Source,
    },
    /// Sets or clears the shopper's own words for a line. If it is the same need as another line
    /// then, it takes that one in.
    SetName {
        /// The line.
        line: LineId,
        /// The words; `None` only where the line has a code.
        name: Option<String>,
    },
    /// Sets or clears the note.
    SetNote {
        /// The line.
        line: LineId,
        /// The note.
        note: Option<String>,
    },
    /// Sets or clears the aisle.
    SetAisle {
        /// The line.
        line: LineId,
        /// The aisle.
        aisle: Option<String>,
    },
    /// Ticks or unticks a line.
    SetChecked {
        /// The line.
        line: LineId,
        /// Whether it is in the trolley now.
        checked: bool,
    },
    /// Takes one contribution out of a line again; with its last one the line goes.
    RemovePart {
        /// The line.
        line: LineId,
        /// Which of its parts, counted from 0.
        part: usize,
    },
    /// Takes a line off its list.
    Remove {
        /// The line.
        line: LineId,
    },
    /// Moves a line.
    Move {
        /// The line.
        line: LineId,
        /// Where to.
        to: Destination,
    },
    /// Takes all ticked lines off a list.
    ClearChecked {
        /// The list.
        list: ListId,
    },
    /// Makes a list.
    NewList {
        /// Its id.
        id: ListId,
        /// Its name.
        name: String,
    },
    /// Gives a list another name.
    RenameList {
        /// The list.
        list: ListId,
        /// Its new name.
        name: String,
    },
    /// Says which shop a list is for, or that it is for the usual one again.
    SetShop {
        /// The list.
        list: ListId,
        /// The shop.
        shop: Option<String>,
    },
    /// Sets in which order the aisles of a shop are walked, or leaves it to what is learnt again.
    SetAisles {
        /// The shop; empty for shopping anywhere.
        shop: String,
        /// The aisles in order.
        aisles: Option<Vec<String>>,
    },
    /// Notes what a line's need costs in a shop, or that it is not known any more. It is kept for
    /// the need: every line of it has the price, now and later.
    SetPrice {
        /// The line.
        line: LineId,
        /// The shop; empty for shopping anywhere.
        shop: String,
        /// The price, in the line's unit.
        price: Option<Price>,
    },
    /// Deletes a list with its lines.
    DeleteList {
        /// The list.
        list: ListId,
    },
    /// Remembers a product the shopper named.
    Teach {
        /// The product.
        product: OwnProduct,
    },
    /// Forgets a product the shopper named.
    Forget {
        /// The trade item.
        gtin: Gtin,
    },
}

/// Where a line is moved to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// To the top of its list.
    First,
    /// To the bottom of its list.
    Last,
    /// Just before another line of its list.
    Before(LineId),
    /// Just after another line of its list.
    After(LineId),
    /// To the bottom of another list; there it merges with the same need.
    List(ListId),
}

impl Operation {
    /// What the history calls it.
    pub fn action(&self) -> Action {
        match self {
            Self::Add { .. } => Action::Add,
            Self::SetQuantity { .. } | Self::ChangeQuantity { .. } | Self::RemovePart { .. } => {
                Action::Quantity
            }
            Self::SetName { .. } | Self::SetNote { .. } | Self::SetAisle { .. } => Action::Edit,
            Self::SetChecked { checked: true, .. } => Action::Check,
            Self::SetChecked { checked: false, .. } => Action::Uncheck,
            Self::Remove { .. } => Action::Remove,
            Self::Move { .. } => Action::Move,
            Self::ClearChecked { .. } => Action::ClearChecked,
            Self::NewList { .. } => Action::NewList,
            Self::RenameList { .. } => Action::RenameList,
            Self::DeleteList { .. } => Action::DeleteList,
            Self::Teach { .. } => Action::Teach,
            Self::Forget { .. } => Action::Forget,
            Self::SetShop { .. } => Action::Shop,
            Self::SetAisles { .. } => Action::Aisles,
            Self::SetPrice { .. } => Action::Price,
        }
    }

    /// Where it comes from: the source it names, else typed.
    pub fn source(&self) -> Source {
        match self {
            Self::Add { source, .. }
            | Self::SetQuantity { source, .. }
            | Self::ChangeQuantity { source, .. } => source.clone(),
            _ => Source { kind: SourceKind::Typed, from: None },
        }
    }
}
