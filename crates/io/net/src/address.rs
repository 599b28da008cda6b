//! Where a service is: the address that a person typed, and what may be spoken to.

use crate::error::{NetError, Refusal};
use crate::ip::{Zone, zone};
use std::fmt;
use std::net::IpAddr;
use ureq::http::Uri;

/// The longest address that is read, in bytes.
const MAX_BYTES: usize = 2_000;

/// An address that may be spoken to: a scheme, a host, a port, perhaps a path; no user name, no
/// query, no fragment. It carries how far the person lets it reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    scheme: Scheme,
    /// In lower case; an IPv6 address in brackets.
    host: String,
    port: u16,
    /// Without a slash at its end; empty at the root.
    base: String,
    reach: Reach,
}

/// How far an address may reach, by the person's word for this host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// https on the internet, and this computer.
    #[default]
    Internet,
    /// Also a private network, over http too: a server at home.
    PrivateNetwork,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl Address {
    /// Reads what a person typed or a server answered.
    ///
    /// # Errors
    /// [`NetError::NotAllowed`] says what is wrong with it.
    pub fn parse(text: &str, reach: Reach) -> Result<Self, NetError> {
        Self::read(text.trim(), reach)
            .map_err(|reason| NetError::NotAllowed { address: shown(text), reason })
    }

    fn read(text: &str, reach: Reach) -> Result<Self, Refusal> {
        if text.len() > MAX_BYTES || text.contains(['#', '?', '@', '\\']) {
            return Err(Refusal::Decorated);
        }
        let uri: Uri = text.parse().map_err(|_| Refusal::Unreadable)?;
        let (scheme, usual) = match uri.scheme_str() {
            Some("https") => (Scheme::Https, 443),
            Some("http") => (Scheme::Http, 80),
            _ => return Err(Refusal::Scheme),
        };
        let host = uri.host().filter(|host| !host.is_empty()).ok_or(Refusal::NoHost)?;
        let port = port_of(&uri, usual).ok_or(Refusal::Port)?;
        let base = uri.path().trim_end_matches('/').to_owned();
        let address = Self { scheme, host: host.to_ascii_lowercase(), port, base, reach };
        match address.literal_ip() {
            Some(ip) => address.permits(ip)?,
            None if address.names_this_computer() || scheme == Scheme::Https => {}
            None if reach == Reach::PrivateNetwork => {}
            None => return Err(Refusal::PlainHttp),
        }
        Ok(address)
    }

    /// Whether the host's name may lead to this IP address.
    ///
    /// # Errors
    /// Says why not.
    pub fn permits(&self, ip: IpAddr) -> Result<(), Refusal> {
        match zone(ip) {
            Zone::Never => Err(Refusal::Never),
            Zone::Loopback if self.names_this_computer() => Ok(()),
            Zone::Loopback => Err(Refusal::HiddenLoopback),
            Zone::Private if self.reach == Reach::PrivateNetwork => Ok(()),
            Zone::Private => Err(Refusal::Private),
            Zone::Public if self.scheme == Scheme::Http => Err(Refusal::PlainHttp),
            Zone::Public => Ok(()),
        }
    }

    /// Whether both are the same scheme, host and port.
    pub fn same_origin(&self, other: &Self) -> bool {
        (self.scheme, &self.host, self.port) == (other.scheme, &other.host, other.port)
    }

    /// The path below which everything is: empty, or beginning with a slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// How far it may reach.
    pub const fn reach(&self) -> Reach {
        self.reach
    }

    /// Host and, where it is not the scheme's usual one, port.
    pub fn authority(&self) -> String {
        match (self.scheme, self.port) {
            (Scheme::Https, 443) | (Scheme::Http, 80) => self.host.clone(),
            _ => format!("{}:{}", self.host, self.port),
        }
    }

    /// A whole address at this host; `path` is path and query, from the first slash.
    pub fn url(&self, path: &str) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        format!("{scheme}://{}{path}", self.authority())
    }

    fn names_this_computer(&self) -> bool {
        self.host == "localhost" || self.literal_ip().is_some_and(|ip| zone(ip) == Zone::Loopback)
    }

    fn literal_ip(&self) -> Option<IpAddr> {
        self.host.trim_start_matches('[').trim_end_matches(']').parse().ok()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.url(&self.base))
    }
}

fn port_of(uri: &Uri, usual: u16) -> Option<u16> {
    // `Uri::port_u16` is also none for a port out of range, which must not become the usual one.
    let after_host = uri.authority()?.as_str().rsplit(']').next()?;
    match after_host.rsplit_once(':') {
        None => Some(usual),
        Some((_, digits)) => digits.parse().ok().filter(|port| *port > 0),
    }
}

