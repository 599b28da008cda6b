//! From frames to sightings: what a scan tells.

use super::{AppError, Coaching, ImportView, LineView, ListName, Params, StepView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A packet was shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SightingView {
    /// 14 digits.
    pub gtin: String,
    /// How it was printed: `ean-13`, `upc-e`, ...
    pub symbology: String,
    /// The digits as printed.
    pub printed: String,
    /// What to call it.
    pub name: String,
    /// Whether a name is known for it.
    pub known: bool,
    /// Whether it was shown again.
    pub again: bool,
    /// The line it is on now.
    pub line: Option<LineView>,
    /// The photograph it was found in.
    pub photo: Option<String>,
    /// The symbol's corners in the picture, as shares of its width and height.
    pub corners: Vec<[f32; 2]>,
    /// Why it was not put on the list, when it was not.
    pub refused: Option<String>,
    /// What came of it: `found`, `unknown`, `again` or `refused`. What is shown again is `again`,
    /// whether a name is known for it or not.
    pub outcome: String,
    /// Why it was refused, for a page.
    pub refusal: Option<Reason>,
    /// The step of the history, by which just this can be undone.
    pub step: Option<StepView>,
}

/// Why something is as it is, for a page that says it in a person's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reason {
    /// Which reason.
    pub code: String,
    /// What it is about.
    pub params: Params,
}

/// What a scan came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ScanView {
    /// The list.
    pub list: ListName,
    /// What was seen, in order.
    pub sightings: Vec<SightingView>,
    /// Pictures looked at.
    #[ts(type = "number")]
    pub pictures: u64,
    /// Pictures that could not be looked at, with the reason.
    pub failed: Vec<FailedPicture>,
}

/// A picture that could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FailedPicture {
    /// Which.
    pub path: String,
    /// Why, and what to do.
    pub why: String,
    /// The same for a page.
    pub reason: Reason,
}

/// What the camera is doing, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraView {
    /// `working`, `no-camera`, `in-use`, ...
    pub state: String,
    /// The same in words, with what to do.
    pub words: String,
    /// What the words are about: `name`, `how`, `why`.
    pub params: Params,
}

/// What a running scan tells the window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(
    clippy::large_enum_variant,
    reason = "a message lives for a moment, and most are sightings"
)]
pub enum ScanMessage {
    /// A source was opened, in place of whatever was looked at before.
    Started {
        /// `camera`, `demo` or `photo`.
        source: String,
    },
    /// The window is not to be seen, so the camera was let go; it starts again when it is.
    Paused,
    /// A packet was shown and is on the list.
    Sighting {
        /// What was seen.
        sighting: SightingView,
    },
    /// The camera changed its state.
    Camera {
        /// The state.
        camera: CameraView,
    },
    /// What would help to read what is held up has changed.
    Coaching {
        /// What to say; nothing while it reads well and while nothing is held up.
        coaching: Option<Coaching>,
    },
    /// A picture could not be looked at.
    Failed {
        /// Which and why.
        picture: FailedPicture,
    },
    /// A list in a file was dropped on the window, and what it holds is on the list.
    Brought {
        /// The name of the file.
        file: String,
        /// What came of it; of what was not understood the first few.
        brought: ImportView,
    },
    /// The scan could not begin, or a packet that was shown could not be put on the list.
    Trouble {
        /// Why.
        error: AppError,
    },
    /// The source has come to its end.
    Ended,
}

/// The cameras of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CamerasView {
    /// In a steady order.
    pub cameras: Vec<CameraChoice>,
}

/// A camera of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraChoice {
    /// What the settings keep.
    pub id: String,
    /// What the camera calls itself.
    pub name: String,
    /// Whether it is the one that the settings name.
    pub chosen: bool,
}
