//! Connected baskets: what a shop would do, did, and holds.

use super::{ListName, QuantityView, UnitView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A connected basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BasketView {
    /// What the shopper calls it.
    pub name: String,
    /// Its kind: `ucp`, `file`.
    pub kind: String,
    /// Where it is: an address or a file.
    pub place: String,
    /// Whether it can be read back.
    pub reads_back: bool,
    /// Whether it knows prices.
    pub prices: bool,
    /// Whether lines were sent without an answer, and somebody has to say what became of them.
    pub unanswered: bool,
}

/// The kinds of basket that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BasketKindsView {
    /// One by one.
    pub kinds: Vec<BasketKindView>,
}

/// A kind of basket that can be connected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BasketKindView {
    /// As a basket is connected by it: `ucp`, `file`.
    pub kind: String,
    /// What its place is: `address` (typed) or `file` (chosen).
    pub place: String,
    /// The formats there are, for a file.
    pub formats: Vec<String>,
}

/// All connected baskets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BasketsView {
    /// By name.
    pub baskets: Vec<BasketView>,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MoneyView {
    /// Minor units.
    #[ts(type = "number")]
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

/// What a shop would be asked for a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RehearsalLineView {
    /// The line's UUID.
    pub line: String,
    /// The line's name.
    pub name: String,
    /// How much is on the list.
    pub quantity: QuantityView,
    /// `sure`, `changed`, `capped`, `not-stocked`, `guess`, `unknown`, or `elsewhere` for what
    /// another list has put into this basket.
    pub answer: String,
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

/// What a shop's answer is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CandidateView {
    /// The shop's id.
    pub remote: String,
    /// The shop's name for it.
    pub title: String,
    /// The price of one.
    pub price: Option<MoneyView>,
}

/// A rehearsal of a push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BasketLineView {
    /// The shop's id.
    pub remote: String,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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

/// Something that was done on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoneView {
    /// `basket` or `list`.
    pub side: String,
    /// `set`, `added`, `removed`, `changed`, `ticked`, `unticked` or `renamed`.
    pub what: String,
    /// What it was done to.
    pub name: String,
    /// How much there is now, or by how much it `changed`.
    pub quantity: Option<QuantityView>,
    /// How much there was, or for `renamed` absent.
    pub was: Option<QuantityView>,
    /// The new name, for `renamed`.
    pub new_name: Option<String>,
}

/// Where both sides had changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConflictView {
    /// What the list had; absent when it had nothing.
    pub here: Option<SideView>,
    /// What the basket had.
    pub there: Option<SideView>,
    /// How it was settled: `stays-as-here`, `stays-as-there`, `name-as-here`, `quantity-as-here`,
    /// `larger-quantity`, `still-needed` or `rows-joined`.
    pub settled: String,
}

/// What one side had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SideView {
    /// What it was called.
    pub name: String,
    /// How much.
    pub quantity: QuantityView,
    /// Whether it was ticked.
    pub checked: bool,
}

/// What a running push or sync tells the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PushMessage {
    /// A stage began: `reading` (what the basket holds), `asking` (what the shop has),
    /// `sending` (from here on it cannot be cancelled) or `keeping` (what was confirmed).
    Stage {
        /// Which.
        stage: String,
        /// Lines that are done.
        #[ts(type = "number")]
        done: u64,
        /// Lines there are in all.
        #[ts(type = "number")]
        of: u64,
    },
    /// What became of a line.
    Line {
        /// The line's UUID.
        line: String,
        /// The line's name.
        name: String,
        /// `sent`, `same` (it was so already) or `left`.
        outcome: String,
        /// The rehearsal's answer: `sure`, `guess`, ...
        answer: String,
        /// How many the basket holds now.
        #[ts(type = "number | null")]
        holds: Option<i64>,
    },
}
