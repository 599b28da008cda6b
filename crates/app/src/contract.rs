//! What crosses the boundary to a host: plain data with public names.
//!
//! The command line prints these as JSON and the window's page receives them; the TypeScript for
//! them is generated into `ui/src/lib/backend/generated` and committed, and a test compares. Keys
//! are added, never renamed.

mod camera;

pub use camera::*;

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
}

/// A list with its lines in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListView {
    /// The list.
    pub list: ListName,
    /// Its lines in order.
    pub lines: Vec<LineView>,
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

/// A product in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductBrief {
    /// Its name.
    pub name: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub quantity: Option<String>,
}

/// A product and where it is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductView {
    /// 14 digits.
    pub gtin: String,
    /// Its name; absent when nobody knows the code.
    pub name: Option<String>,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub quantity: Option<String>,
    /// Its aisle.
    pub aisle: Option<String>,
    /// `own`, `off`, or `none`.
    pub source: String,
    /// The credit that goes with the source.
    pub attribution: Option<String>,
    /// What the number itself says, in words.
    pub code: String,
}

/// Products found by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductsView {
    /// Best first.
    pub products: Vec<ProductView>,
}

/// A packet was shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SightingView {
    /// 14 digits.
    pub gtin: String,
    /// How it was printed: `ean-13`, `upc-e`, ...
    pub symbology: String,
    /// The digits as printed.
    pub printed: String,
    /// What to call it.
    pub name: String,
    /// Whether a name is known for it.
    pub known: bool,
    /// Whether it was shown again.
    pub again: bool,
    /// The line it is on now.
    pub line: Option<LineView>,
    /// The photograph it was found in.
    pub photo: Option<String>,
    /// The symbol's corners in the picture, as shares of its width and height.
    pub corners: Vec<[f32; 2]>,
    /// Why it was not put on the list, when it was not.
    pub refused: Option<String>,
}

/// What a scan came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScanView {
    /// The list.
    pub list: ListName,
    /// What was seen, in order.
    pub sightings: Vec<SightingView>,
    /// Pictures looked at.
    #[ts(type = "number")]
    pub pictures: u64,
    /// Pictures that could not be looked at, with the reason.
    pub failed: Vec<FailedPicture>,
}

/// A picture that could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FailedPicture {
    /// Which.
    pub path: String,
    /// Why, and what to do.
    pub why: String,
}

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// A UUID.
    pub id: String,
    /// When, in RFC 3339.
    pub at: String,
    /// What it was: `add`, `check`, `import`, ...
    pub action: String,
    /// Who did it: `scan`, `photo`, `typed`, `import`, `sync`.
    pub source: String,
    /// What it was about, in words: names of lines or lists.
    pub about: Vec<String>,
    /// How many rows it changed.
    #[ts(type = "number")]
    pub changes: u64,
    /// Whether it has been undone.
    pub undone: bool,
}

/// Steps of the history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryView {
    /// Newest first.
    pub steps: Vec<StepView>,
}

/// What a change of lists came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChangeView {
    /// The step that was recorded; absent when nothing changed.
    pub step: Option<StepView>,
    /// The lines that were touched, as they are now.
    pub lines: Vec<LineView>,
}

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
    /// `sure`, `changed`, `capped`, `not-stocked`, `guess` or `unknown`.
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

/// What works here and what does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoctorView {
    /// One by one.
    pub findings: Vec<Finding>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What: `home`, `list`, `catalogue`, `camera`, ...
    pub what: String,
    /// Whether it works.
    pub works: bool,
    /// How it is, and what to do.
    pub words: String,
}

/// What the camera is doing, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraView {
    /// `working`, `no-camera`, `in-use`, ...
    pub state: String,
    /// The same in words, with what to do.
    pub words: String,
}

/// What a running scan tells the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(
    clippy::large_enum_variant,
    reason = "a message lives for a moment, and most are sightings"
)]
pub enum ScanMessage {
    /// A source was opened, in place of whatever was looked at before.
    Started {
        /// `camera`, `demo` or `photo`.
        source: String,
    },
    /// A packet was shown and is on the list.
    Sighting {
        /// What was seen.
        sighting: SightingView,
    },
    /// The camera changed its state.
    Camera {
        /// The state.
        camera: CameraView,
    },
    /// What would help to read what is held up has changed.
    Coaching {
        /// What to say; nothing while it reads well and while nothing is held up.
        coaching: Option<Coaching>,
    },
    /// A picture could not be looked at.
    Failed {
        /// Which and why.
        picture: FailedPicture,
    },
    /// The scan could not begin, or a packet that was shown could not be put on the list.
    Trouble {
        /// Why.
        error: AppError,
    },
    /// The source has come to its end.
    Ended,
}

/// What this program is and what it is made with, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AboutView {
    /// The program's version.
    pub version: String,
    /// The credit of the product data, which has to be shown.
    pub attribution: String,
    /// The folder that everything lies in.
    pub home: String,
}

/// Why something could not be done, for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppError {
    /// Which kind of failure; a host may branch on it.
    pub code: String,
    /// What was tried, on what, and what went wrong.
    pub message: String,
    /// What the person can do next.
    pub hint: Option<String>,
    /// Whether trying again can help.
    pub retry: bool,
}
