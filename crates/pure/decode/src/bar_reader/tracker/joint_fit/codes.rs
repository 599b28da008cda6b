//! Codes as numbers, as a prior knows them.

use crate::bar_reader::symbol::{Kind, Variant};
use crate::bar_reader::trellis::ScoredCode;

/// The digits of a code as a number. For UPC-E it is a number without a meaning, which no prior knows.
pub(super) fn gtin_of(kind: Kind, variants: &[Variant], characters: &[u8; 12]) -> u64 {
    let first = variants
        .iter()
        .find(|v| v.sets.iter().zip(characters).all(|(set, c)| *set / 10 == c / 10))
        .map_or(0, |v| u64::from(v.first));
    let count = kind.characters_at().len();
    characters[..count].iter().fold(first, |sum, c| sum * 10 + u64::from(c % 10))
}

/// The numbers of so many digits with a correct check digit that differ from a correct one in two digits.
pub(super) fn two_digits_away(gtin: u64, digits: u32) -> impl Iterator<Item = u64> {
    let digit =
        move |at: u32| (gtin / 10u64.pow(at) % 10, if at.is_multiple_of(2) { 1 } else { 3 });
    let pairs = (0..digits).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.flat_map(move |(one, other)| {
        let ((a, weight), (b, others)) = (digit(one), digit(other));
        let sum = (a * weight + b * others) % 10;
        (0..10).filter(move |new| *new != a).map(move |new| {
            // 3 and 7 are each other's inverse modulo 10
            let inverse = if others == 3 { 7 } else { 1 };
            let rest = (sum + 30 - new * weight) * inverse % 10;
            let changed = |digit: u64, new: u64, at: u32| (new, digit, 10u64.pow(at));
            let changes = [changed(a, new, one), changed(b, rest, other)];
            changes.iter().fold(gtin, |g, (new, old, place)| g + new * place - old * place)
        })
    })
}

/// A number as a code of a kind; `None` if it has too many or too few digits, or the kind is UPC-E.
pub(super) fn code_of(kind: Kind, variants: &[Variant], gtin: u64) -> Option<ScoredCode> {
    let (end, first) = match kind {
        Kind::Ean13 => (10_000_000_000_000, 100_000_000),
        Kind::Ean8 => (100_000_000, 0),
        Kind::UpcE => return None,
    };
    if gtin >= end || gtin < first {
        return None;
    }
    let first = if kind == Kind::Ean13 { gtin / 1_000_000_000_000 } else { 0 };
    let variant = variants.iter().position(|v| u64::from(v.first) == first)?;
    Some(ScoredCode::of(kind, variant, gtin))
}
