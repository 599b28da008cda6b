//! A webcam as a source: a thread that owns the camera, and a watchdog in the asking.
//!
//! It never fails for want of a camera. What is wrong is a [`CameraState`](crate::CameraState), and when it is put right frames come,
//! without anybody asking again.

use crate::{
    CameraError, Event, FrameSource,
    capture::{Timing, capture},
    driver::{Driver, System},
    post::PostBox,
    remote::{Running, Start, follow},
};
use std::{
    process::Command,
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
    time::Duration,
};

/// Which camera.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum WebcamChoice {
    /// The first that works. It is then the one that is waited for when it goes.
    #[default]
    Any,
    /// The one with this [`CameraInfo::id`](crate::CameraInfo::id), else of this name, else at this node. A camera
    /// that was plugged in elsewhere is found by the name in its id.
    Named(String),
}

/// How a webcam has done since it was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WebcamCounts {
    /// Pictures that the camera delivered.
    pub frames: u64,
    /// Of those, the ones that nobody fetched before the next one came.
    pub dropped: u64,
    /// Buffers that were no picture.
    pub bad: u64,
}

/// A live camera. Dropping it lets go of the camera within half a second, unless the camera does not answer.
pub struct Webcam {
    post_box: Arc<PostBox>,
    choice: WebcamChoice,
    place: Place,
    timing: Timing,
}

/// Where the camera library runs.
enum Place {
    /// On a thread of this process.
    Here(DriverMaker),
    /// In a process of its own.
    Apart { start: Start, running: Running },
}

pub(crate) type DriverMaker = Arc<dyn Fn() -> Box<dyn Driver> + Send + Sync>;

/// How long dropping a webcam waits for the thread to let go of the camera.
const GRACE: Duration = Duration::from_millis(500);

/// The webcams of this program that may hold a camera.
static LOOKING: Mutex<Vec<Weak<PostBox>>> = Mutex::new(Vec::new());

/// Lets go of every camera that this program looks through, and puts their settings back: for a program that is about to
/// end, whose threads would be cut off in the middle of it. It takes a few milliseconds, five seconds at most for a camera
/// on a computer that has no time, and no picture comes any more afterwards.
pub fn let_go_of_cameras() {
    let looking = std::mem::take(&mut *LOOKING.lock().unwrap_or_else(PoisonError::into_inner));
    for post_box in looking.iter().filter_map(Weak::upgrade) {
        post_box.close(ENDING);
    }
}

/// How long the end of the program waits for it.
const ENDING: Duration = Duration::from_secs(5);

impl Webcam {
    /// Starts looking for the camera. Returns at once; everything else is told by [`FrameSource::next`].
    pub fn open(choice: WebcamChoice) -> Result<Self, CameraError> {
        Self::with_driver(choice, Arc::new(|| Box::<System>::default()), Timing::default())
    }

    /// The same with the camera library in a process of its own, where it can neither hang nor end this one. `start`
    /// says how the process is started; it has to call [`serve`](crate::serve) for this choice, with its standard input
    /// and output.
    pub fn open_apart(
        choice: WebcamChoice,
        start: impl Fn() -> Command + Send + Sync + 'static,
    ) -> Result<Self, CameraError> {
        Self::apart_with(choice, Arc::new(start), Timing::default())
    }

    pub(crate) fn apart_with(
        choice: WebcamChoice,
        start: Start,
        timing: Timing,
    ) -> Result<Self, CameraError> {
        Self::begun(choice, Place::Apart { start, running: Running::default() }, timing)
    }

    /// What has come and what was dropped.
    pub fn counts(&self) -> WebcamCounts {
        self.post_box.counts()
    }

    pub(crate) fn with_driver(
        choice: WebcamChoice,
        driver: DriverMaker,
        timing: Timing,
    ) -> Result<Self, CameraError> {
        Self::begun(choice, Place::Here(driver), timing)
    }

    fn begun(choice: WebcamChoice, place: Place, timing: Timing) -> Result<Self, CameraError> {
        let webcam = Self { post_box: Arc::new(PostBox::new()), choice, place, timing };
        webcam.start_thread()?;
        let mut looking = LOOKING.lock().unwrap_or_else(PoisonError::into_inner);
        looking.retain(|post_box| post_box.strong_count() > 0);
        looking.push(Arc::downgrade(&webcam.post_box));
        Ok(webcam)
    }

    /// The thread is never joined: it may be in a call that does not come back.
    fn start_thread(&self) -> Result<(), CameraError> {
        let post = self.post_box.next_generation();
        let (choice, timing) = (self.choice.clone(), self.timing);
        let thread = thread::Builder::new().name("camera".to_owned());
        let started = match &self.place {
            Place::Here(driver) => {
                let driver = Arc::clone(driver);
                thread.spawn(move || {
                    // Made here: some platforms tie the library to the thread that first used it.
                    let mut driver = driver();
                    capture(driver.as_mut(), &choice, &timing, &post);
                })
            }
            Place::Apart { start, running } => {
                let (start, running) = (Arc::clone(start), running.clone());
                thread.spawn(move || follow(&start, &running, &timing, &post))
            }
        };
        started.map(drop).map_err(|error| CameraError::Thread { why: error.to_string() })
    }

    /// The watchdog has spoken.
    fn mend(&mut self) {
        match &self.place {
            // Whatever it hangs in ends with it.
            Place::Apart { running, .. } => running.kill(),
            Place::Here(_) if self.timing.may_abandon > 0 => {
                self.timing.may_abandon -= 1;
                if let Err(error) = self.start_thread() {
                    tracing::warn!(%error, "no second camera thread");
                }
            }
            Place::Here(_) => {}
        }
    }
}

impl FrameSource for Webcam {
    fn next(&mut self, wait: Duration) -> Event {
        let event = self.post_box.next(wait, self.timing.patience);
        if self.post_box.take_bark() {
            self.mend();
        }
        event
    }

    fn describe(&self) -> String {
        match &self.choice {
            WebcamChoice::Any => "the webcam".to_owned(),
            WebcamChoice::Named(name) => format!("the webcam {name}"),
        }
    }
}

impl Drop for Webcam {
    fn drop(&mut self) {
        if let Place::Apart { running, .. } = &self.place {
            running.ask_to_end();
            self.post_box.close(GRACE);
            running.kill();
        } else {
            self.post_box.close(GRACE);
        }
    }
}

#[cfg(test)]
mod tests;
