//! Commands called by name, as HTTP does, and by type, as the command line does.

use crate::support::home;
use serde_json::{Value, json};
use trug_api::{ABSENT, Command, ListShow, dispatch, find, request};

#[test]
fn a_line_is_added_shown_and_undone() {
    let (_folder, cx) = home();
    let added = dispatch(&cx, "line_add", json!({ "what": "2 l milk", "note": "cold" }));
    let added = added.expect("it is added");
    assert_eq!(added["lines"][0]["quantity"], json!({ "value": 2000, "unit": "ml" }));
    let list = ListShow { list: None }.call(&cx).expect("the list");
    assert_eq!(list.lines[0].note.as_deref(), Some("cold"));
    let undone = dispatch(&cx, "undo", Value::Null).expect("it is undone");
    assert_eq!(undone["steps"].as_array().map(Vec::len), Some(1));
    assert!(ListShow { list: None }.call(&cx).expect("the list").lines.is_empty());
}

#[test]
fn what_is_no_command_or_no_request_is_refused() {
    let (_folder, cx) = home();
    let code = |name: &str, request: Value| {
        let refused = dispatch(&cx, name, request).expect_err("it is refused");
        serde_json::to_value(refused).expect("an error is JSON")["code"].clone()
    };
    assert_eq!(code("list_burn", json!({})), "no-such-command");
    assert_eq!(code("line_add", json!({})), "bad-request");
    assert_eq!(code("line_add", json!({ "what": 7 })), "bad-request");
    assert_eq!(code("history", json!({ "limit": -1 })), "bad-request");
    assert_eq!(code("list_show", json!({ "list": "nowhere" })), "no-such-list");
}

#[test]
fn a_request_is_put_together_from_path_query_and_body() {
    let check = |name: &str, path: &[(&str, &str)], query: &[(&str, &str)], body, expect: Value| {
        let spec = find(name).expect("a command");
        let made = request(spec, path.iter().copied(), query.iter().copied(), body);
        assert_eq!(made.ok(), Some(expect).filter(|expect| !expect.is_null()), "{name}");
    };
    let line = [("list", "Party"), ("line", "Milk")];
    let note = json!({ "note": "cold" });
    let expect = json!({ "list": "Party", "line": "Milk", "note": "cold" });
    check("line_edit", &line, &[], Some(note), expect);
    check("history", &[], &[("limit", "5")], None, json!({ "limit": 5 }));
    check("history", &[], &[("limit", "five")], None, Value::Null);
    check("history", &[], &[("colour", "red")], None, Value::Null);
    check("history", &[], &[("limit", "5"), ("limit", "6")], None, Value::Null);
    check("history", &[], &[], Some(json!({ "limit": 5 })), Value::Null);
    check("list_new", &[], &[("name", "Party")], None, Value::Null);
    check("list_new", &[], &[], Some(json!({ "name": "Party", "colour": 1 })), Value::Null);
    check("line_edit", &line, &[], Some(json!({ "list": "Home" })), Value::Null);
    check("list_show", &[("list", "Party")], &[("list", "Home")], None, Value::Null);
    check("undo", &[], &[], Some(Value::Null), Value::Null);
    check("list_show", &[("list", ABSENT)], &[], None, json!({}));
    check("list_new", &[], &[], Some(json!(["Party"])), Value::Null);
    let part = [("list", "Party"), ("line", "Milk"), ("part", "1")];
    let expect = json!({ "list": "Party", "line": "Milk", "part": 1 });
    check("line_part_remove", &part, &[], None, expect);
}

#[test]
fn fields_of_a_change_are_fields_of_the_request() {
    let (_folder, cx) = home();
    let settings = dispatch(&cx, "settings_set", json!({ "volume": 20, "shop": "Aldi" }));
    let settings = settings.expect("they are changed");
    assert_eq!((&settings["volume"], &settings["shop"]), (&json!(20), &json!("Aldi")));
}

#[test]
fn everything_is_deleted_with_the_token_and_counted() {
    let (_folder, cx) = home();
    dispatch(&cx, "line_add", json!({ "what": "milk" })).expect("it is added");
    let ask = dispatch(&cx, "data_delete_ask", Value::Null).expect("it is asked");
    let deleted = dispatch(&cx, "data_delete", json!({ "token": ask["token"] }));
    assert_eq!(deleted.expect("it is deleted")["deleted"]["lines"], 1);
    assert!(ListShow { list: None }.call(&cx).expect("the list").lines.is_empty());
}
