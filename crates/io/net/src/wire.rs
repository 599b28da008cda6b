//! A request as it will be on the wire, and the same as the ledger keeps it.

use crate::address::Address;
use crate::credentials::{Credentials, Secret};
use crate::ledger::LedgerRequest;
use crate::redact::Redactor;
use crate::request::Request;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;
use ureq::http;
use uuid::Uuid;

/// How Trug names itself to those it asks.
pub const USER_AGENT: &str = concat!("Trug/", env!("CARGO_PKG_VERSION"), " (shopping list)");

/// The longest path with its query, in bytes.
const MAX_PATH: usize = 8_000;

/// Headers that are not the caller's to set.
const OWN_HEADERS: [&str; 9] = [
    "host",
    "user-agent",
    "accept",
    "request-id",
    "content-type",
    "content-length",
    "connection",
    "transfer-encoding",
    "expect",
];

/// A request as it will be on the wire.
pub(crate) struct WireRequest {
    /// Method, address and headers, for the HTTP library.
    pub(crate) head: http::Request<()>,
    pub(crate) body: Option<Vec<u8>>,
    /// What the ledger keeps.
    pub(crate) entry: LedgerRequest,
    pub(crate) redactor: Redactor,
}

/// Writes a request out.
///
/// # Errors
/// Says why it cannot be written.
pub(crate) fn write(
    request: &Request,
    address: &Address,
    credentials: &Credentials,
    id: Uuid,
) -> Result<WireRequest, String> {
    let redactor = redactor(request, credentials);
    let headers = headers(request, address, credentials, id)?;
    check_path(&request.path, &redactor)?;
    let mut text = format!("{} {} HTTP/1.1\r\n", request.method, request.path);
    let mut head =
        http::Request::builder().method(request.method.name()).uri(address.url(&request.path));
    for (name, value) in &headers {
        // Writing to a String cannot fail.
        let _ = write!(text, "{name}: {value}\r\n");
        head = head.header(*name, value);
    }
    text.push_str("\r\n");
    let head = head.body(()).map_err(|error| redactor.text(&error.to_string()))?;
    let body = request.body.as_ref().map(|body| body.bytes.clone());
    let sent = body.as_deref().unwrap_or_default();
    let entry = LedgerRequest {
        id,
        purpose: request.purpose,
        host: address.authority(),
        method: request.method,
        path: request.path.clone(),
        head: redactor.text(&text),
        body: redactor.bytes(sent),
        wire_bytes: (text.len() + sent.len()) as u64,
    };
    let body = body.or_else(|| request.method.expects_body().then(Vec::new));
    Ok(WireRequest { head, body, entry, redactor })
}

/// What takes the secrets of a request out of text.
pub(crate) fn redactor(request: &Request, credentials: &Credentials) -> Redactor {
    let mut redactor = Redactor::default();
    request.secrets.iter().for_each(|secret| redactor.add(secret));
    match credentials {
        Credentials::None => {}
        Credentials::Bearer(secret) | Credentials::Header { value: secret, .. } => {
            redactor.add(secret);
        }
        Credentials::Basic { user, password } => {
            redactor.add(password);
            redactor.add_text(password, &basic(user, password));
        }
    }
    redactor
}

fn headers(
    request: &Request,
    address: &Address,
    credentials: &Credentials,
    id: Uuid,
) -> Result<Vec<(&'static str, String)>, String> {
    let mut headers = vec![
        ("host", address.authority()),
        ("user-agent", USER_AGENT.to_owned()),
        ("accept", request.accept.clone()),
        ("request-id", id.to_string()),
    ];
    headers.extend(authorization(credentials));
    for (name, _) in &request.headers {
        let is_token = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if name.is_empty() || !name.bytes().all(is_token) || OWN_HEADERS.contains(name) {
            return Err(format!("{name:?} is no header that a caller may set"));
        }
    }
    headers.extend(request.headers.iter().cloned());
    if let Some(body) = &request.body {
        headers.push(("content-type", body.content_type.clone()));
        headers.push(("content-length", body.bytes.len().to_string()));
    } else if request.method.expects_body() {
        headers.push(("content-length", "0".to_owned()));
    }
    for (place, (name, value)) in headers.iter().enumerate() {
        if headers[..place].iter().any(|(other, _)| other == name) {
            return Err(format!("the header {name} is there twice"));
        }
        if !value.bytes().all(|b| b == b' ' || b.is_ascii_graphic()) || value.trim() != value {
            return Err(format!("the value of the header {name} is not plain ASCII text"));
        }
    }
    Ok(headers)
}

fn authorization(credentials: &Credentials) -> Option<(&'static str, String)> {
    match credentials {
        Credentials::None => None,
        Credentials::Bearer(token) => Some(("authorization", format!("Bearer {}", token.expose()))),
        Credentials::Basic { user, password } => {
            Some(("authorization", format!("Basic {}", basic(user, password))))
        }
        Credentials::Header { name, value } => Some((name, value.expose().to_owned())),
    }
}

fn basic(user: &str, password: &Secret) -> String {
    STANDARD.encode(format!("{user}:{}", password.expose()))
}

fn check_path(path: &str, redactor: &Redactor) -> Result<(), String> {
    if !path.starts_with('/') || path.len() > MAX_PATH {
        return Err(format!("its path does not begin with a slash or has over {MAX_PATH} bytes"));
    }
    if redactor.is_in(path) {
        return Err("its path holds a secret, and servers keep paths".to_owned());
    }
    let is_plain = path.bytes().all(|b| b.is_ascii_graphic() && !b"#\"<>\\^`{|}".contains(&b));
    if is_plain { Ok(()) } else { Err("its path is not percent-encoded".to_owned()) }
}
