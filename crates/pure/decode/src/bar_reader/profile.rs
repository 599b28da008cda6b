//! The light along a region, averaged along its bars: strips of scanlines, sheared until they agree, then summed.

mod extents;

use std::sync::OnceLock;

use smallvec::SmallVec;

use crate::find::BarRegion;
use crate::lanes::{skip, sums};
use crate::luma::Luma;
use crate::read::Point;
use crate::scanlines::add_line;

use super::line::Line;
use extents::{Extents, extents};

/// Linear light (0 to 1) along a line across bars.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) light: Line,
    /// Pixels from one sample to the next.
    pub(super) spacing: f32,
    /// Where bars may begin and end, in samples; the likeliest first.
    pub(super) extents: Extents,
    start: Point,
    /// Unit vector across the bars, in the direction of the samples.
    pub(super) along: Point,
    /// Vector along the bars, of half their height.
    across: Point,
}

/// Strips that are sheared against each other.
const STRIPS: usize = 8;
/// Scanlines in a strip, at most.
const MAX_ROWS: usize = 4;
/// Samples of a profile, at most.
const MAX_SAMPLES: f32 = 1400.0;

impl Profile {
    /// A profile of given light, with modules of 1.5 pixels if each has four samples.
    #[cfg(test)]
    pub(super) fn of_light(light: Vec<f32>) -> Self {
        let (start, along) = (Point::default(), Point { x: 1.0, y: 0.0 });
        let across = Point { x: 0.0, y: 10.0 };
        let (light, extents) = (Line::from_vec(light), Extents::new());
        Self { light, spacing: 0.375, extents, start, along, across }
    }

    /// The profile along a region.
    pub(super) fn along(luma: Luma<'_>, region: &BarRegion) -> Self {
        let reach = reach(region);
        let spacing = (2.0 * reach / MAX_SAMPLES).max(0.5);
        let samples = (2.0 * reach / spacing) as usize + 1;
        let (along, centre) = (region.along, region.centre);
        let across = Point { x: -along.y, y: along.x };
        let strips = strips(luma, region, reach, spacing, samples);
        let (shear, keystone) = best_shear(&strips, samples);
        let shifted: [Line; STRIPS] =
            std::array::from_fn(|k| shift(&strips[k], offsets(k, shear, keystone)));
        let agreeing = agreeing_strips(&shifted);
        let count = agreeing.iter().filter(|agrees| **agrees).count().max(1) as f32;
        let mut light = Line::from_elem(0.0, samples);
        for (strip, _) in shifted.iter().zip(agreeing).filter(|(_, agrees)| *agrees) {
            for (sum, grey) in light.iter_mut().zip(strip) {
                *sum += grey;
            }
        }
        for light in &mut light {
            *light = linear(*light / count);
        }
        let extents = extents(&light);
        let strip_height = 2.0 * region.half_height / STRIPS as f32;
        // the bars lean by as much as the strips were shifted
        let lean = -shear * spacing / strip_height.max(0.1);
        let half = region.half_height;
        Self {
            light,
            spacing,
            extents,
            start: Point { x: centre.x - along.x * reach, y: centre.y - along.y * reach },
            along,
            across: Point {
                x: (across.x + along.x * lean) * half,
                y: (across.y + along.y * lean) * half,
            },
        }
    }

    /// The same with light and dark exchanged.
    pub(super) fn inverted(&self) -> Self {
        let brightest = self.light.iter().copied().fold(0.0, f32::max);
        let light = self.light.iter().map(|l| brightest - l).collect();
        Self { light, extents: self.extents.clone(), ..*self }
    }

    /// The light, blurred by about `reach` samples.
    pub(super) fn smoothed(&self, reach: f32) -> Line {
        // three box filters are nearly a Gaussian
        let half = (reach.round() as usize).max(1);
        let mut light = self.light.clone();
        let last = light.len() - 1;
        for _ in 0..3 {
            let mut below: SmallVec<[f64; 1408]> = SmallVec::new();
            below.push(0.0);
            for l in &light {
                below.push(below[below.len() - 1] + f64::from(*l));
            }
            for (n, light) in light.iter_mut().enumerate() {
                let (from, to) = (n.saturating_sub(half), (n + half).min(last) + 1);
                *light = ((below[to] - below[from]) / (to - from) as f64) as f32;
            }
        }
        light
    }

