//! What the capture thread leaves for whoever asks for frames, and the watchdog between them.
//!
//! States are few and each is told; of frames only the newest lies here. The thread never waits: a frame that
//! nobody fetched is overwritten and counted. The watchdog is the asking side: the thread gives a sign of life with
//! each call into the camera library and with each buffer, and when none has come for some seconds, the camera has
//! stopped answering. A thread that is stuck in the library cannot be cancelled; it is left alone until the call
//! comes back, and what an abandoned generation of it still has to say is not heard.

mod life;

pub(crate) use life::Patience;

use crate::{CameraState, Event, Frame, WebcamCounts, clock::Clock};
use life::Life;
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
    pub(crate) clock: Clock,
}

#[derive(Debug)]
struct Inside {
    states: VecDeque<CameraState>,
    frame: Option<Arc<Frame>>,
    said: CameraState,
    /// What was said before the watchdog spoke.
    before_stall: Option<CameraState>,
    /// It has spoken, and nobody has done anything about it yet.
    barked: bool,
    life: Life,
    /// When somebody last asked, or went to sleep over asking.
    asked_at: Duration,
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
                barked: false,
                life: Life::default(),
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

    /// A new generation of the thread; older ones are not heard any more.
    pub(crate) fn next_generation(self: &Arc<Self>) -> Post {
        let mut inside = self.lock();
        inside.generation += 1;
        inside.life.pauses();
        inside.ended = false;
        Post { post_box: Arc::clone(self), generation: inside.generation }
    }

    /// The next state or the newest frame, waiting at most `wait`.
    pub(crate) fn next(&self, wait: Duration, patience: Patience) -> Event {
        let mut inside = self.lock();
        let mut now = self.clock.elapsed();
        let away = now.saturating_sub(inside.asked_at);
        inside.life.forgive(away, now);
        let until = now.saturating_add(wait);
        let event = loop {
            if let Some(state) = inside.states.pop_front() {
                break Event::State(state);
            }
            if let Some(frame) = inside.frame.take() {
                break Event::Frame(frame);
            }
            let barks_at = inside.barks_at(patience);
            if barks_at.is_some_and(|at| now >= at) {
                inside.before_stall = Some(inside.said.clone());
                inside.barked = true;
                inside.say(CameraState::StoppedAnswering);
                continue;
            }
            if now >= until {
                break Event::Nothing;
            }
            let left = barks_at.map_or(until, |at| at.min(until)).saturating_sub(now);
            inside =
                self.changed.wait_timeout(inside, left).unwrap_or_else(PoisonError::into_inner).0;
            let woken = self.clock.elapsed();
            inside.life.forgive(woken.saturating_sub(now.saturating_add(left)), woken);
            now = woken;
        };
        inside.asked_at = self.clock.elapsed();
        event
    }

    /// Whether the watchdog has spoken since this was last asked.
    pub(crate) fn take_bark(&self) -> bool {
        std::mem::take(&mut self.lock().barked)
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
    /// When the camera's silence becomes a stall that has not been told yet.
    fn barks_at(&self, patience: Patience) -> Option<Duration> {
        let is_told = self.said == CameraState::StoppedAnswering;
        self.life.stalls_at(patience).filter(|_| !is_told)
    }

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

    fn is_over(&self, generation: u64) -> bool {
        self.closed || self.generation != generation
    }
}

impl Post {
    /// Nobody wants anything of this generation any more.
    pub(crate) fn is_closed(&self) -> bool {
        self.post_box.lock().is_over(self.generation)
    }

    /// Time since the webcam was opened.
    pub(crate) fn now(&self) -> Duration {
        self.post_box.clock.elapsed()
    }

    /// Tells a state, if it is another one than the last.
    pub(crate) fn say(&self, state: CameraState) {
        self.heard(|inside, _| inside.say(state));
    }

    /// The same of a state that is the last one nearly always.
    pub(crate) fn still(&self, state: &CameraState) {
        self.heard(|inside, _| {
            if inside.said != *state {
                inside.say(state.clone());
            }
        });
    }

    /// Leaves a frame, over the one that nobody fetched, and answers it as it was left. Nobody else may hold it yet.
    pub(crate) fn frame(&self, mut frame: Arc<Frame>) -> Arc<Frame> {
        self.heard(|inside, now| {
            inside.life.gives_a_picture(now);
            inside.seq += 1;
            inside.counts.frames += 1;
            if let Some(frame) = Arc::get_mut(&mut frame) {
                frame.seq = inside.seq;
                frame.at_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
            }
            let late = inside.frame.replace(Arc::clone(&frame));
            inside.counts.dropped += u64::from(late.is_some());
        });
        frame
    }

