//! Frames: from a webcam, from photographs, from a folder of them, from a clip and from the built-in demo.
//!
//! Three nouns. A [`Frame`] is a grey (luma) picture with its time. A [`FrameSource`] is asked for the next [`Event`]:
//! a frame, a change of the camera's [`CameraState`] in words a person understands, a picture that could not be
//! used, the end. [`Latest`] hands the newest of something from one thread to another and never makes the giver
//! wait.
//!
//! This crate knows nothing of barcodes or products. It reads files and devices and never the network.

mod capture;
mod clip;
mod clock;
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only V4L2 lets them be set"))]
mod controls;
mod convert;
mod devices;
mod driver;
mod error;
mod frame;
mod latest;
mod looks;
mod luma;
mod metering;
mod mjpeg;
mod offer;
mod photos;
mod post;
#[cfg(any(test, feature = "pretend"))]
pub mod pretend;
mod preview;
mod remote;
mod script;
mod source;
mod state;
mod still;
mod trouble;
mod webcam;
mod worker;

pub use clip::{Clip, Demo};
pub use devices::{CameraInfo, cameras};
pub use error::CameraError;
pub use frame::{Colour, Frame};
pub use latest::Latest;
pub use looks::{Looks, looks};
pub use luma::{BadFrame, PixelFormat, luma_of};
pub use offer::{Abilities, Offer, abilities};
pub use photos::{Folder, Photos};
pub use preview::{ScreenPicture, for_the_screen};
pub use script::Script;
pub use source::{Event, FrameSource};
pub use state::CameraState;
pub use still::{MAX_PICTURE_SIDE, still, still_of};
pub use webcam::{Webcam, WebcamChoice, WebcamCounts, let_go_of_cameras};
pub use worker::serve;
