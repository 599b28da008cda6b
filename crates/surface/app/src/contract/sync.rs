//! Pushes, pulls and syncs: what they did on either side, and how far they are.

use super::wire_enum::wire_enum;
use super::{
    BasketContents, CurrencyCode, DifferenceView, LineId, MoneyView, QuantityView, RehearsalAnswer,
    RehearsalLineView,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a push, a pull or a sync did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SyncView {
    /// The basket.
    pub basket: String,
    /// What was done in the basket, in words.
    pub sent: Vec<String>,
    /// What was done on the list, in words.
    pub received: Vec<String>,
    /// What was left, and why: `guess`, `not-stocked`, ... with words.
    pub left: Vec<RehearsalLineView>,
    /// Where both sides had changed: what each had and how it was settled.
    pub conflicts: Vec<String>,
    /// What the basket holds now.
    pub contents: Option<BasketContents>,
    /// Whether anything changed anywhere.
    pub changed: bool,
    /// What was done on either side, for a page.
    pub done: Vec<DoneView>,
    /// The conflicts as cards.
    pub cards: Vec<ConflictView>,
    /// What the basket did other than it was asked.
    pub deviations: Vec<DeviationView>,
}

/// Something that a basket did other than it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DeviationView {
    /// What it is.
    pub code: DeviationCode,
    /// The line of the list, if it is about one.
    pub line: Option<LineId>,
    /// What the basket calls the article; empty for the basket as a whole.
    pub name: String,
    /// What it is about, for a page.
    pub detail: DeviationDetail,
    /// The same in words.
    pub words: String,
}

wire_enum! {
    /// What a basket did other than it was asked.
    DeviationCode {
        /// It holds the article at another price than it named before.
        Price = "price",
        /// It counts in another currency than it named before.
        Currency = "currency",
        /// It holds another quantity than was asked for.
        Quantity = "quantity",
        /// It did not take the article.
        Missing = "missing",
        /// It put another article in place of this one.
        Replaced = "replaced",
        /// It holds an article that it was not asked for.
        Added = "added",
        /// It holds another quantity of something that was not to change.
        Changed = "changed",
        /// Something that was not to change is gone.
        Gone = "gone",
        /// Something that was to be taken out is still there.
        Kept = "kept",
        /// Its total is not the sum of its parts.
        Total = "total",
    }
}

/// What a deviation is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum DeviationDetail {
    /// An amount of money: a price, or a total beside the sum of its parts.
    Money {
        /// What was named before, or the sum of the parts.
        was: MoneyView,
        /// What the basket says.
        now: MoneyView,
    },
    /// A currency.
    Currency {
        /// What was named before.
        was: CurrencyCode,
        /// What the basket says.
        now: CurrencyCode,
    },
    /// A quantity.
    Quantity {
        /// What was asked for, or was there before; absent for what was not asked for.
        was: Option<QuantityView>,
        /// What the basket holds.
        now: QuantityView,
    },
    /// Another article.
    Article {
        /// What the other one is called.
        title: String,
    },
    /// The article as a whole.
    Whole,
}

/// What became of requests that were sent without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SettledView {
    /// How many requests are settled now.
    #[ts(type = "number")]
    pub settled: u64,
}

/// Something that was done on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DoneView {
    /// On which side.
    pub side: Side,
    /// What was done.
    pub what: DoneAction,
    /// What it was done to.
    pub name: String,
    /// How much there is now, or by how much it `changed`.
    pub quantity: Option<DifferenceView>,
    /// How much there was, or for `renamed` absent.
    pub was: Option<QuantityView>,
    /// The new name, for `renamed`.
    pub new_name: Option<String>,
}

wire_enum! {
    /// One of the two sides of a sync.
    Side {
        /// The online basket or the file.
        Basket = "basket",
        /// The list.
        List = "list",
    }
}

wire_enum! {
    /// What was done on one side.
    DoneAction {
        /// The quantity was set.
        Set = "set",
        /// It was added.
        Added = "added",
        /// It was taken out or off.
        Removed = "removed",
        /// The quantity was changed by a difference.
        Changed = "changed",
        /// It was ticked.
        Ticked = "ticked",
        /// It was unticked.
        Unticked = "unticked",
        /// It was given another name.
        Renamed = "renamed",
    }
}

wire_enum! {
    /// How a conflict was settled.
    Settlement {
        /// It stays as on the list, and is put into the basket again.
        StaysAsHere = "stays-as-here",
        /// It stays as in the basket, and is put on the list again.
        StaysAsThere = "stays-as-there",
        /// The name on the list is kept.
        NameAsHere = "name-as-here",
        /// The quantity on the list is kept.
        QuantityAsHere = "quantity-as-here",
        /// The larger quantity is kept.
        LargerQuantity = "larger-quantity",
        /// It is still needed.
        StillNeeded = "still-needed",
        /// Rows of the same thing became one.
        RowsJoined = "rows-joined",
    }
}

/// Where both sides had changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ConflictView {
    /// What the list had; absent when it had nothing.
    pub here: Option<SideView>,
    /// What the basket had.
    pub there: Option<SideView>,
    /// How it was settled.
    pub settled: Settlement,
}

/// What one side had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SideView {
    /// What it was called.
    pub name: String,
    /// How much.
    pub quantity: QuantityView,
    /// Whether it was ticked.
    pub checked: bool,
}

wire_enum! {
    /// A stage of a push or a sync.
    PushStage {
        /// Another exchange with the same basket is waited for.
        Waiting = "waiting",
        /// What the basket holds is read.
        Reading = "reading",
        /// The shop is asked what it has.
        Asking = "asking",
        /// The basket is changed; from here on it cannot be cancelled.
        Sending = "sending",
        /// What was confirmed is recorded.
        Keeping = "keeping",
    }
}

wire_enum! {
    /// What became of a line.
    PushOutcome {
        /// It was sent.
        Sent = "sent",
        /// It was sent, and the basket did something else.
        Differs = "differs",
        /// The basket was so already.
        Same = "same",
        /// It was not sent.
        Left = "left",
    }
}

/// The progress of a running push or sync.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PushMessage {
    /// A stage began.
    Stage {
        /// Which.
        stage: PushStage,
        /// Lines that are done.
        #[ts(type = "number")]
        done: u64,
        /// Lines there are in all.
        #[ts(type = "number")]
        of: u64,
    },
    /// What became of a line.
    Line {
        /// The line.
        line: LineId,
        /// The line's name.
        name: String,
        /// What became of it.
        outcome: PushOutcome,
        /// What the rehearsal answered.
        answer: RehearsalAnswer,
        /// How many the basket holds now.
        #[ts(type = "number | null")]
        holds: Option<i64>,
    },
}
