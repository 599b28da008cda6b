//! JSON of any program: which keys hold what stands in [`keys`].
//!
//! A document is walked from its root: an object with an array of things is a list, an array of such objects is several,
//! and everything else is a thing ([`item`]). Things that name their list or aisle by a number are looked up in the
//! document.

mod item;
mod keys;
mod paths;

use crate::found::{Found, FoundList, Place, ReadError, Why, list_name};
use crate::text;
use item::read_item;
use paths::{array_at, flag_at, text_at};
use serde_json::{Map, Value};
use trug_domain::Habits;

/// Reads JSON.
///
/// # Errors
/// It is cut off or broken, a recipe, or nothing with a list in it.
pub(crate) fn read(text: &str, habits: Habits<'_>) -> Result<Found, ReadError> {
    let document: Value = serde_json::from_str(text.trim_end())
        .map_err(|error| ReadError::BadJson(error.to_string()))?;
    if is_recipe(&document) {
        return Err(ReadError::Recipe);
    }
    let mut walk = Walk { document: &document, habits, found: Found::default(), items: 0 };
    if !walk.root() {
        return Err(ReadError::NotAList(keys_of(&document)));
    }
    Ok(walk.found)
}

/// A walk through a document.
struct Walk<'a> {
    document: &'a Value,
    habits: Habits<'a>,
    found: Found,
    /// How many things were come by.
    items: usize,
}

impl<'a> Walk<'a> {
    /// Whether there was a list.
    fn root(&mut self) -> bool {
        let document = self.document;
        match document {
            Value::Array(elements) => {
                self.elements(elements, None);
                true
            }
            Value::Object(object) => self.object(object),
            _ => false,
        }
    }

    fn object(&mut self, object: &'a Map<String, Value>) -> bool {
        if self.list(object, None) {
            return true;
        }
        let lists = keys::LISTS.iter().find_map(|key| object.get(*key)?.as_array());
        if let Some(lists) = lists {
            self.elements(lists, None);
            return true;
        }
        // Home Assistant keeps each list under its own name.
        let named: Vec<_> = object
            .iter()
            .filter_map(|(key, value)| Some((key, value.as_object()?)))
            .filter(|(_, inner)| has_items(inner))
            .collect();
        for (key, inner) in &named {
            let name = key.rsplit('.').next().unwrap_or(key);
            self.list(inner, Some(name));
        }
        if !named.is_empty() {
            return true;
        }
        // A single thing, such as one task in a file of its own.
        let single = text_at(object, keys::NAME).is_some()
            && (keys::DONE.iter().any(|key| object.contains_key(*key)) || object.len() <= 3);
        if single {
            self.elements(std::slice::from_ref(self.document), None);
        }
        single
    }

    /// Reads an object as a list; answers whether it is one.
    fn list(&mut self, object: &'a Map<String, Value>, own_name: Option<&str>) -> bool {
        let name = own_name.map(str::to_owned).or_else(|| text_at(object, keys::LIST_NAME));
        let lists = keys::LISTS.iter().find_map(|key| object.get(*key)?.as_array());
        let nested = lists.is_some_and(|lists| lists.iter().any(is_list));
        let is_list = has_items(object) || is_list_kind(object);
        let plain = keys::PLAIN_TEXT.iter().find_map(|key| object.get(*key)?.as_str());
        if nested || !(is_list || plain.is_some()) {
            return false;
        }
        if flag_at(object, keys::DELETED) {
            self.items += 1;
            self.found.skip(Place::Item(self.items), Why::Deleted);
            return true;
        }
        if let Some(plain) = plain.filter(|_| !has_items(object)) {
            self.plain_text(plain, name.as_deref());
            return true;
        }
        // The name stays even where nothing is on the list.
        self.found.list(name.as_deref());
        if let Some(items) = array_at(object, keys::ITEMS) {
            self.elements(items, name.as_deref());
        } else if let Some(inner) = object.get("items").and_then(Value::as_object) {
            self.list(inner, name.as_deref());
        }
        if let Some(before) = array_at(object, keys::BEFORE).filter(|before| !before.is_empty()) {
            self.items += before.len();
            self.found.skip(Place::Item(self.items), Why::NotOnTheList);
        }
        true
    }

    fn plain_text(&mut self, plain: &str, name: Option<&str>) {
        let read = text::read(plain, self.habits);
        self.found.skipped.extend(read.skipped);
        self.found.notices.extend(read.notices);
        for FoundList { name: own, items } in read.lists {
            self.found.list(own.as_deref().or(name)).items.extend(items);
        }
    }

    fn elements(&mut self, elements: &'a [Value], list: Option<&str>) {
        for element in elements {
            if let Some(object) = element.as_object().filter(|object| is_list_object(object)) {
                if !self.list(object, None) {
                    self.object(object);
                }
                continue;
            }
            self.items += 1;
            let place = Place::Item(self.items);
            let items = read_item(element, place, self.habits, &mut self.found);
            let list = self.list_of(element).or_else(|| list.map(str::to_owned));
            let aisle = self.reference(element, keys::TO_AISLE);
            for mut item in items {
                item.aisle = item.aisle.or_else(|| aisle.as_deref().and_then(crate::found::aisle));
                self.found.list(list.as_deref()).items.push(item);
            }
        }
    }

    fn list_of(&self, element: &Value) -> Option<String> {
        self.reference(element, keys::TO_LIST).and_then(|name| list_name(&name))
    }

    /// The name of the row that a thing points to.
    fn reference(&self, element: &Value, references: &[keys::Reference]) -> Option<String> {
        let document = self.document.as_object()?;
        references.iter().find_map(|reference| {
            let id = element.get(reference.key).filter(|id| !id.is_null())?;
            let rows = reference.rows.iter().filter_map(|rows| document.get(*rows)?.as_array());
            let mut rows = rows.flatten().filter_map(Value::as_object);
            let row = rows.find(|row| row.get("id") == Some(id))?;
            text_at(row, keys::LIST_NAME)
        })
    }
}

fn has_items(object: &Map<String, Value>) -> bool {
    array_at(object, keys::ITEMS).is_some()
        || object.get("items").and_then(Value::as_object).is_some_and(has_items)
}

fn is_list(value: &Value) -> bool {
    value.as_object().is_some_and(is_list_object)
}

/// An element that is a list and no thing: it holds things, or says that it is one.
fn is_list_object(object: &Map<String, Value>) -> bool {
    let plain = keys::PLAIN_TEXT.iter().any(|key| object.contains_key(*key));
    has_items(object) || is_list_kind(object) || plain
}

/// Google writes what each object is; a list with nothing on it has no array.
fn is_list_kind(object: &Map<String, Value>) -> bool {
    object.get("kind").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("List"))
}

fn is_recipe(value: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().take(32).any(is_recipe),
        Value::Object(object) => {
            let of_type = |kind: &Value| kind.as_str() == Some("Recipe");
            let typed = object.get("@type").is_some_and(|kind| {
                of_type(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(of_type))
            });
            typed
                || object.contains_key("recipeIngredient")
                || object.get("@graph").is_some_and(is_recipe)
        }
        _ => false,
    }
}

fn keys_of(document: &Value) -> String {
    let keys = document.as_object().into_iter().flat_map(Map::keys);
    let some: Vec<String> = keys.take(8).map(|key| key.chars().take(40).collect()).collect();
    if some.is_empty() { "none".to_owned() } else { some.join(", ") }
}
