//! Lists, their lines, and the aisles they are walked in.

use super::wire_enum::wire_enum;
use super::{
    Gtin, LanguageTag, LineId, ListId, MoneyView, ProductBrief, SkipReason, StepView, Time,
};
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

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuantityView {
    /// A whole number, at least 1.
    #[ts(type = "number")]
    #[schemars(range(min = 1, max = MAX_QUANTITY))]
    pub value: i64,
    /// What is counted.
    pub unit: UnitView,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UnitView {
    /// Whole pieces.
    Each,
    /// Grams.
    G,
    /// Millilitres.
    Ml,
}

/// The largest quantity there is, as [`trug_domain::Quantity`] has it.
const MAX_QUANTITY: i64 = trug_domain::Quantity::MAX;

/// A difference between two quantities, or a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DifferenceView {
    /// A whole number, below 0 for less.
    #[ts(type = "number")]
    #[schemars(range(min = -MAX_QUANTITY, max = MAX_QUANTITY))]
    pub value: i64,
    /// What is counted.
    pub unit: UnitView,
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

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ImportView {
    /// The list it went to.
    pub list: ListName,
    /// Entries that came in.
    #[ts(type = "number")]
    pub entries: u64,
    /// What could not be understood: place and reason.
    pub skipped: Vec<SkippedEntry>,
    /// The step to undo.
    pub step: Option<StepView>,
}

/// An entry of a file that did not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SkippedEntry {
    /// Which: "line 3", or what it is called.
    pub path: String,
    /// Why.
    pub why: String,
    /// The same for a page.
    pub reason: SkipReason,
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

/// A list as text, to be shown, printed or copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ExportText {
    /// The format of the text.
    pub format: ExportFormat,
    /// A name for the file it could be kept in.
    pub file_name: String,
    /// What would stand in it.
    pub text: String,
}

wire_enum! {
    /// A format of a list in a file.
    ExportFormat {
        /// Plain text, a line each.
        Text = "text",
        /// A task list in Markdown.
        Markdown = "markdown",
        /// A table with a heading, as RFC 4180 writes it.
        Csv = "csv",
        /// A JSON document.
        Json = "json",
        /// Tasks (VTODO) in iCalendar.
        Ics = "ics",
    }
}

/// A file or folder that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct WrittenView {
    /// Where it lies.
    pub path: String,
    /// The names of the files, for a folder.
    pub files: Vec<String>,
}

/// A list as a QR code: a phone's camera reads it as text, with no network between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QrView {
    /// Modules in a row, the quiet zone of four on each side included.
    pub size: u32,
    /// The dark modules as the path of an SVG whose `viewBox` is `0 0 size size`.
    pub path: String,
    /// The same row by row, `1` for a dark module and `0` for a light one.
    pub rows: Vec<String>,
    /// What a phone reads.
    pub text: String,
    /// Lines of the list that are in it; ticked ones are left out.
    #[ts(type = "number")]
    pub lines: u64,
    /// Lines that found no room in one code.
    #[ts(type = "number")]
    pub left_out: u64,
}
