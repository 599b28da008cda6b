//! The state of a camera, in words that say what is wrong and what to do about it.

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
        /// What was opened, such as "MJPEG 1280x720 at 30".
        format: String,
    },
    /// There is no camera.
    NoCamera,
    /// Not the one that was asked for, whatever others there are.
    Absent {
        /// What it is called.
        name: String,
    },
    /// Another program has it.
    InUse,
    /// The system does not let Trug use it.
    NotAllowed {
        /// What the person does to allow it, on this system.
        how: String,
    },
    /// It is open, or being opened, and nothing has come from it for some seconds.
    StoppedAnswering,
    /// Pictures come, and they are nearly black.
    TooDark,
    /// It was working and is gone. It is used again as soon as it is back.
    Lost,
    /// It is there and offers no picture format that Trug can read, or refuses all of them.
    NotUsable {
        /// What the camera's driver said.
        why: String,
    },
    /// The camera library is stuck, which only a new start of the program mends.
    NeedsRestart,
}

impl CameraState {
    /// What is wrong and what to do, in plain English, as sentences.
    pub fn words(&self) -> String {
        match self {
            Self::Opening => "Starting the camera.".to_owned(),
            Self::Working { name, .. } => format!("{name} is working."),
            Self::NoCamera => {
                "No camera found. Plug one in: it will be used by itself. Typing and dropping a photo work without one."
                    .to_owned()
            }
            Self::Absent { name } => format!(
                "{name} is not plugged in, and it is the camera that was chosen. Plug it in: it will be used by itself. Typing and dropping a photo work without it."
            ),
            Self::InUse => {
                "Another program is using the camera. Close it there: it will be used here by itself.".to_owned()
            }
            Self::NotAllowed { how } => format!("Trug is not allowed to use the camera. {how}"),
            Self::StoppedAnswering => {
                "The camera has stopped answering. Unplug it and plug it back in.".to_owned()
            }
            Self::TooDark => {
                "The picture is nearly black. Open the camera's shutter or put on a light.".to_owned()
            }
            Self::Lost => {
                "The camera is gone. Plug it back in: it will be used again by itself.".to_owned()
            }
            Self::NotUsable { why } => format!(
                "The camera is there but gives no picture that Trug can read ({why}). Unplug it and plug it back in, or use another one."
            ),
            Self::NeedsRestart => "The camera cannot be opened any more. Close Trug and start it again.".to_owned(),
        }
    }

    /// A short word for programs, which stays as it is.
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
