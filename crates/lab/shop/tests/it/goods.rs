//! A shelf with goods of every sort, picked by the terms that the seed gives them.

use trug_domain::Product;
use trug_gs1::Gtin;
use trug_shop::Shelf;
use trug_shop::goods::{Stock, Terms, terms};

pub(crate) const SEED: u64 = 7;

/// Some products of the sort that is asked for.
pub(crate) fn some(count: usize, sort: impl Fn(Terms) -> bool) -> Vec<Gtin> {
    let candidates = (400_123_400_000..400_123_402_000).filter_map(Gtin::from_payload);
    let found: Vec<_> = candidates.filter(|gtin| sort(terms(*gtin, SEED, 0))).take(count).collect();
    assert_eq!(found.len(), count, "too few candidates");
    found
}

pub(crate) fn plain() -> Gtin {
    some(1, |t| t.stock == Stock::Plenty && !t.moves)[0]
}

pub(crate) fn moving() -> Gtin {
    some(1, |t| t.stock == Stock::Plenty && t.moves)[0]
}

pub(crate) fn out() -> Gtin {
    some(1, |t| t.stock == Stock::Out)[0]
}

pub(crate) fn unknown() -> Gtin {
    some(1, |t| t.stock == Stock::Unknown)[0]
}

/// A product of which a customer gets two.
pub(crate) fn capped() -> Gtin {
    some(1, |t| t.stock == Stock::Capped(2) && !t.moves)[0]
}

pub(crate) fn price(gtin: Gtin, epoch: u64) -> i64 {
    terms(gtin, SEED, epoch).price.minor
}

pub(crate) fn variant(gtin: Gtin) -> String {
    format!("v-{gtin}")
}

/// All of these, and a few hundred more.
pub(crate) fn shelf() -> Shelf {
    let mut gtins = some(300, |_| true);
    gtins.extend([plain(), moving(), out(), unknown(), capped()]);
    gtins.extend(Gtin::parse("2012345678903"));
    gtins.sort_unstable();
    gtins.dedup();
    let product = |(number, gtin): (usize, Gtin)| Product {
        gtin,
        name: format!("Practice soup {number}"),
        brand: Some("Köchin & <Koch>".to_owned()),
        quantity: Some("400 g".to_owned()),
        aisle: Some(if number % 2 == 0 { "soups" } else { "tins" }.to_owned()),
        source: "own".to_owned(),
    };
    Shelf::Own(gtins.into_iter().enumerate().map(product).collect())
}