/// What was typed, without what may be a secret: what precedes an `@`, and what follows a `?`
/// or a `#`.
fn shown(text: &str) -> String {
    let (scheme, rest) = match text.split_once("//") {
        Some((scheme, rest)) => (format!("{scheme}//"), rest),
        None => (String::new(), text),
    };
    let rest = rest.rsplit_once('@').map_or(rest.to_owned(), |(_, host)| format!("***@{host}"));
    let rest = match rest.find(['?', '#']) {
        Some(at) => format!("{}***", rest.get(..=at).unwrap_or_default()),
        None => rest,
    };
    let text = format!("{scheme}{rest}");
    text.trim().chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_never_shows_what_may_be_a_secret() {
        for text in [
            "https://user:geheim@shop.example",
            "https://shop.example/?token=geheim",
            "https://shop.example/#geheim",
            "ftp://:geheim@shop.example?geheim@x",
        ] {
            let refused = Address::parse(text, Reach::Internet).expect_err(text);
            for words in [refused.to_string(), format!("{refused:?}")] {
                assert!(!words.contains("geheim") && !words.contains("heim@"), "{words}");
            }
            assert!(refused.to_string().contains("shop.example") || text.contains("?geheim@"));
        }
    }

    fn check(reach: Reach, text: &str, expect: Result<&str, &str>) {
        match (Address::parse(text, reach), expect) {
            (Ok(found), Ok(expect)) => assert_eq!(found.to_string(), expect, "{text}"),
            (Err(found), Err(words)) => {
                assert!(found.to_string().contains(words), "{text}: {found}");
            }
            (found, expect) => panic!("{text}: {found:?}, not {expect:?}"),
        }
    }

    #[test]
    fn addresses_that_may_be_spoken_to() {
        let check = |text, expect| check(Reach::Internet, text, Ok(expect));
        check("https://shop.example", "https://shop.example");
        check(" https://Shop.Example/ucp/v1/ ", "https://shop.example/ucp/v1");
        check("https://shop.example:443/", "https://shop.example");
        check("https://shop.example:8443", "https://shop.example:8443");
        check("http://127.0.0.1:4020", "http://127.0.0.1:4020");
        check("http://localhost:80/", "http://localhost");
        check("http://[::1]:4020", "http://[::1]:4020");
        check("http://127.9.9.9:1", "http://127.9.9.9:1");
    }

    #[test]
    fn addresses_that_may_not() {
        let check = |text, expect| check(Reach::Internet, text, Err(expect));
        check("http://shop.example", "type https://");
        check("http://1.1.1.1", "type https://");
        check("http://192.168.1.4:8080", "private network");
        check("https://192.168.1.4", "private network");
        check("https://[fd12::1]", "private network");
        check("http://localhost.evil.example", "type https://");
        check("http://127.0.0.1.evil.example", "type https://");
        check("http://localhost@evil.example", "only https://");
        check("https://shop.example/?token=1", "only https://");
        check("https://shop.example/#a", "only https://");
        check("https://shop.example:0", "port");
        check("https://shop.example:99999", "");
        check("ftp://shop.example", "must begin with");
        check("file:///etc/passwd", "no address");
        check("shop.example", "must begin with");
        check("javascript:alert(1)", "");
        check("https://", "no address");
        check("", "no address");
        check("https://a b", "no address");
        check(&format!("https://{}.example", "a".repeat(3_000)), "only https://");
    }

    #[test]
    fn a_private_network_needs_a_word_and_metadata_services_have_none() {
        for text in ["http://192.168.1.4:5232", "https://10.0.0.7/dav", "http://nas.local:9283"] {
            check(Reach::PrivateNetwork, text, Ok(text));
        }
        check(Reach::PrivateNetwork, "http://1.1.1.1", Err("type https://"));
        for reach in [Reach::Internet, Reach::PrivateNetwork] {
            for text in [
                "http://169.254.169.254",
                "https://169.254.1.1",
                "https://[fe80::1]",
                "https://[::ffff:169.254.169.254]",
                "https://[fd00:ec2::254]",
                "https://100.100.100.200",
                "https://0.0.0.0",
                "https://224.0.0.251",
            ] {
                check(reach, text, Err("never contacted"));
            }
        }
    }

    #[test]
    fn a_name_may_lead_where_its_address_says_and_nowhere_else() {
        let shop = Address::parse("https://shop.example", Reach::Internet).expect("an address");
        let home = Address::parse("http://nas.local", Reach::PrivateNetwork).expect("an address");
        let here = Address::parse("http://localhost", Reach::Internet).expect("an address");
        let ip = |text: &str| text.parse::<IpAddr>().expect("an IP address");
        let cases = [
            ("1.1.1.1", Ok(()), Err(Refusal::PlainHttp), Err(Refusal::PlainHttp)),
            ("192.168.1.4", Err(Refusal::Private), Ok(()), Err(Refusal::Private)),
            ("127.0.0.1", Err(Refusal::HiddenLoopback), Err(Refusal::HiddenLoopback), Ok(())),
            ("169.254.169.254", Err(Refusal::Never), Err(Refusal::Never), Err(Refusal::Never)),
        ];
        for (to, from_shop, from_home, from_here) in cases {
            assert_eq!(shop.permits(ip(to)), from_shop, "{to}");
            assert_eq!(home.permits(ip(to)), from_home, "{to}");
            assert_eq!(here.permits(ip(to)), from_here, "{to}");
        }
    }
}
