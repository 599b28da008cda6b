//! What a running scan reports, and what it has to show.

use crate::contract::{Coaching, FailedPicture};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use trug_camera::{CameraState, Frame, Latest};
use trug_decode::Sighting;

/// How long a thread waits for something before it looks whether it is still wanted.
pub(super) const WAIT: Duration = Duration::from_millis(100);

/// What a running scan reports.
#[derive(Debug)]
pub enum Seen {
    /// A packet was shown.
    Sighting {
        /// What agreed.
        sighting: Sighting,
        /// The picture's width and height in pixels.
        size: (u32, u32),
        /// The photograph.
        photo: Option<PathBuf>,
    },
    /// The camera's state changed.
    Camera(CameraState),
    /// What would help to read what is held up has changed; nothing while it reads well.
    Coaching(Option<Coaching>),
    /// A picture could not be looked at.
    Failed(FailedPicture),
    /// Nothing more comes.
    Ended,
}

/// Where a code was read, in the newest picture in which one was: for whoever draws its outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The time of that picture, as [`Frame::at_ms`].
    pub at_ms: u64,
    /// The code's corners, as shares of the picture's width and height.
    pub corners: [[f32; 2]; 4],
}

/// What a running scan has to show: its newest picture, and where a code was read last.
#[derive(Clone, Default)]
pub struct Preview {
    /// The slot of the newest frame.
    pub newest: Arc<Latest<Arc<Frame>>>,
    /// The slot of the newest place.
    pub place: Arc<Latest<Place>>,
}

/// What the pictures of a source are to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// They come whether they are read or not: only the newest counts, and the camera's state is
    /// reported at once, whatever is being read.
    Live,
    /// They follow upon one another, and none is left out.
    Film,
    /// Each stands for itself, and none is left out.
    Stills,
}

/// A point of a picture as shares of its width and height.
pub(super) fn share(x: f32, y: f32, (width, height): (u32, u32)) -> [f32; 2] {
    [x / width.max(1) as f32, y / height.max(1) as f32]
}
