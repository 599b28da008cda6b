//! Files that a page sends: photographs that are chosen, and whatever is dropped on it.

use crate::problem::{Problem, problem};
use axum::Json;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use std::sync::Arc;
use trug_api::Context;
use trug_app::SentFile;

/// The part of the form that has a file; there may be several of it.
pub(crate) const FIELD: &str = "file";

/// Opens the files of a form as those that are dropped on the window. Answers how many; what is in them comes as events.
pub(crate) async fn open(
    State(context): State<Arc<Context>>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let files = match form {
        Ok(form) => read(form).await,
        Err(refused) => Err(Problem::new(refused.status(), "bad-body", refused.body_text())),
    };
    let files = match files {
        Ok(files) => files,
        Err(refusal) => return problem(&refusal),
    };
    let count = files.len();
    let opened = tokio::task::spawn_blocking(move || context.scan.open_sent(files)).await;
    if opened.is_err() {
        let detail = "the files could not be opened; the log of `trug serve` says more";
        return problem(&Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail));
    }
    Json(json!({ "files": count })).into_response()
}

async fn read(mut form: Multipart) -> Result<Vec<SentFile>, Problem> {
    let refused =
        |error: MultipartError| Problem::new(error.status(), "bad-body", error.body_text());
    let mut files = Vec::new();
    while let Some(part) = form.next_field().await.map_err(refused)? {
        let name = part.file_name().map(str::to_owned);
        let (Some(FIELD), Some(name)) = (part.name(), name) else {
            let detail = format!("a part of the form that is not a file named {FIELD:?}");
            return Err(Problem::new(StatusCode::BAD_REQUEST, "bad-body", detail));
        };
        let bytes = part.bytes().await.map_err(refused)?.to_vec();
        files.push(SentFile { name: name.into(), bytes });
    }
    if files.is_empty() {
        let detail = "the form has no file";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "bad-body", detail));
    }
    Ok(files)
}
