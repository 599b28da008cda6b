//! What is known of packets, and the packets that nobody knows yet.

use super::wire_enum::wire_enum;
use super::{Gtin, LineId, Origin, Time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A product in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProductBrief {
    /// Its name.
    pub name: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub quantity: Option<String>,
}

/// A product and where it is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProductView {
    /// Its trade item.
    pub gtin: Gtin,
    /// Its name; absent when nobody knows the code.
    pub name: Option<String>,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size as printed.
    pub quantity: Option<String>,
    /// Its aisle.
    pub aisle: Option<String>,
    /// Where it is known from.
    pub source: ProductOrigin,
    /// The credit that goes with the source.
    pub attribution: Option<String>,
    /// What the number itself says, in words.
    pub code: String,
    /// What the number is for.
    pub number_kind: NumberKind,
    /// Who issued the number; it does not say where the thing was made.
    pub issuer: Option<String>,
}

wire_enum! {
    /// Where a product is known from.
    ProductOrigin {
        /// The shopper named it.
        Own = "own",
        /// It is in the catalogue, which is made of Open Food Facts.
        Off = "off",
        /// Nobody knows it.
        None = "none",
    }
}

wire_enum! {
    /// Who says something of a product.
    DataOrigin {
        /// The shopper.
        Own = "own",
        /// The catalogue, which is made of Open Food Facts.
        Off = "off",
    }
}

wire_enum! {
    /// What a number is for, by its GS1 prefix.
    NumberKind {
        /// A trade item that is the same everywhere.
        TradeItem = "trade-item",
        /// Something of one region or shop, with another meaning elsewhere.
        RestrictedCirculation = "restricted-circulation",
        /// Something inside of one company.
        RestrictedInCompany = "restricted-in-company",
        /// A coupon.
        Coupon = "coupon",
        /// A receipt for a deposit.
        RefundReceipt = "refund-receipt",
        /// A book (ISBN).
        Book = "book",
        /// A serial (ISSN).
        Serial = "serial",
        /// Sheet music (ISMN).
        SheetMusic = "sheet-music",
        /// A demonstration of GS1.
        Demonstration = "demonstration",
        /// A number of a company itself.
        CompanyNumber = "company-number",
        /// Nothing yet.
        Unassigned = "unassigned",
    }
}

/// Products found by words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProductsView {
    /// Best first.
    pub products: Vec<ProductView>,
}

/// All that is known of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
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
    /// When the shopper named it.
    pub taught: Option<Time>,
}

/// What one source says of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ProductSource {
    /// Who says it.
    pub source: DataOrigin,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PackView {
    /// How many single packs.
    #[ts(type = "number")]
    pub packs: i64,
    /// What each holds.
    pub each: super::QuantityView,
}

/// Whether a packet has an allergen in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AllergenView {
    /// Which allergen.
    pub allergen: Allergen,
    /// Whether it is in the packet.
    pub answer: AllergenAnswer,
}

wire_enum! {
    /// An allergen of EU Regulation 1169/2011, Annex II.
    Allergen {
        /// Cereals that contain gluten.
        Gluten = "gluten",
        /// Crustaceans.
        Crustaceans = "crustaceans",
        /// Eggs.
        Eggs = "eggs",
        /// Fish.
        Fish = "fish",
        /// Peanuts.
        Peanuts = "peanuts",
        /// Soybeans.
        Soybeans = "soybeans",
        /// Milk.
        Milk = "milk",
        /// Tree nuts.
        Nuts = "nuts",
        /// Celery.
        Celery = "celery",
        /// Mustard.
        Mustard = "mustard",
        /// Sesame seeds.
        Sesame = "sesame",
        /// Sulphur dioxide and sulphites.
        Sulphites = "sulphites",
        /// Lupin.
        Lupin = "lupin",
        /// Molluscs.
        Molluscs = "molluscs",
    }
}

wire_enum! {
    /// Whether a packet names an allergen.
    AllergenAnswer {
        /// The packet names it.
        Contains = "contains",
        /// Somebody looked, and the packet does not name it.
        NotListed = "not-listed",
        /// Nobody has looked.
        DataMissing = "data-missing",
    }
}

/// A line that a packet stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LineOfProduct {
    /// The list.
    pub list: super::ListName,
    /// The line.
    pub line: LineId,
    /// Whether it is ticked.
    pub checked: bool,
}

/// Packets that were scanned and that nobody has a name for, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TrayView {
    /// Each once.
    pub packets: Vec<UnknownPacket>,
}

/// A packet without a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct UnknownPacket {
    /// Its trade item.
    pub gtin: Gtin,
    /// The digits as printed.
    pub printed: String,
    /// When it was last shown.
    pub at: Time,
    /// How it came.
    pub source: Origin,
    /// More precisely: a file, a basket.
    pub from: Option<String>,
    /// How often it was shown.
    #[ts(type = "number")]
    pub times: u64,
    /// The list it stands on; absent when its line was cleared away since.
    pub list: Option<super::ListName>,
    /// The line it stands on.
    pub line: Option<LineId>,
    /// What the shopper calls the line, which may be its name.
    pub own_name: Option<String>,
    /// What the number is for.
    pub number_kind: NumberKind,
    /// Who issued the number.
    pub issuer: Option<String>,
}

/// What a packet without a name may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LookAlikes {
    /// The brand that most packets with nearly the same number have.
    pub brand: Option<String>,
    /// The aisle that most of them stand in.
    pub aisle: Option<String>,
    /// Packets like it, best first.
    pub products: Vec<LookAlike>,
}

/// A packet that is like another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LookAlike {
    /// The packet.
    pub product: ProductView,
    /// Why it is like it.
    pub because: Likeness,
}

wire_enum! {
    /// Why a packet is like another one.
    Likeness {
        /// The numbers begin alike.
        SameCompany = "same-company",
        /// The words that were typed find it.
        SameWords = "same-words",
    }
}
