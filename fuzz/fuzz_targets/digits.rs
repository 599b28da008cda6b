//! Any text as digits: nothing panics, and what expands has a right check digit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trug_decode::{check_digit, check_digit_is_right, upc_e_expand};

fuzz_target!(|text: &str| {
    let _ = check_digit(text);
    let _ = check_digit_is_right(text);
    if let Some(whole) = upc_e_expand(text) {
        assert_eq!(whole.len(), 12);
        assert!(check_digit_is_right(&whole));
    }
});
