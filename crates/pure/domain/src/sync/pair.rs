//! Pairing lines and rows: by what was agreed, by the known match, and last by the name.

use super::merge::same;
use super::{Agreed, Item, LocalItem, RemoteFields, RemoteId, RemoteItem, Unmatched, WhyUnmatched};
use crate::list::{LINE_NAME_MAX, clean, folded};
use crate::{Quantity, Timestamp, Unit};
use std::collections::HashMap;

/// What belongs together; at least one of the three is present.
#[derive(Debug, Default)]
pub(super) struct Pair<'a> {
    pub(super) agreed: Option<Agreed>,
    pub(super) here: Option<&'a LocalItem>,
    pub(super) there: Option<Rows>,
    /// The line cannot be synced as it is, so nothing is done on either side.
    pub(super) held: bool,
    /// The line replaces one that was removed.
    replaced: bool,
}

/// The rows of a pair: one, or several of the same name that count as one.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub(super) rows: Vec<(RemoteId, Item)>,
    pub(super) changed_at: Option<Timestamp>,
}

impl Rows {
    pub(super) fn remote(&self) -> &RemoteId {
        &self.rows[0].0
    }

    /// The rows as one item, see [`joined`].
    pub(super) fn item(&self) -> Item {
        let items = self.rows[1..].iter().map(|row| &row.1);
        items.fold(self.rows[0].1.clone(), |sum, item| joined(&sum, item))
    }
}

/// Two rows as one: quantities that are still needed add up, a ticked row beside them does not count.
pub(super) fn joined(one: &Item, other: &Item) -> Item {
    match (one.checked, other.checked) {
        (true, false) => Item { name: one.name.clone(), ..other.clone() },
        (false, true) => one.clone(),
        _ => {
            let sum = one.quantity.value.saturating_add(other.quantity.value);
            let value = sum.min(Quantity::MAX);
            Item { quantity: Quantity { value, ..one.quantity }, ..one.clone() }
        }
    }
}

/// All lines and rows in pairs, and the lines that cannot be synced.
pub(super) fn pairs<'a>(
    base: &[Agreed],
    local: &'a [LocalItem],
    remote: &[RemoteItem],
    carries: RemoteFields,
) -> (Vec<Pair<'a>>, Vec<Unmatched>) {
    let rows = tidied(remote, carries);
    let mut pairing = Pairing {
        carries,
        free: rows.iter().map(|row| (row.remote.clone(), row.clone())).collect(),
        named: named(&rows, carries),
        pairs: Vec::new(),
        of_remote: HashMap::new(),
        unmatched: Vec::new(),
    };
    pairing.by_base(base);
    let rest = pairing.by_line(local);
    let rest = pairing.by_match(rest);
    pairing.by_name(rest);
    pairing.remaining_rows(&rows);
    for pair in &mut pairing.pairs {
        resolve(pair, carries);
    }
    (pairing.pairs, pairing.unmatched)
}

/// The rows of a remote, reduced to the fields that it holds and to what a list accepts: rows without
/// quantity are dropped, rows of the same id are joined, and names are cleaned (a name without a visible
/// character becomes the id).
pub(super) fn tidied(remote: &[RemoteItem], carries: RemoteFields) -> Vec<RemoteItem> {
    let mut rows: Vec<RemoteItem> = Vec::with_capacity(remote.len());
    let mut seen: HashMap<&RemoteId, usize> = HashMap::new();
    for row in remote.iter().filter(|row| row.item.quantity.value > 0) {
        let mut item = row.item.clone();
        item.quantity.value = item.quantity.value.min(Quantity::MAX);
        item.checked &= carries.checked;
        item.name = cleaned(&item.name)
            .or_else(|| cleaned(&row.remote.0))
            .unwrap_or_else(|| "?".to_owned());
        if !carries.units {
            item.quantity.unit = Unit::Each;
        }
        if let Some(&at) = seen.get(&row.remote) {
            rows[at].item = joined(&rows[at].item, &item);
        } else {
            seen.insert(&row.remote, rows.len());
            rows.push(RemoteItem { item, ..row.clone() });
        }
    }
    rows
}

/// A name as the list accepts it.
pub(super) fn cleaned(name: &str) -> Option<String> {
    clean(name, LINE_NAME_MAX)
}

/// The name as it is compared, and the unit where the remote holds units.
type Key = (String, Option<Unit>);

