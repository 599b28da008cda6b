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

/// A word tells something only if it stands in this many names at least.
const ENOUGH_NAMES: u32 = 8;
/// And if so many of a hundred of them stand in one aisle.
const PER_CENT: u32 = 97;

impl NameWords {
    /// Learns from names with their aisles, as places in [`crate::aisles`].
    pub fn learn<'a>(known: impl Iterator<Item = (&'a str, u8)>) -> Self {
        let mut counts: HashMap<String, BTreeMap<u8, u32>> = HashMap::new();
        for (name, aisle) in known {
            for word in words_and_pairs(name) {
                *counts.entry(word).or_default().entry(aisle).or_default() += 1;
            }
        }
        let telling = counts.into_iter().filter_map(|(word, aisles)| {
            let total: u32 = aisles.values().sum();
            let (&aisle, &most) = aisles.iter().max_by_key(|(_, count)| **count)?;
            (total >= ENOUGH_NAMES && most * 100 >= total * PER_CENT).then_some((word, aisle))
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
