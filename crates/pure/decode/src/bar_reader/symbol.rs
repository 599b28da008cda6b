//! EAN-13 (with UPC-A), EAN-8 and UPC-E as sequences of modules (GS1 General Specifications 5.2): the fixed parts, and which
//! sequences of digits are allowed.

use smallvec::SmallVec;
use trug_gs1::ean_upc::{self, EAN_13_PARITY, Layout, UPC_E_PARITY};

/// The kinds of symbol that are read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ean13,
    Ean8,
    UpcE,
}

/// The sets of the characters of a symbol, and the check sum of their digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variant {
    /// The digit that is not printed as bars, before all others; and, for UPC-E, the check digit after them.
    pub(super) first: u8,
    pub(super) last: u8,
    /// The index in [`CHARACTERS`](ean_upc::CHARACTERS) of the first character of each set.
    pub(super) sets: [u8; 12],
    pub(super) weights: [u8; 12],
    /// The check sum of the weighted digits, modulo 10.
    pub(super) sum: u8,
    /// The digits that the last character may have, inclusive.
    pub(super) ends: (u8, u8),
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Ean13, Self::Ean8, Self::UpcE];

    /// The positions of its parts.
    const fn layout(self) -> &'static Layout {
        match self {
            Self::Ean13 => &ean_upc::EAN_13,
            Self::Ean8 => &ean_upc::EAN_8,
            Self::UpcE => &ean_upc::UPC_E,
        }
    }

    /// From the first guard bar to the last.
    pub(super) const fn modules(self) -> usize {
        self.layout().modules
    }

    /// The first module of each character.
    pub(super) const fn characters_at(self) -> &'static [usize] {
        self.layout().characters
    }

    /// The characters that a position may hold: the first of them in [`CHARACTERS`](ean_upc::CHARACTERS), and how many.
    pub(super) const fn alphabet(self, character: usize) -> (usize, usize) {
        match (self, character) {
            (Self::Ean13, 0) | (Self::Ean8, 0..4) => (0, 10),
            (Self::Ean13, 1..6) | (Self::UpcE, _) => (0, 20),
            (Self::Ean13 | Self::Ean8, _) => (20, 10),
        }
    }

    /// The modules of the guards that are ink.
    pub(super) const fn guards(self) -> &'static [usize] {
        self.layout().guard_bars
    }

    /// The edges that every symbol of the kind has, as (position in modules, +1 towards ink or -1 away from it).
    pub(super) fn edges(self) -> SmallVec<[(f32, f32); 36]> {
        let mut edges: SmallVec<[(usize, f32); 36]> = SmallVec::new();
        for bar in self.guards() {
            edges.extend([(*bar, 1.0), (*bar + 1, -1.0)]);
        }
        let half = self.layout().left_characters;
        for (n, at) in self.characters_at().iter().enumerate() {
            // left characters begin with a space and end with a bar, right ones the reverse
            let sign = if n < half { -1.0 } else { 1.0 };
            edges.extend([(*at, sign), (*at + 7, sign)]);
        }
        edges.sort_by_key(|e| e.0);
        edges.dedup_by_key(|e| e.0);
        edges.into_iter().map(|(at, sign)| (at as f32, sign)).collect()
    }

    /// All variants of the kind.
    pub(super) fn variants(self) -> Vec<Variant> {
        match self {
            Self::Ean13 => (0..10).map(ean_13).collect(),
            Self::Ean8 => {
                let mut sets = [20; 12];
                sets[..4].fill(0);
                let mut weights = [0; 12];
                weights[..8].copy_from_slice(&[3, 1, 3, 1, 3, 1, 3, 1]);
                vec![Variant { first: 0, last: 0, sets, weights, sum: 0, ends: (0, 9) }]
            }
            Self::UpcE => (0..10).flat_map(upc_e).collect(),
        }
    }
}

fn left_sets(parity: u8) -> [u8; 12] {
    std::array::from_fn(|n| {
        if n >= 6 {
            20
        } else if parity >> (5 - n) & 1 == 1 {
            10
        } else {
            0
        }
    })
}

fn ean_13(first: u8) -> Variant {
    Variant {
        first,
        last: 0,
        sets: left_sets(EAN_13_PARITY[usize::from(first)]),
        weights: std::array::from_fn(|n| if n % 2 == 0 { 3 } else { 1 }),
        sum: (10 - first) % 10,
        ends: (0, 9),
    }
}

/// The variants of UPC-E, number system 0, for one check digit: what each digit weighs in the UPC-A that it stands for
/// depends on the sixth (5.2.2.4.2).
fn upc_e(check: u8) -> [Variant; 4] {
    let sets = left_sets(UPC_E_PARITY[usize::from(check)]);
    let sum = (10 - check) % 10;
    let variant = |weights: [u8; 6], ends| {
        let mut all = [0; 12];
        all[..6].copy_from_slice(&weights);
        Variant { first: 0, last: check, sets, weights: all, sum, ends }
    };
    [
        variant([1, 3, 3, 1, 3, 1], (0, 2)),
        variant([1, 3, 1, 1, 3, 0], (3, 3)),
        variant([1, 3, 1, 3, 3, 0], (4, 4)),
        variant([1, 3, 1, 3, 1, 3], (5, 9)),
    ]
}
