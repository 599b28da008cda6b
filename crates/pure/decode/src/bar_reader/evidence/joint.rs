//! What several views of one symbol say together.
//!
//! The squared error of a code is a sum over its characters and their neighbourhoods, whatever the pose, blur and light of
//! a view. In units of the view's own noise it is a negative log-likelihood, so the sums of several views add up to one of
//! the same form, and the likeliest code of all views together comes out of one more run of the same trellis. Which pose of
//! a view is right, and how much noise it has, follow from that code; both in turn until it stays.

use smallvec::SmallVec;

use crate::prior::{Doubt, Prior};
use crate::probability::{BELIEVED, Clues, MUCH_BLURRED, PART_OF_LONGER};
use crate::read::Read;

use super::super::fit::{self, Samples};
use super::super::rivals::one_digit_away;
use super::super::settle::chance;
use super::super::symbol::{Kind, Variant};
use super::super::trellis::{Codes, Costs, MOST_RANKED, PER_MODULE, QUIET, Scored};
use super::super::{Answer, BarReader};
use super::{Guess, Joint, MOST_VIEWS, Track, View};

/// A view's guess that goes best with a code, and the mean squared error that the code leaves there.
#[derive(Clone, Copy)]
struct Choice<'v> {
    view: &'v View,
    guess: &'v Guess,
    error: f32,
}

/// One of each view.
type Choices<'v> = SmallVec<[Choice<'v>; MOST_VIEWS]>;

/// The views that show one kind in one direction, taken together.
struct Together<'v> {
    kind: Kind,
    choices: Choices<'v>,
    /// Negative log-likelihoods of all codes, every independent sample counted.
    costs: Costs,
    /// The likeliest codes, the best first.
    codes: Codes,
}

/// The code that some views speak for, and what speaks for it.
struct Judgement {
    code: Scored,
    clues: Clues,
    certainty: f32,
    witnesses: f32,
}

/// Codes that are looked at as rivals of the best.
const RIVALS: usize = MOST_RANKED;
/// Rounds in which code and poses are settled.
const ROUNDS: usize = 3;
/// Mean squared errors below this are as good as none: the model is no better.
const FLOOR: f32 = 2e-4;
/// A view of which a code leaves this many times what it leaves of the others does not show that code.
const NOT_THIS: f32 = 6.0;

impl Track {
    /// The likeliest code of all views together.
    pub(super) fn joint(&mut self, reader: &BarReader, prior: Option<&Prior>) -> Option<Joint> {
        let mut best: Option<(Together<'_>, Judgement)> = None;
        let mut last = std::mem::take(&mut self.last);
        last.clear();
        let mut longer = f32::INFINITY;
        for kind in Kind::ALL {
            for forwards in [true, false] {
                let variants = reader.variants(kind);
                let Some(together) = Together::of(&self.views, kind, forwards, variants) else {
                    continue;
                };
                last.extend(together.codes.first().map(|code| (kind, forwards, *code)));
                let left = together.left();
                if kind == Kind::Ean13 {
                    longer = longer.min(left);
                } else if left >= PART_OF_LONGER * longer {
                    continue;
                }
                let Some(judgement) = together.judged(reader, prior) else { continue };
                let least = best.as_ref().map_or(-1.0, |(_, best)| best.certainty);
                if judgement.certainty > least {
                    best = Some((together, judgement));
                }
            }
        }
        let joint = best.and_then(|(together, judgement)| together.told(reader, judgement));
        self.last = last;
        joint
    }
}

impl<'v> Together<'v> {
    /// `None` with fewer than two views.
    fn of(views: &'v [View], kind: Kind, forwards: bool, variants: &[Variant]) -> Option<Self> {
        let fits = |g: &&Guess| g.fit.pose.kind == kind && g.forwards == forwards;
        let start = most_agreed(views, kind, &fits)?;
        let mut choices = choose(views, kind, &fits, &start);
        if choices.len() < 2 {
            return None;
        }
        let mut codes = Codes::new();
        let mut costs = Costs::none();
        for _ in 0..ROUNDS {
            costs = Costs::none();
            for choice in &choices {
                costs.add(&choice.guess.costs, choice.independent() / choice.noise() / 2.0);
            }
            let last = codes.first().copied();
            codes = costs.best(kind, variants, RIVALS);
            let best = *codes.first()?;
            choices = choose(views, kind, &fits, &best.characters(kind, variants));
            if last.is_some_and(|l| l.same_as(&best)) {
                break;
            }
        }
        Some(Self { kind, choices, costs, codes })
    }

