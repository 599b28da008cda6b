//! What the shop sells: a catalogue, or a few products of one's own.

use crate::error::ShopError;
use std::sync::Arc;
use trug_catalogue::Catalogue;
use trug_domain::Product;
use trug_gs1::Gtin;

/// What the shop sells, before [`crate::goods::terms`] say on which terms.
pub enum Shelf {
    /// The products of a catalogue, which others may use at the same time.
    Catalogue(Arc<Catalogue>),
    /// These products and no others.
    Own(Vec<Product>),
}

impl Shelf {
    /// The starter catalogue.
    ///
    /// # Errors
    /// The catalogue cannot be read.
    pub fn starter() -> Result<Self, ShopError> {
        Ok(Self::Catalogue(Arc::new(Catalogue::starter()?)))
    }

    pub(crate) fn look_up(&self, gtin: Gtin) -> Result<Option<Product>, ShopError> {
        match self {
            Self::Catalogue(catalogue) => Ok(catalogue.look_up(gtin)?),
            Self::Own(products) => Ok(products.iter().find(|p| p.gtin == gtin).cloned()),
        }
    }

    /// At most `limit` products whose name has all the words, best first. A larger limit gives the
    /// same products first.
    pub(crate) fn search(&self, words: &str, limit: usize) -> Result<Vec<Product>, ShopError> {
        match self {
            Self::Catalogue(catalogue) => Ok(catalogue.search(words, limit)?),
            Self::Own(products) => {
                let words: Vec<_> = words.split_whitespace().map(str::to_lowercase).collect();
                let has_all = |p: &&Product| {
                    let name = p.name.to_lowercase();
                    !words.is_empty() && words.iter().all(|word| name.contains(word))
                };
                Ok(products.iter().filter(has_all).take(limit).cloned().collect())
            }
        }
    }
}
