//! What an entry of a file is known by, so that a file that is brought in twice doubles nothing.
//!
//! An entry has several marks, and one that is known is enough: by the bytes of its file, by the name of its file, and
//! by its id. Copies of a file ("list (1).txt") and files that were added to are the same file so.

use std::collections::HashMap;
use trug_domain::list::folded;
use trug_lists::Item;

/// Makes the marks of the entries of one file.
pub(super) struct Marks {
    origins: Vec<String>,
    /// How often an entry of the same words came by: two lines of "milk" are two.
    seen: HashMap<String, usize>,
}

impl Marks {
    pub(super) fn of(bytes: &[u8], name: Option<&str>) -> Self {
        let by_content = format!("content {:032x}", hash(bytes));
        let by_name = name.map(|name| format!("name {}", stem(name)));
        Self { origins: std::iter::once(by_content).chain(by_name).collect(), seen: HashMap::new() }
    }

    /// The marks of the next entry of a list.
    pub(super) fn next(&mut self, list: &str, item: &Item) -> Vec<String> {
        let name = folded(item.name.as_deref().unwrap_or_default());
        let code = item.gtin.map(|gtin| gtin.to_string()).unwrap_or_default();
        let note = item.note.as_deref().unwrap_or_default();
        let words = [list, &name, &code, &item.quantity.to_string(), note].join("\u{1f}");
        let count = self.seen.entry(words.clone()).or_default();
        *count += 1;
        let entry = format!("{words}\u{1f}{count}");
        let marked = |text: String| format!("{:032x}", hash(text.as_bytes()));
        let by_origin = self.origins.iter().map(|origin| marked(format!("{origin}\u{1f}{entry}")));
        let by_id = item.id.iter().map(|id| marked(format!("id {id}\u{1f}{name}\u{1f}{code}")));
        by_origin.chain(by_id).collect()
    }
}

/// "list (1).txt" and "list.txt" are "list".
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let copy = stem.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let copied = copy.filter(|(_, count)| count.bytes().all(|digit| digit.is_ascii_digit()));
    folded(copied.map_or(stem, |(stem, _)| stem))
}

/// FNV-1a of 128 bits: the same on every computer and in every version.
fn hash(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(BASIS, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}
