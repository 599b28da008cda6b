//! What was found as a text that a person can look at, change, and hand in again: Markdown, which [`crate::read`] reads
//! back as the same things.

use crate::found::{Found, FoundList, Item};
use std::fmt::Write;
use trug_domain::{Habits, Quantity, TypedEntry, Unit};

impl Found {
    /// The things as Markdown: a heading for each list and each aisle, a box for each thing, its note below it.
    pub fn as_text(&self) -> String {
        let several = self.lists.len() > 1;
        let mut text = String::new();
        for list in &self.lists {
            if several || list.name.is_some() {
                let _ =
                    writeln!(text, "# {}", list.name.as_deref().map(escaped).unwrap_or_default());
            }
            write_list(&mut text, list);
        }
        text
    }
}

fn write_list(text: &mut String, list: &FoundList) {
    let mut aisle: Option<&str> = None;
    for item in &list.items {
        if item.aisle.as_deref() != aisle {
            aisle = item.aisle.as_deref();
            let _ = writeln!(text, "## {}", aisle.map(escaped).unwrap_or_default());
        }
        let tick = if item.checked { 'x' } else { ' ' };
        let _ = write!(text, "- [{tick}] {}", words(item));
        if let (Some(gtin), true) = (item.gtin, item.name.is_some()) {
            let _ = write!(text, " <!-- gtin:{} -->", gtin.shortest());
        }
        text.push('\n');
        for line in item.note.iter().flat_map(|note| note.lines()).filter(|line| !line.is_empty()) {
            let _ = writeln!(text, "    - {}", escaped(line));
        }
    }
}

/// "2 l milk", "6 x eggs"; one piece is its name unless the name would be read as something else.
fn words(item: &Item) -> String {
    let name = item.name.clone().or_else(|| item.gtin.map(trug_gs1::Gtin::shortest));
    let name = name.unwrap_or_default();
    let entry = TypedEntry::read_as(&name, Habits::default());
    let stands_alone = entry.quantity.is_none() && entry.what == name;
    match item.quantity {
        Quantity { value: 1, unit: Unit::Each } if stands_alone => escaped(&name),
        Quantity { value, unit: Unit::Each } => format!("{value} x {}", escaped(&name)),
        quantity => format!("{} {}", quantity.readable(), escaped(&name)),
    }
}

/// Takes their meaning from the signs that Markdown acts upon.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '<' | '`' | '*' | '[' | ']' | '#' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
