//! Listening, and turning HTTP into calls.
//!
//! [`serve`] blocks a command until it is interrupted; [`start`] gives a test or a window a shop
//! that closes when it is dropped. The shop's own work is done on blocking threads: it syncs files.

use crate::door;
use crate::shop::{Asked, Call, Shop};
use crate::wire::Answer;
use crate::{Options, Shelf, ShopError};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Method, Request, Response, StatusCode, header};
use serde_json::Value;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use uuid::Uuid;

/// The longest body of a request.
const BODY_LIMIT: usize = 256 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);
/// How long requests under way may take once the shop closes.
const CLOSING_TIME: Duration = Duration::from_secs(2);

/// Opens the shop with the starter catalogue and keeps it open until the process is interrupted
/// (ctrl-c). `ready` is told the address as soon as requests are taken.
///
/// # Errors
/// The address is not a loopback address or is taken; the folder cannot be written, is in use, or
/// holds a damaged file; the catalogue cannot be read.
pub fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), ShopError> {
    let (shop, listener, address) = open(options, Shelf::starter()?)?;
    let runtime = runtime()?;
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            // Without the signal there is no telling when to stop: stay open until killed.
            tracing::warn!("cannot wait for ctrl-c: {error}");
            std::future::pending::<()>().await;
        }
    };
    ready(address);
    let closed = runtime.block_on(run(shop, listener, address, interrupted));
    runtime.shutdown_timeout(CLOSING_TIME);
    closed
}

/// Opens the shop with the starter catalogue on a thread of its own.
///
/// # Errors
/// As [`serve`].
pub fn start(options: Options) -> Result<Running, ShopError> {
    start_with(options, Shelf::starter()?)
}

/// Opens the shop with the goods of this shelf on a thread of its own.
///
/// # Errors
/// As [`serve`].
pub fn start_with(options: Options, shelf: Shelf) -> Result<Running, ShopError> {
    let (shop, listener, address) = open(options, shelf)?;
    let runtime = runtime()?;
    let (close, closing) = oneshot::channel::<()>();
    let open_until_stopped = move || {
        // A dropped sender says stop as well as a sent word does.
        let closed = runtime.block_on(run(shop, listener, address, async { drop(closing.await) }));
        runtime.shutdown_timeout(CLOSING_TIME);
        if let Err(error) = closed {
            tracing::warn!("{error}");
        }
    };
    let thread = thread::Builder::new().name("practice-shop".to_owned());
    let thread = thread.spawn(open_until_stopped).map_err(ShopError::Start)?;
    Ok(Running { address, close: Some(close), thread: Some(thread) })
}

/// A shop that is open. It closes when this is dropped, after the requests under way.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    close: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Where it listens.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.close.take());
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::warn!("the practice shop broke off");
        }
    }
}

fn open(options: Options, shelf: Shelf) -> Result<(Arc<Shop>, TcpListener, SocketAddr), ShopError> {
    let Options { listen: address, seed, home } = options;
    if !address.ip().is_loopback() {
        return Err(ShopError::NotLoopback(address));
    }
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AddrInUse => ShopError::AddressInUse(address),
        _ => ShopError::Listen { address, source },
    };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((Arc::new(Shop::open(home, seed, shelf)?), listener, address))
}

fn runtime() -> Result<Runtime, ShopError> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("practice-shop")
        .enable_all()
        .build()
        .map_err(ShopError::Start)
}

async fn run(
    shop: Arc<Shop>,
    listener: TcpListener,
    address: SocketAddr,
    until: impl Future<Output = ()>,
) -> Result<(), ShopError> {
    let listener = tokio::net::TcpListener::from_std(listener).map_err(ShopError::Start)?;
    let router = Router::new().fallback(meet).with_state((shop, address.port()));
    let (close, closing) = oneshot::channel::<()>();
    let serving =
        axum::serve(listener, router).with_graceful_shutdown(async { drop(closing.await) });
    let serving = tokio::spawn(serving.into_future());
    until.await;
    drop(close);
    // A request that takes longer than this is broken off; it was not answered.
    drop(tokio::time::timeout(CLOSING_TIME, serving).await);
    Ok(())
}

/// Meets a request at the door, hands it over the counter and brings back the answer.
async fn meet(
    State((shop, port)): State<(Arc<Shop>, u16)>,
    request: Request<Body>,
) -> Response<Body> {
    match understand(request, port).await {
        Err(refusal) => json(&refusal),
        Ok(asked) => {
            let work = tokio::task::spawn_blocking(move || match asked.call {
                Call::Page => html(shop.page()),
                _ => json(&shop.answer(&asked)),
            });
            work.await.unwrap_or_else(|_| {
                let content =
                    "the shop made a mistake of its own; please report what you asked for";
                json(&Answer::refusal(500, "internal_error", content))
            })
        }
    }
}

async fn understand(request: Request<Body>, port: u16) -> Result<Asked, Answer> {
    let (head, body) = request.into_parts();
    let host = door::check_host(&head.headers, port)?;
    let path = head.uri.path();
    let call = Call::of(head.method.as_str(), path).map_err(|known| {
        if known {
            let content = format!("{path} does not take {}", head.method);
            Answer::refusal(405, "method_not_allowed", content)
        } else {
            Answer::refusal(404, "not_found", "there is nothing at this address")
        }
    })?;
    let let_in = door::let_in(&call, &head.method, &head.headers, &host)?;
    let bytes = whole(body).await?;
    let body = match (&head.method, bytes.is_empty(), &call) {
        (&Method::GET, ..) | (_, true, Call::CancelCart(_)) => Value::Null,
        _ => serde_json::from_slice(&bytes).map_err(|error| {
            Answer::refusal(400, "invalid_json", format!("the body is no JSON: {error}"))
        })?,
    };
    Ok(Asked {
        method: head.method.to_string(),
        path: path.to_owned(),
        call,
        body,
        key: let_in.key,
        new_cart: Uuid::new_v4(),
        base: let_in.base,
    })
}

async fn whole(body: Body) -> Result<Bytes, Answer> {
    match tokio::time::timeout(BODY_TIME, axum::body::to_bytes(body, BODY_LIMIT)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => {
            let content = format!("the body was cut off or is longer than {BODY_LIMIT} bytes");
            Err(Answer::refusal(413, "body_too_large", content))
        }
        Err(_) => Err(Answer::refusal(408, "timeout", "the body took too long to arrive")),
    }
}

fn json(answer: &Answer) -> Response<Body> {
    response(answer.status, "application/json", answer.body.to_string())
}

fn html(page: String) -> Response<Body> {
    response(200, "text/html; charset=utf-8", page)
}

fn response(status: u16, media_type: &str, body: String) -> Response<Body> {
    Response::builder()
        .status(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'")
        .body(Body::from(body))
        .unwrap_or_default()
}
