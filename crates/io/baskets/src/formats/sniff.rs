//! What bytes are text, and which format they look like.

use super::csv;
use super::entry::{ImportError, MAX_BYTES};
use super::format::Format;

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

/// The format that a text looks like; plain text if like no other.
pub(super) fn format_of(text: &str) -> Format {
    let start = text.trim_start();
    if start.get(..15).is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Format::Ics;
    }
    if start.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
    {
        return Format::Json;
    }
    if csv::looks_like(text) {
        return Format::Csv;
    }
    let markdown = text.lines().take(200).any(|line| {
        let line = line.trim_start();
        ["- [ ] ", "- [x] ", "- [X] ", "* [ ] ", "* [x] ", "## "]
            .iter()
            .any(|mark| line.starts_with(mark))
    });
    if markdown { Format::Markdown } else { Format::Text }
}
