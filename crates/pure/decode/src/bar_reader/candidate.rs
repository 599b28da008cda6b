//! A code that may be printed in a region, with everything that is known for and against it.

use smallvec::SmallVec;

use crate::evidence::Evidence;

use super::fit::Fit;
use super::profile::Profile;
use super::sampling::QUIET;
use super::start::chance_residual;
use super::symbol::Kind;
use super::trellis::ScoredCode;

/// A code with its fit and how it compares with its alternatives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) code: ScoredCode,
    pub(super) fit: Fit,
    /// Residual of the runner-up, fitted as well, over that of the code; 0 if digits and fit did not converge.
    pub(super) margin: f32,
    /// Residual of the best-fitting characters, valid code or not, over that of the code: 1 if they are the code's own,
    /// small if something else is printed.
    pub(super) free_fit_ratio: f32,
    /// Residual over its worst character, as in [`Fit::residual`].
    pub(super) worst_residual: f32,
    /// Residual of the likeliest characters that differ from the code in one digit, and so are no valid code, over that
    /// of the code; infinite at little blur, 1 if it was not computed.
    pub(super) one_digit_ratio: f32,
    /// Residual of a longer kind of symbol on the same bars, whatever its characters, as in [`Fit::relative_residual`].
    pub(super) longer_residual: f32,
}

/// The candidates of one region; those of a frame fit without an allocation.
pub(super) type Candidates = SmallVec<[Candidate; 4]>;

impl Candidate {
    /// A code whose digits and fit did not converge.
    pub(super) fn unconverged(code: ScoredCode, fit: Fit) -> Self {
        Self {
            code,
            fit,
            margin: 0.0,
            free_fit_ratio: 0.0,
            worst_residual: 1.0,
            one_digit_ratio: f32::INFINITY,
            longer_residual: f32::INFINITY,
        }
    }

    /// True if it passes the acceptance rule for a single picture.
    pub(super) fn is_accepted(&self, profile: &Profile) -> bool {
        self.evidence(profile).is_accepted(self.margin, self.longer_residual)
    }

    /// Its ratios of residuals as log-likelihoods, counting independent samples only.
    pub(super) fn evidence(&self, profile: &Profile) -> Evidence {
        let pose = &self.fit.pose;
        let module_px = (pose.module() * profile.spacing).abs();
        let independent = (pose.kind.modules() + 2 * QUIET) as f32 * module_px.min(2.0);
        let nats = |ratio: f32| independent / 2.0 * ratio.max(1e-6).ln();
        Evidence {
            log_likelihood_ratio: nats(self.margin),
            residual: self.fit.relative_residual(),
            worst_residual: self.worst_residual / chance_residual(self.fit.sigma),
            free_fit_advantage: (-nats(self.free_fit_ratio)).max(0.0),
            log_likelihood_gap: nats(self.one_digit_ratio),
            blur: self.fit.sigma,
            is_short: pose.kind != Kind::Ean13,
        }
    }
}
