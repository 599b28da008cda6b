//! How well a code explains a profile: place, bend, blur, light, contrast and ink spread fitted to it by least squares
//! (Gauss and Newton), and what is left over.

use super::pose::Pose;
use super::symbol::{CHARACTERS, Kind, Variant};
use super::trellis::{PER_MODULE, QUIET, Scored, normal_below};

/// Everything but the digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    pub(super) pose: Pose,
    /// Blur: the deviation of a Gaussian, in modules.
    pub(super) sigma: f32,
    /// Light of the paper in the middle, and its change to either end.
    pub(super) paper: (f32, f32),
    /// Light that ink takes away, likewise.
    pub(super) ink: (f32, f32),
    /// By how many modules bars are wider than they should be.
    pub(super) gain: f32,
    /// Squared error that is left, as a part of the contrast squared, a sample.
    pub(super) residual: f32,
}

/// The blur that can be told from none, and the blur beyond which nothing is left of a module.
pub(super) const SIGMAS: (f32, f32) = (0.22, 1.7);

/// Samples of the profile at the places of the symbol's own samples.
pub(super) fn resampled(light: &[f32], pose: &Pose) -> Vec<f32> {
    let modules = pose.kind.modules();
    let last = light.len().saturating_sub(2) as f32;
    (0..(modules + 2 * QUIET) * PER_MODULE)
        .map(|n| {
            let at = pose.at(t_of(n, modules)).clamp(0.0, last);
            let whole = at as usize;
            match light.get(whole..whole + 2).and_then(|p| p.first_chunk::<2>()) {
                Some(&[a, b]) => a + (b - a) * (at - whole as f32),
                None => 0.0,
            }
        })
        .collect()
}

/// Place of a sample in modules from the first edge.
fn x_of(sample: usize) -> f32 {
    (sample as f32 + 0.5) / PER_MODULE as f32 - QUIET as f32
}

fn t_of(sample: usize, modules: usize) -> f32 {
    x_of(sample) / modules as f32 * 2.0 - 1.0
}

/// The edges of a code, as (module, +1 towards ink or -1 away from it).
pub(super) fn edges_of(kind: Kind, variant: &Variant, code: &Scored) -> Vec<(f32, f32)> {
    edges_of_characters(kind, |n| usize::from(variant.sets[n]) + code.digit(kind, n))
}

/// The edges of a symbol whose characters, as in [`CHARACTERS`], are known.
pub(super) fn edges_of_characters(
    kind: Kind,
    character: impl Fn(usize) -> usize,
) -> Vec<(f32, f32)> {
    let mut ink = [false; 96];
    for guard in kind.guards() {
        ink[*guard] = true;
    }
    for (n, at) in kind.characters_at().iter().enumerate() {
        let bits = CHARACTERS[character(n)];
        for module in 0..7 {
            ink[at + module] = bits >> (6 - module) & 1 == 1;
        }
    }
    let mut before = false;
    let mut edges = Vec::with_capacity(62);
    for (module, now) in ink.into_iter().enumerate() {
        if now != before {
            edges.push((module as f32, if now { 1.0 } else { -1.0 }));
        }
        before = now;
    }
    edges
}

/// The blurred code and how it changes, at each sample.
struct Model {
    ink: Vec<f32>,
    by_place: Vec<f32>,
    by_sigma: Vec<f32>,
    by_gain: Vec<f32>,
}

impl Model {
    fn of(kind: Kind, edges: &[(f32, f32)], sigma: f32) -> Self {
        let samples = (kind.modules() + 2 * QUIET) * PER_MODULE;
        let mut model = Self {
            ink: vec![0.0; samples],
            by_place: vec![0.0; samples],
            by_sigma: vec![0.0; samples],
            by_gain: vec![0.0; samples],
        };
        let mut step = vec![0.0; samples + 1];
        // edges stand at whole modules, so each sees its samples at the same distances
        let reach = (REACH * sigma * PER_MODULE as f32) as usize + 1;
        let edge: Vec<[f32; 3]> = (0..2 * reach)
            .map(|n| {
                let x = ((n as f32 + 0.5) - reach as f32) / (PER_MODULE as f32 * sigma);
                let density = (-0.5 * x * x).exp() * 0.398_942_3 / sigma;
                [normal_below(x), density, x * density]
            })
            .collect();
        for (at, sign) in edges {
            let middle = (*at as usize + QUIET) * PER_MODULE;
            let skip = reach.saturating_sub(middle);
            let from = middle + skip - reach;
            let to = (middle + reach).min(samples);
            let kernel = &edge[skip..];
            for (ink, k) in model.ink[from..to].iter_mut().zip(kernel) {
                *ink += sign * k[0];
            }
            for (place, k) in model.by_place[from..to].iter_mut().zip(kernel) {
                *place += sign * k[1];
            }
            for (gain, k) in model.by_gain[from..to].iter_mut().zip(kernel) {
                *gain += 0.5 * k[1];
            }
            for (by_sigma, k) in model.by_sigma[from..to].iter_mut().zip(kernel) {
                *by_sigma -= sign * k[2];
            }
            step[to] += sign;
        }
        let mut sum = 0.0;
        for (ink, step) in model.ink.iter_mut().zip(&step) {
            sum += step;
            *ink += sum;
        }
        model
    }
}

