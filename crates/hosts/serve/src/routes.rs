//! One route for each command of the table, and those few that are no commands.

use crate::faults::Faults;
use crate::guard::{Guard, same_host, with_token};
use crate::problem::{Problem, problem};
use crate::{events, files, openapi, page, picture};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, post};
use axum::{Json, Router};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use trug_api::{COMMANDS, Context, Method, Spec};

/// The longest body of a request, in bytes: a list of a file.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// The longest form with files, in bytes: the largest photograph, and a few names.
const FILES_LIMIT: usize = trug_app::MAX_PICTURE_BYTES as usize + 64 * 1024;

/// Everything that is served, behind its guards.
pub(crate) fn router(context: Arc<Context>, guard: Arc<Guard>, faults: &Arc<Faults>) -> Router {
    let mut by_path: BTreeMap<&str, MethodRouter<Arc<Context>>> = BTreeMap::new();
    for command in COMMANDS {
        let routes = by_path.remove(command.path).unwrap_or_default();
        by_path.insert(command.path, with_command(routes, command, Arc::clone(faults)));
    }
    let mut commands = Router::new();
    for (path, routes) in by_path {
        commands = commands.route(path, routes);
    }
    let api = commands
        .route("/events", get(events::stream))
        .route("/camera/picture", get(picture::newest))
        .route("/scan/files", post(files::open).layer(DefaultBodyLimit::max(FILES_LIMIT)))
        .with_state(context)
        .fallback(no_such_address)
        .method_not_allowed_fallback(no_such_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&guard), with_token))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(not_kept));
    Router::new()
        .route("/api/v1/openapi.json", get(|| async { Json(openapi::document()) }))
        .nest("/api/v1", api)
        .fallback(get(page::file))
        .method_not_allowed_fallback(no_such_method)
        .layer(middleware::from_fn_with_state(guard, same_host))
}

fn filter(method: Method) -> MethodFilter {
    match method {
        Method::Get => MethodFilter::GET,
        Method::Post => MethodFilter::POST,
        Method::Put => MethodFilter::PUT,
        Method::Patch => MethodFilter::PATCH,
        Method::Delete => MethodFilter::DELETE,
    }
}

/// Adds what a command does with a request of its method.
fn with_command(
    routes: MethodRouter<Arc<Context>>,
    command: &'static Spec,
    faults: Arc<Faults>,
) -> MethodRouter<Arc<Context>> {
    let handle = move |State(context): State<Arc<Context>>,
                       Path(path): Path<Vec<(String, String)>>,
                       RawQuery(query): RawQuery,
                       headers: HeaderMap,
                       body: Result<Bytes, BytesRejection>| {
        let faults = Arc::clone(&faults);
        async move {
            match request(command, &path, &query.unwrap_or_default(), &headers, body) {
                Ok(request) => call(command, request, context, faults).await,
                Err(refusal) => problem(&refusal),
            }
        }
    };
    routes.on(filter(command.method), handle)
}

/// The command's request: path, query and body as one object.
fn request(
    command: &Spec,
    path: &[(String, String)],
    query: &str,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Value, Problem> {
    let body =
        body.map_err(|refused| Problem::new(refused.status(), "bad-body", refused.body_text()))?;
    let body = if body.is_empty() { None } else { Some(json(headers, &body)?) };
    let query: Vec<(String, String)> =
        form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    trug_api::request(command, borrowed(path), borrowed(&query), body)
        .map_err(|error| Problem::of(&error))
}

fn borrowed(pairs: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

fn json(headers: &HeaderMap, bytes: &[u8]) -> Result<Value, Problem> {
    let media = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media = media.and_then(|value| value.split(';').next()).unwrap_or_default().trim();
    if !media.eq_ignore_ascii_case("application/json") {
        let detail = "send the body as Content-Type: application/json";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "bad-media-type", detail));
    }
    serde_json::from_slice(bytes).map_err(|error| {
        let detail = format!("the body is not JSON: {error}");
        Problem::new(StatusCode::BAD_REQUEST, "bad-json", detail)
    })
}

/// Calls a command on a thread that may wait for the disk and for shops.
async fn call(
    command: &'static Spec,
    request: Value,
    context: Arc<Context>,
    faults: Arc<Faults>,
) -> Response {
    let work = tokio::task::spawn_blocking(move || {
        faults
            .answer(command, &request, &context)
            .unwrap_or_else(|| trug_api::dispatch(&context, command.name, request))
    });
    match work.await {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(error)) => problem(&Problem::of(&error)),
        Err(_) => {
            let detail = format!("{} failed; the log of `trug serve` says more", command.name);
            problem(&Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail))
        }
    }
}

async fn no_such_address(request: Request) -> Response {
    let detail = format!("there is nothing at {}; see /api/v1/openapi.json", request.uri().path());
    problem(&Problem::new(StatusCode::NOT_FOUND, "no-such-address", detail))
}

async fn no_such_method(request: Request) -> Response {
    let detail = format!("{} does not take {}", request.uri().path(), request.method());
    problem(&Problem::new(StatusCode::METHOD_NOT_ALLOWED, "no-such-method", detail))
}

async fn not_kept(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