    fn judged(&self, reader: &BarReader, prior: Option<&Prior>) -> Option<Judgement> {
        let variants = reader.variants(self.kind);
        let best = self.codes.first()?;
        let likeness = self.likeness(variants, best);
        let count = self.choices.len() as f32;
        let worth = 1.0 / (1.0 + (count - 1.0) * likeness);
        let rival = self.codes.get(1)?.characters(self.kind, variants);
        let blur = self.choices.iter().map(|c| c.guess.fit.sigma).sum::<f32>() / count;
        let clues = Clues {
            gap: worth * self.gap(&rival),
            // noise averages out over views, what is wrong with the code does not
            left: self.left() / (count * worth),
            worst: self.worst(variants, best),
            against: worth * (-self.gap(&self.costs.loosest(self.kind))).max(0.0),
            apart: worth * self.apart(&best.characters(self.kind, variants), blur),
            blur,
            short: self.kind != Kind::Ean13,
        };
        let newest = self.choices.last()?;
        let shown = newest.error.max(FLOOR) <= NOT_THIS * self.mean_error();
        let mut certainty = if shown && clues.stands_apart() { clues.certainty() } else { 0.0 };
        let mut code = *best;
        let known = prior.filter(|_| shown && certainty < BELIEVED && likeness < 0.9);
        if let Some((known, sure)) = known.and_then(|prior| self.known(prior, variants, worth))
            && sure > certainty
        {
            (code, certainty) = (known, sure);
        }
        Some(Judgement { code, clues, certainty, witnesses: count * worth })
    }

    /// The code where the newest view shows it.
    fn told(&self, reader: &BarReader, judgement: Judgement) -> Option<Joint> {
        let Judgement { code, clues, certainty, witnesses } = judgement;
        let newest = self.choices.last()?;
        let (symbology, text) = reader.text(&Answer::unsettled(code, newest.guess.fit));
        let pose = &newest.guess.fit.pose;
        let corners = newest.view.glimpse.profile.corners(pose.at(-1.0), pose.at(1.0));
        let read = Read { symbology, text, corners, certainty };
        Some(Joint { read, clues, witnesses })
    }

    /// The log-likelihood ratio of the best code to another one, each view's noise unknown.
    fn gap(&self, other: &[u8; 12]) -> f32 {
        let of = |choice: &Choice<'_>| {
            let error = choice.guess.error(self.kind, other).max(FLOOR);
            choice.count() / 2.0 * (error / choice.error.max(FLOOR)).ln()
        };
        self.choices.iter().map(of).sum()
    }

    /// The same to the likeliest characters one of which is another digit, where blur can make digits alike.
    fn apart(&self, code: &[u8; 12], blur: f32) -> f32 {
        if blur < MUCH_BLURRED {
            return f32::INFINITY;
        }
        let own = self.gap(code);
        one_digit_away(self.kind, *code)
            .map(|other| self.gap(&other) - own)
            .fold(f32::INFINITY, f32::min)
    }

    fn mean_error(&self) -> f32 {
        let sum: f32 = self.choices.iter().map(|c| c.error.max(FLOOR).ln()).sum();
        (sum / self.choices.len().max(1) as f32).exp()
    }

    fn left(&self) -> f32 {
        let surprise = |c: &Choice<'_>| (c.error / chance(c.guess.fit.sigma)).max(1e-4).ln();
        let sum: f32 = self.choices.iter().map(surprise).sum();
        (sum / self.choices.len().max(1) as f32).exp()
    }

