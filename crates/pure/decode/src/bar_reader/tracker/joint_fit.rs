//! The code that several observations of one symbol give together.
//!
//! The squared error of a code is a sum over its characters and their neighbourhoods, whatever the pose, blur and light of
//! an observation. In units of the noise of the observation it is a negative log-likelihood, so the sums of several
//! observations add up to one of the same form, and one more run of the same trellis gives the likeliest code of all
//! observations together. That code then decides which pose of an observation is right, and how much noise it has; both in
//! turn until the code no longer changes.

mod codes;
mod matches;

use smallvec::SmallVec;

use crate::evidence::{Evidence, MAX_SHARE_OF_LONGER, MIN_CERTAINTY, STRONG_BLUR};
use crate::prior::{Alternatives, Prior};
use crate::read::Read;

use super::observation::{Hypothesis, Observation};
use crate::bar_reader::alternatives::one_digit_away;
use crate::bar_reader::fit::{self, Samples};
use crate::bar_reader::start::chance_residual;
use crate::bar_reader::symbol::{Kind, Variant};
use crate::bar_reader::trellis::{Codes, Costs, MAX_RANKED, ScoredCode};
use crate::bar_reader::variants::Variants;
use codes::{code_of, gtin_of, two_digits_away};
use matches::{MIN_ERROR, Match, Matches, best_common_code, best_matches};

/// A code that several frames give together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct JointRead {
    /// Its position in the last of the frames, and its certainty from all of them.
    pub(crate) read: Read,
    pub(crate) evidence: Evidence,
    /// How many independent frames these are worth: frames with the same errors are worth little more than one.
    pub(crate) effective_frames: f32,
}

/// The observations of one kind in one direction, taken together.
struct JointFit<'o> {
    kind: Kind,
    matches: Matches<'o>,
    /// Negative log-likelihoods of all codes, counting independent samples only.
    costs: Costs,
    /// The likeliest codes, the best first.
    codes: Codes,
}

/// The likeliest code of some observations, and its evidence.
struct Estimate {
    code: ScoredCode,
    evidence: Evidence,
    certainty: f32,
    effective_frames: f32,
}

/// Codes that are compared with the best one.
const MAX_RIVALS: usize = MAX_RANKED;
/// Rounds in which code and poses are found in turn.
const MAX_ROUNDS: usize = 3;
/// An observation in which a code leaves this many times its mean error does not show that code.
const MAX_ERROR_RATIO: f32 = 6.0;
/// Residuals that correlate so much from frame to frame are one frame delivered again: a prior may not add to that.
const MAX_CORRELATION_FOR_PRIOR: f32 = 0.9;

