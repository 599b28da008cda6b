//! What one frame shows of a symbol that is followed.

use smallvec::SmallVec;

use crate::bar_reader::attempt::Attempt;
use crate::bar_reader::fit::{self, Fit};
use crate::bar_reader::start::is_plausible;
use crate::bar_reader::symbol::Kind;
use crate::bar_reader::trellis::{SampleCosts, ScoredCode};
use crate::bar_reader::variants::Variants;

/// Frames of a track that are kept.
pub(super) const MAX_OBSERVATIONS: usize = 16;
/// Poses of a frame that are kept.
const MAX_HYPOTHESES: usize = 4;
/// Hypotheses to which each code of the track is fitted.
const MAX_REFITTED: usize = 2;

/// The hypotheses of a frame: those that are kept, and the codes of the track fitted to it, one for each kind and
/// direction.
type Hypotheses = SmallVec<[Hypothesis; MAX_HYPOTHESES + 2 * Kind::ALL.len()]>;

/// What one frame shows.
#[derive(Debug)]
pub(super) struct Observation {
    pub(super) at_ms: u64,
    pub(super) attempt: Attempt,
    /// The best first.
    pub(super) hypotheses: Hypotheses,
}

/// A pose at which a symbol may lie, and the cost of every code there.
#[derive(Debug, Clone)]
pub(super) struct Hypothesis {
    pub(super) fit: Fit,
    /// Read in the direction in which the track runs.
    pub(super) forwards: bool,
    pub(super) costs: SampleCosts,
    /// The characters that were fitted.
    pub(super) best: [u8; 12],
}

impl Observation {
    /// The hypotheses of an attempt, and the `last` codes of its track fitted to the same poses. `forwards` is true if
    /// the profile runs in the direction of the track.
    pub(super) fn of(
        variants: &Variants,
        at_ms: u64,
        attempt: Attempt,
        forwards: bool,
        last: &[(Kind, bool, ScoredCode)],
    ) -> Self {
        let mut hypotheses: Hypotheses = attempt
            .candidates
            .iter()
            .map(|candidate| {
                Hypothesis::of(variants, &attempt, candidate.fit, &candidate.code, forwards)
            })
            .collect();
        hypotheses.sort_unstable_by(|a, b| {
            a.fit.relative_residual().total_cmp(&b.fit.relative_residual())
        });
        hypotheses.truncate(MAX_HYPOTHESES);
        let light = &attempt.profile.light;
        for (kind, direction, code) in last {
            let edges = fit::edges_of(*kind, &variants.of(*kind)[code.variant], code);
            let same = |h: &&Hypothesis| h.fit.pose.kind == *kind && h.forwards == *direction;
            let refitted = hypotheses
                .iter()
                .filter(same)
                .take(MAX_REFITTED)
                .map(|h| fit::fit(light, &h.fit, &edges, 2))
                .filter(|fit| fit.residual.is_finite() && is_plausible(fit, &attempt.profile))
                .min_by(|a, b| a.residual.total_cmp(&b.residual));
            hypotheses.extend(
                refitted.map(|fit| Hypothesis::of(variants, &attempt, fit, code, forwards)),
            );
        }
        Self { at_ms, attempt, hypotheses }
    }

    /// The least residual of its hypotheses, as in [`Fit::relative_residual`].
    pub(super) fn best_residual(&self) -> f32 {
        let residuals = self.hypotheses.iter().map(|h| h.fit.relative_residual());
        residuals.fold(f32::INFINITY, f32::min)
    }
}

impl Hypothesis {
    pub(super) fn of(
        variants: &Variants,
        attempt: &Attempt,
        fit: Fit,
        code: &ScoredCode,
        track_runs_with: bool,
    ) -> Self {
        let kind = fit.pose.kind;
        let z = fit.normalised(&attempt.profile.light, None);
        Self {
            fit,
            forwards: (fit.pose.module() > 0.0) == track_runs_with,
            costs: SampleCosts::of(kind, &z, fit.sigma),
            best: code.characters(kind, variants.of(kind)),
        }
    }
}
