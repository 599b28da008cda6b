//! The aisle of a product without categories, from the words of its name.
//!
//! Some words determine the aisle: nearly all products with `yaourt` in their names are dairy. Which
//! words do is learnt from the products whose aisle is known by their categories; a product gets an
//! aisle only if all such words in its name agree.

use crate::fold::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The words that determine an aisle.
#[derive(Debug, Default)]
pub struct NameClassifier {
    aisles: HashMap<String, u8>,
}

/// A word determines an aisle if at least this share of the products with it are there, in percent,
const MIN_SHARE_PERCENT: u32 = 97;
/// and if at least so many products have it in their names,
const MIN_PRODUCTS: u32 = 8;
/// or so many, if the names of categories support it.
const MIN_PRODUCTS_SUPPORTED: u32 = 4;
/// They support it if there are two with the word, and at least this share of them, in percent.
const MIN_NAMED_PERCENT: u32 = 70;

/// In how many names a word is, by aisle.
type Counts = HashMap<String, BTreeMap<u8, u32>>;

impl NameClassifier {
    /// Learns from the names of products with their aisles, as indices into [`crate::aisles`]; the
    /// names of categories, with theirs, support or contradict them.
    pub fn learn<'a>(
        products: impl Iterator<Item = (&'a str, u8)>,
        categories: impl Iterator<Item = (&'a str, u8)>,
    ) -> Self {
        let (products, categories) = (counted(products), counted(categories));
        let decisive = products.into_iter().filter_map(|(word, aisles)| {
            let (&aisle, &most) = aisles.iter().max_by_key(|(_, count)| **count)?;
            let total: u32 = aisles.values().sum();
            let named = categories.get(&word);
            let named_here = named.and_then(|aisles| aisles.get(&aisle)).copied().unwrap_or(0);
            let named_at_all: u32 = named.into_iter().flat_map(BTreeMap::values).sum();
            let supported = named_here >= 2 && named_here * 100 >= named_at_all * MIN_NAMED_PERCENT;
            let contradicted =
                named_at_all >= 3 && named_here * 100 < named_at_all * MIN_NAMED_PERCENT;
            let enough = if supported { MIN_PRODUCTS_SUPPORTED } else { MIN_PRODUCTS };
            let is_decisive =
                total >= enough && !contradicted && most * 100 >= total * MIN_SHARE_PERCENT;
            is_decisive.then_some((word, aisle))
        });
        Self { aisles: decisive.collect() }
    }

    /// The aisle of a product with this name, if its words determine one and agree.
    pub fn aisle(&self, name: &str) -> Option<u8> {
        let mut found =
            words_and_pairs(name).into_iter().filter_map(|word| self.aisles.get(&word).copied());
        let first = found.next()?;
        found.all(|aisle| aisle == first).then_some(first)
    }

    /// How many words determine an aisle.
    pub fn len(&self) -> usize {
        self.aisles.len()
    }

    /// Whether no word does.
    pub fn is_empty(&self) -> bool {
        self.aisles.is_empty()
    }
}

/// The words of a name that have three letters and more, and its pairs of neighbours.
fn words_and_pairs(name: &str) -> BTreeSet<String> {
    let words = fold(name);
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let single =
        words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 3);
    single.cloned().chain(pairs).collect()
}

fn counted<'a>(names: impl Iterator<Item = (&'a str, u8)>) -> Counts {
    let mut counts = Counts::new();
    for (name, aisle) in names {
        for word in words_and_pairs(name) {
            *counts.entry(word).or_default().entry(aisle).or_default() += 1;
        }
    }
    counts
}
