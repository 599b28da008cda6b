//! Any text as digits: nothing panics, and what expands has a right check digit.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trug_gs1::{check_digit, has_valid_check_digit, upc_e};

fuzz_target!(|text: &str| {
    let _ = check_digit(text.as_bytes());
    let _ = has_valid_check_digit(text.as_bytes());
    if let Some(whole) = upc_e::expand_printed(text.as_bytes()) {
        assert!(has_valid_check_digit(&whole));
        assert!(upc_e::compress(&whole).is_some());
    }
});
