//! The forms in which people type the number of a packet, besides the digits of a GTIN alone.
//!
//! An ISBN-10 of an older book, the digits of an add-on symbol behind those of an EAN-13 or UPC-A, the signs that are
//! printed beside the bars, a UPC-E, and an element string with 13 digits where 14 belong.

use crate::check_digit::has_valid_check_digit;
use crate::error::GtinError;
use crate::excerpt::excerpt;
use crate::gtin::Gtin;
use crate::upc_e;

/// The text without the marks of quiet zones, ">" and "<", that are printed beside the bars.
pub(crate) fn without_marks(text: &str) -> &str {
    text.trim().trim_matches(['<', '>']).trim()
}

/// The trade item of a text in one of the other forms.
pub(crate) fn other_form(text: &str) -> Option<Gtin> {
    isbn_10(text).or_else(|| with_add_on(text)).or_else(|| upc_e_alone(text))
}

/// "7-5306-3299-X": the GTIN-13 of an ISBN of ten digits (ISO 2108, annex on the older form).
fn isbn_10(text: &str) -> Option<Gtin> {
    let text = text.strip_prefix("ISBN").unwrap_or(text);
    let signs = text.bytes().filter(|byte| !matches!(byte, b' ' | b'-' | b':'));
    let digits: Vec<u8> = signs.map(|byte| byte.to_ascii_uppercase()).collect();
    let [payload @ .., last] = digits.as_slice() else { return None };
    let value = |byte: u8| (byte.is_ascii_digit()).then(|| u32::from(byte - b'0'));
    if payload.len() != 9 {
        return None;
    }
    let check = if *last == b'X' { 10 } else { value(*last)? };
    let mut sum = check;
    for (weight, byte) in (2..=10).rev().zip(payload) {
        sum += weight * value(*byte)?;
    }
    let payload: String = payload.iter().map(|byte| char::from(*byte)).collect();
    (sum % 11 == 0).then(|| Gtin::from_payload(format!("978{payload}").parse().ok()?))?
}

/// The trade item before the 2 or 5 digits of an add-on: the issue of a magazine, the price of a book.
///
/// Where the number of digits says nothing ("12 + 2" are as many as a GTIN-14 has), the caller has tried that first.
fn with_add_on(text: &str) -> Option<Gtin> {
    let digits: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b' ' | b'-' | b'+')).collect();
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let main = match digits.len() {
        18 | 15 => 13,
        17 | 14 => 12,
        _ => return None,
    };
    let (main, _) = digits.split_at(main);
    let text: String = main.iter().map(|byte| char::from(*byte)).collect();
    has_valid_check_digit(main).then(|| Gtin::parse(&text).ok())?
}

/// Eight digits that are a UPC-E and no GTIN-8.
fn upc_e_alone(text: &str) -> Option<Gtin> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (digits == 8).then(|| Gtin::parse(&upc_e::expand(text).ok()?).ok())?
}

/// "(01)3274080005003": the element string with a zero before 13 digits of application identifier 01.
pub(crate) fn with_14_digits(text: &str) -> Option<String> {
    let at = text.find("(01)")? + 4;
    let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let valid =
        (12..=13).contains(&digits) && has_valid_check_digit(&text.as_bytes()[at..at + digits]);
    let ends = matches!(text.as_bytes().get(at + digits), None | Some(b'('));
    (valid && ends)
        .then(|| format!("{}{:0>14}{}", &text[..at], &text[at..at + digits], &text[at + digits..]))
}

/// What a number of digits that no GTIN has probably is: one that lost its leading zero, or a price look-up number.
pub(crate) fn explained(text: &str, error: GtinError) -> GtinError {
    let GtinError::Length { digits, .. } = error else { return error };
    let bare: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_plu = match digits {
        4 => ('3'..='4').contains(&bare.chars().next().unwrap_or_default()),
        5 => bare.starts_with(['8', '9']) && bare[1..].starts_with(['3', '4']),
        _ => false,
    };
    if is_plu {
        return GtinError::PriceLookUp(excerpt(text));
    }
    let full = format!("0{bare}");
    if digits == 11 && has_valid_check_digit(full.as_bytes()) {
        return GtinError::PerhapsZeroLost { text: excerpt(text), full };
    }
    error
}
