//! Reads retail barcodes from grey pixels, and agrees on what was shown over several frames.
//!
//! Three types, each made from the one before:
//!
//! - a [`Luma`] is a view of a grey picture: bytes, width, height, stride;
//! - a [`Read`] is one symbol that a [`Reader`] found in one picture: symbology, text, corners, certainty. It may be wrong;
//! - a [`Sighting`] is a read that an [`Agreement`] over several frames accepts, once for each showing of a packet.
//!
//! ```
//! use trug_decode::{Luma, Scanner, Symbology};
//!
//! # let label = trug_label::Scene::new(Symbology::Ean13, "4006381333931").unwrap();
//! # let mut rng = trug_label::Rng::new(1);
//! # let mut camera = (0..3u64).map(|n| (n * 66, label.draw(&mut rng)));
//! let mut scanner = Scanner::default();
//! let mut sightings = Vec::new();
//! while let Some((at_ms, frame)) = camera.next() {
//!     let luma = Luma::tight(&frame.data, frame.width, frame.height)?;
//!     sightings.extend(scanner.observe(at_ms, luma).sightings);
//! }
//! assert_eq!(sightings.len(), 1);
//! assert_eq!(sightings[0].symbology, Symbology::Ean13);
//! assert_eq!(sightings[0].text, "4006381333931");
//! # Ok::<(), trug_decode::LumaError>(())
//! ```
//!
//! For single pictures use [`Cascade`]; for a camera use [`Scanner`], which adds a tracker and an agreement over frames and
//! reports in [`FrameQuality`] how the packet could be held better.
//!
//! # How it works
//!
//! 1. `find` divides the picture into cells and joins those with one gradient direction into regions that look like bars,
//!    and those with two into regions that look like dots.
//! 2. `edge_reader` reads sharp EAN and UPC by the distances of edges on scanlines across each region; lines vote.
//! 3. [`BarReader`] reads blurred, small and dark EAN and UPC: it fits position, blur and light, searches the most likely
//!    valid code exactly, and accepts it by its [`Evidence`].
//! 4. [`RxingReader`] reads ITF-14, GS1 `DataBar`, QR and Data Matrix with the decoders of rxing; by itself it also reads
//!    sharp EAN and UPC.
//! 5. A tracker combines the frames of a camera, with a [`Prior`] if there is one, and [`Agreement`] decides what is accepted.
//!
//! The crate knows no files, cameras, products, threads or clocks, and no input makes it panic. A further reader implements
//! [`Reader`] in a module of its own.
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests wait and listen"))]

mod agreement;
mod bar_reader;
mod bars;
mod bounding_box;
mod cascade;
mod edge_reader;
mod evidence;
mod find;
mod lanes;
mod luma;
mod prior;
mod quality;
mod read;
mod rxing_reader;
mod scanlines;
mod scanner;
mod upc_e;

pub use agreement::{Agreement, AgreementRules, Sighting};
pub use bar_reader::BarReader;
pub use bars::Bars;
pub use cascade::Cascade;
pub use evidence::{Evidence, MIN_CERTAINTY};
pub use luma::{Luma, LumaError};
pub use prior::Prior;
pub use quality::FrameQuality;
pub use read::{Effort, Point, Read, Reader};
pub use rxing_reader::RxingReader;
pub use scanner::{FrameResult, Scanner};
pub use trug_gs1::Symbology;
