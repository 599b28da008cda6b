//! EAN-13, EAN-8, UPC-A and UPC-E as rows of modules (GS1 General Specifications 5.2).
//!
//! A symbol is guard patterns and symbol characters of seven modules. Its [`Layout`] says where each stands,
//! [`CHARACTERS`] what each looks like, and [`EAN_13_PARITY`] and [`UPC_E_PARITY`] which sets the left characters are of:
//! the digit that is not drawn is encoded there. [`encode`] draws a symbol; finding and reading one in a picture is the
//! concern of others, who use the same tables.
//!
//! ```
//! use trug_gs1::{Symbology, ean_upc};
//!
//! let modules = ean_upc::encode(Symbology::Ean8, "96385074").expect("a valid check digit");
//! assert_eq!(modules.len(), ean_upc::EAN_8.modules);
//! assert_eq!(modules[..10], [true, false, true, false, false, false, true, false, true, true]); // guard, then 9
//! ```

use crate::check_digit::has_valid_check_digit;
use crate::symbology::Symbology;
use crate::upc_e;
use std::ops::Range;

/// Where the parts of a symbol stand, in modules from the first guard bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The length of the symbol from its first guard bar to its last, without quiet zones.
    pub modules: usize,
    /// The first module of each symbol character.
    pub characters: &'static [usize],
    /// How many of the characters, the first ones, are of set A or B: they begin with a space and end with a bar.
    pub left_characters: usize,
    /// The guard patterns.
    pub guards: &'static [Range<usize>],
    /// The modules of the guard patterns that are bars.
    pub guard_bars: &'static [usize],
}

/// EAN-13, and UPC-A as the EAN-13 whose first digit is 0.
pub const EAN_13: Layout = Layout {
    modules: 95,
    characters: &[3, 10, 17, 24, 31, 38, 50, 57, 64, 71, 78, 85],
    left_characters: 6,
    guards: &[0..3, 45..50, 92..95],
    guard_bars: &[0, 2, 46, 48, 92, 94],
};

/// EAN-8.
pub const EAN_8: Layout = Layout {
    modules: 67,
    characters: &[3, 10, 17, 24, 36, 43, 50, 57],
    left_characters: 4,
    guards: &[0..3, 31..36, 64..67],
    guard_bars: &[0, 2, 32, 34, 64, 66],
};

/// UPC-E.
pub const UPC_E: Layout = Layout {
    modules: 51,
    characters: &[3, 10, 17, 24, 31, 38],
    left_characters: 6,
    guards: &[0..3, 45..51],
    guard_bars: &[0, 2, 46, 48, 50],
};

/// The layout of a symbology of the EAN/UPC family; `None` for the others.
pub const fn layout(symbology: Symbology) -> Option<&'static Layout> {
    match symbology {
        Symbology::Ean13 | Symbology::UpcA => Some(&EAN_13),
        Symbology::Ean8 => Some(&EAN_8),
        Symbology::UpcE => Some(&UPC_E),
        _ => None,
    }
}

impl Layout {
    /// The number of bars and spaces: four to a character, one to each module of a guard.
    pub const fn elements(&self) -> usize {
        let (mut count, mut guard) = (4 * self.characters.len(), 0);
        while guard < self.guards.len() {
            count += self.guards[guard].end - self.guards[guard].start;
            guard += 1;
        }
        count
    }

    /// Whether a module belongs to a guard pattern, and so to the bars that are usually drawn longer.
    pub fn is_guard(&self, module: usize) -> bool {
        self.guards.iter().any(|guard| guard.contains(&module))
    }
}

/// The symbol characters as seven modules, the first in the highest of 7 bits, 1 for a bar.
///
/// 0 to 9 are set A (odd parity), 10 to 19 set B (even parity), 20 to 29 set C (right half), each in the order of its
/// digits.
pub const CHARACTERS: [u8; 30] = characters();

/// The widths of the four elements of each digit in set A, in modules: space, bar, space, bar.
///
/// Set C has the same widths beginning with a bar, set B has them in reverse order.
pub const WIDTHS: [[u8; 4]; 10] = widths();

/// The parities of the six left characters of an EAN-13 by its first digit: the first character in the highest of 6 bits,
/// 1 for set B.
pub const EAN_13_PARITY: [u8; 10] = [
    0b00_0000, 0b00_1011, 0b00_1101, 0b00_1110, 0b01_0011, 0b01_1001, 0b01_1100, 0b01_0101,
    0b01_0110, 0b01_1010,
];

/// The parities of the six characters of a UPC-E of number system 0 by its check digit, like [`EAN_13_PARITY`]; number
/// system 1 has them inverted.
pub const UPC_E_PARITY: [u8; 10] = [
    0b11_1000, 0b11_0100, 0b11_0010, 0b11_0001, 0b10_1100, 0b10_0110, 0b10_0011, 0b10_1010,
    0b10_1001, 0b10_0101,
];

const SET_A: [u8; 10] = [
    0b000_1101, 0b001_1001, 0b001_0011, 0b011_1101, 0b010_0011, 0b011_0001, 0b010_1111, 0b011_1011,
    0b011_0111, 0b000_1011,
];

const fn characters() -> [u8; 30] {
    let mut all = [0; 30];
    let mut digit = 0;
    while digit < 10 {
        let set_c = !SET_A[digit] & 0x7f;
        all[digit] = SET_A[digit];
        all[digit + 10] = set_c.reverse_bits() >> 1;
        all[digit + 20] = set_c;
        digit += 1;
    }
    all
}

