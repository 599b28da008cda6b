//! Where a basket is: the address that the person typed, and what may be spoken to.

use crate::error::BasketError;
use std::fmt;
use std::net::IpAddr;
use ureq::http::Uri;

/// An address that may be spoken to: https anywhere, http on this computer only; no user name, no
/// query, no fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    scheme: Scheme,
    /// In lower case; an IPv6 address in brackets.
    host: String,
    port: u16,
    /// Without a slash at its end; empty at the root.
    base: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

impl Address {
    /// Reads what a person typed or a shop answered.
    ///
    /// # Errors
    /// Says what is wrong with it, and what to type instead.
    pub fn parse(text: &str) -> Result<Self, BasketError> {
        let refuse =
            |why: &str| Err(BasketError::NotAllowed { address: shown(text), why: why.to_owned() });
        let text = text.trim();
        if text.len() > 2_000 || text.contains(['#', '?', '@', '\\']) {
            return refuse("an address is only https://, the shop's name, and perhaps a path");
        }
        let Ok(uri) = text.parse::<Uri>() else {
            return refuse("it is no address; type it as https://shop.example");
        };
        let (scheme, usual) = match uri.scheme_str() {
            Some("https") => (Scheme::Https, 443),
            Some("http") => (Scheme::Http, 80),
            _ => return refuse("it must begin with https:// (or http:// for this computer)"),
        };
        let Some(host) = uri.host().filter(|host| !host.is_empty()) else {
            return refuse("it names no shop; type it as https://shop.example");
        };
        let host = host.to_ascii_lowercase();
        if scheme == Scheme::Http && !is_this_computer(&host) {
            return refuse("http can be read and changed on its way; type https:// instead");
        }
        let Some(port) = port_of(&uri, usual) else {
            return refuse("its port must be a number from 1 to 65535");
        };
        Ok(Self { scheme, host, port, base: uri.path().trim_end_matches('/').to_owned() })
    }

    /// Whether both are the same scheme, host and port.
    pub fn same_place(&self, other: &Self) -> bool {
        (self.scheme, &self.host, self.port) == (other.scheme, &other.host, other.port)
    }

    /// The path below which everything is: empty, or beginning with a slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Host and, where it is not the scheme's usual one, port.
    pub fn authority(&self) -> String {
        match (self.scheme, self.port) {
            (Scheme::Https, 443) | (Scheme::Http, 80) => self.host.clone(),
            _ => format!("{}:{}", self.host, self.port),
        }
    }

    pub(crate) fn with_path(&self, path: &str) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        format!("{scheme}://{}{path}", self.authority())
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.with_path(&self.base))
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

fn is_this_computer(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// What was typed, without what may be a secret: what stands before an `@`, and what follows a `?`
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
    text.chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_secret_is_not_said_again() {
        for text in [
            "https://anna:geheim@shop.example/path",
            "anna:geheim@shop.example",
            "https://anna:ge@heim@shop.example",
            "https://shop.example/?token=geheim",
            "https://shop.example/#geheim",
            "ftp://:geheim@shop.example?geheim@x",
        ] {
            let refused = Address::parse(text).expect_err(text);
            for words in [refused.to_string(), format!("{refused:?}")] {
                assert!(!words.contains("geheim") && !words.contains("heim@"), "{words}");
            }
            assert!(refused.to_string().contains("shop.example") || text.contains("?geheim@"));
        }
    }

    fn check(text: &str, expect: Result<&str, &str>) {
        match (Address::parse(text), expect) {
            (Ok(found), Ok(expect)) => assert_eq!(found.to_string(), expect, "{text}"),
            (Err(found), Err(words)) => {
                assert!(found.to_string().contains(words), "{text}: {found}");
            }
            (found, expect) => panic!("{text}: {found:?}, not {expect:?}"),
        }
    }

    #[test]
    fn addresses_that_may_be_spoken_to() {
        check("https://shop.example", Ok("https://shop.example"));
        check(" https://Shop.Example/ucp/v1/ ", Ok("https://shop.example/ucp/v1"));
        check("https://shop.example:443/", Ok("https://shop.example"));
        check("https://shop.example:8443", Ok("https://shop.example:8443"));
        check("http://127.0.0.1:4020", Ok("http://127.0.0.1:4020"));
        check("http://localhost:80/", Ok("http://localhost"));
        check("http://[::1]:4020", Ok("http://[::1]:4020"));
        check("http://127.9.9.9:1", Ok("http://127.9.9.9:1"));
    }

    #[test]
    fn addresses_that_may_not() {
        check("http://shop.example", Err("type https://"));
        check("http://192.168.1.4:8080", Err("type https://"));
        check("http://localhost.evil.example", Err("type https://"));
        check("http://127.0.0.1.evil.example", Err("type https://"));
        check("http://localhost@evil.example", Err("only https://"));
        check("https://shop.example/?token=1", Err("only https://"));
        check("https://shop.example/#a", Err("only https://"));
        check("https://shop.example:0", Err("port"));
        check("https://shop.example:99999", Err(""));
        check("ftp://shop.example", Err("must begin with"));
        check("file:///etc/passwd", Err("no address"));
        check("shop.example", Err("must begin with"));
        check("javascript:alert(1)", Err(""));
        check("https://", Err("no address"));
        check("", Err("no address"));
        check("https://a b", Err("no address"));
        check(&format!("https://{}.example", "a".repeat(3_000)), Err("only https://"));
    }
}
