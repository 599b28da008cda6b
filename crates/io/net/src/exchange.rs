//! One request on the wire and its response, by `ureq`.

use crate::address::Address;
use crate::error::{NetError, Refusal};
use crate::ledger::LedgerOutcome;
use crate::limits::Limits;
use crate::resolve::CheckedResolver;
use crate::response::Response;
use crate::wire::WireRequest;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use ureq::http;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::{ConnectionDetails, Connector, DefaultConnector, Transport};

/// The longest head of a response, in bytes.
const MAX_RESPONSE_HEAD: usize = 64 * 1024;

/// Sends a request once, and gives what came of it, for the ledger and for the caller.
pub(crate) fn exchange(
    wire: &WireRequest,
    address: &Address,
    limits: Limits,
    names: &Arc<dyn Resolver>,
) -> (LedgerOutcome, Result<Response, NetError>) {
    let connected = Arc::new(AtomicBool::new(false));
    let failed = |status: Option<u16>, error: NetError| {
        (LedgerOutcome { status, received: 0, error: Some(error.to_string()) }, Err(error))
    };
    let shown = || address.to_string();
    let response = match send(wire, address, limits, names, &connected) {
        Ok(response) => response,
        Err(error) => {
            let why = wire.redactor.text(&error.to_string());
            let error = match refusal(error) {
                Some(reason) => NetError::NotAllowed { address: shown(), reason },
                None if connected.load(Ordering::SeqCst) => {
                    NetError::NoAnswer { address: shown(), why }
                }
                None => NetError::Unreachable { address: shown(), why },
            };
            return failed(None, error);
        }
    };
    let (head, body) = response.into_parts();
    let status = head.status.as_u16();
    // The library counts a body that is just as long as its limit as too long.
    let limit = limits.max_body;
    match body.into_with_config().limit(limit.saturating_add(1)).read_to_vec() {
        Ok(body) if body.len() as u64 <= limit => {
            let received = body.len() as u64;
            let outcome = LedgerOutcome { status: Some(status), received, error: None };
            (outcome, Ok(Response { status, headers: headers(&head.headers), body }))
        }
        Ok(_) | Err(ureq::Error::BodyExceedsLimit(_)) => {
            failed(Some(status), NetError::TooLarge { address: shown(), limit })
        }
        Err(error) => {
            let why = wire.redactor.text(&error.to_string());
            failed(Some(status), NetError::NoAnswer { address: shown(), why })
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one outbound connection, behind `CheckedResolver`"
)]
fn send(
    wire: &WireRequest,
    address: &Address,
    limits: Limits,
    names: &Arc<dyn Resolver>,
    connected: &Arc<AtomicBool>,
) -> Result<http::Response<ureq::Body>, ureq::Error> {
    let config = ureq::Agent::config_builder()
        .allow_non_standard_methods(true)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_idle_connections(0)
        .proxy(None)
        .timeout_connect(Some(limits.connect))
        .timeout_global(Some(limits.total))
        .max_response_header_size(MAX_RESPONSE_HEAD)
        .user_agent("")
        .accept("")
        .accept_encoding("")
        .build();
    // One agent a call: its connector then knows whether this call's connection was made.
    let connector =
        DefaultConnector::new().chain(ConnectionWatch { connected: Arc::clone(connected) });
    let resolver = CheckedResolver { address: address.clone(), names: Arc::clone(names) };
    let agent = ureq::Agent::with_parts(config, connector, resolver);
    match &wire.body {
        Some(body) => agent.run(wire.head.clone().map(|()| body.as_slice())),
        None => agent.run(wire.head.clone()),
    }
}

fn refusal(error: ureq::Error) -> Option<Refusal> {
    match error {
        ureq::Error::Other(other) => other.downcast().ok().map(|refusal| *refusal),
        _ => None,
    }
}

fn headers(map: &http::HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    map.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// Stands at the end of the chain of connectors and notes that name, TCP and TLS are through: what
/// fails before carried no byte of the request.
#[derive(Debug)]
struct ConnectionWatch {
    connected: Arc<AtomicBool>,
}

impl<In: Transport> Connector<In> for ConnectionWatch {
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
