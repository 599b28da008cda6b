//! The one HTTP client of the program: nothing else opens a socket to anybody.
//!
//! [`Outbound`] speaks to one [`Address`] that a person gave. Each call names its [`Purpose`] and
//! stands in the [`Ledger`], byte for byte, before its first byte leaves; if it cannot be written
//! down it is not sent. A call is one request on the wire: nothing is repeated, no redirect is
//! followed, no connection is used twice, no proxy is taken from the environment.

mod address;
mod head;

pub use address::Address;

use crate::basket::Outside;
use crate::error::BasketError;
use head::{Header, request_head};
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use ureq::http::{Method, Request, StatusCode};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{ConnectionDetails, Connector, DefaultConnector, Transport};
use uuid::Uuid;

/// Keeps what leaves this computer.
pub trait Ledger: Send + Sync {
    /// Writes down a request, durably, before it is sent.
    ///
    /// # Errors
    /// It could not be written; then the request is not sent.
    fn begin(&self, outgoing: &Outgoing) -> Result<LedgerId, LedgerError>;

    /// Writes down what came of it.
    ///
    /// # Errors
    /// It could not be written; what was begun stands as without an answer.
    fn end(&self, id: LedgerId, outcome: &Outcome) -> Result<(), LedgerError>;
}

/// A row of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LedgerId(pub Uuid);

/// The ledger could not be written; says why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct LedgerError(pub String);

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Purpose {
    /// To learn what a shop can do and where.
    Discover,
    /// To ask a shop for articles by their codes.
    LookUp,
    /// To ask a shop for articles by name.
    Search,
    /// To see what stands in a basket.
    ReadBasket,
    /// To change what stands in a basket.
    WriteBasket,
}

/// A request as it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Its own id, which the receiver is told too.
    pub request: Uuid,
    /// What it is for.
    pub purpose: Purpose,
    /// To whom: host and port.
    pub host: String,
    /// The HTTP method.
    pub method: &'static str,
    /// The path at the host.
    pub path: String,
    /// Request line and headers, to the empty line and with it, as they are on the wire (inside
    /// TLS where there is TLS).
    pub head: String,
    /// The body as it is on the wire.
    pub body: Vec<u8>,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// How many bytes of a body came.
    pub received: u64,
    /// Why it failed, if it did.
    pub error: Option<String>,
}

/// How long and how much one request may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection, with name and TLS.
    pub connect: Duration,
    /// For everything from the first to the last byte.
    pub whole: Duration,
    /// The most bytes of an answer's body.
    pub body: u64,
}

/// The client for one address.
#[derive(Clone)]
pub struct Outbound {
    address: Address,
    outside: Outside,
}

/// One call to make.
#[derive(Debug, Clone)]
pub(crate) struct Call<'a> {
    pub(crate) purpose: Purpose,
    pub(crate) method: Method,
    pub(crate) url: &'a Address,
    /// From the first slash.
    pub(crate) path: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Option<Vec<u8>>,
}

/// An answer whose status says yes.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) body: Vec<u8>,
}

/// How Trug names itself to those it asks.
pub const USER_AGENT: &str = concat!("Trug/", env!("CARGO_PKG_VERSION"), " (shopping list)");

impl Default for Limits {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(5), whole: seconds(15), body: 4 * 1024 * 1024 }
    }
}

impl Purpose {
    /// A short name for the ledger; it stays.
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

impl Outbound {
    /// A client that speaks to this address and to no other.
    pub fn new(address: Address, outside: Outside) -> Self {
        Self { address, outside }
    }

    /// The address it speaks to.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// Sends one request, once. The caller's headers are put after `host`, `user-agent`, `accept`,
    /// `request-id`, and before those of the body.
    ///
    /// # Errors
    /// See [`BasketError::class`]: whatever fails before the connection stands was not sent.
    pub(crate) fn call(&self, call: &Call<'_>) -> Result<Reply, BasketError> {
        if !call.url.same_place(&self.address) {
            return Err(BasketError::NotAllowed {
                address: call.url.to_string(),
                why: format!(
                    "the basket's own address is {}; if the shop has moved, connect it anew",
                    self.address
                ),
            });
        }
        let request = (self.outside.new_id)();
        let headers = headers(call, request);
        let outgoing = Outgoing {
            request,
            purpose: call.purpose,
            host: call.url.authority(),
            method: method_name(&call.method),
            path: call.path.clone(),
            head: request_head(&call.method, &call.path, &headers),
            body: call.body.clone().unwrap_or_default(),
        };
        let shop = self.address.to_string();
        let row = self
            .outside
            .ledger
            .begin(&outgoing)
            .map_err(|why| BasketError::Ledger { shop: shop.clone(), why })?;
        let (outcome, result) = self.send(call, &headers, &shop);
        if let Err(error) = self.outside.ledger.end(row, &outcome) {
            tracing::warn!(%error, "the end of a request could not be written to the ledger");
        }
        result
    }

