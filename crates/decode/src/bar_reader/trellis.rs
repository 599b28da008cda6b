//! The likeliest digits of a blurred symbol whose place, blur and contrast are known, exactly: Viterbi's algorithm (1967)
//! over characters and their check sum.
//!
//! With ink 1 and paper 0, the symbol is a sum of blurred modules, so the squared error against samples `z` is
//! |z|² - 2 <z, ink> + |ink|²: a term for each module of ink, and one for each pair of modules that are near. Pairs further
//! apart than neighbouring characters do not overlap at any blur that is read here. No threshold is taken anywhere.

use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::lanes::sums;

use super::fit::SIGMAS;
use super::symbol::{CHARACTERS, Kind, Variant};

/// Samples a module.
pub(super) const PER_MODULE: usize = 4;
/// Modules on either side of the symbol that are looked at: quiet, or it is no symbol.
pub(super) const QUIET: usize = 5;

/// A code and its squared error, up to a constant that all codes share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub(super) cost: f32,
    /// Which of the kind's variants.
    pub(super) variant: usize,
    /// The digits of the characters, four bits each, the last one lowest.
    digits: u64,
}

impl Scored {
    /// The code of a variant with the last digits of a number.
    pub(super) fn of(kind: Kind, variant: usize, number: u64) -> Self {
        let (mut digits, mut rest) = (0, number);
        for n in 0..kind.characters_at().len() {
            digits |= (rest % 10) << (4 * n);
            rest /= 10;
        }
        Self { cost: f32::INFINITY, variant, digits }
    }

    /// True if both are the same code.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        self.variant == other.variant && self.digits == other.digits
    }

    /// Its characters, as in [`CHARACTERS`].
    pub(super) fn characters(&self, kind: Kind, variants: &[Variant]) -> [u8; 12] {
        let sets = &variants[self.variant].sets;
        let count = kind.characters_at().len();
        std::array::from_fn(|n| if n < count { sets[n] + self.digit(kind, n) as u8 } else { 0 })
    }

    /// Digits as characters carry them.
    pub(super) fn digit(&self, kind: Kind, character: usize) -> usize {
        let from_end = kind.characters_at().len() - 1 - character;
        (self.digits >> (4 * from_end) & 15) as usize
    }
}

/// Codes that are fitted in turn, at a place.
pub(super) const MOST_CODES: usize = 3;
/// Codes, the best first, with room for one more before the worst is dropped.
pub(super) type Codes = SmallVec<[Scored; MOST_CODES + 1]>;

/// The best codes, the best first, at most `most`. `z` holds [`PER_MODULE`] samples a module, from [`QUIET`] modules
/// before the symbol to as many behind it; `sigma` is the blur in modules.
pub(super) fn best_codes(
    kind: Kind,
    variants: &[Variant],
    z: &[f32],
    sigma: f32,
    most: usize,
) -> Codes {
    let (places, own, pairs) = tables(kind, z, sigma);
    best_of(places, variants, &own, pairs, most)
}

fn best_of(
    places: &[usize],
    variants: &[Variant],
    own: &[[f32; 30]],
    pairs: &[[f32; 30]; 30],
    most: usize,
) -> Codes {
    let mut ends: SmallVec<[f32; 80]> =
        variants.iter().map(|v| least(places, v, own, pairs)).collect();
    // the runner-up may be of any variant, so the best few are walked in full
    let mut all = Codes::new();
    for _ in 0..most {
        let Some(variant) = (0..ends.len()).min_by(|a, b| ends[*a].total_cmp(&ends[*b])) else {
            break;
        };
        let worst = if all.len() < most {
            f32::INFINITY
        } else {
            all.last().map_or(f32::INFINITY, |s: &Scored| s.cost)
        };
        if ends[variant] >= worst {
            break;
        }
        ends[variant] = f32::INFINITY;
        walk(places, &variants[variant], own, pairs, |cost, digits| {
            keep(&mut all, Scored { cost, variant, digits }, most);
        });
    }
    all
}

