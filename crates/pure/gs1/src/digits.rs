//! The digits that people type.

use crate::error::GtinError;
use crate::excerpt::excerpt;

/// The digits of a text without white space and hyphens.
pub(crate) fn digits_of(text: &str) -> Result<String, GtinError> {
    let digits: String = text.chars().filter(|c| !is_gap(*c)).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(GtinError::NotDigits(excerpt(text)));
    }
    Ok(digits)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '-' || ('\u{2010}'..='\u{2015}').contains(&c)
}
