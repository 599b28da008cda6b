//! Which UPC-E codes are accepted.

/// True for a valid UPC-E of a retail product, given its 8 printed ASCII digits: retail products have number system 0 only
/// (GS1 General Specifications, 5.2.2.4). The bars of number system 1 are, but for the last one, those of an EAN-13's left half, which
/// remains when a thumb covers the right half.
pub(crate) fn is_upc_e(printed: &[u8]) -> bool {
    printed.first() == Some(&b'0') && trug_gs1::upc_e::expand_printed(printed).is_some()
}
