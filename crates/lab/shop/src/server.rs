//! Listening, and closing in order.
//!
//! [`serve`] blocks a command until it is interrupted; [`start`] gives a test or a window a shop
//! that closes when it is dropped.

use crate::error::ShopError;
use crate::options::Options;
use crate::routes;
use crate::shelf::Shelf;
use crate::shop::Shop;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

/// How long requests under way may take once the shop closes.
const CLOSING_TIME: Duration = Duration::from_secs(2);

/// Opens the shop with the starter catalogue and keeps it open until the process is interrupted
/// (ctrl-c). `ready` gets the address as soon as requests are taken.
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
        // A dropped sender ends the wait as a sent word does.
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
            tracing::warn!("the practice shop's thread failed");
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
    let router = routes::router(shop, address.port());
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
