//! How a packet is held up to the camera, and what a check of the camera found.

use super::wire_enum::wire_enum;
use super::{CameraId, CameraStatus};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire_enum! {
    /// What hinders the reading most while a packet is being aimed; those first that the others
    /// come from: in the dark everything is blurred.
    Coaching {
        /// A light would help.
        TooDark = "too-dark",
        /// Much of the picture is washed out.
        TooBright = "too-bright",
        /// The packet shines where its bars are.
        Glare = "glare",
        /// The bars are too small.
        TooFar = "too-far",
        /// The bars do not fit into the picture, or the lens cannot focus so near.
        TooNear = "too-near",
        /// The packet moves.
        Blurred = "blurred",
    }
}

/// What a check of the camera found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CameraCheckView {
    /// The cameras that are plugged in, in a steady order.
    pub cameras: Vec<CheckedCamera>,
    /// What was found, one after the other, in the order in which one would look.
    pub findings: Vec<CameraFinding>,
}

/// A camera that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CheckedCamera {
    /// What the settings keep: where it is plugged in and its name.
    pub id: CameraId,
    /// Its own name.
    pub name: String,
    /// Whether it is the one that the settings name.
    pub chosen: bool,
    /// What it offers, best for barcodes first: "MJPEG 1280x720 at 30".
    pub offers: Vec<String>,
    /// What Trug would choose of it, and why; or why it cannot be asked.
    pub words: String,
    /// Why the first of its offers is the best: for its pixels, its rate and its form. Empty where
    /// the camera does not list what it offers.
    pub because: Vec<OfferReason>,
}

wire_enum! {
    /// What speaks for an offer of a camera, or against it.
    OfferReason {
        /// Few pixels across a packet.
        FewPixels = "few-pixels",
        /// Enough pixels across a packet.
        EnoughPixels = "enough-pixels",
        /// Many pixels across a packet.
        ManyPixels = "many-pixels",
        /// More pixels than help.
        NeedlessPixels = "needless-pixels",
        /// The camera does not give its rate.
        RateUntold = "rate-untold",
        /// So seldom that the packet has to be held still.
        Seldom = "seldom",
        /// Somewhat slow.
        Slow = "slow",
        /// Fast enough that the packet need not be held still.
        Fast = "fast",
        /// Packed as JPEG.
        Packed = "packed",
        /// In colour, which has to be turned into grey.
        Colour = "colour",
        /// With its grey as it is.
        Grey = "grey",
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CameraFinding {
    /// What was looked at.
    pub what: CameraAspect,
    /// How it is.
    pub code: FindingCode,
    /// Whether it is as it should be.
    pub works: bool,
    /// How it is, and what to do about it.
    pub words: String,
    /// What the words are about.
    pub params: FindingParams,
}

wire_enum! {
    /// What a check of the camera looks at.
    CameraAspect {
        /// Which cameras are plugged in.
        PluggedIn = "plugged-in",
        /// What became of the camera that the settings name.
        Choice = "choice",
        /// Whether pictures come.
        Picture = "picture",
        /// Which camera library opened it.
        Driver = "driver",
        /// How many pictures a second come.
        Rate = "rate",
        /// Whether there is light enough.
        Light = "light",
        /// How sharp the pictures are.
        Sharpness = "sharpness",
        /// Whether a code was read.
        Code = "code",
    }
}

wire_enum! {
    /// How an aspect of a camera is.
    FindingCode {
        /// As it should be.
        Well = "well",
        /// The chosen camera is plugged in elsewhere than before.
        Elsewhere = "elsewhere",
        /// A second camera library opened it, because the first could not.
        Fallback = "fallback",
        /// It is not known.
        Unknown = "unknown",
        /// No picture came.
        Nothing = "nothing",
        /// Few pictures a second.
        Slow = "slow",
        /// Rather dim.
        Dim = "dim",
        /// Too dark.
        TooDark = "too-dark",
        /// Washed out.
        TooBright = "too-bright",
        /// Somewhat soft.
        Soft = "soft",
        /// Blurred.
        Blurred = "blurred",
        /// A code was there and was not read.
        NotRead = "not-read",
        /// No packet was held up.
        NothingShown = "nothing-shown",
        /// The camera is looked for and started.
        Opening = "opening",
        /// Pictures are coming.
        Working = "working",
        /// There is no camera.
        NoCamera = "no-camera",
        /// The chosen camera is not plugged in.
        Absent = "absent",
        /// Another program has the camera.
        InUse = "in-use",
        /// The system does not allow the camera.
        NotAllowed = "not-allowed",
        /// The camera is open and no picture comes.
        StoppedAnswering = "stopped-answering",
        /// The camera was unplugged.
        Lost = "lost",
        /// The camera gives no picture that can be read.
        NotUsable = "not-usable",
        /// The camera can be opened only after a new start of the program.
        NeedsRestart = "needs-restart",
    }
}

impl From<CameraStatus> for FindingCode {
    fn from(status: CameraStatus) -> Self {
        match status {
            CameraStatus::Opening => Self::Opening,
            CameraStatus::Working => Self::Working,
            CameraStatus::NoCamera => Self::NoCamera,
            CameraStatus::Absent => Self::Absent,
            CameraStatus::InUse => Self::InUse,
            CameraStatus::NotAllowed => Self::NotAllowed,
            CameraStatus::StoppedAnswering => Self::StoppedAnswering,
            CameraStatus::TooDark => Self::TooDark,
            CameraStatus::Lost => Self::Lost,
            CameraStatus::NotUsable => Self::NotUsable,
            CameraStatus::NeedsRestart => Self::NeedsRestart,
        }
    }
}

/// What the words of a finding are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(optional_fields)]
#[serde(default)]
pub struct FindingParams {
    /// What the camera is called, or all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many cameras there are, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// What was opened, such as "MJPEG 1280x720 at 30".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Pictures a second, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<String>,
    /// How wide an edge is, in pixels, in digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edge: Option<String>,
    /// How the lens focuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lens: Option<Lens>,
    /// What was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What the person does to allow the camera, on this system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// What the camera's driver answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What hindered the reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coaching: Option<Coaching>,
}

wire_enum! {
    /// How a lens focuses.
    Lens {
        /// It cannot.
        Fixed = "fixed",
        /// By itself.
        Focusing = "focusing",
    }
}
