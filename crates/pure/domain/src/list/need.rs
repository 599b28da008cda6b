//! What is needed, and when two needs are the same.

use super::error::ListError;
use super::text::{LINE_NAME_MAX, folded, optional};
use crate::quantity::Unit;
use serde::{Deserialize, Serialize};
use trug_gs1::ScannedCode;

/// What is needed: a product by its code, or a thing by its name, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    /// The code on the packet.
    pub code: Option<ScannedCode>,
    /// The shopper's own words: 1 to 200 characters. A line with a code may have none: then the
    /// product's name is shown, or the code until it has one.
    pub name: Option<String>,
}

/// Two needs with the same key on the same list are one line: the same trade item by its 14 digits
/// or, without a code, the same name without regard to case and white space; in the same unit.
pub fn merge_key(need: &Need, unit: Unit) -> String {
    let unit = unit.as_str();
    match (&need.code, &need.name) {
        (Some(code), _) => format!("gtin {:014} {unit}", code.gtin.as_u64()),
        (None, name) => format!("name {} {unit}", folded(name.as_deref().unwrap_or_default())),
    }
}

/// A need with its name cleaned; it must have a code or a name.
pub(super) fn valid_need(need: &Need) -> Result<Need, ListError> {
    let name = optional("the name", need.name.as_deref(), LINE_NAME_MAX)?;
    if name.is_none() && need.code.is_none() {
        return Err(ListError::BadName("a line"));
    }
    Ok(Need { code: need.code.clone(), name })
}