/// How far an edge reaches, in deviations.
const REACH: f32 = 3.6;

/// A resampled profile as shares of ink, 0 to 1.
pub(super) fn shares_of_ink(fit: &Fit, y: &[f32]) -> Vec<f32> {
    let modules = fit.pose.kind.modules();
    y.iter()
        .enumerate()
        .map(|(n, y)| {
            let t = t_of(n, modules);
            let ink = (fit.ink.0 + t * fit.ink.1).max(0.3 * fit.ink.0);
            ((fit.paper.0 + t * fit.paper.1 - y) / ink).clamp(-1.0, 2.0)
        })
        .collect()
}

/// Takes away what the spread of this code's ink adds.
pub(super) fn without_spread(fit: &Fit, edges: &[(f32, f32)], z: &mut [f32]) {
    let model = Model::of(fit.pose.kind, edges, fit.sigma);
    for (z, by_gain) in z.iter_mut().zip(&model.by_gain) {
        *z -= fit.gain * by_gain;
    }
}

/// What a code leaves of a profile at each sample, as shares of ink.
pub(super) fn leftover(light: &[f32], fit: &Fit, edges: &[(f32, f32)]) -> Vec<f32> {
    let mut z = shares_of_ink(fit, &resampled(light, &fit.pose));
    let model = Model::of(fit.pose.kind, edges, fit.sigma);
    for (z, (ink, by_gain)) in z.iter_mut().zip(model.ink.iter().zip(&model.by_gain)) {
        *z -= ink + fit.gain * by_gain;
    }
    z
}

/// The squared error that a code leaves over the worst of its characters, a sample, as a part of the contrast squared.
pub(super) fn worst_character(light: &[f32], fit: &Fit, edges: &[(f32, f32)]) -> f32 {
    worst_of(fit.pose.kind, &leftover(light, fit, edges))
}

/// The same of what is left at each sample.
pub(super) fn worst_of(kind: Kind, left: &[f32]) -> f32 {
    let over = |from: usize| {
        let samples = (QUIET + from) * PER_MODULE..(QUIET + from + 7) * PER_MODULE;
        left[samples].iter().map(|error| error * error).sum::<f32>() / (7 * PER_MODULE) as f32
    };
    kind.characters_at().iter().map(|at| over(*at)).fold(0.0, f32::max)
}

/// Unknowns: paper (2), ink (2), gain, sigma, place (4).
const UNKNOWNS: usize = 10;

/// Fits everything but the digits to a code, in `rounds` steps from `start`.
pub(super) fn fit(light: &[f32], start: &Fit, edges: &[(f32, f32)], rounds: usize) -> Fit {
    let kind = start.pose.kind;
    let mut now = *start;
    for _ in 0..rounds {
        let y = resampled(light, &now.pose);
        let model = Model::of(kind, edges, now.sigma);
        let Some((p, rest)) = least_squares(kind, &y, &model) else { return now };
        now.paper = (p[0], p[1]);
        now.ink = (-p[2], -p[3]);
        let contrast = p[2];
        now.residual = rest / (contrast * contrast).max(1e-9);
        if contrast > -1e-4 {
            now.residual = f32::INFINITY; // ink lighter than paper explains nothing here
            return now;
        }
        now.gain = (p[4] / contrast).clamp(-0.4, 0.4);
        now.sigma = (now.sigma + (p[5] / contrast).clamp(-0.25, 0.25)).clamp(SIGMAS.0, SIGMAS.1);
        let module = now.pose.module();
        for (c, p) in now.pose.c.iter_mut().zip(&p[6..]) {
            *c -= module * (p / contrast).clamp(-0.8, 0.8);
        }
    }
    // what is left, where the last step has led
    let y = resampled(light, &now.pose);
    let model = Model::of(kind, edges, now.sigma);
    if let Some((p, rest)) = least_squares(kind, &y, &model) {
        now.residual = rest / (p[2] * p[2]).max(1e-9);
    }
    now
}

