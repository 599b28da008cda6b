//! The likeliest digits of a blurred symbol whose place, blur and contrast are known, exactly: Viterbi's algorithm (1967)
//! over characters and their check sum.
//!
//! With ink 1 and paper 0, the symbol is a sum of blurred modules, so the squared error against samples `z` is
//! |z|² - 2 <z, ink> + |ink|²: a term for each module of ink, and one for each pair of modules that are near. Pairs further
//! apart than neighbouring characters do not overlap at any blur that is read here. No threshold is taken anywhere.

use std::sync::OnceLock;

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
    /// True if both are the same code.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        self.variant == other.variant && self.digits == other.digits
    }

    /// Digits as characters carry them.
    pub(super) fn digit(&self, kind: Kind, character: usize) -> usize {
        let from_end = kind.characters_at().len() - 1 - character;
        (self.digits >> (4 * from_end) & 15) as usize
    }
}

/// The best codes, the best first, at most `most`. `z` holds [`PER_MODULE`] samples a module, from [`QUIET`] modules
/// before the symbol to as many behind it; `sigma` is the blur in modules.
pub(super) fn best_codes(
    kind: Kind,
    variants: &[Variant],
    z: &[f32],
    sigma: f32,
    most: usize,
) -> Vec<Scored> {
    let (places, own, pairs) = tables(kind, z, sigma);
    let mut ends: Vec<f32> = variants.iter().map(|v| least(places, v, &own, pairs)).collect();
    // the runner-up may be of any variant, so the best few are walked in full
    let mut all = Vec::new();
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
        walk(places, &variants[variant], &own, pairs, |cost, digits| {
            keep(&mut all, Scored { cost, variant, digits }, most);
        });
    }
    all
}

/// The mean squared error of the characters that fit best, whatever they are, and which they are (as in
/// [`CHARACTERS`]): neither a check digit nor a first digit is asked for, which makes it a hundred times cheaper than the
/// best code and enough to tell whether a symbol may lie here.
pub(super) fn loosest(kind: Kind, z: &[f32], sigma: f32) -> (f32, [u8; 12]) {
    let (places, own, pairs) = tables(kind, z, sigma);
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
    ((own_error(kind, z, sigma) + state[best]) / z.len().max(1) as f32, characters)
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

type Tables = (&'static [usize], Vec<[f32; 30]>, &'static [[f32; 30]; 30]);

/// Where characters stand, what each adds to the error where it stands, and what each pair of neighbours adds.
fn tables(kind: Kind, z: &[f32], sigma: f32) -> Tables {
    let blur = Blur::near(sigma);
    let places = kind.characters_at();
    let module: Vec<f32> = (0..kind.modules())
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

fn keep(all: &mut Vec<Scored>, new: Scored, most: usize) {
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
        self.shape[skip..].iter().zip(z.get(from..).unwrap_or(&[])).map(|(a, b)| a * b).sum()
    }
}

/// The share of a normal distribution that lies below `x`, to 1e-4 (logistic form of Bowling et al. 2009).
pub(super) fn normal_below(x: f32) -> f32 {
    1.0 / (1.0 + (-(0.070_56 * x * x * x + 1.597_6 * x)).exp())
}
