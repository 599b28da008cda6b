//! The seam of every source of frames: the rest of Trug treats a webcam and a clip alike.

use crate::{CameraError, CameraState, Frame};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// A source of frames.
pub trait FrameSource: Send {
    /// The next event, waiting at most `wait` for it. A webcam never waits longer; a file takes as long as reading and
    /// decoding it.
    fn next(&mut self, wait: Duration) -> Event;

    /// A description for a person: "the demo clip", "3 photos", "webcam HD Pro C920".
    fn describe(&self) -> String;
}

/// An event of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A picture.
    Frame(Arc<Frame>),
    /// The camera's state changed. Each change is reported once.
    State(CameraState),
    /// A picture could not be used. The source continues with the next one.
    BadPicture {
        /// The file, where there is one.
        path: Option<PathBuf>,
        /// What is wrong with it.
        error: CameraError,
    },
    /// The source has ended. Every later call returns the same.
    End,
    /// Nothing happened within the time given.
    Nothing,
}
