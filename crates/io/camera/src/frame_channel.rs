//! The channel from the capture thread to the receiver of frames, with a watchdog.
//!
//! The [`FrameSender`] belongs to the capture thread, the [`FrameChannel`] to the receiver. Every state is delivered;
//! of the frames only the newest is kept. The thread never waits: a frame that is not received in time is overwritten
//! and counted. The watchdog runs on the receiving side: the thread gives a sign of life with each call into the camera
//! library and with each buffer, and when none has come for some seconds, the camera has stopped answering. A thread
//! that is blocked in the library cannot be cancelled. It is abandoned until the call returns, and what an abandoned
//! generation of it still sends is ignored.

mod liveness;

pub(crate) use liveness::StallTimeout;

use crate::{clock::Clock, frame::Frame, source::Event, state::CameraState};
use liveness::Liveness;
use std::{
    collections::VecDeque,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The most states that are kept until they are received; beyond that the oldest are dropped.
const MAX_STATES: usize = 32;

/// How a webcam has performed since it was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebcamCounts {
    /// Pictures that the camera delivered.
    pub frames: u64,
    /// Of those, the ones that were not received before the next one came.
    pub dropped: u64,
    /// Buffers that held no picture.
    pub bad: u64,
}

/// The receiving side, one for each webcam.
#[derive(Debug)]
pub(crate) struct FrameChannel {
    inside: Mutex<Inside>,
    changed: Condvar,
    pub(crate) clock: Clock,
}

#[derive(Debug)]
struct Inside {
    states: VecDeque<CameraState>,
    frame: Option<Arc<Frame>>,
    reported: CameraState,
    /// The state before the watchdog reported a stall.
    before_stall: Option<CameraState>,
    /// The watchdog has reported a stall that nobody has handled yet.
    stalled: bool,
    liveness: Liveness,
    /// When the receiver last asked, or stopped waiting.
    asked_at: Duration,
    counts: WebcamCounts,
    seq: u64,
    generation: u64,
    closed: bool,
    ended: bool,
}

/// The capture thread's side, for one generation of the thread.
#[derive(Debug)]
pub(crate) struct FrameSender {
    channel: Arc<FrameChannel>,
    generation: u64,
}