fn key(item: &Item, carries: RemoteFields) -> Key {
    (folded(&item.name), carries.units.then_some(item.quantity.unit))
}

fn named(rows: &[RemoteItem], carries: RemoteFields) -> HashMap<Key, Vec<RemoteId>> {
    let mut named: HashMap<Key, Vec<RemoteId>> = HashMap::new();
    for row in rows {
        named.entry(key(&row.item, carries)).or_default().push(row.remote.clone());
    }
    named
}

struct Pairing<'a> {
    carries: RemoteFields,
    /// The rows without a pair so far.
    free: HashMap<RemoteId, RemoteItem>,
    /// All rows by their name.
    named: HashMap<Key, Vec<RemoteId>>,
    pairs: Vec<Pair<'a>>,
    /// Which pair has the row of this id, or expects it.
    of_remote: HashMap<RemoteId, usize>,
    unmatched: Vec<Unmatched>,
}

impl<'a> Pairing<'a> {
    fn by_base(&mut self, base: &[Agreed]) {
        for agreed in base {
            if self.of_remote.contains_key(&agreed.remote) {
                continue;
            }
            let row = self.free.remove(&agreed.remote);
            let agreed = agreed.clone();
            self.of_remote.insert(agreed.remote.clone(), self.pairs.len());
            self.pairs.push(Pair {
                agreed: Some(agreed),
                there: row.map(Rows::from),
                ..Pair::default()
            });
        }
    }

    /// Assigns the lines of what was agreed to their pairs, and returns the others.
    fn by_line(&mut self, local: &'a [LocalItem]) -> Vec<&'a LocalItem> {
        let mut waiting: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, pair) in self.pairs.iter().enumerate() {
            if let Some(agreed) = &pair.agreed {
                waiting.entry(agreed.line).or_default().push(at);
            }
        }
        let mut rest = Vec::new();
        for line in local {
            let fits = |at: &&usize| {
                let pair = &self.pairs[**at];
                let agreed = pair.agreed.as_ref().map(|agreed| &agreed.remote);
                pair.here.is_none() && (line.remote.is_none() || line.remote.as_ref() == agreed)
            };
            match waiting.get(&line.line).and_then(|pairs| pairs.iter().find(fits)) {
                Some(&at) => {
                    self.pairs[at].here = Some(line);
                    self.pairs[at].held = !self.countable(line) && !self.unwanted(line);
                    if self.pairs[at].held {
                        self.skip(line, WhyUnmatched::Unit);
                    }
                }
                None if self.countable(line) => rest.push(line),
                // A ticked line counts as removed.
                None => self.skip(line, WhyUnmatched::Unit),
            }
        }
        rest
    }

