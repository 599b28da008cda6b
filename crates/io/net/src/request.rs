//! One call to make, before it is written as HTTP.

use crate::credentials::Secret;
use crate::ledger::Purpose;
use crate::limits::Limits;
use crate::method::Method;
use std::fmt;

/// One call to make. Headers are written in this order: `host`, `user-agent`, `accept`,
/// `request-id`, the credentials, those that were added, then those of the body. `Debug` shows the
/// names of the headers and the size of the body only: both may hold secrets.
#[derive(Clone)]
pub struct Request {
    pub(crate) purpose: Purpose,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) accept: String,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Body>,
    pub(crate) limits: Option<Limits>,
    pub(crate) secrets: Vec<Secret>,
}

/// What is sent along.
#[derive(Clone)]
pub(crate) struct Body {
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
}

impl Request {
    /// A call without a body. `path` is path and query, from the first slash, percent-encoded.
    pub fn new(purpose: Purpose, method: Method, path: impl Into<String>) -> Self {
        Self {
            purpose,
            method,
            path: path.into(),
            accept: "*/*".to_owned(),
            headers: Vec::new(),
            body: None,
            limits: None,
            secrets: Vec::new(),
        }
    }

    /// What it is for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Which media types the answer may have; any without this.
    #[must_use]
    pub fn accept(mut self, media_types: &str) -> Self {
        media_types.clone_into(&mut self.accept);
        self
    }

    /// Adds a header; its name in lower case.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Adds a header whose value is a secret.
    #[must_use]
    pub fn secret_header(self, name: &'static str, value: &Secret) -> Self {
        self.header(name, value.expose()).hiding(value)
    }

    /// Names a secret that is somewhere in a header or in the body. A secret in the path is
    /// refused: servers and proxies keep paths.
    #[must_use]
    pub fn hiding(mut self, secret: &Secret) -> Self {
        self.secrets.push(secret.clone());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.body = Some(Body { content_type: content_type.to_owned(), bytes: bytes.into() });
        self
    }

    /// Sets how long and how much this call may take, instead of the client's own limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = Some(limits);
        self
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        let size = self.body.as_ref().map(|body| body.bytes.len());
        out.debug_struct("Request")
            .field("purpose", &self.purpose)
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &names)
            .field("body_bytes", &size)
            .finish_non_exhaustive()
    }
}
