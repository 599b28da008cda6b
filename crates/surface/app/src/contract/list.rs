//! Lists, their lines, and the aisles they are walked in.

use super::wire_enum::wire_enum;
use super::{Gtin, LanguageTag, LineId, ListId, MoneyView, ProductBrief, QuantityView, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A list by its id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ListName {
    /// Its id.
    pub id: ListId,
    /// What the shopper calls it.
    pub name: String,
}

/// A list with how much is on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ListSummary {
    /// Its id.
    pub id: ListId,
    /// What the shopper calls it.
    pub name: String,
    /// Lines on it.
    #[ts(type = "number")]
    pub lines: u64,
    /// Lines that are ticked.
    #[ts(type = "number")]
    pub checked: u64,
    /// The shop it is for, when that is another than the settings' shop.
    pub shop: Option<String>,
}

/// All lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ListsView {
    /// In their order.
    pub lists: Vec<ListSummary>,
}

/// A list with its lines in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ListView {
    /// The list.
    pub list: ListName,
    /// Its lines in order.
    pub lines: Vec<LineView>,
    /// The shop whose aisles it is walked in.
    pub shop: Option<String>,
    /// The aisles of its lines in the order of that shop. What has no aisle comes last.
    pub aisles: Vec<AisleView>,
    /// What it costs as far as prices are known.
    pub cost: CostView,
}

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LineView {
    /// Its id.
    pub id: LineId,
    /// What to call it: the shopper's words, else the product's name, else the code as printed.
    pub name: String,
    /// Its trade item.
    pub gtin: Option<Gtin>,
    /// How much is needed.
    pub quantity: QuantityView,
    /// Whether it is in the trolley.
    pub checked: bool,
    /// The aisle: the shopper's, else the product's.
    pub aisle: Option<String>,
    /// The shopper's note.
    pub note: Option<String>,
    /// Where it first came from.
    pub source: Origin,
    /// What is known of the product.
    pub product: Option<ProductBrief>,
    /// What the line came together from, oldest first.
    pub parts: Vec<PartView>,
    /// The list it stands on.
    pub list: ListId,
    /// The shopper's own words for it; what stands in `name` is the product's without them.
    pub own_name: Option<String>,
    /// The aisle the shopper put it in; what stands in `aisle` is the product's without it.
    pub own_aisle: Option<String>,
    /// What it costs, where a price is known; a favourite shows none.
    pub price: Option<PriceView>,
}

/// What a line costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PriceView {
    /// The money on the tag.
    pub money: MoneyView,
    /// For how much it is.
    pub per: QuantityView,
    /// What the line's own quantity costs by it.
    pub cost: MoneyView,
    /// Where it is from.
    pub source: PriceOrigin,
    /// The shop it was noted in, or the basket.
    pub from: Option<String>,
    /// When it was noted or answered.
    pub at: Time,
}

wire_enum! {
    /// Where a price is from.
    PriceOrigin {
        /// The shopper noted it.
        Noted = "noted",
        /// A basket answered it last.
        Basket = "basket",
    }
}

/// What the lines of a list cost together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CostView {
    /// One for each currency.
    pub sums: Vec<SumView>,
    /// The lines that a price is known for.
    #[ts(type = "number")]
    pub priced: u64,
    /// All lines.
    #[ts(type = "number")]
    pub lines: u64,
}

/// What lines cost in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SumView {
    /// All of them.
    pub all: MoneyView,
    /// Those that are ticked.
    pub ticked: MoneyView,
}

wire_enum! {
    /// How something came to a list.
    Origin {
        /// A camera, a demo or a barcode scanner read it.
        Scan = "scan",
        /// It was read in a photograph.
        Photo = "photo",
        /// A person typed or pressed it.
        Typed = "typed",
        /// A file or a text brought it.
        Import = "import",
        /// A basket brought it.
        Sync = "sync",
    }
}

/// One contribution to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PartView {
    /// How it came.
    pub source: Origin,
    /// More precisely: a file, a basket.
    pub from: Option<String>,
    /// How much of the line it is.
    pub quantity: QuantityView,
    /// When it came.
    pub at: Time,
}

/// What is changed about a line. What is absent stays as it is; empty text clears.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(optional_fields)]
#[serde(default)]
pub struct LineChange {
    /// How much, as a person says it: "2", "500 g", "1,5 l".
    pub quantity: Option<String>,
    /// The shopper's own words.
    pub name: Option<String>,
    /// A note, which may have several lines.
    pub note: Option<String>,
    /// The aisle.
    pub aisle: Option<String>,
    /// What it costs, as a tag says it: "1.29", "2,49 €/kg". It is noted for every line of the same
    /// need, now and later, in the shop of the list; empty forgets it.
    pub price: Option<String>,
}

/// Where a line is put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum LinePlace {
    /// To the top of its list.
    First,
    /// To the bottom of its list.
    Last,
    /// Just before another line of its list.
    Before {
        /// The other line's UUID.
        line: String,
    },
    /// Just after another line of its list.
    After {
        /// The other line's UUID.
        line: String,
    },
    /// To the bottom of another list.
    List {
        /// The list's UUID or name.
        list: String,
    },
}

/// An aisle of a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AisleView {
    /// What lines carry: a name in data such as `dairy`, or the shopper's own words.
    pub id: String,
    /// Its name by language, English under `en`; empty for an aisle that the shopper named.
    pub names: BTreeMap<LanguageTag, String>,
}

/// In which order a shop's aisles are walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AisleOrderView {
    /// The shop; absent for shopping anywhere.
    pub shop: Option<String>,
    /// All aisles that are known, in order.
    pub aisles: Vec<AisleView>,
    /// What the order is made of.
    pub by: AisleOrderBasis,
    /// How many ticks in this shop there were to learn from.
    #[ts(type = "number")]
    pub ticks: u64,
}

wire_enum! {
    /// What an order of aisles is made of.
    AisleOrderBasis {
        /// A person set it.
        Hand = "hand",
        /// It is learnt from the order in which lines were ticked.
        Learnt = "learnt",
        /// It is the order in which most shops are walked.
        Usual = "usual",
    }
}

/// The shops that lists, settings or aisle orders name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ShopsView {
    /// By name.
    pub shops: Vec<String>,
}
