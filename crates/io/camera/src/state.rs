//! The state of a camera, in words that say what is wrong and what to do about it.

use crate::driver::CameraDriver;

/// What the camera is doing. Typing and dropping a photo work in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CameraState {
    /// Looking for it and starting it.
    Opening,
    /// Pictures are coming.
    Working {
        /// The camera's own name.
        name: String,
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
        /// The mode that was opened, such as "MJPEG 1280x720 at 30".
        format: String,
        /// The library that opened it.
        driver: CameraDriver,
        /// Why the library before it in the order could not open the camera, where there is one.
        fallback_reason: Option<String>,
    },
    /// There is no camera.
    NoCamera,
    /// The chosen camera is not plugged in, whatever others are.
    Absent {
        /// Its name.
        name: String,
    },
    /// Another program uses it.
    InUse,
    /// The system does not let Trug use it.
    NotAllowed {
        /// How to allow it on this system.
        how: String,
    },
    /// It is open, or being opened, and has delivered nothing for some seconds.
    StoppedAnswering,
    /// Its pictures are nearly black.
    TooDark,
    /// It was working and is unplugged. It is used again as soon as it is back.
    Lost,
    /// It has no picture format that Trug can read, or grants none.
    NotUsable {
        /// The driver's error.
        why: String,
    },
    /// The camera library is stuck until the program is restarted.
    NeedsRestart,
}

impl CameraState {
    /// What is wrong and what to do, in plain English, as sentences.
    pub fn words(&self) -> String {
        match self {
            Self::Opening => "Starting the camera.".to_owned(),
            Self::Working { name, .. } => format!("{name} is working."),
            Self::NoCamera => {
                "No camera found. Plug one in: Trug uses it as soon as it is there. Typing and dropping a photo work without one."
                    .to_owned()
            }
            Self::Absent { name } => format!(
                "{name} is not plugged in, and it is the camera that was chosen. Plug it in: Trug uses it as soon as it is there. Typing and dropping a photo work without it."
            ),
            Self::InUse => {
                "Another program is using the camera. Close it there: Trug then uses it at once.".to_owned()
            }
            Self::NotAllowed { how } => format!("Trug is not allowed to use the camera. {how}"),
            Self::StoppedAnswering => {
                "The camera has stopped answering. Unplug it and plug it back in.".to_owned()
            }
            Self::TooDark => {
                "The picture is nearly black. Open the camera's shutter or turn a light on.".to_owned()
            }
            Self::Lost => {
                "The camera is gone. Plug it back in: Trug uses it again as soon as it is back.".to_owned()
            }
            Self::NotUsable { why } => format!(
                "The camera is there but gives no picture that Trug can read ({why}). Unplug it and plug it back in, or use another one."
            ),
            Self::NeedsRestart => "The camera cannot be opened any more. Close Trug and start it again.".to_owned(),
        }
    }

    /// A short code for programs. Codes never change.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Working { .. } => "working",
            Self::NoCamera => "no-camera",
            Self::Absent { .. } => "absent",
            Self::InUse => "in-use",
            Self::NotAllowed { .. } => "not-allowed",
            Self::StoppedAnswering => "stopped-answering",
            Self::TooDark => "too-dark",
            Self::Lost => "lost",
            Self::NotUsable { .. } => "not-usable",
            Self::NeedsRestart => "needs-restart",
        }
    }
}
