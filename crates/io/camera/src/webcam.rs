//! A webcam as a source of frames: a thread that owns the camera, and a watchdog on the receiving side.
//!
//! Opening one never fails for want of a camera. What is wrong is a [`CameraState`](crate::CameraState); when it is
//! put right frames come by themselves.

use crate::{
    CameraError,
    capture::{Timing, capture},
    choice::WebcamChoice,
    driver::Driver,
    drivers::DriverChoice,
    frame_channel::{FrameChannel, WebcamCounts},
    source::{Event, FrameSource},
    worker_client::{StartWorker, WorkerProcess, run_workers},
};
use std::{
    process::Command,
    sync::{Arc, Mutex, PoisonError, Weak},
    thread,
    time::Duration,
};

/// A live camera. Dropping it releases the camera within half a second, unless the camera does not answer.
pub struct Webcam {
    channel: Arc<FrameChannel>,
    choice: WebcamChoice,
    place: Place,
    timing: Timing,
}

/// Where the camera library runs.
enum Place {
    /// On a thread of this process.
    Thread(MakeDrivers),
    /// In a worker process.
    Worker { start: StartWorker, running: WorkerProcess },
}

/// Makes the drivers, on the thread that uses them.
pub(crate) type MakeDrivers = Arc<dyn Fn() -> Vec<Box<dyn Driver>> + Send + Sync>;

/// How long dropping a webcam waits until the thread has released the camera.
const RELEASE_TIMEOUT: Duration = Duration::from_millis(500);

/// The webcams of this program that may hold a camera.
static OPEN_WEBCAMS: Mutex<Vec<Weak<FrameChannel>>> = Mutex::new(Vec::new());

/// Releases every open camera of this program and restores their settings. A program calls it before it ends, because
/// its threads would be cut off in the middle of that. It takes a few milliseconds, at most five seconds on a busy
/// computer; no picture comes afterwards.
pub fn release_cameras() {
    let open = std::mem::take(&mut *OPEN_WEBCAMS.lock().unwrap_or_else(PoisonError::into_inner));
    for channel in open.iter().filter_map(Weak::upgrade) {
        channel.close(RELEASE_AT_EXIT_TIMEOUT);
    }
}

/// How long the end of the program waits for it.
const RELEASE_AT_EXIT_TIMEOUT: Duration = Duration::from_secs(5);

impl Webcam {
    /// Starts to search for the camera and returns at once; everything else is reported by [`FrameSource::next`].
    pub fn open(choice: WebcamChoice, drivers: DriverChoice) -> Result<Self, CameraError> {
        Self::with_drivers(choice, Arc::new(move || drivers.drivers()), Timing::default())
    }

    /// The same with the camera library in a worker process, where it can neither block nor end this program. `start`
    /// makes the command of the process, which has to call [`serve`](crate::serve) for this choice with its standard
    /// input and output.
    pub fn open_in_worker(
        choice: WebcamChoice,
        start: impl Fn() -> Command + Send + Sync + 'static,
    ) -> Result<Self, CameraError> {
        Self::worker_with(choice, Arc::new(start), Timing::default())
    }

    pub(crate) fn worker_with(
        choice: WebcamChoice,
        start: StartWorker,
        timing: Timing,
    ) -> Result<Self, CameraError> {
        Self::start(choice, Place::Worker { start, running: WorkerProcess::default() }, timing)
    }

    /// How many pictures came, were dropped or were bad.
    pub fn counts(&self) -> WebcamCounts {
        self.channel.counts()
    }

    pub(crate) fn with_drivers(
        choice: WebcamChoice,
        drivers: MakeDrivers,
        timing: Timing,
    ) -> Result<Self, CameraError> {
        Self::start(choice, Place::Thread(drivers), timing)
    }

    fn start(choice: WebcamChoice, place: Place, timing: Timing) -> Result<Self, CameraError> {
        let webcam = Self { channel: Arc::new(FrameChannel::new()), choice, place, timing };
        webcam.start_thread()?;
        let mut open = OPEN_WEBCAMS.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|channel| channel.strong_count() > 0);
        open.push(Arc::downgrade(&webcam.channel));
        Ok(webcam)
    }

    /// The thread is never joined: it may be in a call that does not return.
    fn start_thread(&self) -> Result<(), CameraError> {
        let sender = self.channel.next_generation();
        let (choice, timing) = (self.choice.clone(), self.timing);
        let thread = thread::Builder::new().name("camera".to_owned());
        let started = match &self.place {
            Place::Thread(drivers) => {
                let drivers = Arc::clone(drivers);
                thread.spawn(move || {
                    // Made here, because some systems bind the library to the thread that first called it.
                    let mut drivers = drivers();
                    capture(&mut drivers, &choice, &timing, &sender);
                })
            }
            Place::Worker { start, running } => {
                let (start, running) = (Arc::clone(start), running.clone());
                thread.spawn(move || run_workers(&start, &running, &timing, &sender))
            }
        };
        started.map(drop).map_err(|error| CameraError::Thread { why: error.to_string() })
    }

    /// Reacts to a stall.
    fn recover(&mut self) {
        match &self.place {
            // Whatever call blocks ends with the process.
            Place::Worker { running, .. } => running.kill(),
            Place::Thread(_) if self.timing.may_abandon > 0 => {
                self.timing.may_abandon -= 1;
                if let Err(error) = self.start_thread() {
                    tracing::warn!(%error, "no second camera thread");
                }
            }
            Place::Thread(_) => {}
        }
    }
}

impl FrameSource for Webcam {
    fn next(&mut self, wait: Duration) -> Event {
        let event = self.channel.next(wait, self.timing.stall_timeout);
        if self.channel.take_stall() {
            self.recover();
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
        if let Place::Worker { running, .. } = &self.place {
            running.ask_to_end();
            self.channel.close(RELEASE_TIMEOUT);
            running.kill();
        } else {
            self.channel.close(RELEASE_TIMEOUT);
        }
    }
}

#[cfg(test)]
mod tests;
