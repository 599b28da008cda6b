//! Connected baskets: how each is connected, and what it holds.

use super::wire_enum::wire_enum;
use super::{ExportFormat, MoneyView, RemoteId, UnitView};
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
    /// What the shop says about it.
    pub notes: Vec<NoteView>,
}

/// Something that a shop says about a basket: a price that changed, a quantity that was lowered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct NoteView {
    /// The shop's code for it, such as `out_of_stock`; `cart_gone` is Trug's own.
    pub code: String,
    /// The shop's words.
    pub text: String,
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
