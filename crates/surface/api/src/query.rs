//! From an HTTP request to a command's request: path, query and body become one JSON object.

use crate::command::bad_request;
use crate::spec::Spec;
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};
use trug_app::Result;

/// A path segment that stands for an argument that is left out: `/lists/-` is the first list.
pub const ABSENT: &str = "-";

/// The request of a command, from the decoded arguments of its path, the decoded query, and a body.
///
/// # Errors
/// `bad-request` when an argument is unknown or not of its type, or the body is no object.
pub fn request<'a>(
    spec: &Spec,
    path: impl IntoIterator<Item = (&'a str, &'a str)>,
    query: impl IntoIterator<Item = (&'a str, &'a str)>,
    body: Option<Value>,
) -> Result<Value> {
    let mut request = match body {
        None | Some(Value::Null) => Map::new(),
        Some(Value::Object(fields)) => fields,
        Some(_) => return Err(bad_request("the body is not a JSON object")),
    };
    let properties = properties(spec);
    let path = path.into_iter().filter(|(_, text)| *text != ABSENT);
    for (name, text) in path.chain(query) {
        let schema = properties
            .get(name)
            .ok_or_else(|| bad_request(format!("there is no argument {name:?}")))?;
        let value = typed(schema, text)
            .ok_or_else(|| bad_request(format!("{name:?} cannot be {text:?}")))?;
        request.insert(name.to_owned(), value);
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

/// A text of a path or a query as the schema wants it; none when it cannot be that.
fn typed(schema: &Value, text: &str) -> Option<Value> {
    let is = |wanted: &str| match schema.get("type") {
        Some(Value::String(kind)) => kind == wanted,
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == wanted),
        _ => false,
    };
    if is("integer") {
        return text.parse::<i64>().ok().map(Value::from);
    }
    if is("boolean") {
        return text.parse::<bool>().ok().map(Value::from);
    }
    Some(Value::from(text))
}
