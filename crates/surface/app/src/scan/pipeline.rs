//! The threads of a scan.
//!
//! A file has one thread, which fetches and reads one picture after the other. A camera has two: one
//! fetches, and reports the camera's states the moment they come; the other reads the newest picture,
//! however long that takes. Neither waits for the other: a state is never delayed by a picture, the
//! camera's watchdog is asked all the time, and the camera is released while a picture is still being
//! read. [`Pipeline`] is what both share.

use super::coaching::Coach;
use super::seen::{Place, Preview, Seen, WAIT, share};
use crate::contract::FailedPicture;
use crate::error::picture_problem;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use trug_camera::{CameraState, Event, Frame, FrameSource, picture_quality};
use trug_decode::FrameResult;

/// Nobody listens any more, or nothing more will come.
struct Over;

/// Carries frames to the reader, and what it found to whoever follows the scan.
pub(super) struct Pipeline<'a> {
    sender: Sender<Seen>,
    aiming: Mutex<Aiming>,
    preview: &'a Preview,
    stop: &'a AtomicBool,
    pictures: &'a AtomicU64,
}

impl<'a> Pipeline<'a> {
    pub(super) fn new(
        sender: Sender<Seen>,
        preview: &'a Preview,
        stop: &'a AtomicBool,
        pictures: &'a AtomicU64,
    ) -> Self {
        Self { sender, aiming: Mutex::default(), preview, stop, pictures }
    }

    /// Reads every picture of a source, to its end.
    pub(super) fn read_each(
        &self,
        mut source: Box<dyn FrameSource>,
        mut read: impl FnMut(&Frame) -> Option<FrameResult>,
    ) {
        while !self.is_stopped() {
            let fetched = self.fetch(source.as_mut());
            let Ok(frame) = fetched else { return };
            if frame.is_some_and(|frame| self.read(&frame, &mut read).is_err()) {
                return;
            }
        }
    }

    /// Reads the newest picture of a source, again and again, while the next ones are fetched.
    pub(super) fn read_live(
        &self,
        mut source: Box<dyn FrameSource>,
        mut read: impl FnMut(&Frame) -> Option<FrameResult> + Send,
    ) {
        let over = AtomicBool::new(false);
        thread::scope(|both| {
            let ends_the_other = SetAtEnd(&over);
            let reading = both.spawn(|| {
                let _ends_the_other = SetAtEnd(&over);
                self.read_the_newest(&over, &mut read);
            });
            while !self.is_stopped() && !reading.is_finished() {
                if self.fetch(source.as_mut()).is_err() {
                    break;
                }
            }
            drop(ends_the_other);
            // The camera is released now and not when the last picture has been read.
            drop(source);
        });
    }

    fn read_the_newest(
        &self,
        over: &AtomicBool,
        read: &mut impl FnMut(&Frame) -> Option<FrameResult>,
    ) {
        let mut last = 0;
        while !self.is_stopped() {
            // Asked first: what was fetched before the end is read before the end.
            let is_over = over.load(Ordering::Acquire);
            let wait = if is_over { Duration::ZERO } else { WAIT };
            match self.preview.newest.take_newer(last, wait) {
                Some((number, frame)) => {
                    last = number;
                    if self.read(&frame, read).is_err() {
                        return;
                    }
                }
                None if is_over => return,
                None => {}
            }
        }
    }

    /// Waits for what comes next, and reports it unless it is a frame.
    fn fetch(&self, source: &mut dyn FrameSource) -> Result<Option<Arc<Frame>>, Over> {
        match source.next(WAIT) {
            Event::Nothing => {}
            Event::State(state) => {
                // Locked while it is reported: no coaching follows a state in which none is given.
                let mut aiming = self.aiming();
                let withdrawn = aiming.follow(&state);
                self.report(Seen::Camera(state))?;
                if withdrawn {
                    self.report(Seen::Coaching(None))?;
                }
            }
            Event::BadPicture { path, error } => {
                let path = path.map_or_else(String::new, |path| path.display().to_string());
                let reason = picture_problem(&error).into();
                let failed = FailedPicture { path, why: error.to_string(), reason };
                self.report(Seen::Failed(failed))?;
            }
            Event::Frame(frame) => {
                self.preview.newest.put(Arc::clone(&frame));
                return Ok(Some(frame));
            }
            Event::End => return Err(Over),
        }
        Ok(None)
    }

    fn read(
        &self,
        frame: &Frame,
        read: &mut impl FnMut(&Frame) -> Option<FrameResult>,
    ) -> Result<(), Over> {
        let look = read(frame);
        self.pictures.fetch_add(1, Ordering::Relaxed);
        let Some(look) = look else { return Ok(()) };
        if let Some(place) = place(frame, &look) {
            self.preview.place.put(place);
        }
        let mut aiming = self.aiming();
        let coaching = aiming.observe(frame, &look);
        for sighting in look.sightings {
            let (size, photo) = ((frame.width, frame.height), frame.name.clone());
            self.report(Seen::Sighting { sighting, size, photo })?;
        }
        coaching.map_or(Ok(()), |coaching| self.report(coaching))
    }

