//! The ledger: what leaves this computer, written down before it leaves.

use crate::method::Method;
use serde::Serialize;
use uuid::Uuid;

/// Keeps what leaves this computer.
pub trait Ledger: Send + Sync {
    /// Writes down a request, durably, before it is sent.
    ///
    /// # Errors
    /// It could not be written; then the request is not sent.
    fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError>;

    /// Writes down what came of it.
    ///
    /// # Errors
    /// It could not be written; what was begun stays without an outcome.
    fn end(&self, id: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError>;
}

/// An entry of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LedgerId(pub Uuid);

/// The ledger could not be written; says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LedgerError(pub String);

/// A request as it leaves, every secret replaced by its name in braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRequest {
    /// Its id, which the receiver gets as the header `request-id`.
    pub id: Uuid,
    /// What it is for.
    pub purpose: Purpose,
    /// To whom: host and, where it is not the scheme's usual one, port.
    pub host: String,
    /// The HTTP method.
    pub method: Method,
    /// Path and query at the host.
    pub path: String,
    /// Request line and headers, to the empty line and with it, as they are on the wire (inside
    /// TLS where there is TLS).
    pub head: String,
    /// The body as it is on the wire.
    pub body: Vec<u8>,
    /// How many bytes leave, head and body, with the secrets as they are.
    pub wire_bytes: u64,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerOutcome {
    /// The HTTP status, if there was a response.
    pub status: Option<u16>,
    /// How many bytes of a body came.
    pub received: u64,
    /// Why there is no whole response, if there is none.
    pub error: Option<String>,
}

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Purpose {
    /// To learn what a service can do and where.
    Discover,
    /// To ask for articles by their codes.
    LookUp,
    /// To ask for articles by name.
    Search,
    /// To see what is in a basket.
    ReadBasket,
    /// To change what is in a basket.
    WriteBasket,
}

impl Purpose {
    /// Its name in the ledger. Names never change.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discover => "discover",
            Self::LookUp => "look-up",
            Self::Search => "search",
            Self::ReadBasket => "read-basket",
            Self::WriteBasket => "write-basket",
        }
    }
}