    /// The corners of the bars between two positions, in samples: first the start of the upper side, as the code is read.
    pub(super) fn corners(&self, from: f32, to: f32) -> [Point; 4] {
        let at = |u: f32, side: f32| {
            let u = u * self.spacing;
            Point {
                x: self.start.x + self.along.x * u + self.across.x * side,
                y: self.start.y + self.along.y * u + self.across.y * side,
            }
        };
        let up = if from <= to { -1.0 } else { 1.0 };
        [at(from, up), at(to, up), at(to, -up), at(from, -up)]
    }
}

/// How far a profile reaches from the middle of a region to either side, in pixels.
pub(super) fn reach(region: &BarRegion) -> f32 {
    region.half_length * 1.18 + 6.0
}

/// The grey along each strip, averaged over its rows.
fn strips(
    luma: Luma<'_>,
    region: &BarRegion,
    reach: f32,
    spacing: f32,
    samples: usize,
) -> [Line; STRIPS] {
    let height = 2.0 * region.half_height;
    let rows = ((height / STRIPS as f32).ceil() as usize).clamp(1, MAX_ROWS);
    let total = (STRIPS * rows) as f32;
    let (along, centre) = (region.along, region.centre);
    std::array::from_fn(|strip| {
        let mut sum = Line::from_elem(0.0, samples);
        for row in 0..rows {
            let v = (((strip * rows + row) as f32 + 0.5) / total - 0.5) * height;
            let start = Point {
                x: centre.x - along.x * reach - along.y * v,
                y: centre.y - along.y * reach + along.x * v,
            };
            let step = Point { x: along.x * spacing, y: along.y * spacing };
            add_line(luma, start, step, &mut sum);
        }
        let scale = 1.0 / rows as f32;
        for sum in &mut sum {
            *sum *= scale;
        }
        sum
    })
}

/// By how many samples strip `k` is shifted at its start, and by how much more at its end.
fn offsets(k: usize, shear: f32, keystone: f32) -> (f32, f32) {
    let from_middle = k as f32 - (STRIPS as f32 - 1.0) / 2.0;
    ((shear - keystone) * from_middle, 2.0 * keystone * from_middle)
}

fn shift(strip: &[f32], (offset, more): (f32, f32)) -> Line {
    let mut out = Line::from_elem(0.0, strip.len());
    shift_onto(strip, (offset, more), &mut out);
    out
}

/// Samples that are shifted by the same whole number, for vectorisation.
const BLOCK: usize = 16;
/// The position of each sample of a block relative to its middle.
const IN_BLOCK: [f32; BLOCK] = {
    let (mut at, mut n) = ([0.0; BLOCK], 0);
    while n < BLOCK {
        at[n] = n as f32 - BLOCK as f32 / 2.0;
        n += 1;
    }
    at
};

fn shift_onto(strip: &[f32], (offset, more): (f32, f32), out: &mut [f32]) {
    let slope = more / strip.len().max(1) as f32;
    for (block, out) in out.chunks_mut(BLOCK).enumerate() {
        let first = (block * BLOCK) as f32;
        let middle = first + BLOCK as f32 / 2.0;
        let offset = offset + slope * middle;
        let from = first + offset;
        let whole = from as usize;
        let shifted = strip.get(whole..=whole + BLOCK).filter(|_| from >= 0.0);
        let (Some(shifted), Ok(out)) = (shifted, <&mut [f32; BLOCK]>::try_from(&mut *out)) else {
            shift_end(strip, first, offset - slope * BLOCK as f32 / 2.0, slope, out);
            continue;
        };
        let part = from - whole as f32;
        for n in 0..BLOCK {
            let (a, b) = (shifted[n], shifted[n + 1]);
            out[n] += a + (b - a) * (part + slope * IN_BLOCK[n]);
        }
    }
}

/// The same near the ends of the strip.
fn shift_end(strip: &[f32], first: f32, offset: f32, slope: f32, out: &mut [f32]) {
    let last = strip.len().saturating_sub(2) as f32;
    for (n, out) in out.iter_mut().enumerate() {
        let n = n as f32;
        let at = (first + n + offset + slope * n).clamp(0.0, last);
        let whole = at as usize;
        if let Some(&[a, b]) = strip.get(whole..whole + 2).and_then(|p| p.first_chunk::<2>()) {
            *out += a + (b - a) * (at - whole as f32);
        }
    }
}

