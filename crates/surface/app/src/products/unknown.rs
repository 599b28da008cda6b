//! Packets that nobody has a name for: which they are, what they may be, and putting one beside a
//! packet that is known.
//!
//! There is no list of them besides the lists: a packet waits here as long as its line stands, or
//! was cleared after shopping, and leaves when it gets a name or its line is taken off. So undo
//! brings it back like everything else.

use super::Products;
use crate::contract::{
    AppError, Likeness, LineId, ListName, LookAlike, LookAlikes, Problem, ProductView, TrayView,
    UnknownPacket,
};
use crate::error::Result;
use crate::parts::journal::typed;
use crate::views::{list_name, product_view};
use std::collections::{HashMap, HashSet};
use trug_domain::list::{LINE_NAME_MAX, clean};
use trug_domain::{Action, Line, Operation, OwnProduct, Product};
use trug_gs1::prefix::{self, Kind};
use trug_gs1::{Gtin, ScannedCode};
use trug_store::NeedEvent;

/// The clearings that are looked at for packets that were bought and never named.
const CLEARINGS: usize = 20;
/// The neighbours that are asked for a brand and an aisle.
const NEIGHBOURS: usize = 40;

impl Products {
    /// The packets without a name, those that were shown last first.
    ///
    /// # Errors
    /// When the store or the catalogue cannot be read.
    pub fn unknown(&self) -> Result<TrayView> {
        let mut packets: Vec<(i64, UnknownPacket)> = Vec::new();
        let mut seen: HashSet<Gtin> = HashSet::new();
        for list in self.store.lists()? {
            for line in self.store.lines(list.id)? {
                let place = Some((list_name(&list), line.id.into()));
                self.collect(&mut packets, &mut seen, event_of(line), place)?;
            }
        }
        for event in self.store.cleared_needs(CLEARINGS)? {
            self.collect(&mut packets, &mut seen, event, None)?;
        }
        packets.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        Ok(TrayView { packets: packets.into_iter().map(|(_, packet)| packet).collect() })
    }

    fn collect(
        &self,
        packets: &mut Vec<(i64, UnknownPacket)>,
        seen: &mut HashSet<Gtin>,
        event: NeedEvent,
        place: Option<(ListName, LineId)>,
    ) -> Result<()> {
        let NeedEvent { need, parts, at, source, .. } = event;
        let Some(code) = need.code else { return Ok(()) };
        if seen.contains(&code.gtin) || self.names.product(code.gtin)?.is_some() {
            return Ok(());
        }
        seen.insert(code.gtin);
        let (list, line) = place.unzip();
        let meaning = prefix::meaning(code.gtin);
        let packet = UnknownPacket {
            gtin: code.gtin.into(),
            printed: code.printed,
            at: at.into(),
            source: source.kind.into(),
            from: source.from,
            times: parts,
            list,
            line,
            own_name: need.name,
            number_kind: meaning.kind.into(),
            issuer: meaning.issuer.map(str::to_owned),
        };
        packets.push((at.0, packet));
        Ok(())
    }

    /// What a packet without a name may be: packets whose numbers begin alike, and those that words
    /// find, if the shopper has begun to type some.
    ///
    /// # Errors
    /// When the digits are no GTIN, or the store or the catalogue cannot be read.
    pub fn look_alikes(&self, code: &str, words: Option<&str>, limit: usize) -> Result<LookAlikes> {
        let gtin = ScannedCode::typed(code)?.gtin;
        let words = words.map(str::trim).filter(|words| !words.is_empty());
        let neighbours = self.catalogue.neighbours(gtin, NEIGHBOURS)?;
        let brand = most_common(neighbours.iter().filter_map(|product| product.brand.clone()));
        let aisle = most_common(neighbours.iter().filter_map(|product| product.aisle.clone()));
        let mut products: Vec<LookAlike> = Vec::new();
        if let Some(words) = words {
            let own = self.store.own_products_matching(words, limit)?;
            for product in own.into_iter().map(Product::from) {
                push(&mut products, gtin, product, Likeness::SameWords);
            }
            for product in self.catalogue.search(words, limit)? {
                push(&mut products, gtin, product, Likeness::SameWords);
            }
        }
        for own in self.store.own_products_matching("", usize::MAX)? {
            if own.gtin.as_u64() / 10_000 == gtin.as_u64() / 10_000 && is_trade_item(gtin) {
                push(&mut products, gtin, own.into(), Likeness::SameCompany);
            }
        }
        for product in neighbours {
            push(&mut products, gtin, product, Likeness::SameCompany);
        }
        products.truncate(limit);
        Ok(LookAlikes { brand, aisle, products })
    }

