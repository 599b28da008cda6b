//! In which order a shop's aisles are walked: set by hand, else learnt from ticking, else the usual.
//!
//! A list is walked in its own shop, or in the one of the settings. Ticking teaches; the hand wins.

use super::Lists;
use crate::contract::{
    AisleOrderBasis, AisleOrderView, AisleView, LanguageTag, LineView, ShopsView,
};
use crate::error::Result;
use std::collections::BTreeMap;
use trug_domain::aisles::{completed_order, learned_order};
use trug_domain::list::folded;
use trug_domain::{Action, List, Operation};

impl Lists {
    /// In which order the aisles of a shop are walked; without one, those of anywhere.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn aisle_order(&self, shop: Option<&str>) -> Result<AisleOrderView> {
        let key = shop.unwrap_or_default();
        let mut usual: Vec<String> = usual();
        // Aisles that only lines name are offered too, so that they can be put in their place.
        for list in self.store.lists()? {
            for line in self.store.lines(list.id)? {
                usual.extend(line.aisle.filter(|aisle| !usual.contains(aisle)));
            }
        }
        let ticks = self.store.ticks(key)?;
        let (order, by) = match self.store.aisle_order(key)? {
            Some(order) => (completed_order(&order, &usual), AisleOrderBasis::Hand),
            None if ticks.is_empty() => (usual, AisleOrderBasis::Usual),
            None => (learned_order(&usual, &ticks), AisleOrderBasis::Learnt),
        };
        Ok(AisleOrderView {
            shop: shop.map(str::to_owned),
            aisles: order.into_iter().map(aisle_view).collect(),
            by,
            ticks: ticks.len() as u64,
        })
    }

    /// Sets the order of a shop's aisles by hand; without an order, what is learnt counts again.
    ///
    /// # Errors
    /// When a name is none.
    pub fn set_aisle_order(
        &self,
        shop: Option<&str>,
        aisles: Option<Vec<String>>,
    ) -> Result<AisleOrderView> {
        let shop = shop.unwrap_or_default().to_owned();
        self.journal
            .act_typed(Action::Aisles, vec![Operation::SetAisles { shop: shop.clone(), aisles }])?;
        self.aisle_order(Some(shop.as_str()).filter(|shop| !shop.is_empty()))
    }

    /// The shops that the settings, lists and orders of aisles name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn shops(&self) -> Result<ShopsView> {
        let lists = self.store.lists()?.into_iter().filter_map(|list| list.shop);
        let orders = self.store.aisle_orders()?.into_iter().map(|(shop, _)| shop);
        let named = self.settings.get()?.shop.into_iter().chain(lists).chain(orders);
        let mut shops: BTreeMap<String, String> = BTreeMap::new();
        for shop in named.filter(|shop| !shop.is_empty()) {
            shops.entry(folded(&shop)).or_insert(shop);
        }
        Ok(ShopsView { shops: shops.into_values().collect() })
    }

    /// The shop a list is walked in.
    pub(crate) fn shop_of(&self, list: &List) -> Result<Option<String>> {
        match &list.shop {
            Some(shop) => Ok(Some(shop.clone())),
            None => Ok(self.settings.get()?.shop),
        }
    }

    /// The aisles that lines stand in, in the order of a shop.
    pub(crate) fn aisles_of(
        &self,
        shop: Option<&str>,
        lines: &[LineView],
    ) -> Result<Vec<AisleView>> {
        let key = shop.unwrap_or_default();
        let mut usual = usual();
        for line in lines {
            usual.extend(line.aisle.clone().filter(|aisle| !usual.contains(aisle)));
        }
        let order = match self.store.aisle_order(key)? {
            Some(order) => completed_order(&order, &usual),
            None => learned_order(&usual, &self.store.ticks(key)?),
        };
        let stands = |aisle: &String| lines.iter().any(|line| line.aisle.as_ref() == Some(aisle));
        Ok(order.into_iter().filter(stands).map(aisle_view).collect())
    }
}

fn usual() -> Vec<String> {
    trug_catalogue::aisles().iter().map(|aisle| aisle.id.to_owned()).collect()
}

fn aisle_view(id: String) -> AisleView {
    let names = match trug_catalogue::aisle(&id) {
        Some(aisle) => BTreeMap::from([
            (LanguageTag::english(), aisle.english.to_owned()),
            (LanguageTag::german(), aisle.german.to_owned()),
        ]),
        None => BTreeMap::new(),
    };
    AisleView { id, names }
}
