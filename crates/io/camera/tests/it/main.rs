//! The crate from the outside: files, clips, the demo, and a webcam that is not there.

mod clips;
mod photos;
mod preview;
mod shared;
mod webcam;
