//! The connector to UCP shops: what it asks, and what it makes of answers.

use crate::support::{Book, Shop, Turn, confirmed, key, line, remote, shop_at, target, wanted};
use serde_json::{Value, json};
use std::sync::Arc;
use trug_baskets::{Class, Desired, Doubt, MatchedBy, NotStocked, Verdict, rehearse, to_send};
use trug_domain::{Currency, Money, Quantity, Unit};

pub(crate) fn profile(endpoint: &str) -> Value {
    json!({ "ucp": {
        "version": "2026-08-25",
        "services": { "dev.ucp.shopping": [
            { "version": "2026-08-25", "transport": "mcp", "endpoint": "https://elsewhere.example" },
            { "version": "2026-08-25", "transport": "rest", "endpoint": endpoint },
        ] },
        "capabilities": {
            "dev.ucp.shopping.cart": [{ "version": "2026-08-25" }],
            "dev.ucp.shopping.catalog.lookup": [{ "version": "2026-08-25" }],
            "dev.ucp.shopping.catalog.search": [{ "version": "2026-08-25" }],
        },
        "payment_handlers": {},
    } })
}

pub(crate) fn cart(id: &str, lines: &[(&str, i64)]) -> Value {
    let total =
        |n: i64| json!([{ "type": "subtotal", "amount": n }, { "type": "total", "amount": n }]);
    let items: Vec<Value> = lines
        .iter()
        .enumerate()
        .map(|(place, (item, quantity))| {
            json!({
                "id": format!("line-{place}"),
                "item": { "id": item, "title": format!("Article {item}"), "price": 100 },
                "quantity": quantity,
                "totals": total(100 * quantity),
            })
        })
        .collect();
    json!({
        "ucp": { "version": "2026-08-25", "status": "success" },
        "id": id,
        "line_items": items,
        "currency": "EUR",
        "totals": total(lines.iter().map(|(_, n)| n * 100).sum()),
        "continue_url": "https://shop.example/cart?id=1#top",
    })
}

pub(crate) fn variant(id: &str, gtin: Option<&str>, price: i64) -> Value {
    let mut variant = json!({
        "id": id,
        "title": format!("Article {id}"),
        "description": { "plain": "an article" },
        "price": { "amount": price, "currency": "EUR" },
        "availability": { "available": true, "status": "in_stock" },
    });
    if let Some(gtin) = gtin {
        variant["barcodes"] = json!([{ "type": "EAN", "value": gtin }]);
    }
    variant
}

pub(crate) fn products(variants: &[Value]) -> Value {
    let products: Vec<Value> = variants
        .iter()
        .map(|variant| {
            json!({
                "id": "p-1", "title": "Product", "description": { "plain": "a product" },
                "price_range": { "min": variant["price"], "max": variant["price"] },
                "variants": [variant],
            })
        })
        .collect();
    json!({ "ucp": { "version": "2026-08-25", "status": "success" }, "products": products })
}

fn body(request: &str) -> Value {
    let (_, body) = request.split_once("\r\n\r\n").expect("a head");
    serde_json::from_str(body).unwrap_or(Value::Null)
}

fn set(id: &str, pieces: i64) -> Desired {
    Desired {
        set: vec![target(1, Some(id), "Milk", Quantity::each(pieces))],
        remove: Vec::new(),
        ..Desired::default()
    }
}

pub(crate) const MILK: &str = "4006381333931";
const TEA: &str = "3017620422003";
const SCALES: &str = "2012345678903";

#[test]
fn a_first_write_makes_a_cart_and_says_to_keep_it() {
    let shop = Shop::open(|address| {
        vec![Turn::Json(200, profile(address)), Turn::Json(201, cart("c 1/ä", &[("v-1", 2)]))]
    });
    let basket = shop_at(&shop.address, None, &Arc::default());
    let written = basket.write(&set("v-1", 2), key(9)).expect("a cart");
    assert_eq!(written.placed, [(line(1), remote("v-1"))]);
    let config = json!({ "url": shop.address, "cart": "c 1/ä" });
    assert_eq!(written.state.config, Some(config));
    assert_eq!(written.state.lines[0].quantity, Quantity::each(2));
    assert_eq!(written.state.total, Some(Money { minor: 200, currency: Currency::EUR }));
    assert_eq!(written.state.continue_url.as_deref(), Some("https://shop.example/cart?id=1#top"));
    let requests = shop.texts();
    assert!(requests[0].starts_with("GET /.well-known/ucp HTTP/1.1\r\n"));
    assert!(requests[1].starts_with("POST /carts HTTP/1.1\r\n"), "{}", requests[1]);
    for header in [
        "idempotency-key: 00000000-0000-0002-0000-000000000009\r\n",
        "ucp-agent: profile=\"https://",
        "request-id: ",
        "user-agent: Trug/",
        "content-type: application/json\r\n",
    ] {
        assert!(requests[1].contains(header), "{header}: {}", requests[1]);
    }
    let expect = json!({ "line_items": [{ "item": { "id": "v-1" }, "quantity": 2 }] });
    assert_eq!(body(&requests[1]), expect);
}