    /// What is left over the worst character of what the views leave on average.
    fn worst(&self, variants: &[Variant], code: &Scored) -> f32 {
        let edges = fit::edges_of(self.kind, &variants[code.variant], code);
        let mut sum = Samples::new();
        let mut by_chance = 0.0;
        for choice in &self.choices {
            let fit = &choice.guess.fit;
            let rest = fit::leftover(&choice.view.glimpse.profile.light, fit, &edges);
            sum.resize(rest.len(), 0.0);
            for (sum, rest) in sum.iter_mut().zip(&rest) {
                *sum += rest;
            }
            by_chance += chance(fit.sigma);
        }
        let count = self.choices.len().max(1) as f32;
        fit::worst_of(self.kind, &sum) / (count * by_chance).max(1e-9)
    }

    /// The known code that the views speak for, and how surely, where they do not speak for another one.
    fn known(&self, prior: &Prior, variants: &[Variant], worth: f32) -> Option<(Scored, f32)> {
        let least = self.codes.first()?.cost;
        let rivals = self.codes.iter().map(|code| {
            let characters = code.characters(self.kind, variants);
            ((code.cost - least) * worth, gtin_of(self.kind, variants, &characters))
        });
        let rivals: SmallVec<[(f32, u64); RIVALS]> = rivals.collect();
        let (gtin, sure) = prior.likeliest(
            &rivals,
            |gtin| {
                let code = code_of(self.kind, variants, gtin)?;
                let characters = code.characters(self.kind, variants);
                Some((self.costs.of(self.kind, &characters) - least) * worth)
            },
            |cost| self.costs.share_below(self.kind, variants, least + cost / worth.max(1e-6)),
            |gtin| self.doubt(variants, gtin, worth),
        )?;
        Some((code_of(self.kind, variants, gtin)?, sure))
    }

    /// What speaks against a known code.
    fn doubt(&self, variants: &[Variant], gtin: u64, worth: f32) -> Option<Doubt> {
        let cost = |gtin: u64| {
            let code = code_of(self.kind, variants, gtin)?;
            Some(self.costs.of(self.kind, &code.characters(self.kind, variants)))
        };
        let (own, loosest) = (cost(gtin)?, self.costs.loosest(self.kind));
        let characters = code_of(self.kind, variants, gtin)?.characters(self.kind, variants);
        let digits = if self.kind == Kind::Ean13 { 13 } else { 8 };
        let others = neighbours(gtin, digits).filter_map(cost);
        Some(Doubt {
            siblings: self.costs.against_siblings(self.kind, &characters, worth),
            neighbours: others.map(|other| (worth * (own - other)).exp()).sum(),
            against: (worth * (own - self.costs.of(self.kind, &loosest))).max(0.0),
        })
    }

    /// How alike what the code leaves is from view to view: 0 where it is noise, 1 where every view errs in the same way.
    fn likeness(&self, variants: &[Variant], code: &Scored) -> f32 {
        let edges = fit::edges_of(self.kind, &variants[code.variant], code);
        let mut sum = Samples::new();
        for choice in &self.choices {
            let light = &choice.view.glimpse.profile.light;
            let rest = fit::leftover(light, &choice.guess.fit, &edges);
            let size = rest.iter().map(|r| r * r).sum::<f32>().sqrt().max(1e-6);
            // the other way round, a view's samples run backwards: all guesses here run alike along the symbol
            sum.resize(rest.len(), 0.0);
            for (sum, rest) in sum.iter_mut().zip(&rest) {
                *sum += rest / size;
            }
        }
        // |sum|² = count + count (count - 1) likeness
        let square: f32 = sum.iter().map(|s| s * s).sum();
        let count = self.choices.len() as f32;
        ((square - count) / (count * (count - 1.0)).max(1.0)).clamp(0.0, 1.0)
    }
}

impl Choice<'_> {
    fn noise(&self) -> f32 {
        self.error.max(FLOOR)
    }

    /// Samples that are independent of one another, as far as pixels are.
    fn count(&self) -> f32 {
        let pose = &self.guess.fit.pose;
        let module_px = (pose.module() * self.view.glimpse.profile.spacing).abs();
        (pose.kind.modules() + 2 * QUIET) as f32 * module_px.min(2.0)
    }

    /// The same as a share of all samples.
    fn independent(&self) -> f32 {
        self.count() / self.guess.samples()
    }
}

