//! How well a code explains a profile: position, bend, blur, light, contrast and bar gain, fitted by least squares
//! (Gauss-Newton), and the residual.

use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::lanes::floor_index;

use super::pose::Pose;
use super::sampling::{PER_MODULE, QUIET, SIGMAS, normal_below};
use super::symbol::{Kind, Variant};
use super::trellis::ScoredCode;
use trug_gs1::ean_upc::CHARACTERS;

/// Everything but the digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    pub(super) pose: Pose,
    /// Blur: the deviation of a Gaussian, in modules.
    pub(super) sigma: f32,
    /// Light of the paper in the middle, and its change towards the end.
    pub(super) paper: (f32, f32),
    /// Light that the ink absorbs, likewise.
    pub(super) ink: (f32, f32),
    /// Bar gain: by how many modules bars are wider than nominal.
    pub(super) gain: f32,
    /// Mean squared error per sample, relative to the contrast squared.
    pub(super) residual: f32,
}

/// One value for each sample of a symbol and its quiet zones.
pub(super) type Samples = SmallVec<[f32; 420]>;
/// Edges as (module, +1 towards ink or -1 away from it), as many as the longest symbol has.
pub(super) type Edges = SmallVec<[(f32, f32); 60]>;

/// The profile at the positions of the symbol's samples.
pub(super) fn resampled(light: &[f32], pose: &Pose) -> Samples {
    let last = light.len().saturating_sub(2) as f32;
    let positions = positions(pose.kind);
    let mut samples = Samples::from_elem(0.0, positions.len());
    for (at, t) in samples.iter_mut().zip(positions) {
        *at = pose.at(*t).clamp(0.0, last);
    }
    for sample in &mut samples {
        let at = *sample;
        let whole = floor_index(at);
        *sample = match light.get(whole..whole + 2).and_then(|p| p.first_chunk::<2>()) {
            Some(&[a, b]) => a + (b - a) * (at - whole as i32 as f32),
            None => 0.0,
        };
    }
    samples
}

/// The positions of the samples, -1 at the first edge and 1 at the last.
fn positions(kind: Kind) -> &'static [f32] {
    static ALL: OnceLock<[Vec<f32>; 3]> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        Kind::ALL.map(|kind| {
            let modules = kind.modules();
            let samples = 0..(modules + 2 * QUIET) * PER_MODULE;
            let module = |n: usize| (n as f32 + 0.5) / PER_MODULE as f32 - QUIET as f32;
            samples.map(|n| module(n) / modules as f32 * 2.0 - 1.0).collect()
        })
    });
    match kind {
        Kind::Ean13 => &all[0],
        Kind::Ean8 => &all[1],
        Kind::UpcE => &all[2],
    }
}

/// The edges of a code, as (module, +1 towards ink or -1 away from it).
pub(super) fn edges_of(kind: Kind, variant: &Variant, code: &ScoredCode) -> Edges {
    edges_of_characters(kind, |n| usize::from(variant.sets[n]) + code.digit(kind, n))
}

/// The edges of a symbol with some characters, as in [`CHARACTERS`].
pub(super) fn edges_of_characters(kind: Kind, character: impl Fn(usize) -> usize) -> Edges {
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
    let mut edges = Edges::new();
    for (module, now) in ink.into_iter().enumerate() {
        if now != before {
            edges.push((module as f32, if now { 1.0 } else { -1.0 }));
        }
        before = now;
    }
    edges
}

/// The blurred code and its derivatives at each sample.
struct Model {
    ink: Samples,
    by_position: Samples,
    by_sigma: Samples,
    by_gain: Samples,
}

