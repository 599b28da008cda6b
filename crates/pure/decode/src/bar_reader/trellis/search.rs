//! The codes, and the characters, that cost least.

use smallvec::SmallVec;

use crate::bar_reader::symbol::{Kind, Variant};

use super::blur::Pairs;
use super::code::{Codes, ScoredCode};

/// Codes of one variant with the same last digit that are kept: the second one is a rival already, and a third would add
/// nothing.
const MAX_SAME_END: usize = 2;

/// The codes that cost least, the best first, at most `limit`: `own` holds the cost of each character at each position, and
/// `pairs` that of each pair of neighbours.
pub(super) fn best_codes(
    kind: Kind,
    variants: &[Variant],
    own: &[[f32; 30]],
    pairs: &Pairs,
    limit: usize,
) -> Codes {
    let mut ends: SmallVec<[f32; 80]> =
        variants.iter().map(|v| VariantCosts { kind, v, own, pairs }.forwards(|_, _| {})).collect();
    // the runner-up may be of any variant, so the best variants are traced back until no other can give a better code
    let mut all = Codes::new();
    for _ in 0..limit {
        let Some(variant) = (0..ends.len()).min_by(|a, b| ends[*a].total_cmp(&ends[*b])) else {
            break;
        };
        if ends[variant] >= cutoff(&all, limit) {
            break;
        }
        ends[variant] = f32::INFINITY;
        let costs = VariantCosts { kind, v: &variants[variant], own, pairs };
        add_best_of(&mut all, &costs, variant, limit);
    }
    all
}

/// Adds the best codes of one variant to the best of all.
fn add_best_of(all: &mut Codes, costs: &VariantCosts, variant: usize, limit: usize) {
    let v = costs.v;
    let mut reached = [UNREACHED; 12];
    costs.forwards(|n, state| reached[n] = *state);
    let last = costs.kind.characters_at().len() - 1;
    let sum = usize::from(v.sum);
    let mut last_digits: SmallVec<[(f32, usize); 10]> = (v.ends.0..=v.ends.1)
        .map(usize::from)
        .map(|digit| (reached[last][digit][sum], digit))
        .collect();
    last_digits.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    for (lowest, digit) in last_digits {
        let bound = cutoff(all, limit);
        if lowest >= bound {
            break;
        }
        let end = Suffix { n: last, digit, sum, cost: 0.0, digits: 0 };
        let mut same_end = Codes::new();
        let max_same_end = limit.min(MAX_SAME_END);
        costs.backwards(&reached, end, bound, &mut |cost, digits| {
            keep(&mut same_end, ScoredCode { cost, variant, digits }, max_same_end);
            cutoff(&same_end, max_same_end).min(cutoff(all, limit))
        });
        for code in same_end {
            keep(all, code, limit);
        }
    }
}

/// The cost below which a code is kept.
fn cutoff(all: &Codes, limit: usize) -> f32 {
    if all.len() < limit { f32::INFINITY } else { all.last().map_or(f32::INFINITY, |s| s.cost) }
}

fn keep(all: &mut Codes, new: ScoredCode, limit: usize) {
    if all.len() < limit || all.last().is_some_and(|worst| new.cost < worst.cost) {
        let at = all.partition_point(|s| s.cost <= new.cost);
        all.insert(at, new);
        all.truncate(limit);
    }
}

/// Check sums, padded for vectorisation.
const LANES: usize = 12;
/// The least cost of reaching each digit with each check sum.
type State = [[f32; LANES]; 10];
const UNREACHED: State = [[f32::INFINITY; LANES]; 10];

/// The costs of the codes of one variant.
struct VariantCosts<'a> {
    kind: Kind,
    v: &'a Variant,
    own: &'a [[f32; 30]],
    pairs: &'a Pairs,
}

/// The end of a code: its digits from the `n`-th character on, and their cost without that character's own.
#[derive(Clone, Copy)]
struct Suffix {
    n: usize,
    digit: usize,
    /// The check sum of the digit and those before it.
    sum: usize,
    cost: f32,
    digits: u64,
}

