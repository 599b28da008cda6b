//! Making a catalogue file from exports of Open Food Facts.
//!
//! A [`Harvest`] takes in exports, one after the other, and keeps the newest that is known of each
//! trade item; a [`Taxonomy`] says in which aisle a category stands; [`write()`] packs both into a
//! file. The same input gives the same bytes. Nothing here is used when a catalogue is read.

mod clean;
mod harvest;
mod name_words;
mod taxonomy;
mod write;

pub use clean::clean;
pub use harvest::{CORRECTED, Dropped, Entry, Harvest};
pub use name_words::NameWords;
pub use taxonomy::Taxonomy;
pub use write::{Made, write};
