//! Where on a profile a symbol may lie, before any digit is known. Half the edges of an EAN are the same in every symbol:
//! left characters begin with a space and end with a bar, right ones the reverse, and the guards are fixed.

use smallvec::SmallVec;

use crate::lanes::round_index;

use super::line::Line;
use super::profile::Profile;
use super::symbol::Kind;

/// A symbol's position on a profile: its sample is a cubic polynomial in t, which is -1 at its first edge and 1 at its
/// last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pose {
    pub(super) kind: Kind,
    pub(super) c: [f32; 4],
    /// How well the edges that every such symbol has match the profile, 0 to about 1.
    pub(super) score: f32,
}

impl Pose {
    /// The sample at `t`.
    pub(super) fn at(&self, t: f32) -> f32 {
        self.c[0] + t * (self.c[1] + t * (self.c[2] + t * self.c[3]))
    }

    /// The mean slope at the edges, in their direction.
    fn edge_score(&self, slope: &[f32], edges: &[(f32, f32)]) -> f32 {
        let slopes = edges.iter().map(|(t, towards_ink)| towards_ink * self.slope_at(slope, *t));
        slopes.sum::<f32>() / edges.len() as f32
    }

    /// The slope at the sample nearest to `t`; 0 beyond the ends.
    fn slope_at(&self, slope: &[f32], t: f32) -> f32 {
        let at = self.at(t).max(0.0).min(slope.len() as f32);
        slope.get(round_index(at)).copied().unwrap_or(0.0)
    }

    /// Penalty for a bend, because most labels are flat, and for edges in the quiet zones.
    fn penalty(&self, slope: &[f32]) -> f32 {
        let module = 2.0 / self.kind.modules() as f32;
        let quiet_slopes: f32 = QUIET_AT
            .iter()
            .flat_map(|x| [-1.0 - x * module, 1.0 + x * module])
            .map(|t| self.slope_at(slope, t).abs())
            .sum();
        let bend = (self.c[2].abs() + self.c[3].abs()) / self.c[1].abs().max(1.0);
        0.8 * bend + 0.3 * quiet_slopes / (2 * QUIET_AT.len()) as f32
    }

    /// True if both ends and the middle are within about a module.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let module = self.module().abs();
        [-1.0, 0.0, 1.0].iter().all(|t| (self.at(*t) - other.at(*t)).abs() < 1.1 * module)
    }

    /// The same position, read from the other end.
    fn reversed(&self) -> Self {
        let [c0, c1, c2, c3] = self.c;
        Self { c: [c0, -c1, c2, -c3], ..*self }
    }

    /// Samples a module, in the middle; negative if the symbol is upside down.
    pub(super) fn module(&self) -> f32 {
        self.c[1] * 2.0 / self.kind.modules() as f32
    }
}

/// Positions in the quiet zones, in modules from the first and last bar.
const QUIET_AT: [f32; 3] = [1.6, 2.8, 4.0];

/// By how much the first half may be shorter or longer than the second (drift, from a tilt), and the ends compressed
/// relative to the middle (squeeze, from a cylinder), as fractions of the half length.
const BENDS: [(f32, f32); 7] =
    [(0.0, 0.0), (-0.06, 0.0), (0.06, 0.0), (-0.13, 0.0), (0.13, 0.0), (0.0, 0.05), (0.0, 0.1)];
/// Ends are searched in steps of this fraction of a module, this many to either side of where the bars seem to stop.
const STEP: f32 = 0.8;
const STEPS: i32 = 5;

/// The likeliest poses of one kind, the best first, at most `limit`.
pub(super) fn poses(profile: &Profile, kind: Kind, limit: usize) -> SmallVec<[Pose; MAX_POSES]> {
    let modules = kind.modules() as f32;
    let edges: SmallVec<[(f32, f32); 36]> =
        kind.edges().iter().map(|(at, sign)| (at / modules * 2.0 - 1.0, *sign)).collect();
    let mut found: SmallVec<[Pose; MAX_POSES]> = SmallVec::new();
    for extent in &profile.extents {
        let module = (extent.1 - extent.0) / modules;
        if module * profile.spacing < 0.7 {
            continue;
        }
        let slope = slope(&profile.light, 0.6 * module);
        let upright = best_of(*extent, kind, &slope, &edges, false);
        // where the common edges are symmetric, so are the poses
        let upside_down = match kind {
            Kind::UpcE => best_of(*extent, kind, &slope, &edges, true),
            Kind::Ean13 | Kind::Ean8 => upright.iter().map(Pose::reversed).collect(),
        };
        for pose in upright.into_iter().chain(upside_down) {
            if pose.score > MIN_SCORE && !found.iter().any(|other| other.is_near(&pose)) {
                found.push(pose);
            }
        }
    }
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    found.truncate(limit);
    found
}

