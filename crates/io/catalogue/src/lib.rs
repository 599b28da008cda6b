//! Product data: look-up by GTIN and search by words.
//!
//! A [`Catalogue`] is one read-only file of products, sorted by GTIN and packed in blocks; the
//! starter catalogue is part of the program. [`Catalogue::look_up`] returns the
//! [`Product`](trug_domain::Product) of a GTIN, [`Catalogue::search`] the products that match words.
//! Each product has at most one [`Aisle`]. The module [`build`] makes such a file from exports of
//! Open Food Facts.
//!
//! It knows nothing about lists, and nothing about the products a shopper named: those are in the
//! store, and take precedence. It opens no socket. Every text in it is untrusted: show it as text.

mod aisle;
mod block;
pub mod build;
mod catalogue;
mod error;
mod file;
mod fold;
mod word_index;

pub use aisle::{Aisle, aisle, aisles};
pub use catalogue::{Catalogue, Info};
pub use error::CatalogueError;
pub use fold::fold;

/// What has to be shown where product data is shown: who made it and under which licence.
pub const ATTRIBUTION: &str = "Product data © Open Food Facts contributors (openfoodfacts.org), \
     Open Database License 1.0 (opendatacommons.org/licenses/odbl/1-0)";

/// The `source` of every [`Product`](trug_domain::Product) from a catalogue: Open Food Facts.
pub const SOURCE: &str = "off";
