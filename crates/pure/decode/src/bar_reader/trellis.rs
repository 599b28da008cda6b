//! The most likely digits of a blurred symbol whose position, blur and contrast are known, found exactly: the Viterbi
//! algorithm (1967) over characters and their check sum.
//!
//! With ink 1 and paper 0, the symbol is a sum of blurred modules, so the squared error against samples `z` is
//! |z|² - 2 <z, ink> + |ink|²: a term for each module of ink, and one for each pair of modules that are near each other.
//! Pairs further apart than neighbouring characters do not overlap at any blur that is read here. No threshold is used.
//!
//! [`costs`] computes these terms with the tables of [`blur`], [`search`] finds the codes that cost least, and [`code`] is
//! such a code.

mod blur;
mod code;
mod costs;
mod search;

use super::symbol::{Kind, Variant};

pub(super) use code::{Codes, MAX_RANKED, ScoredCode};
pub(super) use costs::{Costs, SampleCosts};
use costs::{guard_error, tables};

/// Codes that are fitted at a start.
pub(super) const MAX_CODES: usize = 3;

/// The best codes, the best first, at most `limit`. `z` holds [`PER_MODULE`](super::sampling::PER_MODULE) samples per
/// module, from [`QUIET`](super::sampling::QUIET) modules before the symbol to as many behind it; `sigma` is the blur in
/// modules.
pub(super) fn best_codes(
    kind: Kind,
    variants: &[Variant],
    z: &[f32],
    sigma: f32,
    limit: usize,
) -> Codes {
    let (own, pairs) = tables(kind, z, sigma);
    search::best_codes(kind, variants, &own, pairs, limit)
}

/// The best-fitting characters, whatever they are (as in [`CHARACTERS`](trug_gs1::ean_upc::CHARACTERS)), and their mean squared
/// error. Neither check digit nor first digit constrains them, which makes this a hundred times cheaper than the best code
/// and enough to tell whether a symbol may be here.
pub(super) fn free_characters(kind: Kind, z: &[f32], sigma: f32) -> (f32, [u8; 12]) {
    let (own, pairs) = tables(kind, z, sigma);
    let (cost, characters) = search::free_characters(kind, &own, pairs);
    ((guard_error(kind, z, sigma) + cost) / z.len().max(1) as f32, characters)
}