impl Model {
    fn of(kind: Kind, edges: &[(f32, f32)], sigma: f32) -> Self {
        let samples = positions(kind).len();
        let none = || Samples::from_elem(0.0, samples);
        let mut model =
            Self { ink: none(), by_position: none(), by_sigma: none(), by_gain: none() };
        let mut step = [0.0; 421];
        // edges stand at whole modules, so the samples around each have the same distances
        let reach = (REACH * sigma * PER_MODULE as f32) as usize + 1;
        let mut kernel = [[0.0; 2 * MAX_REACH]; 3];
        for n in 0..2 * reach.min(MAX_REACH) {
            let x = ((n as f32 + 0.5) - reach as f32) / (PER_MODULE as f32 * sigma);
            let density = (-0.5 * x * x).exp() * 0.398_942_3 / sigma;
            for (kernel, value) in kernel.iter_mut().zip([normal_below(x), density, x * density]) {
                kernel[n] = value;
            }
        }
        let [below, density, moment] = &kernel;
        for (at, sign) in edges {
            let middle = (*at as usize + QUIET) * PER_MODULE;
            let skip = reach.saturating_sub(middle);
            let from = middle + skip - reach;
            let to = (middle + reach).min(samples);
            let add = |sums: &mut [f32], kernel: &[f32], weight: f32| {
                for (sum, k) in sums[from..to].iter_mut().zip(&kernel[skip..]) {
                    *sum += weight * k;
                }
            };
            add(&mut model.ink, below, *sign);
            add(&mut model.by_position, density, *sign);
            add(&mut model.by_gain, density, 0.5);
            add(&mut model.by_sigma, moment, -sign);
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

/// Samples that an edge reaches at the greatest blur.
const MAX_REACH: usize = 26;
/// How far an edge reaches, in deviations.
const REACH: f32 = 3.6;

/// A resampled profile as fractions of ink, 0 to 1.
pub(super) fn ink_fractions(fit: &Fit, y: &[f32]) -> Samples {
    let mut fractions = Samples::from_slice(y);
    for (y, t) in fractions.iter_mut().zip(positions(fit.pose.kind)) {
        let ink = (fit.ink.0 + t * fit.ink.1).max(0.3 * fit.ink.0);
        *y = ((fit.paper.0 + t * fit.paper.1 - *y) / ink).clamp(-1.0, 2.0);
    }
    fractions
}

/// Subtracts what the bar gain of this code adds.
pub(super) fn subtract_gain(fit: &Fit, edges: &[(f32, f32)], z: &mut [f32]) {
    let model = Model::of(fit.pose.kind, edges, fit.sigma);
    for (z, by_gain) in z.iter_mut().zip(&model.by_gain) {
        *z -= fit.gain * by_gain;
    }
}

/// The residual of a code at each sample of a profile, in fractions of ink.
pub(super) fn residuals(light: &[f32], fit: &Fit, edges: &[(f32, f32)]) -> Samples {
    let mut z = ink_fractions(fit, &resampled(light, &fit.pose));
    let model = Model::of(fit.pose.kind, edges, fit.sigma);
    for (z, (ink, by_gain)) in z.iter_mut().zip(model.ink.iter().zip(&model.by_gain)) {
        *z -= ink + fit.gain * by_gain;
    }
    z
}

/// The mean squared error of a code over the worst of its characters, relative to the contrast squared.
pub(super) fn worst_character(light: &[f32], fit: &Fit, edges: &[(f32, f32)]) -> f32 {
    worst_residual(fit.pose.kind, &residuals(light, fit, edges))
}

/// The same from the residual at each sample.
pub(super) fn worst_residual(kind: Kind, residuals: &[f32]) -> f32 {
    let over = |from: usize| {
        let samples = (QUIET + from) * PER_MODULE..(QUIET + from + 7) * PER_MODULE;
        residuals[samples].iter().map(|error| error * error).sum::<f32>() / (7 * PER_MODULE) as f32
    };
    kind.characters_at().iter().map(|at| over(*at)).fold(0.0, f32::max)
}

/// Unknowns: paper (2), ink (2), gain, sigma, position (4).
const UNKNOWNS: usize = 10;

/// Fits everything but the digits to a code, in `rounds` steps from `start`; infinite residual if ink would be lighter
/// than paper.
pub(super) fn fit(light: &[f32], start: &Fit, edges: &[(f32, f32)], rounds: usize) -> Fit {
    let fit = steps(light, start, edges, rounds);
    if fit.residual.is_finite() { with_residual(light, fit, edges) } else { fit }
}

/// The same, but with the residual before the last step.
pub(super) fn steps(light: &[f32], start: &Fit, edges: &[(f32, f32)], rounds: usize) -> Fit {
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
            now.residual = f32::INFINITY; // ink lighter than paper is no symbol here
            return now;
        }
        now.gain = (p[4] / contrast).clamp(-0.4, 0.4);
        now.sigma = (now.sigma + (p[5] / contrast).clamp(-0.25, 0.25)).clamp(SIGMAS.0, SIGMAS.1);
        let module = now.pose.module();
        for (c, p) in now.pose.c.iter_mut().zip(&p[6..]) {
            *c -= module * (p / contrast).clamp(-0.8, 0.8);
        }
    }
    now
}

/// A fit with its residual.
pub(super) fn with_residual(light: &[f32], fit: Fit, edges: &[(f32, f32)]) -> Fit {
    let y = resampled(light, &fit.pose);
    let model = Model::of(fit.pose.kind, edges, fit.sigma);
    match least_squares(fit.pose.kind, &y, &model) {
        Some((p, rest)) => Fit { residual: rest / (p[2] * p[2]).max(1e-9), ..fit },
        None => fit,
    }
}

/// The parts of the model, and the light: each unknown is the coefficient of one of these times a power of `t`.
const FEATURES: usize = 6;
/// For each unknown, its feature and its power of `t`.
const TERMS: [(usize, usize); UNKNOWNS] =
    [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0), (4, 0), (4, 1), (4, 2), (4, 3)];
