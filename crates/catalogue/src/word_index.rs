//! Finding products by words: one long text in memory, scanned from end to end.
//!
//! Each product is a line of folded words with a blank around each: `" sauce pesto | barilla \n"`,
//! name before the bar, brand behind it. A query word is then the bytes `" pesto "`, and the
//! beginning of one is `" pest"`, so that a plain substring search of the rarest-looking word finds
//! every candidate. That is a few milliseconds for some hundred thousand products, costs nothing in
//! the file, and needs no query language that a quote could break.

use crate::words::push_words;
use memchr::memmem;

/// The folded words of all products, by their place in the catalogue.
#[derive(Debug, Default)]
pub(crate) struct WordIndex {
    text: String,
    /// Where each product's line begins.
    starts: Vec<u32>,
}

/// More words than this in a query are passed over: no name has so many.
const MOST_WORDS: usize = 16;

impl WordIndex {
    /// Adds the next product.
    pub(crate) fn push(&mut self, name: &str, brand: &str) {
        self.starts.push(self.text.len() as u32);
        push_words(name, &mut self.text);
        if !brand.is_empty() {
            self.text.push_str(" |");
            push_words(brand, &mut self.text);
        }
        self.text.push_str(" \n");
    }

    /// Adds all products of another index behind those of this one.
    pub(crate) fn append(&mut self, other: &Self) {
        let offset = self.text.len() as u32;
        self.text.push_str(&other.text);
        self.starts.extend(other.starts.iter().map(|start| start + offset));
    }

    /// The places of the products that have all words, best first. The last word may be only the
    /// beginning of one; the others are whole.
    pub(crate) fn find(&self, query: &[String], limit: usize) -> Vec<usize> {
        let Some(needles) = Needles::of(query) else { return Vec::new() };
        let mut found = Vec::new();
        let mut product = 0;
        let mut from = 0;
        let finder = memmem::Finder::new(needles.first.as_bytes());
        while let Some(at) = finder.find(&self.text.as_bytes()[from..]) {
            let hit = (from + at) as u32;
            product += self.starts[product..].partition_point(|&start| start <= hit) - 1;
            let (line, next) = self.line(product);
            if needles.rest.iter().all(|needle| line.contains(needle.as_str())) {
                found.push(rank(line, &needles, product));
            }
            from = next;
            product += 1;
            if product >= self.starts.len() {
                break;
            }
        }
        if found.len() > limit {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        found.into_iter().map(|rank| (rank & u64::from(u32::MAX)) as usize).collect()
    }

    /// The line of a product, and where the next one begins.
    fn line(&self, product: usize) -> (&str, usize) {
        let start = self.starts[product] as usize;
        let end = self.starts.get(product + 1).map_or(self.text.len(), |&next| next as usize);
        (&self.text[start..end], end)
    }
}

/// What a line must contain.
struct Needles {
    /// The longest, which is likely to be the rarest.
    first: String,
    /// The others.
    rest: Vec<String>,
    /// All words as whole words, to tell an exact hit.
    whole: Vec<String>,
}

impl Needles {
    fn of(query: &[String]) -> Option<Self> {
        let query = &query[..query.len().min(MOST_WORDS)];
        let (last, before) = query.split_last()?;
        let whole: Vec<String> = query.iter().map(|word| format!(" {word} ")).collect();
        let mut needles: Vec<String> = before.iter().map(|word| format!(" {word} ")).collect();
        needles.push(format!(" {last}"));
        needles.sort_unstable_by_key(|needle| std::cmp::Reverse(needle.len()));
        needles.dedup();
        let first = needles.remove(0);
        Some(Self { first, rest: needles, whole })
    }
}

/// Smaller is better: words whole and in the name, then whole anywhere, then begun; among these the
/// shorter name, then one with a brand, then the smaller GTIN, so that the order never changes.
fn rank(line: &str, needles: &Needles, product: usize) -> u64 {
    let (name, branded) = match line.find(" |") {
        // The blank of the bar ends the last word of the name.
        Some(bar) => (&line[..=bar], true),
        None => (line, false),
    };
    let in_full = |text: &str| needles.whole.iter().all(|word| text.contains(word.as_str()));
    let class: u64 = match () {
        () if in_full(name) => 0,
        () if in_full(line) => 1,
        () => 2,
    };
    let length = name.chars().count().min(0xffff) as u64;
    class << 49 | length << 33 | u64::from(!branded) << 32 | product as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::fold;

    fn check(query: &str, expect: &[&str]) {
        let products = [
            ("Chocolat noir aux noisettes", "Lindt"),
            ("Chocolat", ""),
            ("Chocolat", "Poulain"),
            ("Chocolaté", ""),
            ("Crème brûlée", "Lindt"),
            ("Coca-Cola", ""),
            ("Coca", "Coca-Cola"),
        ];
        let mut index = WordIndex::default();
        for (name, brand) in products {
            index.push(name, brand);
        }
        let found: Vec<String> = index
            .find(&fold(query), 10)
            .into_iter()
            .map(|product| format!("{}/{}", products[product].0, products[product].1))
            .collect();
        assert_eq!(found, expect, "{query:?}");
        for limit in 0..expect.len() {
            assert_eq!(index.find(&fold(query), limit).len(), limit, "{query:?} first {limit}");
        }
    }

    #[test]
    fn finds_words_and_the_beginning_of_the_last() {
        let whole = ["Chocolat/Poulain", "Chocolat/", "Chocolat noir aux noisettes/Lindt"];
        check("chocolat", &[whole[0], whole[1], whole[2], "Chocolaté/"]);
        check("chocolate", &["Chocolaté/"]);
        check("noir choc", &["Chocolat noir aux noisettes/Lindt"]);
        check("choc noir", &[]);
        check("lindt", &["Crème brûlée/Lindt", "Chocolat noir aux noisettes/Lindt"]);
        check("LINDT CREME", &["Crème brûlée/Lindt"]);
        check("coca cola", &["Coca-Cola/", "Coca/Coca-Cola"]);
        check("coca coca", &["Coca/Coca-Cola", "Coca-Cola/"]);
        check("oca", &[]);
        check("| lindt |", &["Crème brûlée/Lindt", "Chocolat noir aux noisettes/Lindt"]);
        check("", &[]);
        check("\" - : *", &[]);
    }

    #[test]
    fn an_index_made_in_parts_finds_the_same() {
        let (mut whole, mut first, mut second) = <(WordIndex, WordIndex, WordIndex)>::default();
        for (number, name) in ["Milk", "Oat milk", "Milky way", "Butter"].iter().enumerate() {
            whole.push(name, "");
            if number < 2 { &mut first } else { &mut second }.push(name, "");
        }
        first.append(&second);
        assert_eq!(first.find(&fold("milk"), 9), whole.find(&fold("milk"), 9));
        assert_eq!(whole.find(&fold("milk"), 9), [0, 1, 2]);
    }
}
