//! What is drawn by the tables is read back by the tables.

use proptest::prelude::*;
use trug_gs1::ean_upc::{CHARACTERS, EAN_13_PARITY, Layout, UPC_E_PARITY, WIDTHS, encode, layout};
use trug_gs1::{Symbology, check_digit, upc_e};

/// The characters of a row, as in [`CHARACTERS`].
fn characters(layout: &Layout, row: &[bool]) -> Vec<usize> {
    let bits = |at: usize| row[at..at + 7].iter().fold(0, |bits, bar| bits << 1 | u8::from(*bar));
    let known = |at: &usize| CHARACTERS.iter().position(|character| *character == bits(*at));
    layout.characters.iter().map(|at| known(at).expect("a character")).collect()
}

/// The digits of a row, and the parity of its left half.
fn digits(layout: &Layout, row: &[bool]) -> (String, u8) {
    let characters = characters(layout, row);
    let left = &characters[..layout.left_characters];
    let parity = left.iter().fold(0, |parity, character| parity << 1 | u8::from(*character >= 10));
    (characters.iter().map(|character| char::from(b'0' + (character % 10) as u8)).collect(), parity)
}

fn with_check_digit(payload: &str) -> String {
    format!("{payload}{}", check_digit(payload.as_bytes()).expect("digits"))
}

fn drawn(symbology: Symbology, text: &str) -> (Vec<bool>, &'static Layout) {
    let layout = layout(symbology).expect("of the family");
    let row = encode(symbology, text).expect("valid digits");
    assert_eq!(row.len(), layout.modules);
    for (module, bar) in row.iter().enumerate().filter(|(module, _)| layout.is_guard(*module)) {
        assert_eq!(*bar, layout.guard_bars.contains(&module), "guard module {module}");
    }
    let elements = 1 + row.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(elements, layout.elements());
    (row, layout)
}

proptest! {
    #[test]
    fn an_ean_13_is_read_back(payload in "[0-9]{12}") {
        let code = with_check_digit(&payload);
        let (row, layout) = drawn(Symbology::Ean13, &code);
        let (right_of_first, parity) = digits(layout, &row);
        let first = EAN_13_PARITY.iter().position(|known| *known == parity).expect("a first digit");
        prop_assert_eq!(format!("{first}{right_of_first}"), code);
    }

    #[test]
    fn a_upc_a_is_the_ean_13_that_begins_with_0(payload in "[0-9]{11}") {
        let code = with_check_digit(&payload);
        prop_assert_eq!(encode(Symbology::UpcA, &code), encode(Symbology::Ean13, &format!("0{code}")));
    }

    #[test]
    fn an_ean_8_is_read_back(payload in "[0-9]{7}") {
        let code = with_check_digit(&payload);
        let (row, layout) = drawn(Symbology::Ean8, &code);
        prop_assert_eq!(digits(layout, &row), (code, 0));
    }

    #[test]
    fn a_upc_e_is_read_back(payload in "[01][0-9]{6}") {
        let long = upc_e::expand(&payload).expect("seven digits");
        let code = format!("{payload}{}", &long[11..]);
        let (row, layout) = drawn(Symbology::UpcE, &code);
        let (middle, parity) = digits(layout, &row);
        prop_assert_eq!(&middle, &code[1..7]);
        let parity = if code.starts_with('0') { parity } else { !parity & 0b11_1111 };
        let check = UPC_E_PARITY.iter().position(|known| *known == parity);
        prop_assert_eq!(check.map(|check| check.to_string()), Some(code[7..].to_owned()));
    }

    #[test]
    fn any_text_is_drawn_or_refused(text in any::<String>(), digits in "[0-9]{0,15}") {
        for symbology in Symbology::ALL {
            let _ = encode(symbology, &text);
            let row = encode(symbology, &digits);
            prop_assert!(row.is_none() || symbology.is_ean_upc());
        }
    }
}

#[test]
fn widths_are_the_runs_of_set_a() {
    for (digit, widths) in WIDTHS.iter().enumerate() {
        let modules =
            widths.iter().enumerate().flat_map(|(n, width)| (0..*width).map(move |_| n % 2));
        let bits = modules.fold(0, |bits, bar| bits << 1 | bar as u8);
        assert_eq!(bits, CHARACTERS[digit], "digit {digit}");
    }
}
