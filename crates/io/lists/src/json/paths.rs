//! Looking under keys that go into objects.

use serde_json::{Map, Value};

/// The value at "food.name".
pub(super) fn value_at<'a>(object: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let (first, rest) =
        path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let value = object.get(first).filter(|value| !value.is_null())?;
    match rest {
        Some(rest) => value_at(value.as_object()?, rest),
        None => Some(value),
    }
}

/// The first of the paths that holds a text with something in it, and which one that is.
pub(super) fn found_at<'k>(
    object: &Map<String, Value>,
    paths: &[&'k str],
) -> Option<(&'k str, String)> {
    paths.iter().find_map(|path| {
        let text = match value_at(object, path)? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.trim().is_empty()).then_some((*path, text))
    })
}

pub(super) fn text_at(object: &Map<String, Value>, paths: &[&str]) -> Option<String> {
    found_at(object, paths).map(|(_, text)| text)
}

/// The first of the keys that holds an array.
pub(super) fn array_at<'a>(
    object: &'a Map<String, Value>,
    keys: &[&str],
) -> Option<&'a Vec<Value>> {
    keys.iter().find_map(|key| object.get(*key)?.as_array())
}

/// Whether one of the keys says yes.
pub(super) fn flag_at(object: &Map<String, Value>, keys: &[&str]) -> bool {
    keys.iter().filter_map(|key| object.get(*key)).any(|value| match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        _ => false,
    })
}
