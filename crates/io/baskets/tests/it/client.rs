//! The outbound client: one request on the wire for one call, in the ledger byte for byte, and every
//! failure reported as what it is.

use crate::support::{Book, Shop, Turn, key, shop_at, target};
use crate::ucp::{cart, profile};
use serde_json::json;
use std::net::TcpListener;
use std::sync::Arc;
use trug_baskets::{BasketError, Class, Desired};
use trug_domain::Quantity;
use trug_net::Purpose;

fn milk() -> Desired {
    Desired {
        set: vec![target(1, Some("v-1"), "Milk", Quantity::each(2))],
        remove: Vec::new(),
        ..Desired::default()
    }
}

/// Sends one line to a shop that then takes the given turn; gives the error, and the shop.
fn push(turn: Turn) -> (BasketError, Shop, Arc<Book>) {
    let shop = Shop::open(|address| {
        vec![Turn::Json(200, profile(address)), turn, Turn::HangUp, Turn::HangUp]
    });
    let book = Arc::new(Book::default());
    let basket = shop_at(&shop.address, None, &book);
    let error = basket.write(&milk(), key(1)).expect_err("it must fail");
    (error, shop, book)
}

#[test]
fn each_failure_is_reported_as_what_it_is_and_nothing_is_sent_twice() {
    let http = |text: &str| Turn::Bytes(text.as_bytes().to_vec());
    let huge = format!("HTTP/1.1 200 OK\r\n\r\n\"{}\"", "a".repeat(300_000));
    let redirect = "HTTP/1.1 307 Go\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    let late_redirect = "HTTP/1.1 303 Go\r\nlocation: /carts/1\r\ncontent-length: 0\r\n\r\n";
    let cases = [
        ("silence", Turn::Silence, Class::Unknown, "did not answer"),
        ("drip", Turn::Drip, Class::Unknown, "did not answer"),
        ("hang up", Turn::HangUp, Class::Unknown, "did not answer"),
        ("500", Turn::Json(500, json!({})), Class::Unknown, "failed (status 500)"),
        ("503", http("HTTP/1.1 503 No\r\n\r\n<html>"), Class::Unknown, "failed (status 503)"),
        ("400", Turn::Json(400, json!({"content": "no"})), Class::Refused, "refused: no"),
        ("401", Turn::Json(401, json!({})), Class::Refused, "sign in"),
        ("403", http("HTTP/1.1 403 No\r\n\r\n<p>go"), Class::Refused, "gave no reason"),
        ("404", Turn::Json(404, json!({})), Class::Refused, "check the shop's address"),
        ("409", Turn::Json(409, json!({})), Class::Refused, "read the basket again"),
        ("429", Turn::Json(429, json!({})), Class::Refused, "wait a while"),
        ("html", http("HTTP/1.1 200 OK\r\n\r\n<html></html>"), Class::InvalidReply, "a web page"),
        ("empty", http("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"), Class::InvalidReply, ""),
        ("no http", http("SSH-2.0-OpenSSH_9.2\r\n\r\n"), Class::Unknown, "did not answer"),
        ("huge", http(&huge), Class::InvalidReply, "more than 200000 bytes"),
        ("307", http(redirect), Class::InvalidReply, "not followed"),
        ("303", http(late_redirect), Class::InvalidReply, "not followed"),
        ("no JSON", http("HTTP/1.1 200 OK\r\n\r\n{\"ucp\":"), Class::InvalidReply, "cannot be"),
        ("cut off", http("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{}"), Class::Unknown, ""),
    ];
    for (name, turn, class, words) in cases {
        let (error, shop, book) = push(turn);
        assert_eq!(error.class(), class, "{name}: {error}");
        assert!(error.to_string().contains(words), "{name}: {error}");
        assert_eq!(shop.requests().len(), 2, "{name}: one to discover, one to write, none again");
        let rows = book.entries.lock().expect("entries");
        assert_eq!(rows.len(), 2, "{name}");
        assert_eq!(rows[1].0.purpose, Purpose::WriteBasket);
        let outcome = rows[1].1.as_ref().expect("an end");
        assert!(outcome.error.is_some() || outcome.status.is_some(), "{name}");
    }
}

#[test]
fn the_ledger_has_every_byte_that_the_shop_saw() {
    let shop = Shop::open(|address| {
        vec![Turn::Json(200, profile(address)), Turn::Json(201, cart("c-1", &[("v-1", 2)]))]
    });
    let book = Arc::new(Book::default());
    let basket = shop_at(&shop.address, None, &book);
    basket.write(&milk(), key(1)).expect("a cart");
    let rows = book.entries.lock().expect("entries");
    let written: Vec<Vec<u8>> = rows
        .iter()
        .map(|(outgoing, _)| [outgoing.head.as_bytes(), &outgoing.body].concat())
        .collect();
    assert_eq!(written, shop.requests());
    assert_eq!(written.len(), 2);
    assert_eq!(rows[1].1.as_ref().and_then(|outcome| outcome.status), Some(201));
    assert!(rows.iter().all(|(outgoing, _)| shop.address.ends_with(&outgoing.host)));
}

#[test]
fn what_cannot_be_written_down_is_not_sent() {
    let shop = Shop::open(|address| vec![Turn::Json(200, profile(address))]);
    let book = Arc::new(Book { full: true, ..Book::default() });
    let error = shop_at(&shop.address, None, &book).write(&milk(), key(1)).expect_err("refused");
    assert_eq!(error.class(), Class::NotSent);
    assert!(error.to_string().contains("the disk is full"), "{error}");
    assert!(shop.requests().is_empty());
}

#[test]
fn what_never_connected_was_not_sent() {
    let book = Arc::new(Book::default());
    let nobody =
        TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    let unreachable = [
        format!("http://{nobody}"),
        format!("https://{nobody}"),
        "https://shop.invalid".to_owned(),
    ];
    for address in unreachable {
        let error = shop_at(&address, Some("c-1"), &book).read().expect_err("nobody there");
        assert_eq!(error.class(), Class::NotSent, "{error}");
        assert_eq!(error.code(), "basket.unreachable");
        assert!(error.to_string().contains("is it running"), "{error}");
    }
    // TCP stands, but no TLS comes about: no byte of the request was sent.
    let shop = Shop::open(|_| vec![Turn::Bytes(b"HTTP/1.1 400 Plain\r\n\r\n".to_vec())]);
    let address = shop.address.replace("http://", "https://");
    let error = shop_at(&address, Some("c-1"), &book).read().expect_err("nobody there");
    assert_eq!(error.class(), Class::NotSent, "{error}");
}

#[test]
fn a_shop_that_sends_trug_to_another_host_is_not_followed() {
    let elsewhere = Shop::open(|_| vec![Turn::Json(200, json!({}))]);
    let shop = Shop::open(|_| vec![Turn::Json(200, profile(&elsewhere.address))]);
    let book = Arc::new(Book::default());
    let error = shop_at(&shop.address, None, &book).write(&milk(), key(1)).expect_err("refused");
    assert_eq!(error.code(), "basket.not-allowed");
    assert!(error.to_string().contains("connect that address"), "{error}");
    assert!(elsewhere.requests().is_empty());
}
