//! The one place in the crate that reads a clock: a monotonic one, for the age of frames and the watchdog.

use std::time::{Duration, Instant};

/// A start time.
#[derive(Debug, Clone)]
pub(crate) struct Clock {
    start: Instant,
    /// The time that a test has added.
    #[cfg(test)]
    ahead: std::sync::Arc<std::sync::atomic::AtomicU64>,
}

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the one place in the crate that reads a clock")]
    pub(crate) fn start() -> Self {
        Self {
            start: Instant::now(),
            #[cfg(test)]
            ahead: std::sync::Arc::default(),
        }
    }

    /// Time since the start.
    pub(crate) fn elapsed(&self) -> Duration {
        let elapsed = self.start.elapsed();
        #[cfg(test)]
        let elapsed =
            elapsed + Duration::from_millis(self.ahead.load(std::sync::atomic::Ordering::SeqCst));
        elapsed
    }

    /// As if the computer had slept.
    #[cfg(test)]
    pub(crate) fn jump(&self, by: Duration) {
        self.ahead.fetch_add(by.as_millis() as u64, std::sync::atomic::Ordering::SeqCst);
    }

    /// Milliseconds since the start.
    pub(crate) fn ms(&self) -> u64 {
        u64::try_from(self.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}
