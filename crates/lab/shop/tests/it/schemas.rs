//! The JSON Schemas of UCP (`tests/data/ucp`): every body that a test sends or gets is checked
//! against them.

use jsonschema::{Registry, Validator};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::LazyLock;

/// What a call's bodies must look like: the schema of the request and of the answer.
struct Rule {
    method: &'static str,
    path: fn(&str) -> bool,
    request: Option<Validator>,
    answer: Validator,
}

/// The schemas of UCP, unchanged.
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/ucp/schemas");

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(Path::new(SCHEMAS)));

/// Checks a body that is sent against the request schema.
pub(crate) fn check_request(method: &str, path: &str, body: &Value) {
    if let Some(schema) = rule(method, path).and_then(|rule| rule.request.as_ref()) {
        check(schema, body, &format!("the request {method} {path}"));
    }
}

/// Checks a body that was answered with status 200 or 201 against the answer schema.
pub(crate) fn check_answer(method: &str, path: &str, body: &Value) {
    if let Some(rule) = rule(method, path) {
        check(&rule.answer, body, &format!("the answer to {method} {path}"));
    }
}

fn rule(method: &str, path: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.method == method && (rule.path)(path))
}

fn check(schema: &Validator, body: &Value, what: &str) {
    let errors: Vec<_> =
        schema.iter_errors(body).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(errors.is_empty(), "{what} breaks its schema: {errors:#?}\n{body:#}");
}

fn rules(source: &Path) -> Vec<Rule> {
    let files = files(source);
    let as_is = registry(&files, Value::clone);
    let create = registry(&files, |schema| request_form(schema, "create"));
    let update = registry(&files, |schema| request_form(schema, "update"));
    let build = |registry: &Registry, schema: &Value| {
        let options = jsonschema::options().offline().should_validate_formats(true);
        options.with_registry(registry).build(schema).expect("a schema that compiles")
    };
    let at = |place: &str| json!({ "$ref": format!("https://ucp.dev/schemas/{place}") });
    let or_error =
        |place: &str| json!({ "oneOf": [at(place), at("common/types/error_response.json")] });
    let cart = "shopping/cart.json";
    let lookup = |part: &str| format!("shopping/catalog_lookup.json#/$defs/{part}");
    let search = |part: &str| format!("shopping/catalog_search.json#/$defs/{part}");
    let is_cart = |path: &str| path.starts_with("/carts/") && !path.ends_with("/cancel");
    let row = |method, path, request: Option<(&Registry, Value)>, answer: Value| Rule {
        method,
        path,
        request: request.map(|(registry, schema)| build(registry, &schema)),
        answer: build(&as_is, &answer),
    };
    vec![
        row("GET", |p| p == "/.well-known/ucp", None, at("profile.json#/$defs/business_schema")),
        row("POST", |p| p == "/carts", Some((&create, at(cart))), or_error(cart)),
        row("GET", is_cart, None, or_error(cart)),
        row("PUT", is_cart, Some((&update, at(cart))), or_error(cart)),
        row("POST", |p| p.ends_with("/cancel"), None, or_error(cart)),
        row(
            "POST",
            |p| p == "/catalog/search",
            Some((&as_is, at(&search("search_request")))),
            at(&search("search_response")),
        ),
        row(
            "POST",
            |p| p == "/catalog/lookup",
            Some((&as_is, at(&lookup("lookup_request")))),
            at(&lookup("lookup_response")),
        ),
        row(
            "POST",
            |p| p == "/catalog/product",
            Some((&as_is, at(&lookup("get_product_request")))),
            or_error(&lookup("get_product_response")),
        ),
    ]
}

fn registry(files: &[Value], form: impl Fn(&Value) -> Value) -> Registry<'static> {
    let pairs = files.iter().map(|schema| {
        (schema["$id"].as_str().expect("a schema with an $id").to_owned(), form(schema))
    });
    let registry = Registry::new().extend(pairs).expect("right addresses");
    registry.prepare().expect("schemas that refer to one another")
}

fn files(folder: &Path) -> Vec<Value> {
    let mut schemas = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of schemas") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            schemas.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "json") {
            let text = std::fs::read_to_string(&path).expect("a schema file");
            let schema: Value = serde_json::from_str(&text).expect("JSON");
            if schema.get("$id").is_some() {
                schemas.push(schema);
            }
        }
    }
    schemas
}

/// The schema of a request: `ucp_request` says of a property whether a request omits it, may have
/// it or must have it, for all operations or for each.
fn request_form(schema: &Value, operation: &str) -> Value {
    match schema {
        Value::Array(items) => items.iter().map(|item| request_form(item, operation)).collect(),
        Value::Object(members) => {
            let mut form: serde_json::Map<String, Value> =
                members.iter().map(|(k, v)| (k.clone(), request_form(v, operation))).collect();
            let Some(Value::Object(properties)) = members.get("properties") else {
                return form.into();
            };
            for (name, property) in properties {
                let rule = &property["ucp_request"];
                let rule = rule.as_str().or_else(|| rule[operation].as_str());
                let Some(rule) = rule else { continue };
                if rule == "omit" {
                    form["properties"][name] = json!(false);
                }
                let required = form.entry("required").or_insert_with(|| json!([]));
                let required = required.as_array_mut().expect("required is a list");
                required.retain(|n| n != name);
                if rule == "required" {
                    required.push(name.clone().into());
                }
            }
            form.into()
        }
        other => other.clone(),
    }
}

#[test]
fn the_request_form_follows_the_annotations() {
    let schema = json!({
        "required": ["id", "title", "quantity"],
        "properties": {
            "id": { "ucp_request": { "create": "omit", "update": "optional" } },
            "title": { "ucp_request": "omit" },
            "context": { "ucp_request": "required" },
            "quantity": { "minimum": 1 },
        },
    });
    let check = |operation: &str, body: Value, expect: bool| {
        let form = request_form(&schema, operation);
        assert_eq!(jsonschema::is_valid(&form, &body), expect, "{operation} {body}");
    };
    check("create", json!({ "quantity": 1, "context": {} }), true);
    check("create", json!({ "quantity": 1 }), false);
    check("create", json!({ "quantity": 0, "context": {} }), false);
    check("create", json!({ "context": {} }), false);
    check("create", json!({ "quantity": 1, "context": {}, "id": "a" }), false);
    check("update", json!({ "quantity": 1, "context": {}, "id": "a" }), true);
    check("update", json!({ "quantity": 1, "context": {}, "title": "a" }), false);
}

#[test]
fn the_schemas_refuse_what_they_should() {
    let refused = |method, path, body: Value| {
        let rule = rule(method, path).expect("a rule");
        assert!(!rule.request.as_ref().expect("a request schema").is_valid(&body), "{body}");
    };
    let line =
        |quantity| json!({ "line_items": [{ "item": { "id": "a" }, "quantity": quantity }] });
    check_request("POST", "/carts", &line(1));
    refused("POST", "/carts", line(0));
    refused("POST", "/carts", json!({}));
    refused("POST", "/carts", json!({ "line_items": [], "currency": "EUR" }));
    refused("PUT", "/carts/a", json!({ "line_items": [], "totals": [] }));
    refused("POST", "/catalog/lookup", json!({ "ids": [] }));
    let answer = rule("GET", "/carts/a").expect("a rule");
    assert!(!answer.answer.is_valid(&json!({ "id": "a", "line_items": [] })));
}
