//! What packets are called: looking up, searching, teaching, forgetting.

use crate::contract::{ChangeView, ProductView, ProductsView};
use crate::views::product_view;
use crate::{App, AppError, Result};
use trug_domain::list::{LINE_NAME_MAX, clean};
use trug_domain::{Action, Operation, OwnProduct, ScannedCode};

/// A name for a packet, as a person gives it.
#[derive(Debug, Clone, Default)]
pub struct Teaching {
    /// What it is called.
    pub name: String,
    /// Its brand.
    pub brand: Option<String>,
    /// Its pack size, as printed.
    pub quantity: Option<String>,
    /// The aisle it belongs to.
    pub aisle: Option<String>,
}

impl App {
    /// What is known of a code in any printed form.
    ///
    /// # Errors
    /// When the digits are no GTIN.
    pub fn look_up(&self, code: &str) -> Result<ProductView> {
        let code = ScannedCode::typed(code)?;
        let product = self.product(code.gtin)?;
        Ok(product_view(&code, product))
    }

    /// Products by words: the shopper's own first, then the catalogue's. A barcode number finds its
    /// product, or says that nobody knows it.
    ///
    /// # Errors
    /// When the store or the catalogue cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<ProductsView> {
        if let Ok(code) = ScannedCode::typed(words) {
            let product = self.product(code.gtin)?;
            return Ok(ProductsView { products: vec![product_view(&code, product)] });
        }
        let mut found: Vec<_> = self
            .store
            .own_products_matching(words, limit)?
            .into_iter()
            .map(trug_domain::Product::from)
            .collect();
        for product in self.catalogue.search(words, limit)? {
            if found.len() < limit && !found.iter().any(|known| known.gtin == product.gtin) {
                found.push(product);
            }
        }
        let products = found
            .into_iter()
            .map(|product| {
                let printed = product.gtin.to_string();
                let code = ScannedCode { gtin: product.gtin, symbology: None, printed };
                product_view(&code, Some(product))
            })
            .collect();
        Ok(ProductsView { products })
    }

    /// Remembers what a packet is called; lines that stand under its number get the name at once.
    ///
    /// # Errors
    /// When the digits are no GTIN or the name is none.
    pub fn teach(&self, code: &str, teaching: &Teaching) -> Result<ProductView> {
        let code = ScannedCode::typed(code)?;
        let product = OwnProduct {
            gtin: code.gtin,
            name: clean(&teaching.name, LINE_NAME_MAX).ok_or_else(no_name)?,
            brand: teaching.brand.clone(),
            quantity: teaching.quantity.clone(),
            aisle: teaching.aisle.clone(),
            taught: self.clock.now(),
        };
        self.act_typed(Action::Teach, vec![Operation::Teach { product }])?;
        self.look_up(&code.gtin.to_string())
    }

    /// Forgets what the shopper called a packet; the catalogue's word counts again.
    ///
    /// # Errors
    /// When it was not taught.
    pub fn forget(&self, code: &str) -> Result<ChangeView> {
        let gtin = ScannedCode::typed(code)?.gtin;
        if self.store.own_product(gtin)?.is_none() {
            return Err(AppError::new(
                "not-taught",
                format!("{gtin} was not taught, so there is nothing to forget"),
            ));
        }
        self.act_typed(Action::Forget, vec![Operation::Forget { gtin }])
    }
}

fn no_name() -> AppError {
    AppError::new("name", "the product has no name that can be shown")
        .hint("a name has 1 to 200 characters on one line")
}
