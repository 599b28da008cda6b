//! The costs of codes: a term for each character at its position, and one for each pair of neighbours. They add up over
//! characters and over sets of samples.

use smallvec::SmallVec;

use super::blur::{Blur, Pairs};
use super::code::Codes;
use super::search;
use crate::bar_reader::symbol::{Kind, Variant};
use trug_gs1::ean_upc::CHARACTERS;

/// The squared error of the guards alone.
pub(super) fn guard_error(kind: Kind, z: &[f32], sigma: f32) -> f32 {
    let blur = Blur::near(sigma);
    let mut square: f32 = z.iter().map(|z| z * z).sum();
    for guard in kind.guards() {
        square -= 2.0 * blur.matched(z, *guard);
        square +=
            kind.guards().iter().filter_map(|g| blur.overlaps.get(g.abs_diff(*guard))).sum::<f32>();
    }
    square
}

type Tables = (SmallVec<[[f32; 30]; 12]>, &'static Pairs);

/// The cost of each character at each position, and that of each pair of neighbours.
pub(super) fn tables(kind: Kind, z: &[f32], sigma: f32) -> Tables {
    let blur = Blur::near(sigma);
    let positions = kind.characters_at();
    let module: SmallVec<[f32; 95]> = (0..kind.modules())
        .map(|at| {
            let guards = kind.guards().iter();
            let overlap = guards.filter_map(|g| blur.overlaps.get(g.abs_diff(at))).sum::<f32>();
            2.0 * (overlap - blur.matched(z, at))
        })
        .collect();
    let own = positions
        .iter()
        .map(|at| {
            let module = &module[*at..at + 7];
            std::array::from_fn(|c| {
                let bits = CHARACTERS[c];
                let ink = module.iter().enumerate().filter(|(n, _)| bits >> (6 - n) & 1 == 1);
                blur.own[c] + ink.map(|(_, m)| m).sum::<f32>()
            })
        })
        .collect();
    (own, &blur.pairs)
}

/// The costs of all codes for some samples, or for several sets of samples together: the terms add up over sets as costs
/// do, so the best codes of a sum are those of all its samples at once.
#[derive(Debug, Clone)]
pub(in crate::bar_reader) struct Costs {
    own: [[f32; 30]; 12],
    pairs: Pairs,
    /// The cost of the guards alone.
    rest: f32,
}

/// The part of [`Costs`] that belongs to one set of samples.
#[derive(Debug, Clone)]
pub(in crate::bar_reader) struct SampleCosts {
    own: [[f32; 30]; 12],
    rest: f32,
    sigma: f32,
}

impl SampleCosts {
    pub(in crate::bar_reader) fn of(kind: Kind, z: &[f32], sigma: f32) -> Self {
        let (terms, _) = tables(kind, z, sigma);
        let mut own = [[0.0; 30]; 12];
        for (own, terms) in own.iter_mut().zip(terms) {
            *own = terms;
        }
        Self { own, rest: guard_error(kind, z, sigma), sigma }
    }

    /// The squared error of some characters.
    pub(in crate::bar_reader) fn error(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        self.rest + sum_of(kind, characters, &self.own, &Blur::near(self.sigma).pairs)
    }
}

impl Costs {
    pub(in crate::bar_reader) fn none() -> Self {
        Self { own: [[0.0; 30]; 12], pairs: [[0.0; 30]; 30], rest: 0.0 }
    }

    pub(in crate::bar_reader) fn add(&mut self, costs: &SampleCosts, weight: f32) {
        let add = |sums: &mut [[f32; 30]], terms: &[[f32; 30]]| {
            for (sums, terms) in sums.iter_mut().zip(terms) {
                for (sum, term) in sums.iter_mut().zip(terms) {
                    *sum += weight * term;
                }
            }
        };
        add(&mut self.own, &costs.own);
        add(&mut self.pairs, &Blur::near(costs.sigma).pairs);
        self.rest += weight * costs.rest;
    }

    pub(in crate::bar_reader) fn best(
        &self,
        kind: Kind,
        variants: &[Variant],
        limit: usize,
    ) -> Codes {
        search::best_codes(kind, variants, &self.own, &self.pairs, limit)
    }

    /// The characters that cost least, valid code or not.
    pub(in crate::bar_reader) fn free_characters(&self, kind: Kind) -> [u8; 12] {
        search::free_characters(kind, &self.own, &self.pairs).1
    }

    /// The summed likelihood of all codes that differ in the last five digits only, relative to that of the code itself;
    /// costs are multiplied by `weight`.
    pub(in crate::bar_reader) fn same_maker_likelihood(
        &self,
        kind: Kind,
        characters: &[u8; 12],
        weight: f32,
    ) -> f32 {
        let count = kind.characters_at().len();
        let weights = [1u32, 3, 1, 3, 1];
        let from = count - weights.len();
        let check = |codes: [u8; 5]| {
            codes.iter().zip(weights).map(|(c, w)| u32::from(c % 10) * w).sum::<u32>() % 10
        };
        let own: [u8; 5] = std::array::from_fn(|n| characters[from + n]);
        let sum = check(own);
        let cost = self.of(kind, characters);
        let mut others = 0.0;
        let mut other = *characters;
        for number in 0..100_000u32 {
            let digits: [u8; 5] = std::array::from_fn(|n| {
                own[n] / 10 * 10 + (number / 10u32.pow(4 - n as u32) % 10) as u8
            });
            if digits == own || check(digits) != sum {
                continue;
            }
            other[from..count].copy_from_slice(&digits);
            others += (weight * (cost - self.of(kind, &other))).exp();
        }
        others
    }

    /// An upper bound on the share of all codes that cost no more than `cost` (Chernoff bound, by sums where
    /// [`best`](Self::best) takes minima). It ignores check digits, which are correct in one code of ten whatever its cost.
    pub(in crate::bar_reader) fn share_below(
        &self,
        kind: Kind,
        variants: &[Variant],
        cost: f32,
    ) -> f64 {
        let positions = kind.characters_at();
        let mut share = 1.0f64;
        for theta in CHERNOFF_EXPONENTS {
            // costs are relative to the given one, so that exponentials stay in range
            let of = |c: f32| f64::from(-theta * c).exp();
            let each = f64::from(theta * cost) / positions.len() as f64;
            let mut sum = 0.0;
            for v in variants {
                let set = |n: usize| usize::from(v.sets[n]);
                let mut state: [f64; 10] =
                    std::array::from_fn(|d| of(self.own[0][set(0) + d]) * each.exp());
                for n in 1..positions.len() {
                    let separate = positions[n] != positions[n - 1] + 7;
                    state = std::array::from_fn(|d| {
                        let this = set(n) + d;
                        let counts = state.iter().enumerate().map(|(before, count)| {
                            if separate {
                                *count
                            } else {
                                count * of(self.pairs[set(n - 1) + before][this])
                            }
                        });
                        counts.sum::<f64>() * of(self.own[n][this]) * each.exp()
                    });
                }
                sum += state.iter().sum::<f64>();
            }
            let all = variants.len() as f64 * 10f64.powi(positions.len() as i32);
            if sum.is_finite() {
                share = share.min(sum / all);
            }
        }
        share
    }

    /// The cost of one code, comparable with that of [`best`](Self::best).
    pub(in crate::bar_reader) fn of(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        sum_of(kind, characters, &self.own, &self.pairs)
    }
}

/// Exponents for which the Chernoff bound is computed; the least bound counts.
const CHERNOFF_EXPONENTS: [f32; 6] = [0.02, 0.06, 0.15, 0.35, 0.7, 1.2];

fn sum_of(kind: Kind, characters: &[u8; 12], own: &[[f32; 30]; 12], pairs: &Pairs) -> f32 {
    let positions = kind.characters_at();
    let mut sum = 0.0;
    for (n, at) in positions.iter().enumerate() {
        let this = usize::from(characters[n]);
        sum += own[n][this];
        if n > 0 && *at == positions[n - 1] + 7 {
            sum += pairs[usize::from(characters[n - 1])][this];
        }
    }
    sum
}
