//! What may be meant by what is typed, and what is bought again and again.

use super::wire_enum::wire_enum;
use super::{Gtin, LineId, LineView, ListName};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that may be meant by what was typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SuggestionView {
    /// What it is called.
    pub name: String,
    /// The trade item, for a packet.
    pub gtin: Option<Gtin>,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub pack: Option<String>,
    /// Its aisle.
    pub aisle: Option<String>,
    /// Where it is known from.
    pub source: SuggestionOrigin,
    /// The line of this list that is the same need already.
    pub line: Option<LineId>,
}

wire_enum! {
    /// Where a suggestion is known from.
    SuggestionOrigin {
        /// It was on a list before.
        History = "history",
        /// The shopper named the packet.
        Own = "own",
        /// It is in the catalogue, which is made of Open Food Facts.
        Off = "off",
    }
}

/// What somebody's words are understood as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TypedEntryView {
    /// The thing, without the amount.
    pub what: String,
    /// How much, as an amount is given: `2`, `500 g`; absent where the words say none.
    pub quantity: Option<String>,
    /// Whether a number stayed in the words that might have been meant as an amount.
    pub unsure: bool,
}

/// What may be meant, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SuggestionsView {
    /// What the words so far are understood as; their thing is what is looked for.
    #[serde(rename = "jotting")]
    pub entry: TypedEntryView,
    /// One's own history first, then the catalogue.
    pub suggestions: Vec<SuggestionView>,
}

/// Something that is bought again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FavouriteView {
    /// It as a line of the list of favourites, with its usual amount.
    pub line: LineView,
    /// The line of the asked list that is the same need.
    pub on: Option<LineId>,
}

/// All favourites, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FavouritesView {
    /// The list they stand on, which is one like any other; absent as long as there are none.
    pub list: Option<ListName>,
    /// Its lines.
    pub favourites: Vec<FavouriteView>,
}
