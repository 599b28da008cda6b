//! JSON as a schema.org `ItemList` of `Product`s. It keeps everything.
//!
//! Read are also a plain array of names or of objects, and what `trug list show --json` prints.

use super::entry::{Entry, ImportError, Imported, MAX_ENTRIES, Skipped, plain_id};
use super::format::Format;
use super::units::unit_code;
use super::words;
use serde_json::{Map, Value, json};
use trug_domain::{Quantity, Unit};
use trug_gs1::Gtin;

pub(super) fn write(list: &str, entries: &[Entry]) -> Vec<u8> {
    let name = Value::from(words::one_line(list));
    let mut out = format!(
        "{{\"@context\":\"https://schema.org\",\"@type\":\"ItemList\",\"name\":{name},\"numberOfItems\":{},\"itemListElement\":[",
        entries.len()
    );
    // One item a line: small enough for a long list, and still fit to be looked at.
    for (place, entry) in entries.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        out.push_str(&list_item(place + 1, entry).to_string());
    }
    out.push_str("\n]}\n");
    out.into_bytes()
}

pub(super) fn read(text: &str) -> Result<Imported, ImportError> {
    let document: Value =
        serde_json::from_str(text).map_err(|error| ImportError::BadJson(error.to_string()))?;
    let (list, items) = match &document {
        Value::Array(items) => (None, items),
        Value::Object(object) => {
            let items = ["itemListElement", "lines", "items"]
                .iter()
                .find_map(|key| object.get(*key)?.as_array())
                .ok_or(ImportError::NotAList)?;
            let name = text_at(object, "name")
                .or_else(|| text_at(object.get("list")?.as_object()?, "name"));
            (name, items)
        }
        _ => return Err(ImportError::NotAList),
    };
    if items.len() > MAX_ENTRIES {
        return Err(ImportError::TooMany);
    }
    let (mut entries, mut skipped) = (Vec::new(), Vec::new());
    for (place, item) in items.iter().enumerate() {
        match entry_of(item) {
            Ok(entry) => entries.push(entry),
            Err(why) => skipped.push(Skipped { line: place + 1, why }),
        }
    }
    let list = list.and_then(words::some_line);
    Ok(Imported { format: Format::Json, list, entries, skipped })
}

/// Members that Trug would not write back.
pub(super) fn foreign_keys(text: &str) -> Vec<String> {
    const KNOWN: [&str; 19] = [
        "@context",
        "@type",
        "name",
        "numberOfItems",
        "itemListElement",
        "position",
        "item",
        "identifier",
        "gtin",
        "gtin13",
        "offers",
        "eligibleQuantity",
        "value",
        "unitCode",
        "additionalProperty",
        "brand",
        "category",
        "description",
        "size",
    ];
    fn look(value: &Value, foreign: &mut Vec<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| look(item, foreign)),
            Value::Object(object) => {
                for (key, value) in object {
                    let what = format!("a member {:?}", words::one_line(key));
                    if !KNOWN.contains(&key.as_str()) && !foreign.contains(&what) {
                        foreign.push(what);
                    }
                    look(value, foreign);
                }
            }
            _ => {}
        }
    }
    let mut foreign = Vec::new();
    if let Ok(document) = serde_json::from_str(text) {
        look(&document, &mut foreign);
    }
    foreign
}

fn list_item(position: usize, entry: &Entry) -> Value {
    let mut product = json!({
        "@type": "Product",
        "name": entry.name,
        "offers": {
            "@type": "Offer",
            "eligibleQuantity": {
                "@type": "QuantitativeValue",
                "value": entry.quantity.value,
                "unitCode": unit_code(entry.quantity.unit),
            },
        },
        "additionalProperty": [
            { "@type": "PropertyValue", "name": "checked", "value": entry.checked },
        ],
    });
    if let Some(gtin) = entry.gtin {
        product["gtin"] = gtin.to_string().into();
        if let Some(gtin13) = gtin.as_gtin13() {
            product["gtin13"] = gtin13.into();
        }
    }
    if let Some(brand) = &entry.brand {
        product["brand"] = json!({ "@type": "Brand", "name": brand });
    }
    let texts = [("category", &entry.aisle), ("description", &entry.note), ("size", &entry.pack)];
    for (key, text) in texts {
        if let Some(text) = text {
            product[key] = text.as_str().into();
        }
    }
    let mut item = json!({ "@type": "ListItem", "position": position, "item": product });
    if let Some(id) = &entry.id {
        item["identifier"] = id.as_str().into();
    }
    item
}

