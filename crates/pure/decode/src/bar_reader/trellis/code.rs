//! A code as the search finds it.

use smallvec::SmallVec;

use crate::bar_reader::symbol::{Kind, Variant};

/// A code and its squared error, up to a constant that all codes share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::bar_reader) struct ScoredCode {
    pub(in crate::bar_reader) cost: f32,
    /// Index of its variant of the kind.
    pub(in crate::bar_reader) variant: usize,
    /// The digits of the characters, four bits each, the last one lowest.
    pub(super) digits: u64,
}

/// Codes that are ranked when frames are combined.
pub(in crate::bar_reader) const MAX_RANKED: usize = 16;

/// Codes, the best first, with room for one more before the worst is dropped.
pub(in crate::bar_reader) type Codes = SmallVec<[ScoredCode; MAX_RANKED + 1]>;

impl ScoredCode {
    /// The code of a variant with the last digits of a number.
    pub(in crate::bar_reader) fn of(kind: Kind, variant: usize, number: u64) -> Self {
        let (mut digits, mut rest) = (0, number);
        for n in 0..kind.characters_at().len() {
            digits |= (rest % 10) << (4 * n);
            rest /= 10;
        }
        Self { cost: f32::INFINITY, variant, digits }
    }

    /// True if both are the same code.
    pub(in crate::bar_reader) fn same_as(&self, other: &Self) -> bool {
        self.variant == other.variant && self.digits == other.digits
    }

    /// Its characters, as in [`CHARACTERS`](trug_gs1::ean_upc::CHARACTERS).
    pub(in crate::bar_reader) fn characters(&self, kind: Kind, variants: &[Variant]) -> [u8; 12] {
        let sets = &variants[self.variant].sets;
        let count = kind.characters_at().len();
        std::array::from_fn(|n| if n < count { sets[n] + self.digit(kind, n) as u8 } else { 0 })
    }

    /// The digit of a character.
    pub(in crate::bar_reader) fn digit(&self, kind: Kind, character: usize) -> usize {
        let from_end = kind.characters_at().len() - 1 - character;
        (self.digits >> (4 * from_end) & 15) as usize
    }
}
