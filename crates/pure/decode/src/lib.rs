//! Reads retail barcodes from grey pixels, and agrees on what was shown over several frames.
//!
//! Three nouns, each made from the one before:
//!
//! - a [`Luma`] is a view of a grey picture: bytes, width, height, stride;
//! - a [`Read`] is one symbol that a [`Reader`] found in one picture: symbology, text, corners, certainty. It is a claim;
//! - a [`Sighting`] is what an [`Agreement`] over several frames believes: once for each showing of a packet.
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
//! There are three readers: [`RxingReader`] for every family of symbols that is sharp; [`BarReader`], Trug's own, for
//! EAN and UPC that are blurred, small or dark; and [`Cascade`], which asks both where each is best, and edges first, and
//! is what to take for single pictures. A [`Scanner`] is what to take for a camera: a cascade, evidence and agreement over
//! frames, and an [`Aim`], which says how the packet could be held better.
//!
//! It knows no files, cameras, products, threads or clocks, and no input makes it panic. Another reader joins
//! by implementing [`Reader`] in a module of its own; what is believed stays the business of [`Agreement`].

mod agreement;
mod aim;
mod bar_reader;
mod cascade;
mod edge_reader;
mod find;
mod lanes;
mod luma;
mod place;
mod prior;
mod probability;
mod read;
mod rxing_reader;
mod scanlines;
mod scanner;
mod upc_e;

pub use agreement::{Agreement, AgreementRules, Sighting};
pub use aim::{Aim, Bars};
pub use bar_reader::BarReader;
pub use cascade::Cascade;
pub use luma::{Luma, LumaError};
pub use prior::Prior;
pub use probability::{BELIEVED, Clues};
pub use read::{Effort, Point, Read, Reader};
pub use rxing_reader::RxingReader;
pub use scanner::{Look, Scanner};
pub use trug_gs1::Symbology;
