//! Where on a profile bars may begin and end.

use smallvec::SmallVec;

use crate::bar_reader::line::Line;

/// Where bars begin and end, in samples.
pub(super) type Extents = SmallVec<[(f32, f32); MAX_EXTENTS]>;

/// Extents that are as active as bars and lie between quieter parts, the most active first. How wide the quiet parts must be
/// depends on the length, because a quiet zone is a known fraction of its symbol, so each length is searched separately.
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
    while length > MIN_LENGTH {
        let activity = Activity::of(&below, length);
        let step = 0.3 * length;
        let starts = ((samples as f32 - length) / step).max(0.0) as usize;
        for start in 0..=starts {
            let middle = samples as f32 / 2.0 + step * (start as f32 - starts as f32 / 2.0);
            let Some((from, to)) = activity.around(middle as usize) else { continue };
            let known = |(_, f, t): &(f32, f32, f32)| {
                (f - from).abs() + (t - to).abs() < 0.03 * (to - from)
            };
            if to - from < MAX_LENGTH_RATIO * length
                && to - from > 0.55 * length
                && !found.iter().any(known)
            {
                let energy = below[to as usize] - below[from as usize];
                found.push((energy, from, to));
            }
        }
        length *= 0.75;
    }
    found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    found.truncate(MAX_EXTENTS);
    found.into_iter().map(|(_, from, to)| (from, to)).collect()
}

/// An extent may be so many times as long as expected.
const MAX_LENGTH_RATIO: f32 = 1.5;
/// The least samples of an extent.
const MIN_LENGTH: f32 = 50.0;
/// Extents that are kept.
const MAX_EXTENTS: usize = 4;

/// How much the light changes around each sample, for bars of some length.
struct Activity {
    values: Line,
    /// The expected length, and the half width of the window, in samples.
    length: f32,
    window: usize,
}

impl Activity {
    /// `below` holds cumulative sums of steps.
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
        Self { values: activity, length, window }
    }

    /// The extent around `middle` that is as active as bars, unless it is far longer than expected.
    fn around(&self, middle: usize) -> Option<(f32, f32)> {
        let samples = self.values.len();
        let middle = middle.min(samples - 1);
        let half = (self.length * 0.3) as usize;
        let step = (half / 16).max(1);
        let inner = &self.values[middle.saturating_sub(half)..(middle + half).min(samples)];
        let mut inner: SmallVec<[f32; 64]> = inner.iter().step_by(step).copied().collect();
        if inner.is_empty() {
            return None;
        }
        let at = inner.len() / 2;
        let threshold = 0.35 * *inner.select_nth_unstable_by(at, f32::total_cmp).1;
        if threshold <= 1e-5 {
            return None;
        }
        // the window extends the activity beyond the bars
        let over = self.window as f32 * 0.6;
        let limit = (MAX_LENGTH_RATIO * self.length + 2.0 * over) as usize + 1;
        let (before, behind) = self.values.split_at(middle);
        let first = middle - self.active_run(before.iter().rev(), threshold, limit)?;
        let last = middle + self.active_run(behind.iter().skip(1), threshold, limit)?;
        let (first, last) = (first as f32 + over, last as f32 - over);
        (last - first > 30.0).then_some((first, last))
    }

    /// How many samples are active before a quiet window; `None` if more than `limit`.
    fn active_run<'a>(
        &self,
        activity: impl Iterator<Item = &'a f32>,
        threshold: f32,
        limit: usize,
    ) -> Option<usize> {
        let mut run = 0;
        for (n, activity) in activity.enumerate() {
            if *activity > threshold {
                run = n + 1;
                if run > limit {
                    return None;
                }
            } else if n - run >= self.window {
                break;
            }
        }
        Some(run)
    }
}
