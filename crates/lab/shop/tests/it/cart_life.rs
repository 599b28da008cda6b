//! Carts from the first line to the last, and writes that are repeated.

use crate::client::{Got, Open, lines};
use crate::goods::{capped, moving, out, plain, price, some, unknown, variant};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use uuid::Uuid;

fn error_code(got: &Got) -> Option<&str> {
    (got.body["ucp"]["status"] == "error").then(|| got.messages()[0].1)
}

#[test]
fn a_whole_cart_life() {
    let shop = Open::new();
    let soups = some(3, |t| t.stock == trug_shop::goods::Stock::Plenty && !t.moves);
    let made = shop.post("/carts", &lines(&[(soups[0], 2), (soups[1], 1)]));
    assert_eq!(made.status, 201);
    assert_eq!(made.quantities(), [(variant(soups[0]), 2), (variant(soups[1]), 1)]);
    let total = 2 * price(soups[0], 0) + price(soups[1], 0);
    assert_eq!(made.body["totals"][1], json!({ "type": "total", "amount": total }));
    assert_eq!(made.body["currency"], "EUR");
    assert_eq!(made.body["continue_url"], format!("http://{}/#{}", shop.address(), made.id()));
    let path = format!("/carts/{}", made.id());
    assert_eq!(shop.get(&path).body, made.body);

    let replaced = shop.put(&path, &lines(&[(soups[2], 5), (soups[1], 1)]));
    assert_eq!(replaced.status, 200);
    assert_eq!(replaced.quantities(), [(variant(soups[2]), 5), (variant(soups[1]), 1)]);
    let line_of = |got: &Got, place: usize| got.body["line_items"][place]["id"].clone();
    assert_eq!(line_of(&replaced, 1), line_of(&made, 1));
    assert_eq!(shop.get(&path).quantities(), replaced.quantities());

    let emptied = shop.put(&path, &lines(&[]));
    assert_eq!((emptied.status, emptied.quantities()), (200, vec![]));
    let cancelled = shop.post(&format!("{path}/cancel"), &json!({}));
    assert_eq!((cancelled.status, cancelled.id()), (200, made.id()));
    assert_eq!(error_code(&shop.get(&path)), Some("not_found"));
    assert_eq!(error_code(&shop.put(&path, &lines(&[(soups[0], 1)]))), Some("not_found"));
    assert_eq!(error_code(&shop.post(&format!("{path}/cancel"), &json!({}))), Some("not_found"));
}

#[test]
fn what_is_not_available_as_asked_is_reported_line_by_line() {
    let shop = Open::new();
    let restricted = trug_gs1::Gtin::parse("2012345678903").expect("a right GTIN");
    let got = shop.post(
        "/carts",
        &lines(&[(unknown(), 1), (plain(), 1), (out(), 1), (capped(), 5), (restricted, 1)]),
    );
    assert_eq!((got.status, &got.body["ucp"]["status"]), (201, &json!("success")));
    assert_eq!(got.quantities(), [(variant(plain()), 1), (variant(capped()), 2)]);
    assert_eq!(
        got.messages(),
        [
            ("error", "not_found", "$.line_items[0]"),
            ("error", "out_of_stock", "$.line_items[2]"),
            ("error", "not_found", "$.line_items[4]"),
            ("warning", "quantity_capped", "$.line_items[3]"),
        ]
    );
}

#[test]
fn a_write_of_which_nothing_can_be_had_changes_nothing() {
    let shop = Open::new();
    let made = shop.post("/carts", &lines(&[(out(), 1), (unknown(), 2)]));
    assert_eq!(
        (made.status, error_code(&made), made.body.get("id")),
        (200, Some("out_of_stock"), None)
    );
    let made = shop.post("/carts", &lines(&[(plain(), 3)]));
    let path = format!("/carts/{}", made.id());
    let replaced = shop.put(&path, &lines(&[(unknown(), 1)]));
    assert_eq!((replaced.status, error_code(&replaced)), (200, Some("not_found")));
    assert_eq!(shop.get(&path).quantities(), [(variant(plain()), 3)]);
}

