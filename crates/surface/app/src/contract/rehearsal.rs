//! The rehearsal of a push: what a shop would do with each line.

use super::wire_enum::wire_enum;
use super::{LineId, ListName, MoneyView, NoteView, QuantityView, RemoteId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
        /// The shop put another article into the basket for it; it is not sent again.
        Replaced = "replaced",
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
    /// The shop put another article into the basket for it.
    Replaced {
        /// What that one is called.
        title: String,
    },
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
    /// What the shop says about its basket.
    pub notes: Vec<NoteView>,
}
