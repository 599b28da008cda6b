//! The crate from the outside: files, clips, the demo, and an absent webcam.

mod clips;
mod jpegs;
mod photos;
mod preview;
mod shared;
mod webcam;
