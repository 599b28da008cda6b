//! Blurred ink: what one module of it looks like, and what that makes of characters.

use std::sync::OnceLock;

use super::costs::Pairs;
use super::{PER_MODULE, QUIET};
use crate::bar_reader::fit::SIGMAS;
use crate::lanes::sums;
use trug_gs1::ean_upc::CHARACTERS;

/// Modules over which two modules of ink still overlap.
const NEAR: usize = 14;

fn ink(character: usize) -> impl Iterator<Item = usize> {
    let bits = CHARACTERS[character];
    (0..7).filter(move |n| bits >> (6 - n) & 1 == 1)
}

/// What one blur makes of ink.
pub(super) struct Blur {
    /// One module of ink, from `before` samples in front of it on.
    shape: Vec<f32>,
    before: usize,
    /// How much two modules of ink overlap, by how many modules they are apart.
    pub(super) overlaps: [f32; NEAR],
    /// The square of each character, and twice the product of each with each that follows it.
    pub(super) own: [f32; 30],
    pub(super) pairs: Pairs,
}

/// Blurs are told apart by this much.
const BLUR_STEP: f32 = 0.06;

impl Blur {
    /// The blur that is nearest to `sigma` modules of those that are kept.
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
        let overlaps: [f32; NEAR] = std::array::from_fn(|apart| {
            let shifted = shape.get(apart * PER_MODULE..).unwrap_or(&[]);
            shape.iter().zip(shifted).map(|(a, b)| a * b).sum()
        });
        let product = |a: usize, b: usize, apart: usize| -> f32 {
            ink(a).map(|i| ink(b).map(|j| overlaps[(apart + j).abs_diff(i)]).sum::<f32>()).sum()
        };
        let own = std::array::from_fn(|c| product(c, c, 0));
        let pairs = std::array::from_fn(|a| std::array::from_fn(|b| 2.0 * product(a, b, 7)));
        Self { shape, before, overlaps, own, pairs }
    }

    pub(super) fn matched(&self, z: &[f32], module: usize) -> f32 {
        let at = (QUIET + module) * PER_MODULE;
        let skip = self.before.saturating_sub(at);
        let from = (at + skip).saturating_sub(self.before);
        let [sum] = sums([&self.shape[skip..], z.get(from..).unwrap_or(&[])], |[a, b]| [a * b]);
        sum
    }
}

/// The share of a normal distribution that lies below `x`, to 1e-4 (logistic form of Bowling et al. 2009).
pub(in crate::bar_reader) fn normal_below(x: f32) -> f32 {
    1.0 / (1.0 + (-(0.070_56 * x * x * x + 1.597_6 * x)).exp())
}
