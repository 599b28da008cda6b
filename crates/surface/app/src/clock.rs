//! The clock and the making of ids: the only place where either is read.
#![expect(clippy::disallowed_methods, reason = "the one place that reads clocks and makes ids")]

use std::time::Instant;
use trug_domain::Timestamp;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_millisecond())
    }
}

/// A moment of the monotonic clock, for how long something takes or is waited for.
pub fn monotonic() -> Instant {
    Instant::now()
}

/// A new id, later than the ones before it as long as the clock is right.
pub(crate) fn new_id() -> Uuid {
    // Before 1970, as a computer without a battery may say, there are no ids by time.
    if jiff::Timestamp::now() < jiff::Timestamp::UNIX_EPOCH {
        return Uuid::new_v4();
    }
    Uuid::now_v7()
}

/// A word that nobody can guess, for one who is let in: 244 random bits in 64 hexadecimal digits.
pub fn new_token() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// A moment as RFC 3339 in UTC; a moment that no calendar has is shown as the nearest one.
pub(crate) fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
}
