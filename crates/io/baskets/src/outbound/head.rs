//! The head of a request as text, for the ledger: just as it will be on the wire.

use std::fmt::Write;
use ureq::http::Method;

/// A header: its name in lower case, and its value.
pub(super) type Header = (&'static str, String);

/// Request line, headers in their order, and the empty line.
pub(super) fn request_head(method: &Method, path: &str, headers: &[Header]) -> String {
    let mut head = format!("{method} {path} HTTP/1.1\r\n");
    for (name, value) in headers {
        // Writing to a String cannot fail.
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    head
}
