//! The crate from the outside: files, clips, the demo, and an absent webcam.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod clips;
mod jpegs;
mod photos;
mod preview;
mod shared;
mod webcam;
