//! The one outbound HTTP client of the program: nothing else opens a socket to anybody.
//!
//! An [`HttpClient`] speaks to one [`Address`] that a person gave. Each [`Request`] names its
//! [`Purpose`] and is in the [`Ledger`], byte for byte with [`Secret`]s replaced by their
//! names, before its first byte leaves; if it cannot be written down it is not sent. A call is one
//! request on the wire: nothing is repeated, no redirect is followed, no connection is used twice,
//! no proxy is taken from the environment. A [`Response`] is handed back whatever its status.
//!
//! What an address may be is in [`address`] and [`ip`]: https anywhere, plain http to this computer
//! only, a private network only where the person said so for this host, link-local and metadata
//! addresses never. The rules hold for the addresses that a name resolves to, and the connection
//! goes to exactly those.
//!
//! At the level *trace* the HTTP library logs the bytes of the wire, secrets too: hosts log at *debug*
//! at the lowest.
//!
//! Nothing here knows what is sent, or what an answer means.
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests wait and listen"))]

pub mod address;
mod client;
mod credentials;
mod error;
mod exchange;
pub mod ip;
mod ledger;
mod limits;
mod method;
mod redact;
mod request;
mod resolve;
mod response;
mod retry_after;
mod wire;

pub use address::{Address, Reach};
pub use client::{HttpClient, NetContext};
pub use credentials::{Credentials, Secret};
pub use error::{NetError, Refusal};
pub use ledger::{Ledger, LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Purpose};
pub use limits::Limits;
pub use method::Method;
pub use request::Request;
pub use response::Response;
pub use retry_after::RetryAfter;
pub use wire::USER_AGENT;
