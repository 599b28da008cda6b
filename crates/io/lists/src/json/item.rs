//! A thing in JSON: a text, a number that is a code, or an object.

use super::keys;
use super::paths::{array_at, flag_at, found_at, text_at, value_at};
use crate::found::{Found, Item, Place, Why, aisle, id, name, note};
use crate::{amounts, codes, ticks};
use serde_json::{Map, Value};
use trug_domain::{Habits, TypedEntry};

/// The thing, with those below it; none where it is left out, which is said.
pub(super) fn read_item(
    value: &Value,
    place: Place,
    habits: Habits<'_>,
    found: &mut Found,
) -> Vec<Item> {
    let item = match value {
        Value::String(words) => in_words(words, place, habits, found),
        Value::Number(number) => of_number(&number.to_string(), place),
        Value::Object(object) => return of_object(object, place, habits, found),
        Value::Null => Err(Why::NamesNothing),
        other => Err(Why::NoThing(other.to_string().chars().take(40).collect())),
    };
    item.map_err(|why| found.skip(place, why)).into_iter().collect()
}

fn of_number(digits: &str, place: Place) -> Result<Item, Why> {
    let gtin = codes::only_code(digits).ok_or_else(|| Why::NoThing(digits.to_owned()))?;
    Ok(Item { gtin: Some(gtin), ..Item::new(place, None) })
}

fn in_words(words: &str, place: Place, habits: Habits<'_>, found: &mut Found) -> Result<Item, Why> {
    let entry = TypedEntry::read_as(words, habits);
    if entry.unsure {
        found.notice(place, Why::NumberKept(entry.what.clone()));
    }
    let mut item = Item::new(place, Some(name(&entry.what).ok_or(Why::NamesNothing)?));
    item.quantity = entry.quantity.unwrap_or(item.quantity);
    if let Some(gtin) = codes::only_code(&entry.what) {
        (item.gtin, item.name) = (Some(gtin), None);
    }
    Ok(item)
}

fn of_object(
    object: &Map<String, Value>,
    place: Place,
    habits: Habits<'_>,
    found: &mut Found,
) -> Vec<Item> {
    if flag_at(object, keys::DELETED) {
        found.skip(place, Why::Deleted);
        return Vec::new();
    }
    match single(object, place, habits, found) {
        Ok(item) => with_children(item, object, habits, found),
        Err(why) => {
            found.skip(place, why);
            Vec::new()
        }
    }
}

fn single(
    object: &Map<String, Value>,
    place: Place,
    habits: Habits<'_>,
    found: &mut Found,
) -> Result<Item, Why> {
    let named = found_at(object, keys::NAME);
    let code = text_at(object, keys::CODE);
    // A note beside the number of a product is a note, and the product has no name here.
    let by_note =
        named.as_ref().is_none_or(|(key, _)| matches!(*key, "note" | "display" | "label"));
    if let Some(product) = text_at(object, keys::PRODUCT_ID).filter(|_| by_note && code.is_none()) {
        return Err(Why::OnlyAnId(product));
    }
    let (name_key, words) = match named {
        Some((key, words)) => (key, words),
        None if code.is_some() => ("", String::new()),
        None => return Err(Why::NamesNothing),
    };
    let mut item = if words.is_empty() {
        Item::new(place, None)
    } else {
        let said = quantity_of(object);
        let literal = said.as_ref().is_some_and(|(number, unit)| !says_nothing(number, unit));
        let mut item = if literal {
            let mut item = Item::new(place, Some(name(&words).ok_or(Why::NamesNothing)?));
            if let Some(gtin) = codes::only_code(&words) {
                (item.gtin, item.name) = (Some(gtin), None);
            }
            item
        } else {
            in_words(&words, place, habits, found)?
        };
        if let Some((number, unit)) = said.filter(|_| literal)
            && let Some(why) = amounts::set(&mut item, &number, &unit)
        {
            found.notice(place, why);
        }
        let said = literal || item.quantity != trug_domain::Quantity::each(1);
        notes(&mut item, object, name_key, said);
        item
    };
    let (gtin, why) = codes::code(code.as_deref().unwrap_or_default());
    item.gtin = gtin.or(item.gtin);
    if let Some(why) = why {
        found.notice(place, why);
    }
    if item.name.is_none() && item.gtin.is_none() {
        return Err(Why::NamesNothing);
    }
    let aisles: Vec<&str> = keys::AISLE.iter().copied().filter(|key| *key != name_key).collect();
    item.aisle = text_at(object, &aisles).as_deref().and_then(aisle);
    item.id = text_at(object, keys::ID).as_deref().and_then(id);
    item.checked = is_done(object, place, found);
    Ok(item)
}

