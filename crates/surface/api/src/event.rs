//! What happens while nobody asks: one stream for every page that listens.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use trug_app::contract::{PushMessage, ScanMessage};
use ts_rs::TS;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "event", content = "data", rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "an event lives for a moment, and most are sightings")]
pub enum Event {
    /// A message of the running scan.
    Scan(ScanMessage),
    /// How far a running push is.
    Push(PushMessage),
    /// Lists, products or settings have changed, perhaps by another program.
    Changed,
}

type Listener = Box<dyn FnMut(&Event) -> bool + Send>;

/// Sends each event to everybody who listens.
#[derive(Default)]
pub struct Events {
    listeners: Mutex<Vec<Listener>>,
}

impl Events {
    /// Calls `listener` with each event from now on, until it answers `false`. It is called on the
    /// thread on which the event comes up, and must not wait.
    pub fn listen(&self, listener: impl FnMut(&Event) -> bool + Send + 'static) {
        self.lock().push(Box::new(listener));
    }

    /// Sends an event.
    pub fn send(&self, event: &Event) {
        self.lock().retain_mut(|listener| listener(event));
    }

    // Whole at every moment, so a panic of a listener spoils nothing for the others.
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