fn entry_of(item: &Value) -> Result<Entry, String> {
    let object = match item {
        Value::String(words) => {
            let (quantity, name) = words::read(words).ok_or("it names nothing")?;
            return Ok(Entry::named(name, quantity));
        }
        Value::Object(object) => object,
        _ => return Err("it is neither a name nor an object".to_owned()),
    };
    if let Some(Value::String(words)) = object.get("item") {
        return entry_of(&Value::String(words.clone()));
    }
    let nested = ["item", "product"].iter().find_map(|key| object.get(*key)?.as_object());
    let product = nested.unwrap_or(object);
    let either = |key| text_at(product, key).or_else(|| text_at(object, key));
    let own_name = text_at(object, "name").and_then(words::some_line);
    let name = own_name
        .or_else(|| text_at(product, "name").and_then(words::some_line))
        .ok_or("it has no name")?;
    let gtin = ["gtin", "gtin14", "gtin13", "gtin12", "gtin8"].iter().find_map(|key| either(key));
    let gtin = gtin.map(|digits| Gtin::parse(digits).map_err(|e| e.to_string())).transpose()?;
    let line = |key| either(key).and_then(words::some_line);
    Ok(Entry {
        id: either("identifier").or_else(|| text_at(object, "id")).and_then(plain_id),
        quantity: quantity_of(object, product)?,
        gtin,
        aisle: line("category").or_else(|| line("aisle")),
        note: either("description").or_else(|| either("note")).and_then(words::some_note),
        checked: checked_of(object, product),
        brand: line("brand")
            .or_else(|| words::some_line(text_at(product.get("brand")?.as_object()?, "name")?)),
        pack: line("size").or_else(|| text_at(nested?, "quantity").and_then(words::some_line)),
        ..Entry::named(name, Quantity::each(1))
    })
}

fn quantity_of(
    object: &Map<String, Value>,
    product: &Map<String, Value>,
) -> Result<Quantity, String> {
    let eligible = product
        .get("offers")
        .and_then(|offers| offers.get("eligibleQuantity"))
        .or_else(|| object.get("quantity"));
    let (value, code) = match eligible {
        None | Some(Value::Null) => return Ok(Quantity::each(1)),
        Some(Value::Object(quantity)) => (
            quantity.get("value").ok_or("its quantity has no value")?,
            text_at(quantity, "unitCode").or_else(|| text_at(quantity, "unit")).unwrap_or("C62"),
        ),
        Some(plain) => (plain, text_at(object, "unit").unwrap_or("C62")),
    };
    let (unit, times) = match code {
        "C62" | "H87" | "each" => (Unit::Each, 1),
        "GRM" | "g" => (Unit::Gram, 1),
        "KGM" | "kg" => (Unit::Gram, 1_000),
        "MLT" | "ml" => (Unit::Millilitre, 1),
        "LTR" | "l" => (Unit::Millilitre, 1_000),
        other => return Err(format!("{other:?} is no unit that is read")),
    };
    whole(value, times)
        .map(|value| Quantity { value, unit })
        .ok_or_else(|| format!("{value} is no quantity from 1 to {}", Quantity::MAX))
}

fn whole(value: &Value, times: i64) -> Option<i64> {
    let exact = match value {
        Value::Number(number) => number.as_i64(),
        Value::String(digits) => words::whole(digits.trim()),
        _ => None,
    };
    let value = if let Some(whole) = exact {
        whole.checked_mul(times)?
    } else {
        let parts = value.as_f64()? * times as f64;
        ((parts - parts.round()).abs() < 1e-6).then_some(parts.round() as i64)?
    };
    (1..=Quantity::MAX).contains(&value).then_some(value)
}

fn checked_of(object: &Map<String, Value>, product: &Map<String, Value>) -> bool {
    let property = product.get("additionalProperty").and_then(Value::as_array).and_then(|all| {
        all.iter().find(|one| one.get("name").and_then(Value::as_str) == Some("checked"))
    });
    let value = property.and_then(|one| one.get("value")).or_else(|| object.get("checked"));
    value.is_some_and(|value| value == &Value::Bool(true) || value == "true")
}

fn text_at<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a str> {
    object.get(key)?.as_str()
}
