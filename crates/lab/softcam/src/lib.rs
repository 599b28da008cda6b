//! A USB webcam in software, which the kernel takes for a real one: for the tests of the camera.
//!
//! Three nouns. A [`Model`] is a kind of camera: its name, formats, sizes, rates. A [`Softcam`] is one camera: it is
//! plugged, unplugged, frozen, thawed, corrupted. A [`FrameLoop`] is what it shows: a label drawn by `trug-label` at each
//! size that the camera has. The camera speaks UVC 1.0 over bulk transfers, and those over USB/IP to the kernel's
//! `vhci-hcd`, so that `uvcvideo` makes real `/dev/video*` nodes of it and sees a real disconnect when it is unplugged.
//!
//! Plugging needs root and the modules `vhci-hcd` and `uvcvideo`, as the virtual machine of `cargo xtask test camera`
//! has them. There are no isochronous transfers and no sound; controls keep their values and change no picture.
//!
//! Sources: Universal Serial Bus 2.0, chapter 9; USB Device Class Definition for Video Devices 1.0, with the payload
//! formats Uncompressed and Motion-JPEG; the kernel's `Documentation/usb/usbip_protocol.rst`.

#![cfg(target_os = "linux")]

mod controls;
mod corruption;
mod descriptors;
mod device;
mod frame_loop;
mod model;
mod requests;
mod shared;
mod softcam;
mod wire;

pub use controls::{Control, DEFAULT_SETTINGS};
pub use corruption::Corruption;
pub use frame_loop::FrameLoop;
pub use model::{Mode, Model, Pixels};
pub use shared::Streaming;
pub use softcam::{Port, Softcam, SoftcamError};
