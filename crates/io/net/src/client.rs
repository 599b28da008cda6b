//! The client: one address, one set of credentials, every call in the ledger.

use crate::address::Address;
use crate::credentials::Credentials;
use crate::error::{NetError, Refusal};
use crate::exchange::exchange;
use crate::ledger::Ledger;
use crate::limits::Limits;
use crate::request::Request;
use crate::response::Response;
use crate::wire;
use std::sync::Arc;
use ureq::unversioned::resolver::{DefaultResolver, Resolver};
use uuid::Uuid;

/// What every client is given by whoever makes it: core code has neither clock nor randomness.
#[derive(Clone)]
pub struct NetContext {
    /// Where every request is written before it is sent.
    pub ledger: Arc<dyn Ledger>,
    /// Draws a new id.
    pub new_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
    /// How long and how much a call may take that sets no limits of its own.
    pub limits: Limits,
}

/// A client that speaks to one address and to no other.
#[derive(Clone)]
pub struct HttpClient {
    address: Address,
    credentials: Credentials,
    context: NetContext,
    names: Arc<dyn Resolver>,
}

impl HttpClient {
    /// A client for this address, without credentials.
    pub fn new(address: Address, context: NetContext) -> Self {
        let names = Arc::new(DefaultResolver::default());
        Self { address, credentials: Credentials::None, context, names }
    }

    /// The same with credentials, which go with every call.
    #[must_use]
    pub fn with_credentials(self, credentials: Credentials) -> Self {
        Self { credentials, ..self }
    }

    /// The address it speaks to.
    pub const fn address(&self) -> &Address {
        &self.address
    }

    /// Sends one request, once, and gives the response whatever its status.
    ///
    /// # Errors
    /// [`NetError::was_sent`] says whether the receiver may have acted.
    pub fn send(&self, request: &Request) -> Result<Response, NetError> {
        let address = || self.address.to_string();
        let id = (self.context.new_id)();
        let wire = wire::write(request, &self.address, &self.credentials, id)
            .map_err(|why| NetError::BadRequest { address: address(), why })?;
        let entry = self
            .context
            .ledger
            .begin(&wire.entry)
            .map_err(|why| NetError::Ledger { address: address(), why })?;
        let limits = request.limits.unwrap_or(self.context.limits);
        let (outcome, result) = exchange(&wire, &self.address, limits, &self.names);
        if let Err(error) = self.context.ledger.end(entry, &outcome) {
            tracing::warn!(%error, "the end of a request could not be written to the ledger");
        }
        result
    }