const fn widths() -> [[u8; 4]; 10] {
    let mut all = [[0; 4]; 10];
    let mut digit = 0;
    while digit < 10 {
        let (mut element, mut module) = (0, 0);
        while module < 7 {
            let is_bar = SET_A[digit] >> (6 - module) & 1 == 1;
            if is_bar != (element % 2 == 1) {
                element += 1;
            }
            all[digit][element] += 1;
            module += 1;
        }
        digit += 1;
    }
    all
}

/// The modules of a symbol from the first guard bar to the last, true for a bar, without quiet zones.
///
/// `digits` are those printed: 13, 12, or 8. `None` if there is another number of them, if they are not digits or end in
/// a wrong check digit, or if the symbology is not of the EAN/UPC family.
pub fn encode(symbology: Symbology, digits: &str) -> Option<Vec<bool>> {
    let digits = digits.as_bytes();
    match (symbology, digits.len()) {
        (Symbology::Ean13, 13) => ean_13(digits),
        (Symbology::UpcA, 12) => ean_13(&[b"0", digits].concat()),
        (Symbology::Ean8, 8) => {
            has_valid_check_digit(digits).then(|| draw(&EAN_8, 0b00_0000, digits))
        }
        (Symbology::UpcE, 8) => {
            upc_e::expand_printed(digits)?;
            let parity = *UPC_E_PARITY.get(value(digits[7]))?;
            let parity = if digits[0] == b'0' { parity } else { !parity };
            Some(draw(&UPC_E, parity, &digits[1..7]))
        }
        _ => None,
    }
}

fn ean_13(digits: &[u8]) -> Option<Vec<bool>> {
    let (first, rest) = digits.split_first()?;
    let parity = *EAN_13_PARITY.get(value(*first))?;
    has_valid_check_digit(digits).then(|| draw(&EAN_13, parity, rest))
}

/// Guards and characters; `digits` are one for each character.
fn draw(layout: &Layout, parity: u8, digits: &[u8]) -> Vec<bool> {
    let mut row = vec![false; layout.modules];
    for bar in layout.guard_bars {
        row[*bar] = true;
    }
    for (n, (at, digit)) in layout.characters.iter().zip(digits).enumerate() {
        let set = match n {
            _ if n >= layout.left_characters => 20,
            _ if parity >> (5 - n.min(5)) & 1 == 1 => 10,
            _ => 0,
        };
        let character = CHARACTERS[set + value(*digit)];
        for (module, is_bar) in row[*at..*at + 7].iter_mut().enumerate() {
            *is_bar = character >> (6 - module) & 1 == 1;
        }
    }
    row
}

/// The value of an ASCII digit; 255 at most.
fn value(digit: u8) -> usize {
    usize::from(digit.wrapping_sub(b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layout_is_guards_and_characters_without_gap_or_overlap() {
        for (layout, elements) in [(EAN_13, 59), (EAN_8, 43), (UPC_E, 33)] {
            let mut covered = vec![0; layout.modules];
            let characters = layout.characters.iter().map(|at| *at..*at + 7);
            for module in layout.guards.iter().cloned().chain(characters).flatten() {
                covered[module] += 1;
            }
            assert!(covered.iter().all(|times| *times == 1), "{layout:?}: {covered:?}");
            assert!(layout.guard_bars.iter().all(|bar| layout.is_guard(*bar)), "{layout:?}");
            assert_eq!(layout.elements(), elements, "{layout:?}");
        }
    }

    #[test]
    fn widths_are_those_of_the_characters() {
        assert_eq!(WIDTHS[0], [3, 2, 1, 1]);
        assert_eq!(WIDTHS[9], [3, 1, 1, 2]);
        assert!(WIDTHS.iter().all(|widths| widths.iter().sum::<u8>() == 7));
    }

    #[test]
    fn the_parity_of_each_set_is_its_name() {
        for (n, character) in CHARACTERS.iter().enumerate() {
            let odd = character.count_ones() % 2 == 1;
            assert_eq!(odd, n < 10, "character {n}");
            assert!(!CHARACTERS[..n].contains(character), "character {n} is unique");
        }
    }

    #[test]
    fn symbols_have_their_standard_length_and_invalid_digits_have_none() {
        for (symbology, digits, length) in [
            (Symbology::Ean13, "4006381333931", Some(95)),
            (Symbology::Ean13, "4006381333932", None),
            (Symbology::Ean13, "400638133393", None),
            (Symbology::Ean13, "x006381333931", None),
            (Symbology::UpcA, "036000291452", Some(95)),
            (Symbology::Ean8, "96385074", Some(67)),
            (Symbology::Ean8, "9638507x", None),
            (Symbology::UpcE, "04252614", Some(51)),
            (Symbology::UpcE, "01234505", Some(51)),
            (Symbology::UpcE, "24252614", None),
            (Symbology::UpcE, "", None),
            (Symbology::Itf14, "15400141288763", None),
        ] {
            let modules = encode(symbology, digits);
            assert_eq!(modules.map(|m| m.len()), length, "{symbology} {digits}");
        }
    }

    #[test]
    fn the_first_digit_is_encoded_in_the_parity() {
        let modules = encode(Symbology::Ean13, "4006381333931").expect("a valid check digit");
        let bits: String = modules.iter().map(|b| if *b { '1' } else { '0' }).collect();
        // 4 = ABAABB: 0 in A, 0 in B, 6 in A
        assert_eq!(&bits[..24], "101000110101001110101111");
    }
}
