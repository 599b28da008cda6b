//! From a pose to a start: blur, paper, ink and the best-fitting characters, whatever they are, in turn until they no
//! longer change. Only then is a valid code searched for there.

use smallvec::SmallVec;

use super::fit::{self, Edges, Fit, Samples};
use super::pose::{self, Pose};
use super::profile::Profile;
use super::sampling::{PER_MODULE, QUIET};
use super::symbol::Kind;
use super::trellis;

/// Digits and fit with a larger residual after two rounds do not converge any more.
pub(super) const MAX_RESIDUAL: f32 = 0.06;

/// Profiles with less blur than this, in modules, are smoothed at first.
const SMOOTH_BELOW: f32 = 0.5;

/// A pose where the best characters leave a larger error before anything is fitted is not that of a symbol.
const MAX_START_ERROR: f32 = 0.12;

/// Blur, paper and ink at a pose, estimated from percentiles and the steepest edge.
pub(super) fn initial_fit(light: &[f32], pose: Pose) -> Fit {
    let y = fit::resampled(light, &pose);
    let quiet = QUIET * PER_MODULE;
    let mut ends: Samples = y[..quiet].iter().chain(&y[y.len() - quiet..]).copied().collect();
    let at = ends.len() * 6 / 10;
    let quiet_level = *ends.select_nth_unstable_by(at, f32::total_cmp).1;
    let inner = &y[quiet..y.len() - quiet];
    let mut ranked = Samples::from_slice(inner);
    let mut share = |s: f32| {
        let at = ((ranked.len() - 1) as f32 * s) as usize;
        *ranked.select_nth_unstable_by(at, f32::total_cmp).1
    };
    let (low, high) = (share(0.85), share(0.98));
    let paper = quiet_level.clamp(low, high.max(low) * 1.2);
    let mean = inner.iter().sum::<f32>() / inner.len() as f32;
    let ink = ((paper - mean) / 0.48).max(1e-4);
    let steepest =
        inner.windows(2).map(|w| (w[1] - w[0]).abs()).fold(0.0, f32::max) * PER_MODULE as f32;
    let sigma = 0.42 * ink / steepest.max(1e-6);
    Fit { pose, sigma, paper: (paper, 0.0), ink: (ink, 0.0), gain: 0.0, residual: f32::INFINITY }
}

impl Fit {
    /// The same with another blur, as a multiple of its own.
    pub(super) fn with_blur(self, times: f32) -> Self {
        Self { sigma: (self.sigma * times).clamp(0.3, 1.4), ..self }
    }

    /// Its residual over [`chance_residual`].
    pub(super) fn relative_residual(&self) -> f32 {
        self.residual / chance_residual(self.sigma)
    }

    /// The profile as fractions of ink, 0 to 1, without the bar gain.
    pub(super) fn normalised(&self, light: &[f32], edges: Option<&[(f32, f32)]>) -> Samples {
        let y = fit::resampled(light, &self.pose);
        let mut z = fit::ink_fractions(self, &y);
        if let Some(edges) = edges {
            fit::subtract_gain(self, edges, &mut z);
        }
        z
    }
}

/// False for a symbol that is bent more than anything printed on a packet, or whose ends overlap.
pub(super) fn is_plausible(fit: &Fit, profile: &Profile) -> bool {
    let c = &fit.pose.c;
    let module = (fit.pose.module() * profile.spacing).abs();
    module > 0.6
        && c.iter().all(|c| c.is_finite())
        && (c[2] / c[1]).abs() < 0.3
        && (c[3] / c[1]).abs() < 0.2
}

/// Starts that are refined beyond those that are solved.
const EXTRA_STARTS: usize = 1;

/// Where a code is searched for.
pub(super) type Starts = SmallVec<[Fit; 12]>;

/// Where a symbol of a kind may lie, fitted as well as it can be before its digits are known; the best first. `counts` are
/// the poses that are examined and the starts that are returned, at most.
pub(super) fn likely_starts(
    profile: &Profile,
    kind: Kind,
    counts: (usize, usize),
    blurs: &[f32],
) -> Starts {
    let (poses, starts) = counts;
    if starts == 0 {
        return Starts::new();
    }
    let mut fits: SmallVec<[(f32, Fit); 24]> = SmallVec::new();
    for pose in pose::poses(profile, kind, poses) {
        let first = initial_fit(&profile.light, pose);
        let z = first.normalised(&profile.light, None);
        for blur in blurs {
            let fit = first.with_blur(*blur);
            let (error, _) = trellis::free_characters(kind, &z, fit.sigma);
            fits.push((error / chance_residual(fit.sigma), fit));
            // no other blur makes a symbol of it
            if error > 2.0 * MAX_START_ERROR {
                break;
            }
        }
    }
    fits.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    fits.retain(|(error, fit)| *error * chance_residual(fit.sigma) < MAX_START_ERROR);
    fits.truncate(starts + EXTRA_STARTS);
    let mut refined: Starts =
        fits.into_iter().filter_map(|(_, fit)| refined_start(profile, fit)).collect();
    refined.sort_unstable_by(|a, b| a.relative_residual().total_cmp(&b.relative_residual()));
    refined.truncate(starts);
    refined
}

/// The least residual of the best characters on bars that are no symbol; it falls as blur grows. (Measured at a thousand
/// wrong positions in generated pictures: one in a hundred has a smaller residual.)
pub(super) fn chance_residual(sigma: f32) -> f32 {
    0.036 * (-1.5 * sigma).exp()
}

/// Rounds of characters and fit, at most.
const MAX_ROUNDS: usize = 6;
/// Rounds on the smoothed profile.
const SMOOTHED_ROUNDS: usize = 3;

/// Fits the best characters, whatever they are, and everything else in turn.
fn refined_start(profile: &Profile, start: Fit) -> Option<Fit> {
    let kind = start.pose.kind;
    let smoothed =
        (start.sigma < SMOOTH_BELOW).then(|| profile.smoothed(0.4 * start.pose.module().abs()));
    let mut fit = smoothed
        .as_ref()
        .map_or(start, |smoothed| initial_fit(smoothed, start.pose).with_blur(1.0));
    let mut spread: Option<Edges> = None;
    let mut last = [0u8; 12];
    for n in 0..MAX_ROUNDS {
        let light = smoothed.as_ref().filter(|_| n < SMOOTHED_ROUNDS).unwrap_or(&profile.light);
        let z = fit.normalised(light, spread.as_deref());
        let (_, characters) = trellis::free_characters(kind, &z, fit.sigma);
        let edges = fit::edges_of_characters(kind, |n| usize::from(characters[n]));
        fit = fit::steps(light, &fit, &edges, 1);
        if !fit.residual.is_finite() || !is_plausible(&fit, profile) {
            return None;
        }
        let converged = n > SMOOTHED_ROUNDS && characters == last;
        last = characters;
        spread = Some(edges);
        if converged {
            break;
        }
    }
    let fit = fit::with_residual(&profile.light, fit, &spread?);
    (fit.residual < MAX_RESIDUAL).then_some(fit)
}