    /// The path that a redirect sends on to, for a caller that follows it with a request of its
    /// own; none if the response is no redirect.
    ///
    /// # Errors
    /// It sends on to another host, which needs a client and a word of the person's of its own.
    pub fn redirect_path(&self, response: &Response) -> Result<Option<String>, NetError> {
        let Some(location) = response.header("location").filter(|_| response.is_redirect()) else {
            return Ok(None);
        };
        if location.starts_with('/') && !location.starts_with("//") {
            return Ok(Some(location.to_owned()));
        }
        let path_start = location
            .find("://")
            .and_then(|at| Some(at + 3 + location.get(at + 3..)?.find(['/', '?', '#'])?))
            .unwrap_or(location.len());
        let (origin, path) = location.split_at(path_start);
        let target = Address::parse(origin, self.address.reach())?;
        if !target.same_origin(&self.address) {
            let reason = Refusal::OtherHost { own: self.address.to_string() };
            return Err(NetError::NotAllowed { address: target.to_string(), reason });
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        Ok(Some(format!("{slash}{path}")))
    }

    /// A text without the secrets of this client and of a request, for what is shown or kept of a
    /// response.
    pub fn redact(&self, text: &str, request: &Request) -> String {
        wire::redactor(request, &self.credentials).text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Reach;
    use crate::ledger::{LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Purpose};
    use crate::method::Method;
    use std::net::{SocketAddr, TcpListener};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use ureq::config::Config;
    use ureq::http::Uri;
    use ureq::unversioned::resolver::ResolvedSocketAddrs;
    use ureq::unversioned::transport::NextTimeout;

    /// Gives a name other addresses each time it is asked, as a rebinding server does.
    #[derive(Debug)]
    struct Rebinding {
        turns: Vec<Vec<SocketAddr>>,
        asked: AtomicUsize,
    }

    impl Resolver for Rebinding {
        fn resolve(
            &self,
            _: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let turn = self.asked.fetch_add(1, Ordering::SeqCst);
            let mut found = self.empty();
            self.turns[turn].iter().for_each(|address| found.push(*address));
            Ok(found)
        }
    }

    #[derive(Default)]
    struct Outcomes(Mutex<Vec<LedgerOutcome>>);

    impl Ledger for Outcomes {
        fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError> {
            Ok(LedgerId(request.id))
        }

        fn end(&self, _: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError> {
            self.0.lock().expect("outcomes").push(outcome.clone());
            Ok(())
        }
    }

    fn client(address: &str, reach: Reach, turns: Vec<Vec<SocketAddr>>) -> HttpClient {
        let context = NetContext {
            ledger: Arc::new(Outcomes::default()),
            new_id: Arc::new(|| Uuid::from_u128(1)),
            limits: Limits::default(),
        };
        let address = Address::parse(address, reach).expect("an address");
        let names = Arc::new(Rebinding { turns, asked: AtomicUsize::new(0) });
        HttpClient { names, ..HttpClient::new(address, context) }
    }

    #[test]
    fn a_name_that_is_rebound_reaches_nobody_it_should_not() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        let here = listener.local_addr().expect("its address");
        let at = |ip: &str| SocketAddr::new(ip.parse().expect("an IP address"), here.port());
        let cases = [
            (Reach::Internet, vec![at("127.0.0.1")], Refusal::HiddenLoopback),
            (Reach::Internet, vec![at("::ffff:127.0.0.1")], Refusal::HiddenLoopback),
            (Reach::Internet, vec![at("192.168.1.4")], Refusal::Private),
            (Reach::Internet, vec![at("169.254.169.254")], Refusal::Never),
            (Reach::Internet, vec![at("192.168.1.4"), at("169.254.169.254")], Refusal::Never),
            (Reach::PrivateNetwork, vec![at("127.0.0.1")], Refusal::HiddenLoopback),
            (Reach::PrivateNetwork, vec![at("169.254.169.254")], Refusal::Never),
            (Reach::PrivateNetwork, vec![at("fd00:ec2::254")], Refusal::Never),
        ];
        for (reach, leads_to, expect) in cases {
            let client = client(
                &format!("https://shop.example:{}", here.port()),
                reach,
                vec![leads_to.clone()],
            );
            let request = Request::new(Purpose::Discover, Method::Get, "/");
            let error = client.send(&request).expect_err("refused");
            assert!(!error.was_sent());
            let NetError::NotAllowed { reason, .. } = error else { panic!("{error}") };
            assert_eq!(reason, expect, "{leads_to:?}");
        }
        assert!(listener.accept().is_err(), "nobody connected");
    }

    #[test]
    fn a_name_is_checked_at_each_call() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let here = listener.local_addr().expect("its address");
        let metadata = SocketAddr::new("169.254.169.254".parse().expect("an address"), 80);
        let client = client(
            &format!("http://localhost:{}", here.port()),
            Reach::Internet,
            vec![vec![metadata, here], vec![metadata]],
        );
        drop(listener);
        let request = Request::new(Purpose::Discover, Method::Get, "/");
        // Of two addresses the permitted one is tried, and nobody listens there any more.
        let first = client.send(&request).expect_err("nobody listens");
        assert!(matches!(first, NetError::Unreachable { .. }), "{first}");
        let second = client.send(&request).expect_err("refused");
        assert!(matches!(second, NetError::NotAllowed { .. }), "{second}");
    }

    #[test]
    fn a_redirect_is_followed_by_the_caller_and_to_the_same_host_only() {
        let client = client("https://shop.example/dav", Reach::PrivateNetwork, Vec::new());
        let follow = |status, location: &str| {
            let headers = vec![("location".to_owned(), location.to_owned())];
            client.redirect_path(&Response { status, headers, body: Vec::new() })
        };
        let path = |location| follow(301, location).expect("a path").expect("a redirect");
        assert_eq!(path("/dav/"), "/dav/");
        assert_eq!(path("https://shop.example/a?b"), "/a?b");
        assert_eq!(path("https://SHOP.example:443?b"), "/?b");
        assert_eq!(path("https://shop.example"), "/");
        assert_eq!(follow(200, "/dav/"), Ok(None));
        for location in [
            "https://evil.example/",
            "http://shop.example/",
            "https://shop.example:8443/",
            "https://shop.example@evil.example/",
            "//evil.example/",
            "http://169.254.169.254/latest/meta-data",
            "https://192.168.1.1/",
            "http://127.0.0.1/",
            "ftp://shop.example/",
            "dav/",
            "",
        ] {
            let refused = follow(302, location).expect_err(location);
            assert!(matches!(refused, NetError::NotAllowed { .. }), "{location}: {refused}");
        }
    }
}