    /// Counts a buffer that was no picture.
    pub(crate) fn bad_frame(&self) {
        self.heard(|inside, now| {
            inside.counts.bad += 1;
            inside.life.gives_a_sign(now);
        });
    }

    /// A call into the library begins now, other than for the next picture.
    pub(crate) fn calling(&self) {
        self.heard(|inside, now| inside.life.begins(now));
    }

    /// Something is alive that is no picture.
    pub(crate) fn alive(&self) {
        self.heard(|inside, now| inside.life.gives_a_sign(now));
    }

    /// For how long there has been no sign of life.
    pub(crate) fn silence(&self) -> Duration {
        let inside = self.post_box.lock();
        inside.life.silent_for(self.post_box.clock.elapsed())
    }

    /// The library answers, and the camera does not: what the watchdog said stays true until a picture comes.
    pub(crate) fn still_silent(&self) {
        self.heard(|inside, _| {
            inside.before_stall = None;
            inside.say(CameraState::StoppedAnswering);
        });
    }

    /// Waits between two attempts, at most until the post is closed.
    pub(crate) fn pause(&self, time: Duration) {
        let mut inside = self.post_box.lock();
        if inside.generation == self.generation {
            inside.life.pauses();
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

impl Drop for Post {
    fn drop(&mut self) {
        self.heard(|inside, _| {
            inside.ended = true;
            inside.life.pauses();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience =
        Patience { first: Duration::from_secs(4), between: Duration::from_millis(1800) };
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

    /// A post box whose first state has been fetched, and its thread's side.
    fn opened() -> (Arc<PostBox>, Post) {
        let post_box = Arc::new(PostBox::new());
        let post = post_box.next_generation();
        assert_eq!(post_box.next(NOW, PATIENCE), Event::State(CameraState::Opening));
        (post_box, post)
    }

    /// Asks every 100 ms for so long, as a scan does, and answers what came.
    fn asked_for(post_box: &PostBox, ms: u64) -> Vec<Event> {
        let mut told = Vec::new();
        for _ in 0..ms / 100 {
            post_box.clock.jump(Duration::from_millis(100));
            match post_box.next(NOW, PATIENCE) {
                Event::Nothing => {}
                event => told.push(event),
            }
        }
        told
    }

    const STOPPED: [Event; 1] = [Event::State(CameraState::StoppedAnswering)];

    #[test]
    fn silence_is_a_stall_after_a_while_that_depends_on_the_camera() {
        // Not yet opened: four seconds.
        let (post_box, post) = opened();
        post.calling();
        assert_eq!(asked_for(&post_box, 3900), []);
        assert_eq!(asked_for(&post_box, 300), STOPPED);
        assert_eq!(asked_for(&post_box, 9000), [], "told once");
        // At 30 a second: 1.8 s. At one a second: three.
        for (apart, silent, patient) in [(33, 1900, 1700), (1000, 3100, 2900)] {
            let (post_box, post) = opened();
            post.calling();
            for _ in 0..3 {
                post.frame(frame());
                assert!(matches!(post_box.next(NOW, PATIENCE), Event::Frame(_)));
                post_box.clock.jump(Duration::from_millis(apart));
            }
            post.frame(frame());
            assert!(matches!(post_box.next(NOW, PATIENCE), Event::Frame(_)));
            assert_eq!(asked_for(&post_box, patient), [], "{apart} ms apart");
            assert_eq!(asked_for(&post_box, silent - patient + 100), STOPPED, "{apart} ms apart");
        }
    }

    #[test]
    fn a_computer_that_slept_is_not_a_camera_that_stopped() {
        let (post_box, post) = opened();
        post.calling();
        for _ in 0..2 {
            post.frame(frame());
            assert!(matches!(post_box.next(NOW, PATIENCE), Event::Frame(_)));
        }
        post_box.clock.jump(Duration::from_hours(1));
        assert_eq!(post_box.next(NOW, PATIENCE), Event::Nothing, "an hour later");
        assert_eq!(asked_for(&post_box, 1600), []);
        assert_eq!(asked_for(&post_box, 400), STOPPED, "and it was not heard of since");
        post.frame(frame());
        assert!(matches!(post_box.next(NOW, PATIENCE), Event::Frame(_)));
    }

    #[test]
    fn an_abandoned_generation_is_not_heard() {
        let (post_box, old) = opened();
        let new = post_box.next_generation();
        old.say(CameraState::Lost);
        old.frame(frame());
        old.bad_frame();
        drop(old);
        assert_eq!(post_box.next(NOW, PATIENCE), Event::Nothing);
        assert_eq!(post_box.counts(), WebcamCounts::default());
        new.say(CameraState::InUse);
        assert_eq!(post_box.next(NOW, PATIENCE), Event::State(CameraState::InUse));
    }
}
