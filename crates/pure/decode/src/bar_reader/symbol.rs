//! EAN-13 (with UPC-A), EAN-8 and UPC-E as rows of modules (GS1 General Specifications 5.2): what is always there, and
//! which sequences of digits are allowed.

use smallvec::SmallVec;

/// Bars and spaces of a symbol character, module 0 in the highest of 7 bits, 1 for ink. 0 to 9 are set A (odd parity), 10
/// to 19 set B, 20 to 29 set C.
pub(super) const CHARACTERS: [u8; 30] = characters();

const SET_A: [u8; 10] = [
    0b000_1101, 0b001_1001, 0b001_0011, 0b011_1101, 0b010_0011, 0b011_0001, 0b010_1111, 0b011_1011,
    0b011_0111, 0b000_1011,
];

const fn characters() -> [u8; 30] {
    let mut all = [0; 30];
    let mut digit = 0;
    while digit < 10 {
        let c = !SET_A[digit] & 0x7f;
        all[digit] = SET_A[digit];
        all[digit + 10] = c.reverse_bits() >> 1;
        all[digit + 20] = c;
        digit += 1;
    }
    all
}

/// The kinds of symbol that are read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Ean13,
    Ean8,
    UpcE,
}

/// One way in which the characters of a symbol may be chosen: a set for each, and what their digits add up to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variant {
    /// The digit that is not printed as bars, before all others; and, for UPC-E, the check digit behind them.
    pub(super) first: u8,
    pub(super) last: u8,
    /// Where in [`CHARACTERS`] the set of each character begins.
    pub(super) sets: [u8; 12],
    pub(super) weights: [u8; 12],
    /// What the weighted digits must add up to, modulo 10.
    pub(super) sum: u8,
    /// The digits that the last character may have, inclusive.
    pub(super) ends: (u8, u8),
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Ean13, Self::Ean8, Self::UpcE];

    /// From the first guard bar to the last.
    pub(super) const fn modules(self) -> usize {
        match self {
            Self::Ean13 => 95,
            Self::Ean8 => 67,
            Self::UpcE => 51,
        }
    }

    /// The first module of each character.
    pub(super) const fn characters_at(self) -> &'static [usize] {
        match self {
            Self::Ean13 => &[3, 10, 17, 24, 31, 38, 50, 57, 64, 71, 78, 85],
            Self::Ean8 => &[3, 10, 17, 24, 36, 43, 50, 57],
            Self::UpcE => &[3, 10, 17, 24, 31, 38],
        }
    }

    /// The characters that may stand at a place: the first of them in [`CHARACTERS`], and how many.
    pub(super) const fn alphabet(self, character: usize) -> (usize, usize) {
        match (self, character) {
            (Self::Ean13, 0) | (Self::Ean8, 0..4) => (0, 10),
            (Self::Ean13, 1..6) | (Self::UpcE, _) => (0, 20),
            (Self::Ean13 | Self::Ean8, _) => (20, 10),
        }
    }

    /// The modules of the guards that are ink.
    pub(super) const fn guards(self) -> &'static [usize] {
        match self {
            Self::Ean13 => &[0, 2, 46, 48, 92, 94],
            Self::Ean8 => &[0, 2, 32, 34, 64, 66],
            Self::UpcE => &[0, 2, 46, 48, 50],
        }
    }

    /// Edges that every symbol of the kind has, as (place in modules, +1 towards ink or -1 away from it).
    pub(super) fn edges(self) -> SmallVec<[(f32, f32); 36]> {
        let mut edges: SmallVec<[(usize, f32); 36]> = SmallVec::new();
        for bar in self.guards() {
            edges.extend([(*bar, 1.0), (*bar + 1, -1.0)]);
        }
        let half = if self == Self::UpcE { 6 } else { self.characters_at().len() / 2 };
        for (n, at) in self.characters_at().iter().enumerate() {
            // left characters begin with a space and end with a bar, right ones the other way about
            let sign = if n < half { -1.0 } else { 1.0 };
            edges.extend([(*at, sign), (*at + 7, sign)]);
        }
        edges.sort_by_key(|e| e.0);
        edges.dedup_by_key(|e| e.0);
        edges.into_iter().map(|(at, sign)| (at as f32, sign)).collect()
    }

    /// Every way to choose sets and digits.
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

/// Which of the six left characters are of set B, by the first digit (highest of 6 bits first).
pub(crate) const PARITY: [u8; 10] = [
    0b00_0000, 0b00_1011, 0b00_1101, 0b00_1110, 0b01_0011, 0b01_1001, 0b01_1100, 0b01_0101,
    0b01_0110, 0b01_1010,
];

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
        sets: left_sets(PARITY[usize::from(first)]),
        weights: std::array::from_fn(|n| if n % 2 == 0 { 3 } else { 1 }),
        sum: (10 - first) % 10,
        ends: (0, 9),
    }
}

/// The variants of UPC-E, number system 0, for one check digit: what each digit weighs in the UPC-A that it stands for
/// depends on the sixth (5.2.2.4.2).
fn upc_e(check: u8) -> [Variant; 4] {
    let sets = left_sets(PARITY_UPC_E[usize::from(check)]);
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

/// Which characters of a UPC-E of number system 0 are even (set B), by the check digit.
pub(crate) const PARITY_UPC_E: [u8; 10] = [
    0b11_1000, 0b11_0100, 0b11_0010, 0b11_0001, 0b10_1100, 0b10_0110, 0b10_0011, 0b10_1010,
    0b10_1001, 0b10_0101,
];