/// The unknowns, and the mean squared error without the steps that they have not taken yet.
fn least_squares(kind: Kind, y: &[f32], model: &Model) -> Option<([f32; UNKNOWNS], f32)> {
    let modules = kind.modules();
    let inner = PER_MODULE..y.len() - PER_MODULE;
    let row = |n: usize| -> [f32; LANES] {
        let t = t_of(n, modules);
        let (ink, place) = (model.ink[n], model.by_place[n]);
        let bend = place * t * t;
        let (gain, sigma) = (model.by_gain[n], model.by_sigma[n]);
        [1.0, t, ink, t * ink, gain, sigma, place, place * t, bend, bend * t, y[n], 0.0]
    };
    let mut sums = [[0.0f64; LANES]; UNKNOWNS];
    for from in inner.clone().step_by(CHUNK) {
        // single precision is enough for some of the samples, not for all
        let mut part = [[0.0f32; LANES]; UNKNOWNS];
        for n in from..(from + CHUNK).min(inner.end) {
            let row = row(n);
            for (sums, factor) in part.iter_mut().zip(&row) {
                for (sum, other) in sums.iter_mut().zip(&row) {
                    *sum += factor * other;
                }
            }
        }
        for (sums, part) in sums.iter_mut().zip(&part) {
            for (sum, part) in sums.iter_mut().zip(part) {
                *sum += f64::from(*part);
            }
        }
    }
    let mut a: [[f64; UNKNOWNS]; UNKNOWNS] =
        std::array::from_fn(|i| std::array::from_fn(|j| sums[i][j]));
    let b: [f64; UNKNOWNS] = std::array::from_fn(|i| sums[i][UNKNOWNS]);
    // a step is not believed to be long: the weights are those of some samples that say "stay"
    for (i, weight) in
        [(1, 1.0), (3, 1.0), (4, 3.0), (5, 2.0), (6, 0.3), (7, 0.3), (8, 1.0), (9, 2.0)]
    {
        a[i][i] += weight;
    }
    let p = solve(&mut a, b)?.map(|p| p as f32);
    // the error of the whole linear model
    let count = inner.len().max(1) as f32;
    let rest = inner
        .map(|n| {
            let row = row(n);
            let explained: f32 = p.iter().zip(&row).map(|(p, r)| p * r).sum();
            (row[UNKNOWNS] - explained) * (row[UNKNOWNS] - explained)
        })
        .sum::<f32>();
    Some((p, rest / count))
}

/// Unknowns and what is to be explained, padded so that a processor can take several at a time.
const LANES: usize = 12;
/// Samples that are summed in single precision.
const CHUNK: usize = 64;

/// Solves a symmetric positive system of which the lower half is given (Cholesky); `None` if it is not positive.
fn solve(a: &mut [[f64; UNKNOWNS]; UNKNOWNS], mut b: [f64; UNKNOWNS]) -> Option<[f64; UNKNOWNS]> {
    for i in 0..UNKNOWNS {
        for j in 0..=i {
            let known: f64 = a[i][..j].iter().zip(&a[j]).map(|(a, b)| a * b).sum();
            let sum = a[i][j] - known;
            if i == j {
                if sum.is_nan() || sum <= 1e-9 {
                    return None;
                }
                a[i][i] = sum.sqrt();
            } else {
                a[i][j] = sum / a[j][j];
            }
        }
    }
    for i in 0..UNKNOWNS {
        let known: f64 = a[i][..i].iter().zip(&b).map(|(a, b)| a * b).sum();
        b[i] -= known;
        b[i] /= a[i][i];
    }
    for i in (0..UNKNOWNS).rev() {
        let known: f64 = a[i + 1..].iter().zip(&b[i + 1..]).map(|(row, b)| row[i] * b).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    Some(b)
}
