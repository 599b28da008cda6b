//! Extractors: what a handler needs of a request, checked. Each refuses in the shop's own form.

use crate::checks;
use crate::wire::Reply;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde_json::Value;
use std::time::Duration;
use uuid::Uuid;

/// The longest body of a request, in bytes.
const MAX_BODY: usize = 256 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// `http://host:port` as the caller names this shop; the middleware that checks it puts it there.
#[derive(Debug, Clone)]
pub(crate) struct OwnAddress(pub(crate) String);

/// A request with the headers that UCP asks for.
pub(crate) struct UcpHeaders;

/// The `Idempotency-Key` of a write.
pub(crate) struct IdempotencyKey(pub(crate) Uuid);

/// The id of a cart, as the path has it.
pub(crate) struct CartId(pub(crate) String);

/// A JSON body.
pub(crate) struct JsonBody(pub(crate) Value);

/// A JSON body, or nothing.
pub(crate) struct OptionalJsonBody(pub(crate) Value);

impl<S: Sync> FromRequestParts<S> for OwnAddress {
    type Rejection = Reply;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Reply> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Reply::own_mistake)
    }
}

impl<S: Sync> FromRequestParts<S> for UcpHeaders {
    type Rejection = Reply;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Reply> {
        checks::ucp_headers(&parts.method, &parts.headers).map(|()| Self)
    }
}

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Reply;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Reply> {
        checks::idempotency_key(&parts.headers).map(Self)
    }
}

impl<S: Sync> FromRequestParts<S> for CartId {
    type Rejection = Reply;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Reply> {
        Ok(Self(parts.uri.path().split('/').nth(2).unwrap_or_default().to_owned()))
    }
}

impl<S: Sync> FromRequest<S> for JsonBody {
    type Rejection = Reply;

    async fn from_request(request: Request, _: &S) -> Result<Self, Reply> {
        parse(&whole(request.into_body()).await?).map(Self)
    }
}

impl<S: Sync> FromRequest<S> for OptionalJsonBody {
    type Rejection = Reply;

    async fn from_request(request: Request, _: &S) -> Result<Self, Reply> {
        let bytes = whole(request.into_body()).await?;
        if bytes.is_empty() { Ok(Self(Value::Null)) } else { parse(&bytes).map(Self) }
    }
}

async fn whole(body: Body) -> Result<Bytes, Reply> {
    match tokio::time::timeout(BODY_TIME, axum::body::to_bytes(body, MAX_BODY)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => {
            let content = format!("the body was cut off or is longer than {MAX_BODY} bytes");
            Err(Reply::refusal(413, "body_too_large", content))
        }
        Err(_) => Err(Reply::refusal(408, "timeout", "the body took too long to arrive")),
    }
}

fn parse(bytes: &Bytes) -> Result<Value, Reply> {
    serde_json::from_slice(bytes).map_err(|error| {
        Reply::refusal(400, "invalid_json", format!("the body is no JSON: {error}"))
    })
}
