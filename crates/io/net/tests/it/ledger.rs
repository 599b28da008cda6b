//! The ledger holds what the server saw, byte for byte and for every method.

use crate::server::{Book, Server, client, ok};
use std::sync::Arc;
use trug_net::{Method, NetError, Purpose, Request};

#[test]
fn the_ledger_has_every_byte_that_the_server_saw_for_every_method() {
    for method in Method::ALL {
        for body in [None, Some("<x/>"), Some("")] {
            if method == Method::Head && body.is_some() {
                continue;
            }
            let server = Server::start(vec![ok("")]);
            let book = Arc::new(Book::default());
            let mut request = Request::new(Purpose::ReadBasket, method, "/dav/a%20b/?x=1&y=%C3%A4")
                .accept("application/xml")
                .header("depth", "1");
            if let Some(body) = body {
                request = request.body("application/xml; charset=utf-8", body);
            }
            let response = client(&server.address, &book).send(&request);
            assert_eq!(response.map(|r| r.status), Ok(200), "{method} {body:?}");
            let seen = server.requests();
            let entry = &book.requests()[0];
            let kept = [entry.head.as_bytes(), &entry.body].concat();
            let (kept_text, seen_text) =
                (String::from_utf8_lossy(&kept), String::from_utf8_lossy(&seen[0]));
            assert_eq!(kept_text, seen_text, "{method} {body:?}");
            assert_eq!(entry.method, method);
            assert_eq!(entry.wire_bytes, seen[0].len() as u64);
            assert!(entry.head.starts_with(&format!("{method} /dav/a%20b/?x=1&y=%C3%A4 HTTP/1.1")));
            assert!(server.address.ends_with(&entry.host));
            assert_eq!(entry.path, "/dav/a%20b/?x=1&y=%C3%A4");
            assert_eq!(book.outcomes()[0].status, Some(200));
        }
    }
}

#[test]
fn a_response_brings_status_headers_and_hints_whatever_the_status() {
    let turn = crate::server::Turn::Bytes(
        b"HTTP/1.1 429 Slow down\r\nRetry-After: 17\r\nContent-Type: Application/JSON; x=1\r\n\
          Cart-Token: secret-of-the-server\r\nETag: \"a\"\r\ncontent-length: 2\r\n\r\n{}"
            .to_vec(),
    );
    let server = Server::start(vec![turn]);
    let book = Arc::new(Book::default());
    let request = Request::new(Purpose::Search, Method::Report, "/");
    let response = client(&server.address, &book).send(&request).expect("a response");
    assert_eq!((response.status, response.is_success()), (429, false));
    assert_eq!(response.content_type().as_deref(), Some("application/json"));
    assert_eq!(response.header("etag"), Some("\"a\""));
    assert_eq!(response.header("cart-token"), Some("secret-of-the-server"));
    let delay = response.retry_after().expect("a hint").delay_from(0);
    assert_eq!(delay.as_secs(), 17);
    assert!(!format!("{response:?}").contains("secret-of-the-server"));
    let outcome = &book.outcomes()[0];
    assert_eq!((outcome.status, outcome.received, &outcome.error), (Some(429), 2, &None));
}

#[test]
fn what_cannot_be_written_down_is_not_sent() {
    let server = Server::start(vec![ok("")]);
    let book = Arc::new(Book { full: true, ..Book::default() });
    let request = Request::new(Purpose::WriteBasket, Method::Post, "/").body("text/plain", "x");
    let error = client(&server.address, &book).send(&request).expect_err("refused");
    assert!(matches!(error, NetError::Ledger { .. }) && !error.was_sent(), "{error}");
    assert!(error.to_string().contains("the disk is full"), "{error}");
    assert!(server.requests().is_empty());
}

#[test]
fn what_is_no_proper_request_is_neither_written_down_nor_sent() {
    let get = |path: &str| Request::new(Purpose::Discover, Method::Get, path);
    let requests = [
        get("no-slash"),
        get("/a b"),
        get("/a\r\nx: y"),
        get("/ä"),
        get("/a#b"),
        get("/").header("x-a", "1\r\nx-b: 2"),
        get("/").header("x-a", " padded"),
        get("/").header("x-a", "ä"),
        get("/").header("X-A", "1"),
        get("/").header("", "1"),
        get("/").header("host", "evil.example"),
        get("/").header("transfer-encoding", "chunked"),
        get("/").header("content-length", "5"),
        get("/").header("x-a", "1").header("x-a", "2"),
        get("/").accept("a\r\nb"),
        Request::new(Purpose::Discover, Method::Post, "/").body("a\r\nb: c", "x"),
    ];
    let server = Server::start(vec![ok("")]);
    let book = Arc::new(Book::default());
    for request in requests {
        let error = client(&server.address, &book).send(&request).expect_err("refused");
        assert!(matches!(error, NetError::BadRequest { .. }) && !error.was_sent(), "{error}");
    }
    assert!(server.requests().is_empty() && book.requests().is_empty());
}
