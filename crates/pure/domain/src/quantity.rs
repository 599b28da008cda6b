//! How much: whole pieces, grams or millilitres.
//!
//! A [`Quantity`] is what a line of a list asks for; a [`PackSize`] is what one pack holds. Both are
//! read from what people and packs write, in the words for units of many languages, and rounded
//! half up to whole grams and millilitres: nothing here is a floating-point number.

mod parse;
mod units;

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// Whole pieces, as sold.
    #[serde(rename = "each")]
    Each,
    /// Grams.
    #[serde(rename = "g")]
    Gram,
    /// Millilitres.
    #[serde(rename = "ml")]
    Millilitre,
}

/// A whole number of a unit. On a list it is at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// How many of the unit.
    pub value: i64,
    /// What is counted.
    pub unit: Unit,
}

/// What one pack holds: "6 x 330 ml" is 6 of 330 ml, "6 pieces" is 6 of 1 piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PackSize {
    /// How many units are in the pack, at least 1.
    pub count: i64,
    /// What each unit holds.
    pub each: Quantity,
}

/// Why something is no quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// It does not begin with a number.
    #[error(
        "{0:?} is no quantity; write a number, and a unit if it is not pieces: 2, 500 g, 6 x 330 ml"
    )]
    NoNumber(String),
    /// The unit is not known.
    #[error("{unit:?} in {text:?} is no known unit; known are pieces, {}", units::KNOWN)]
    UnknownUnit {
        /// What was given.
        text: String,
        /// The word that stands where a unit should.
        unit: String,
    },
    /// Several amounts that are not the same.
    #[error("{0:?} says amounts that do not agree; write one of them: 500 g, 6 x 330 ml")]
    Contradicts(String),
    /// A part of a piece.
    #[error("{0:?} is not a whole number of pieces; write a whole number, or a weight or a volume")]
    NotWhole(String),
    /// Less than 1 or more than [`Quantity::MOST`] of the unit.
    #[error("{0} is out of range; write from 1 to {most} pieces, grams or millilitres", most = Quantity::MOST)]
    OutOfRange(String),
    /// Two quantities of different units cannot be one.
    #[error("{0} and {1} cannot be added; keep them on two lines")]
    UnitsDiffer(Quantity, Quantity),
}

impl Quantity {
    /// The greatest value that a line can have.
    pub const MOST: i64 = 1_000_000;

    /// A number of whole pieces.
    pub const fn each(value: i64) -> Self {
        Self { value, unit: Unit::Each }
    }

    /// A quantity within the limits of a line: 1 to [`Self::MOST`].
    ///
    /// # Errors
    /// A value outside of them.
    pub fn new(value: i64, unit: Unit) -> Result<Self, QuantityError> {
        let quantity = Self { value, unit };
        if (1..=Self::MOST).contains(&value) {
            Ok(quantity)
        } else {
            Err(QuantityError::OutOfRange(quantity.to_string()))
        }
    }

    /// Reads "2", "500 g", "1,5 l", "330ml", "1/2 lb", "6 x 330 ml" (its total): see
    /// [`PackSize::parse`].
    ///
    /// # Errors
    /// No number, an unknown unit, a part of a piece, less than 1 or more than [`Self::MOST`].
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        PackSize::parse(text)?.total()
    }

    /// Reads one amount of [`Self::parse`] that is not changed by rounding, or hardly.
    pub(crate) fn parse_near(text: &str) -> Option<Self> {
        parse::near_enough(text)
    }

    /// The sum.
    ///
    /// # Errors
    /// Different units, or a sum outside of 1 to [`Self::MOST`].
    pub fn checked_add(self, other: Self) -> Result<Self, QuantityError> {
        if self.unit != other.unit {
            return Err(QuantityError::UnitsDiffer(self, other));
        }
        match self.value.checked_add(other.value) {
            Some(value) => Self::new(value, self.unit),
            None => Err(QuantityError::OutOfRange(format!("{self} and {other}"))),
        }
    }
}

impl PackSize {
    /// Reads what a pack says it holds, in the languages of Europe: "500 g e", "1,5 l", "6 x 330
    /// ml", "4×125g", "2 Stück", "pack of 6", "1 dozen", "12 fl oz (355 ml)".
    ///
    /// - Comma and point are both decimal; before g and ml and for pieces exactly three digits
    ///   behind one are thousands ("1.500 g" is 1500 g, "1.500 kg" as well).
    /// - Where a pack says the same twice, the metric one is taken, and of two metric ones the one
    ///   that says how the whole is divided. Two that contradict each other are no quantity.
    /// - A pint is the imperial one of 568.26125 ml, because that is where one is still sold by it;
    ///   a fluid ounce, a quart, a gallon and a cup are those of the United States (29.5735295625
    ///   ml to the ounce), because only there they stand on packs. "US" or "UK" before it decides.
    /// - An ounce is 28.349523125 g, a pound 453.59237 g, a German Pfund 500 g.
    ///
    /// # Errors
    /// No number, an unknown unit, a part of a piece, less than 1 or more than
    /// [`Quantity::MOST`] in all.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse::pack_size(text)
    }

    /// All that the pack holds.
    ///
    /// # Errors
    /// A total outside of 1 to [`Quantity::MOST`].
    pub fn total(&self) -> Result<Quantity, QuantityError> {
        match self.count.checked_mul(self.each.value) {
            Some(value) => Quantity::new(value, self.each.unit),
            None => Err(QuantityError::OutOfRange(self.to_string())),
        }
    }
}

impl Unit {
    /// How it is written wherever programs read it: `each`, `g`, `ml`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Gram => "g",
            Self::Millilitre => "ml",
        }
    }

    /// The unit that is written so: exactly `each`, `g` or `ml`.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Each, Self::Gram, Self::Millilitre].into_iter().find(|unit| unit.as_str() == code)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// "2", "500 g", "330 ml"; [`Quantity::parse`] reads it back.
impl fmt::Display for Quantity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Each => write!(out, "{}", self.value),
            unit => write!(out, "{} {unit}", self.value),
        }
    }
}

/// "6 x 330 ml", "500 g", "6"; [`PackSize::parse`] reads it back.
impl fmt::Display for PackSize {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count, self.each) {
            (1, each) => each.fmt(out),
            (count, Quantity { value: 1, unit: Unit::Each }) => write!(out, "{count}"),
            (count, each) => write!(out, "{count} x {each}"),
        }
    }
}

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl FromStr for PackSize {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
