//! What may be meant by what was typed so far: one's own words first, then the catalogue's.

use super::Lists;
use super::adding::entry_view;
use crate::contract::{DataOrigin, Gtin, SuggestionOrigin, SuggestionView, SuggestionsView};
use crate::error::Result;
use crate::views::data_origin;
use std::collections::HashMap;
use trug_catalogue::fold;
use trug_domain::list::merge_key;
use trug_domain::{Line, Need, Product, TypedEntry, Unit};
use trug_gs1::ScannedCode;

/// The steps that are looked at for words of one's own.
const STEPS: usize = 500;
/// The packets of one's own whose names are looked up while somebody waits for the next letter.
const LOOK_UPS: usize = 500;

impl Lists {
    /// What may be meant by a text that is still being typed, for a list: what was on lists before,
    /// then what the shopper named, then the catalogue.
    ///
    /// # Errors
    /// When there is no such list, or the store or the catalogue cannot be read.
    pub fn suggest(&self, list: Option<&str>, text: &str, limit: usize) -> Result<SuggestionsView> {
        let list = self.finder.list(list)?;
        let here = self.store.lines(list.id)?;
        let mut suggestions = Vec::new();
        let speech = self.settings.speech()?;
        let entry = entry_view(TypedEntry::read_as(text, speech.habits()));
        let text = entry.what.as_str();
        for need in self.remembered(text)? {
            self.offer(&mut suggestions, &here, need, SuggestionOrigin::History)?;
        }
        let mut products: Vec<Product> = Vec::new();
        if !text.trim().is_empty() {
            let own = self.store.own_products_matching(text, limit)?;
            products.extend(own.into_iter().map(Product::from));
            products.extend(self.catalogue.search(text, limit)?);
        }
        for product in products {
            let source = match data_origin(&product) {
                DataOrigin::Own => SuggestionOrigin::Own,
                DataOrigin::Off => SuggestionOrigin::Off,
            };
            let printed = product.gtin.to_string();
            let code = ScannedCode { gtin: product.gtin, symbology: None, printed };
            self.offer(&mut suggestions, &here, Need { code: Some(code), name: None }, source)?;
        }
        suggestions.truncate(limit);
        Ok(SuggestionsView { entry, suggestions })
    }

    /// Needs that stood on lists and whose words begin with the typed ones; the most used first, and
    /// the latest of those.
    fn remembered(&self, text: &str) -> Result<Vec<Need>> {
        let wanted = fold(text);
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut needs: Vec<(String, Need)> = Vec::new();
        let added = self.store.added_needs(STEPS)?.into_iter().map(|event| event.need);
        let mut all: Vec<Need> = added.collect();
        for list in self.store.lists()? {
            all.extend(self.store.lines(list.id)?.into_iter().map(|line| line.need));
        }
        for need in all {
            let key = merge_key(&need, Unit::Each);
            let count = counts.entry(key.clone()).or_default();
            *count += 1;
            if *count == 1 {
                needs.push((key, need));
            }
        }
        let mut look_ups = 0;
        let mut found: Vec<(Need, usize)> = Vec::new();
        for (key, need) in needs {
            let name = match (&need.name, &need.code) {
                (Some(name), _) => name.clone(),
                (None, Some(code)) if look_ups < LOOK_UPS => {
                    look_ups += 1;
                    match self.names.product(code.gtin)? {
                        Some(product) => product.name,
                        None => continue,
                    }
                }
                _ => continue,
            };
            if begins(&fold(&name), &wanted) {
                found.push((need, counts.get(&key).copied().unwrap_or_default()));
            }
        }
        // The sort is stable, so of equally many the latest stays ahead.
        found.sort_by_key(|(_, uses)| std::cmp::Reverse(*uses));
        Ok(found.into_iter().map(|(need, _)| need).collect())
    }

    fn offer(
        &self,
        suggestions: &mut Vec<SuggestionView>,
        here: &[Line],
        need: Need,
        source: SuggestionOrigin,
    ) -> Result<()> {
        let gtin: Option<Gtin> = need.code.as_ref().map(|code| code.gtin.into());
        let product = match &need.code {
            Some(code) => self.names.product(code.gtin)?,
            None => None,
        };
        let name = need.name.clone().or_else(|| product.as_ref().map(|p| p.name.clone()));
        let Some(name) = name else { return Ok(()) };
        let is_known = |known: &SuggestionView| match &gtin {
            Some(gtin) => known.gtin.as_ref() == Some(gtin),
            None => known.gtin.is_none() && known.name.to_lowercase() == name.to_lowercase(),
        };
        if suggestions.iter().any(is_known) {
            return Ok(());
        }
        let key = merge_key(&need, Unit::Each);
        let line = here.iter().find(|line| line.merge_key() == key).map(|line| line.id.into());
        suggestions.push(SuggestionView {
            name,
            gtin,
            brand: product.as_ref().and_then(|p| p.brand.clone()),
            pack: product.as_ref().and_then(|p| p.quantity.clone()),
            aisle: product.and_then(|p| p.aisle),
            source,
            line,
        });
        Ok(())
    }
}

/// Whether each wanted word begins a word of the name.
fn begins(name: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|word| name.iter().any(|one| one.starts_with(word)))
}
