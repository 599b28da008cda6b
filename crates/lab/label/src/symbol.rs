//! The bars of EAN-13, EAN-8, UPC-A and UPC-E, by GS1 General Specifications 5.2.

/// The kinds of symbol that can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Symbology {
    /// 13 digits, 95 modules.
    Ean13,
    /// 8 digits, 67 modules.
    Ean8,
    /// 12 digits, 95 modules.
    UpcA,
    /// 8 digits as printed, number system 0 or 1, 51 modules.
    UpcE,
}

/// The modules of a symbol from the first guard bar to the last, true for ink, without quiet zones. `None` if the digits
/// are not of the right number, not digits, or end in a wrong check digit.
pub fn modules(symbology: Symbology, digits: &str) -> Option<Vec<bool>> {
    let d: Vec<usize> =
        digits.chars().map(|c| c.to_digit(10).map(|n| n as usize)).collect::<Option<_>>()?;
    let bits = match symbology {
        Symbology::Ean13 if d.len() == 13 && checks(&d) => ean13(&d),
        Symbology::UpcA if d.len() == 12 && checks(&d) => {
            let mut with_zero = vec![0];
            with_zero.extend(&d);
            ean13(&with_zero)
        }
        Symbology::Ean8 if d.len() == 8 && checks(&d) => {
            let left: String = d[..4].iter().map(|n| L[*n]).collect();
            format!("101{left}01010{}101", right(&d[4..]))
        }
        Symbology::UpcE if d.len() == 8 && d[0] < 2 && checks(&expanded(&d)) => {
            let even_first = UPC_E_PARITY[d[7]];
            let middle: String = (0..6)
                .map(|n| {
                    let even = (even_first.as_bytes()[n] == b'E') == (d[0] == 0);
                    if even { reversed(&complement(L[d[n + 1]])) } else { L[d[n + 1]].to_owned() }
                })
                .collect();
            format!("101{middle}010101")
        }
        _ => return None,
    };
    Some(bits.bytes().map(|b| b == b'1').collect())
}

/// Which modules belong to guards and are drawn longer.
pub(crate) fn is_guard(symbology: Symbology, module: usize) -> bool {
    match symbology {
        Symbology::Ean13 | Symbology::UpcA => matches!(module, 0..=2 | 45..=49 | 92..=94),
        Symbology::Ean8 => matches!(module, 0..=2 | 31..=35 | 64..=66),
        Symbology::UpcE => matches!(module, 0..=2 | 45..=50),
    }
}

const L: [&str; 10] = [
    "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011",
    "0110111", "0001011",
];
/// Which of the six left digits of an EAN-13 are of set B, by its first digit.
const EAN13_PARITY: [&str; 10] = [
    "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA",
    "ABBABA",
];
/// Even or odd, by the check digit, for number system 0; the other way about for 1.
const UPC_E_PARITY: [&str; 10] = [
    "EEEOOO", "EEOEOO", "EEOOEO", "EEOOOE", "EOEEOO", "EOOEEO", "EOOOEE", "EOEOEO", "EOEOOE",
    "EOOEOE",
];

fn ean13(d: &[usize]) -> String {
    let left: String = (0..6)
        .map(|n| match EAN13_PARITY[d[0]].as_bytes()[n] {
            b'A' => L[d[n + 1]].to_owned(),
            _ => reversed(&complement(L[d[n + 1]])),
        })
        .collect();
    format!("101{left}01010{}101", right(&d[7..]))
}

fn right(d: &[usize]) -> String {
    d.iter().map(|n| complement(L[*n])).collect()
}

fn complement(bits: &str) -> String {
    bits.chars().map(|c| if c == '0' { '1' } else { '0' }).collect()
}

fn reversed(bits: &str) -> String {
    bits.chars().rev().collect()
}

fn checks(d: &[usize]) -> bool {
    let sum: usize =
        d.iter().rev().enumerate().map(|(n, d)| d * if n % 2 == 1 { 3 } else { 1 }).sum();
    sum.is_multiple_of(10)
}

/// The UPC-A that a UPC-E stands for.
fn expanded(d: &[usize]) -> Vec<usize> {
    let (system, b, check) = (d[0], &d[1..7], d[7]);
    let body: Vec<usize> = match b[5] {
        last @ 0..=2 => vec![b[0], b[1], last, 0, 0, 0, 0, b[2], b[3], b[4]],
        3 => vec![b[0], b[1], b[2], 0, 0, 0, 0, 0, b[3], b[4]],
        4 => vec![b[0], b[1], b[2], b[3], 0, 0, 0, 0, 0, b[4]],
        last => vec![b[0], b[1], b[2], b[3], b[4], 0, 0, 0, 0, last],
    };
    let mut all = vec![system];
    all.extend(body);
    all.push(check);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_as_long_as_the_standard_says_and_wrong_digits_are_none() {
        for (symbology, digits, length) in [
            (Symbology::Ean13, "4006381333931", Some(95)),
            (Symbology::Ean13, "4006381333932", None),
            (Symbology::Ean13, "400638133393", None),
            (Symbology::UpcA, "036000291452", Some(95)),
            (Symbology::Ean8, "96385074", Some(67)),
            (Symbology::Ean8, "9638507x", None),
            (Symbology::UpcE, "04252614", Some(51)),
            (Symbology::UpcE, "01234505", Some(51)),
            (Symbology::UpcE, "24252614", None),
            (Symbology::UpcE, "", None),
        ] {
            assert_eq!(
                modules(symbology, digits).map(|m| m.len()),
                length,
                "{symbology:?} {digits}"
            );
        }
    }

    #[test]
    fn the_first_digit_stands_in_the_parity() {
        let bits: String = modules(Symbology::Ean13, "4006381333931")
            .expect("right")
            .iter()
            .map(|b| if *b { '1' } else { '0' })
            .collect();
        // 4 = ABAABB: 0 in A, 0 in B, 6 in A
        assert_eq!(&bits[..24], "101000110101001110101111");
    }
}
