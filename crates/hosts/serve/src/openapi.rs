//! The API's description, OpenAPI 3.1, made from the table of commands.

use crate::{files, problem};
use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use trug_api::{COMMANDS, Effect, Spec};

/// The whole document.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut schemas = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for command in COMMANDS {
        let operation = operation(command, &mut schemas);
        let path = paths.entry(format!("/api/v1{}", command.path)).or_insert_with(|| json!({}));
        path[command.method.as_str().to_lowercase()] = operation;
    }
    paths.append(&mut streams());
    let mut components = schemas.take_definitions(true);
    components.insert("Problem".to_owned(), problem_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Trug",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Shopping lists, products and baskets on this computer.",
            "description": "Served by `trug serve` on the loopback interface. Errors are problem documents (RFC 9457).",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": { "token": { "type": "http", "scheme": "bearer" } },
            "responses": { "Problem": {
                "description": "What went wrong, and what can be done next.",
                "content": { problem::MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Problem" } } },
            } },
        },
    })
}

fn operation(command: &Spec, schemas: &mut SchemaGenerator) -> Value {
    let request = (command.request_schema)(schemas).to_value();
    let request = resolved(schemas, request);
    let answer = (command.answer_schema)(schemas).to_value();
    let in_path = |name: &str| command.path_arguments().any(|argument| argument == name);
    let required: Vec<&str> = request["required"]
        .as_array()
        .map(|names| names.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let properties = request["properties"].as_object().cloned().unwrap_or_default();
    let has_body = command.method.has_body();
    let mut parameters = Vec::new();
    let mut body = Map::new();
    for (name, schema) in properties {
        if in_path(&name) || !has_body {
            let place = if in_path(&name) { "path" } else { "query" };
            let is_required = place == "path" || required.contains(&name.as_str());
            let schema = without_null(schema);
            parameters.push(
                json!({ "name": name, "in": place, "required": is_required, "schema": schema }),
            );
        } else {
            body.insert(name, schema);
        }
    }
    let mut operation = json!({
        "operationId": command.name,
        "summary": command.summary(),
        "x-scope": command.scope.as_str(),
        "x-undoable": command.effect == Effect::Undoable,
        "responses": responses(command, &answer),
    });
    if !parameters.is_empty() {
        operation["parameters"] = Value::Array(parameters);
    }
    if has_body {
        let required: Vec<&str> = required.into_iter().filter(|name| !in_path(name)).collect();
        let mut schema =
            json!({ "type": "object", "properties": body, "additionalProperties": false });
        let is_required = !required.is_empty();
        if is_required {
            schema["required"] = json!(required);
        }
        operation["requestBody"] = json!({
            "required": is_required,
            "content": { "application/json": { "schema": schema } },
        });
    }
    operation
}

/// What a command answers, by its status.
fn responses(command: &Spec, answer: &Value) -> Value {
    let mut statuses = vec!["400", "401", "403", "422", "500", "503"];
    if command.effect != Effect::Reads || command.method.has_body() {
        statuses.push("409");
    }
    if command.method.has_body() {
        statuses.extend(["413", "415"]);
    }
    // What is named in a path or a body may not be there.
    statuses.push("404");
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let mut responses: Map<String, Value> =
        statuses.into_iter().map(|status| (status.to_owned(), problem.clone())).collect();
    let content = json!({ "application/json": { "schema": answer } });
    responses.insert("200".to_owned(), json!({ "description": "Done.", "content": content }));
    Value::Object(responses)
}

/// The schema of a parameter: where it may be left out, it cannot be null instead.
fn without_null(mut schema: Value) -> Value {
    if let Some(kinds) = schema["type"].as_array() {
        let kinds: Vec<Value> = kinds.iter().filter(|kind| *kind != "null").cloned().collect();
        schema["type"] = match kinds.as_slice() {
            [one] => one.clone(),
            _ => Value::Array(kinds),
        };
    }
    schema
}

/// A request is described where it is used, by its parameters and its body, and not as a component.
fn resolved(schemas: &mut SchemaGenerator, schema: Value) -> Value {
    let name = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next());
    let Some(name) = name.map(str::to_owned) else { return schema };
    schemas.definitions_mut().remove(&name).unwrap_or(schema)
}

/// What is no command: the stream of events, the camera's picture and files that are sent.
fn streams() -> Map<String, Value> {
    let events = json!({ "get": {
        "operationId": "events",
        "summary": "What happens from now on, as server-sent events.",
        "description": "A `changed` has the number of the change as its id. It is sent at once unless Last-Event-ID names the newest.",
        "x-scope": "list:read",
        "parameters": [{ "name": "Last-Event-ID", "in": "header", "required": false, "schema": { "type": "string" } }],
        "responses": {
            "200": { "description": "A stream.", "content": { "text/event-stream": { "schema": { "type": "string" } } } },
            "default": { "$ref": "#/components/responses/Problem" },
        },
    } });
    let picture = json!({ "get": {
        "operationId": "camera_picture",
        "summary": "The camera's newest picture after the one of this number, if there is one within a quarter of a second.",
        "description": "Luma, row after row; then Cb and Cr at half the width and height, if it is in colour. The header x-picture has its number, time in milliseconds, width, height and `colour` or `grey`, and the place of the last code.",
        "x-scope": "list:read",
        "parameters": [{ "name": "after", "in": "query", "required": false, "schema": { "type": "integer", "minimum": 0 } }],
        "responses": {
            "200": { "description": "A picture.", "content": { "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } } },
            "204": { "description": "There is no newer picture." },
            "default": { "$ref": "#/components/responses/Problem" },
        },
    } });
    let form = json!({
        "type": "object",
        "required": [files::FIELD],
        "properties": { files::FIELD: { "type": "array", "minItems": 1, "items": { "type": "string", "format": "binary" } } },
    });
    let sent = json!({ "post": {
        "operationId": "scan_files",
        "summary": "Scans photographs and imports lists that are sent as files, as those that are dropped on the window.",
        "description": "What is in them comes as events.",
        "x-scope": "admin",
        "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": form } } },
        "responses": {
            "200": { "description": "So many files were opened.", "content": { "application/json": { "schema": {
                "type": "object",
                "required": ["files"],
                "properties": { "files": { "type": "integer", "minimum": 1 } },
            } } } },
            "default": { "$ref": "#/components/responses/Problem" },
        },
    } });
    let mut all = Map::new();
    all.insert("/api/v1/scan/files".to_owned(), sent);
    all.insert("/api/v1/events".to_owned(), events);
    all.insert("/api/v1/camera/picture".to_owned(), picture);
    all
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "params", "retry"],
        "properties": {
            "type": { "type": "string", "format": "uri" },
            "title": { "type": "string" },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "detail": { "type": "string" },
            "code": { "type": "string" },
            "params": { "type": "object" },
            "hint": { "type": ["string", "null"] },
            "retry": { "type": "boolean" },
        },
    })
}