    fn send(
        &self,
        call: &Call<'_>,
        headers: &[Header],
        shop: &str,
    ) -> (Outcome, Result<Reply, BasketError>) {
        let connected = Arc::new(AtomicBool::new(false));
        let failed = |status, received, error: BasketError| {
            (Outcome { status, received, error: Some(error.to_string()) }, Err(error))
        };
        let response = match self.exchange(call, headers, &connected) {
            Ok(response) => response,
            Err(why) => {
                let (shop, why) = (shop.to_owned(), why.to_string());
                let error = if connected.load(Ordering::SeqCst) {
                    BasketError::NoAnswer { shop, why }
                } else {
                    BasketError::Unreachable { shop, why }
                };
                return failed(None, 0, error);
            }
        };
        let status = response.status();
        let body = response.into_body().into_with_config().limit(self.outside.limits.body);
        let body = match body.read_to_vec() {
            Ok(body) => body,
            Err(ureq::Error::BodyExceedsLimit(most)) => {
                let what = format!("an answer of more than {most} bytes");
                let error = BasketError::Nonsense { shop: shop.to_owned(), what };
                return failed(Some(status.as_u16()), 0, error);
            }
            Err(why) => {
                let error = BasketError::NoAnswer { shop: shop.to_owned(), why: why.to_string() };
                return failed(Some(status.as_u16()), 0, error);
            }
        };
        let received = body.len() as u64;
        match judge(status, body, shop) {
            Ok(reply) => {
                (Outcome { status: Some(status.as_u16()), received, error: None }, Ok(reply))
            }
            Err(error) => failed(Some(status.as_u16()), received, error),
        }
    }

    fn exchange(
        &self,
        call: &Call<'_>,
        headers: &[Header],
        connected: &Arc<AtomicBool>,
    ) -> Result<ureq::http::Response<ureq::Body>, ureq::Error> {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_idle_connections(0)
            .proxy(None)
            .timeout_connect(Some(self.outside.limits.connect))
            .timeout_global(Some(self.outside.limits.whole))
            .max_response_header_size(64 * 1024)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            .build();
        // One agent a call: its connector can then tell whether this call's connection stood.
        let connector =
            DefaultConnector::new().chain(Noticing { connected: Arc::clone(connected) });
        let agent = ureq::Agent::with_parts(config, connector, DefaultResolver::default());
        let mut request =
            Request::builder().method(&call.method).uri(call.url.with_path(&call.path));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        match &call.body {
            Some(body) => agent.run(request.body(body.as_slice())?),
            None => agent.run(request.body(())?),
        }
    }
}

fn headers(call: &Call<'_>, request: Uuid) -> Vec<Header> {
    let mut headers: Vec<Header> = vec![
        ("host", call.url.authority()),
        ("user-agent", USER_AGENT.to_owned()),
        ("accept", "application/json".to_owned()),
        ("request-id", request.to_string()),
    ];
    headers.extend(call.headers.iter().cloned());
    if let Some(body) = &call.body {
        headers.push(("content-type", "application/json".to_owned()));
        headers.push(("content-length", body.len().to_string()));
    }
    headers
}

fn judge(status: StatusCode, body: Vec<u8>, shop: &str) -> Result<Reply, BasketError> {
    let shop = shop.to_owned();
    match status.as_u16() {
        200..=299 => Ok(Reply { body }),
        300..=399 => Err(BasketError::Nonsense {
            shop,
            what: format!(
                "it sends on to another address (status {status}), which is not followed"
            ),
        }),
        400..=499 => Err(BasketError::Refused {
            shop,
            status: status.as_u16(),
            said: crate::ucp::said(&body).unwrap_or_else(|| "it gave no reason".to_owned()),
        }),
        other => Err(BasketError::Failed { shop, status: other }),
    }
}

fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::POST => "POST",
        Method::PUT => "PUT",
        _ => "GET",
    }
}

/// Stands at the end of the chain of connectors and notices that name, TCP and TLS are through:
/// what fails before certainly carried no byte of the request.
#[derive(Debug)]
struct Noticing {
    connected: Arc<AtomicBool>,
}

impl<In: Transport> Connector<In> for Noticing {
    type Out = In;

    fn connect(
        &self,
        _: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<In>, ureq::Error> {
        self.connected.store(chained.is_some(), Ordering::SeqCst);
        Ok(chained)
    }
}
