//! Errors as problem documents (RFC 9457).

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value};
use trug_app::AppError;

/// The media type of a problem document.
pub(crate) const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong, as a program reads it. Beside the members of RFC 9457 it has those of an application error.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Problem {
    /// `urn:trug:error:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// The status in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What happened, in the English words that the page and the command line have too.
    detail: String,
    /// The error code.
    pub(crate) code: String,
    /// What the error is about.
    params: Value,
    /// What can be done next.
    hint: Option<String>,
    /// Whether trying again can help.
    retry: bool,
}

impl Problem {
    /// A problem of the request itself.
    pub(crate) fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:trug:error:{code}"),
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: detail.into(),
            code: code.to_owned(),
            params: Value::Object(Map::new()),
            hint: None,
            retry: false,
        }
    }

    /// What a use case answered.
    pub(crate) fn of(error: &AppError) -> Self {
        let problem = &error.problem;
        tracing::debug!("{}: {error}", problem.code());
        let words = error.english();
        let json = serde_json::to_value(problem).unwrap_or_default();
        let plain = Self::new(status_of(error), problem.code(), words.text);
        let params = json.get("params").filter(|params| params.is_object());
        Self {
            params: params.cloned().unwrap_or(plain.params),
            hint: words.next,
            retry: error.retry,
            ..plain
        }
    }
}

/// The status of an error. What is not named here is a value that cannot be: 422.
fn status_of(error: &AppError) -> StatusCode {
    match error.problem.code() {
        "bad-request" => StatusCode::BAD_REQUEST,
        "no-such-command" | "not-taught" => StatusCode::NOT_FOUND,
        code if code.starts_with("no-such-") => StatusCode::NOT_FOUND,
        "list-exists" | "basket-exists" | "undo-in-the-way" | "already-undone"
        | "nothing-to-undo" | "nothing-to-redo" | "store-changed" | "cancelled"
        | "suddenly-empty" => StatusCode::CONFLICT,
        code if code.starts_with("store-") => StatusCode::SERVICE_UNAVAILABLE,
        _ if error.retry => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// A problem as a response.
pub(crate) fn problem(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    response
}
