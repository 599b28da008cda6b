//! Draws barcode labels as a webcam sees them, for tests, benchmarks and the demo clip.
//!
//! A [`Scene`] is one label on a card, held in a kitchen; [`Scene::draw`] makes a grey [`Picture`] of it, as a cheap camera
//! does: perspective, defocus, motion, light, noise, gamma. Its bars come from [`trug_gs1::ean_upc`]. [`demo_clip`] is a short
//! film of packets held up one after another. [`generated_frames`] are 2,205 pictures for measuring readers, and
//! [`hard_clips()`] seconds of film. Everything is repeatable: the same scene and the same seed give the same bytes.
//!
//! ```
//! use trug_label::{Rng, Scene, Symbology};
//!
//! let scene = Scene::new(Symbology::Ean13, "4006381333931").expect("a right check digit");
//! let picture = scene.draw(&mut Rng::new(1));
//! assert_eq!((picture.width, picture.height), (640, 480));
//! assert_eq!(picture.data.len(), 640 * 480);
//! ```

mod cells;
mod clip;
mod clutter;
mod decoys;
mod digits;
mod hard_clips;
mod in_clutter;
mod jpeg;
mod kitchen;
mod lens;
mod optics;
mod picture;
mod rng;
mod scene;

pub use cells::{
    BLUR_MODULES, BLUR_SIGMAS, GeneratedFrame, blur_cell, generated_frames, random_ean13,
};
pub use clip::{FRAMES_PER_PACKET, FRAMES_PER_SECOND, demo_clip};
pub use decoys::{DECOYS, decoy};
pub use hard_clips::{
    EXTREME_FAMILIES, HARD_CLIP_FRAMES, HARD_FAMILIES, HardClip, extreme_clips, hard_clip_ms,
    hard_clips,
};
pub use lens::Lens;
pub use picture::Picture;
pub use rng::Rng;
pub use scene::{Scene, Surroundings};
pub use trug_gs1::Symbology;
