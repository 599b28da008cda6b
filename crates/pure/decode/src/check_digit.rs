//! Check digits of GS1 numbers (GS1 General Specifications, 7.9) and the expansion of UPC-E (the same, 5.2.2.4.2),
//! computed here and not taken from a reader: what this crate hands on has passed these functions.

/// True if `digits` are ASCII digits, at least two, and the last is the check digit of those before it.
pub fn check_digit_is_right(digits: &str) -> bool {
    let Some((body, last)) = digits.len().checked_sub(1).and_then(|at| digits.split_at_checked(at))
    else {
        return false;
    };
    !body.is_empty()
        && check_digit(body).is_some_and(|expected| last.as_bytes() == [b'0' + expected])
}

/// The check digit (0 to 9) that belongs behind `body`; `None` unless it is ASCII digits only.
pub fn check_digit(body: &str) -> Option<u8> {
    let mut sum = 0u32;
    for (place, byte) in body.bytes().rev().enumerate() {
        let digit = byte.checked_sub(b'0').filter(|d| *d <= 9)?;
        sum = (sum + u32::from(digit) * if place % 2 == 0 { 3 } else { 1 }) % 10;
    }
    Some(((10 - sum) % 10) as u8)
}

/// The 12 digits of the UPC-A that a UPC-E of 8 printed digits stands for; `None` if it is no UPC-E: not 8 digits,
/// a number system other than 0 or 1, or a check digit that the long form does not have.
pub fn upc_e_expand(printed: &str) -> Option<String> {
    if printed.len() != 8
        || !printed.bytes().all(|b| b.is_ascii_digit())
        || !matches!(printed.as_bytes()[0], b'0' | b'1')
    {
        return None;
    }
    let (system, d, check) = (&printed[..1], &printed[1..7], &printed[7..]);
    let body = match d.as_bytes()[5] {
        b'0'..=b'2' => format!("{system}{}{}0000{}", &d[..2], &d[5..], &d[2..5]),
        b'3' => format!("{system}{}00000{}", &d[..3], &d[3..5]),
        b'4' => format!("{system}{}00000{}", &d[..4], &d[4..5]),
        _ => format!("{system}{}0000{}", &d[..5], &d[5..]),
    };
    let whole = body + check;
    check_digit_is_right(&whole).then_some(whole)
}

/// True for a UPC-E that stands on goods: they have number system 0 only (GS1 General Specifications, 5.2.2.4). Bars of
/// number system 1 are, but for the last one, those of an EAN-13's left half, which a thumb upon the right half leaves.
pub(crate) fn is_upc_e(printed: &str) -> bool {
    printed.starts_with('0') && upc_e_expand(printed).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_that_of_the_general_specifications() {
        for (digits, right) in [
            ("4006381333931", true),
            ("4006381333932", false),
            ("96385074", true),
            ("036000291452", true),
            ("614141000012", true),
            ("614141000013", false),
            ("00", true),
            ("", false),
            ("0", false),
            ("400638133393x", false),
            ("40063813339é", false),
            ("é", false),
        ] {
            assert_eq!(check_digit_is_right(digits), right, "{digits}");
        }
    }

    #[test]
    fn upc_e_is_expanded_by_its_last_digit() {
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
            assert_eq!(upc_e_expand(printed).as_deref(), expanded, "{printed}");
        }
    }
}