    /// Puts a packet beside one that is known: another size or brand of the same need. It takes over
    /// the other one's name, brand and aisle; the pack size is its own.
    ///
    /// # Errors
    /// When the digits are no GTIN, the other packet has no name, or it is the same packet.
    pub fn attach(&self, code: &str, to: &str, pack: Option<&str>) -> Result<ProductView> {
        let code = ScannedCode::typed(code)?;
        let other = ScannedCode::typed(to)?.gtin;
        if code.gtin == other {
            let problem = Problem::SamePacket { gtin: other.into() };
            return Err(AppError::new(problem, "a packet is not another size of itself"));
        }
        let known = self.names.product(other)?.ok_or_else(|| {
            AppError::new(
                Problem::NoName { gtin: other.into() },
                format!("{other} has no name either, so there is nothing to take over"),
            )
        })?;
        // All of a need stand beside the same one, so that none is lost when a chain would break.
        let root = self.store.own_product(other)?.and_then(|own| own.same_as).unwrap_or(other);
        let same_as = Some(root).filter(|root| *root != code.gtin).or(Some(other));
        let before = self.store.own_product(code.gtin)?;
        let product = OwnProduct {
            gtin: code.gtin,
            name: clean(&known.name, LINE_NAME_MAX).unwrap_or(known.name),
            brand: known.brand,
            quantity: pack.map(str::to_owned).or_else(|| before.as_ref()?.quantity.clone()),
            aisle: known.aisle,
            taught: self.clock.now(),
            same_as,
            allergens: before.and_then(|before| before.allergens),
        };
        self.journal.act_typed(Action::Attach, vec![Operation::Teach { product }])?;
        self.look_up(&code.gtin.to_string())
    }

    /// The other packets of the same need, by name.
    pub(crate) fn same_need(&self, gtin: Gtin) -> Result<Vec<ProductView>> {
        let root = self.store.own_product(gtin)?.and_then(|own| own.same_as).unwrap_or(gtin);
        let beside = self.store.own_products_same_as(root)?.into_iter().map(|own| own.gtin);
        let mut all = Vec::new();
        for other in std::iter::once(root).chain(beside).filter(|other| *other != gtin) {
            let code = ScannedCode { gtin: other, symbology: None, printed: other.to_string() };
            all.push(product_view(&code, self.names.product(other)?));
        }
        Ok(all)
    }
}

/// A line as if it was put on its list when its newest part came.
fn event_of(line: Line) -> NeedEvent {
    let newest = line.parts.last();
    NeedEvent {
        at: newest.map_or(line.changed, |part| part.at),
        source: newest.map_or_else(typed, |part| part.source.clone()),
        parts: line.parts.len() as u64,
        need: line.need,
        list: line.list,
    }
}

fn push(products: &mut Vec<LookAlike>, gtin: Gtin, product: Product, because: Likeness) {
    let number = product.gtin.to_string();
    let is_number = |known: &LookAlike| known.product.gtin == number.as_str();
    if product.gtin == gtin || products.iter().any(is_number) {
        return;
    }
    let code = ScannedCode { gtin: product.gtin, symbology: None, printed: number };
    let product = product_view(&code, Some(product));
    products.push(LookAlike { product, because });
}

fn is_trade_item(gtin: Gtin) -> bool {
    prefix::meaning(gtin).kind == Kind::TradeItem
}

/// What more than half of them say.
fn most_common(words: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all = 0;
    for word in words {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    counts.into_iter().find(|(_, count)| count * 2 > all).map(|(word, _)| word)
}
