//! Text that a person may clear.

/// The text without blanks around it; none when nothing is left.
pub(crate) fn set_text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}
