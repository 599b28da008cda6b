//! Connected baskets: what a shop would do, did, and holds.

use super::wire_enum::wire_enum;
use super::{
    CurrencyCode, DifferenceView, ExportFormat, LineId, ListName, QuantityView, RemoteId, UnitView,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connected basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketView {
    /// What the shopper calls it.
    pub name: String,
    /// How it is connected.
    pub kind: BasketKind,
    /// Where it is: an address or a file.
    pub place: String,
    /// Whether it can be read back.
    pub reads_back: bool,
    /// Whether it knows prices.
    pub prices: bool,
    /// Whether lines were sent without an answer, and somebody has to say what became of them.
    pub unanswered: bool,
}

wire_enum! {
    /// A kind of basket.
    BasketKind {
        /// An online shop that speaks the Universal Commerce Protocol.
        Ucp = "ucp",
        /// A file that other programs read and write.
        File = "file",
    }
}

wire_enum! {
    /// What the place of a basket is.
    BasketPlace {
        /// An address, which is typed.
        Address = "address",
        /// A file, which is chosen.
        File = "file",
    }
}

/// The kinds of basket that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketKindsView {
    /// One by one.
    pub kinds: Vec<BasketKindView>,
}

/// A kind of basket that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketKindView {
    /// The kind.
    pub kind: BasketKind,
    /// What its place is.
    pub place: BasketPlace,
    /// The formats there are, for a file.
    pub formats: Vec<ExportFormat>,
}

/// All connected baskets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketsView {
    /// By name.
    pub baskets: Vec<BasketView>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MoneyView {
    /// Minor units, as many to one of the currency as ISO 4217 says; below 0 for a refund.
    #[ts(type = "number")]
    #[schemars(range(min = -MAX_MINOR, max = MAX_MINOR))]
    pub minor: i64,
    /// The currency.
    pub currency: CurrencyCode,
}

/// The largest whole number that a page can hold, 2^53 - 1.
const MAX_MINOR: i64 = 9_007_199_254_740_991;

/// What a shop would be asked for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RehearsalLineView {
    /// The line.
    pub line: LineId,
    /// The line's name.
    pub name: String,
    /// How much is on the list.
    pub quantity: QuantityView,
    /// What the shop would do.
    pub answer: RehearsalAnswer,
    /// The answer in words.
    pub words: String,
    /// The shop's own name for what would be sent.
    pub title: Option<String>,
    /// How many pieces would be sent; absent when nothing is.
    #[ts(type = "number | null")]
    pub send: Option<i64>,
    /// The price of one.
    pub price: Option<MoneyView>,
    /// For a guess: what the shop has that may be meant.
    pub candidates: Vec<CandidateView>,
    /// The answer for a page: what it is about, one by one.
    pub details: Vec<AnswerDetail>,
    /// Whether a push would send it with no further consent.
    pub will_send: bool,
}

wire_enum! {
    /// What a shop would do with a line.
    RehearsalAnswer {
        /// It has just this.
        Sure = "sure",
        /// It has it, and something is not as before.
        Changed = "changed",
        /// One customer may have less than is wanted.
        Capped = "capped",
        /// It does not have it.
        NotStocked = "not-stocked",
        /// It has something that may be meant.
        Guess = "guess",
        /// It was sent before and the shop did not answer.
        Unknown = "unknown",
        /// Another list has put it into this basket.
        Elsewhere = "elsewhere",
    }
}

/// What a shop's answer is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AnswerDetail {
    /// The price is another than it was.
    Price {
        /// What it was.
        was: MoneyView,
        /// What it is.
        now: MoneyView,
    },
    /// It takes packs to make up what is wanted.
    Packs {
        /// What is wanted.
        wanted: QuantityView,
        /// How many packs would be sent.
        #[ts(type = "number")]
        packs: i64,
    },
    /// One customer may have less than is wanted.
    Capped {
        /// What is wanted, in pieces.
        #[ts(type = "number")]
        wanted: i64,
        /// What one may have.
        #[ts(type = "number")]
        most: i64,
    },
    /// It is sold out.
    OutOfStock,
    /// The shop does not have it.
    NotFound,
    /// Its code means something to one shop only, so it was not asked for.
    CodeStaysHere,
    /// It is sold by weight or length, which is not sent.
    SoldOtherwise,
    /// Only the name fits.
    ByName,
    /// Several articles have this code.
    Several,
    /// How many packs it takes is not known.
    PackUnknown,
    /// It was sent before and the shop did not answer.
    Unanswered,
    /// Another list has put it into this basket, so nothing is sent for this one.
    OfAnotherList,
}

/// Something a shop has that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CandidateView {
    /// The shop's id.
    pub remote: RemoteId,
    /// The shop's name for it.
    pub title: String,
    /// The price of one.
    pub price: Option<MoneyView>,
}

/// A rehearsal of a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RehearsalView {
    /// The basket.
    pub basket: String,
    /// The list.
    pub list: ListName,
    /// Line by line.
    pub lines: Vec<RehearsalLineView>,
    /// What would be sent, added up, where prices are known.
    pub total: Option<MoneyView>,
}

/// What a basket holds, as its shop says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketContents {
    /// The basket.
    pub basket: String,
    /// Its lines.
    pub lines: Vec<BasketLineView>,
    /// What it costs.
    pub total: Option<MoneyView>,
    /// Where the shopper goes on.
    pub continue_url: Option<String>,
}

/// A line of an online basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BasketLineView {
    /// The shop's id.
    pub remote: RemoteId,
    /// The shop's name.
    pub title: String,
    /// How many, or how much of the unit.
    #[ts(type = "number")]
    pub quantity: i64,
    /// What is counted; pieces when it is absent.
    #[ts(optional)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitView>,
    /// The price of one.
    pub price: Option<MoneyView>,
}

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
