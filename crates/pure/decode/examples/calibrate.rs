//! Fits the coefficients of `Evidence::certainty` to generated frames and decoys of one seed, and prints for other seeds how
//! many candidates of each certainty are right: `cargo run --release -p trug-decode --example calibrate -- [EVERY]`, where one
//! frame of EVERY is taken.
#![allow(clippy::disallowed_methods, reason = "a program of its own, with arguments")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

use trug_decode::{BarReader, Effort, Evidence, Luma, Reader};
use trug_label::{DECOYS, Picture, Rng, Scene, Symbology, decoy, generated_frames};

/// The evidence of a candidate, and whether it was right.
type Case = (Evidence, bool);

fn main() {
    let every = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1);
    let fitted_to = cases(101, every);
    for short in [false, true] {
        let cases: Vec<&Case> =
            fitted_to.iter().filter(|(evidence, _)| evidence.is_short == short).collect();
        let right = cases.iter().filter(|(_, right)| *right).count();
        println!(
            "{}: {} candidates, {right} right: weights {:.2?}",
            if short { "8 digits" } else { "13 digits" },
            cases.len(),
            fit(&cases),
        );
    }
    let checked: Vec<Case> = (102..104).flat_map(|seed| cases(seed, every)).collect();
    print(&checked);
}

fn cases(seed: u64, every: usize) -> Vec<Case> {
    let mut reader = BarReader::default();
    let mut cases = Vec::new();
    for (n, frame) in generated_frames(seed).into_iter().enumerate().step_by(every) {
        let effort = if n % 2 == 0 { Effort::Frame } else { Effort::Photo };
        collect(&mut reader, &frame.draw(), effort, Some(&frame.digits), &mut cases);
    }
    // no generated frame shows 8 digits
    for n in (0..600).step_by(every) {
        let mut rng = Rng::new(seed * 2000 + n as u64);
        let Some((picture, digits)) = short(n % 3 == 0, &mut rng) else { continue };
        collect(&mut reader, &picture, Effort::Photo, Some(&digits), &mut cases);
    }
    for n in (0..450).step_by(every) {
        let kind = DECOYS[n % DECOYS.len()];
        let mut rng = Rng::new(seed * 1000 + n as u64);
        collect(&mut reader, &decoy(kind, &mut rng), Effort::Photo, None, &mut cases);
    }
    cases
}

/// A code of 8 digits as a laptop's camera sees it, and its digits.
fn short(upc_e: bool, rng: &mut Rng) -> Option<(Picture, String)> {
    let mut body: String = (0..7).map(|_| char::from(b'0' + rng.below(10) as u8)).collect();
    let symbology = if upc_e { Symbology::UpcE } else { Symbology::Ean8 };
    if upc_e {
        body.replace_range(..1, "0");
    }
    let scene = (0..10).find_map(|check| {
        let digits = format!("{body}{check}");
        Scene::new(symbology, &digits).map(|scene| (scene, digits))
    });
    let (scene, digits) = scene?;
    let mut scene = scene.with_laptop_camera(rng, (0.4, 2.5));
    scene.centre = (rng.between(230.0, 410.0), rng.between(180.0, 300.0));
    Some((scene.draw(rng), digits))
}

fn collect(
    reader: &mut BarReader,
    picture: &Picture,
    effort: Effort,
    digits: Option<&str>,
    cases: &mut Vec<Case>,
) {
    let Ok(luma) = Luma::tight(&picture.data, picture.width, picture.height) else { return };
    reader.read(luma, effort);
    cases.extend(
        reader
            .candidates()
            .into_iter()
            .filter(|(_, evidence)| {
                evidence.log_likelihood_ratio > 0.0 && evidence.worst_residual.is_finite()
            })
            .map(|(read, evidence)| {
                let right = digits
                    .is_some_and(|d| d == read.text || d.strip_prefix('0') == Some(&read.text));
                (evidence, right)
            }),
    );
}

const FEATURES: usize = 6;

/// Logistic regression by Newton's method, with a small penalty so that perfectly separable data does not diverge.
fn fit(cases: &[&Case]) -> [f64; FEATURES] {
    let mut w = [0.0f64; FEATURES];
    for _ in 0..50 {
        let (mut gradient, mut hessian) = ([0.0; FEATURES], [[0.0; FEATURES]; FEATURES]);
        for i in 0..FEATURES {
            gradient[i] = -PENALTY * w[i];
            hessian[i][i] = PENALTY;
        }
        for (evidence, right) in cases {
            let x = evidence.features().map(f64::from);
            let z: f64 = w.iter().zip(&x).map(|(w, x)| w * x).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            for i in 0..FEATURES {
                gradient[i] += (f64::from(u8::from(*right)) - p) * x[i];
                for j in 0..FEATURES {
                    hessian[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let step = solve(hessian, gradient);
        for (w, step) in w.iter_mut().zip(step) {
            *w += step.clamp(-2.0, 2.0);
        }
    }
    w
}

const PENALTY: f64 = 1.0;

fn solve(mut a: [[f64; FEATURES]; FEATURES], mut b: [f64; FEATURES]) -> [f64; FEATURES] {
    for i in 0..FEATURES {
        for j in i + 1..FEATURES {
            let factor = a[j][i] / a[i][i];
            let above = a[i];
            for (value, above) in a[j].iter_mut().zip(above).skip(i) {
                *value -= factor * above;
            }
            b[j] -= factor * b[i];
        }
    }
    let mut x = [0.0; FEATURES];
    for i in (0..FEATURES).rev() {
        let known: f64 = (i + 1..FEATURES).map(|k| a[i][k] * x[k]).sum();
        x[i] = (b[i] - known) / a[i][i];
    }
    x
}

const BINS: [f32; 10] = [0.0, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999, 0.999_999];

fn print(cases: &[Case]) {
    for short in [false, true] {
        println!(
            "\n{} digits\ncertainty from   candidates  mean %  right %  wrong",
            if short { 8 } else { 13 }
        );
        for (n, from) in BINS.iter().enumerate() {
            let to = BINS.get(n + 1).copied().unwrap_or(2.0);
            let within = |(evidence, _): &&Case| {
                let p = evidence.certainty();
                evidence.is_short == short && p >= *from && p < to
            };
            let bin: Vec<&Case> = cases.iter().filter(within).collect();
            let count = bin.len().max(1) as f64;
            let mean = bin.iter().map(|(c, _)| f64::from(c.certainty())).sum::<f64>() / count;
            let right = bin.iter().filter(|(_, right)| *right).count();
            println!(
                "{from:<14} {:>8} {:>7.2} {:>8.2} {:>6}",
                bin.len(),
                100.0 * mean,
                100.0 * right as f64 / count,
                bin.len() - right
            );
        }
    }
}
