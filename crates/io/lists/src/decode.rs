//! From bytes to text: UTF-8, UTF-16, and the encodings of older programs.

use crate::found::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// The text of a file, its byte order mark taken off and its lines ended by a line feed.
///
/// Bytes that are no UTF-8 are taken for the encoding that they look like most. A calendar may be folded within a
/// character, so that only its unfolded lines are UTF-8.
///
/// # Errors
/// It is a picture, an archive, a workbook or another file that is no text.
pub(crate) fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some(kind) = kind_of(bytes) {
        return Err(ReadError::NoText(kind));
    }
    let text = match utf16_of(bytes) {
        Some(encoding) => encoding.decode(bytes).0.into_owned(),
        None if is_calendar(bytes) => narrow(&unfolded(bytes)),
        None => narrow(bytes),
    };
    if text.contains('\0') {
        return Err(ReadError::NoText("binary"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Files that people take for lists, by how they begin.
const KINDS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a workbook or an archive"),
    (b"\xd0\xcf\x11\xe0", "a document of an older office program"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"{\\rtf", "a formatted document"),
    (b"\x1f\x8b", "a compressed file"),
];

fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind)
}

/// UTF-16 by its mark, or by the zeros that every other byte of Latin text is.
fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let pairs = head.len() / 2;
    if pairs == 0 {
        return None;
    }
    match (zeros(0) * 4 > pairs * 3, zeros(1) * 4 > pairs * 3) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

fn narrow(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow).decode(bytes).0.into_owned()
}

fn is_calendar(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begin = start.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    start.get(begin..begin + 6).is_some_and(|head| head.eq_ignore_ascii_case(b"BEGIN:"))
}

/// The bytes of a calendar with its folds taken out (RFC 5545, 3.1). In place of each a line break follows the whole
/// line, so that later lines keep their numbers.
fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut owed = 0;
    for raw in bytes.split(|byte| *byte == b'\n') {
        let line = raw.strip_suffix(b"\r").unwrap_or(raw);
        match line {
            [b' ' | b'\t', rest @ ..] if !out.is_empty() => {
                out.extend_from_slice(rest);
                owed += 1;
            }
            _ => {
                if !out.is_empty() {
                    out.extend(std::iter::repeat_n(b'\n', owed + 1));
                }
                owed = 0;
                out.extend_from_slice(line);
            }
        }
    }
    out
}
