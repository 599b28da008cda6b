//! What packets are called: looking up, searching, teaching, forgetting.

mod unknown;

use crate::clock::Clock;
use crate::contract::{
    Allergen, AllergenAnswer, AllergenView, AppError, ChangeView, DataOrigin, LineOfProduct,
    PackView, Problem, ProductDetail, ProductSource, ProductView, ProductsView, TextField,
};
use crate::error::Result;
use crate::parts::Parts;
use crate::parts::journal::Journal;
use crate::parts::names::Names;
use crate::views::{data_origin, list_name, product_view, quantity_view};
use std::sync::Arc;
use trug_catalogue::Catalogue;
use trug_domain::list::{LINE_NAME_MAX, clean};
use trug_domain::{Action, Operation, OwnProduct, PackSize};
use trug_gs1::{Gtin, ScannedCode};
use trug_store::Store;

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
    /// Which allergens the packet names; `None` leaves what was said before.
    pub allergens: Option<Vec<String>>,
}

/// What can be done with products.
#[derive(Clone)]
pub struct Products {
    store: Store,
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    names: Names,
    journal: Journal,
}

impl Products {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            catalogue: Arc::clone(&parts.catalogue),
            clock: Arc::clone(&parts.clock),
            names: parts.names.clone(),
            journal: parts.journal.clone(),
        }
    }

    /// What is known of a code in any printed form.
    ///
    /// # Errors
    /// When the digits are no GTIN.
    pub fn look_up(&self, code: &str) -> Result<ProductView> {
        let code = ScannedCode::typed(code)?;
        let product = self.names.product(code.gtin)?;
        Ok(product_view(&code, product))
    }

    /// Products by words: the shopper's own first, then the catalogue's. A barcode number finds its
    /// product, or says that nobody knows it.
    ///
    /// # Errors
    /// When the store or the catalogue cannot be read.
    pub fn search(&self, words: &str, limit: usize) -> Result<ProductsView> {
        if let Ok(code) = ScannedCode::typed(words) {
            let product = self.names.product(code.gtin)?;
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

    /// All that is known of a packet, source by source.
    ///
    /// # Errors
    /// When the digits are no GTIN, or the store or the catalogue cannot be read.
    pub fn show(&self, code: &str) -> Result<ProductDetail> {
        let code = ScannedCode::typed(code)?;
        let gtin = code.gtin;
        let own = self.store.own_product(gtin)?;
        let product = product_view(&code, self.names.product(gtin)?);
        let pack = product.quantity.as_deref().and_then(|text| PackSize::parse(text).ok());
        let named = own.as_ref().and_then(|own| own.allergens.clone());
        Ok(ProductDetail {
            sources: self.sources(gtin, own.as_ref())?,
            pack: pack.map(|pack| PackView { packs: pack.count, each: quantity_view(pack.each) }),
            labels: None,
            allergens: Allergen::ALL.map(|one| allergen(one, named.as_deref())).to_vec(),
            same_need: self.same_need(gtin)?,
            lines: self.lines_of(gtin)?,
            can_forget: own.is_some(),
            taught: own.map(|own| own.taught.into()),
            product,
        })
    }

    fn sources(&self, gtin: Gtin, own: Option<&OwnProduct>) -> Result<Vec<ProductSource>> {
        let own = own.map(|own| ProductSource {
            source: DataOrigin::Own,
            name: own.name.clone(),
            brand: own.brand.clone(),
            pack: own.quantity.clone(),
            aisle: own.aisle.clone(),
            licence: None,
            attribution: None,
            collected: None,
        });
        let info = self.catalogue.info();
        let known = self.catalogue.look_up(gtin)?.map(|product| ProductSource {
            source: data_origin(&product),
            name: product.name,
            brand: product.brand,
            pack: product.quantity,
            aisle: product.aisle,
            licence: Some(info.licence.clone()),
            attribution: Some(info.attribution.clone()),
            collected: Some(info.date.clone()),
        });
        Ok(own.into_iter().chain(known).collect())
    }

    fn lines_of(&self, gtin: Gtin) -> Result<Vec<LineOfProduct>> {
        let mut found = Vec::new();
        for list in self.store.lists()? {
            for line in self.store.lines(list.id)? {
                if line.need.code.as_ref().is_some_and(|code| code.gtin == gtin) {
                    let (line, checked) = (line.id.into(), line.checked);
                    found.push(LineOfProduct { list: list_name(&list), line, checked });
                }
            }
        }
        Ok(found)
    }

    /// Remembers what a packet is called; lines that stand under its number get the name at once.
    ///
    /// # Errors
    /// When the digits are no GTIN or the name is none.
    pub fn teach(&self, code: &str, teaching: &Teaching) -> Result<ProductView> {
        let code = ScannedCode::typed(code)?;
        let before = self.store.own_product(code.gtin)?;
        let product = OwnProduct {
            gtin: code.gtin,
            name: clean(&teaching.name, LINE_NAME_MAX).ok_or_else(no_name)?,
            brand: teaching.brand.clone(),
            quantity: teaching.quantity.clone(),
            aisle: teaching.aisle.clone(),
            taught: self.clock.now(),
            same_as: before.as_ref().and_then(|before| before.same_as),
            allergens: teaching
                .allergens
                .clone()
                .or_else(|| before.and_then(|before| before.allergens)),
        };
        self.journal.act_typed(Action::Teach, vec![Operation::Teach { product }])?;
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
                Problem::NotTaught { gtin: gtin.into() },
                format!("{gtin} was not taught, so there is nothing to forget"),
            ));
        }
        self.journal.act_typed(Action::Forget, vec![Operation::Forget { gtin }])
    }
}

/// Nobody's silence is an answer: only who looked can say that something is not listed.
fn allergen(allergen: Allergen, named: Option<&[String]>) -> AllergenView {
    let answer = match named {
        None => AllergenAnswer::DataMissing,
        Some(named) if named.iter().any(|one| one == allergen.as_str()) => AllergenAnswer::Contains,
        Some(_) => AllergenAnswer::NotListed,
    };
    AllergenView { allergen, answer }
}

fn no_name() -> AppError {
    let what = TextField::Product;
    AppError::new(Problem::BadName { what }, "the product has no name that can be shown")
}
