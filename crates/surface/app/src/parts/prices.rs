//! What lines cost: as a person noted it, else as a basket said it last, and a list together.
//!
//! A note holds for the shop it was made in; where a shop has none, the latest of elsewhere is shown
//! with the shop it is from. A basket's price is of one piece, so it says nothing of a weight.

use super::settings::Settings;
use crate::contract::{CostView, PriceOrigin, PriceView, SumView};
use crate::error::Result;
use crate::views::{money_view, quantity_view};
use std::collections::HashMap;
use trug_domain::list::folded;
use trug_domain::{
    Cost, Currency, Line, ListId, Money, Price, PriceNote, Quantity, Timestamp, Unit,
};
use trug_store::Store;

/// Reads what prices are known.
#[derive(Clone)]
pub(crate) struct Prices {
    store: Store,
    settings: Settings,
}

/// Every price that is known, by need.
#[derive(Default)]
pub(crate) struct PriceBook {
    noted: HashMap<String, Vec<PriceNote>>,
    quoted: HashMap<String, Quoted>,
    /// The shop that each list is walked in, as [`folded`] has it.
    shops: HashMap<ListId, String>,
}

/// What a basket said that one piece costs.
struct Quoted {
    basket: String,
    money: Money,
    at: Timestamp,
}

impl Prices {
    pub(crate) fn new(store: Store, settings: Settings) -> Self {
        Self { store, settings }
    }

    /// Reads all prices; many lines are asked for at once.
    pub(crate) fn book(&self) -> Result<PriceBook> {
        let mut book = PriceBook::default();
        for note in self.store.prices()? {
            book.noted.entry(note.key().0).or_default().push(note);
        }
        for basket in self.store.baskets()? {
            for row in self.store.matches(basket.id)? {
                let currency = row.currency.and_then(|code| Currency::try_from(code).ok());
                let Some((minor, currency)) = row.price_minor.zip(currency) else { continue };
                let money = Money { minor, currency };
                let quoted = Quoted { basket: basket.name.clone(), money, at: row.seen };
                let is_newer = book.quoted.get(&row.key).is_none_or(|known| known.at <= row.seen);
                if is_newer {
                    book.quoted.insert(row.key, quoted);
                }
            }
        }
        if !(book.noted.is_empty() && book.quoted.is_empty()) {
            let usual = self.settings.get()?.shop.unwrap_or_default();
            for list in self.store.lists()? {
                let shop = folded(list.shop.as_deref().unwrap_or(&usual));
                book.shops.insert(list.id, shop);
            }
        }
        Ok(book)
    }

    /// The currency of a price that names none: the country's, else that of the latest note, else
    /// the euro.
    pub(crate) fn usual_currency(&self) -> Result<Currency> {
        let country = self.settings.get()?.country;
        if let Some(currency) = country.as_deref().and_then(Currency::of_country) {
            return Ok(currency);
        }
        let notes = self.store.prices()?;
        let latest = notes.iter().max_by_key(|note| note.at);
        Ok(latest.map_or(Currency::EUR, |note| note.price.money.currency))
    }
}

impl PriceBook {
    /// The price of a line as it is shown.
    pub(crate) fn view(&self, line: &Line) -> Option<PriceView> {
        let (price, source, from, at) = if let Some(note) = self.note_of(line) {
            (note.price, PriceOrigin::Noted, &note.shop, note.at)
        } else {
            let Quoted { basket, money, at } = self.quote_of(line)?;
            (Price { money: *money, per: Quantity::each(1) }, PriceOrigin::Basket, basket, *at)
        };
        Some(PriceView {
            money: money_view(price.money),
            per: quantity_view(price.per),
            cost: money_view(price.of(line.quantity())?),
            source,
            from: Some(from.clone()).filter(|from| !from.is_empty()),
            at: at.into(),
        })
    }

    /// What lines cost together.
    pub(crate) fn cost(&self, lines: &[Line]) -> CostView {
        let Cost { sums, priced, lines } =
            Cost::of(lines.iter().map(|line| (line.checked, self.cost_of(line))));
        let sums = sums
            .into_iter()
            .map(|sum| SumView { all: money_view(sum.all), ticked: money_view(sum.ticked) })
            .collect();
        CostView { sums, priced, lines }
    }

    fn cost_of(&self, line: &Line) -> Option<Money> {
        match self.note_of(line) {
            Some(note) => note.price.of(line.quantity()),
            None => self.quote_of(line)?.money.checked_mul(line.quantity().value),
        }
    }

    /// The note of the line's own shop, else the latest one.
    pub(crate) fn note_of(&self, line: &Line) -> Option<&PriceNote> {
        if self.noted.is_empty() {
            return None;
        }
        let notes = self.noted.get(&line.merge_key())?;
        let shop = self.shops.get(&line.list).map_or("", String::as_str);
        let own = notes.iter().find(|note| folded(&note.shop) == shop);
        own.or_else(|| notes.iter().max_by_key(|note| note.at))
    }

    fn quote_of(&self, line: &Line) -> Option<&Quoted> {
        if self.quoted.is_empty() || line.quantity().unit != Unit::Each {
            return None;
        }
        self.quoted.get(&line.merge_key())
    }
}
