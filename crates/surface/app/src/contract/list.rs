//! Lists, their lines, and the aisles they are walked in.

use super::{FailedPicture, MoneyView, ProductBrief, StepView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A list by its id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListName {
    /// A UUID.
    pub id: String,
    /// What the shopper calls it.
    pub name: String,
}

/// A list with how much is on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListSummary {
    /// A UUID.
    pub id: String,
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

/// A list with its lines in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineView {
    /// A UUID.
    pub id: String,
    /// What to call it: the shopper's words, else the product's name, else the code as printed.
    pub name: String,
    /// 14 digits.
    pub gtin: Option<String>,
    /// How much is needed.
    pub quantity: QuantityView,
    /// Whether it is in the trolley.
    pub checked: bool,
    /// The aisle: the shopper's, else the product's.
    pub aisle: Option<String>,
    /// The shopper's note.
    pub note: Option<String>,
    /// Where it first came from: `scan`, `photo`, `typed`, `import` or `sync`.
    pub source: String,
    /// What is known of the product.
    pub product: Option<ProductBrief>,
    /// What the line came together from, oldest first.
    pub parts: Vec<PartView>,
    /// The list it stands on, a UUID.
    pub list: String,
    /// The shopper's own words for it; what stands in `name` is the product's without them.
    pub own_name: Option<String>,
    /// The aisle the shopper put it in; what stands in `aisle` is the product's without it.
    pub own_aisle: Option<String>,
    /// What it costs, where a price is known; a favourite shows none.
    pub price: Option<PriceView>,
}

/// What a line costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PriceView {
    /// The money on the tag.
    pub money: MoneyView,
    /// For how much it is.
    pub per: QuantityView,
    /// What the line's own quantity costs by it.
    pub cost: MoneyView,
    /// Who says so: `noted` (the shopper) or `basket`, for what a basket last said.
    pub source: String,
    /// The shop it was noted in, or the basket.
    pub from: Option<String>,
    /// When, in RFC 3339.
    pub at: String,
}

/// What the lines of a list cost together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SumView {
    /// All of them.
    pub all: MoneyView,
    /// Those that are ticked.
    pub ticked: MoneyView,
}

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuantityView {
    /// A whole number, at least 1.
    #[ts(type = "number")]
    pub value: i64,
    /// What is counted.
    pub unit: UnitView,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum UnitView {
    /// Whole pieces.
    Each,
    /// Grams.
    G,
    /// Millilitres.
    Ml,
}

/// One contribution to a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartView {
    /// `scan`, `photo`, `typed`, `import` or `sync`.
    pub source: String,
    /// More precisely: a file, a basket.
    pub from: Option<String>,
    /// How much of the line it is.
    pub quantity: QuantityView,
    /// When, in RFC 3339.
    pub at: String,
}

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportView {
    /// The list it went to.
    pub list: ListName,
    /// Entries that came in.
    #[ts(type = "number")]
    pub entries: u64,
    /// What could not be understood: place and reason.
    pub skipped: Vec<FailedPicture>,
    /// The step to undo.
    pub step: Option<StepView>,
}

/// What is changed about a line. What is absent stays as it is; empty text clears.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AisleView {
    /// What lines carry: a name in data such as `dairy`, or the shopper's own words.
    pub id: String,
    /// Its name by language, English under `en`; empty for an aisle that the shopper named.
    pub names: super::Params,
}

/// In which order a shop's aisles are walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AisleOrderView {
    /// The shop; absent for shopping anywhere.
    pub shop: Option<String>,
    /// All aisles that are known, in order.
    pub aisles: Vec<AisleView>,
    /// Who says so: `hand`, `learnt` or `usual`.
    pub by: String,
    /// How many ticks in this shop there were to learn from.
    #[ts(type = "number")]
    pub ticks: u64,
}

/// The shops that lists, settings or aisle orders name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopsView {
    /// By name.
    pub shops: Vec<String>,
}

/// Something that may be meant by what was typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SuggestionView {
    /// What it is called.
    pub name: String,
    /// 14 digits, for a packet.
    pub gtin: Option<String>,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub pack: Option<String>,
    /// Its aisle.
    pub aisle: Option<String>,
    /// Where it is known from: `history` (was on a list before), `own` or `off`.
    pub source: String,
    /// The line of this list that is the same need already, a UUID.
    pub line: Option<String>,
}

/// What somebody's words are understood as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TypedEntryView {
    /// The thing, without the amount.
    pub what: String,
    /// How much, as an amount is given: `2`, `500 g`; absent where the words say none.
    pub quantity: Option<String>,
    /// Whether a number stayed in the words that might have been meant as an amount.
    pub unsure: bool,
}

/// What may be meant, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SuggestionsView {
    /// What the words so far are understood as; their thing is what is looked for.
    #[serde(rename = "jotting")]
    pub entry: TypedEntryView,
    /// One's own history first, then the catalogue.
    pub suggestions: Vec<SuggestionView>,
}

/// Something that is bought again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FavouriteView {
    /// It as a line of the list of favourites, with its usual amount.
    pub line: LineView,
    /// The line of the asked list that is the same need, a UUID.
    pub on: Option<String>,
}

/// All favourites, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FavouritesView {
    /// The list they stand on, which is one like any other; absent as long as there are none.
    pub list: Option<ListName>,
    /// Its lines.
    pub favourites: Vec<FavouriteView>,
}

/// A list as text, to be shown, printed or copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportText {
    /// `text`, `markdown`, `csv`, `json` or `ics`.
    pub format: String,
    /// A name for the file it could be kept in.
    pub file_name: String,
    /// What would stand in it.
    pub text: String,
}

/// A file or folder that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WrittenView {
    /// Where it lies.
    pub path: String,
    /// The names of the files, for a folder.
    pub files: Vec<String>,
}

/// A list as a QR code: a phone's camera reads it as text, with no network between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
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
