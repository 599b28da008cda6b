//! UPC-E: a GTIN-12 whose zeros are suppressed (GS1 General Specifications 5.2.2.4.2).
//!
//! Eight digits are printed around the bars: the number system (0 or 1), six digits, and the check digit of the
//! GTIN-12. [`expand`] reads what people and scanners give, [`expand_printed`] and [`compress`] convert digit arrays.

#![expect(clippy::many_single_char_names, reason = "digits by their place")]

use crate::check_digit::{check_digit, has_valid_check_digit};
use crate::digits::digits_of;
use crate::error::GtinError;
use crate::excerpt::excerpt;
use crate::symbology::Symbology;

/// The GTIN-12 of a UPC-E: 6 digits (number system 0, no check digit), 7 (no check digit) or 8.
///
/// # Errors
/// Another number of digits, a number system other than 0 or 1, a wrong check digit.
///
/// ```
/// assert_eq!(trug_gs1::upc_e::expand("04252614").as_deref(), Ok("042100005264"));
/// ```
pub fn expand(text: &str) -> Result<String, GtinError> {
    let digits = digits_of(text)?;
    let (printed, check) = match *digits.as_bytes() {
        [a, b, c, d, e, f] => ([b'0', a, b, c, d, e, f], None),
        [n, a, b, c, d, e, f] => ([n, a, b, c, d, e, f], None),
        [n, a, b, c, d, e, f, check] => ([n, a, b, c, d, e, f], Some(check - b'0')),
        _ => {
            let (symbology, digits) = (Symbology::UpcE, digits.len());
            return Err(GtinError::Symbology { symbology, text: excerpt(text), digits });
        }
    };
    if !matches!(printed[0], b'0' | b'1') {
        return Err(GtinError::NumberSystem(excerpt(text)));
    }
    let payload = expand_payload(printed);
    let expected = check_digit(&payload).unwrap_or_default();
    match check {
        Some(found) if found != expected => {
            Err(GtinError::CheckDigit { text: excerpt(text), found, expected })
        }
        _ => Ok(payload.iter().chain(&[b'0' + expected]).map(|b| char::from(*b)).collect()),
    }
}

/// The 12 ASCII digits of the GTIN-12 that 8 printed ASCII digits stand for.
///
/// `None` if they are not 8 digits, the number system is neither 0 nor 1, or the check digit is wrong.
pub const fn expand_printed(printed: &[u8]) -> Option<[u8; 12]> {
    let [system @ (b'0' | b'1'), a, b, c, d, e, f, check] = *printed else { return None };
    let [p, q, r, s, t, u, v, w, x, y, z] = expand_payload([system, a, b, c, d, e, f]);
    let long = [p, q, r, s, t, u, v, w, x, y, z, check];
    if has_valid_check_digit(&long) { Some(long) } else { None }
}

/// The 8 ASCII digits that are printed for 12 ASCII digits; `None` if they are no GTIN-12 or its zeros cannot be
/// suppressed.
pub const fn compress(gtin_12: &[u8; 12]) -> Option<[u8; 8]> {
    if !has_valid_check_digit(gtin_12) {
        return None;
    }
    // The case depends on where the manufacturer's number ends.
    let [n, a, b, c, d, e, p, q, r, s, t, check] = *gtin_12;
    let middle = match (c, [d, e], [p, q], [r, s], t) {
        (b'0'..=b'2', [b'0', b'0'], [b'0', b'0'], _, _) => [a, b, r, s, t, c],
        (_, [b'0', b'0'], [b'0', b'0'], [b'0', _], _) => [a, b, c, s, t, b'3'],
        (_, [_, b'0'], [b'0', b'0'], [b'0', b'0'], _) => [a, b, c, d, t, b'4'],
        (_, _, [b'0', b'0'], [b'0', b'0'], b'5'..=b'9') => [a, b, c, d, e, t],
        _ => return None,
    };
    let [u, v, w, x, y, z] = middle;
    if matches!(n, b'0' | b'1') { Some([n, u, v, w, x, y, z, check]) } else { None }
}

/// The 11 digits before the check digit of the GTIN-12, from number system and six digits.
const fn expand_payload(printed: [u8; 7]) -> [u8; 11] {
    const ZERO: u8 = b'0';
    let [n, a, b, c, d, e, last] = printed;
    match last {
        b'0'..=b'2' => [n, a, b, last, ZERO, ZERO, ZERO, ZERO, c, d, e],
        b'3' => [n, a, b, c, ZERO, ZERO, ZERO, ZERO, ZERO, d, e],
        b'4' => [n, a, b, c, d, ZERO, ZERO, ZERO, ZERO, ZERO, e],
        _ => [n, a, b, c, d, e, ZERO, ZERO, ZERO, ZERO, last],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_decides_where_the_zeros_go() {
        for (printed, expanded) in [
            ("01234505", Some("012000003455")),
            ("01234514", Some("012100003454")),
            ("01234523", Some("012200003453")),
            ("01234531", Some("012300000451")),
            ("01234543", Some("012340000053")),
            ("01234558", Some("012345000058")),
            ("19876597", Some("198765000097")),
            ("04252614", Some("042100005264")),
            ("01234532", None),
            ("21234565", None),
            ("0123456", None),
            ("0123456x", None),
        ] {
            let long = expand_printed(printed.as_bytes());
            let text = long.as_ref().map(|long| std::str::from_utf8(long).expect("digits"));
            assert_eq!(text, expanded, "{printed}");
            let short = long.map(|long| compress(&long).expect("its zeros can be suppressed"));
            let again = short.and_then(|short| expand_printed(&short));
            assert_eq!(again, long, "{printed}");
        }
    }
}
