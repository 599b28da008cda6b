//! Where on a profile bars may begin and end.

use smallvec::SmallVec;

use super::Line;

/// Stretches of a profile, in samples.
pub(super) type Extents = SmallVec<[(f32, f32); MOST_EXTENTS]>;

/// Stretches that are as busy as bars are and lie between quieter ones, the busiest first. How much quiet parts two
/// stretches depends on how long they are: the quiet zone of a symbol is a known part of it. So each length is looked for
/// on its own.
pub(super) fn extents(light: &[f32]) -> Extents {
    let samples = light.len();
    let mut below = Line::from_elem(0.0, samples + 1);
    for n in 0..samples {
        let before = light[n.saturating_sub(1)];
        let after = light[(n + 1).min(samples - 1)];
        below[n + 1] = below[n] + (after - before).abs();
    }
    let mut found: SmallVec<[(f32, f32, f32); 128]> = SmallVec::new();
    let mut length = samples as f32 * 0.95;
    while length > SHORTEST {
        let busyness = Busyness::of(&below, length);
        let apart = 0.3 * length;
        let starts = ((samples as f32 - length) / apart).max(0.0) as usize;
        for start in 0..=starts {
            let middle = samples as f32 / 2.0 + apart * (start as f32 - starts as f32 / 2.0);
            let Some((from, to)) = busyness.about(middle as usize) else { continue };
            let known = |(_, f, t): &(f32, f32, f32)| {
                (f - from).abs() + (t - to).abs() < 0.03 * (to - from)
            };
            if to - from < LONGER * length && to - from > 0.55 * length && !found.iter().any(known)
            {
                let energy = below[to as usize] - below[from as usize];
                found.push((energy, from, to));
            }
        }
        length *= 0.75;
    }
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MOST_EXTENTS);
    found.into_iter().map(|(_, from, to)| (from, to)).collect()
}

/// A stretch may be so many times as long as expected.
const LONGER: f32 = 1.5;
/// No stretch of fewer samples is looked at.
const SHORTEST: f32 = 50.0;
/// Nor more stretches than this.
const MOST_EXTENTS: usize = 4;

/// How much the light changes about each sample, where bars of some length are expected.
struct Busyness {
    activity: Line,
    /// The length, in samples, and how far to either side the light counts.
    length: f32,
    window: usize,
}

impl Busyness {
    /// `below` holds sums of steps.
    fn of(below: &[f32], length: f32) -> Self {
        let samples = below.len() - 1;
        let window = ((length * 0.03) as usize).max(3);
        let over = |n: usize| {
            let (from, to) = (n.saturating_sub(window), (n + window + 1).min(samples));
            (below[to] - below[from]) / (to - from) as f32
        };
        let mut activity = Line::from_elem(0.0, samples);
        let whole = window.min(samples)..samples.saturating_sub(window);
        let share = 1.0 / (2 * window + 1) as f32;
        if let Some(inner) = activity.get_mut(whole.clone()) {
            for (activity, (to, from)) in
                inner.iter_mut().zip(below[2 * window + 1..].iter().zip(below))
            {
                *activity = (to - from) * share;
            }
        }
        for n in (0..samples).filter(|n| !whole.contains(n)) {
            activity[n] = over(n);
        }
        Self { activity, length, window }
    }

    /// The stretch about `middle` that is as busy as bars are, unless it is far longer than expected.
    fn about(&self, middle: usize) -> Option<(f32, f32)> {
        let samples = self.activity.len();
        let middle = middle.min(samples - 1);
        let half = (self.length * 0.3) as usize;
        let step = (half / 16).max(1);
        let inner = &self.activity[middle.saturating_sub(half)..(middle + half).min(samples)];
        let mut inner: SmallVec<[f32; 64]> = inner.iter().step_by(step).copied().collect();
        if inner.is_empty() {
            return None;
        }
        let at = inner.len() / 2;
        let enough = 0.35 * *inner.select_nth_unstable_by(at, f32::total_cmp).1;
        if enough <= 1e-5 {
            return None;
        }
        // activity reaches half a window beyond what is active
        let over = self.window as f32 * 0.6;
        let most = (LONGER * self.length + 2.0 * over) as usize + 1;
        let (before, behind) = self.activity.split_at(middle);
        let first = middle - self.busy(before.iter().rev(), enough, most)?;
        let last = middle + self.busy(behind.iter().skip(1), enough, most)?;
        let (first, last) = (first as f32 + over, last as f32 - over);
        (last - first > 30.0).then_some((first, last))
    }

    /// How many samples of some are busy until they are quiet for a window; `None` if they are more than `most`.
    fn busy<'a>(
        &self,
        activity: impl Iterator<Item = &'a f32>,
        enough: f32,
        most: usize,
    ) -> Option<usize> {
        let mut busy = 0;
        for (n, activity) in activity.enumerate() {
            if *activity > enough {
                busy = n + 1;
                if busy > most {
                    return None;
                }
            } else if n - busy >= self.window {
                break;
            }
        }
        Some(busy)
    }
}
