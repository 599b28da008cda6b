//! Exchanges that were recorded with real servers (`CalDAV`, Grocy, Mealie, Home Assistant), sent
//! again through the client: it carries each of them as it was.

use crate::server::{Book, Server, Turn, client};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::sync::Arc;
use trug_net::{Method, Purpose, Request};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/data/exchanges");
const FILES: [&str; 6] =
    ["radicale", "xandikos", "debian12-caldav", "grocy", "mealie", "homeassistant"];

#[derive(Default)]
struct Exchange {
    title: String,
    /// Method and path.
    line: String,
    headers: Vec<(String, String)>,
    body: String,
    status: String,
    answer_headers: Vec<(String, String)>,
    answer_body: String,
}

#[test]
fn recorded_exchanges_pass_through_the_client_as_they_were() {
    let mut methods: HashMap<Method, usize> = HashMap::new();
    for file in FILES {
        let path = format!("{FOLDER}/{file}.md");
        let text = fs::read_to_string(&path).expect(&path);
        let exchanges = exchanges(&text);
        assert!(exchanges.len() >= 5, "{file} has {} exchanges", exchanges.len());
        for exchange in exchanges {
            *methods.entry(replay(file, &exchange)).or_default() += 1;
        }
    }
    let expected = [
        Method::Get,
        Method::Options,
        Method::Post,
        Method::Put,
        Method::Delete,
        Method::Propfind,
        Method::Report,
        Method::Mkcalendar,
    ];
    assert!(expected.iter().all(|method| methods.contains_key(method)), "{methods:?}");
}

/// Sends the request, answers as the server did, and compares both ends.
fn replay(file: &str, exchange: &Exchange) -> Method {
    let name = format!("{file}: {}", exchange.title);
    let (method, path) = exchange.line.split_once(' ').expect(&name);
    let path = &percent_encoded(path);
    let method = Method::ALL.into_iter().find(|known| known.name() == method).expect(&name);
    let server = Server::start(vec![Turn::Bytes(exchange.answer())]);
    let book = Arc::new(Book::default());
    let mut request = Request::new(Purpose::ReadBasket, method, path);
    let mut content_type = "application/octet-stream";
    for (header, value) in &exchange.headers {
        match header.as_str() {
            "accept" => request = request.accept(value),
            "content-type" => content_type = value,
            other => request = request.header(String::leak(other.to_owned()), value),
        }
    }
    if !exchange.body.is_empty() {
        request = request.body(content_type, exchange.body.as_bytes());
    }
    let response = client(&server.address, &book).send(&request).expect(&name);
    let seen = String::from_utf8(server.requests().remove(0)).expect(&name);
    assert!(seen.starts_with(&format!("{method} {path} HTTP/1.1\r\n")), "{name}: {seen}");
    assert!(seen.ends_with(&format!("\r\n\r\n{}", exchange.body)), "{name}: {seen}");
    for (header, value) in &exchange.headers {
        assert!(seen.contains(&format!("\r\n{header}: {value}\r\n")), "{name}: {header}");
    }
    assert_eq!(response.status.to_string(), exchange.status, "{name}");
    for (header, value) in &exchange.answer_headers {
        assert_eq!(response.header(header), Some(value.as_str()), "{name}: {header}");
    }
    let body = String::from_utf8(response.body).expect(&name);
    assert_eq!(body, exchange.answer_body, "{name}");
    method
}

impl Exchange {
    fn answer(&self) -> Vec<u8> {
        let mut text = format!("HTTP/1.1 {} Recorded\r\n", self.status);
        for (name, value) in &self.answer_headers {
            let _ = write!(text, "{name}: {value}\r\n");
        }
        if self.status != "204" {
            let _ = write!(text, "content-length: {}\r\n", self.answer_body.len());
        }
        text.push_str("\r\n");
        text.push_str(&self.answer_body);
        text.into_bytes()
    }
}

/// The blocks of a file, in the format that its folder's README describes.
fn exchanges(text: &str) -> Vec<Exchange> {
    let mut found: Vec<Exchange> = Vec::new();
    for section in text.split("\n### ").skip(1) {
        let (title, rest) = section.split_once('\n').unwrap_or((section, ""));
        for block in rest.split("```").skip(1).step_by(2) {
            if let Some(exchange) = exchange(title, block) {
                found.push(exchange);
            }
        }
    }
    found
}

fn exchange(title: &str, block: &str) -> Option<Exchange> {
    let (request, answer) = block.split_once("\n< HTTP ")?;
    let mut exchange = Exchange { title: title.to_owned(), ..Exchange::default() };
    let (head, body) = request.trim_start().split_once("\n\n").unwrap_or((request.trim(), ""));
    let mut head = head.lines().filter_map(|line| line.strip_prefix("> "));
    head.next()?.trim().clone_into(&mut exchange.line);
    exchange.headers = head.filter_map(header).collect();
    body.trim().clone_into(&mut exchange.body);
    let (head, body) = answer.split_once("\n\n").unwrap_or((answer, ""));
    let (status, head) = head.split_once('\n').unwrap_or((head, ""));
    status.get(..3)?.clone_into(&mut exchange.status);
    exchange.answer_headers =
        head.lines().filter_map(|line| header(line.strip_prefix("< ")?)).collect();
    body.trim().clone_into(&mut exchange.answer_body);
    Some(exchange)
}

/// The records show some paths as they are before they are encoded.
fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn header(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}
