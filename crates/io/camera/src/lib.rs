//! Frames from webcams, photographs, folders, clips and the built-in demo.
//!
//! Three nouns. A [`Frame`] is a grey (luma) picture with its time. A [`FrameSource`] is asked for the next [`Event`]:
//! a frame, a new [`CameraState`], a picture that could not be used, or the end. [`Latest`] passes the newest value from
//! one thread to another and never makes the sender wait.
//!
//! A [`Webcam`] reads a camera through a camera library: see [`DriverChoice`]. This crate knows nothing of barcodes or
//! products. It reads files and devices and never the network.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests start programs and wait"))]

mod capabilities;
mod capture;
mod capture_mode;
mod choice;
mod clip;
mod clock;
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only V4L2 can set controls"))]
mod controls;
mod convert;
mod devices;
mod driver;
mod drivers;
mod error;
mod exposure;
mod failure;
#[cfg(any(test, feature = "fake"))]
pub mod fake;
mod frame;
mod frame_channel;
mod guard;
mod latest;
mod luma;
mod mjpeg;
mod photos;
mod picture_quality;
mod preview;
mod script;
mod search;
mod source;
mod state;
mod still;
mod webcam;
mod worker;
mod worker_client;
mod worker_protocol;

pub use capabilities::{Capabilities, capabilities};
pub use capture_mode::CaptureMode;
pub use choice::WebcamChoice;
pub use clip::{Clip, Demo};
pub use devices::{CameraInfo, cameras};
pub use driver::CameraDriver;
pub use drivers::DriverChoice;
pub use error::CameraError;
pub use frame::{Colour, Frame, MAX_PICTURE_SIDE};
pub use frame_channel::WebcamCounts;
pub use latest::Latest;
pub use luma::{BadFrame, PixelFormat, luma_of};
pub use photos::{Folder, Photos, Picture};
pub use picture_quality::{PictureQuality, picture_quality};
pub use preview::{ScreenPicture, screen_picture};
pub use script::Script;
pub use source::{Event, FrameSource};
pub use state::CameraState;
pub use still::{MAX_PICTURE_BYTES, still, still_of};
pub use webcam::{Webcam, release_cameras};
pub use worker::serve;
