//! What a shop should never answer: hostile carts, catalogues, profiles and links do nothing.

use crate::support::{Shop, Turn, shop_at, wanted};
use crate::ucp::{MILK, cart, products, profile, variant};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;
use trug_baskets::{BasketError, Class};

/// Each case spoils one place of a right answer.
#[test]
fn hostile_carts_are_nonsense_and_nothing_more() {
    let spoiled = |path: &str, value: Value| {
        let mut answer = cart("c", &[("v-1", 2)]);
        *answer.pointer_mut(path).expect("a place") = value;
        answer
    };
    let cases = [
        json!([]),
        json!(null),
        json!("cart"),
        json!({}),
        json!({ "ucp": {} }),
        spoiled("/id", json!("")),
        spoiled("/id", json!("c\n1")),
        spoiled("/id", json!(7)),
        spoiled("/id", json!("other")),
        spoiled("/id", json!("a".repeat(600))),
        spoiled("/currency", json!("EURO")),
        spoiled("/currency", json!("€")),
        spoiled("/currency", json!(null)),
        spoiled("/line_items", json!({})),
        spoiled("/line_items/0", json!(null)),
        spoiled("/line_items/0/id", json!("a\u{0}b")),
        spoiled("/line_items/0/quantity", json!(-1)),
        spoiled("/line_items/0/quantity", json!(0)),
        spoiled("/line_items/0/quantity", json!(1.5)),
        spoiled("/line_items/0/quantity", json!("2")),
        spoiled("/line_items/0/quantity", json!(u64::MAX)),
        spoiled("/line_items/0/item", json!("v-1")),
        spoiled("/line_items/0/item/id", json!("v\u{1b}[31m")),
        spoiled("/line_items/0/item/price", json!(-5)),
        spoiled("/line_items/0/item/price", json!(1e300)),
        spoiled("/line_items/0/item/title", json!([])),
        spoiled("/line_items/0/totals/1/amount", json!(i64::MIN)),
        spoiled("/totals/1/amount", json!("12")),
    ];
    for answer in cases {
        let shop = Shop::open(|address| {
            vec![Turn::Json(200, profile(address)), Turn::Json(200, answer.clone())]
        });
        let error = shop_at(&shop.address, Some("c"), &Arc::default()).read();
        let error = error.expect_err(&answer.to_string());
        assert!(matches!(error, BasketError::Unreadable { .. }), "{answer}: {error}");
        assert!(error.to_string().contains("cannot be understood"), "{error}");
    }
}

#[test]
fn hostile_catalogues_and_profiles_are_nonsense() {
    let spoiled = |path: &str, value: Value| {
        let mut answer = products(&[variant("v-1", Some(MILK), 100)]);
        *answer.pointer_mut(path).expect("a place") = value;
        answer
    };
    let cases = [
        spoiled("/products", json!({})),
        spoiled("/products/0/variants", json!(null)),
        spoiled("/products/0/variants/0/id", json!("\u{7f}")),
        spoiled("/products/0/variants/0/price", json!(100)),
        spoiled("/products/0/variants/0/price/amount", json!(-1)),
        spoiled("/products/0/variants/0/price/currency", json!("eur")),
        spoiled("/products/0/variants/0/barcodes", json!(["4006381333931"])),
        spoiled("/products/0/variants/0/availability", json!("yes")),
    ];
    for answer in cases {
        let shop = Shop::open(|address| {
            vec![Turn::Json(200, profile(address)), Turn::Json(200, answer.clone())]
        });
        let basket = shop_at(&shop.address, None, &Arc::default());
        let error = basket.offers(&[wanted(1, Some(MILK), "Milk", 1)], &mut |_| Ok(()));
        assert_eq!(error.expect_err(&answer.to_string()).class(), Class::NotSent);
    }
    for answer in [json!({}), json!({ "ucp": { "services": {}, "capabilities": {} } }), json!([1])]
    {
        let shop = Shop::open(|_| vec![Turn::Json(200, answer.clone())]);
        let error = shop_at(&shop.address, Some("c"), &Arc::default()).read();
        assert_eq!(error.expect_err(&answer.to_string()).class(), Class::NotSent);
    }
}

#[test]
fn links_that_may_not_be_opened_are_left_out() {
    let check = |url: &str, kept: bool| {
        let mut answer = cart("c", &[]);
        answer["continue_url"] = url.into();
        let shop =
            Shop::open(|address| vec![Turn::Json(200, profile(address)), Turn::Json(200, answer)]);
        let state = shop_at(&shop.address, Some("c"), &Arc::default()).read().expect("a cart");
        assert_eq!(state.continue_url.is_some(), kept, "{url}");
    };
    check("https://shop.example/c?x=1", true);
    check("http://127.0.0.1:80/#c", true);
    check("http://shop.example/c", false);
    check("javascript:alert(1)", false);
    check("file:///etc/passwd", false);
    check("https://shop.example/\u{202e}c d", false);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-z_]{1,9}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Every place of a right answer, by its pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                places(item, &format!("{at}/{place}"), found);
            }
        }
        Value::Object(map) => map.iter().for_each(|(k, v)| places(v, &format!("{at}/{k}"), found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_answer_makes_it_panic(spoil in any_json(), place in any::<prop::sample::Index>()) {
        let mut answer = cart("c", &[("v-1", 2), ("v-2", 1)]);
        let mut all = Vec::new();
        places(&answer, "", &mut all);
        *answer.pointer_mut(&all[place.index(all.len())]).expect("a place") = spoil;
        let shop = Shop::open(|address| {
            vec![Turn::Json(200, profile(address)), Turn::Json(200, answer)]
        });
        // A cart or an error; only a panic is wrong.
        let _ = shop_at(&shop.address, Some("c"), &Arc::default()).read();
    }
}
