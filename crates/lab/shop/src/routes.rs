//! The shop's addresses: which handler answers which method and path.
//!
//! Before a request is routed it is checked to be for this shop ([`checks`](crate::checks)); after
//! it is answered, headers are added that keep browsers from making anything of it. The shop's own
//! work is done on blocking threads: it syncs files.

use crate::checks;
use crate::extract::{CartId, IdempotencyKey, JsonBody, OptionalJsonBody, OwnAddress, UcpHeaders};
use crate::listing;
use crate::shop::{Change, Shop, WriteRequest};
use crate::wire::Reply;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use axum::{Json, Router};
use std::sync::Arc;
use uuid::Uuid;

/// All addresses of a shop that listens on this port.
pub(crate) fn router(shop: Arc<Shop>, port: u16) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/.well-known/ucp", get(profile))
        .route("/carts", post(create_cart))
        .route("/carts/", cart())
        .route("/carts/{id}", cart())
        .route("/carts/{id}/cancel", post(cancel_cart))
        .route("/catalog/search", post(search))
        .route("/catalog/lookup", post(look_up))
        .route("/catalog/product", post(product))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(middleware::from_fn_with_state(port, check_address))
        .layer(middleware::map_response(harden))
        .with_state(shop)
}

fn cart() -> MethodRouter<Arc<Shop>> {
    get(get_cart).put(replace_cart)
}

/// Refuses what is not for this shop, and remembers how the caller names it.
async fn check_address(State(port): State<u16>, mut request: Request, next: Next) -> Response {
    match checks::own_address(request.headers(), port) {
        Ok(address) => {
            request.extensions_mut().insert(OwnAddress(address));
            next.run(request).await
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let values = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    ];
    for (name, value) in values {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn page(State(shop): State<Arc<Shop>>) -> Response {
    match tokio::task::spawn_blocking(move || shop.page()).await {
        Ok(page) => Html(page).into_response(),
        Err(_) => Reply::own_mistake().into_response(),
    }
}

async fn profile(OwnAddress(address): OwnAddress) -> Reply {
    listing::profile(&address)
}

async fn create_cart(
    State(shop): State<Arc<Shop>>,
    address: OwnAddress,
    _: UcpHeaders,
    key: IdempotencyKey,
    (method, uri): (Method, Uri),
    JsonBody(body): JsonBody,
) -> Reply {
    let change = Change::Create(format!("cart-{}", Uuid::new_v4()));
    let request = write_request(address, key, &method, &uri, body);
    blocking(move || shop.write(&request, &change)).await
}

async fn get_cart(
    State(shop): State<Arc<Shop>>,
    OwnAddress(address): OwnAddress,
    _: UcpHeaders,
    CartId(id): CartId,
) -> Reply {
    blocking(move || shop.get_cart(&id, &address)).await
}

async fn replace_cart(
    State(shop): State<Arc<Shop>>,
    address: OwnAddress,
    _: UcpHeaders,
    key: IdempotencyKey,
    (method, uri): (Method, Uri),
    CartId(id): CartId,
    JsonBody(body): JsonBody,
) -> Reply {
    let request = write_request(address, key, &method, &uri, body);
    blocking(move || shop.write(&request, &Change::Replace(id))).await
}

async fn cancel_cart(
    State(shop): State<Arc<Shop>>,
    address: OwnAddress,
    _: UcpHeaders,
    key: IdempotencyKey,
    (method, uri): (Method, Uri),
    CartId(id): CartId,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Reply {
    let request = write_request(address, key, &method, &uri, body);
    blocking(move || shop.write(&request, &Change::Cancel(id))).await
}

async fn search(State(shop): State<Arc<Shop>>, _: UcpHeaders, JsonBody(body): JsonBody) -> Reply {
    blocking(move || shop.search(&body)).await
}

async fn look_up(State(shop): State<Arc<Shop>>, _: UcpHeaders, JsonBody(body): JsonBody) -> Reply {
    blocking(move || shop.look_up(&body)).await
}

async fn product(
    State(shop): State<Arc<Shop>>,
    OwnAddress(address): OwnAddress,
    _: UcpHeaders,
    JsonBody(body): JsonBody,
) -> Reply {
    blocking(move || shop.product(&body, &address)).await
}

async fn not_found() -> Reply {
    Reply::refusal(404, "not_found", "there is nothing at this address")
}

async fn method_not_allowed(method: Method, uri: Uri) -> Reply {
    let content = format!("{} does not take {method}", uri.path());
    Reply::refusal(405, "method_not_allowed", content)
}

fn write_request(
    OwnAddress(address): OwnAddress,
    IdempotencyKey(key): IdempotencyKey,
    method: &Method,
    uri: &Uri,
    body: serde_json::Value,
) -> WriteRequest {
    WriteRequest { method: method.to_string(), path: uri.path().to_owned(), body, key, address }
}

async fn blocking(work: impl FnOnce() -> Reply + Send + 'static) -> Reply {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Reply::own_mistake())
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        (self.status(), Json(self.body)).into_response()
    }
}