    /// Assigns the lines with a known match to its row, and returns those without a match, or without
    /// that row.
    fn by_match(&mut self, lines: Vec<&'a LocalItem>) -> Vec<&'a LocalItem> {
        let mut rest = Vec::new();
        for line in lines {
            let Some(remote) = &line.remote else {
                rest.push(line);
                continue;
            };
            if let Some(&at) = self.of_remote.get(remote) {
                match self.pairs[at].here {
                    // A ticked line does not block one that is needed.
                    Some(first) if self.unwanted(line) || !self.unwanted(first) => {
                        self.skip(line, WhyUnmatched::SameAs(first.line));
                    }
                    _ => self.replace_line(at, line),
                }
            } else if let Some(row) = self.free.remove(remote) {
                self.begin(line, Some(row));
            } else if self.carries.names {
                rest.push(line);
            } else {
                self.begin(line, None);
            }
        }
        rest
    }

    /// Assigns rows to lines of the same name: a row that was made again has another id, and a list
    /// would merge the two.
    fn by_name(&mut self, lines: Vec<&'a LocalItem>) {
        if self.carries.names {
            for at in 0..self.pairs.len() {
                let Some(here) = self.pairs[at].here else { continue };
                if self.pairs[at].there.is_none()
                    && let Some(row) = self.take_named(&here.item)
                {
                    self.of_remote.insert(row.remote.clone(), at);
                    self.pairs[at].there = Some(Rows::from(row));
                }
            }
        }
        let mut without_line: HashMap<Key, usize> = HashMap::new();
        for (at, pair) in self.pairs.iter().enumerate() {
            if let Pair { agreed: Some(agreed), here: None, there: Some(_), .. } = pair {
                without_line.entry(key(&agreed.item, self.carries)).or_insert(at);
            }
        }
        for line in lines {
            if let Some(at) = without_line.remove(&key(&line.item, self.carries)) {
                self.replace_line(at, line);
            } else if let Some(row) = self.take_named(&line.item) {
                self.begin(line, Some(row));
            } else if line.remote.is_none() && !self.carries.new_rows {
                self.skip(line, WhyUnmatched::NoMatch);
            } else {
                self.begin(line, None);
            }
        }
    }

    /// Rows without a line: new ones, and further rows of a name that has a line. Of several new rows of
    /// one name the first is added to the list now, the others are joined by the next sync.
    fn remaining_rows(&mut self, rows: &[RemoteItem]) {
        let mut of_name: HashMap<Key, usize> = HashMap::new();
        for (at, pair) in self.pairs.iter().enumerate() {
            if let (Some(here), false) = (pair.here, pair.held) {
                of_name.entry(key(&here.item, self.carries)).or_insert(at);
            }
        }
        let mut rows: Vec<&RemoteItem> =
            rows.iter().filter(|row| self.free.contains_key(&row.remote)).collect();
        rows.sort_by_key(|row| row.item.checked);
        for row in rows {
            let key = key(&row.item, self.carries);
            let same = of_name.get(&key).copied().filter(|_| self.carries.names);
            let Some(at) = same else {
                of_name.insert(key, self.pairs.len());
                self.pairs.push(Pair { there: Some(Rows::from(row.clone())), ..Pair::default() });
                continue;
            };
            if let Pair { here: Some(_), there: Some(there), .. } = &mut self.pairs[at]
                && (there.item().checked || !row.item.checked)
            {
                there.rows.push((row.remote.clone(), row.item.clone()));
            }
        }
    }

    /// A row of the same name without a pair, preferably one that is ticked like the item.
    fn take_named(&mut self, item: &Item) -> Option<RemoteItem> {
        let ids = self.named.get(&key(item, self.carries))?;
        let free = |id: &&RemoteId| self.free.contains_key(*id);
        let alike = |id: &&RemoteId| self.free[*id].item.checked == item.checked;
        let id = ids.iter().filter(free).find(alike).or_else(|| ids.iter().find(free))?;
        self.free.remove(id)
    }

    /// Assigns a new line to the pair of one that was removed or is ticked.
    fn replace_line(&mut self, at: usize, line: &'a LocalItem) {
        self.pairs[at].here = Some(line);
        self.pairs[at].replaced = true;
    }

    fn begin(&mut self, line: &'a LocalItem, row: Option<RemoteItem>) {
        let at = self.pairs.len();
        if let Some(remote) = row.as_ref().map(|row| &row.remote).or(line.remote.as_ref()) {
            self.of_remote.insert(remote.clone(), at);
        }
        let there = row.map(Rows::from);
        self.pairs.push(Pair { here: Some(line), there, ..Pair::default() });
    }

    /// Whether the remote holds its unit.
    fn countable(&self, line: &LocalItem) -> bool {
        self.carries.units || line.item.quantity.unit == Unit::Each
    }

    /// Whether it is ticked, and the remote holds no ticks.
    fn unwanted(&self, line: &LocalItem) -> bool {
        line.item.checked && !self.carries.checked
    }

    /// Records a line that is not synced, unless it is ticked and the remote would not hold it anyway.
    fn skip(&mut self, line: &LocalItem, why: WhyUnmatched) {
        if !self.unwanted(line) {
            self.unmatched.push(Unmatched { line: line.line, why });
        }
    }
}

impl From<RemoteItem> for Rows {
    fn from(row: RemoteItem) -> Self {
        Self { rows: vec![(row.remote, row.item)], changed_at: row.changed_at }
    }
}

/// If what was sent without a reply has arrived, it is agreed.
///
/// What was agreed for a removed line still shows which side changed the quantity of the line that
/// replaces it. But that it was removed or ticked there does not affect a new need.
fn resolve(pair: &mut Pair<'_>, carries: RemoteFields) {
    let there = pair.there.as_ref().map(Rows::item);
    let Some(agreed) = &mut pair.agreed else { return };
    if let (Some(doubt), Some(there)) = (agreed.doubt.take(), &there)
        && same(there, &doubt.sent, carries)
    {
        agreed.item = doubt.then;
    }
    if pair.replaced && there.is_none_or(|there| there.checked && !agreed.item.checked) {
        pair.agreed = None;
    }
}