impl Guess {
    fn samples(&self) -> f32 {
        ((self.fit.pose.kind.modules() + 2 * QUIET) * PER_MODULE) as f32
    }

    fn error(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        self.costs.error(kind, characters) / self.samples()
    }
}

/// Of the codes that single guesses think best, the one that explains all views best.
fn most_agreed(views: &[View], kind: Kind, fits: &impl Fn(&&Guess) -> bool) -> Option<[u8; 12]> {
    let mut tried: SmallVec<[[u8; 12]; 64]> = SmallVec::new();
    let mut best: Option<(f32, [u8; 12])> = None;
    for guess in views.iter().flat_map(|view| view.guesses.iter().filter(fits)) {
        if tried.contains(&guess.best) {
            continue;
        }
        tried.push(guess.best);
        let choices = choose(views, kind, fits, &guess.best);
        let total = choices.iter().map(|c| c.count() / 2.0 * c.noise().ln()).sum();
        if best.is_none_or(|(least, _)| total < least) {
            best = Some((total, guess.best));
        }
    }
    best.map(|(_, characters)| characters)
}

/// Of each view that has one, the guess that a code explains best.
fn choose<'v>(
    views: &'v [View],
    kind: Kind,
    fits: &impl Fn(&&Guess) -> bool,
    characters: &[u8; 12],
) -> Choices<'v> {
    let of = |view: &'v View| {
        let choices = view.guesses.iter().filter(fits).map(|guess| {
            let error = guess.error(kind, characters);
            Choice { view, guess, error }
        });
        choices.min_by(|a, b| a.error.total_cmp(&b.error))
    };
    views.iter().filter_map(of).collect()
}

/// The digits of a code as a number; of UPC-E none that the trade would know.
fn gtin_of(kind: Kind, variants: &[Variant], characters: &[u8; 12]) -> u64 {
    let first = variants
        .iter()
        .find(|v| v.sets.iter().zip(characters).all(|(set, c)| *set / 10 == c / 10))
        .map_or(0, |v| u64::from(v.first));
    let count = kind.characters_at().len();
    characters[..count].iter().fold(first, |sum, c| sum * 10 + u64::from(c % 10))
}

/// The numbers whose check digit is right and that differ from a right one in two digits, of so many.
fn neighbours(gtin: u64, digits: u32) -> impl Iterator<Item = u64> {
    let digit =
        move |at: u32| (gtin / 10u64.pow(at) % 10, if at.is_multiple_of(2) { 1 } else { 3 });
    let pairs = (0..digits).flat_map(|one| (0..one).map(move |other| (one, other)));
    pairs.flat_map(move |(one, other)| {
        let ((a, weight), (b, others)) = (digit(one), digit(other));
        let sum = (a * weight + b * others) % 10;
        (0..10).filter(move |new| *new != a).map(move |new| {
            // 3 and 7 are each other's inverse modulo 10
            let inverse = if others == 3 { 7 } else { 1 };
            let rest = (sum + 30 - new * weight) * inverse % 10;
            let changed = |digit: u64, new: u64, at: u32| (new, digit, 10u64.pow(at));
            let changes = [changed(a, new, one), changed(b, rest, other)];
            changes.iter().fold(gtin, |g, (new, old, place)| g + new * place - old * place)
        })
    })
}

/// A number as a code of a kind; `None` if it is too long, or the kind is UPC-E.
fn code_of(kind: Kind, variants: &[Variant], gtin: u64) -> Option<Scored> {
    let (most, least) = match kind {
        Kind::Ean13 => (10_000_000_000_000, 100_000_000),
        Kind::Ean8 => (100_000_000, 0),
        Kind::UpcE => return None,
    };
    if gtin >= most || gtin < least {
        return None;
    }
    let first = if kind == Kind::Ean13 { gtin / 1_000_000_000_000 } else { 0 };
    let variant = variants.iter().position(|v| u64::from(v.first) == first)?;
    Some(Scored::of(kind, variant, gtin))
}

#[cfg(test)]
mod tests;