/// The likeliest code of all observations. `last` collects the best code of each kind and direction.
pub(super) fn joint_read(
    observations: &[Observation],
    all_variants: &Variants,
    prior: Option<&Prior>,
    last: &mut Vec<(Kind, bool, ScoredCode)>,
) -> Option<JointRead> {
    let mut best: Option<(JointFit<'_>, Estimate)> = None;
    let mut longer_residual = f32::INFINITY;
    for kind in Kind::ALL {
        for forwards in [true, false] {
            let variants = all_variants.of(kind);
            let Some(fit) = JointFit::of(observations, kind, forwards, variants) else {
                continue;
            };
            last.extend(fit.codes.first().map(|code| (kind, forwards, *code)));
            let residual = fit.residual();
            if kind == Kind::Ean13 {
                longer_residual = longer_residual.min(residual);
            } else if residual >= MAX_SHARE_OF_LONGER * longer_residual {
                continue;
            }
            let Some(estimate) = fit.estimate(variants, prior) else { continue };
            let highest = best.as_ref().map_or(-1.0, |(_, best)| best.certainty);
            if estimate.certainty > highest {
                best = Some((fit, estimate));
            }
        }
    }
    best.and_then(|(fit, estimate)| fit.to_read(all_variants, estimate))
}

impl<'o> JointFit<'o> {
    /// `None` with fewer than two observations.
    fn of(
        observations: &'o [Observation],
        kind: Kind,
        forwards: bool,
        variants: &[Variant],
    ) -> Option<Self> {
        let fits = |h: &&Hypothesis| h.fit.pose.kind == kind && h.forwards == forwards;
        let start = best_common_code(observations, kind, &fits)?;
        let mut matches = best_matches(observations, kind, &fits, &start);
        if matches.len() < 2 {
            return None;
        }
        let mut codes = Codes::new();
        let mut costs = Costs::none();
        for _ in 0..MAX_ROUNDS {
            costs = Costs::none();
            for m in &matches {
                costs.add(&m.hypothesis.costs, m.independent_share() / m.noise() / 2.0);
            }
            let last = codes.first().copied();
            codes = costs.best(kind, variants, MAX_RIVALS);
            let best = *codes.first()?;
            matches = best_matches(observations, kind, &fits, &best.characters(kind, variants));
            if last.is_some_and(|l| l.same_as(&best)) {
                break;
            }
        }
        Some(Self { kind, matches, costs, codes })
    }

    fn estimate(&self, variants: &[Variant], prior: Option<&Prior>) -> Option<Estimate> {
        let best = self.codes.first()?;
        let correlation = self.correlation(variants, best);
        let count = self.matches.len() as f32;
        // the design effect of correlated observations: n of them are worth n / (1 + (n - 1) correlation)
        let weight = 1.0 / (1.0 + (count - 1.0) * correlation);
        let rival = self.codes.get(1)?.characters(self.kind, variants);
        let blur = self.matches.iter().map(|m| m.hypothesis.fit.sigma).sum::<f32>() / count;
        let free_characters = self.costs.free_characters(self.kind);
        let evidence = Evidence {
            log_likelihood_ratio: weight * self.log_likelihood_ratio(&rival),
            // noise averages out over observations, a wrong code does not
            residual: self.residual() / (count * weight),
            worst_residual: self.worst_residual(variants, best),
            free_fit_advantage: weight * (-self.log_likelihood_ratio(&free_characters)).max(0.0),
            log_likelihood_gap: weight
                * self.log_likelihood_gap(&best.characters(self.kind, variants), blur),
            blur,
            is_short: self.kind != Kind::Ean13,
        };
        let newest = self.matches.last()?;
        let shown = newest.error.max(MIN_ERROR) <= MAX_ERROR_RATIO * self.mean_error();
        let mut certainty =
            if shown && evidence.digits_are_distinct() { evidence.certainty() } else { 0.0 };
        let mut code = *best;
        let prior = prior.filter(|_| {
            shown && certainty < MIN_CERTAINTY && correlation < MAX_CORRELATION_FOR_PRIOR
        });
        if let Some((known, known_certainty)) =
            prior.and_then(|prior| self.known_code(prior, variants, weight))
            && known_certainty > certainty
        {
            (code, certainty) = (known, known_certainty);
        }
        Some(Estimate { code, evidence, certainty, effective_frames: count * weight })
    }

    /// The code at its position in the newest observation.
    fn to_read(&self, variants: &Variants, estimate: Estimate) -> Option<JointRead> {
        let Estimate { code, evidence, certainty, effective_frames } = estimate;
        let newest = self.matches.last()?;
        let pose = &newest.hypothesis.fit.pose;
        let (symbology, text) = variants.text(pose.kind, &code);
        let corners = newest.observation.attempt.profile.corners(pose.at(-1.0), pose.at(1.0));
        let read = Read { symbology, text, corners, certainty };
        Some(JointRead { read, evidence, effective_frames })
    }

    /// The log-likelihood ratio of the best code to another one, the noise of each observation unknown.
    fn log_likelihood_ratio(&self, other: &[u8; 12]) -> f32 {
        let of = |m: &Match<'_>| {
            let error = m.hypothesis.error(self.kind, other).max(MIN_ERROR);
            m.independent_samples() / 2.0 * (error / m.error.max(MIN_ERROR)).ln()
        };
        self.matches.iter().map(of).sum()
    }

    /// The same to the likeliest characters that differ in one digit, at a blur that can make digits look alike.
    fn log_likelihood_gap(&self, code: &[u8; 12], blur: f32) -> f32 {
        if blur < STRONG_BLUR {
            return f32::INFINITY;
        }
        let own = self.log_likelihood_ratio(code);
        one_digit_away(self.kind, *code)
            .map(|other| self.log_likelihood_ratio(&other) - own)
            .fold(f32::INFINITY, f32::min)
    }

    fn mean_error(&self) -> f32 {
        let sum: f32 = self.matches.iter().map(|m| m.error.max(MIN_ERROR).ln()).sum();
        (sum / self.matches.len().max(1) as f32).exp()
    }

    /// The geometric mean of the residuals, as in [`fit::Fit::relative_residual`].
    fn residual(&self) -> f32 {
        let log =
            |m: &Match<'_>| (m.error / chance_residual(m.hypothesis.fit.sigma)).max(1e-4).ln();
        let sum: f32 = self.matches.iter().map(log).sum();
        (sum / self.matches.len().max(1) as f32).exp()
    }

    /// The mean residual of the observations over its worst character.
    fn worst_residual(&self, variants: &[Variant], code: &ScoredCode) -> f32 {
        let edges = fit::edges_of(self.kind, &variants[code.variant], code);
        let mut sum = Samples::new();
        let mut by_chance = 0.0;
        for m in &self.matches {
            let fit = &m.hypothesis.fit;
            let residuals = fit::residuals(&m.observation.attempt.profile.light, fit, &edges);
            sum.resize(residuals.len(), 0.0);
            for (sum, residual) in sum.iter_mut().zip(&residuals) {
                *sum += residual;
            }
            by_chance += chance_residual(fit.sigma);
        }
        let count = self.matches.len().max(1) as f32;
        fit::worst_residual(self.kind, &sum) / (count * by_chance).max(1e-9)
    }

    /// The known code that the observations support, and its certainty, unless they support another one.
    fn known_code(
        &self,
        prior: &Prior,
        variants: &[Variant],
        weight: f32,
    ) -> Option<(ScoredCode, f32)> {
        let lowest = self.codes.first()?.cost;
        let rivals = self.codes.iter().map(|code| {
            let characters = code.characters(self.kind, variants);
            ((code.cost - lowest) * weight, gtin_of(self.kind, variants, &characters))
        });
        let rivals: SmallVec<[(f32, u64); MAX_RIVALS]> = rivals.collect();
        let (gtin, certainty) = prior.likeliest(
            &rivals,
            |gtin| {
                let code = code_of(self.kind, variants, gtin)?;
                let characters = code.characters(self.kind, variants);
                Some((self.costs.of(self.kind, &characters) - lowest) * weight)
            },
            |cost| self.costs.share_below(self.kind, variants, lowest + cost / weight.max(1e-6)),
            |gtin| self.alternatives(variants, gtin, weight),
        )?;
        Some((code_of(self.kind, variants, gtin)?, certainty))
    }

    /// The likelihoods of what else could be printed instead of a known code.
    fn alternatives(&self, variants: &[Variant], gtin: u64, weight: f32) -> Option<Alternatives> {
        let cost = |gtin: u64| {
            let code = code_of(self.kind, variants, gtin)?;
            Some(self.costs.of(self.kind, &code.characters(self.kind, variants)))
        };
        let (own, free_characters) = (cost(gtin)?, self.costs.free_characters(self.kind));
        let characters = code_of(self.kind, variants, gtin)?.characters(self.kind, variants);
        let digits = if self.kind == Kind::Ean13 { 13 } else { 8 };
        let others = two_digits_away(gtin, digits).filter_map(cost);
        Some(Alternatives {
            same_maker: self.costs.same_maker_likelihood(self.kind, &characters, weight),
            two_digits_away: others.map(|other| (weight * (own - other)).exp()).sum(),
            free_fit_advantage: (weight * (own - self.costs.of(self.kind, &free_characters)))
                .max(0.0),
        })
    }

    /// The mean correlation of the residuals from observation to observation: 0 if they are noise, 1 if every observation
    /// has the same errors.
    fn correlation(&self, variants: &[Variant], code: &ScoredCode) -> f32 {
        let edges = fit::edges_of(self.kind, &variants[code.variant], code);
        let mut sum = Samples::new();
        for m in &self.matches {
            let light = &m.observation.attempt.profile.light;
            let residuals = fit::residuals(light, &m.hypothesis.fit, &edges);
            let size = residuals.iter().map(|r| r * r).sum::<f32>().sqrt().max(1e-6);
            // all hypotheses here run in the same direction along the symbol, so their samples correspond
            sum.resize(residuals.len(), 0.0);
            for (sum, residual) in sum.iter_mut().zip(&residuals) {
                *sum += residual / size;
            }
        }
        // |sum|² = count + count (count - 1) correlation
        let square: f32 = sum.iter().map(|s| s * s).sum();
        let count = self.matches.len() as f32;
        ((square - count) / (count * (count - 1.0)).max(1.0)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests;