#[test]
fn what_others_put_in_the_cart_stays() {
    let before = [("theirs", 3), ("v-1", 1), ("ours-gone", 1), ("twice", 1), ("twice", 4)];
    let shop = Shop::open(|address| {
        vec![
            Turn::Json(200, profile(address)),
            Turn::Json(200, cart("c/1", &before)),
            Turn::Json(200, cart("c/1", &[("theirs", 3), ("v-1", 5), ("v-2", 1)])),
        ]
    });
    let basket = shop_at(&shop.address, Some("c/1"), &Arc::default());
    let mut desired = set("v-1", 5);
    desired.set.push(target(2, Some("v-2"), "Tea", Quantity::each(1)));
    desired.set.push(target(3, Some("twice"), "Rice", Quantity::each(2)));
    desired.remove.push(remote("ours-gone"));
    let written = basket.write(&desired, key(1)).expect("a cart");
    // The shop did not take the rice.
    assert_eq!(written.placed, [(line(1), remote("v-1")), (line(2), remote("v-2"))]);
    assert_eq!(written.state.config, None);
    let requests = shop.texts();
    assert!(requests[1].starts_with("GET /carts/c%2F1 HTTP/1.1\r\n"));
    assert!(requests[2].starts_with("PUT /carts/c%2F1 HTTP/1.1\r\n"));
    let expect = json!({ "line_items": [
        { "id": "line-0", "item": { "id": "theirs" }, "quantity": 3 },
        { "id": "line-1", "item": { "id": "v-1" }, "quantity": 5 },
        { "id": "line-3", "item": { "id": "twice" }, "quantity": 2 },
        { "item": { "id": "v-2" }, "quantity": 1 },
    ] });
    assert_eq!(body(&requests[2]), expect);
}

#[test]
fn a_cart_that_is_gone_is_made_anew_and_said() {
    let no_cart = json!({
        "ucp": { "version": "2026-08-25", "status": "error" },
        "messages": [{ "type": "error", "code": "not_found", "content": "no such cart",
                       "severity": "unrecoverable" }],
    });
    for gone in [Turn::Json(200, no_cart), Turn::Json(404, json!({})), Turn::Json(410, json!({}))] {
        let shop = Shop::open(|address| {
            vec![
                Turn::Json(200, profile(address)),
                gone,
                Turn::Json(201, cart("new", &[("v-1", 2)])),
                Turn::Json(200, cart("new", &[("v-1", 2)])),
            ]
        });
        let basket = shop_at(&shop.address, Some("old"), &Arc::default());
        let state = basket.write(&set("v-1", 2), key(1)).expect("a new cart").state;
        assert_eq!(state.notes[0].code, "cart_gone");
        assert_eq!(state.config, Some(json!({ "url": shop.address, "cart": "new" })));
        assert_eq!(basket.read().expect("the new cart").lines.len(), 1);
        assert!(shop.texts()[3].starts_with("GET /carts/new "));
    }
}

#[test]
fn reading_without_a_cart_asks_nobody() {
    let book = Arc::new(Book::default());
    let state = shop_at("https://shop.invalid", None, &book).read().expect("an empty basket");
    assert!(state.lines.is_empty() && state.config.is_none());
    let nothing = shop_at("https://shop.invalid", None, &book)
        .offers(&[], &mut |_| Ok(()))
        .expect("no offers");
    assert!(nothing.is_empty());
    assert!(book.entries.lock().expect("entries").is_empty());
}

