//! What is known about a product: by a catalogue, or by the shopper.

use crate::Timestamp;
use serde::{Deserialize, Serialize};
use trug_gs1::Gtin;

/// A product as a catalogue describes it. Every text is other people's text: show it as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The trade item.
    pub gtin: Gtin,
    /// Its name as sold, never empty.
    pub name: String,
    /// The brand on the pack.
    pub brand: Option<String>,
    /// The pack size as printed: "500 g", "6 x 330 ml".
    pub quantity: Option<String>,
    /// The aisle of a shop it is found in, as an aisle id of the catalogue ("dairy-eggs").
    pub aisle: Option<String>,
    /// Where this is known from: "off" (Open Food Facts, ODbL) or "own" (taught by the shopper).
    pub source: String,
}

/// A product the shopper named; it wins over the catalogue and is as precious as the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnProduct {
    /// The trade item.
    pub gtin: Gtin,
    /// The name the shopper gave, never empty.
    pub name: String,
    /// The brand, if given.
    pub brand: Option<String>,
    /// The pack size as given.
    pub quantity: Option<String>,
    /// The aisle, if given.
    pub aisle: Option<String>,
    /// When it was named.
    pub taught: Timestamp,
    /// Another packet of the same need: this one is another size or brand of it.
    #[serde(default)]
    pub same_as: Option<Gtin>,
    /// Which of [`ALLERGENS`] the packet names; `None` if nobody has checked.
    #[serde(default)]
    pub allergens: Option<Vec<String>>,
}

/// What has to be named on a packet of food in the European Union: Regulation (EU) 1169/2011,
/// Annex II, in its order.
pub const ALLERGENS: [&str; 14] = [
    "gluten",
    "crustaceans",
    "eggs",
    "fish",
    "peanuts",
    "soybeans",
    "milk",
    "nuts",
    "celery",
    "mustard",
    "sesame",
    "sulphites",
    "lupin",
    "molluscs",
];

impl From<OwnProduct> for Product {
    fn from(own: OwnProduct) -> Self {
        let OwnProduct { gtin, name, brand, quantity, aisle, .. } = own;
        Self { gtin, name, brand, quantity, aisle, source: "own".to_owned() }
    }
}
