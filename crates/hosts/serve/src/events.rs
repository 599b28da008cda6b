//! What happens, as server-sent events: what a scan sees, how far a push is, and that something changed.
//!
//! A change is reported without what it was: the page asks for what it shows. A client that is too slow, or that was away,
//! gets a change and so asks again; no more than [`MAX_WAITING`] events wait for it.

use axum::extract::State;
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{self, Receiver, error::TrySendError};
use trug_api::{Context, Event};

/// So many events wait for a client that does not read.
const MAX_WAITING: usize = 256;
/// A comment is sent this often, so that a connection that is gone is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// `GET /api/v1/events`
pub(crate) async fn stream(
    State(context): State<Arc<Context>>,
) -> Sse<impl Stream<Item = Result<Message, Infallible>>> {
    let (sender, receiver) = mpsc::channel(MAX_WAITING);
    // The first event makes a client that comes back ask again for what it shows.
    let _ = sender.try_send(Event::Changed);
    let mut has_missed = false;
    context.listen(move |event| {
        let event = if has_missed { Event::Changed } else { event.clone() };
        match sender.try_send(event) {
            Ok(()) => has_missed = false,
            Err(TrySendError::Full(_)) => has_missed = true,
            Err(TrySendError::Closed(_)) => return false,
        }
        true
    });
    Sse::new(stream::unfold(receiver, next)).keep_alive(KeepAlive::new().interval(ALIVE))
}

async fn next(
    mut receiver: Receiver<Event>,
) -> Option<(Result<Message, Infallible>, Receiver<Event>)> {
    let event = receiver.recv().await?;
    let message = Message::default().json_data(event).unwrap_or_default();
    Some((Ok(message), receiver))
}
