//! What a basket can do.

use serde::{Deserialize, Serialize};

/// What a basket can do. What it cannot do it is never asked for:
/// `plan_changes` turns what is desired into what it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "a table of independent yes and no")]
pub struct Capabilities {
    /// Shows what is in it.
    pub reads_back: bool,
    /// Sets a line to a quantity.
    pub sets_quantity: bool,
    /// Takes a line away.
    pub removes: bool,
    /// Adds to the quantity of a line, whatever it is.
    pub adds: bool,
    /// Acts once on the same key, however often it comes.
    pub exactly_once: bool,
    /// Knows prices.
    pub prices: bool,
    /// Carries ticks both ways.
    pub carries_checked: bool,
    /// Carries the shopper's own names both ways, and so takes any line without a match.
    pub carries_names: bool,
    /// Carries grams and millilitres; without it only whole pieces.
    pub carries_units: bool,
    /// Sends requests over a network.
    pub online: bool,
}