/// The mean squared error of the characters that fit best, whatever they are, and which they are (as in
/// [`CHARACTERS`]): neither a check digit nor a first digit is asked for, which makes it a hundred times cheaper than the
/// best code and enough to tell whether a symbol may lie here.
pub(super) fn loosest(kind: Kind, z: &[f32], sigma: f32) -> (f32, [u8; 12]) {
    let (_, own, pairs) = tables(kind, z, sigma);
    let (cost, characters) = loosest_of(kind, &own, pairs);
    ((own_error(kind, z, sigma) + cost) / z.len().max(1) as f32, characters)
}

/// The characters that cost least, whatever they are.
fn loosest_of(kind: Kind, own: &[[f32; 30]], pairs: &[[f32; 30]; 30]) -> (f32, [u8; 12]) {
    let places = kind.characters_at();
    let mut state = [f32::INFINITY; WIDEST];
    let mut from = [[0u8; WIDEST]; 12];
    let (first, count) = kind.alphabet(0);
    state[..count].copy_from_slice(&own[0][first..first + count]);
    let mut before = (first, count);
    for n in 1..places.len() {
        let apart = places[n] != places[n - 1] + 7;
        let (first, count) = kind.alphabet(n);
        let mut next = [f32::INFINITY; WIDEST];
        for (previous, cost) in state[..before.1].iter().enumerate() {
            let steps = &pairs[before.0 + previous];
            for (this, (next, from)) in next[..count].iter_mut().zip(&mut from[n]).enumerate() {
                let cost = if apart { *cost } else { cost + steps[first + this] };
                if cost < *next {
                    *next = cost;
                    *from = previous as u8;
                }
            }
        }
        for (next, own) in next[..count].iter_mut().zip(&own[n][first..]) {
            *next += own;
        }
        state = next;
        before = (first, count);
    }
    let best = (0..before.1).min_by(|a, b| state[*a].total_cmp(&state[*b])).unwrap_or(0);
    let mut characters = [0; 12];
    let mut at = best;
    for n in (0..places.len()).rev() {
        characters[n] = (kind.alphabet(n).0 + at) as u8;
        at = usize::from(from[n][at]);
    }
    (state[best], characters)
}

/// Characters that one place may hold, at most.
const WIDEST: usize = 20;

/// The squared error of the guards alone.
fn own_error(kind: Kind, z: &[f32], sigma: f32) -> f32 {
    let blur = Blur::near(sigma);
    let mut square: f32 = z.iter().map(|z| z * z).sum();
    for guard in kind.guards() {
        square -= 2.0 * blur.matched(z, *guard);
        square +=
            kind.guards().iter().filter_map(|g| blur.overlaps.get(g.abs_diff(*guard))).sum::<f32>();
    }
    square
}

type Tables = (&'static [usize], SmallVec<[[f32; 30]; 12]>, &'static [[f32; 30]; 30]);

/// Where characters stand, what each adds to the error where it stands, and what each pair of neighbours adds.
fn tables(kind: Kind, z: &[f32], sigma: f32) -> Tables {
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
    (places, own, &blur.pairs)
}

/// What every code costs against some samples, or against several sets of them together: the terms of the characters and
/// of their neighbourhoods add up over sets as costs do, so the best codes of a sum are those of all its samples at once.
#[derive(Debug, Clone)]
pub(super) struct Costs {
    own: [[f32; 30]; 12],
    pairs: [[f32; 30]; 30],
    /// What the samples cost with no character at all.
    rest: f32,
}

/// The part of [`Costs`] that one set of samples has to itself.
#[derive(Debug, Clone)]
pub(super) struct OwnCosts {
    own: [[f32; 30]; 12],
    rest: f32,
    sigma: f32,
}

impl OwnCosts {
    pub(super) fn of(kind: Kind, z: &[f32], sigma: f32) -> Self {
        let (_, terms, _) = tables(kind, z, sigma);
        let mut own = [[0.0; 30]; 12];
        for (own, terms) in own.iter_mut().zip(terms) {
            *own = terms;
        }
        Self { own, rest: own_error(kind, z, sigma), sigma }
    }

    /// The squared error that a code leaves.
    pub(super) fn error(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        self.rest + sum_of(kind, characters, &self.own, &Blur::near(self.sigma).pairs)
    }
}

impl Costs {
    pub(super) fn none() -> Self {
        Self { own: [[0.0; 30]; 12], pairs: [[0.0; 30]; 30], rest: 0.0 }
    }

