//! Check digits of GS1 numbers (GS1 General Specifications 7.9): weights 3, 1, 3, ... from the right.
//!
//! This is the only copy of the sum. It takes ASCII digits as a slice of any length, so that it serves texts, the
//! digit arrays of a barcode reader and constants alike.

/// The check digit, 0 to 9, that follows a payload of ASCII digits; `None` if another byte is among them.
///
/// The payload may have any length; leading zeros do not change the result.
///
/// ```
/// const CHECK_DIGIT: Option<u8> = trug_gs1::check_digit(b"400638133393");
/// assert_eq!(CHECK_DIGIT, Some(1));
/// ```
pub const fn check_digit(payload: &[u8]) -> Option<u8> {
    let (mut sum, mut weight, mut at) = (0_u64, 3, payload.len());
    while at > 0 {
        at -= 1;
        let digit = payload[at].wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        sum += digit as u64 * weight;
        weight = 4 - weight;
    }
    Some(((10 - sum % 10) % 10) as u8)
}

/// Whether these are ASCII digits, at least two, and the last one is the check digit of the others.
pub const fn has_valid_check_digit(digits: &[u8]) -> bool {
    match digits {
        [payload @ .., last] if !payload.is_empty() => match check_digit(payload) {
            Some(expected) => expected + b'0' == *last,
            None => false,
        },
        _ => false,
    }
}

/// The check digit of a payload that is given as a number.
pub(crate) const fn of_number(payload: u64) -> u8 {
    let mut digits = [b'0'; 20];
    let (mut rest, mut at) = (payload, digits.len());
    while rest > 0 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    match check_digit(&digits) {
        Some(digit) => digit,
        None => 0, // not reached: all of them are digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_match_the_general_specifications() {
        for (digits, valid) in [
            ("4006381333931", true),
            ("4006381333932", false),
            ("96385074", true),
            ("036000291452", true),
            ("614141000012", true),
            ("614141000013", false),
            ("006141411234567890", true),
            ("00", true),
            ("", false),
            ("0", false),
            ("400638133393x", false),
            ("40063813339é", false),
            ("é", false),
        ] {
            assert_eq!(has_valid_check_digit(digits.as_bytes()), valid, "{digits}");
        }
    }

    #[test]
    fn a_number_and_its_digits_have_the_same_check_digit() {
        for payload in [0, 1, 9, 10, 400_638_133_393, 9_999_999_999_999, u64::MAX] {
            let digits = payload.to_string();
            assert_eq!(Some(of_number(payload)), check_digit(digits.as_bytes()), "{payload}");
        }
    }
}
