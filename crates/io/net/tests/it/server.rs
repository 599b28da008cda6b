//! Short ways to an answer and to a client.

use std::sync::Arc;
use trug_net::{Address, HttpClient, Reach};
use trug_replies::context;
pub(crate) use trug_replies::{Book, Server, Turn};

pub(crate) fn ok(body: &str) -> Turn {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    Turn::Bytes([head.as_bytes(), body.as_bytes()].concat())
}

pub(crate) fn client(address: &str, book: &Arc<Book>) -> HttpClient {
    HttpClient::new(Address::parse(address, Reach::Internet).expect("an address"), context(book))
}
