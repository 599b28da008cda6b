//! The seam to the camera libraries: [`Driver`] finds and opens cameras, [`Stream`] is an open one. Nothing outside
//! [`drivers`](crate::drivers) names a library, so each system has the one that serves it best, a second one stands
//! in where the first fails, and tests simulate cameras that break.
//!
//! All of it is called by the one capture thread. Every call may panic or never return; the caller handles both.
//! Errors are the library's text, which [`classify`](crate::failure::classify) sorts.

use crate::{
    capture_mode::{CaptureMode, Request},
    controls::Controls,
    devices::CameraInfo,
};

/// A camera library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameraDriver {
    /// The kernel's own interface, through the `v4l` crate. Linux only.
    V4l2,
    /// The `nokhwa` crate, over the interface of each system.
    Nokhwa,
}

impl CameraDriver {
    /// Its name, as people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::V4l2 => "V4L2",
            Self::Nokhwa => "nokhwa",
        }
    }
}

/// A way to find and open cameras.
pub(crate) trait Driver {
    /// Which library this is.
    fn library(&self) -> CameraDriver;

    /// Whether the system lets the program use cameras. The first call may make it ask the person.
    fn permission(&mut self) -> Permission {
        Permission::Granted
    }

    /// The cameras that are plugged in.
    fn list(&mut self) -> Result<Vec<CameraInfo>, String>;

    /// The modes a camera has. Empty where the library reports none before the camera is open.
    fn modes(&mut self, _camera: &CameraInfo) -> Result<Vec<CaptureMode>, String> {
        Ok(Vec::new())
    }

    /// Whether its lens focuses by itself. None where that is unknown.
    fn autofocus(&mut self, _camera: &CameraInfo) -> Option<bool> {
        None
    }

    /// Opens a camera and starts its stream.
    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String>;
}

/// The system's answer to the program's wish to use a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    Granted,
    /// The person has been asked and has not answered.
    #[cfg_attr(
        not(any(test, target_os = "macos")),
        expect(dead_code, reason = "only macOS asks the person")
    )]
    Asking,
    #[cfg_attr(
        not(any(test, target_os = "macos")),
        expect(dead_code, reason = "elsewhere opening fails instead")
    )]
    Refused,
}

/// An open camera. Dropping it releases the camera and restores the settings that were changed.
pub(crate) trait Stream {
    /// The mode that was really opened.
    fn opened(&self) -> Opened;

    /// Waits for the next buffer and lends it to `take`: the bytes that belong to the picture, none for one that the
    /// driver marks as damaged. Where the library allows it, this returns after a fraction of a second without
    /// calling `take`, so that the thread can be ended. An error means that the camera is lost.
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String>;

    /// The camera's settings, where the library can set them. Changes are undone when the stream is dropped.
    fn controls(&mut self) -> Option<&mut dyn Controls> {
        None
    }
}

/// Format, size and rate of an open camera.
pub(crate) type Opened = CaptureMode;
