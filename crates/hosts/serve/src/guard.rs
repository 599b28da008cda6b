//! Who is let in: programs on this computer that know a token.
//!
//! A page of another site can make a browser send requests to loopback addresses. The `Host` header keeps out a name that
//! was rebound to 127.0.0.1, the `Origin` header keeps out other pages, and the token keeps out everybody who was not given
//! one. No CORS header is ever sent.

use crate::problem::{Problem, problem};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

/// What a request is held against.
pub(crate) struct Guard {
    /// The port that is listened on.
    pub(crate) port: u16,
    /// The page's token.
    pub(crate) token: String,
}

/// Refuses requests that are meant for another host or come from another site's page: 403.
pub(crate) async fn same_host(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    match check_host(request.headers(), guard.port) {
        Ok(()) => next.run(request).await,
        Err(refusal) => problem(&refusal),
    }
}

/// Refuses requests without the token: 401.
pub(crate) async fn with_token(
    State(guard): State<Arc<Guard>>,
    request: Request,
    next: Next,
) -> Response {
    let given = only(request.headers(), header::AUTHORIZATION.as_str());
    let token = given.and_then(|value| value.strip_prefix("Bearer "));
    if token.is_some_and(|token| is_same(token.as_bytes(), guard.token.as_bytes())) {
        return next.run(request).await;
    }
    let refusal = Problem::new(
        StatusCode::UNAUTHORIZED,
        "unauthorized",
        "this address wants `Authorization: Bearer TOKEN`; the second line that `trug serve` prints is a token",
    );
    let mut response = problem(&refusal);
    let challenge = header::HeaderValue::from_static("Bearer realm=\"trug\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    response
}

fn check_host(headers: &HeaderMap, port: u16) -> Result<(), Problem> {
    let is_ours = |host: &str| {
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| {
            host.eq_ignore_ascii_case(&format!("{name}:{port}"))
                || (port == 80 && host.eq_ignore_ascii_case(name))
        })
    };
    if !only(headers, header::HOST.as_str()).is_some_and(is_ours) {
        let detail = format!(
            "this is not the host that was asked for; the address here is http://127.0.0.1:{port}"
        );
        return Err(Problem::new(StatusCode::FORBIDDEN, "wrong-host", detail));
    }
    for origin in headers.get_all(header::ORIGIN) {
        let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
        if !host.is_some_and(is_ours) {
            let detail = "requests from pages of other sites are refused";
            return Err(Problem::new(StatusCode::FORBIDDEN, "foreign-origin", detail));
        }
    }
    Ok(())
}

/// The value of a header that is there once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let first = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(first)
}

/// Compares in a time that does not depend on where the first difference is.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn hosts_and_origins() {
        let check = |host: &'static str, origin: Option<&'static str>, expected: Option<&str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            if let Some(origin) = origin {
                headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            }
            let found = check_host(&headers, 8080).err();
            assert_eq!(found.map(|problem| problem.code).as_deref(), expected, "{host} {origin:?}");
        };
        check("127.0.0.1:8080", None, None);
        check("localhost:8080", Some("http://127.0.0.1:8080"), None);
        check("[::1]:8080", Some("http://[::1]:8080"), None);
        check("localhost", None, Some("wrong-host"));
        check("localhost:8081", None, Some("wrong-host"));
        check("trug.example:8080", None, Some("wrong-host"));
        check("127.0.0.1:8080", Some("http://127.0.0.1:8081"), Some("foreign-origin"));
        check("127.0.0.1:8080", Some("https://127.0.0.1:8080"), Some("foreign-origin"));
        check("127.0.0.1:8080", Some("null"), Some("foreign-origin"));
        assert!(check_host(&HeaderMap::new(), 8080).is_err());
    }
}
