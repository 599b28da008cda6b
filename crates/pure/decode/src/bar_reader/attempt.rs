//! One try to read a region, whether it succeeded or not: what [`Tracker`](super::Tracker) combines over frames, and
//! the facts about the bars that help to hold a packet better.

use crate::bars::Bars;
use crate::read::Point;

use super::candidate::Candidates;
use super::line::Line;
use super::profile::Profile;

/// A region that looks like bars, the light along it, and the codes that were considered there.
#[derive(Debug)]
pub(crate) struct Attempt {
    pub(super) profile: Profile,
    pub(super) candidates: Candidates,
}

/// Fewer bars than this, counted as swings of the light, are a fence or the edge of a book. The symbol with the fewest bars
/// has 17, and at the strongest blur a third of them merge.
const MIN_SWINGS: usize = 12;

impl Attempt {
    /// The middle of the region, the direction across its bars, and the length of the profile, in pixels.
    pub(super) fn axis(&self) -> (Point, Point, f32) {
        let profile = &self.profile;
        let samples = profile.light.len() as f32;
        let [a, _, c, _] = profile.corners(0.0, samples);
        let middle = Point { x: f32::midpoint(a.x, c.x), y: f32::midpoint(a.y, c.y) };
        (middle, profile.along, samples * profile.spacing)
    }

    /// False if the light changes too seldom for any symbol.
    pub(super) fn could_be_code(&self) -> bool {
        let profile = &self.profile;
        profile.extents.iter().any(|(from, to)| {
            let inner = profile.light.get(from.max(0.0) as usize..to.max(0.0) as usize);
            inner.is_some_and(|inner| {
                range(inner).is_some_and(|(dark, bright)| swings(inner, dark, bright) >= MIN_SWINGS)
            })
        })
    }

    /// Facts about the bars, whether they were read or not; `None` if they are too few for a symbol.
    pub(crate) fn bars(&self) -> Option<Bars> {
        let best = self.candidates.iter().min_by(|a, b| a.fit.residual.total_cmp(&b.fit.residual));
        let profile = &self.profile;
        let (from, to) = *profile.extents.first()?;
        let (from, to) = (from.max(0.0), to.max(0.0));
        let inner = profile.light.get(from as usize..to as usize)?;
        let (dark, bright) = range(inner)?;
        if swings(inner, dark, bright) < MIN_SWINGS {
            return None;
        }
        let (module, blur, ends) = match best {
            Some(candidate) => {
                let pose = &candidate.fit.pose;
                (pose.module().abs(), Some(candidate.fit.sigma), (pose.at(-1.0), pose.at(1.0)))
            }
            None => ((to - from) / 95.0, None, (from, to)),
        };
        Some(Bars {
            corners: profile.corners(ends.0, ends.1),
            module_px: module * profile.spacing,
            blur,
            paper: grey(bright),
            contrast: grey(bright) - grey(dark),
            certainty: 0.0,
        })
    }
}

/// The light of ink and paper: the 5th and the 95th percentile.
fn range(light: &[f32]) -> Option<(f32, f32)> {
    let mut ranked = Line::from_slice(light);
    let last = ranked.len().checked_sub(1)?;
    let mut at = |share: f32| {
        *ranked.select_nth_unstable_by((last as f32 * share) as usize, f32::total_cmp).1
    };
    Some((at(0.05), at(0.95)))
}

/// How often the light rises by a fifth of its range and falls again.
fn swings(light: &[f32], dark: f32, bright: f32) -> usize {
    let threshold = 0.2 * (bright - dark);
    let (mut low, mut high, mut rising, mut count) = (f32::MAX, f32::MIN, false, 0);
    for l in light {
        (low, high) = (low.min(*l), high.max(*l));
        if !rising && *l > low + threshold {
            (rising, high, count) = (true, *l, count + 1);
        } else if rising && *l < high - threshold {
            (rising, low, count) = (false, *l, count + 1);
        }
    }
    count
}

/// Linear light as a share of full grey, by the gamma of nearly every camera.
fn grey(light: f32) -> f32 {
    light.clamp(0.0, 1.0).powf(1.0 / 2.2)
}
