//! Files as other programs write them, and what comes of them.

mod calendars;
mod documents;
mod limits;
mod tables;
mod texts;

use trug_domain::Habits;
use trug_lists::{Item, read};

/// What a file holds, a line each: "[list] 2 l milk | aisle | note", with "x" before what is ticked, "- place: why" for
/// what is left out and "! place: why" for what came otherwise.
fn shown(bytes: &[u8]) -> Vec<String> {
    let found = match read(bytes, Habits::default()) {
        Ok(found) => found,
        Err(error) => return vec![format!("error: {error}")],
    };
    let mut lines = Vec::new();
    for list in &found.lists {
        let of = list.name.as_ref().map(|name| format!("[{name}] ")).unwrap_or_default();
        if list.items.is_empty() {
            lines.push(format!("{of}nothing"));
        }
        lines.extend(list.items.iter().map(|item| format!("{of}{}", said(item))));
    }
    lines.extend(found.skipped.iter().map(|left| format!("- {}: {}", left.place, left.why)));
    lines.extend(found.notices.iter().map(|left| format!("! {}: {}", left.place, left.why)));
    lines
}

fn said(item: &Item) -> String {
    let tick = if item.checked { "x " } else { "" };
    let name = item.name.clone().or_else(|| item.gtin.map(trug_gs1::Gtin::shortest));
    let code = item.gtin.filter(|_| item.name.is_some());
    let code = code.map(|gtin| format!(" ({})", gtin.shortest())).unwrap_or_default();
    let aisle = item.aisle.as_ref().map(|aisle| format!(" | {aisle}")).unwrap_or_default();
    let note = item.note.as_ref().map(|note| format!(" | note {note:?}")).unwrap_or_default();
    format!("{tick}{} {}{code}{aisle}{note}", item.quantity.readable(), name.unwrap_or_default())
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    assert_eq!(shown(text.as_bytes()), expect, "{text}");
}
