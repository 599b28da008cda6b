//! Simulated cameras: they do what real ones and their drivers do, above all what goes wrong, and need no device. Tests
//! and benchmarks use them through the same capture thread as a real camera.
//!
//! [`FakeCameras`] are changed while a [`Webcam`] is open: plugged and unplugged, given a [`Fault`], shown something
//! else. A [`FakeSensor`] gives them exposure and gain.

mod cameras;
mod fake_driver;
mod fault;
mod picture;
mod sensor;

pub use cameras::{FakeCameras, Show};
pub use fault::Fault;
pub use picture::{grey, jpeg_of, laid_out};
pub use sensor::FakeSensor;

use crate::{
    CameraError,
    capture::Timing,
    capture_mode::CaptureMode,
    choice::WebcamChoice,
    convert::{Pool, fill},
    driver::{CameraDriver, Driver, Opened},
    frame::Frame,
    luma::BadFrame,
    webcam::Webcam,
};
use fake_driver::FakeDriver;
use std::sync::Arc;

impl FakeCameras {
    /// Opens one of these cameras, with the time limits of a real one.
    pub fn webcam(&self, choice: WebcamChoice) -> Result<Webcam, CameraError> {
        self.webcam_with(choice, Timing::default())
    }

    pub(crate) fn webcam_with(
        &self,
        choice: WebcamChoice,
        timing: Timing,
    ) -> Result<Webcam, CameraError> {
        let cameras = self.clone();
        let drivers = move || vec![cameras.driver(CameraDriver::V4l2)];
        Webcam::with_drivers(choice, Arc::new(drivers), timing)
    }

    /// A driver of these cameras that goes by the name of `library`.
    pub(crate) fn driver(&self, library: CameraDriver) -> Box<dyn Driver> {
        Box::new(FakeDriver { cameras: self.clone(), library })
    }
}

/// The conversion that the capture thread does for each buffer, by itself, for measuring.
pub struct Converting {
    opened: Opened,
    pool: Pool,
}

impl Converting {
    /// Converts buffers of this mode.
    pub fn new(mode: CaptureMode) -> Self {
        Self { opened: mode, pool: Pool::default() }
    }

    /// The frame in a buffer, as the capture thread sends it.
    pub fn frame(&mut self, buffer: &[u8]) -> Result<Arc<Frame>, BadFrame> {
        let mut frame = self.pool.unused();
        let filled = Arc::get_mut(&mut frame).map(|frame| fill(frame, &self.opened, buffer));
        self.pool.keep(Arc::clone(&frame));
        filled.unwrap_or(Ok(())).map(|()| frame)
    }
}
