//! How much of something, and how much money.

use super::CurrencyCode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct QuantityView {
    /// A whole number, at least 1.
    #[ts(type = "number")]
    #[schemars(range(min = 1, max = MAX_QUANTITY))]
    pub value: i64,
    /// What is counted.
    pub unit: UnitView,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UnitView {
    /// Whole pieces.
    Each,
    /// Grams.
    G,
    /// Millilitres.
    Ml,
}

impl From<UnitView> for trug_locales::Unit {
    fn from(unit: UnitView) -> Self {
        match unit {
            UnitView::Each => Self::Each,
            UnitView::G => Self::Gram,
            UnitView::Ml => Self::Millilitre,
        }
    }
}

/// The largest quantity there is, as [`trug_domain::Quantity`] has it.
const MAX_QUANTITY: i64 = trug_domain::Quantity::MAX;

/// A difference between two quantities, or a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct DifferenceView {
    /// A whole number, below 0 for less.
    #[ts(type = "number")]
    #[schemars(range(min = -MAX_QUANTITY, max = MAX_QUANTITY))]
    pub value: i64,
    /// What is counted.
    pub unit: UnitView,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct MoneyView {
    /// Minor units, as many to one of the currency as ISO 4217 says; below 0 for a refund.
    #[ts(type = "number")]
    #[schemars(range(min = -MAX_MINOR, max = MAX_MINOR))]
    pub minor: i64,
    /// The currency.
    pub currency: CurrencyCode,
}

/// The largest whole number that a page can hold, 2^53 - 1.
const MAX_MINOR: i64 = 9_007_199_254_740_991;
