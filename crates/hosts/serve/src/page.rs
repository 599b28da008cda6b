//! The page's files, as they were when the program was built.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use include_dir::{Dir, include_dir};

static PAGE: Dir = include_dir!("$TRUG_PAGE");

/// What the page may load: its own files and this API.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; \
connect-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; frame-ancestors 'none'";

/// Shown where the program was built without the page.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>Trug</title><h1>The page was not built</h1>\
<p>Run <code>cargo xtask run</code> once, or <code>npm ci &amp;&amp; npm run build</code> in <code>ui</code>, and build Trug again.</html>";

/// A file of the page; 404 for a name that it does not have.
pub(crate) async fn file(uri: Uri) -> Response {
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    match PAGE.get_file(name) {
        Some(file) => response(StatusCode::OK, media_type(name), file.contents()),
        None if name == "index.html" => {
            response(StatusCode::OK, "text/html; charset=utf-8", NOT_BUILT.as_bytes())
        }
        None => {
            response(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", b"there is no such file")
        }
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("wav") => "audio/wav",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

fn response(status: StatusCode, media_type: &'static str, bytes: &'static [u8]) -> Response {
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        // A new build has the same names for other files.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    let name = header::HeaderName::from_static("cross-origin-opener-policy");
    response.headers_mut().insert(name, HeaderValue::from_static("same-origin"));
    response
}
