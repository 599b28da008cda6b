//! What is known of packets, and the packets that nobody knows yet.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// The same for a page: `trade-item`, `restricted-circulation`, `restricted-in-company`,
    /// `coupon`, `refund-receipt`, `book`, `serial`, `sheet-music`, `demonstration`,
    /// `company-number` or `unassigned`.
    pub number_kind: String,
    /// Who issued the number; it does not say where the thing was made.
    pub issuer: Option<String>,
}

/// Products found by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductsView {
    /// Best first.
    pub products: Vec<ProductView>,
}

/// All that is known of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductDetail {
    /// What is shown: the shopper's own word before the catalogue's.
    pub product: ProductView,
    /// Each source by itself, the one that counts first.
    pub sources: Vec<ProductSource>,
    /// The pack size, when it can be counted with.
    pub pack: Option<PackView>,
    /// Labels such as `organic`; absent when nobody says anything about labels.
    pub labels: Option<Vec<String>>,
    /// The fourteen allergens of EU Regulation 1169/2011, Annex II, each with its answer.
    pub allergens: Vec<AllergenView>,
    /// Other packets of the same need: other sizes and brands that were attached.
    pub same_need: Vec<ProductView>,
    /// The lines it stands on.
    pub lines: Vec<LineOfProduct>,
    /// Whether there is something of the shopper's own to forget.
    pub can_forget: bool,
    /// When the shopper named it, in RFC 3339.
    pub taught: Option<String>,
}

/// What one source says of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProductSource {
    /// `own` or `off`.
    pub source: String,
    /// Its name there.
    pub name: String,
    /// Its brand there.
    pub brand: Option<String>,
    /// Its pack size there.
    pub pack: Option<String>,
    /// Its aisle there.
    pub aisle: Option<String>,
    /// The licence of the data, by its short name.
    pub licence: Option<String>,
    /// The words that have to be shown with it.
    pub attribution: Option<String>,
    /// The years in which the data was collected.
    pub collected: Option<String>,
}

/// A pack size to count with: so many of so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackView {
    /// How many single packs.
    #[ts(type = "number")]
    pub packs: i64,
    /// What each holds.
    pub each: super::QuantityView,
}

/// Whether a packet has an allergen in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AllergenView {
    /// Which: `gluten`, `crustaceans`, `eggs`, `fish`, `peanuts`, `soybeans`, `milk`, `nuts`,
    /// `celery`, `mustard`, `sesame`, `sulphites`, `lupin` or `molluscs`.
    pub allergen: String,
    /// `contains`, `not-listed` or `data-missing`. Silence is never `not-listed`.
    pub answer: String,
}

/// A line that a packet stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LineOfProduct {
    /// The list.
    pub list: super::ListName,
    /// The line's UUID.
    pub line: String,
    /// Whether it is ticked.
    pub checked: bool,
}

/// Packets that were scanned and that nobody has a name for, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrayView {
    /// Each once.
    pub packets: Vec<UnknownPacket>,
}

/// A packet without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UnknownPacket {
    /// 14 digits.
    pub gtin: String,
    /// The digits as printed.
    pub printed: String,
    /// When it was last shown, in RFC 3339.
    pub at: String,
    /// How it came: `scan`, `photo`, `typed`, `import` or `sync`.
    pub source: String,
    /// More precisely: a file, a basket.
    pub from: Option<String>,
    /// How often it was shown.
    #[ts(type = "number")]
    pub times: u64,
    /// The list it stands on; absent when its line was cleared away since.
    pub list: Option<super::ListName>,
    /// The line it stands on, a UUID.
    pub line: Option<String>,
    /// What the shopper calls the line, which may be its name.
    pub own_name: Option<String>,
    /// As in a product's view.
    pub number_kind: String,
    /// Who issued the number.
    pub issuer: Option<String>,
}

/// What a packet without a name may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookAlikes {
    /// The brand that most packets with nearly the same number have.
    pub brand: Option<String>,
    /// The aisle that most of them stand in.
    pub aisle: Option<String>,
    /// Packets like it, best first.
    pub products: Vec<LookAlike>,
}

/// A packet that is like another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LookAlike {
    /// The packet.
    pub product: ProductView,
    /// Why: `same-company` (the numbers begin alike) or `same-words`.
    pub because: String,
}
