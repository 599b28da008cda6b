//! What was looked at in a picture, whether it could be read or not: the evidence that a single frame gives, and the facts
//! that help to hold a packet better.

use crate::aim::Bars;
use crate::read::Point;

use super::Answers;
use super::profile::{Line, Profile};

/// One place that looks like bars, the light along it, and what was tried to read it.
#[derive(Debug)]
pub(crate) struct Glimpse {
    pub(super) profile: Profile,
    pub(super) tried: Answers,
}

/// Fewer bars than this, seen as swings of the light, are a fence or a book's edge. The symbol of fewest bars has 17, and
/// where it is blurred most a third of them can still be told apart.
const FEWEST_SWINGS: usize = 12;

impl Glimpse {
    /// The middle of the place, the direction across its bars, and how far it was looked at, in pixels.
    pub(super) fn line(&self) -> (Point, Point, f32) {
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
                range(inner)
                    .is_some_and(|(dark, bright)| swings(inner, dark, bright) >= FEWEST_SWINGS)
            })
        })
    }

    /// Facts about the bars, with nothing said of whether they have been read; `None` if they are too few for a symbol.
    pub(crate) fn bars(&self) -> Option<Bars> {
        let best = self.tried.iter().min_by(|a, b| a.fit.residual.total_cmp(&b.fit.residual));
        let profile = &self.profile;
        let (from, to) = *profile.extents.first()?;
        let (from, to) = (from.max(0.0), to.max(0.0));
        let inner = profile.light.get(from as usize..to as usize)?;
        let (dark, bright) = range(inner)?;
        if swings(inner, dark, bright) < FEWEST_SWINGS {
            return None;
        }
        let (module, blur, ends) = match best {
            Some(answer) => {
                let pose = &answer.fit.pose;
                (pose.module().abs(), Some(answer.fit.sigma), (pose.at(-1.0), pose.at(1.0)))
            }
            None => ((to - from) / 95.0, None, (from, to)),
        };
        Some(Bars {
            corners: profile.corners(ends.0, ends.1),
            module_px: module * profile.spacing,
            blur,
            light: grey(bright),
            contrast: grey(bright) - grey(dark),
            certainty: 0.0,
        })
    }
}

/// The light of ink and paper, as far as it is seen: what a twentieth lies below and above.
fn range(light: &[f32]) -> Option<(f32, f32)> {
    let mut ranked = Line::from_slice(light);
    let last = ranked.len().checked_sub(1)?;
    let mut at = |share: f32| {
        *ranked.select_nth_unstable_by((last as f32 * share) as usize, f32::total_cmp).1
    };
    Some((at(0.05), at(0.95)))
}

/// How often the light goes up and down by a fifth of what it can.
fn swings(light: &[f32], dark: f32, bright: f32) -> usize {
    let least = 0.2 * (bright - dark);
    let (mut low, mut high, mut rising, mut count) = (f32::MAX, f32::MIN, false, 0);
    for l in light {
        (low, high) = (low.min(*l), high.max(*l));
        if !rising && *l > low + least {
            (rising, high, count) = (true, *l, count + 1);
        } else if rising && *l < high - least {
            (rising, low, count) = (false, *l, count + 1);
        }
    }
    count
}

/// Linear light as a share of full grey, by the gamma that nearly every camera applies.
fn grey(light: f32) -> f32 {
    light.clamp(0.0, 1.0).powf(1.0 / 2.2)
}
