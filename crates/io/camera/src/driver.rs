//! The seam to the system's cameras. Nothing outside of this folder names a camera library, so that each system has
//! the one that serves it best (V4L2 itself on Linux, nokhwa elsewhere), and tests can play a camera that breaks.
//!
//! Everything here is called by the one capture thread, and any of it may panic or never come back: who calls it
//! lives with both. Errors are the library's text, which [`crate::trouble`] sorts.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::System;
#[cfg(target_os = "linux")]
pub(crate) use linux::System;

use crate::{CameraInfo, Offer, controls::Controls};

/// A way to find and open cameras.
pub(crate) trait Driver {
    /// Whether the system lets the program use cameras. The first call may make it ask the person.
    fn permission(&mut self) -> Permission {
        Permission::Granted
    }

    /// The cameras that are plugged in.
    fn list(&mut self) -> Result<Vec<CameraInfo>, String>;

    /// In which ways a camera offers its pictures. None where the system does not tell before it is opened.
    fn offers(&mut self, _camera: &CameraInfo) -> Result<Vec<Offer>, String> {
        Ok(Vec::new())
    }

    /// Whether its lens looks for the packet by itself. None where the system does not tell.
    fn autofocus(&mut self, _camera: &CameraInfo) -> Option<bool> {
        None
    }

    /// Opens one and starts its pictures.
    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String>;
}

/// What the system says to the program's wish to use a camera.
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

/// An open camera. Dropping it lets go of the camera and puts back what was changed of its settings.
pub(crate) trait Stream {
    /// What was really opened.
    fn opened(&self) -> Opened;

    /// Waits for the next buffer and lends it: the bytes that belong to the picture, none for one that the driver
    /// calls damaged. Where the system allows it, this comes back after a fraction of a second with no buffer lent,
    /// so that the thread can be ended. An error means that the camera is lost.
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String>;

    /// The camera's settings, where the system lets them be set. What is changed of them is put back in the end.
    fn controls(&mut self) -> Option<&mut dyn Controls> {
        None
    }
}

/// Format, size and rate of an open camera, or of one that is to be opened.
pub(crate) type Opened = Offer;

/// What to ask a camera for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Request {
    /// Exactly this, or an error.
    Exact(Opened),
    /// Whatever the camera offers first.
    Anything,
}
