//! The signs of life of a camera, and how long there may be none.

use std::time::Duration;

/// How long a camera may be silent before it counts as stalled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StallTimeout {
    /// While it is opened and before the first picture: a camera may need seconds for that.
    pub(crate) first: Duration,
    /// Between pictures; three times the last interval where that is longer.
    pub(crate) between: Duration,
}

/// A receiver that asks this much later than it intended was suspended with the whole computer, or busy. The camera
/// is not blamed for that time.
const SUSPENDED_AFTER: Duration = Duration::from_millis(500);

/// When the camera last gave a sign of life.
#[derive(Debug, Default)]
pub(super) struct Liveness {
    /// The last sign of life of a working thread; None while it pauses.
    alive_at: Option<Duration>,
    /// The last picture of the open camera.
    picture_at: Option<Duration>,
    /// The time between the last two pictures; 0 after the first.
    interval: Option<Duration>,
}

impl Liveness {
    /// A call into the library begins, for something else than the next picture.
    pub(super) fn call_begins(&mut self, now: Duration) {
        *self = Self { alive_at: Some(now), ..Self::default() };
    }

    /// A picture has come.
    pub(super) fn frame_arrived(&mut self, now: Duration) {
        let before = self.picture_at.replace(now).unwrap_or(now);
        self.interval = Some(now.saturating_sub(before));
        self.alive_at = Some(now);
    }

    /// The camera or its library has answered, without a picture.
    pub(super) fn sign_of_life(&mut self, now: Duration) {
        self.alive_at = Some(now);
    }

    /// No sign of life is expected for now.
    pub(super) fn pause(&mut self) {
        *self = Self::default();
    }

    /// How long there has been no sign of life where one is expected.
    pub(super) fn silent_for(&self, now: Duration) -> Duration {
        self.alive_at.map_or(Duration::ZERO, |at| now.saturating_sub(at))
    }

    /// When the silence becomes a stall.
    pub(super) fn stalls_at(&self, timeout: StallTimeout) -> Option<Duration> {
        let timeout = match self.interval {
            Some(interval) => (interval * 3).clamp(timeout.between, timeout.first),
            None => timeout.first,
        };
        self.alive_at.map(|since| since.saturating_add(timeout))
    }

    /// Leaves a time out of account in which the receiver was absent.
    pub(super) fn discount(&mut self, absence: Duration, now: Duration) {
        if let Some(alive_at) = &mut self.alive_at
            && absence > SUSPENDED_AFTER
        {
            *alive_at = alive_at.saturating_add(absence).min(now);
        }
    }
}
