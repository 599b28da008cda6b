//! Checks of a request's headers: only programs on this computer that mean this shop are served.
//!
//! A web page in a browser can send requests to loopback addresses too. It is kept out by the
//! `Host` header (a name that was rebound to 127.0.0.1 is not ours), by the `Origin` header, by the
//! JSON content type and by headers that no page may send unasked. No CORS header is ever answered.
//!
//! [`own_address`] runs before routing; [`ucp_headers`] and [`idempotency_key`] are what the
//! extractors of `extract` ask for.

use crate::wire::Reply;
use axum::http::{HeaderMap, Method, header};
use uuid::Uuid;

/// Checks where a request is meant to go and where it comes from. Gives `http://host:port` as the
/// caller names this shop.
pub(crate) fn own_address(headers: &HeaderMap, port: u16) -> Result<String, Reply> {
    let is_ours = |host: &str| {
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
            host.eq_ignore_ascii_case(&format!("{name}:{port}"))
                || (port == 80 && host.eq_ignore_ascii_case(name))
        })
    };
    let Some(host) = only(headers, "host").filter(|host| is_ours(host)) else {
        let content = format!("this is not for this shop; its address is http://127.0.0.1:{port}");
        return Err(Reply::refusal(403, "wrong_host", content));
    };
    for origin in headers.get_all(header::ORIGIN) {
        let from = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
        if !from.is_some_and(is_ours) {
            let content = "requests from web pages of other places are refused";
            return Err(Reply::refusal(403, "wrong_origin", content));
        }
    }
    Ok(format!("http://{}", host.to_ascii_lowercase()))
}

/// Checks the headers that UCP asks for with every call.
pub(crate) fn ucp_headers(method: &Method, headers: &HeaderMap) -> Result<(), Reply> {
    if method != Method::GET && method != Method::HEAD && !is_json(headers) {
        let content = "send the body as Content-Type: application/json";
        return Err(Reply::refusal(415, "unsupported_media_type", content));
    }
    let agent = only(headers, "ucp-agent").unwrap_or_default();
    if !names_profile(agent) {
        let content = "the UCP-Agent header is missing or names no profile=\"https://…\"";
        return Err(Reply::refusal(400, "invalid_profile_url", content));
    }
    uuid(headers, "request-id").map(|_| ())
}

/// The `Idempotency-Key` of a write.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Uuid, Reply> {
    uuid(headers, "idempotency-key")
}

fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

fn uuid(headers: &HeaderMap, name: &str) -> Result<Uuid, Reply> {
    only(headers, name).and_then(|text| Uuid::try_parse(text).ok()).ok_or_else(|| {
        let content = format!("the {name} header is missing or is no UUID");
        Reply::refusal(400, "invalid_header", content)
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    only(headers, "content-type").is_some_and(|value| {
        let media_type = value.split(';').next().unwrap_or_default().trim();
        media_type.eq_ignore_ascii_case("application/json")
    })
}

/// Whether a dictionary (RFC 8941) has a `profile` that is a web address.
fn names_profile(agent: &str) -> bool {
    agent.split(',').any(|member| {
        let quoted = member.trim().strip_prefix("profile=\"").and_then(|v| v.split('"').next());
        quoted.is_some_and(|url| url.starts_with("https://") || url.starts_with("http://"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(of: &[(&str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in of {
            let name: HeaderName = name.parse().expect("a header name");
            map.append(name, HeaderValue::from_str(value).expect("a header value"));
        }
        map
    }

    #[test]
    fn only_requests_for_this_shop_from_this_shop() {
        let check = |of: &[(&str, &str)], expect: Option<&str>| {
            let got = own_address(&headers(of), 8080);
            assert_eq!(got.as_deref().ok(), expect, "{of:?}");
        };
        check(&[("host", "127.0.0.1:8080")], Some("http://127.0.0.1:8080"));
        check(&[("host", "LocalHost:8080")], Some("http://localhost:8080"));
        check(&[("host", "[::1]:8080")], Some("http://[::1]:8080"));
        check(&[], None);
        check(&[("host", "127.0.0.1")], None);
        check(&[("host", "127.0.0.1:8081")], None);
        check(&[("host", "127.0.0.1:8080.example.com")], None);
        check(&[("host", "shop.example.com:8080")], None);
        check(&[("host", "localhost:8080"), ("host", "localhost:8080")], None);
        let origin =
            |origin, expect| check(&[("host", "localhost:8080"), ("origin", origin)], expect);
        origin("http://localhost:8080", Some("http://localhost:8080"));
        origin("http://127.0.0.1:8080", Some("http://localhost:8080"));
        origin("https://localhost:8080", None);
        origin("http://localhost:3000", None);
        origin("https://example.com", None);
        origin("null", None);
        origin("", None);
    }

    #[test]
    fn an_agent_names_its_profile() {
        let check =
            |agent: &str, expect: bool| assert_eq!(names_profile(agent), expect, "{agent:?}");
        check("profile=\"https://example.com/.well-known/ucp\"", true);
        check("a=1, profile=\"https://example.com/.well-known/ucp\";v=2", true);
        check("profile=https://example.com", false);
        check("profile=\"\"", false);
        check("trug", false);
        check("", false);
    }
}
