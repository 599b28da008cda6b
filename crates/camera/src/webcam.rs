//! A webcam as a source: a thread that owns the camera, and a watchdog in the asking.
//!
//! It never fails for want of a camera. What is wrong is a [`CameraState`](crate::CameraState), and when it is put right frames come,
//! without anybody asking again.

use crate::{
    CameraError, Event, FrameSource,
    capture::capture,
    driver::{Driver, System},
    post::{Patience, PostBox},
};
use std::{sync::Arc, thread, time::Duration};

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
    driver: DriverMaker,
    stalls: Stalls,
}

type DriverMaker = Arc<dyn Fn() -> Box<dyn Driver> + Send + Sync>;

/// What is done about a camera that does not answer.
#[derive(Debug, Clone, Copy)]
struct Stalls {
    patience: Patience,
    /// How many more threads may be left behind. On macOS an unplugged camera is a stall for ever, so a fresh thread
    /// is the only way back; on Linux a thread blocks only in the kernel itself, and a second one would block there
    /// too.
    may_abandon: u32,
}

const STALLS: Stalls = Stalls {
    patience: Patience { first: Duration::from_secs(4), between: Duration::from_millis(1800) },
    may_abandon: if cfg!(target_os = "macos") { 8 } else { 0 },
};

/// How long dropping a webcam waits for the thread to let go of the camera.
const GRACE: Duration = Duration::from_millis(500);

impl Webcam {
    /// Starts looking for the camera. Returns at once; everything else is told by [`FrameSource::next`].
    pub fn open(choice: WebcamChoice) -> Result<Self, CameraError> {
        Self::with_driver(choice, Arc::new(|| Box::<System>::default()), STALLS)
    }

    /// What has come and what was dropped.
    pub fn counts(&self) -> WebcamCounts {
        self.post_box.counts()
    }

    fn with_driver(
        choice: WebcamChoice,
        driver: DriverMaker,
        stalls: Stalls,
    ) -> Result<Self, CameraError> {
        let webcam = Self { post_box: Arc::new(PostBox::new()), choice, driver, stalls };
        webcam.start_thread()?;
        Ok(webcam)
    }

    /// The thread is never joined: it may be in a call that does not come back.
    fn start_thread(&self) -> Result<(), CameraError> {
        let post = self.post_box.next_generation();
        let choice = self.choice.clone();
        let driver = Arc::clone(&self.driver);
        thread::Builder::new()
            .name("camera".to_owned())
            .spawn(move || {
                // Made here: some platforms tie the library to the thread that first used it.
                let mut driver = driver();
                capture(driver.as_mut(), &choice, &post);
            })
            .map(drop)
            .map_err(|error| CameraError::Thread { why: error.to_string() })
    }
}

impl FrameSource for Webcam {
    fn next(&mut self, wait: Duration) -> Event {
        let event = self.post_box.next(wait, self.stalls.patience);
        if event == Event::State(crate::CameraState::StoppedAnswering)
            && self.stalls.may_abandon > 0
        {
            self.stalls.may_abandon -= 1;
            if let Err(error) = self.start_thread() {
                tracing::warn!(%error, "no second camera thread");
            }
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
        self.post_box.close(GRACE);
    }
}

#[cfg(test)]
mod tests;
