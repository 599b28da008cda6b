//! The seam behind which every source of frames stands, so that the rest of Trug cannot tell a webcam from a clip.

use crate::{CameraError, CameraState, Frame};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Somewhere frames come from.
pub trait FrameSource: Send {
    /// The next thing that happened, waiting at most `wait` for it. A webcam never waits longer than that; a file
    /// takes the time that reading and decoding it takes.
    fn next(&mut self, wait: Duration) -> Event;

    /// What this is, for a person: "the demo clip", "3 photos", "webcam HD Pro C920".
    fn describe(&self) -> String;
}

/// What a source has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A picture.
    Frame(Arc<Frame>),
    /// The camera's state changed. Each change is told once.
    State(CameraState),
    /// A picture could not be used. The source goes on with the next one.
    BadPicture {
        /// The file, where there is one.
        path: Option<PathBuf>,
        /// What is wrong with it.
        error: CameraError,
    },
    /// Nothing will come any more. Every later call answers the same.
    End,
    /// Nothing happened within the time given.
    Nothing,
}
