//! Listening until the process is asked to end.

use crate::faults::Faults;
use crate::guard::Guard;
use crate::routes;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use trug_api::Context;

/// How long requests that run may take once the server closes.
const CLOSING_TIME: Duration = Duration::from_secs(2);

/// Where to listen, and who may call.
#[derive(Debug, Clone)]
pub struct Options {
    /// A loopback address; port 0 takes a free port.
    pub listen: SocketAddr,
    /// The page's own token, which may do everything.
    pub token: String,
    /// What goes wrong on request: nothing, unless the program is built for tests.
    pub faults: Faults,
}

/// Why nothing is served.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The address is reached from other computers.
    #[error("{0} is no address of this computer alone")]
    NotLoopback(SocketAddr),
    /// Another program listens there.
    #[error("{0} is taken by another program")]
    AddressInUse(SocketAddr),
    /// The system refuses.
    #[error("{address} could not be listened on: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's reason.
        source: io::Error,
    },
}

/// Serves the API and the page until the process is interrupted or terminated. `ready` is called with the address as soon as
/// requests are taken.
///
/// # Errors
/// [`ServeError`]; nothing was served then.
pub fn serve(
    options: &Options,
    context: &Arc<Context>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let listener = listen(options.listen)?;
    let failed = |source| ServeError::Listen { address: options.listen, source };
    let address = listener.local_addr().map_err(failed)?;
    let guard = Arc::new(Guard { port: address.port(), token: options.token.clone() });
    let router = routes::router(Arc::clone(context), guard, &Arc::new(options.faults.clone()));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("serve")
        .enable_all()
        .build()
        .map_err(failed)?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let serving = tokio::spawn(axum::serve(listener, router).into_future());
        let end = end_of_process()?;
        ready(address);
        end.await;
        // Streams of events never end by themselves.
        serving.abort();
        Ok(())
    });
    context.scan.stop();
    runtime.shutdown_timeout(CLOSING_TIME);
    served.map_err(failed)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that listens, on the loopback interface"
)]
fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    if !address.ip().is_loopback() {
        return Err(ServeError::NotLoopback(address));
    }
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::AddrInUse => ServeError::AddressInUse(address),
        _ => ServeError::Listen { address, source },
    };
    let listener = TcpListener::bind(address).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

/// Registers for being interrupted (Ctrl-C) and terminated; what it gives comes back when that happens. A signal that comes
/// between the two is not lost.
fn end_of_process() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupted = signal(SignalKind::interrupt())?;
        let mut terminated = signal(SignalKind::terminate())?;
        Ok(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
