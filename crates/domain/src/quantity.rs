//! How much: whole pieces, grams or millilitres.

use serde::{Deserialize, Serialize};

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

/// What one pack holds: "6 x 330 ml" is 6 of 330 ml.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PackSize {
    /// How many units are in the pack, at least 1.
    pub count: i64,
    /// What each unit holds.
    pub each: Quantity,
}

impl Quantity {
    /// A number of whole pieces.
    pub const fn each(value: i64) -> Self {
        Self { value, unit: Unit::Each }
    }
}