/// No symbol scores less, even if its digits point the other way.
const MIN_SCORE: f32 = 0.2;

/// Poses of one kind and direction that are kept.
const MAX_PER_DIRECTION: usize = 6;
/// The same with room for a better one before the worst is dropped.
type Best = SmallVec<[Pose; MAX_PER_DIRECTION + 1]>;
/// Poses of all extents and both directions.
const MAX_POSES: usize = 48;

/// The best distinct poses of one kind and direction.
fn best_of(
    (first, last): (f32, f32),
    kind: Kind,
    slope: &[f32],
    edges: &[(f32, f32)],
    upside_down: bool,
) -> Best {
    let module = (last - first) / kind.modules() as f32;
    let bends = BENDS.map(|bend| BentEdges::of(edges, bend));
    let mut best = Best::new();
    for a in -STEPS..=STEPS {
        let from = first + a as f32 * STEP * module;
        for b in -STEPS..=STEPS {
            let to = last + b as f32 * STEP * module;
            let (middle, half) = (f32::midpoint(from, to), (to - from) / 2.0);
            let half = if upside_down { -half } else { half };
            let sign = if upside_down { 1.0 } else { -1.0 };
            for (bent, (drift, squeeze)) in bends.iter().zip(BENDS) {
                let score = sign * bent.score(slope, middle, half);
                let counts = |score: f32, best: &[Pose]| {
                    best.last().is_none_or(|w| best.len() < MAX_PER_DIRECTION || score > w.score)
                };
                // the penalty only subtracts, so it is not needed for most poses
                if counts(score, &best) {
                    let (bend, cubic) = (drift * half, -squeeze * half);
                    let (c0, c1) = (middle - bend, half - cubic);
                    let mut pose = Pose { kind, c: [c0, c1, bend, cubic], score: 0.0 };
                    pose.score = score - pose.penalty(slope);
                    if counts(pose.score, &best) {
                        keep(&mut best, pose);
                    }
                }
            }
        }
    }
    best.into_iter().map(|pose| refined(pose, slope, edges, module)).collect()
}

/// Edges that every symbol of a kind has, at most.
const MAX_EDGES: usize = 24;

/// The edges that every symbol of a kind has, on a bent symbol that reaches from -1 to 1.
struct BentEdges {
    /// Their positions; unused ones have weight 0.
    at: [f32; MAX_EDGES],
    towards_ink: [f32; MAX_EDGES],
    count: f32,
}

impl BentEdges {
    fn of(edges: &[(f32, f32)], (drift, squeeze): (f32, f32)) -> Self {
        let mut bent =
            Self { at: [0.0; MAX_EDGES], towards_ink: [0.0; MAX_EDGES], count: edges.len() as f32 };
        let places = bent.at.iter_mut().zip(&mut bent.towards_ink);
        for ((at, sign), (t, towards_ink)) in places.zip(edges) {
            *at = t + drift * (t * t - 1.0) + squeeze * (t - t * t * t);
            *sign = *towards_ink;
        }
        bent
    }

    /// As [`Pose::edge_score`], around `middle` and `half` to either side.
    fn score(&self, slope: &[f32], middle: f32, half: f32) -> f32 {
        let last = slope.len() as f32;
        let at: [f32; MAX_EDGES] = self.at.map(|at| (middle + half * at).max(0.0).min(last));
        let mut sums = [0.0; 2];
        for (at, signs) in at.as_chunks::<2>().0.iter().zip(self.towards_ink.as_chunks::<2>().0) {
            for n in 0..2 {
                sums[n] += signs[n] * slope.get(round_index(at[n])).copied().unwrap_or(0.0);
            }
        }
        (sums[0] + sums[1]) / self.count
    }
}

/// A pose improved by small changes of position, length and bend (coordinate ascent).
fn refined(start: Pose, slope: &[f32], edges: &[(f32, f32)], module: f32) -> Pose {
    let sign = if start.c[1] < 0.0 { 1.0 } else { -1.0 };
    let score = |pose: &Pose| sign * pose.edge_score(slope, edges) - pose.penalty(slope);
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

/// Keeps the best few, without those near a better one.
fn keep(best: &mut Best, pose: Pose) {
    if best.iter().any(|other| other.is_near(&pose) && other.score >= pose.score) {
        return;
    }
    best.retain(|other| !other.is_near(&pose));
    best.push(pose);
    best.sort_by(|a, b| b.score.total_cmp(&a.score));
    best.truncate(MAX_PER_DIRECTION);
}

/// Differences over twice `reach` samples, in units of their local root mean square; 0 at the first, which stands for all
/// positions before it.
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
