//! What a server answered, whatever its status.

use crate::retry_after::RetryAfter;
use std::fmt;

/// What a server answered. `Debug` shows the names of the headers and the size of the body only:
/// both may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Headers in their order; names in lower case, values as text.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    /// Whether the status says yes: 200 to 299.
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// Whether the status sends on to another address.
    pub const fn is_redirect(&self) -> bool {
        matches!(self.status, 301..=303 | 307 | 308)
    }

    /// The first value of a header; its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The media type of the body in lower case, without its parameters.
    pub fn content_type(&self) -> Option<String> {
        let media_type = self.header("content-type")?.split(';').next()?.trim();
        (!media_type.is_empty()).then(|| media_type.to_ascii_lowercase())
    }

    /// When the server wants to be asked again.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        RetryAfter::parse(self.header("retry-after")?)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        let body = format!("{} bytes", self.body.len());
        out.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &names)
            .field("body", &body)
            .finish()
    }
}
