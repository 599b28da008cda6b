//! What a home answers is what the JSON schemas say, and is read back as the same value.

use crate::support::Home;
use schemars::{JsonSchema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fmt::Debug;
use trug_app::contract::{
    AppError, HistoryView, LineView, ListId, ListView, Problem, QuantityView, SettingsView,
    SightingView, Time,
};
use trug_app::{CodeBy, doctor};

fn validator<T: JsonSchema>() -> jsonschema::Validator {
    let schema = schema_for!(T).to_value();
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema")
}

fn check<T: JsonSchema + Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_value(value).expect("JSON");
    let validator = validator::<T>();
    let faults: Vec<_> = validator.iter_errors(&json).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{json:#}: {faults:?}");
    assert_eq!(&serde_json::from_value::<T>(json).expect("it is read back"), value);
}

#[test]
fn what_a_home_answers_is_what_the_schemas_say() {
    let home = Home::new();
    check(&home.add("2 Milk"));
    check(&home.add("500 g flour"));
    home.tick("Milk");
    check(&home.list());
    check(&home.app.lists().history(9).expect("a history"));
    check(&home.app.lists().aisle_order(None).expect("an order"));
    check(&home.app.lists().suggest(None, "mi", 5).expect("suggestions"));
    check(&home.app.products().show("3017620422003").expect("a product"));
    check(&home.app.upkeep().settings().expect("settings"));
    check(&home.app.upkeep().about());
    check(&home.app.baskets().kinds());
    check(&doctor(home.folder.path()));
    let show = |code: &str| home.app.scan().record_code(None, code, CodeBy::Hand, false);
    let seen = show("4006381333931").expect("a packet");
    let coupon = show("9900000000004").expect("a coupon");
    assert!(coupon.line.is_none() && seen.line.is_some());
    check(&seen);
    check(&coupon);
    check(&home.app.products().unknown().expect("a tray"));
    check(&show("4006381333932").expect_err("a wrong digit"));
    check(&AppError::new(Problem::NothingToUndo {}, "there is nothing to undo"));
}

#[test]
fn what_is_not_of_the_form_is_refused_by_schema_and_reader() {
    fn refused<T: JsonSchema + DeserializeOwned + Debug>(json: &Value) {
        assert!(!validator::<T>().is_valid(json), "{json} is valid");
        let read = serde_json::from_value::<T>(json.clone());
        assert!(read.is_err(), "{read:?}");
    }
    refused::<ListId>(&json!("Shopping"));
    refused::<Time>(&json!("yesterday"));
    refused::<QuantityView>(&json!({ "value": 1, "unit": "pint" }));
    refused::<AppError>(&json!({
        "code": "of-tomorrow", "params": {}, "message": "", "retry": false,
    }));
    assert!(!validator::<QuantityView>().is_valid(&json!({ "value": 0, "unit": "g" })));
    for type_of in [validator::<ListView>, validator::<LineView>, validator::<HistoryView>] {
        assert!(!type_of().is_valid(&json!({})));
    }
    for type_of in [validator::<SettingsView>, validator::<SightingView>] {
        assert!(!type_of().is_valid(&json!({ "theme": "pink", "symbology": "ean-12" })));
    }
}
