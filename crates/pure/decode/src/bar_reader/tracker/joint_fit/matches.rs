//! Which hypothesis of each observation a code fits best.

use smallvec::SmallVec;

use crate::bar_reader::sampling::{PER_MODULE, QUIET};
use crate::bar_reader::symbol::Kind;
use crate::bar_reader::tracker::observation::{Hypothesis, MAX_OBSERVATIONS, Observation};

/// The hypothesis of an observation that fits a code best, and the mean squared error of the code there.
#[derive(Clone, Copy)]
pub(super) struct Match<'o> {
    pub(super) observation: &'o Observation,
    pub(super) hypothesis: &'o Hypothesis,
    pub(super) error: f32,
}

/// One of each observation.
pub(super) type Matches<'o> = SmallVec<[Match<'o>; MAX_OBSERVATIONS]>;

/// Smaller mean squared errors are equivalent, because the model is not more accurate.
pub(super) const MIN_ERROR: f32 = 2e-4;

/// Of the codes that single hypotheses fit best, the one that fits all observations best.
pub(super) fn best_common_code(
    observations: &[Observation],
    kind: Kind,
    fits: &impl Fn(&&Hypothesis) -> bool,
) -> Option<[u8; 12]> {
    let mut tried: SmallVec<[[u8; 12]; 64]> = SmallVec::new();
    let mut best: Option<(f32, [u8; 12])> = None;
    for hypothesis in observations.iter().flat_map(|o| o.hypotheses.iter().filter(fits)) {
        if tried.contains(&hypothesis.best) {
            continue;
        }
        tried.push(hypothesis.best);
        let matches = best_matches(observations, kind, fits, &hypothesis.best);
        let total = matches.iter().map(|m| m.independent_samples() / 2.0 * m.noise().ln()).sum();
        if best.is_none_or(|(lowest, _)| total < lowest) {
            best = Some((total, hypothesis.best));
        }
    }
    best.map(|(_, characters)| characters)
}

/// Of each observation that has one, the hypothesis that a code fits best.
pub(super) fn best_matches<'o>(
    observations: &'o [Observation],
    kind: Kind,
    fits: &impl Fn(&&Hypothesis) -> bool,
    characters: &[u8; 12],
) -> Matches<'o> {
    let of = |observation: &'o Observation| {
        let matches = observation.hypotheses.iter().filter(fits).map(|hypothesis| {
            let error = hypothesis.error(kind, characters);
            Match { observation, hypothesis, error }
        });
        matches.min_by(|a, b| a.error.total_cmp(&b.error))
    };
    observations.iter().filter_map(of).collect()
}

impl Match<'_> {
    /// The noise of the observation, as the mean squared error of the code.
    pub(super) fn noise(&self) -> f32 {
        self.error.max(MIN_ERROR)
    }

    /// Samples that are independent of one another, as far as pixels are.
    pub(super) fn independent_samples(&self) -> f32 {
        let pose = &self.hypothesis.fit.pose;
        let module_px = (pose.module() * self.observation.attempt.profile.spacing).abs();
        (pose.kind.modules() + 2 * QUIET) as f32 * module_px.min(2.0)
    }

    /// The same as a share of all samples.
    pub(super) fn independent_share(&self) -> f32 {
        self.independent_samples() / self.hypothesis.samples()
    }
}

impl Hypothesis {
    fn samples(&self) -> f32 {
        ((self.fit.pose.kind.modules() + 2 * QUIET) * PER_MODULE) as f32
    }

    /// The mean squared error of some characters.
    pub(super) fn error(&self, kind: Kind, characters: &[u8; 12]) -> f32 {
        self.costs.error(kind, characters) / self.samples()
    }
}