/// The shear and the keystone, in samples per strip, that make the sum of the strips sharpest. The halves are searched
/// separately, because bars converge on a tilted label; then both are refined together.
fn best_shear(strips: &[Line; STRIPS], samples: usize) -> (f32, f32) {
    // half the resolution is enough for the coarse search
    let halved: [Line; STRIPS] = std::array::from_fn(|k| {
        strips[k].chunks_exact(2).map(|pair| pair.iter().sum::<f32>()).collect()
    });
    let of_half = |from: usize, to: usize| {
        let part: [&[f32]; STRIPS] =
            std::array::from_fn(|k| halved[k].get(from..to).unwrap_or(&[]));
        let mut sum = Line::from_elem(0.0, to - from);
        let shears = (-COARSE_STEPS..=COARSE_STEPS).map(|n| n as f32 * COARSE);
        shears
            .map(|shear| (sharpness(&part, shear / 2.0, 0.0, &mut sum), shear))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map_or(0.0, |best| best.1)
    };
    let (left, right) = (of_half(0, samples / 4), of_half(samples / 4, samples / 2));
    let whole: [&[f32]; STRIPS] = std::array::from_fn(|k| strips[k].as_slice());
    let mut sum = Line::from_elem(0.0, samples);
    let mut best = (0.0, 0.0, 0.0);
    let mut try_shear = |shear: f32, keystone: f32, best: &mut (f32, f32, f32)| {
        let energy = sharpness(&whole, shear, keystone, &mut sum);
        if energy > best.0 {
            *best = (energy, shear, keystone);
        }
    };
    try_shear(0.0, 0.0, &mut best);
    try_shear(f32::midpoint(left, right), right - left, &mut best);
    for step in [0.3, 0.12] {
        for (shear, keystone) in
            [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step), (step, 0.0), (-step, 0.0)]
        {
            try_shear(best.1 + shear, best.2 + keystone, &mut best);
        }
    }
    (best.1, best.2)
}

/// Shears that are tried for each half, in samples per strip.
const COARSE: f32 = 0.6;
const COARSE_STEPS: i32 = 5;

/// Energy of the slopes of the summed strips.
fn sharpness(strips: &[&[f32]], shear: f32, keystone: f32, sum: &mut [f32]) -> f32 {
    sum.fill(0.0);
    for (k, strip) in strips.iter().enumerate() {
        shift_onto(strip, offsets(k, shear, keystone), sum);
    }
    let [energy] = sums([skip(sum, 2), sum], |[to, from]| [(to - from) * (to - from)]);
    energy
}

/// Which strips show what most of them show; the others lie beside the bars or are covered.
fn agreeing_strips(strips: &[Line; STRIPS]) -> [bool; STRIPS] {
    let mut sum = Line::from_elem(0.0, strips[0].len());
    for strip in strips {
        for (sum, grey) in sum.iter_mut().zip(strip) {
            *sum += grey;
        }
    }
    let correlation = std::array::from_fn::<f32, STRIPS, _>(|k| {
        let strip = &strips[k];
        let lines = [skip(strip, 2), strip, skip(&sum, 2), &sum];
        let [both, own] = sums(lines, |[to, from, sum_to, sum_from]| {
            let slope = to - from;
            [slope * (sum_to - sum_from), slope * slope]
        });
        both / own.sqrt().max(1e-6)
    });
    let best = correlation.iter().copied().fold(0.0, f32::max);
    correlation.map(|c| c >= 0.6 * best)
}

/// Grey (0 to 255) to linear light (0 to 1), by the gamma of nearly every camera.
fn linear(grey: f32) -> f32 {
    static LIGHT: OnceLock<Vec<f32>> = OnceLock::new();
    let light = LIGHT.get_or_init(|| (0..=256).map(|n| (n as f32 / 255.0).powf(2.2)).collect());
    let whole = grey.clamp(0.0, 255.0) as i32 as usize;
    let (a, b) = (light[whole], light[whole + 1]);
    a + (b - a) * (grey - whole as i32 as f32).clamp(0.0, 1.0)
}