#[test]
fn a_unit_that_is_not_the_piece_is_refused_in_words() {
    let shop = Open::new();
    let line = |unit: Value| {
        json!({ "line_items": [
            { "item": { "id": variant(plain()), "quantity_unit": unit }, "quantity": 2 },
        ] })
    };
    let each = shop.post("/carts", &line(json!({ "unit": "C62", "display_text": "each" })));
    assert_eq!(each.quantities(), [(variant(plain()), 2)]);
    let grams = json!({ "unit": "GRM", "scale": 0, "display_text": "g" });
    let refused = shop.post("/carts", &line(grams));
    assert_eq!(error_code(&refused), Some("quantity_unit_mismatch"));
}

#[test]
fn a_price_that_moved_is_reported_and_the_cart_keeps_it_until_the_next_write() {
    let shop = Open::new();
    let first = shop.post("/carts", &lines(&[(moving(), 1), (plain(), 1)]));
    let path = format!("/carts/{}", first.id());
    let price_in = |got: &Got| got.body["line_items"][0]["item"]["price"].as_i64();
    assert_eq!(price_in(&first), Some(price(moving(), 0)));
    assert_eq!(price_in(&shop.get(&path)), Some(price(moving(), 0)));

    let seen = shop.post("/catalog/lookup", &json!({ "ids": [variant(moving())] }));
    let seen = seen.body["products"][0]["variants"][0]["price"]["amount"].as_i64();
    assert_eq!(seen, Some(price(moving(), 1)));
    let second = shop.put(&path, &lines(&[(moving(), 1), (plain(), 1)]));
    assert_eq!(price_in(&second), seen);
    assert_eq!(second.messages(), [("info", "price_changed", "$.line_items[0]")]);
}

#[test]
fn a_repeated_write_is_answered_the_same_and_done_once() {
    let shop = Open::new();
    let (key, body) = (Uuid::from_u128(1), lines(&[(moving(), 1), (capped(), 9)]));
    let first = shop.call("POST", "/carts", Some(&body), key);
    assert_eq!(shop.call("POST", "/carts", Some(&body), key), first);

    let other = lines(&[(moving(), 2)]);
    assert_eq!(shop.call("POST", "/carts", Some(&other), key).status, 409);
    let path = format!("/carts/{}", first.id());
    assert_eq!(shop.call("PUT", &path, Some(&body), key).status, 409);
    assert_eq!(shop.get(&path).quantities(), [(variant(moving()), 1), (variant(capped()), 2)]);

    let put = shop.call("PUT", &path, Some(&other), Uuid::from_u128(2));
    shop.put(&path, &lines(&[(plain(), 1)]));
    assert_eq!(shop.call("PUT", &path, Some(&other), Uuid::from_u128(2)), put);
    assert_eq!(shop.get(&path).quantities(), [(variant(plain()), 1)]);

    let none = lines(&[(out(), 1)]);
    let refused = shop.call("POST", "/carts", Some(&none), Uuid::from_u128(3));
    assert_eq!(shop.call("POST", "/carts", Some(&none), Uuid::from_u128(3)), refused);
    assert_eq!(shop.call("POST", "/carts", Some(&body), Uuid::from_u128(3)).status, 409);
}

#[test]
fn twenty_at_once() {
    let shop = Open::new();
    let made = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..20 {
            let (shop, made) = (&shop, &made);
            scope.spawn(move || {
                let body = lines(&[(plain(), thread % 5 + 1)]);
                // Each key is used by two threads with the same body: one cart between them.
                let key = Uuid::from_u128(thread as u128 % 10 + 100);
                let shared = shop.call("POST", "/carts", Some(&lines(&[(plain(), 1)])), key);
                assert_eq!(shared.status, 201);
                let path = format!("/carts/{}", shop.post("/carts", &body).id());
                for quantity in 1..4 {
                    let put = shop.put(&path, &lines(&[(capped(), quantity), (plain(), quantity)]));
                    assert_eq!(put.status, 200);
                }
                assert_eq!(
                    shop.get(&path).quantities(),
                    [(variant(capped()), 2), (variant(plain()), 3)]
                );
                made.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    assert_eq!(made.load(Ordering::Relaxed), 20);
    let page = shop.get("/").body;
    let carts = page.as_str().unwrap_or_default().matches("<h2").count();
    assert_eq!(carts, 30);
}