    pub(super) fn add(&mut self, costs: &OwnCosts, weight: f32) {
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

    pub(super) fn best(&self, kind: Kind, variants: &[Variant], most: usize) -> Codes {
        best_of(kind.characters_at(), variants, &self.own, &self.pairs, most)
    }

    /// The characters that cost least, whether they make a code or not.
    pub(super) fn loosest(&self, kind: Kind) -> [u8; 12] {
        loosest_of(kind, &self.own, &self.pairs).1
    }

    /// The likelihoods of all codes that differ in the last digits only, added up, beside that of the code itself; costs are
    /// counted `worth` times.
    pub(super) fn against_siblings(&self, kind: Kind, characters: &[u8; 12], worth: f32) -> f32 {
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
    pub(super) fn share_below(&self, kind: Kind, variants: &[Variant], cost: f32) -> f64 {
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
    pub(super) fn of(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        sum_of(kind, characters, &self.own, &self.pairs)
    }
}

/// How steeply costs are weighed where codes below a cost are counted; the bound is that of the best of them.
const STEEPNESSES: [f32; 6] = [0.02, 0.06, 0.15, 0.35, 0.7, 1.2];

fn sum_of(
    kind: Kind,
    characters: &[u8; 12],
    own: &[[f32; 30]; 12],
    pairs: &[[f32; 30]; 30],
) -> f32 {
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

fn keep(all: &mut Codes, new: Scored, most: usize) {
    if all.len() < most || all.last().is_some_and(|worst| new.cost < worst.cost) {
        let at = all.partition_point(|s| s.cost <= new.cost);
        all.insert(at, new);
        all.truncate(most);
    }
}

/// Sums, padded so that a processor can take several at a time.
const LANES: usize = 12;

/// The least error that any code of a variant has.
fn least(places: &[usize], v: &Variant, own: &[[f32; 30]], pairs: &[[f32; 30]; 30]) -> f32 {
    let mut state = [[f32::INFINITY; LANES]; 10];
    for (digit, sums) in state.iter_mut().enumerate() {
        sums[usize::from(v.weights[0]) * digit % 10] = own[0][usize::from(v.sets[0]) + digit];
    }
    for n in 1..places.len() {
        let apart = places[n] != places[n - 1] + 7;
        let (before, set) = (usize::from(v.sets[n - 1]), usize::from(v.sets[n]));
        let mut next = [[f32::INFINITY; LANES]; 10];
        for (digit, out) in next.iter_mut().enumerate() {
            let mut best = [f32::INFINITY; LANES];
            for (previous, sums) in state.iter().enumerate() {
                let step = if apart { 0.0 } else { pairs[before + previous][set + digit] };
                for (best, sum) in best.iter_mut().zip(sums) {
                    let cost = sum + step;
                    *best = if cost < *best { cost } else { *best };
                }
            }
            let turn = usize::from(v.weights[n]) * digit % 10;
            let own = own[n][set + digit];
            for (sum, cost) in best[..10].iter().enumerate() {
                let to = if sum + turn >= 10 { sum + turn - 10 } else { sum + turn };
                out[to] = cost + own;
            }
        }
        state = next;
    }
    let last = usize::from(v.ends.0)..=usize::from(v.ends.1);
    state[last].iter().map(|sums| sums[usize::from(v.sum)]).fold(f32::INFINITY, f32::min)
}

/// Modules over which two modules of ink still overlap.
const NEAR: usize = 14;

fn ink(character: usize) -> impl Iterator<Item = usize> {
    let bits = CHARACTERS[character];
    (0..7).filter(move |n| bits >> (6 - n) & 1 == 1)
}

/// The best two ways to reach each (digit, check sum); two are enough to know the runner-up of the whole.
type State = [[[(f32, u64); 2]; 10]; 10];

const NOWHERE: (f32, u64) = (f32::INFINITY, 0);

fn walk(
    places: &[usize],
    v: &Variant,
    own: &[[f32; 30]],
    pairs: &[[f32; 30]; 30],
    mut found: impl FnMut(f32, u64),
) {
    let set = |n: usize| usize::from(v.sets[n]);
    let weight = |n: usize| usize::from(v.weights[n]);
    let mut state: State = [[[NOWHERE; 2]; 10]; 10];
    for (digit, sums) in state.iter_mut().enumerate() {
        sums[weight(0) * digit % 10][0] = (own[0][set(0) + digit], digit as u64);
    }
    for n in 1..places.len() {
        let apart = places[n] != places[n - 1] + 7;
        let mut next: State = [[[NOWHERE; 2]; 10]; 10];
        for (digit, out) in next.iter_mut().enumerate() {
            let this = set(n) + digit;
            let turn = weight(n) * digit % 10;
            for (previous, sums) in state.iter().enumerate() {
                let step =
                    own[n][this] + if apart { 0.0 } else { pairs[set(n - 1) + previous][this] };
                for (sum, ways) in sums.iter().enumerate() {
                    let to = if sum + turn >= 10 { sum + turn - 10 } else { sum + turn };
                    for way in ways {
                        better(&mut out[to], way.0 + step, way.1 << 4 | digit as u64);
                    }
                }
            }
        }
        state = next;
    }
    for digit in v.ends.0..=v.ends.1 {
        for (cost, digits) in state[usize::from(digit)][usize::from(v.sum)] {
            if cost.is_finite() {
                found(cost, digits);
            }
        }
    }
}

fn better(best: &mut [(f32, u64); 2], cost: f32, digits: u64) {
    if cost < best[1].0 {
        if cost < best[0].0 {
            best[1] = best[0];
            best[0] = (cost, digits);
        } else {
            best[1] = (cost, digits);
        }
    }
}

/// What one blur makes of ink.
struct Blur {
    /// One module of ink, from `before` samples in front of it on.
    shape: Vec<f32>,
    before: usize,
    /// How much two modules of ink overlap, by how many modules they are apart.
    overlaps: [f32; NEAR],
    /// The square of each character, and twice the product of each with each that follows it.
    own: [f32; 30],
    pairs: [[f32; 30]; 30],
}

/// Blurs are told apart by this much.
const BLUR_STEP: f32 = 0.06;

impl Blur {
    /// The blur that is nearest to `sigma` modules of those that are kept.
    fn near(sigma: f32) -> &'static Self {
        static ALL: OnceLock<Vec<Blur>> = OnceLock::new();
        let (from, to) = SIGMAS;
        let count = ((to - from) / BLUR_STEP) as usize + 1;
        let all =
            ALL.get_or_init(|| (0..count).map(|n| Self::of(from + n as f32 * BLUR_STEP)).collect());
        let at = ((sigma - from) / BLUR_STEP).round().max(0.0) as usize;
        &all[at.min(count - 1)]
    }

    fn of(sigma: f32) -> Self {
        let reach = (4.0 * sigma).ceil() as usize;
        let before = reach * PER_MODULE;
        let shape: Vec<f32> = (0..(2 * reach + 1) * PER_MODULE)
            .map(|n| {
                let x = (n as f32 + 0.5) / PER_MODULE as f32 - reach as f32;
                normal_below(x / sigma) - normal_below((x - 1.0) / sigma)
            })
            .collect();
        let overlaps: [f32; NEAR] = std::array::from_fn(|apart| {
            let shifted = shape.get(apart * PER_MODULE..).unwrap_or(&[]);
            shape.iter().zip(shifted).map(|(a, b)| a * b).sum()
        });
        let product = |a: usize, b: usize, apart: usize| -> f32 {
            ink(a).map(|i| ink(b).map(|j| overlaps[(apart + j).abs_diff(i)]).sum::<f32>()).sum()
        };
        let own = std::array::from_fn(|c| product(c, c, 0));
        let pairs = std::array::from_fn(|a| std::array::from_fn(|b| 2.0 * product(a, b, 7)));
        Self { shape, before, overlaps, own, pairs }
    }

    fn matched(&self, z: &[f32], module: usize) -> f32 {
        let at = (QUIET + module) * PER_MODULE;
        let skip = self.before.saturating_sub(at);
        let from = (at + skip).saturating_sub(self.before);
        let [sum] = sums([&self.shape[skip..], z.get(from..).unwrap_or(&[])], |[a, b]| [a * b]);
        sum
    }
}

/// The share of a normal distribution that lies below `x`, to 1e-4 (logistic form of Bowling et al. 2009).
pub(super) fn normal_below(x: f32) -> f32 {
    1.0 / (1.0 + (-(0.070_56 * x * x * x + 1.597_6 * x)).exp())
}
