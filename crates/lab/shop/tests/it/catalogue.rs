//! What the shop says about its goods.

use crate::client::Open;
use crate::goods::{capped, out, plain, price, unknown, variant};
use serde_json::{Value, json};

fn variants(body: &Value) -> Vec<Value> {
    let products = body["products"].as_array().cloned().unwrap_or_default();
    products.iter().map(|product| product["variants"][0].clone()).collect()
}

#[test]
fn every_printed_form_of_a_barcode_finds_its_product() {
    let shop = Open::new();
    let gtin = plain();
    let check = |id: &str, how: Option<&str>| {
        let got = shop.post("/catalog/lookup", &json!({ "ids": [id] }));
        let found = variants(&got.body);
        let Some(how) = how else {
            assert!(found.is_empty(), "{id}");
            assert_eq!(got.messages(), [("info", "not_found", "")], "{id}");
            return;
        };
        assert_eq!(found[0]["id"], variant(gtin), "{id}");
        assert_eq!(found[0]["inputs"], json!([{ "id": id, "match": how }]), "{id}");
        assert_eq!(found[0]["price"]["amount"], price(gtin, 0));
        assert!(got.messages().is_empty());
    };
    let printed = gtin.as_gtin13().expect("13 digits");
    check(&gtin.to_string(), Some("exact"));
    check(&printed, Some("exact"));
    check(&format!("{} {}", &printed[..1], &printed[1..]), Some("exact"));
    check(&variant(gtin), Some("exact"));
    check(&format!("p-{gtin}"), Some("featured"));
    check(&variant(unknown()), None);
    check(&unknown().to_string(), None);
    check("2012345678903", None);
    check("4006381333930", None);
    check("", None);
    check("v-\u{1F34E}", None);
}

#[test]
fn a_batch_keeps_ids_apart_and_doubles_nothing() {
    let shop = Open::new();
    let printed = plain().as_gtin13().expect("13 digits");
    let ids = json!([variant(plain()), printed, variant(out()), "nonsense", printed]);
    let got = shop.post("/catalog/lookup", &json!({ "ids": ids }));
    let found = variants(&got.body);
    assert_eq!(found.len(), 2);
    let inputs = json!([
        { "id": variant(plain()), "match": "exact" },
        { "id": printed, "match": "exact" },
    ]);
    assert_eq!(found[0]["inputs"], inputs);
    assert_eq!(found[1]["availability"], json!({ "available": false, "status": "out_of_stock" }));
    assert_eq!(got.messages().len(), 1);
}

#[test]
fn a_cap_is_reported_before_anything_is_sent() {
    let shop = Open::new();
    let got = shop.post("/catalog/product", &json!({ "id": variant(capped()) }));
    let variant = &got.body["product"]["variants"][0];
    assert_eq!(variant["metadata"], json!({ "max_quantity": 2 }));
    let got = shop.post("/catalog/product", &json!({ "id": plain().to_string() }));
    assert_eq!(got.body["product"]["variants"][0].get("metadata"), None);
    let got = shop.post("/catalog/product", &json!({ "id": variant_of_nothing() }));
    assert_eq!((got.status, got.messages()), (200, vec![("error", "not_found", "")]));
}

fn variant_of_nothing() -> String {
    variant(unknown())
}

#[test]
fn a_search_gives_all_pages_and_no_product_twice() {
    let shop = Open::new();
    let mut seen = Vec::new();
    let mut pagination = json!({ "limit": 50 });
    loop {
        let got = shop.post(
            "/catalog/search",
            &json!({ "query": "practice SOUP", "pagination": pagination }),
        );
        seen.extend(variants(&got.body).iter().map(|v| v["id"].to_string()));
        let next = &got.body["pagination"];
        if next["has_next_page"] == false {
            break;
        }
        pagination = json!({ "limit": 50, "cursor": next["cursor"] });
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), all);
    // 305 or so are on the shelf, and 8 of 100 are unknown in this shop.
    assert!((260..300).contains(&all), "{all}");
    assert!(!seen.contains(&format!("{:?}", variant(unknown()))));
}

#[test]
fn a_search_takes_words_barcodes_and_filters() {
    let shop = Open::new();
    let check = |request: Value, expect: &dyn Fn(&[Value]) -> bool| {
        let got = shop.post("/catalog/search", &request);
        assert_eq!(got.status, 200);
        assert!(expect(&variants(&got.body)), "{request} gave {:#}", got.body);
    };
    check(json!({ "query": "soup" }), &|found| found.len() == 10);
    check(json!({ "query": "soup", "pagination": { "limit": 1 } }), &|found| found.len() == 1);
    check(json!({ "query": "soup", "pagination": { "limit": 9_999 } }), &|found| found.len() == 50);
    check(json!({ "query": "no such thing" }), &<[_]>::is_empty);
    check(json!({ "query": "" }), &<[_]>::is_empty);
    check(json!({}), &<[_]>::is_empty);
    check(json!({ "query": plain().as_gtin13() }), &|found| found[0]["id"] == variant(plain()));
    check(json!({ "query": unknown().as_gtin13() }), &<[_]>::is_empty);
    let cheap = json!({ "query": "soup", "filters": { "price": { "max": 300 } } });
    check(cheap, &|found| {
        !found.is_empty() && found.iter().all(|v| v["price"]["amount"].as_i64() <= Some(300))
    });
    let aisle = |aisle| json!({ "query": "soup", "filters": { "categories": [aisle] } });
    check(aisle("soups"), &|found| found.len() == 10);
    check(aisle("bread"), &<[_]>::is_empty);
    let dollars = json!({
        "query": "soup",
        "context": { "currency": "USD" },
        "filters": { "price": { "max": 1 } },
    });
    check(dollars, &|found| found.len() == 10);
}

#[test]
fn the_profile_names_the_address_and_what_is_spoken() {
    let shop = Open::new();
    let ucp = &shop.get("/.well-known/ucp").body["ucp"];
    let service = &ucp["services"]["dev.ucp.shopping"][0];
    assert_eq!(service["endpoint"], format!("http://{}", shop.address()));
    assert_eq!(service["transport"], "rest");
    let mut capabilities: Vec<_> =
        ucp["capabilities"].as_object().expect("capabilities").keys().cloned().collect();
    capabilities.sort();
    let expect = [
        "dev.ucp.shopping.cart",
        "dev.ucp.shopping.catalog.lookup",
        "dev.ucp.shopping.catalog.search",
    ];
    assert_eq!(capabilities, expect);
}
