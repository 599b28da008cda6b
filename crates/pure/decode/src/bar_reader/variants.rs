//! The variants of every kind of symbol, computed once, and the text that a code stands for.

use trug_gs1::Symbology;

use super::symbol::{Kind, Variant};
use super::trellis::ScoredCode;

/// The variants of each kind, in the order of [`Kind::ALL`].
#[derive(Debug)]
pub(crate) struct Variants([Vec<Variant>; 3]);

impl Default for Variants {
    fn default() -> Self {
        Self(Kind::ALL.map(Kind::variants))
    }
}

/// EAN-13 has the most digits of the symbologies that are read here.
const MAX_DIGITS: usize = 13;

impl Variants {
    /// The variants of one kind.
    pub(super) fn of(&self, kind: Kind) -> &[Variant] {
        match kind {
            Kind::Ean13 => &self.0[0],
            Kind::Ean8 => &self.0[1],
            Kind::UpcE => &self.0[2],
        }
    }

    /// The symbology and the printed digits of a code.
    pub(super) fn text(&self, kind: Kind, code: &ScoredCode) -> (Symbology, String) {
        let variant = &self.of(kind)[code.variant];
        let digit = |digit: u8| char::from(b'0' + digit);
        let (symbology, first, last) = match kind {
            Kind::Ean13 if variant.first == 0 => (Symbology::UpcA, None, None),
            Kind::Ean13 => (Symbology::Ean13, Some(variant.first), None),
            Kind::Ean8 => (Symbology::Ean8, None, None),
            Kind::UpcE => (Symbology::UpcE, Some(variant.first), Some(variant.last)),
        };
        let mut text = String::with_capacity(MAX_DIGITS);
        text.extend(first.map(digit));
        let characters = 0..kind.characters_at().len();
        text.extend(characters.map(|n| digit(code.digit(kind, n) as u8)));
        text.extend(last.map(digit));
        (symbology, text)
    }
}
