//! The likeliest digits of a blurred symbol whose place, blur and contrast are known, exactly: Viterbi's algorithm (1967)
//! over characters and their check sum.
//!
//! With ink 1 and paper 0, the symbol is a sum of blurred modules, so the squared error against samples `z` is
//! |z|² - 2 <z, ink> + |ink|²: a term for each module of ink, and one for each pair of modules that are near. Pairs further
//! apart than neighbouring characters do not overlap at any blur that is read here. No threshold is taken anywhere.

mod blur;
mod costs;

use smallvec::SmallVec;

use super::symbol::{Kind, Variant};

pub(super) use blur::normal_below;
pub(super) use costs::{Costs, OwnCosts};
use costs::{Pairs, own_error, tables};

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
/// Codes that are weighed where frames are taken together.
pub(super) const MOST_RANKED: usize = 16;
/// Of codes of one variant with the same last digit: a third one would be a rival that the second one is already.
const MOST_ALIKE: usize = 2;
/// Codes, the best first, with room for one more before the worst is dropped.
pub(super) type Codes = SmallVec<[Scored; MOST_RANKED + 1]>;

/// The best codes, the best first, at most `most`. `z` holds [`PER_MODULE`] samples a module, from [`QUIET`] modules
/// before the symbol to as many behind it; `sigma` is the blur in modules.
pub(super) fn best_codes(
    kind: Kind,
    variants: &[Variant],
    z: &[f32],
    sigma: f32,
    most: usize,
) -> Codes {
    let (own, pairs) = tables(kind, z, sigma);
    best_of(kind, variants, &own, pairs, most)
}

fn best_of(
    kind: Kind,
    variants: &[Variant],
    own: &[[f32; 30]],
    pairs: &Pairs,
    most: usize,
) -> Codes {
    let mut ends: SmallVec<[f32; 80]> =
        variants.iter().map(|v| Sums { kind, v, own, pairs }.forwards(|_, _| {})).collect();
    // the runner-up may be of any variant, so the best few are walked back
    let mut all = Codes::new();
    for _ in 0..most {
        let Some(variant) = (0..ends.len()).min_by(|a, b| ends[*a].total_cmp(&ends[*b])) else {
            break;
        };
        if ends[variant] >= worst_of(&all, most) {
            break;
        }
        ends[variant] = f32::INFINITY;
        let v = &variants[variant];
        let sums = Sums { kind, v, own, pairs };
        let mut reached = [NOWHERE; 12];
        sums.forwards(|n, state| reached[n] = *state);
        let last = kind.characters_at().len() - 1;
        let sum = usize::from(v.sum);
        let mut last_digits: SmallVec<[(f32, usize); 10]> = (v.ends.0..=v.ends.1)
            .map(usize::from)
            .map(|digit| (reached[last][digit][sum], digit))
            .collect();
        last_digits.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for (least, digit) in last_digits {
            let worst = worst_of(&all, most);
            if least >= worst {
                break;
            }
            let end = Way { n: last, digit, sum, cost: 0.0, digits: 0 };
            let mut alike = Codes::new();
            let most_alike = most.min(MOST_ALIKE);
            sums.backwards(&reached, end, worst, &mut |cost, digits| {
                keep(&mut alike, Scored { cost, variant, digits }, most_alike);
                worst_of(&alike, most_alike).min(worst_of(&all, most))
            });
            for code in alike {
                keep(&mut all, code, most);
            }
        }
    }
    all
}

/// What a code must stay below to be kept.
fn worst_of(all: &Codes, most: usize) -> f32 {
    if all.len() < most { f32::INFINITY } else { all.last().map_or(f32::INFINITY, |s| s.cost) }
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
/// The least cost of reaching each digit with each check sum.
type State = [[f32; LANES]; 10];
const NOWHERE: State = [[f32::INFINITY; LANES]; 10];

/// The costs of one variant's codes.
struct Sums<'a> {
    kind: Kind,
    v: &'a Variant,
    own: &'a [[f32; 30]],
    pairs: &'a Pairs,
}