/// A plain 1 or 0 is what programs write where nobody said how many.
fn says_nothing(number: &str, unit: &str) -> bool {
    unit.is_empty() && matches!(number.trim(), "" | "0" | "1" | "0.0" | "1.0")
}

/// The number and the unit. An object with a value is meant as it stands, even if it is one piece.
fn quantity_of(object: &Map<String, Value>) -> Option<(String, String)> {
    let path = keys::QUANTITY.iter().find(|path| value_at(object, path).is_some())?;
    match value_at(object, path)? {
        Value::Object(quantity) => {
            let unit = unit_of(quantity).filter(|unit| !unit.is_empty());
            Some((text_at(quantity, keys::VALUE)?, unit.unwrap_or_else(|| "pieces".to_owned())))
        }
        Value::String(text) => Some((text.clone(), unit_of(object).unwrap_or_default())),
        Value::Number(number) => Some((number.to_string(), unit_of(object).unwrap_or_default())),
        _ => None,
    }
}

fn unit_of(object: &Map<String, Value>) -> Option<String> {
    let unit = text_at(object, keys::UNIT)?;
    let code = keys::UNIT_CODES.iter().find(|(code, _)| *code == unit);
    Some(code.map_or(unit, |(_, unit)| (*unit).to_owned()))
}

fn notes(item: &mut Item, object: &Map<String, Value>, name_key: &str, mut said: bool) {
    for key in keys::DETAILS.iter().filter(|key| **key != name_key) {
        if let Some(text) = text_at(object, &[key]) {
            if said {
                note(&text).inspect(|text| item.add_note(text));
            } else {
                amounts::set_or_note(item, &text);
            }
            said = true;
        }
    }
    for key in keys::NOTE.iter().filter(|key| **key != name_key) {
        if let Some(text) = text_at(object, &[key]).as_deref().and_then(note) {
            item.add_note(&text);
        }
    }
}

fn is_done(object: &Map<String, Value>, place: Place, found: &mut Found) -> bool {
    let own = object.get("item").and_then(Value::as_object).unwrap_or(object);
    let property = own.get("additionalProperty").and_then(Value::as_array).and_then(|all| {
        all.iter().find(|one| one.get("name").and_then(Value::as_str) == Some("checked"))
    });
    if let Some(value) = property.and_then(|one| one.get("value")) {
        return value == &Value::Bool(true) || value == "true";
    }
    let mut done = false;
    for key in keys::DONE {
        match object.get(*key) {
            Some(Value::Bool(state)) => done |= *state,
            Some(Value::Number(number)) => done |= number.as_f64() != Some(0.0),
            // A moment is an object with the time in it.
            Some(Value::Object(_)) => done = true,
            Some(Value::String(word)) => match ticks::is_done(word) {
                Some(state) => done |= state,
                None => found.notice(place, Why::NeitherYesNorNo(word.chars().take(40).collect())),
            },
            _ => {}
        }
    }
    done
}

/// Things below a thing. One or two are said about it; of more, it is what stands over them.
fn with_children(
    mut item: Item,
    object: &Map<String, Value>,
    habits: Habits<'_>,
    found: &mut Found,
) -> Vec<Item> {
    let Some(children) = array_at(object, keys::CHILDREN).filter(|all| !all.is_empty()) else {
        return vec![item];
    };
    let place = item.place;
    if children.len() <= 2 {
        let texts = children.iter().filter_map(|child| text_at(child.as_object()?, keys::NAME));
        let texts: Vec<String> = texts.collect();
        if let Some(text) = note(&texts.join(", ")) {
            item.add_note(&text);
        }
        return vec![item];
    }
    let heading = item.name.clone().unwrap_or_default();
    found.notice(place, Why::Heading(heading.clone()));
    let children = children.iter().flat_map(|child| read_item(child, place, habits, found));
    let mut items: Vec<Item> = children.collect();
    for child in &mut items {
        child.aisle = child.aisle.take().or_else(|| aisle(&heading));
    }
    items
}
