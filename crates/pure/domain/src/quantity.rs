//! How much: whole pieces, grams or millilitres.
//!
//! A [`Quantity`] is what a line of a list asks for; a [`PackSize`] is what one pack holds. Both are
//! read from what people and packs write, in the words for units of many languages, and rounded
//! half up to whole grams and millilitres: nothing here is a floating-point number.

mod amount;
mod number;
mod parse;
mod units;

pub use amount::{PackSize, Quantity, QuantityError, Unit};
