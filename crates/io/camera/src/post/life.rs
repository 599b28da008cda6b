//! The signs of life of a camera, and for how long there may be none.

use std::time::Duration;

/// How long a camera may be silent before it counts as not answering.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// In opening and before the first picture: a camera may need seconds for it.
    pub(crate) first: Duration,
    /// Between pictures, and three times the last interval where that is longer.
    pub(crate) between: Duration,
}

/// An asker who comes back so much later than it meant to has slept together with the whole computer, or was busy;
/// either way that time is not the camera's.
const OVERSLEPT: Duration = Duration::from_millis(500);

/// When something was last heard.
#[derive(Debug, Default)]
pub(super) struct Life {
    /// The last sign of life of a thread that is at work. None while it pauses.
    alive_at: Option<Duration>,
    /// The last picture of the open camera.
    picture_at: Option<Duration>,
    /// How far apart the last two were; nought after the first.
    interval: Option<Duration>,
}

impl Life {
    /// A call into the library begins, other than for the next picture.
    pub(super) fn begins(&mut self, now: Duration) {
        *self = Self { alive_at: Some(now), ..Self::default() };
    }

    /// A picture has come.
    pub(super) fn gives_a_picture(&mut self, now: Duration) {
        let before = self.picture_at.replace(now).unwrap_or(now);
        self.interval = Some(now.saturating_sub(before));
        self.alive_at = Some(now);
    }

    /// Something is alive that is no picture.
    pub(super) fn gives_a_sign(&mut self, now: Duration) {
        self.alive_at = Some(now);
    }

    /// Nothing is to be expected.
    pub(super) fn pauses(&mut self) {
        *self = Self::default();
    }

    /// For how long there has been no sign where one is to be expected.
    pub(super) fn silent_for(&self, now: Duration) -> Duration {
        self.alive_at.map_or(Duration::ZERO, |at| now.saturating_sub(at))
    }

    /// When the silence becomes a stall.
    pub(super) fn stalls_at(&self, patience: Patience) -> Option<Duration> {
        let patience = match self.interval {
            Some(interval) => (interval * 3).clamp(patience.between, patience.first),
            None => patience.first,
        };
        self.alive_at.map(|since| since.saturating_add(patience))
    }

    /// Time in which nobody could have heard the camera is not held against it.
    pub(super) fn forgive(&mut self, away: Duration, now: Duration) {
        if let Some(alive_at) = &mut self.alive_at
            && away > OVERSLEPT
        {
            *alive_at = alive_at.saturating_add(away).min(now);
        }
    }
}
