//! How much: whole pieces, grams or millilitres.
//!
//! A [`Quantity`] is what a line of a list asks for; a [`PackSize`] is what one pack holds. Both are
//! parsed from what people type and packs print, with the unit words of many languages, and rounded
//! half up to whole grams and millilitres. No floating-point number is used.

mod amount;
mod number;
mod parse;
mod units;

pub use amount::{PackSize, Quantity, QuantityError, Unit};
pub use units::Measures;
pub(crate) use units::{is_measure, is_pack_word};
