//! What units are called in files.

use trug_domain::Unit;

/// A unit in words, as CSV and iCalendar have it.
pub(crate) const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Each => "each",
        Unit::Gram => "g",
        Unit::Millilitre => "ml",
    }
}

/// A unit in UN/CEFACT Recommendation 20.
pub(super) const fn unit_code(unit: Unit) -> &'static str {
    match unit {
        Unit::Each => "C62",
        Unit::Gram => "GRM",
        Unit::Millilitre => "MLT",
    }
}
