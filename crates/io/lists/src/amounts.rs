//! How much, from the fields of other programs.

use crate::found::{Item, Why, note};
use trug_domain::{Quantity, Unit};

/// Says how much of an item there is, from a number and a unit as the other program has them.
///
/// No number and 0 mean that nobody said. A number of a unit that is not known counts, and the unit is kept as a
/// note: "2 | Packungen". What is no number at all is kept as a note too, and reported.
pub(crate) fn set(item: &mut Item, number: &str, unit: &str) -> Option<Why> {
    let (number, unit) = (plain(number), unit.trim());
    if number.is_empty() || is_nothing(&number) {
        return None;
    }
    let both = format!("{number} {unit}");
    let both = both.trim();
    if let Some(quantity) = sum(both) {
        item.quantity = quantity;
        return None;
    }
    if let Ok(quantity) =
        Quantity::parse(&number).and_then(|found| Quantity::new(found.value, found.unit))
        && quantity.unit == Unit::Each
    {
        item.quantity = quantity;
        item.add_note(unit);
        return None;
    }
    item.add_note(both);
    Some(Why::NoAmount(both.to_owned()))
}

/// Says how much from a text that may be an amount or a note: "2 l", "600 g, 450 g", "the blue ones".
pub(crate) fn set_or_note(item: &mut Item, text: &str) {
    let text = text.trim();
    match sum(text) {
        Some(quantity) => item.quantity = quantity,
        None => {
            if let Some(text) = note(text) {
                item.add_note(&text);
            }
        }
    }
}

/// One amount, or several of one unit together.
fn sum(text: &str) -> Option<Quantity> {
    if let Ok(quantity) = Quantity::parse(text) {
        return Some(quantity);
    }
    let mut parts = text.split([';', '+']).flat_map(|part| part.split(", "));
    let first = Quantity::parse(parts.next()?.trim()).ok()?;
    parts.try_fold(first, |all, part| all.checked_add(Quantity::parse(part.trim()).ok()?).ok())
}

/// "2.0" and "2,00" are 2; everything else stays.
fn plain(number: &str) -> String {
    let number = number.trim().trim_start_matches('\'');
    let whole = number.split_once(['.', ',']).filter(|(whole, decimals)| {
        !whole.is_empty()
            && !decimals.is_empty()
            && decimals.len() <= 2
            && decimals.bytes().all(|b| b == b'0')
    });
    whole.map_or(number, |(whole, _)| whole).to_owned()
}

fn is_nothing(number: &str) -> bool {
    number.bytes().any(|byte| byte == b'0')
        && number.bytes().all(|byte| matches!(byte, b'0' | b'.' | b','))
}
