//! The aisle of a product whose categories nobody entered, from the words of its name.
//!
//! Some words tell the aisle: nearly all products with `yaourt` in their names stand with the
//! dairy. Which words do is learnt from the products whose aisle is known by their categories; a
//! product gets an aisle only if all telling words of its name agree.

use crate::words::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The words that tell an aisle.
#[derive(Debug, Default)]
pub struct NameWords {
    aisles: HashMap<String, u8>,
}

/// A word tells an aisle if so many of a hundred products with it stand there, at least.
const NEARLY_ALL: u32 = 97;
/// And if so many products have it in their names: eight, so that one more counts for little ...
const ENOUGH: u32 = 8;
/// ... or four, if the names of categories say the same.
const ENOUGH_SUPPORTED: u32 = 4;
/// The names of categories say the same if there are two, and so many of a hundred with the word.
const MOST_NAMED: u32 = 70;

/// How many names of one kind a word stands in, by aisle.
type Counts = HashMap<String, BTreeMap<u8, u32>>;

impl NameWords {
    /// Learns from the names of products with their aisles, as places in [`crate::aisles`], and
    /// lets the names of categories, with theirs, speak for or against.
    pub fn learn<'a>(
        products: impl Iterator<Item = (&'a str, u8)>,
        categories: impl Iterator<Item = (&'a str, u8)>,
    ) -> Self {
        let (products, categories) = (counted(products), counted(categories));
        let telling = products.into_iter().filter_map(|(word, aisles)| {
            let (&aisle, &most) = aisles.iter().max_by_key(|(_, count)| **count)?;
            let total: u32 = aisles.values().sum();
            let named = categories.get(&word);
            let named_here = named.and_then(|aisles| aisles.get(&aisle)).copied().unwrap_or(0);
            let named_at_all: u32 = named.into_iter().flat_map(BTreeMap::values).sum();
            let supported = named_here >= 2 && named_here * 100 >= named_at_all * MOST_NAMED;
            let contradicted = named_at_all >= 3 && named_here * 100 < named_at_all * MOST_NAMED;
            let enough = if supported { ENOUGH_SUPPORTED } else { ENOUGH };
            let tells = total >= enough && !contradicted && most * 100 >= total * NEARLY_ALL;
            tells.then_some((word, aisle))
        });
        Self { aisles: telling.collect() }
    }

    /// The aisle of a product with this name, if words tell it and agree.
    pub fn aisle(&self, name: &str) -> Option<u8> {
        let mut told =
            words_and_pairs(name).into_iter().filter_map(|word| self.aisles.get(&word).copied());
        let first = told.next()?;
        told.all(|aisle| aisle == first).then_some(first)
    }

    /// How many words tell an aisle.
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
