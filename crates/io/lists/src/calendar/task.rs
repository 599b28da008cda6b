//! A task as a thing.

use super::property::{Part, Property, several, unescaped};
use crate::codes;
use crate::found::{Item, Why, aisle, id, name, note};
use trug_domain::{Habits, Quantity, TypedEntry, Unit};

/// The thing that a task is, and what has to be said about it.
///
/// # Errors
/// Says why it is none.
pub(super) fn task(part: &Part<'_>) -> Result<(Item, Vec<Why>), Why> {
    let first = |name: &str| part.properties.iter().find(|property| property.name == name);
    let text = |name: &str| first(name).map(value);
    let status = text("STATUS").map(|status| status.trim().to_ascii_uppercase());
    if status.as_deref() == Some("CANCELLED") {
        return Err(Why::Cancelled);
    }
    let summary = text("SUMMARY").unwrap_or_default();
    let entry = TypedEntry::read_as(&summary, Habits::default());
    let mut item = Item::new(part.place, name(&entry.what));
    let mut notices = Vec::new();
    let (gtin, why) = codes::code(&text("X-TRUG-GTIN").unwrap_or_default());
    notices.extend(why);
    item.gtin = gtin;
    if let Some(gtin) = item.name.as_deref().and_then(codes::only_code) {
        (item.gtin, item.name) = (item.gtin.or(Some(gtin)), None);
    }
    if item.name.is_none() && item.gtin.is_none() {
        return Err(Why::NamesNothing);
    }
    // Who edits the summary in another program means it: only where it says nothing of how much does the hidden
    // quantity count.
    let hidden = || hidden_quantity(&text("X-TRUG-QTY")?, text("X-TRUG-UNIT").as_deref());
    item.quantity = entry.quantity.or_else(hidden).unwrap_or(item.quantity);
    if entry.unsure {
        notices.push(Why::NumberKept(entry.what));
    }
    let categories =
        first("CATEGORIES").map(|property| several(property.value)).unwrap_or_default();
    item.aisle = categories.iter().find_map(|category| aisle(category));
    item.note = text("DESCRIPTION").as_deref().and_then(note);
    item.id = text("UID").as_deref().and_then(id);
    let done = || {
        let whole = text("PERCENT-COMPLETE").is_some_and(|percent| percent.trim() == "100");
        first("COMPLETED").is_some() || whole
    };
    item.checked = status.as_deref().map_or_else(done, |status| status == "COMPLETED");
    if first("RRULE").is_some() {
        notices.push(Why::Repeats);
    }
    Ok((item, notices))
}

/// The text of a property; older programs write it in quoted-printable.
fn value(property: &Property<'_>) -> String {
    let printable = property.parameters.to_ascii_uppercase().contains("QUOTED-PRINTABLE");
    if printable {
        unescaped(&from_quoted_printable(property.value))
    } else {
        unescaped(property.value)
    }
}

fn from_quoted_printable(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next(), rest.next()]
            .map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
        if let [Some(high), Some(low)] = digits {
            bytes.push((high * 16 + low) as u8);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hidden_quantity(value: &str, unit: Option<&str>) -> Option<Quantity> {
    let unit = Unit::from_code(unit.map_or("each", str::trim))?;
    Quantity::new(value.trim().parse().ok()?, unit).ok()
}
