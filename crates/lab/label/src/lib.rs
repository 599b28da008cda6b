//! Draws barcode labels as a webcam sees them, for tests, benchmarks and the demo clip.
//!
//! A [`Scene`] is one label on a card, held somewhere before a kitchen; [`Scene::draw`] makes a [`Picture`] of it, grey,
//! as a cheap camera would: perspective, defocus, motion, light, noise, gamma. Its bars
//! come from [`trug_gs1::ean_upc`]. [`demo_clip`] is a short film of packets held up one after another. Everything is repeatable: the same scene and the
//! same seed give the same bytes. [`made_frames`] are 2,205 pictures for
//! measuring readers, [`hard_clips`] seconds of film. It reads nothing.
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
mod optics;
mod rng;
mod scene;

pub use cells::{BLUR_MODULES, BLUR_SIGMAS, MadeFrame, blur_cell, made_frames, random_ean13};
pub use clip::{FRAMES_PER_PACKET, FRAMES_PER_SECOND, demo_clip};
pub use decoys::{DECOYS, decoy};
pub use hard_clips::{
    HARD_CLIP_FRAMES, HARD_FAMILIES, HOPELESS_FAMILIES, HardClip, hard_clip_ms, hard_clips,
    hopeless_clips,
};
pub use rng::Rng;
pub use scene::{Lens, Picture, Scene, Surroundings};
pub use trug_gs1::Symbology;
