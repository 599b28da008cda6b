//! The bodies that Trug sends, checked against the JSON Schemas of UCP (`tests/data/ucp`).

use crate::support::{Book, Shop, Turn, key, remote, shop_at, target, wanted};
use crate::ucp::{cart, products, profile, variant};
use jsonschema::{Registry, Validator};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use trug_baskets::Desired;
use trug_domain::Quantity;

#[test]
fn requests_fit_the_schemas_of_ucp() {
    let schemas = schemas();
    let requests = requests();
    let cart_id = "https://ucp.dev/schemas/shopping/cart.json";
    let check = |name: &str, schema: &str, body: &Value, operation: &str| {
        let validator = schemas.request(schema, operation);
        let wrong: Vec<String> = validator.iter_errors(body).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{name}: {wrong:?}\n{body}");
        // The check can fail.
        let mut spoiled = body.clone();
        spoil(&mut spoiled);
        assert!(!validator.is_valid(&spoiled), "{name}: {spoiled}");
    };
    let lookup = "https://ucp.dev/schemas/shopping/catalog_lookup.json#/$defs/lookup_request";
    let search = "https://ucp.dev/schemas/shopping/catalog_search.json#/$defs/search_request";
    check("look up", lookup, &requests.look_up, "read");
    check("search", search, &requests.search, "read");
    check("create", cart_id, &requests.create, "create");
    check("update", cart_id, &requests.update, "update");
}

#[test]
fn the_answers_of_these_tests_fit_them_too() {
    let schemas = schemas();
    let check = |schema: &str, body: &Value| {
        let validator = schemas.response(schema);
        let wrong: Vec<String> = validator.iter_errors(body).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{schema}: {wrong:?}\n{body}");
    };
    check("https://ucp.dev/schemas/shopping/cart.json", &cart("c", &[("v-1", 2)]));
    check(
        "https://ucp.dev/schemas/shopping/catalog_search.json#/$defs/search_response",
        &products(&[variant("v-1", Some("4006381333931"), 129)]),
    );
}

struct Requests {
    look_up: Value,
    search: Value,
    create: Value,
    update: Value,
}

/// Makes the connector send each kind of body.
fn requests() -> Requests {
    let shop = Shop::open(|address| {
        vec![
            Turn::Json(200, profile(address)),
            Turn::Json(200, products(&[])),
            Turn::Json(200, products(&[])),
            Turn::Json(201, cart("c", &[("v-1", 2)])),
            Turn::Json(200, cart("c", &[("v-1", 2), ("theirs", 1)])),
            Turn::Json(200, cart("c", &[("v-1", 3)])),
        ]
    });
    let basket = shop_at(&shop.address, None, &Arc::new(Book::default()));
    let needs = [wanted(1, Some("4006381333931"), "Milk", 2), wanted(2, None, "Bread", 1)];
    basket.offers(&needs, &mut |_| Ok(())).expect("offers");
    let pieces = |n| Desired {
        set: vec![target(1, Some("v-1"), "Milk", Quantity::each(n))],
        remove: vec![remote("theirs")],
        ..Desired::default()
    };
    basket.write(&pieces(2), key(1)).expect("a cart");
    basket.write(&pieces(3), key(2)).expect("a cart");
    let body = |place: usize| {
        let texts = shop.texts();
        let (_, body) = texts[place].split_once("\r\n\r\n").expect("a head");
        serde_json::from_str(body).expect("JSON")
    };
    Requests { look_up: body(1), search: body(2), create: body(3), update: body(5) }
}

/// Gives the first text, number or list of a body another type.
fn spoil(value: &mut Value) {
    match value {
        Value::Object(map) => map.values_mut().next().into_iter().for_each(|v| *v = json!(true)),
        other => *other = json!(true),
    }
}

struct Schemas(Vec<(String, Value)>);

/// The schemas of UCP, unchanged.
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/ucp/schemas");

fn schemas() -> Schemas {
    let mut found = Vec::new();
    collect(Path::new(SCHEMAS), &mut found);
    assert!(found.len() > 50, "{SCHEMAS} has {} schemas", found.len());
    Schemas(found)
}

fn collect(folder: &Path, found: &mut Vec<(String, Value)>) {
    for entry in fs::read_dir(folder).expect("a folder of schemas") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            let bytes = fs::read(&path).expect("a schema file");
            let schema: Value = serde_json::from_slice(&bytes).expect("a schema is JSON");
            if let Some(id) = schema.get("$id").and_then(Value::as_str) {
                found.push((id.to_owned(), schema.clone()));
            }
        }
    }
}

impl Schemas {
    /// As answers must be: the schemas as they stand.
    fn response(&self, id: &str) -> Validator {
        compiled(&self.0, id)
    }

    /// As requests must be: what is annotated `ucp_request` of an operation ("create", "update",
    /// other) is required, optional or forbidden by that.
    fn request(&self, id: &str, operation: &str) -> Validator {
        let mut schemas = self.0.clone();
        for (_, schema) in &mut schemas {
            as_request(schema, operation);
        }
        compiled(&schemas, id)
    }
}

fn compiled(schemas: &[(String, Value)], id: &str) -> Validator {
    let mut registry = Registry::new();
    for (id, schema) in schemas {
        registry = registry.add(id, schema.clone()).expect("a resource");
    }
    let registry = registry.prepare().expect("a registry");
    jsonschema::options().with_registry(&registry).build(&json!({ "$ref": id })).expect("a schema")
}

fn as_request(schema: &mut Value, operation: &str) {
    match schema {
        Value::Array(all) => all.iter_mut().for_each(|one| as_request(one, operation)),
        Value::Object(object) => {
            settle(object, operation);
            object.values_mut().for_each(|one| as_request(one, operation));
        }
        _ => {}
    }
}

fn settle(object: &mut Map<String, Value>, operation: &str) {
    let Some(Value::Object(properties)) = object.get("properties") else { return };
    let mut required: Vec<Value> =
        object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let mut forbidden = Vec::new();
    for (name, property) in properties {
        let rule = match property.get("ucp_request") {
            Some(Value::String(rule)) => Some(rule.as_str()),
            Some(Value::Object(rules)) => rules.get(operation).and_then(Value::as_str),
            _ => None,
        };
        if rule.is_some() {
            required.retain(|one| one != name);
        }
        match rule {
            Some("omit") => forbidden.push(name.clone()),
            Some("required") => required.push(name.as_str().into()),
            _ => {}
        }
    }
    object.insert("required".to_owned(), required.into());
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        for name in forbidden {
            properties.insert(name, Value::Bool(false));
        }
    }
}
