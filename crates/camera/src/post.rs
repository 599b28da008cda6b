//! What the capture thread leaves for whoever asks for frames, and the watchdog between them.
//!
//! States are few and each is told; of frames only the newest lies here. The thread never waits: a frame that
//! nobody fetched is overwritten and counted. The watchdog is the asking side: the thread announces each call into
//! the camera library, and when nothing has come of one for some seconds, the camera has stopped answering. The
//! thread cannot be cancelled then; it is left alone until the call comes back, and what an abandoned generation of
//! it still has to say is not heard.

use crate::{CameraState, Event, Frame, WebcamCounts, clock::Clock};
use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// States that nobody has fetched; the oldest go first beyond this.
const MOST_STATES: usize = 32;

/// The place itself, one a webcam.
#[derive(Debug)]
pub(crate) struct PostBox {
    inside: Mutex<Inside>,
    changed: Condvar,
    clock: Clock,
}

#[derive(Debug)]
struct Inside {
    states: VecDeque<CameraState>,
    frame: Option<Arc<Frame>>,
    said: CameraState,
    /// What was said before the watchdog spoke.
    before_stall: Option<CameraState>,
    /// Since when the thread has been in the library without a sign of life. None while it pauses.
    calling_since: Option<Duration>,
    counts: WebcamCounts,
    seq: u64,
    generation: u64,
    closed: bool,
    ended: bool,
}

/// The capture thread's side, for one generation of it.
#[derive(Debug)]
pub(crate) struct Post {
    post_box: Arc<PostBox>,
    generation: u64,
}

impl PostBox {
    pub(crate) fn new() -> Self {
        Self {
            inside: Mutex::new(Inside {
                states: VecDeque::from([CameraState::Opening]),
                frame: None,
                said: CameraState::Opening,
                before_stall: None,
                calling_since: None,
                counts: WebcamCounts::default(),
                seq: 0,
                generation: 0,
                closed: false,
                ended: false,
            }),
            changed: Condvar::new(),
            clock: Clock::start(),
        }
    }

    /// A new generation of the thread; older ones are not heard any more.
    pub(crate) fn next_generation(self: &Arc<Self>) -> Post {
        let mut inside = self.lock();
        inside.generation += 1;
        inside.calling_since = None;
        inside.ended = false;
        Post { post_box: Arc::clone(self), generation: inside.generation }
    }

    /// The next state or the newest frame, waiting at most `wait`. A call of the thread that has been without a sign
    /// of life for `patience` is a stall.
    pub(crate) fn next(&self, wait: Duration, patience: Duration) -> Event {
        let until = self.clock.elapsed().saturating_add(wait);
        let mut inside = self.lock();
        loop {
            if let Some(state) = inside.states.pop_front() {
                return Event::State(state);
            }
            if let Some(frame) = inside.frame.take() {
                return Event::Frame(frame);
            }
            let now = self.clock.elapsed();
            let barks_at = inside
                .calling_since
                .filter(|_| inside.said != CameraState::StoppedAnswering)
                .map(|since| since.saturating_add(patience));
            if barks_at.is_some_and(|at| now >= at) {
                inside.before_stall = Some(inside.said.clone());
                inside.say(CameraState::StoppedAnswering);
                continue;
            }
            if now >= until {
                return Event::Nothing;
            }
            let left = barks_at.map_or(until, |at| at.min(until)).saturating_sub(now);
            inside =
                self.changed.wait_timeout(inside, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    pub(crate) fn counts(&self) -> WebcamCounts {
        self.lock().counts
    }

    /// Tells the thread to end, and gives it at most `grace` to let go of the camera. A thread that does not answer
    /// is not waited for.
    pub(crate) fn close(&self, grace: Duration) {
        let mut inside = self.lock();
        inside.closed = true;
        self.changed.notify_all();
        if inside.said != CameraState::StoppedAnswering {
            let waited = self.changed.wait_timeout_while(inside, grace, |inside| !inside.ended);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
        }
    }

    // Whole at every moment, so a panic of another thread while it held the lock spoils nothing.
    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn say(&mut self, state: CameraState) {
        if state == self.said {
            return;
        }
        if !matches!(state, CameraState::Working { .. } | CameraState::TooDark)
            && self.frame.take().is_some()
        {
            self.counts.dropped += 1;
        }
        self.said = state.clone();
        self.states.push_back(state);
        if self.states.len() > MOST_STATES {
            self.states.pop_front();
        }
    }
}

impl Post {
    /// Nobody wants anything of this generation any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.post_box.lock().is_over(self.generation)
    }

    /// Tells a state, if it is another one than the last.
    pub(crate) fn say(&self, state: CameraState) {
        self.heard(|inside, _| inside.say(state));
    }

    /// Leaves a frame, over the one that nobody fetched.
    pub(crate) fn frame(&self, frame: Frame) {
        self.heard(|inside, now| {
            inside.seq += 1;
            inside.counts.frames += 1;
            let at_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
            let late = inside.frame.replace(Arc::new(Frame { seq: inside.seq, at_ms, ..frame }));
            inside.counts.dropped += u64::from(late.is_some());
        });
    }

    /// Counts a buffer that was no picture.
    pub(crate) fn bad_frame(&self) {
        self.heard(|inside, _| inside.counts.bad += 1);
    }

    /// A call into the library begins now.
    pub(crate) fn calling(&self) {
        self.heard(|inside, now| inside.calling_since = Some(now));
    }

    /// Waits between two attempts, at most until the post is closed.
    pub(crate) fn pause(&self, time: Duration) {
        let mut inside = self.post_box.lock();
        if inside.generation == self.generation {
            inside.calling_since = None;
            // The library has come back after all, and the attempt had nothing new to say.
            if inside.said == CameraState::StoppedAnswering
                && let Some(before) = inside.before_stall.take()
            {
                inside.say(before);
                self.post_box.changed.notify_all();
            }
        }
        let waited = self
            .post_box
            .changed
            .wait_timeout_while(inside, time, |inside| !inside.is_over(self.generation));
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn heard(&self, tell: impl FnOnce(&mut Inside, Duration)) {
        let now = self.post_box.clock.elapsed();
        let mut inside = self.post_box.lock();
        if inside.generation == self.generation {
            tell(&mut inside, now);
            drop(inside);
            self.post_box.changed.notify_all();
        }
    }
}

impl Inside {
    fn is_over(&self, generation: u64) -> bool {
        self.closed || self.generation != generation
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.heard(|inside, _| {
            inside.ended = true;
            inside.calling_since = None;
        });
    }
}