    fn report(&self, seen: Seen) -> Result<(), Over> {
        self.sender.send(seen).map_err(|_| Over)
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    // Whole at every moment, so a panic of the other thread while it held the lock spoils nothing.
    fn aiming(&self) -> MutexGuard<'_, Aiming> {
        self.aiming.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the surest read of a picture stands in it.
fn place(frame: &Frame, look: &FrameResult) -> Option<Place> {
    let surest = look.reads.iter().max_by(|a, b| a.certainty.total_cmp(&b.certainty))?;
    let size = (frame.width, frame.height);
    Some(Place { at_ms: frame.at_ms, corners: surest.corners.map(|p| share(p.x, p.y, size)) })
}

/// Coaching, as long as there is a camera that works: nobody aims a clip.
#[derive(Default)]
struct Aiming(Option<Coach>);

impl Aiming {
    /// Takes in the camera's state. Whether coaching that was given is withdrawn.
    fn follow(&mut self, state: &CameraState) -> bool {
        if matches!(state, CameraState::Working { .. }) {
            self.0.get_or_insert_default();
            return false;
        }
        self.0.take().is_some_and(|coach| coach.coaching().is_some())
    }

    /// Takes in a frame; the coaching, when it has changed.
    fn observe(&mut self, frame: &Frame, look: &FrameResult) -> Option<Seen> {
        let coach = self.0.as_mut()?;
        let changed = coach.observe(frame, &picture_quality(frame), look);
        changed.then(|| Seen::Coaching(coach.coaching()))
    }
}

/// Sets a flag when it is dropped, by a panic too: neither thread is left waiting for the other.
struct SetAtEnd<'a>(&'a AtomicBool);

impl Drop for SetAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

#[cfg(test)]
mod tests {
    use super::super::scanning::Scanning;
    use super::super::seen::{Seen, Showing};
    use std::sync::Arc;
    use std::sync::mpsc::{Receiver, Sender, channel};
    use std::time::{Duration, Instant};
    use trug_camera::WebcamChoice;
    use trug_camera::fake::{FakeCameras, Fault};

    /// Longer than anything takes on a busy computer.
    const LONG: Duration = Duration::from_mins(1);

    /// A scan of a simulated camera whose reader is stuck in a picture until it is released.
    fn stuck_in_a_picture() -> (FakeCameras, Scanning, Sender<()>) {
        let fake = FakeCameras::new();
        let webcam = fake.webcam(WebcamChoice::Any).expect("a webcam");
        let (begin, begun) = channel();
        let (release, wait): (_, Receiver<()>) = channel();
        let scanning = Scanning::with_reader(Box::new(webcam), Showing::Live, move |_| {
            let _ = begin.send(());
            let _ = wait.recv();
            None
        });
        begun.recv_timeout(LONG).expect("a picture is being read");
        (fake, scanning, release)
    }

    /// Waits until this state is reported.
    fn wait_for(scanning: &Scanning, code: &str) {
        let until = Instant::now() + LONG;
        let mut all = Vec::new();
        while Instant::now() < until {
            match scanning.next(Duration::from_millis(50)) {
                Some(Seen::Camera(state)) if state.code() == code => return,
                Some(Seen::Ended) => panic!("it ended before {code} was reported; {all:?}"),
                seen => all.extend(seen),
            }
        }
        panic!("{code} was not reported, but {all:?}");
    }

    #[test]
    fn states_are_reported_while_a_picture_is_being_read() {
        let (fake, scanning, release) = stuck_in_a_picture();
        wait_for(&scanning, "working");
        fake.unplug();
        wait_for(&scanning, "lost");
        fake.begin(Fault::InUse);
        fake.plug("1-1:1.0/Eye", "/dev/video1");
        wait_for(&scanning, "in-use");
        fake.end(Fault::InUse);
        wait_for(&scanning, "working");
        fake.begin(Fault::Freezes);
        wait_for(&scanning, "stopped-answering");
        fake.end(Fault::Freezes);
        wait_for(&scanning, "working");
        assert_eq!(scanning.pictures(), 0, "the first picture is still being read");
        drop(release);
        let until = Instant::now() + LONG;
        while scanning.pictures() < 3 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(scanning.pictures() >= 3, "and reading goes on");
    }

    #[test]
    fn a_camera_is_released_while_a_picture_is_being_read() {
        let (fake, scanning, release) = stuck_in_a_picture();
        assert_eq!(fake.open_streams(), 1);
        drop(scanning);
        let until = Instant::now() + LONG;
        while fake.open_streams() > 0 && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(fake.open_streams(), 0);
        drop(release);
    }

    #[test]
    fn a_reader_or_a_source_that_panics_ends_the_scan() {
        let fake = FakeCameras::new();
        let webcam = fake.webcam(WebcamChoice::Any).expect("a webcam");
        let reader = Scanning::with_reader(Box::new(webcam), Showing::Live, |_| {
            panic!("a reader that panics, as a test wants it")
        });
        let source = Scanning::with_reader(Box::new(Broken), Showing::Live, |_| None);
        for scanning in [reader, source] {
            let until = Instant::now() + LONG;
            while !matches!(scanning.next(Duration::from_millis(50)), Some(Seen::Ended)) {
                assert!(Instant::now() < until, "it goes on for ever");
            }
        }
        assert_eq!(fake.open_streams(), 0);
    }

    struct Broken;

    impl trug_camera::FrameSource for Broken {
        fn next(&mut self, _wait: Duration) -> trug_camera::Event {
            panic!("a source that panics, as a test wants it")
        }

        fn describe(&self) -> String {
            String::new()
        }
    }

    #[test]
    fn the_last_picture_of_a_source_that_ends_is_read() {
        let grey = trug_camera::Frame {
            luma: vec![128; 64],
            width: 8,
            height: 8,
            seq: 1,
            at_ms: 0,
            name: None,
            colour: None,
        };
        let events = [trug_camera::Event::Frame(Arc::new(grey))];
        let source = Box::new(trug_camera::Script::new(events));
        let scanning = Scanning::of(source, Showing::Live);
        while !matches!(scanning.next(LONG), Some(Seen::Ended)) {}
        assert_eq!(scanning.pictures(), 1);
    }
}