impl VariantCosts<'_> {
    fn set(&self, n: usize) -> usize {
        usize::from(self.v.sets[n])
    }

    /// What a digit of the `n`-th character adds to the check sum.
    fn sum_step(&self, n: usize, digit: usize) -> usize {
        usize::from(self.v.weights[n]) * digit % 10
    }

    /// The cost of the pair of the `n`-th character and the one before it; 0 if a guard stands between them.
    fn pair_cost(&self, n: usize, previous: usize, digit: usize) -> f32 {
        let positions = self.kind.characters_at();
        let separate = positions[n] != positions[n - 1] + 7;
        if separate { 0.0 } else { self.pairs[self.set(n - 1) + previous][self.set(n) + digit] }
    }

    /// The least cost of any code; `reached` is called with every state on the way.
    fn forwards(&self, mut reached: impl FnMut(usize, &State)) -> f32 {
        let mut state = UNREACHED;
        for (digit, sums) in state.iter_mut().enumerate() {
            sums[self.sum_step(0, digit)] = self.own[0][self.set(0) + digit];
        }
        reached(0, &state);
        let count = self.kind.characters_at().len();
        for n in 1..count {
            let mut next = UNREACHED;
            for (digit, out) in next.iter_mut().enumerate() {
                let mut best = [f32::INFINITY; LANES];
                for (previous, sums) in state.iter().enumerate() {
                    let step = self.pair_cost(n, previous, digit);
                    for (best, sum) in best.iter_mut().zip(sums) {
                        let cost = sum + step;
                        *best = if cost < *best { cost } else { *best };
                    }
                }
                let (step, own) = (self.sum_step(n, digit), self.own[n][self.set(n) + digit]);
                for (sum, cost) in best[..10].iter().enumerate() {
                    let to = if sum + step >= 10 { sum + step - 10 } else { sum + step };
                    out[to] = cost + own;
                }
            }
            state = next;
            reached(n, &state);
        }
        let last = usize::from(self.v.ends.0)..=usize::from(self.v.ends.1);
        let sum = usize::from(self.v.sum);
        state[last].iter().map(|sums| sums[sum]).fold(f32::INFINITY, f32::min)
    }

    /// Traces back from the end of a code along all paths that cost less than `bound`, cheap ones first. `found` is called
    /// with each code and returns the new bound, which is returned at the end.
    fn backwards(
        &self,
        reached: &[State; 12],
        end: Suffix,
        mut bound: f32,
        found: &mut impl FnMut(f32, u64) -> f32,
    ) -> f32 {
        let Suffix { n, digit, sum, cost, digits } = end;
        let digits = digits | (digit as u64) << (4 * (self.kind.characters_at().len() - 1 - n));
        if n == 0 {
            let own = reached[0][digit][sum];
            return if own.is_finite() { found(cost + own, digits) } else { bound };
        }
        let cost = cost + self.own[n][self.set(n) + digit];
        let sum = (sum + 10 - self.sum_step(n, digit)) % 10;
        let cost_of = |previous: usize| {
            reached[n - 1][previous][sum] + self.pair_cost(n, previous, digit) + cost
        };
        let mut paths: SmallVec<[(f32, usize); 10]> = (0..10)
            .map(|previous| (cost_of(previous), previous))
            .filter(|(lowest, _)| *lowest < bound)
            .collect();
        paths.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for (lowest, previous) in paths {
            if lowest >= bound {
                break;
            }
            let cost = cost + self.pair_cost(n, previous, digit);
            bound = self.backwards(
                reached,
                Suffix { n: n - 1, digit: previous, sum, cost, digits },
                bound,
                found,
            );
        }
        bound
    }
}

/// Characters that one position may hold, at most.
const MAX_ALPHABET: usize = 20;

/// The characters that cost least, valid code or not, and their cost.
pub(super) fn free_characters(kind: Kind, own: &[[f32; 30]], pairs: &Pairs) -> (f32, [u8; 12]) {
    let positions = kind.characters_at();
    let mut state = [f32::INFINITY; MAX_ALPHABET];
    let mut from = [[0u8; MAX_ALPHABET]; 12];
    let (first, count) = kind.alphabet(0);
    state[..count].copy_from_slice(&own[0][first..first + count]);
    let mut before = (first, count);
    for n in 1..positions.len() {
        let separate = positions[n] != positions[n - 1] + 7;
        let (first, count) = kind.alphabet(n);
        let mut next = [f32::INFINITY; MAX_ALPHABET];
        for (previous, cost) in state[..before.1].iter().enumerate() {
            let steps = &pairs[before.0 + previous];
            for (this, (next, from)) in next[..count].iter_mut().zip(&mut from[n]).enumerate() {
                let cost = if separate { *cost } else { cost + steps[first + this] };
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
    for n in (0..positions.len()).rev() {
        characters[n] = (kind.alphabet(n).0 + at) as u8;
        at = usize::from(from[n][at]);
    }
    (state[best], characters)
}
