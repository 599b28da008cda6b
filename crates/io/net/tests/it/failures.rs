//! Every failure is reported as what it is, nothing is sent twice, and limits hold for each call.

use crate::server::{Book, Server, Turn, client, ok};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};
use trug_net::{Limits, Method, NetError, Purpose, Request};

fn put() -> Request {
    Request::new(Purpose::WriteBasket, Method::Put, "/carts/1").body("application/json", "{}")
}

fn bytes(text: &str) -> Turn {
    Turn::Bytes(text.as_bytes().to_vec())
}

#[test]
fn a_failed_call_was_sent_once_and_may_have_acted() {
    let huge = format!("HTTP/1.1 200 OK\r\n\r\n{}", "a".repeat(300_000));
    let cases = [
        ("silence", Turn::Silence),
        ("drip", Turn::Drip),
        ("hang up", Turn::HangUp),
        ("no http", bytes("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        ("cut off", bytes("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{}")),
        ("huge", bytes(&huge)),
        ("huge head", bytes(&format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "a".repeat(70_000)))),
    ];
    for (name, turn) in cases {
        let server = Server::start(vec![turn, Turn::HangUp, Turn::HangUp]);
        let book = Arc::new(Book::default());
        let error = client(&server.address, &book).send(&put()).expect_err(name);
        assert!(error.was_sent(), "{name}: {error}");
        assert_eq!(server.requests().len(), 1, "{name}");
        assert!(book.outcomes()[0].error.is_some(), "{name}");
        if name == "huge" {
            assert!(matches!(error, NetError::TooLarge { limit: 200_000, .. }), "{error}");
            assert_eq!(book.outcomes()[0].status, Some(200));
        }
    }
}

#[test]
fn a_redirect_is_a_response_and_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = Server::start(vec![ok("")]);
        let answer = format!(
            "HTTP/1.1 {status} Go\r\nlocation: {}/x\r\ncontent-length: 0\r\n\r\n",
            elsewhere.address
        );
        let server = Server::start(vec![bytes(&answer), ok("")]);
        let client = client(&server.address, &Arc::new(Book::default()));
        let response = client.send(&put()).expect("a response");
        assert_eq!(response.status, status);
        assert!(client.redirect_path(&response).is_err(), "another port is another host");
        assert_eq!((server.requests().len(), elsewhere.requests().len()), (1, 0), "{status}");
    }
}

#[test]
fn what_never_connected_was_not_sent() {
    let book = Arc::new(Book::default());
    let nobody =
        TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    for address in
        [format!("http://{nobody}"), format!("https://{nobody}"), "https://shop.invalid".to_owned()]
    {
        let error = client(&address, &book).send(&put()).expect_err("nobody there");
        assert!(matches!(error, NetError::Unreachable { .. }) && !error.was_sent(), "{error}");
    }
    // TCP is connected, but there is no TLS: no byte of the request was sent.
    let server = Server::start(vec![bytes("HTTP/1.1 400 Plain\r\n\r\n")]);
    let address = server.address.replace("http://", "https://");
    let error = client(&address, &book).send(&put()).expect_err("no TLS");
    assert!(!error.was_sent(), "{error}");
    assert!(book.outcomes().iter().all(|outcome| outcome.error.is_some()));
}

#[test]
fn a_call_has_limits_of_its_own() {
    let short =
        Limits { connect: Duration::from_secs(2), total: Duration::from_millis(100), max_body: 10 };
    let server = Server::start(vec![Turn::Silence, ok("12345678901"), ok("1234567890")]);
    let client = client(&server.address, &Arc::new(Book::default()));
    let began = Instant::now();
    let late = client.send(&put().limits(short)).expect_err("too late");
    assert!(matches!(late, NetError::NoAnswer { .. }), "{late}");
    assert!(began.elapsed() < Duration::from_millis(600), "{:?}", began.elapsed());
    // The silent server takes the next connection when it is done.
    let patient = Limits { total: Duration::from_secs(5), ..short };
    let large = client.send(&put().limits(patient)).expect_err("too large");
    assert!(matches!(large, NetError::TooLarge { limit: 10, .. }), "{large}");
    let fits = client.send(&put().limits(patient)).expect("as large as allowed");
    assert_eq!(fits.body, b"1234567890");
}