#[test]
fn what_cannot_be_sent_is_found_out_before_anything_is_asked() {
    let book = Arc::new(Book::default());
    let basket = shop_at("https://shop.invalid", None, &book);
    let check = |wish, code: &str| {
        let desired = Desired { set: vec![wish], remove: Vec::new(), ..Desired::default() };
        assert_eq!(basket.write(&desired, key(1)).expect_err("refused").code(), code);
    };
    check(target(1, None, "Milk", Quantity::each(1)), "basket.unmatched");
    check(target(1, Some("v-1"), "Milk", Quantity::each(0)), "basket.not-pieces");
    check(target(1, Some("v-1"), "Milk", Quantity::each(-3)), "basket.not-pieces");
    check(target(1, Some("v-1"), "Milk", Quantity::each(i64::MAX)), "basket.not-pieces");
    let flour = Quantity { value: 500, unit: Unit::Gram };
    check(target(1, Some("v-1"), "Flour", flour), "basket.not-pieces");
    assert!(book.entries.lock().expect("entries").is_empty());
}

/// A shop that knows four articles by code or memory, one by name, and then no more.
fn shop_with_articles() -> Shop {
    let mut capped = variant("v-tea", Some("03017620422003"), 250);
    capped["metadata"] = json!({ "max_quantity": 3 });
    let mut featured = variant("v-x", Some(TEA), 1);
    featured["barcodes"] = json!([{ "type": "EAN", "value": "5000159461122" }]);
    Shop::open(|address| {
        vec![
            Turn::Json(200, profile(address)),
            Turn::Json(
                200,
                products(&[
                    variant("v-milk", Some(MILK), 129),
                    capped,
                    featured,
                    variant("remembered", None, 99),
                ]),
            ),
            Turn::Json(200, products(&[variant("v-guess", None, 500)])),
            Turn::Json(200, products(&[])),
        ]
    })
}

#[test]
fn articles_are_found_by_code_by_memory_and_by_name() {
    let shop = shop_with_articles();
    let basket = shop_at(&shop.address, None, &Arc::default());
    let needs = [
        wanted(1, Some(MILK), "Milk", 2),
        wanted(2, Some(TEA), "Tea", 5),
        trug_baskets::Wanted {
            matched: Some(confirmed("remembered")),
            ..wanted(3, None, "Bread", 1)
        },
        wanted(4, None, "Candles", 1),
        wanted(5, Some("5449000000996"), "Cola", 1),
        wanted(6, Some(SCALES), "Cheese", 1),
        // Its only name is its number: then there is nothing to ask by.
        wanted(7, Some(SCALES), "2 012345 678903", 1),
    ];
    let offers = basket.offers(&needs, &mut |_| Ok(())).expect("offers");
    let found: Vec<Vec<(&str, MatchedBy)>> = offers
        .iter()
        .map(|all| all.iter().map(|o| (o.remote.0.as_str(), o.how)).collect())
        .collect();
    assert_eq!(
        found,
        [
            vec![("v-milk", MatchedBy::Gtin)],
            vec![("v-tea", MatchedBy::Gtin)],
            vec![("remembered", MatchedBy::Remembered)],
            vec![("v-guess", MatchedBy::Name)],
            vec![],
            vec![],
            vec![],
        ]
    );
    let lines = rehearse(&needs, &offers, &trug_baskets::BasketState::default());
    assert_eq!(lines[0].verdict, Verdict::Sure);
    assert!(matches!(lines[1].verdict, Verdict::Capped { wanted: 5, max: 3, .. }));
    assert_eq!(lines[2].verdict, Verdict::Sure);
    assert!(matches!(lines[3].verdict, Verdict::Guess { doubt: Doubt::ByName, .. }));
    assert_eq!(lines[4].verdict, Verdict::NotStocked { reason: NotStocked::NotFound });
    assert_eq!(lines[5].verdict, Verdict::NotStocked { reason: NotStocked::CodeStaysHere });
    assert_eq!(lines[6].verdict, Verdict::NotStocked { reason: NotStocked::CodeStaysHere });
    let sent: Vec<_> = to_send(&lines, false).into_iter().map(|(_, s)| s.remote.0).collect();
    assert_eq!(sent, ["v-milk", "remembered"]);

    let requests = shop.texts();
    let ids = json!({ "ids": [MILK, TEA, "5449000000996", "remembered"] });
    assert_eq!(body(&requests[1]), ids);
    assert_eq!(body(&requests[2])["query"], "Candles");
    assert_eq!(body(&requests[3])["query"], "Cheese");
    assert_eq!(requests.len(), 4);
    for request in &requests {
        let digits: String = request.chars().filter(char::is_ascii_digit).collect();
        assert!(!digits.contains("12345678903"), "a restricted code left: {request}");
    }
}