/// The feature of the light.
const LIGHT: usize = 5;

/// The unknowns, and the mean squared error of the linear model.
fn least_squares(kind: Kind, y: &[f32], model: &Model) -> Option<([f32; UNKNOWNS], f32)> {
    let range = PER_MODULE..y.len() - PER_MODULE;
    let t = &positions(kind)[range.clone()];
    let ones = &[1.0; 420][range.clone()];
    let [ink, gain, sigma, position] =
        [&model.ink, &model.by_gain, &model.by_sigma, &model.by_position]
            .map(|samples| &samples[range.clone()]);
    let y = &y[range];
    let sums = products(t, [ones, ink, gain, sigma, position, y]);
    let mut normal = [[0.0; UNKNOWNS]; UNKNOWNS];
    let mut right = [0.0; UNKNOWNS];
    for (i, (feature, power)) in TERMS.into_iter().enumerate() {
        for (j, (other, others)) in TERMS.into_iter().enumerate().take(i + 1) {
            normal[i][j] = sums[other][feature][power + others];
        }
        right[i] = sums[feature][LIGHT][power];
    }
    // a ridge keeps steps short: each weight counts like that many samples that favour no change
    for (i, weight) in
        [(1, 1.0), (3, 1.0), (4, 3.0), (5, 2.0), (6, 0.3), (7, 0.3), (8, 1.0), (9, 2.0)]
    {
        normal[i][i] += weight;
    }
    let p = solve(&mut normal, right)?.map(|p| p as f32);
    // the error of the whole linear model
    let mut residuals = [0.0; 420];
    for (n, residual) in residuals[..t.len()].iter_mut().enumerate() {
        let t = t[n];
        let light = p[0] + t * p[1] + (p[2] + t * p[3]) * ink[n];
        let steps = p[4] * gain[n] + p[5] * sigma[n];
        let moved = (p[6] + t * (p[7] + t * (p[8] + t * p[9]))) * position[n];
        *residual = y[n] - light - steps - moved;
    }
    let [rest] = moments::<1>(&residuals[..t.len()], &residuals[..t.len()], t);
    Some((p, rest as f32 / t.len().max(1) as f32))
}

/// Sums of the products of two features and a power of `t`, by the first feature, the second and the power; only for pairs
/// in the order of the features.
fn products(t: &[f32], features: [&[f32]; FEATURES]) -> [[[f64; 7]; FEATURES]; FEATURES] {
    /// The highest power that an unknown of each feature has.
    const HIGHEST: [usize; FEATURES] = [1, 1, 0, 0, 3, 0];
    let mut sums = [[[0.0; 7]; FEATURES]; FEATURES];
    for (i, a) in features.iter().enumerate() {
        for (j, b) in features.iter().enumerate().skip(i) {
            let out = &mut sums[i][j];
            match HIGHEST[i] + HIGHEST[j] {
                0 => out[..1].copy_from_slice(&moments::<1>(a, b, t)),
                1 => out[..2].copy_from_slice(&moments::<2>(a, b, t)),
                2 => out[..3].copy_from_slice(&moments::<3>(a, b, t)),
                3 => out[..4].copy_from_slice(&moments::<4>(a, b, t)),
                4 => out[..5].copy_from_slice(&moments::<5>(a, b, t)),
                _ => *out = moments::<7>(a, b, t),
            }
        }
    }
    sums
}

/// Sums of `a` times `b` times the powers of `t` from 0 on. The number of samples is a multiple of the lanes, because it is
/// a whole number of modules.
fn moments<const POWERS: usize>(a: &[f32], b: &[f32], t: &[f32]) -> [f64; POWERS] {
    let mut sums = [0.0; POWERS];
    for ((a, b), t) in a.chunks(CHUNK).zip(b.chunks(CHUNK)).zip(t.chunks(CHUNK)) {
        // single precision is enough for a chunk, not for the whole sum
        let mut parts = [[0.0f32; LANES]; POWERS];
        let (a, b, t) =
            (a.as_chunks::<LANES>().0, b.as_chunks::<LANES>().0, t.as_chunks::<LANES>().0);
        for ((a, b), t) in a.iter().zip(b).zip(t) {
            let mut product: [f32; LANES] = std::array::from_fn(|n| a[n] * b[n]);
            for part in &mut parts {
                for n in 0..LANES {
                    part[n] += product[n];
                    product[n] *= t[n];
                }
            }
        }
        for (sum, part) in sums.iter_mut().zip(&parts) {
            *sum += f64::from(part.iter().sum::<f32>());
        }
    }
    sums
}

/// Samples per SIMD lane group: those of a module.
const LANES: usize = PER_MODULE;
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
