//! What bytes are text.

use super::entry::{ImportError, MAX_BYTES};

/// The text of a file: UTF-8, its byte order mark taken off.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(bytes.len()));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ImportError::Utf16);
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| ImportError::NotUtf8 { at: error.valid_up_to() })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
