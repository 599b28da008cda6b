//! What happens, as server-sent events: what a scan sees, how far a push is, and that something changed.
//!
//! A change is reported without what it was, and with the number of the change as its id: the page asks for what it shows.
//! A client that comes back with the number that it heard last (`Last-Event-ID`) gets a change at once unless it is the
//! newest, and so does one that comes without; one that is too slow gets a change in place of what it missed. No more than
//! [`MAX_WAITING`] events wait for it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event as Message, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{self, Receiver, error::TrySendError};
use trug_api::{Context, Event, Events};

/// So many events wait for a client that does not read.
const MAX_WAITING: usize = 256;
/// A comment is sent this often, so that a connection that is gone is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// The header with the number of the last change that a client heard of.
const LAST: &str = "last-event-id";

/// An event with the number of the change, if it is one.
type Numbered = (Event, Option<u64>);

/// `GET /api/v1/events`
pub(crate) async fn stream(
    State(context): State<Arc<Context>>,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Message, Infallible>>> {
    let (sender, receiver) = mpsc::channel(MAX_WAITING);
    let events = Arc::downgrade(&context.events);
    let first = sender.clone();
    let mut has_missed = false;
    context.listen(move |event| {
        let Some(events) = events.upgrade() else { return false };
        let event = if has_missed { Event::Changed } else { event.clone() };
        match sender.try_send(numbered(event, &events)) {
            Ok(()) => has_missed = false,
            Err(TrySendError::Full(_)) => has_missed = true,
            Err(TrySendError::Closed(_)) => return false,
        }
        true
    });
    // Asked for once it listens, so that no change is between the two.
    let heard = headers.get(LAST).and_then(|value| value.to_str().ok()?.parse().ok());
    if heard != Some(context.events.version()) {
        let _ = first.try_send(numbered(Event::Changed, &context.events));
    }
    Sse::new(stream::unfold(receiver, next)).keep_alive(KeepAlive::new().interval(ALIVE))
}

fn numbered(event: Event, events: &Events) -> Numbered {
    let number = (event == Event::Changed).then(|| events.version());
    (event, number)
}

async fn next(
    mut receiver: Receiver<Numbered>,
) -> Option<(Result<Message, Infallible>, Receiver<Numbered>)> {
    let (event, number) = receiver.recv().await?;
    let message = Message::default().json_data(event).unwrap_or_default();
    let message = match number {
        Some(number) => message.id(number.to_string()),
        None => message,
    };
    Some((Ok(message), receiver))
}
