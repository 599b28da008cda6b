//! Blurred ink: the shape of one module, and the inner products of characters that follow from it.

use std::sync::OnceLock;

use crate::bar_reader::sampling::{PER_MODULE, QUIET, SIGMAS, normal_below};
use crate::lanes::sums;
use trug_gs1::ean_upc::CHARACTERS;

/// The cost of each pair of neighbouring characters.
pub(super) type Pairs = [[f32; 30]; 30];

/// Modules of ink that are further apart than this do not overlap.
const NEAR: usize = 14;

/// The modules of a character that are ink.
fn ink(character: usize) -> impl Iterator<Item = usize> {
    let bits = CHARACTERS[character];
    (0..7).filter(move |n| bits >> (6 - n) & 1 == 1)
}

/// The tables of one blur.
pub(super) struct Blur {
    /// One blurred module of ink, from `before` samples in front of it on.
    shape: Vec<f32>,
    before: usize,
    /// The inner product of two modules of ink, by their distance in modules.
    pub(super) overlaps: [f32; NEAR],
    /// The squared norm of each character, and twice the inner product of each with each that follows it.
    pub(super) own: [f32; 30],
    pub(super) pairs: Pairs,
}

/// Tables are computed at blurs this far apart, in modules.
const BLUR_STEP: f32 = 0.06;

impl Blur {
    /// The tables at the blur nearest to `sigma` modules.
    pub(super) fn near(sigma: f32) -> &'static Self {
        static ALL: OnceLock<Vec<Blur>> = OnceLock::new();
        let (from, to) = SIGMAS;
        let count = ((to - from) / BLUR_STEP) as usize + 1;
        let all =
            ALL.get_or_init(|| (0..count).map(|n| Self::of(from + n as f32 * BLUR_STEP)).collect());
        let at = ((sigma - from) / BLUR_STEP).round().max(0.0) as usize;
        &all[at.min(count - 1)]
    }

    fn of(sigma: f32) -> Self {
        let reach = (4.0 * sigma).ceil() as usize;
        let before = reach * PER_MODULE;
        let shape: Vec<f32> = (0..(2 * reach + 1) * PER_MODULE)
            .map(|n| {
                let x = (n as f32 + 0.5) / PER_MODULE as f32 - reach as f32;
                normal_below(x / sigma) - normal_below((x - 1.0) / sigma)
            })
            .collect();
        let overlaps: [f32; NEAR] = std::array::from_fn(|distance| {
            let shifted = shape.get(distance * PER_MODULE..).unwrap_or(&[]);
            shape.iter().zip(shifted).map(|(a, b)| a * b).sum()
        });
        let product = |a: usize, b: usize, distance: usize| -> f32 {
            ink(a).map(|i| ink(b).map(|j| overlaps[(distance + j).abs_diff(i)]).sum::<f32>()).sum()
        };
        let own = std::array::from_fn(|c| product(c, c, 0));
        let pairs = std::array::from_fn(|a| std::array::from_fn(|b| 2.0 * product(a, b, 7)));
        Self { shape, before, overlaps, own, pairs }
    }

    /// The inner product of the samples with one module of ink.
    pub(super) fn matched(&self, z: &[f32], module: usize) -> f32 {
        let at = (QUIET + module) * PER_MODULE;
        let skip = self.before.saturating_sub(at);
        let from = (at + skip).saturating_sub(self.before);
        let [sum] = sums([&self.shape[skip..], z.get(from..).unwrap_or(&[])], |[a, b]| [a * b]);
        sum
    }
}
