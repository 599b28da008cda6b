//! What codes cost: a term for each character where it stands, and one for each pair of neighbours, which add up over
//! characters and over sets of samples.

use smallvec::SmallVec;

use super::blur::Blur;
use super::{Codes, best_of, loosest_of};
use crate::bar_reader::symbol::{Kind, Variant};
use trug_gs1::ean_upc::CHARACTERS;

/// What each pair of neighbouring characters adds.
pub(super) type Pairs = [[f32; 30]; 30];

/// The squared error of the guards alone.
pub(super) fn own_error(kind: Kind, z: &[f32], sigma: f32) -> f32 {
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

/// What each character adds to the error where it stands, and what each pair of neighbours adds.
pub(super) fn tables(kind: Kind, z: &[f32], sigma: f32) -> Tables {
    let blur = Blur::near(sigma);
    let places = kind.characters_at();
    let module: SmallVec<[f32; 95]> = (0..kind.modules())
        .map(|at| {
            let guards = kind.guards().iter();
            let overlap = guards.filter_map(|g| blur.overlaps.get(g.abs_diff(at))).sum::<f32>();
            2.0 * (overlap - blur.matched(z, at))
        })
        .collect();
    let own = places
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

/// What every code costs against some samples, or against several sets of them together: the terms of the characters and
/// of their neighbourhoods add up over sets as costs do, so the best codes of a sum are those of all its samples at once.
#[derive(Debug, Clone)]
pub(in crate::bar_reader) struct Costs {
    own: [[f32; 30]; 12],
    pairs: Pairs,
    /// What the samples cost with no character at all.
    rest: f32,
}

/// The part of [`Costs`] that one set of samples has to itself.
#[derive(Debug, Clone)]
pub(in crate::bar_reader) struct OwnCosts {
    own: [[f32; 30]; 12],
    rest: f32,
    sigma: f32,
}

impl OwnCosts {
    pub(in crate::bar_reader) fn of(kind: Kind, z: &[f32], sigma: f32) -> Self {
        let (terms, _) = tables(kind, z, sigma);
        let mut own = [[0.0; 30]; 12];
        for (own, terms) in own.iter_mut().zip(terms) {
            *own = terms;
        }
        Self { own, rest: own_error(kind, z, sigma), sigma }
    }

    /// The squared error that a code leaves.
    pub(in crate::bar_reader) fn error(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        self.rest + sum_of(kind, characters, &self.own, &Blur::near(self.sigma).pairs)
    }
}

impl Costs {
    pub(in crate::bar_reader) fn none() -> Self {
        Self { own: [[0.0; 30]; 12], pairs: [[0.0; 30]; 30], rest: 0.0 }
    }

    pub(in crate::bar_reader) fn add(&mut self, costs: &OwnCosts, weight: f32) {
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
        most: usize,
    ) -> Codes {
        best_of(kind, variants, &self.own, &self.pairs, most)
    }

    /// The characters that cost least, whether they make a code or not.
    pub(in crate::bar_reader) fn loosest(&self, kind: Kind) -> [u8; 12] {
        loosest_of(kind, &self.own, &self.pairs).1
    }

    /// The likelihoods of all codes that differ in the last digits only, added up, beside that of the code itself; costs are
    /// counted `worth` times.
    pub(in crate::bar_reader) fn against_siblings(
        &self,
        kind: Kind,
        characters: &[u8; 12],
        worth: f32,
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
        let mut sibling = *characters;
        for number in 0..100_000u32 {
            let digits: [u8; 5] = std::array::from_fn(|n| {
                own[n] / 10 * 10 + (number / 10u32.pow(4 - n as u32) % 10) as u8
            });
            if digits == own || check(digits) != sum {
                continue;
            }
            sibling[from..count].copy_from_slice(&digits);
            others += (worth * (cost - self.of(kind, &sibling))).exp();
        }
        others
    }

    /// At most this share of all codes costs no more than `cost` (Chernoff's bound, by sums where [`best`](Self::best)
    /// takes the least; check digits are left out of it, which are as they are in one code of ten, dear or not).
    pub(in crate::bar_reader) fn share_below(
        &self,
        kind: Kind,
        variants: &[Variant],
        cost: f32,
    ) -> f64 {
        let places = kind.characters_at();
        let mut share = 1.0f64;
        for theta in STEEPNESSES {
            // costs are taken from that of the asked one on, so that exponentials stay in range
            let of = |c: f32| f64::from(-theta * c).exp();
            let each = f64::from(theta * cost) / places.len() as f64;
            let mut sum = 0.0;
            for v in variants {
                let set = |n: usize| usize::from(v.sets[n]);
                let mut state: [f64; 10] =
                    std::array::from_fn(|d| of(self.own[0][set(0) + d]) * each.exp());
                for n in 1..places.len() {
                    let apart = places[n] != places[n - 1] + 7;
                    state = std::array::from_fn(|d| {
                        let this = set(n) + d;
                        let ways = state.iter().enumerate().map(|(before, ways)| {
                            if apart {
                                *ways
                            } else {
                                ways * of(self.pairs[set(n - 1) + before][this])
                            }
                        });
                        ways.sum::<f64>() * of(self.own[n][this]) * each.exp()
                    });
                }
                sum += state.iter().sum::<f64>();
            }
            let all = variants.len() as f64 * 10f64.powi(places.len() as i32);
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

/// How steeply costs are weighed where codes below a cost are counted; the bound is that of the best of them.
const STEEPNESSES: [f32; 6] = [0.02, 0.06, 0.15, 0.35, 0.7, 1.2];

fn sum_of(kind: Kind, characters: &[u8; 12], own: &[[f32; 30]; 12], pairs: &Pairs) -> f32 {
    let places = kind.characters_at();
    let mut sum = 0.0;
    for (n, at) in places.iter().enumerate() {
        let this = usize::from(characters[n]);
        sum += own[n][this];
        if n > 0 && *at == places[n - 1] + 7 {
            sum += pairs[usize::from(characters[n - 1])][this];
        }
    }
    sum
}