impl FrameChannel {
    pub(crate) fn new() -> Self {
        Self {
            inside: Mutex::new(Inside {
                states: VecDeque::from([CameraState::Opening]),
                frame: None,
                reported: CameraState::Opening,
                before_stall: None,
                stalled: false,
                liveness: Liveness::default(),
                asked_at: Duration::ZERO,
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

    /// The sender of a new generation of the thread; older generations are ignored from now on.
    pub(crate) fn next_generation(self: &Arc<Self>) -> FrameSender {
        let mut inside = self.lock();
        inside.generation += 1;
        inside.liveness.pause();
        inside.ended = false;
        FrameSender { channel: Arc::clone(self), generation: inside.generation }
    }

    /// The next state or the newest frame, waiting at most `wait`.
    pub(crate) fn next(&self, wait: Duration, stall_timeout: StallTimeout) -> Event {
        let mut inside = self.lock();
        let mut now = self.clock.elapsed();
        let absence = now.saturating_sub(inside.asked_at);
        inside.liveness.discount(absence, now);
        let until = now.saturating_add(wait);
        let event = loop {
            if let Some(state) = inside.states.pop_front() {
                break Event::State(state);
            }
            if let Some(frame) = inside.frame.take() {
                break Event::Frame(frame);
            }
            let stall_due_at = inside.stall_due_at(stall_timeout);
            if stall_due_at.is_some_and(|at| now >= at) {
                inside.before_stall = Some(inside.reported.clone());
                inside.stalled = true;
                inside.report(CameraState::StoppedAnswering);
                continue;
            }
            if now >= until {
                break Event::Nothing;
            }
            let remaining = stall_due_at.map_or(until, |at| at.min(until)).saturating_sub(now);
            inside = self
                .changed
                .wait_timeout(inside, remaining)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            let woken = self.clock.elapsed();
            inside.liveness.discount(woken.saturating_sub(now.saturating_add(remaining)), woken);
            now = woken;
        };
        inside.asked_at = self.clock.elapsed();
        event
    }

    /// Whether the watchdog has reported a stall since the last call.
    pub(crate) fn take_stall(&self) -> bool {
        std::mem::take(&mut self.lock().stalled)
    }

    pub(crate) fn counts(&self) -> WebcamCounts {
        self.lock().counts
    }

    /// Ends the thread, and waits at most `grace` until it has released the camera; not at all for a camera that has
    /// stopped answering.
    pub(crate) fn close(&self, grace: Duration) {
        let mut inside = self.lock();
        inside.closed = true;
        self.changed.notify_all();
        if inside.reported != CameraState::StoppedAnswering {
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
    /// When the camera's silence becomes a stall, if none is reported yet.
    fn stall_due_at(&self, stall_timeout: StallTimeout) -> Option<Duration> {
        let is_reported = self.reported == CameraState::StoppedAnswering;
        self.liveness.stalls_at(stall_timeout).filter(|_| !is_reported)
    }

    fn report(&mut self, state: CameraState) {
        if state == self.reported {
            return;
        }
        if !matches!(state, CameraState::Working { .. } | CameraState::TooDark)
            && self.frame.take().is_some()
        {
            self.counts.dropped += 1;
        }
        self.reported = state.clone();
        self.states.push_back(state);
        if self.states.len() > MAX_STATES {
            self.states.pop_front();
        }
    }

    fn is_over(&self, generation: u64) -> bool {
        self.closed || self.generation != generation
    }
}

impl FrameSender {
    /// The receiver needs nothing more from this generation.
    pub(crate) fn is_closed(&self) -> bool {
        self.channel.lock().is_over(self.generation)
    }

    /// Time since the webcam was opened.
    pub(crate) fn now(&self) -> Duration {
        self.channel.clock.elapsed()
    }

    /// Reports a state, if it differs from the last one.
    pub(crate) fn report(&self, state: CameraState) {
        self.update(|inside, _| inside.report(state));
    }

    /// As [`report`](Self::report), for a state that rarely differs.
    pub(crate) fn report_if_changed(&self, state: &CameraState) {
        self.update(|inside, _| {
            if inside.reported != *state {
                inside.report(state.clone());
            }
        });
    }

    /// Sends a frame in place of one that was not received, and returns it with its number and time. Nobody else may
    /// hold it yet.
    pub(crate) fn frame(&self, mut frame: Arc<Frame>) -> Arc<Frame> {
        self.update(|inside, now| {
            inside.liveness.frame_arrived(now);
            inside.seq += 1;
            inside.counts.frames += 1;
            if let Some(frame) = Arc::get_mut(&mut frame) {
                frame.seq = inside.seq;
                frame.at_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
            }
            let unreceived = inside.frame.replace(Arc::clone(&frame));
            inside.counts.dropped += u64::from(unreceived.is_some());
        });
        frame
    }

    /// Counts a buffer that held no picture.
    pub(crate) fn bad_frame(&self) {
        self.update(|inside, now| {
            inside.counts.bad += 1;
            inside.liveness.sign_of_life(now);
        });
    }

    /// A call into the library begins now, for something else than the next picture.
    pub(crate) fn call_begins(&self) {
        self.update(|inside, now| inside.liveness.call_begins(now));
    }

    /// The camera or its library has answered, without a picture.
    pub(crate) fn sign_of_life(&self) {
        self.update(|inside, now| inside.liveness.sign_of_life(now));
    }

    /// How long there has been no sign of life.
    pub(crate) fn silence(&self) -> Duration {
        let inside = self.channel.lock();
        inside.liveness.silent_for(self.channel.clock.elapsed())
    }

    /// The library answers and the camera does not: the stall lasts until a picture comes.
    pub(crate) fn report_stalled(&self) {
        self.update(|inside, _| {
            inside.before_stall = None;
            inside.report(CameraState::StoppedAnswering);
        });
    }

    /// Waits between two attempts, at most until the channel is closed.
    pub(crate) fn pause(&self, time: Duration) {
        let mut inside = self.channel.lock();
        if inside.generation == self.generation {
            inside.liveness.pause();
            // The call returned after all, and the attempt had nothing new to report.
            if inside.reported == CameraState::StoppedAnswering
                && let Some(before) = inside.before_stall.take()
            {
                inside.report(before);
                self.channel.changed.notify_all();
            }
        }
        let waited = self
            .channel
            .changed
            .wait_timeout_while(inside, time, |inside| !inside.is_over(self.generation));
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn update(&self, change: impl FnOnce(&mut Inside, Duration)) {
        let now = self.channel.clock.elapsed();
        let mut inside = self.channel.lock();
        if inside.generation == self.generation {
            change(&mut inside, now);
            drop(inside);
            self.channel.changed.notify_all();
        }
    }
}

impl Drop for FrameSender {
    fn drop(&mut self) {
        self.update(|inside, _| {
            inside.ended = true;
            inside.liveness.pause();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STALL_TIMEOUT: StallTimeout =
        StallTimeout { first: Duration::from_secs(4), between: Duration::from_millis(1800) };
    const NOW: Duration = Duration::ZERO;

    fn frame() -> Arc<Frame> {
        Arc::new(Frame {
            luma: vec![0],
            width: 1,
            height: 1,
            seq: 0,
            at_ms: 0,
            name: None,
            colour: None,
        })
    }

    /// A channel whose first state has been received, and its sender.
    fn opened() -> (Arc<FrameChannel>, FrameSender) {
        let channel = Arc::new(FrameChannel::new());
        let sender = channel.next_generation();
        assert_eq!(channel.next(NOW, STALL_TIMEOUT), Event::State(CameraState::Opening));
        (channel, sender)
    }

    /// What is received by asking every 100 ms for this long, as a scan does.
    fn received_in(channel: &FrameChannel, ms: u64) -> Vec<Event> {
        let mut received = Vec::new();
        for _ in 0..ms / 100 {
            channel.clock.jump(Duration::from_millis(100));
            match channel.next(NOW, STALL_TIMEOUT) {
                Event::Nothing => {}
                event => received.push(event),
            }
        }
        received
    }

    const STOPPED: [Event; 1] = [Event::State(CameraState::StoppedAnswering)];

    #[test]
    fn silence_is_a_stall_after_a_time_that_depends_on_the_rate() {
        // Not yet opened: four seconds.
        let (channel, sender) = opened();
        sender.call_begins();
        assert_eq!(received_in(&channel, 3900), []);
        assert_eq!(received_in(&channel, 300), STOPPED);
        assert_eq!(received_in(&channel, 9000), [], "reported once");
        // At 30 a second: 1.8 s. At one a second: three.
        for (interval_ms, stalled_ms, working_ms) in [(33, 1900, 1700), (1000, 3100, 2900)] {
            let (channel, sender) = opened();
            sender.call_begins();
            for _ in 0..3 {
                sender.frame(frame());
                assert!(matches!(channel.next(NOW, STALL_TIMEOUT), Event::Frame(_)));
                channel.clock.jump(Duration::from_millis(interval_ms));
            }
            sender.frame(frame());
            assert!(matches!(channel.next(NOW, STALL_TIMEOUT), Event::Frame(_)));
            assert_eq!(received_in(&channel, working_ms), [], "every {interval_ms} ms");
            assert_eq!(
                received_in(&channel, stalled_ms - working_ms + 100),
                STOPPED,
                "every {interval_ms} ms"
            );
        }
    }

    #[test]
    fn a_computer_that_slept_is_not_a_camera_that_stopped() {
        let (channel, sender) = opened();
        sender.call_begins();
        for _ in 0..2 {
            sender.frame(frame());
            assert!(matches!(channel.next(NOW, STALL_TIMEOUT), Event::Frame(_)));
        }
        channel.clock.jump(Duration::from_hours(1));
        assert_eq!(channel.next(NOW, STALL_TIMEOUT), Event::Nothing, "an hour later");
        assert_eq!(received_in(&channel, 1600), []);
        assert_eq!(received_in(&channel, 400), STOPPED, "and no sign of life since");
        sender.frame(frame());
        assert!(matches!(channel.next(NOW, STALL_TIMEOUT), Event::Frame(_)));
    }

    #[test]
    fn an_abandoned_generation_is_ignored() {
        let (channel, old) = opened();
        let new = channel.next_generation();
        old.report(CameraState::Lost);
        old.frame(frame());
        old.bad_frame();
        drop(old);
        assert_eq!(channel.next(NOW, STALL_TIMEOUT), Event::Nothing);
        assert_eq!(channel.counts(), WebcamCounts::default());
        new.report(CameraState::InUse);
        assert_eq!(channel.next(NOW, STALL_TIMEOUT), Event::State(CameraState::InUse));
    }
}
