//! From frames to sightings: what happens in a scan.

use super::text_types::blank;
use super::wire_enum::wire_enum;
use super::{
    AppError, CameraId, Coaching, Gtin, ImportView, LineView, ListName, PictureReason, Refusal,
    StepView,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A packet was shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SightingView {
    /// Its trade item; empty where what was read names none.
    #[serde(with = "blank")]
    #[schemars(schema_with = "blank::schema::<Gtin>")]
    #[ts(type = "Gtin | \"\"")]
    pub gtin: Option<Gtin>,
    /// How it was printed; empty for digits that were typed.
    #[serde(with = "blank")]
    #[schemars(schema_with = "blank::schema::<Symbology>")]
    #[ts(type = "Symbology | \"\"")]
    pub symbology: Option<Symbology>,
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
    /// What came of it. What is shown again is `again`, whether a name is known for it or not.
    pub outcome: SightingOutcome,
    /// Why it was refused, for a page.
    pub refusal: Option<Refusal>,
    /// The step of the history, by which just this can be undone.
    pub step: Option<StepView>,
}

wire_enum! {
    /// A symbology: the rules by which a code is printed.
    Symbology {
        /// EAN-13, which carries a GTIN-13.
        Ean13 = "ean-13",
        /// EAN-8, which carries a GTIN-8.
        Ean8 = "ean-8",
        /// UPC-A, which carries a GTIN-12.
        UpcA = "upc-a",
        /// UPC-E: a GTIN-12 with its zeros suppressed.
        UpcE = "upc-e",
        /// ITF-14 on a case, which carries a GTIN-14.
        Itf14 = "itf-14",
        /// GS1 DataBar, any form.
        DataBar = "databar",
        /// GS1 DataBar Expanded, which carries element strings.
        DataBarExpanded = "databar-expanded",
        /// GS1 DataMatrix, or a Data Matrix with a Digital Link.
        DataMatrix = "data-matrix",
        /// GS1 QR Code, or a QR Code with a Digital Link.
        QrCode = "qr-code",
    }
}

wire_enum! {
    /// What came of a packet that was shown.
    SightingOutcome {
        /// It is on the list, and a name is known for it.
        Found = "found",
        /// It is on the list, and no name is known for it.
        Unknown = "unknown",
        /// It was shown before and is on the list once more.
        Again = "again",
        /// It is not put on the list.
        Refused = "refused",
    }
}

/// What a scan came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FailedPicture {
    /// Which.
    pub path: String,
    /// Why, and what to do.
    pub why: String,
    /// The same for a page.
    pub reason: PictureReason,
}

/// What the camera is doing, for the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CameraView {
    /// Its state.
    pub state: CameraStatus,
    /// The same in words, with what to do.
    pub words: String,
    /// What the words are about.
    pub params: CameraParams,
}

/// What the words for a state of the camera are about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(optional_fields)]
#[serde(default)]
pub struct CameraParams {
    /// What the camera is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the person does to allow it, on this system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// What the camera's driver answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

wire_enum! {
    /// What the camera is doing.
    CameraStatus {
        /// It is looked for and started.
        Opening = "opening",
        /// Pictures are coming.
        Working = "working",
        /// There is no camera.
        NoCamera = "no-camera",
        /// The chosen one is not plugged in.
        Absent = "absent",
        /// Another program has it.
        InUse = "in-use",
        /// The system does not allow it.
        NotAllowed = "not-allowed",
        /// It is open and no picture comes.
        StoppedAnswering = "stopped-answering",
        /// Its pictures are nearly black.
        TooDark = "too-dark",
        /// It was unplugged.
        Lost = "lost",
        /// It gives no picture that can be read.
        NotUsable = "not-usable",
        /// It can be opened only after a new start of the program.
        NeedsRestart = "needs-restart",
    }
}

wire_enum! {
    /// What is scanned from.
    ScanInput {
        /// A camera.
        Camera = "camera",
        /// The clip that comes with Trug.
        Demo = "demo",
        /// Photographs.
        Photo = "photo",
    }
}

/// What happens in a running scan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(
    clippy::large_enum_variant,
    reason = "a message lives for a moment, and most are sightings"
)]
pub enum ScanMessage {
    /// A source was opened, in place of whatever was looked at before.
    Started {
        /// Which.
        source: ScanInput,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CamerasView {
    /// In a steady order.
    pub cameras: Vec<CameraChoice>,
}

/// A camera of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CameraChoice {
    /// What the settings keep.
    pub id: CameraId,
    /// What the camera calls itself.
    pub name: String,
    /// Whether it is the one that the settings name.
    pub chosen: bool,
}
