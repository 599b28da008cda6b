//! Building a catalogue file from exports of Open Food Facts.
//!
//! [`Exports`] reads exports, one after the other, and keeps the newest texts of each trade item; a
//! [`Taxonomy`] maps categories to aisles; [`write()`] packs both into a file. The
//! same input gives the same bytes. Nothing here is used when a catalogue is read.

mod clean;
mod exports;
mod name_classifier;
mod taxonomy;
mod write;

pub use clean::clean;
pub use exports::{CORRECTION_YEAR, Entry, Exports, Rejected};
pub use name_classifier::NameClassifier;
pub use taxonomy::Taxonomy;
pub use write::{BuildReport, write};
