//! The types: a whole number of a unit, and what one pack holds.

use serde::{Deserialize, Serialize};
use std::fmt;

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
    #[error("{unit:?} in {text:?} is no known unit; known are pieces, {}", KNOWN_UNITS)]
    UnknownUnit {
        /// What was given.
        text: String,
        /// The word in the place of the unit.
        unit: String,
    },
    /// Several amounts that are not the same.
    #[error("{0:?} has amounts that contradict each other; write one of them: 500 g, 6 x 330 ml")]
    Contradicts(String),
    /// A part of a piece.
    #[error("{0:?} is not a whole number of pieces; write a whole number, or a weight or a volume")]
    NotWhole(String),
    /// Less than 1 or more than [`Quantity::MAX`] of the unit.
    #[error("{0} is out of range; write from 1 to {most} pieces, grams or millilitres", most = Quantity::MAX)]
    OutOfRange(String),
    /// Two quantities of different units cannot be one.
    #[error("{0} and {1} cannot be added; keep them on two lines")]
    UnitsDiffer(Quantity, Quantity),
}

impl Quantity {
    /// The greatest value that a line can have.
    pub const MAX: i64 = 1_000_000;

    /// A number of whole pieces.
    pub const fn each(value: i64) -> Self {
        Self { value, unit: Unit::Each }
    }

    /// A quantity within the limits of a line: 1 to [`Self::MAX`].
    ///
    /// # Errors
    /// A value outside of them.
    pub fn new(value: i64, unit: Unit) -> Result<Self, QuantityError> {
        let quantity = Self { value, unit };
        if (1..=Self::MAX).contains(&value) {
            Ok(quantity)
        } else {
            Err(QuantityError::OutOfRange(quantity.to_string()))
        }
    }

    /// The sum.
    ///
    /// # Errors
    /// Different units, or a sum outside of 1 to [`Self::MAX`].
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

impl Quantity {
    /// As a shopper writes it: "2", "500 g", "1.5 kg", "½ l", "2 l", with a decimal point;
    /// [`Quantity::parse`] reads it back.
    pub fn readable(self) -> String {
        let (large, small) = match self.unit {
            Unit::Each => return self.value.to_string(),
            Unit::Gram => ("kg", "g"),
            Unit::Millilitre => ("l", "ml"),
        };
        if (self.value, self.unit) == (500, Unit::Millilitre) {
            return "½ l".to_owned();
        }
        let (sign, size) = (if self.value < 0 { "-" } else { "" }, self.value.unsigned_abs());
        if size < 1000 {
            return format!("{sign}{size} {small}");
        }
        let number = format!("{}.{:03}", size / 1000, size % 1000);
        format!("{sign}{} {large}", number.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl PackSize {
    /// All that the pack holds.
    ///
    /// # Errors
    /// A total outside of 1 to [`Quantity::MAX`].
    pub fn total(&self) -> Result<Quantity, QuantityError> {
        match self.count.checked_mul(self.each.value) {
            Some(value) => Quantity::new(value, self.each.unit),
            None => Err(QuantityError::OutOfRange(self.to_string())),
        }
    }
}

impl Unit {
    /// Its code in files and interfaces: `each`, `g`, `ml`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Gram => "g",
            Self::Millilitre => "ml",
        }
    }

    /// The unit with this code: exactly `each`, `g` or `ml`.
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

/// The known units besides pieces, for messages.
const KNOWN_UNITS: &str =
    "mg, g, dag, hg, kg, ml, cl, dl, l, hl, oz, lb, fl oz, pt, qt, gal and cup";
