//! A USB webcam made of software, which the kernel takes for a real one: for the tests of the camera.
//!
//! Three nouns. A [`Model`] is what a shop would sell: a name, formats, sizes, rates. A [`Softcam`] is one of it, with
//! the cable in the hand: it is plugged, unplugged, frozen, thawed, spoiled. A [`Reel`] is what is held before its lens:
//! a label drawn by `trug-label` at each size that the camera has. The camera speaks UVC 1.0 over bulk transfers, and
//! that over USB/IP to the kernel's `vhci-hcd`, so that `uvcvideo` makes real `/dev/video*` nodes of it and sees a real
//! disconnect when the cable is pulled.
//!
//! Plugging needs root and the modules `vhci-hcd` and `uvcvideo`, as the virtual machine of `cargo xtask test camera`
//! has them. There are no isochronous transfers and no sound; controls keep what they are set to and change no picture.
//!
//! Sources: Universal Serial Bus 2.0, chapter 9; USB Device Class Definition for Video Devices 1.0, with the payload
//! formats Uncompressed and Motion-JPEG; the kernel's `Documentation/usb/usbip_protocol.rst`.

#![cfg(target_os = "linux")]

mod cable;
mod controls;
mod descriptors;
mod device;
mod model;
mod reel;
mod requests;
mod wire;

pub use cable::{Port, Softcam, SoftcamError};
pub use controls::{Control, FIRST_SETTINGS};
pub use device::{Spoil, Streaming};
pub use model::{Model, Offer, Pixels};
pub use reel::Reel;
