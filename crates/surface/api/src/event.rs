//! What happens while nobody asks: one stream for every page that listens.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU64, Ordering};
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

/// Sends each event to everybody who listens, and numbers the changes.
pub struct Events {
    listeners: Mutex<Vec<Listener>>,
    version: AtomicU64,
}

impl Events {
    /// Events of which the changes are numbered from here on.
    pub(crate) fn numbered_after(version: u64) -> Self {
        Self { listeners: Mutex::default(), version: AtomicU64::new(version) }
    }

    /// Calls `listener` with each event from now on, until it answers `false`. It is called on the
    /// thread on which the event comes up, and must not wait.
    pub fn listen(&self, listener: impl FnMut(&Event) -> bool + Send + 'static) {
        self.lock().push(Box::new(listener));
    }

    /// Sends an event.
    pub fn send(&self, event: &Event) {
        let mut listeners = self.lock();
        if *event == Event::Changed {
            self.version.fetch_add(1, Ordering::Relaxed);
        }
        listeners.retain_mut(|listener| listener(event));
    }

    /// The number of the last change that was sent. Two programs that had the same home one after the other
    /// do not give the same number to different changes.
    pub fn version(&self) -> u64 {
        self.version.load(Ordering::Relaxed)
    }

    // Whole at every moment, so a panic of a listener spoils nothing for the others.
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Listener>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