#[test]
fn an_exact_input_counts_only_where_the_article_names_no_code() {
    let check = |barcodes: Value, how: &str, expect: &[MatchedBy]| {
        let mut found = variant("v-1", None, 100);
        found["barcodes"] = barcodes;
        found["inputs"] = json!([{ "id": MILK, "match": how }]);
        let shop = Shop::open(|address| {
            vec![Turn::Json(200, profile(address)), Turn::Json(200, products(&[found]))]
        });
        let basket = shop_at(&shop.address, None, &Arc::default());
        let offers =
            basket.offers(&[wanted(1, Some(MILK), "Milk", 1)], &mut |_| Ok(())).expect("offers");
        assert_eq!(offers[0].iter().map(|o| o.how).collect::<Vec<_>>(), expect);
    };
    check(json!([]), "exact", &[MatchedBy::Gtin]);
    check(json!([]), "featured", &[]);
    check(json!([{ "type": "EAN", "value": TEA }]), "exact", &[]);
    check(json!([{ "type": "ISBN", "value": "080442957X" }]), "exact", &[MatchedBy::Gtin]);
}

#[test]
fn a_refusal_in_proper_form_is_shown_in_the_shops_words() {
    let refusal = json!({
        "ucp": { "version": "2026-08-25", "status": "error" },
        "messages": [
            { "type": "info", "code": "x", "content": "y" },
            { "type": "error", "code": "out_of_stock", "content": "all \u{202e}gone\u{7}",
              "severity": "recoverable", "path": "$.line_items[0]" },
        ],
    });
    let shop =
        Shop::open(|address| vec![Turn::Json(200, profile(address)), Turn::Json(200, refusal)]);
    let error = shop_at(&shop.address, None, &Arc::default())
        .write(&set("v-1", 1), key(1))
        .expect_err("no");
    assert_eq!(error.class(), Class::Refused);
    assert!(error.to_string().contains("all gone (out_of_stock)"), "{error}");
}

#[test]
fn messages_point_to_the_articles_that_were_asked_for() {
    let mut answer = cart("c", &[("v-1", 2)]);
    answer["messages"] = json!([
        { "type": "warning", "code": "quantity_capped", "content": "at most 2",
          "path": "$.line_items[0]" },
        { "type": "error", "code": "out_of_stock", "content": "gone", "path": "$.line_items[1].item",
          "severity": "recoverable" },
        { "type": "info", "code": "hello", "content": "", "path": "$.line_items[99]" },
    ]);
    let shop =
        Shop::open(|address| vec![Turn::Json(200, profile(address)), Turn::Json(201, answer)]);
    let mut desired = set("v-1", 5);
    desired.set.push(target(2, Some("v-2"), "Tea", Quantity::each(1)));
    let written = shop_at(&shop.address, None, &Arc::default()).write(&desired, key(1));
    let written = written.expect("a cart");
    let about: Vec<_> = written.state.notes.iter().map(|n| n.remote.clone()).collect();
    assert_eq!(about, [Some(remote("v-1")), Some(remote("v-2")), None]);
    assert_eq!(written.placed, [(line(1), remote("v-1"))]);
}

#[test]
fn what_is_sold_by_weight_is_shown_as_weight() {
    let mut answer = cart("c", &[("v-1", 1250), ("v-2", 3), ("v-3", 7)]);
    answer["line_items"][0]["item"]["quantity_unit"] = json!({ "unit": "KGM", "scale": 3 });
    answer["line_items"][1]["item"]["quantity_unit"] = json!({ "unit": "LTR" });
    answer["line_items"][2]["item"]["quantity_unit"] =
        json!({ "unit": "MTR", "scale": 4_000_000_000_u32 });
    let shop =
        Shop::open(|address| vec![Turn::Json(200, profile(address)), Turn::Json(200, answer)]);
    let state = shop_at(&shop.address, Some("c"), &Arc::default()).read().expect("a cart");
    let quantities: Vec<_> = state.lines.iter().map(|l| l.quantity).collect();
    let of = |value, unit| Quantity { value, unit };
    assert_eq!(quantities, [of(1250, Unit::Gram), of(3000, Unit::Millilitre), Quantity::each(1)]);
}
