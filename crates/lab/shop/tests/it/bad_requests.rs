//! Refused headers and unreadable bodies: words and a 4xx, never a 500.

use crate::client::{Open, lines};
use crate::goods::{plain, variant};
use serde_json::json;
use std::fmt::Write as _;

/// A request with all the headers that UCP asks for, but as the rows of a test change them.
fn request(shop: &Open, start: &str, changes: &[(&str, Option<&str>)], body: &str) -> Vec<u8> {
    let mut headers: Vec<(String, String)> = [
        ("Host", shop.address().as_str()),
        ("Connection", "close"),
        ("Content-Type", "application/json"),
        ("Content-Length", &body.len().to_string()),
        ("UCP-Agent", "profile=\"https://example.com/.well-known/ucp\""),
        ("Request-Id", "0190a1f0-0000-7000-8000-000000000001"),
        ("Idempotency-Key", "0190a1f0-0000-7000-8000-000000000002"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    for (name, value) in changes {
        headers.retain(|(known, _)| known != name);
        if let Some(value) = value {
            headers.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let mut text = format!("{start} HTTP/1.1\r\n");
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    format!("{text}\r\n{body}").into_bytes()
}

#[test]
fn only_programs_that_mean_this_shop_are_served() {
    let shop = Open::new();
    let body = lines(&[(plain(), 1)]).to_string();
    let port = shop.address().split(':').next_back().expect("a port").to_owned();
    let check = |name: &str, value: Option<&str>, expect: u16| {
        let (status, answer) = shop.raw(&request(&shop, "POST /carts", &[(name, value)], &body));
        assert_eq!(status, expect, "{name}: {value:?}\n{answer}");
        assert!(!answer.to_ascii_lowercase().contains("access-control-"), "{answer}");
    };
    check("Host", Some("example.com"), 403);
    check("Host", Some(&format!("example.com:{port}")), 403);
    check("Host", Some("127.0.0.1:1"), 403);
    check("Host", Some("0.0.0.0"), 403);
    check("Host", None, 403);
    check("Origin", Some("https://example.com"), 403);
    check("Origin", Some("null"), 403);
    check("Origin", Some(&format!("http://localhost:{port}.example.com")), 403);
    check("Content-Type", None, 415);
    check("Content-Type", Some("text/plain"), 415);
    check("Content-Type", Some("application/x-www-form-urlencoded"), 415);
    check("UCP-Agent", None, 400);
    check("UCP-Agent", Some("curl"), 400);
    check("Request-Id", None, 400);
    check("Request-Id", Some("7"), 400);
    check("Idempotency-Key", None, 400);
    check("Idempotency-Key", Some("again"), 400);
    // None of these left anything behind.
    let page = shop.get("/").body;
    assert!(page.as_str().unwrap_or_default().contains("There is no cart yet"), "{page}");
    check("Host", Some(&format!("localhost:{port}")), 201);
    check("Content-Type", Some("application/json; charset=utf-8"), 201);
    check("Origin", Some(&format!("http://localhost:{port}")), 201);
}

#[test]
fn unreadable_bodies_are_refused_in_words_and_never_break_the_shop() {
    let shop = Open::new();
    let id = variant(plain());
    let deep = "[".repeat(100_000);
    let made = shop.post("/carts", &lines(&[(plain(), 1)])).id();
    let bodies = [
        "",
        "{",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{\"line_items\":null}",
        "{\"line_items\":{}}",
        "{\"line_items\":[7]}",
        "{\"line_items\":[{}]}",
        "{\"ids\":\"a\"}",
        "{\"ids\":[]}",
        "{\"ids\":[null]}",
        "{\"id\":7}",
        "{\"query\":7}",
        "{\"query\":\"a\",\"pagination\":{\"limit\":-1}}",
        "{\"query\":\"a\",\"pagination\":{\"cursor\":\"x\"}}",
        "{\"query\":\"a\",\"pagination\":{\"cursor\":\"18446744073709551615\"}}",
        &deep,
        "\u{feff}{}",
    ];
    let cart = format!("PUT /carts/{made}");
    for start in [
        "POST /carts",
        &cart,
        "POST /catalog/search",
        "POST /catalog/lookup",
        "POST /catalog/product",
    ] {
        for (number, body) in bodies.iter().enumerate() {
            let key = format!("0190a1f0-0000-7000-8000-{number:012}");
            let changes = [("Idempotency-Key", Some(key.as_str()))];
            let (status, answer) = shop.raw(&request(&shop, start, &changes, body));
            let harmless = start.contains("catalog/search") && status == 200;
            assert!(harmless || status == 400, "{start} {:.80}: {answer:.400}", *body);
        }
    }
    for quantity in ["0", "-1", "1.5", "\"1\"", "9223372036854775808", "1e400", "null", "NaN"] {
        let body = format!(
            "{{\"line_items\":[{{\"item\":{{\"id\":\"{id}\"}},\"quantity\":{quantity}}}]}}"
        );
        let (status, answer) = shop.raw(&request(&shop, "POST /carts", &[], &body));
        assert_eq!(status, 400, "{quantity}: {answer}");
    }
    let got = shop.get(&format!("/carts/{made}"));
    assert_eq!(got.quantities(), [(id, 1)]);
}

#[test]
fn hostile_bytes_are_no_500_either() {
    let shop = Open::new();
    let invalid = [b"{\"ids\":[\"\xff\xfe\"]}".as_slice(), b"\0\0\0", b"\xef\xbb\xbf"];
    for body in invalid {
        let head = request(
            &shop,
            "POST /catalog/lookup",
            &[("Content-Length", Some(&body.len().to_string()))],
            "",
        );
        let (status, answer) = shop.raw(&[head.as_slice(), body].concat());
        assert_eq!(status, 400, "{answer}");
    }
    let long = json!({ "query": "a".repeat(300 * 1024) }).to_string();
    let (status, answer) = shop.raw(&request(&shop, "POST /catalog/search", &[], &long));
    assert_eq!(status, 413, "{answer:.300}");
    let id = "x".repeat(10_000);
    let got = shop.post("/catalog/lookup", &json!({ "ids": [id, "<script>", "'; --", "\u{0}"] }));
    assert_eq!((got.status, got.messages().len()), (200, 4));
    for garbage in [b"GET / HTTP/9.9\r\n\r\n".as_slice(), b"\x16\x03\x01\x02\x00"] {
        let (status, answer) = shop.raw(garbage);
        assert!(status == 0 || (400..500).contains(&status), "{answer}");
    }
    assert_eq!(shop.get("/.well-known/ucp").status, 200);
}

#[test]
fn unknown_addresses_and_methods() {
    let shop = Open::new();
    let check = |start: &str, expect: u16| {
        let (status, answer) = shop.raw(&request(&shop, start, &[], "{}"));
        assert_eq!(status, expect, "{start}: {answer}");
    };
    check("GET /nothing", 404);
    check("GET /carts", 405);
    check("DELETE /carts/a", 405);
    check("PATCH /carts/a", 405);
    check("OPTIONS /carts", 405);
    check("POST /", 405);
    check("POST /carts/", 405);
    check("POST /carts/a/b/c", 404);
    check("GET /carts/../../etc/passwd", 404);
    check("POST /checkout-sessions", 404);
    check("GET /catalog/search", 405);
}

#[test]
fn a_name_on_the_page_is_text() {
    let shop = Open::new();
    shop.post("/carts", &lines(&[(plain(), 1)]));
    let (status, page) = shop.raw(&request(&shop, "GET /", &[], ""));
    assert_eq!(status, 200);
    assert!(page.contains("Practice soup") && page.contains("default-src 'none'"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}
