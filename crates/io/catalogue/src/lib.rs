//! Product data: what a GTIN is called, and which products a word finds.
//!
//! A [`Catalogue`] is one read-only file of products, sorted by GTIN and packed in blocks; the
//! starter catalogue is part of the program. [`Catalogue::look_up`] answers with the
//! [`Product`](trug_domain::Product) of a GTIN, [`Catalogue::search`] with the products that words
//! name. Each product stands in at most one [`Aisle`]. The [`recipe`] makes such a file from
//! exports of Open Food Facts.
//!
//! It knows nothing about lists, and nothing about what the shopper taught: that is the store's,
//! and wins. It opens no socket. Every text in it was written by strangers: show it as text.

mod aisle;
mod block;
mod catalogue;
mod error;
mod file;
pub mod recipe;
mod word_index;
mod words;

pub use aisle::{Aisle, aisle, aisles};
pub use catalogue::{Catalogue, Info};
pub use error::CatalogueError;
pub use words::fold;

/// What has to be shown where product data is shown: who made it and under which licence.
pub const ATTRIBUTION: &str = "Product data © Open Food Facts contributors (openfoodfacts.org), \
     Open Database License 1.0 (opendatacommons.org/licenses/odbl/1-0)";

/// The `source` of every [`Product`](trug_domain::Product) from a catalogue: Open Food Facts.
pub const SOURCE: &str = "off";
