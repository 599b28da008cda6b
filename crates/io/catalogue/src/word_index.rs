//! Finding products by words: one long text in memory, searched from end to end.
//!
//! Each product is a line of folded words with a blank around each: `" sauce pesto | barilla \n"`,
//! name before the bar, brand behind it. A query word is then the bytes `" pesto "`, and the
//! beginning of one is `" pest"`, so that a plain substring search of the rarest-looking word finds
//! every candidate. That is a few milliseconds for some hundred thousand products, costs nothing in
//! the file, and needs no query language that a quote could break.

use crate::fold::push_words;
use memchr::memmem;
use std::collections::HashSet;

/// The folded words of all products, by their position in the catalogue.
#[derive(Debug, Default)]
pub(crate) struct WordIndex {
    text: Vec<u8>,
    lines: Vec<Line>,
}

/// Where a product's line starts, and how long its parts are in bytes.
#[derive(Debug, Clone, Copy)]
struct Line {
    start: u32,
    /// The name with the blank behind its last word.
    name: u16,
    /// The rest, nothing if there is no brand.
    brand: u16,
    /// How many of brand, pack size and aisle are not known.
    unknown: u8,
}

/// Maximum number of words in a query; further ones are ignored.
const MAX_WORDS: usize = 16;

impl WordIndex {
    /// Adds the next product, of which so many things (brand, pack size, aisle) are not known. Of
    /// a name or a brand beyond 60,000 bytes the rest is not found.
    pub(crate) fn push(&mut self, name: &str, brand: &str, unknown: u8) {
        let start = self.text.len();
        push_words(name, &mut self.text);
        self.text.truncate(start + 60_000);
        self.text.push(b' ');
        let middle = self.text.len();
        if !brand.is_empty() {
            self.text.push(b'|');
            push_words(brand, &mut self.text);
            self.text.truncate(middle + 60_000);
            self.text.push(b' ');
        }
        let end = self.text.len();
        self.text.push(b'\n');
        let (name, brand) = ((middle - start) as u16, (end - middle) as u16);
        self.lines.push(Line { start: start as u32, name, brand, unknown });
    }

    /// Adds all products of another index behind those of this one.
    pub(crate) fn append(&mut self, other: &Self) {
        let offset = self.text.len() as u32;
        self.text.extend(&other.text);
        self.lines
            .extend(other.lines.iter().map(|line| Line { start: line.start + offset, ..*line }));
    }

    /// The places of the products that have all words, best first. The last word may be only the
    /// beginning of one; the others are whole.
    ///
    /// Best are those with all words whole in their name, then whole anywhere, then begun; among
    /// these the shorter name, then the one of which more is known, then the earlier place, so that
    /// the order never changes.
    pub(crate) fn find(&self, query: &[String], limit: usize) -> Vec<usize> {
        let query = &query[..query.len().min(MAX_WORDS)];
        let Some((last, before)) = query.split_last() else { return Vec::new() };
        let mut needles: Vec<String> = before.iter().map(|word| format!(" {word} ")).collect();
        needles.push(format!(" {last} "));
        let mut found = self.ranked(&needles, false, limit);
        // Whole words always come first, so prefixes are searched only if there is room.
        if found.len() < limit {
            needles.pop();
            needles.push(format!(" {last}"));
            let whole: HashSet<usize> = found.iter().copied().collect();
            let begun = self.ranked(&needles, true, limit.saturating_add(whole.len()));
            found.extend(begun.into_iter().filter(|product| !whole.contains(product)));
            found.truncate(limit);
        }
        found
    }

    /// The best places of the products whose lines have all needles.
    fn ranked(&self, needles: &[String], begun: bool, limit: usize) -> Vec<usize> {
        let Some(rarest) = needles.iter().max_by_key(|needle| needle.len()) else {
            return Vec::new();
        };
        let all: Vec<_> = needles.iter().map(memmem::Finder::new).collect();
        let rarest = memmem::Finder::new(rarest);
        let mut found = Vec::new();
        let (mut from, mut product) = (0, 0);
        while let Some(at) = rarest.find(&self.text[from..]) {
            product = self.line_at(product, from + at);
            let line = self.lines[product];
            let (name, whole) = self.texts(line);
            if all.len() == 1 || all.iter().all(|needle| needle.find(whole).is_some()) {
                let in_name = || all.iter().all(|needle| needle.find(name).is_some());
                let class = match () {
                    () if begun => BEGUN,
                    () if line.brand == 0 || in_name() => IN_NAME,
                    () => ANYWHERE,
                };
                found.push(rank(line, class, product));
            }
            from = line.start as usize + whole.len() + 1;
            product += 1;
        }
        if found.len() > limit {
            found.select_nth_unstable(limit);
            found.truncate(limit);
        }
        found.sort_unstable();
        found.into_iter().map(|rank| (rank & u64::from(u32::MAX)) as usize).collect()
    }

    /// The product, from this one on, whose line has this byte. Mostly it is near, so that steps
    /// that double find it sooner than halving all would.
    fn line_at(&self, from: usize, byte: usize) -> usize {
        let mut step = 1;
        while self.lines.get(from + step).is_some_and(|line| line.start as usize <= byte) {
            step *= 2;
        }
        let near = &self.lines[from..(from + step).min(self.lines.len())];
        from + near.partition_point(|line| line.start as usize <= byte) - 1
    }

    /// The name of a line, and all of it.
    fn texts(&self, line: Line) -> (&[u8], &[u8]) {
        let start = line.start as usize;
        let middle = start + usize::from(line.name);
        (&self.text[start..middle], &self.text[start..middle + usize::from(line.brand)])
    }
}

const IN_NAME: u64 = 0;
const ANYWHERE: u64 = 1;
const BEGUN: u64 = 2;

/// Smaller is better.
fn rank(line: Line, class: u64, product: usize) -> u64 {
    class << 50 | u64::from(line.name) << 34 | u64::from(line.unknown) << 32 | product as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

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
            index.push(name, brand, u8::from(brand.is_empty()));
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
            whole.push(name, "", 3);
            if number < 2 { &mut first } else { &mut second }.push(name, "", 3);
        }
        first.append(&second);
        assert_eq!(first.find(&fold("milk"), 9), whole.find(&fold("milk"), 9));
        assert_eq!(whole.find(&fold("milk"), 9), [0, 1, 2]);
    }
}
