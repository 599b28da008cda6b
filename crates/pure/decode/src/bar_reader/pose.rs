//! Where on a profile a symbol lies, before any digit is known: half the edges of an EAN are the same in all of them,
//! because left characters begin with a space and end with a bar, right ones the other way about, and guards are guards.

use smallvec::SmallVec;

use crate::lanes::nearest;

use super::profile::{Line, Profile};
use super::symbol::Kind;

/// A symbol's place on a profile: sample = the polynomial in t, -1 at its first edge, 1 at its last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pose {
    pub(super) kind: Kind,
    pub(super) c: [f32; 4],
    /// How well the edges that every such symbol has are met, 0 to about 1.
    pub(super) score: f32,
}

impl Pose {
    /// The sample at `t`.
    pub(super) fn at(&self, t: f32) -> f32 {
        self.c[0] + t * (self.c[1] + t * (self.c[2] + t * self.c[3]))
    }

    /// How well the slopes at the edges are met, on average.
    fn met(&self, slope: &[f32], edges: &[(f32, f32)]) -> f32 {
        let met = edges.iter().map(|(t, towards_ink)| towards_ink * self.slope_at(slope, *t));
        met.sum::<f32>() / edges.len() as f32
    }

    /// The slope that is nearest to `t`, none beyond the ends.
    fn slope_at(&self, slope: &[f32], t: f32) -> f32 {
        let at = self.at(t).max(0.0).min(slope.len() as f32);
        slope.get(nearest(at)).copied().unwrap_or(0.0)
    }

    /// What speaks against a pose: a bend, because most labels are flat, and edges where it should be quiet.
    fn doubt(&self, slope: &[f32]) -> f32 {
        let module = 2.0 / self.kind.modules() as f32;
        let loud: f32 = QUIET_AT
            .iter()
            .flat_map(|x| [-1.0 - x * module, 1.0 + x * module])
            .map(|t| self.slope_at(slope, t).abs())
            .sum();
        let bend = (self.c[2].abs() + self.c[3].abs()) / self.c[1].abs().max(1.0);
        0.8 * bend + 0.3 * loud / (2 * QUIET_AT.len()) as f32
    }

    /// True if both ends and the middle are within a module.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let module = self.module().abs();
        [-1.0, 0.0, 1.0].iter().all(|t| (self.at(*t) - other.at(*t)).abs() < 1.1 * module)
    }

    /// The same place, read from the other end.
    fn turned(&self) -> Self {
        let [c0, c1, c2, c3] = self.c;
        Self { c: [c0, -c1, c2, -c3], ..*self }
    }

    /// Samples a module, in the middle; negative if the symbol is upside down.
    pub(super) fn module(&self) -> f32 {
        self.c[1] * 2.0 / self.kind.modules() as f32
    }
}

/// Places in the quiet zones, in modules from the first and last bar.
const QUIET_AT: [f32; 3] = [1.6, 2.8, 4.0];

/// How much shorter or longer the first half may be than the second, and how much the ends may be compressed beside the
/// middle, as parts of the half length: tilt does the one, a cylinder the other.
const BENDS: [(f32, f32); 7] =
    [(0.0, 0.0), (-0.06, 0.0), (0.06, 0.0), (-0.13, 0.0), (0.13, 0.0), (0.0, 0.05), (0.0, 0.1)];
/// Ends are looked for in steps of this part of a module, this many to either side of where the bars seem to stop.
const STEP: f32 = 0.8;
const STEPS: i32 = 5;

/// The likeliest poses of one kind, the best first, at most `most`.
pub(super) fn poses(profile: &Profile, kind: Kind, most: usize) -> SmallVec<[Pose; MOST]> {
    let modules = kind.modules() as f32;
    let edges: SmallVec<[(f32, f32); 36]> =
        kind.edges().iter().map(|(at, sign)| (at / modules * 2.0 - 1.0, *sign)).collect();
    let mut found: SmallVec<[Pose; MOST]> = SmallVec::new();
    for extent in &profile.extents {
        let module = (extent.1 - extent.0) / modules;
        if module * profile.spacing < 0.7 {
            continue;
        }
        let slope = slope(&profile.light, 0.6 * module);
        let upright = best_of(*extent, kind, &slope, &edges, false);
        // where the edges that every symbol has look the same from both ends, so do the poses
        let upside_down = match kind {
            Kind::UpcE => best_of(*extent, kind, &slope, &edges, true),
            Kind::Ean13 | Kind::Ean8 => upright.iter().map(Pose::turned).collect(),
        };
        for pose in upright.into_iter().chain(upside_down) {
            if pose.score > LEAST_SCORE && !found.iter().any(|other| other.is_near(&pose)) {
                found.push(pose);
            }
        }
    }
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(most);
    found
}

/// What no symbol falls short of, even where its digits lean the other way.
const LEAST_SCORE: f32 = 0.2;

/// Poses of one kind and direction that are handed on.
const EACH_WAY: usize = 6;
/// The same with one that is better, before the worst is dropped.
type Best = SmallVec<[Pose; EACH_WAY + 1]>;
/// Poses of all stretches and both directions.
const MOST: usize = 48;

