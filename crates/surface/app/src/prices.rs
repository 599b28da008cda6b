//! What lines cost: as a person noted it, else as a basket said it last, and a list together.
//!
//! A note holds for the shop it was made in; where a shop has none, the latest of elsewhere is shown
//! with the shop it is from. A basket's price is of one piece, so it says nothing of a weight.

use crate::clock::rfc3339;
use crate::contract::{CostView, PriceView, SumView};
use crate::views::{money_view, quantity_view};
use crate::{App, Result};
use std::collections::HashMap;
use trug_domain::list::folded;
use trug_domain::{
    Cost, Currency, Line, ListId, Money, Operation, Price, PriceNote, Quantity, Timestamp, Unit,
};

/// Every price that is known, by need.
#[derive(Default)]
pub(crate) struct PriceBook {
    noted: HashMap<String, Vec<PriceNote>>,
    said: HashMap<String, Said>,
    /// The shop that each list is walked in, as [`folded`] has it.
    shops: HashMap<ListId, String>,
}

/// What a basket said that one piece costs.
struct Said {
    basket: String,
    money: Money,
    at: Timestamp,
}

impl App {
    /// What a list costs as far as prices are known.
    ///
    /// # Errors
    /// When there is no such list, or the store cannot be read.
    pub fn list_cost(&self, list: Option<&str>) -> Result<CostView> {
        let lines = self.store.lines(self.list(list)?.id)?;
        Ok(self.price_book()?.cost(&lines))
    }

    /// Reads all prices; many lines are asked for at once.
    pub(crate) fn price_book(&self) -> Result<PriceBook> {
        let mut book = PriceBook::default();
        for note in self.store.prices()? {
            book.noted.entry(note.key().0).or_default().push(note);
        }
        for basket in self.store.baskets()? {
            for row in self.store.matches(basket.id)? {
                let currency = row.currency.and_then(|code| Currency::try_from(code).ok());
                let Some((minor, currency)) = row.price_minor.zip(currency) else { continue };
                let money = Money { minor, currency };
                let said = Said { basket: basket.name.clone(), money, at: row.seen };
                let is_newer = book.said.get(&row.key).is_none_or(|known| known.at <= row.seen);
                if is_newer {
                    book.said.insert(row.key, said);
                }
            }
        }
        if !(book.noted.is_empty() && book.said.is_empty()) {
            let usual = self.settings()?.shop.unwrap_or_default();
            for list in self.store.lists()? {
                let shop = folded(list.shop.as_deref().unwrap_or(&usual));
                book.shops.insert(list.id, shop);
            }
        }
        Ok(book)
    }

    /// Notes a price for what a line asks for, in the shop of its list; an empty text forgets the
    /// price that is shown.
    pub(crate) fn noting(&self, line: &Line, quantity: Quantity, text: &str) -> Result<Operation> {
        let shop = match self.store.list(line.list)? {
            Some(list) => self.shop_of(&list)?.unwrap_or_default(),
            None => String::new(),
        };
        let id = line.id;
        if text.trim().is_empty() {
            let book = self.price_book()?;
            let shown = book.note_of(line).map(|note| note.shop.clone());
            return Ok(Operation::SetPrice { line: id, shop: shown.unwrap_or(shop), price: None });
        }
        let price = Some(Price::parse(text, self.usual_currency()?, quantity)?);
        Ok(Operation::SetPrice { line: id, shop, price })
    }

    /// The currency of a price that names none: the country's, else that of the latest note, else
    /// the euro.
    fn usual_currency(&self) -> Result<Currency> {
        let country = self.settings()?.country;
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
            (note.price, "noted", &note.shop, note.at)
        } else {
            let Said { basket, money, at } = self.said_of(line)?;
            (Price { money: *money, per: Quantity::each(1) }, "basket", basket, *at)
        };
        Some(PriceView {
            money: money_view(price.money),
            per: quantity_view(price.per),
            cost: money_view(price.of(line.quantity())?),
            source: source.to_owned(),
            from: Some(from.clone()).filter(|from| !from.is_empty()),
            at: rfc3339(at),
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
            None => self.said_of(line)?.money.checked_mul(line.quantity().value),
        }
    }

    /// The note of the line's own shop, else the latest one.
    fn note_of(&self, line: &Line) -> Option<&PriceNote> {
        if self.noted.is_empty() {
            return None;
        }
        let notes = self.noted.get(&line.merge_key())?;
        let shop = self.shops.get(&line.list).map_or("", String::as_str);
        let own = notes.iter().find(|note| folded(&note.shop) == shop);
        own.or_else(|| notes.iter().max_by_key(|note| note.at))
    }

    fn said_of(&self, line: &Line) -> Option<&Said> {
        if self.said.is_empty() || line.quantity().unit != Unit::Each {
            return None;
        }
        self.said.get(&line.merge_key())
    }
}
