//! From a pose to a start: blur, paper, ink and the characters that suit best, whatever they are, in turn until they stay.
//! Only then is a code looked for there.

use smallvec::SmallVec;

use super::fit::{self, Edges, Fit, Samples};
use super::pose::{self, Pose};
use super::profile::Profile;
use super::symbol::Kind;
use super::trellis;

/// Digits and fit that leave so much after two turns do not come together any more.
pub(super) const HOPELESS: f32 = 0.06;

/// Profiles with less blur than this, in modules, are softened at first.
const SHARP: f32 = 0.5;

/// A pose at which no code leaves less than this, before anything is fitted, is not that of a symbol.
const FAR_OFF: f32 = 0.12;

pub(super) fn first_guess(light: &[f32], pose: Pose) -> Fit {
    let y = fit::resampled(light, &pose);
    let quiet = trellis::QUIET * trellis::PER_MODULE;
    let mut ends: Samples = y[..quiet].iter().chain(&y[y.len() - quiet..]).copied().collect();
    let at = ends.len() * 6 / 10;
    let quiet_level = *ends.select_nth_unstable_by(at, f32::total_cmp).1;
    let inner = &y[quiet..y.len() - quiet];
    let mut ranked = Samples::from_slice(inner);
    let mut share = |s: f32| {
        let at = ((ranked.len() - 1) as f32 * s) as usize;
        *ranked.select_nth_unstable_by(at, f32::total_cmp).1
    };
    let (least, most) = (share(0.85), share(0.98));
    let paper = quiet_level.clamp(least, most.max(least) * 1.2);
    let mean = inner.iter().sum::<f32>() / inner.len() as f32;
    let ink = ((paper - mean) / 0.48).max(1e-4);
    let steepest = inner.windows(2).map(|w| (w[1] - w[0]).abs()).fold(0.0, f32::max)
        * trellis::PER_MODULE as f32;
    let sigma = 0.42 * ink / steepest.max(1e-6);
    Fit { pose, sigma, paper: (paper, 0.0), ink: (ink, 0.0), gain: 0.0, residual: f32::INFINITY }
}

impl Fit {
    /// The same, starting from another blur.
    pub(super) fn blurred(self, times: f32) -> Self {
        Self { sigma: (self.sigma * times).clamp(0.3, 1.4), ..self }
    }

    /// How much is left, as a part of what is left at least where there is no symbol.
    pub(super) fn surprise(&self) -> f32 {
        self.residual / chance(self.sigma)
    }

    /// The profile as shares of ink, 0 to 1, the spread of the ink taken away.
    pub(super) fn normalised(&self, light: &[f32], edges: Option<&[(f32, f32)]>) -> Samples {
        let y = fit::resampled(light, &self.pose);
        let mut z = fit::shares_of_ink(self, &y);
        if let Some(edges) = edges {
            fit::without_spread(self, edges, &mut z);
        }
        z
    }
}

/// A symbol that is bent more than anything printed on a packet, or whose two ends overlap, is none.
pub(super) fn is_sane(fit: &Fit, profile: &Profile) -> bool {
    let c = &fit.pose.c;
    let module = (fit.pose.module() * profile.spacing).abs();
    module > 0.6
        && c.iter().all(|c| c.is_finite())
        && (c[2] / c[1]).abs() < 0.3
        && (c[3] / c[1]).abs() < 0.2
}

/// Starts that are settled beyond those that are tried.
const MORE_SETTLED: usize = 1;

/// Where an answer is looked for.
pub(super) type Starts = SmallVec<[Fit; 12]>;

/// Where some symbol of a kind may lie, settled as well as it can be before its digits are known; the best first.
pub(super) fn likeliest(
    profile: &Profile,
    kind: Kind,
    most: (usize, usize),
    blurs: &[f32],
) -> Starts {
    let (looked_at, tried) = most;
    if tried == 0 {
        return Starts::new();
    }
    let mut guesses: SmallVec<[(f32, Fit); 24]> = SmallVec::new();
    for pose in pose::poses(profile, kind, looked_at) {
        let guess = first_guess(&profile.light, pose);
        let z = guess.normalised(&profile.light, None);
        for blur in blurs {
            let guess = guess.blurred(*blur);
            let (error, _) = trellis::loosest(kind, &z, guess.sigma);
            guesses.push((error / chance(guess.sigma), guess));
            // no other blur makes a symbol of it
            if error > 2.0 * FAR_OFF {
                break;
            }
        }
    }
    guesses.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    guesses.retain(|(error, guess)| *error * chance(guess.sigma) < FAR_OFF);
    guesses.truncate(tried + MORE_SETTLED);
    let mut settled: Starts =
        guesses.into_iter().filter_map(|(_, guess)| settle(profile, guess)).collect();
    settled.sort_unstable_by(|a, b| a.surprise().total_cmp(&b.surprise()));
    settled.truncate(tried);
    settled
}

/// What is left, at least, where the best characters are fitted to bars that are no symbol: less, the more is blurred.
/// (Measured on a thousand wrong places of made pictures: one in a hundred leaves less.)
pub(super) fn chance(sigma: f32) -> f32 {
    0.036 * (-1.5 * sigma).exp()
}

/// Fits the characters that suit best, whatever they are, and everything else in turn.
fn settle(profile: &Profile, start: Fit) -> Option<Fit> {
    let kind = start.pose.kind;
    let soft = (start.sigma < SHARP).then(|| profile.softened(0.4 * start.pose.module().abs()));
    let mut fit = soft.as_ref().map_or(start, |soft| first_guess(soft, start.pose).blurred(1.0));
    let mut spread: Option<Edges> = None;
    let mut last = [0u8; 12];
    for n in 0..6 {
        let light = soft.as_ref().filter(|_| n < 3).unwrap_or(&profile.light);
        let z = fit.normalised(light, spread.as_deref());
        let (_, characters) = trellis::loosest(kind, &z, fit.sigma);
        let edges = fit::edges_of_characters(kind, |n| usize::from(characters[n]));
        fit = fit::steps(light, &fit, &edges, 1);
        if !fit.residual.is_finite() || !is_sane(&fit, profile) {
            return None;
        }
        let settled = n > 3 && characters == last;
        last = characters;
        spread = Some(edges);
        if settled {
            break;
        }
    }
    let fit = fit::measured(&profile.light, fit, &spread?);
    (fit.residual < HOPELESS).then_some(fit)
}
