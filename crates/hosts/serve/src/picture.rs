//! The camera's picture, pulled by the page.

use crate::problem::{Problem, problem};
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use std::sync::Arc;
use trug_api::Context;

/// The newest picture after the one that the query names; 204 if there is none within a quarter of a second.
pub(crate) async fn newest(
    State(context): State<Arc<Context>>,
    RawQuery(query): RawQuery,
) -> Response {
    let query = query.unwrap_or_default();
    let Some(after) = trug_app::picture_after(&query) else {
        let detail = "after is the number of a picture";
        return problem(&Problem::new(StatusCode::BAD_REQUEST, "bad-request", detail));
    };
    let preview = context.scan.preview();
    let picture = tokio::task::spawn_blocking(move || trug_app::picture(after, preview.as_ref()));
    let mut response = Response::new(Body::empty());
    let Ok(Some(picture)) = picture.await else {
        *response.status_mut() = StatusCode::NO_CONTENT;
        return response;
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    if let Ok(description) = HeaderValue::try_from(picture.description) {
        headers.insert("x-picture", description);
    }
    *response.body_mut() = Body::from(picture.planes);
    response
}
