//! From an HTTP request to a command's request: path, query and body become one JSON object.

use crate::command::bad_request;
use crate::spec::Spec;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use trug_app::Result;

/// A path segment that stands for an argument that is left out: `/lists/-` is the first list.
pub const ABSENT: &str = "-";

/// The request of a command, from the decoded arguments of its path, the decoded query, and a body. Each argument has one
/// place: the path where the path names it, else the body where the method has one, else the query.
///
/// # Errors
/// `bad-request` when an argument is unknown, in another place, there twice or not of its type, or the body is no object.
pub fn request<'a>(
    spec: &Spec,
    path: impl IntoIterator<Item = (&'a str, &'a str)>,
    query: impl IntoIterator<Item = (&'a str, &'a str)>,
    body: Option<Value>,
) -> Result<Value> {
    let properties = properties(spec);
    let in_path = |name: &str| spec.path_arguments().any(|argument| argument == name);
    let mut request = match body {
        None => Map::new(),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(bad_request("the body is not a JSON object")),
    };
    for name in request.keys() {
        if !spec.method.has_body() || in_path(name) || !properties.contains_key(name) {
            return Err(bad_request(format!("the body has no argument {name:?}")));
        }
    }
    for (name, text) in query {
        if spec.method.has_body() || in_path(name) || !properties.contains_key(name) {
            return Err(bad_request(format!("the query has no argument {name:?}")));
        }
        if request.insert(name.to_owned(), typed(&properties, name, text)?).is_some() {
            return Err(bad_request(format!("{name:?} is there twice")));
        }
    }
    for (name, text) in path.into_iter().filter(|(_, text)| *text != ABSENT) {
        request.insert(name.to_owned(), typed(&properties, name, text)?);
    }
    Ok(Value::Object(request))
}

/// The arguments of a command and the schema of each.
pub(crate) fn properties(spec: &Spec) -> Map<String, Value> {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = (spec.request_schema)(&mut SchemaGenerator::new(settings)).to_value();
    schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default()
}

/// A text of a path or a query as the argument's schema wants it.
fn typed(properties: &Map<String, Value>, name: &str, text: &str) -> Result<Value> {
    let types = properties.get(name).and_then(|schema| schema.get("type"));
    let is = |wanted: &str| match types {
        Some(Value::String(kind)) => kind == wanted,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == wanted),
        _ => false,
    };
    let value = if is("integer") {
        text.parse::<i64>().ok().map(Value::from)
    } else if is("boolean") {
        text.parse::<bool>().ok().map(Value::from)
    } else {
        Some(Value::from(text))
    };
    value.ok_or_else(|| bad_request(format!("{name:?} cannot be {text:?}")))
}
