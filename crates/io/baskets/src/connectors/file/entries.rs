//! The entries of a file: what each is known by, and how they are changed.

use crate::basket::{Desired, RemoteId, TargetLine};
use crate::formats::{self, Entry, ExportLine};
use std::collections::{HashMap, HashSet};
use trug_domain::{Quantity, Unit};
use trug_gs1::Gtin;

/// An entry and its place among those that were read; none if it is new.
pub(super) type Origin = (Entry, Option<usize>);

/// The entries with the target lines set and the unwanted ones left out, and where each target line
/// is.
pub(super) fn changed(before: &[Entry], desired: &Desired) -> (Vec<Origin>, Vec<usize>) {
    let mut entries = Vec::with_capacity(before.len() + desired.set.len());
    let mut place_of: HashMap<RemoteId, usize> = HashMap::new();
    let targets: HashSet<&RemoteId> =
        desired.set.iter().filter_map(|t| t.remote.as_ref()).collect();
    for (origin, (entry, remote)) in before.iter().zip(remotes(before)).enumerate() {
        if targets.contains(&remote) || !desired.remove.contains(&remote) {
            place_of.insert(remote, entries.len());
            entries.push((entry.clone(), Some(origin)));
        }
    }
    let mut places = Vec::with_capacity(desired.set.len());
    for target in &desired.set {
        let known = target.remote.as_ref().and_then(|remote| place_of.get(remote)).copied();
        let place = known.unwrap_or_else(|| {
            entries.push((Entry::from(new_line(target)), None));
            let place = entries.len() - 1;
            if let Some(remote) = &target.remote {
                place_of.insert(remote.clone(), place);
            }
            place
        });
        set(&mut entries[place].0, target);
        places.push(place);
    }
    (entries, places)
}

fn new_line(target: &TargetLine) -> ExportLine {
    ExportLine {
        id: target.line,
        name: target.name.clone(),
        quantity: target.quantity,
        gtin: target.gtin,
        aisle: target.aisle.clone(),
        note: target.note.clone(),
        checked: target.checked,
        brand: None,
        pack: None,
    }
}

/// What a target line does not say stays as it is.
fn set(entry: &mut Entry, target: &TargetLine) {
    let wanted = Entry::from(new_line(target));
    if wanted.name.is_empty() && entry.name.is_empty() {
        entry.name = target.gtin.map_or_else(|| "?".to_owned(), Gtin::shortest);
    } else if !wanted.name.is_empty() {
        entry.name = wanted.name;
    }
    entry.quantity =
        Quantity { value: wanted.quantity.value.min(Quantity::MAX), ..wanted.quantity };
    entry.checked = wanted.checked;
    entry.gtin = wanted.gtin.or(entry.gtin);
    entry.aisle = wanted.aisle.or_else(|| entry.aisle.take());
    entry.note = wanted.note.or_else(|| entry.note.take());
}

/// What each entry is known by: its id, else its trade item or name; a second of the same gets a
/// number.
pub(super) fn remotes(entries: &[Entry]) -> Vec<RemoteId> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    entries
        .iter()
        .map(|entry| {
            let known_by = entry
                .id
                .clone()
                .unwrap_or_else(|| key(entry.gtin, &entry.name, entry.quantity.unit));
            let times = seen.entry(known_by.clone()).or_default();
            *times += 1;
            RemoteId(if *times == 1 { known_by } else { format!("{known_by}#{times}") })
        })
        .collect()
}

pub(super) fn key(gtin: Option<Gtin>, name: &str, unit: Unit) -> String {
    let unit = formats::unit_name(unit);
    if let Some(gtin) = gtin {
        return format!("gtin:{gtin}/{unit}");
    }
    let folded = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    format!("name:{folded}/{unit}")
}
