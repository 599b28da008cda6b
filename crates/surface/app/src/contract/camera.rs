//! How a packet is held up to the camera, and what a check of the camera found.

use super::Params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What hinders the reading most while a packet is being aimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Coaching {
    /// A light would help.
    TooDark,
    /// Much of the picture is washed out.
    TooBright,
    /// The packet shines where its bars are.
    Glare,
    /// The bars are too small.
    TooFar,
    /// The bars do not fit into the picture, or the lens cannot focus so near.
    TooNear,
    /// The packet moves.
    Blurred,
}

/// What a check of the camera found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraCheckView {
    /// The cameras that are plugged in, in a steady order.
    pub cameras: Vec<CheckedCamera>,
    /// What was found, one after the other, in the order in which one would look.
    pub findings: Vec<CameraFinding>,
}

/// A camera that is plugged in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckedCamera {
    /// What the settings keep: where it is plugged in and its name.
    pub id: String,
    /// Its own name.
    pub name: String,
    /// Whether it is the one that the settings name.
    pub chosen: bool,
    /// What it offers, best for barcodes first: "MJPEG 1280x720 at 30".
    pub offers: Vec<String>,
    /// What Trug would choose of it, and why; or why it cannot be asked.
    pub words: String,
    /// Why the first of its offers is the best, for a page: for its pixels, its rate and its form, as `few-pixels`,
    /// `fast`, `grey`. Empty where the camera says nothing of what it offers.
    pub because: Vec<String>,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CameraFinding {
    /// What: `plugged-in`, `choice`, `picture`, `driver`, `rate`, `light`, `sharpness` or `code`.
    pub what: String,
    /// How it is: `well`, or what is wrong, as `too-dark`, `slow`, `soft`.
    pub code: String,
    /// Whether it is as it should be.
    pub works: bool,
    /// How it is, and what to do about it.
    pub words: String,
    /// What the words are about: `name`, `count`, `format`, `rate` in pictures a second, `edge` in pixels, `lens` as
    /// `fixed` or `focusing`, `text` as read, `how`, `why`, `coaching`.
    pub params: Params,
}
