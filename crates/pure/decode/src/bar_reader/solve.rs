//! The best code from a start: the most likely digits for a fit, and the best fit for these digits, in turn until the
//! digits no longer change.

use smallvec::SmallVec;

use crate::evidence::MIN_MARGIN;

use super::alternatives;
use super::candidate::Candidate;
use super::fit::{self, Edges, Fit};
use super::profile::Profile;
use super::start::{MAX_RESIDUAL, is_plausible};
use super::symbol::Variant;
use super::trellis::{self, MAX_CODES, ScoredCode};
use super::variants::Variants;

/// Turns of digits and fit, at most.
const MAX_ROUNDS: usize = 6;

/// The best code from a start; `None` if the fit leaves what a symbol can look like.
pub(super) fn solve(all_variants: &Variants, profile: &Profile, start: Fit) -> Option<Candidate> {
    let kind = start.pose.kind;
    let variants = all_variants.of(kind);
    let light = &profile.light;
    let mut fit = start;
    let mut last: Option<ScoredCode> = None;
    let mut spread: Option<Edges> = None;
    for _ in 0..MAX_ROUNDS {
        let z = fit.normalised(light, spread.as_deref());
        let fits = fitted_codes(variants, light, &fit, &z);
        let (code, best) = *fits.first()?;
        if !best.residual.is_finite() || !is_plausible(&best, profile) {
            return None;
        }
        fit = best;
        if fit.residual > MAX_RESIDUAL {
            return Some(Candidate::unconverged(code, fit));
        }
        if last.is_some_and(|l| l.same_as(&code)) {
            let runner_up = fits.get(1).map_or(f32::INFINITY, |(_, fit)| fit.residual);
            return Some(compared(variants, light, (code, fit), runner_up, &z));
        }
        last = Some(code);
        spread = Some(fit::edges_of(kind, &variants[code.variant], &code));
    }
    Some(Candidate::unconverged(last?, fit))
}

/// The most likely codes for some normalised samples, each fitted; the smallest residual first.
fn fitted_codes(
    variants: &[Variant],
    light: &[f32],
    fit: &Fit,
    z: &[f32],
) -> SmallVec<[(ScoredCode, Fit); MAX_CODES]> {
    let kind = fit.pose.kind;
    let codes = trellis::best_codes(kind, variants, z, fit.sigma, MAX_CODES);
    let mut fits: SmallVec<[(ScoredCode, Fit); MAX_CODES]> = codes
        .into_iter()
        .map(|code| {
            let edges = fit::edges_of(kind, &variants[code.variant], &code);
            (code, fit::fit(light, fit, &edges, 2))
        })
        .collect();
    fits.sort_by(|a, b| a.1.residual.total_cmp(&b.1.residual));
    fits
}

/// A fitted code compared with its alternatives.
fn compared(
    variants: &[Variant],
    light: &[f32],
    (code, fit): (ScoredCode, Fit),
    runner_up: f32,
    z: &[f32],
) -> Candidate {
    let kind = fit.pose.kind;
    let margin = runner_up / fit.residual.max(1e-9);
    let edges = fit::edges_of(kind, &variants[code.variant], &code);
    let one_digit_ratio = if margin > MIN_MARGIN {
        alternatives::one_digit_ratio(light, &fit, z, code.characters(kind, variants))
    } else {
        1.0
    };
    Candidate {
        code,
        fit,
        margin,
        free_fit_ratio: alternatives::free_fit_ratio(light, &fit, z),
        worst_residual: fit::worst_character(light, &fit, &edges),
        one_digit_ratio,
        longer_residual: f32::INFINITY,
    }
}