/// The best poses of one kind and direction that differ.
fn best_of(
    (first, last): (f32, f32),
    kind: Kind,
    slope: &[f32],
    edges: &[(f32, f32)],
    upside_down: bool,
) -> Best {
    let module = (last - first) / kind.modules() as f32;
    let bends = BENDS.map(|bend| Bent::of(edges, bend));
    let mut best = Best::new();
    for a in -STEPS..=STEPS {
        let from = first + a as f32 * STEP * module;
        for b in -STEPS..=STEPS {
            let to = last + b as f32 * STEP * module;
            let (middle, half) = (f32::midpoint(from, to), (to - from) / 2.0);
            let half = if upside_down { -half } else { half };
            let sign = if upside_down { 1.0 } else { -1.0 };
            for (bent, (drift, squeeze)) in bends.iter().zip(BENDS) {
                let met = sign * bent.met(slope, middle, half);
                let counts = |score: f32, best: &[Pose]| {
                    best.last().is_none_or(|w| best.len() < EACH_WAY || score > w.score)
                };
                // doubt only takes away, so most need not be doubted
                if counts(met, &best) {
                    let (bend, cubic) = (drift * half, -squeeze * half);
                    let (c0, c1) = (middle - bend, half - cubic);
                    let mut pose = Pose { kind, c: [c0, c1, bend, cubic], score: 0.0 };
                    pose.score = met - pose.doubt(slope);
                    if counts(pose.score, &best) {
                        keep(&mut best, pose);
                    }
                }
            }
        }
    }
    best.into_iter().map(|pose| refined(pose, slope, edges, module)).collect()
}

/// Edges, at most.
const MOST_EDGES: usize = 24;

/// The edges that every symbol of a kind has, on one that is bent and reaches from -1 to 1.
struct Bent {
    /// Where they lie; those that are missing are far away.
    at: [f32; MOST_EDGES],
    towards_ink: [f32; MOST_EDGES],
    count: f32,
}

impl Bent {
    fn of(edges: &[(f32, f32)], (drift, squeeze): (f32, f32)) -> Self {
        let mut bent = Self {
            at: [0.0; MOST_EDGES],
            towards_ink: [0.0; MOST_EDGES],
            count: edges.len() as f32,
        };
        let places = bent.at.iter_mut().zip(&mut bent.towards_ink);
        for ((at, sign), (t, towards_ink)) in places.zip(edges) {
            *at = t + drift * (t * t - 1.0) + squeeze * (t - t * t * t);
            *sign = *towards_ink;
        }
        bent
    }

    /// As [`Pose::met`], about `middle` and as far as `half` to either side.
    fn met(&self, slope: &[f32], middle: f32, half: f32) -> f32 {
        let last = slope.len() as f32;
        let at: [f32; MOST_EDGES] = self.at.map(|at| (middle + half * at).max(0.0).min(last));
        let mut sums = [0.0; 2];
        for (at, signs) in at.as_chunks::<2>().0.iter().zip(self.towards_ink.as_chunks::<2>().0) {
            for n in 0..2 {
                sums[n] += signs[n] * slope.get(nearest(at[n])).copied().unwrap_or(0.0);
            }
        }
        (sums[0] + sums[1]) / self.count
    }
}

/// The same a little to either side, a little longer or shorter, a little more bent either way: a cylinder bends evenly
/// from its middle, which no drift does.
fn refined(start: Pose, slope: &[f32], edges: &[(f32, f32)], module: f32) -> Pose {
    let sign = if start.c[1] < 0.0 { 1.0 } else { -1.0 };
    let score = |pose: &Pose| sign * pose.met(slope, edges) - pose.doubt(slope);
    let mut best = Pose { score: score(&start), ..start };
    let mut step = 0.5 * module;
    for _ in 0..4 {
        for power in [0, 1, 2, 3, 1, 0] {
            for way in [step, -step] {
                let mut pose = best;
                pose.c[power] += way;
                if power == 2 {
                    pose.c[0] -= 0.5 * way;
                } else if power == 3 {
                    pose.c[1] -= 0.8 * way;
                }
                pose.score = score(&pose);
                if pose.score > best.score {
                    best = pose;
                }
            }
        }
        step *= 0.6;
    }
    best
}

/// Keeps the best few, those near a better one left out.
fn keep(best: &mut Best, pose: Pose) {
    if best.iter().any(|other| other.is_near(&pose) && other.score >= pose.score) {
        return;
    }
    best.retain(|other| !other.is_near(&pose));
    best.push(pose);
    best.sort_by(|a, b| b.score.total_cmp(&a.score));
    best.truncate(EACH_WAY);
}

/// Differences over twice `reach` samples, in units of what is usual nearby; none at the first, which stands for all before.
fn slope(light: &[f32], reach: f32) -> Line {
    let samples = light.len();
    let reach = (reach.round() as usize).max(1);
    let at = |n: usize| light[n.min(samples - 1)];
    let raw: Line = (0..samples).map(|n| at(n + reach) - at(n.saturating_sub(reach))).collect();
    let mut below = Line::from_elem(0.0, samples + 1);
    for n in 0..samples {
        below[n + 1] = below[n] + raw[n] * raw[n];
    }
    let overall = (below[samples] / samples as f32).sqrt();
    let window = reach * 16;
    let mut slope: Line = (0..samples)
        .map(|n| {
            let (from, to) = (n.saturating_sub(window), (n + window + 1).min(samples));
            let near = ((below[to] - below[from]) / (to - from) as f32).sqrt();
            raw[n] / near.max(0.4 * overall).max(1e-6)
        })
        .collect();
    if let Some(first) = slope.first_mut() {
        *first = 0.0;
    }
    slope
}