/// The end of a code: its digits from the `n`-th character on, and what they cost but for that character itself.
#[derive(Clone, Copy)]
struct Way {
    n: usize,
    digit: usize,
    /// What it and the digits before it must add up to.
    sum: usize,
    cost: f32,
    digits: u64,
}

impl Sums<'_> {
    fn set(&self, n: usize) -> usize {
        usize::from(self.v.sets[n])
    }

    /// By how much a digit at the `n`-th place turns the check sum on.
    fn turn(&self, n: usize, digit: usize) -> usize {
        usize::from(self.v.weights[n]) * digit % 10
    }

    /// What the neighbourhood of the `n`-th character and the one before it costs; nothing if a guard parts them.
    fn step(&self, n: usize, previous: usize, digit: usize) -> f32 {
        let places = self.kind.characters_at();
        let apart = places[n] != places[n - 1] + 7;
        if apart { 0.0 } else { self.pairs[self.set(n - 1) + previous][self.set(n) + digit] }
    }

    /// The least cost of any code; every state on the way is handed on.
    fn forwards(&self, mut reached: impl FnMut(usize, &State)) -> f32 {
        let mut state = NOWHERE;
        for (digit, sums) in state.iter_mut().enumerate() {
            sums[self.turn(0, digit)] = self.own[0][self.set(0) + digit];
        }
        reached(0, &state);
        let count = self.kind.characters_at().len();
        for n in 1..count {
            let mut next = NOWHERE;
            for (digit, out) in next.iter_mut().enumerate() {
                let mut best = [f32::INFINITY; LANES];
                for (previous, sums) in state.iter().enumerate() {
                    let step = self.step(n, previous, digit);
                    for (best, sum) in best.iter_mut().zip(sums) {
                        let cost = sum + step;
                        *best = if cost < *best { cost } else { *best };
                    }
                }
                let (turn, own) = (self.turn(n, digit), self.own[n][self.set(n) + digit]);
                for (sum, cost) in best[..10].iter().enumerate() {
                    let to = if sum + turn >= 10 { sum + turn - 10 } else { sum + turn };
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

    /// Walks back from the end of a code along all ways that cost less than `most` and, from then on, than `found` tells,
    /// which is called with each code, cheap ones first. Tells what is left of `most`.
    fn backwards(
        &self,
        reached: &[State; 12],
        way: Way,
        mut most: f32,
        found: &mut impl FnMut(f32, u64) -> f32,
    ) -> f32 {
        let Way { n, digit, sum, cost, digits } = way;
        let digits = digits | (digit as u64) << (4 * (self.kind.characters_at().len() - 1 - n));
        if n == 0 {
            let own = reached[0][digit][sum];
            return if own.is_finite() { found(cost + own, digits) } else { most };
        }
        let cost = cost + self.own[n][self.set(n) + digit];
        let sum = (sum + 10 - self.turn(n, digit)) % 10;
        let cost_of =
            |previous: usize| reached[n - 1][previous][sum] + self.step(n, previous, digit) + cost;
        let mut ways: SmallVec<[(f32, usize); 10]> = (0..10)
            .map(|previous| (cost_of(previous), previous))
            .filter(|(least, _)| *least < most)
            .collect();
        ways.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for (least, previous) in ways {
            if least >= most {
                break;
            }
            let cost = cost + self.step(n, previous, digit);
            most = self.backwards(
                reached,
                Way { n: n - 1, digit: previous, sum, cost, digits },
                most,
                found,
            );
        }
        most
    }
}

/// The mean squared error of the characters that fit best, whatever they are, and which they are (as in
/// [`CHARACTERS`]): neither a check digit nor a first digit is asked for, which makes it a hundred times cheaper than the
/// best code and enough to tell whether a symbol may lie here.
pub(super) fn loosest(kind: Kind, z: &[f32], sigma: f32) -> (f32, [u8; 12]) {
    let (own, pairs) = tables(kind, z, sigma);
    let (cost, characters) = loosest_of(kind, &own, pairs);
    ((own_error(kind, z, sigma) + cost) / z.len().max(1) as f32, characters)
}

/// The characters that cost least, whatever they are.
fn loosest_of(kind: Kind, own: &[[f32; 30]], pairs: &Pairs) -> (f32, [u8; 12]) {
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
