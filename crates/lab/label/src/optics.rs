//! The effects of lens, shutter and sensor on the light, in this order.

use crate::lens::Lens;
use crate::rng::Rng;

/// Defocus blur: a Gaussian of standard deviation `sigma` pixels; pixels at the edges are repeated.
pub(crate) fn defocus(light: &mut [f32], width: usize, height: usize, sigma: f32) {
    if sigma < 0.05 || width == 0 || height == 0 {
        return;
    }
    let radius = (sigma * 3.0).ceil().min(64.0) as isize;
    let mut kernel: Vec<f32> =
        (-radius..=radius).map(|n| (-(n * n) as f32 / (2.0 * sigma * sigma)).exp()).collect();
    let sum: f32 = kernel.iter().sum();
    for k in &mut kernel {
        *k /= sum;
    }

    let mut across = vec![0.0; light.len()];
    for (row, out) in light.chunks_exact(width).zip(across.chunks_exact_mut(width)) {
        for (x, pixel) in out.iter_mut().enumerate() {
            let from = x as isize - radius;
            *pixel = if from >= 0 && x as isize + radius < width as isize {
                row[from as usize..].iter().zip(&kernel).map(|(p, k)| p * k).sum()
            } else {
                let held =
                    |n: usize| row[(from + n as isize).clamp(0, width as isize - 1) as usize];
                kernel.iter().enumerate().map(|(n, k)| k * held(n)).sum()
            };
        }
    }
    for y in 0..height {
        let out = &mut light[y * width..(y + 1) * width];
        out.fill(0.0);
        for (n, k) in kernel.iter().enumerate() {
            let from = (y as isize + n as isize - radius).clamp(0, height as isize - 1) as usize;
            for (pixel, p) in out.iter_mut().zip(&across[from * width..]) {
                *pixel += p * k;
            }
        }
    }
}

/// Motion blur of a label that moves by `(x, y)` pixels in a straight line while the shutter is open.
pub(crate) fn motion(light: &mut Vec<f32>, width: usize, height: usize, path: (f32, f32)) {
    let length = path.0.hypot(path.1);
    if length < 0.1 || width == 0 || height == 0 {
        return;
    }
    let steps = (length * 2.0).ceil().clamp(2.0, 128.0) as usize;
    let margin = (length / 2.0).ceil() as usize + 2;
    let extended = with_margin(light, width, height, margin);
    let stride = width + 2 * margin;
    let mut out = vec![0.0; light.len()];
    for step in 0..steps {
        // one step moves all pixels equally, so the weights of the four neighbours are the same everywhere
        let at = (step as f32 + 0.5) / steps as f32 - 0.5;
        let (dx, dy) = (path.0 * at, path.1 * at);
        let (fx, fy) = (dx - dx.floor(), dy - dy.floor());
        let left = (margin as isize + dx.floor() as isize) as usize;
        let top = (margin as isize + dy.floor() as isize) as usize;
        for (y, out) in out.chunks_exact_mut(width).enumerate() {
            let upper = &extended[(top + y) * stride + left..][..=width];
            let lower = &extended[(top + y + 1) * stride + left..][..=width];
            for (x, pixel) in out.iter_mut().enumerate() {
                let above = upper[x] * (1.0 - fx) + upper[x + 1] * fx;
                let below = lower[x] * (1.0 - fx) + lower[x + 1] * fx;
                *pixel += above * (1.0 - fy) + below * fy;
            }
        }
    }
    for pixel in &mut out {
        *pixel /= steps as f32;
    }
    *light = out;
}

/// The light with its edges repeated for `margin` pixels on every side.
fn with_margin(light: &[f32], width: usize, height: usize, margin: usize) -> Vec<f32> {
    (0..height + 2 * margin)
        .flat_map(|y| {
            let from = y.saturating_sub(margin).min(height - 1) * width;
            padded(&light[from..from + width], margin)
        })
        .collect()
}

/// Exposure, gamma 2.2, noise (0.6 of it constant, 0.4 growing with the root of the signal) and 8 bits.
pub(crate) fn sensor(
    light: &[f32],
    width: usize,
    uneven: f32,
    white: f32,
    noise: f32,
    rng: &mut Rng,
) -> Vec<u8> {
    let exposure = (white.clamp(1.0, 255.0) / 255.0).powf(2.2);
    // gamma by a table over the square root of the signal, which is nearly linear
    let gamma: Vec<f32> =
        (0..=TABLE + 1).map(|n| 255.0 * (n as f32 / TABLE as f32).powf(2.0 / 2.2)).collect();
    light
        .iter()
        .enumerate()
        .map(|(n, light)| {
            let across = (n % width.max(1)) as f32 / width.max(1) as f32;
            let signal = (light * exposure * (1.0 - uneven * across)).clamp(0.0, 1.0);
            let root = signal.sqrt();
            let (at, part) = ((root * TABLE as f32) as usize, (root * TABLE as f32).fract());
            let grey = gamma[at] + (gamma[at + 1] - gamma[at]) * part;
            let deviation = noise * (0.6 + 0.4 * root);
            (grey + deviation * rng.normal() + 0.5).clamp(0.0, 255.0) as u8
        })
        .collect()
}

/// Light on a grid.
pub(crate) struct Layer {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) light: Vec<f32>,
}

/// The light that reaches the sensor, from a grid `finer` times as fine as its pixels: defocused by `sigma` pixels of the
/// sensor and averaged over each pixel. The sides of the grid are multiples of `finer`; edges are repeated.
pub(crate) fn onto_sensor(layer: &Layer, finer: usize, sigma: f32, lens: Lens) -> Vec<f32> {
    let sigma = sigma * finer as f32;
    match lens {
        Lens::Gaussian => by_gaussian(layer, finer, sigma),
        // a smaller disc has no shape on the grid
        Lens::Disc if sigma < 0.75 => by_gaussian(layer, finer, sigma),
        Lens::Disc => by_disc(layer, finer, sigma),
    }
}

fn by_gaussian(layer: &Layer, finer: usize, sigma: f32) -> Vec<f32> {
    let radius = (sigma * 3.5).ceil() as isize;
    let bell =
        |n: isize| if sigma < 0.05 { 1.0 } else { (-(n * n) as f32 / (2.0 * sigma * sigma)).exp() };
    let bell: Vec<f32> = (-radius..=radius).map(bell).collect();
    let kernel = with_pixel(&bell, finer);
    let (width, height) = (layer.width / finer, layer.height / finer);

    let mut across = vec![0.0; width * layer.height];
    for (row, out) in layer.light.chunks_exact(layer.width).zip(across.chunks_exact_mut(width)) {
        let padded = padded(row, radius as usize);
        for (x, pixel) in out.iter_mut().enumerate() {
            *pixel = padded[x * finer..].iter().zip(&kernel).map(|(p, k)| p * k).sum();
        }
    }
    let mut out = vec![0.0; width * height];
    for (y, out) in out.chunks_exact_mut(width).enumerate() {
        for (n, k) in kernel.iter().enumerate() {
            let from = (y * finer) as isize + n as isize - radius;
            let from = from.clamp(0, layer.height as isize - 1) as usize * width;
            for (pixel, p) in out.iter_mut().zip(&across[from..]) {
                *pixel += p * k;
            }
        }
    }
    out
}

/// A disc is a chord on every row; cumulative sums give each chord at once, with fractional ends.
fn by_disc(layer: &Layer, finer: usize, sigma: f32) -> Vec<f32> {
    let radius = 2.0 * sigma;
    let reach = radius.ceil() as usize + 1;
    let sums: Vec<Vec<f32>> = layer
        .light
        .chunks_exact(layer.width)
        .map(|row| {
            let mut sum = 0.0;
            let sums = padded(row, reach).into_iter().map(|light| {
                sum += light;
                sum
            });
            std::iter::once(0.0).chain(sums).collect()
        })
        .collect();
    let chords: Vec<(isize, f32)> = (-(reach as isize)..=reach as isize)
        .map(|down| (down, (radius * radius - (down * down) as f32).max(0.0).sqrt()))
        .filter(|(down, _)| down.unsigned_abs() as f32 <= radius)
        .collect();
    let area: f32 = chords.iter().map(|(_, half)| 2.0 * half).sum::<f32>() * (finer * finer) as f32;
    let (width, height) = (layer.width / finer, layer.height / finer);
    let mut out = vec![0.0; width * height];
    for (y, out) in out.chunks_exact_mut(width).enumerate() {
        for sub in 0..finer {
            for (down, half) in &chords {
                let row = (y * finer + sub) as isize + down;
                let sums = &sums[row.clamp(0, layer.height as isize - 1) as usize];
                // the middle of cell n is at n + 0.5, its cumulative sums at n and n + 1
                let from = reach as f32 + 0.5 - half;
                let (skip, part) = (from as usize, from.fract());
                let span = 2.0 * half + part;
                let (whole, rest) = (span as usize, span.fract());
                let up_to = |at: usize, part: f32| sums[at] + (sums[at + 1] - sums[at]) * part;
                for (x, pixel) in out.iter_mut().enumerate() {
                    for place in x * finer..(x + 1) * finer {
                        let at = place + skip;
                        *pixel += up_to(at + whole, rest) - up_to(at, part);
                    }
                }
            }
        }
    }
    for pixel in &mut out {
        *pixel /= area;
    }
    out
}

/// A kernel convolved with the cells of one pixel, with sum 1.
fn with_pixel(kernel: &[f32], finer: usize) -> Vec<f32> {
    let mut smeared = vec![0.0; kernel.len() + finer - 1];
    for (n, k) in kernel.iter().enumerate() {
        for place in &mut smeared[n..n + finer] {
            *place += k;
        }
    }
    let sum: f32 = smeared.iter().sum();
    smeared.into_iter().map(|k| k / sum.max(1e-12)).collect()
}

/// A row with its ends repeated `by` times.
fn padded(row: &[f32], by: usize) -> Vec<f32> {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return Vec::new() };
    let mut padded = vec![*first; by];
    padded.extend_from_slice(row);
    padded.extend(std::iter::repeat_n(*last, by));
    padded
}

/// Removes a share of the light that grows in a direction (degrees) across a label of this half diagonal.
pub(crate) fn shade(
    light: &mut [f32],
    width: usize,
    middle: (f32, f32),
    extent: f32,
    (share, direction): (f32, f32),
) {
    if share <= 0.0 {
        return;
    }
    let (sin, cos) = direction.to_radians().sin_cos();
    for (n, light) in light.iter_mut().enumerate() {
        let (x, y) = ((n % width) as f32 - middle.0, (n / width) as f32 - middle.1);
        let along = (x * cos + y * sin) / (extent + 1.0);
        *light *= (1.0 - share * (along + 1.0) / 2.0).clamp(0.03, 1.5);
    }
}

/// Adds a highlight of this strength, wider than high, scaled to the label.
pub(crate) fn highlight(
    light: &mut [f32],
    width: usize,
    (strength, at): (f32, (f32, f32)),
    extent: f32,
) {
    if strength <= 0.0 {
        return;
    }
    for (n, light) in light.iter_mut().enumerate() {
        let x = ((n % width) as f32 - at.0) / (extent * 0.35);
        let y = ((n / width) as f32 - at.1) / (extent * 0.18);
        *light += strength * (-(x * x + y * y)).exp();
    }
}

/// Grey levels after exposure and gamma 2.2, not yet rounded; light 1 lands at `white`.
pub(crate) fn exposed(light: &[f32], width: usize, uneven: f32, white: f32) -> Vec<f32> {
    let exposure = (white.clamp(1.0, 255.0) / 255.0).powf(2.2);
    light
        .iter()
        .enumerate()
        .map(|(n, light)| {
            let across = (n % width.max(1)) as f32 / width.max(1) as f32;
            255.0 * (light * exposure * (1.0 - uneven * across)).clamp(0.0, 1.0).powf(1.0 / 2.2)
        })
        .collect()
}

/// Adds noise of this many grey levels at middle grey: 0.6 of it constant, 0.4 growing with the root of the grey.
pub(crate) fn add_noise(grey: &mut [f32], noise: f32, rng: &mut Rng) {
    for grey in grey {
        *grey += noise * (0.6 + 0.4 * (*grey / 128.0).sqrt()) * rng.normal();
    }
}

/// Sharpens as webcams do, by the difference to a blurred copy (unsharp mask).
pub(crate) fn sharpen(grey: &mut [f32], width: usize, height: usize, amount: f32) {
    let mut soft = grey.to_vec();
    defocus(&mut soft, width, height, 1.2);
    for (grey, soft) in grey.iter_mut().zip(soft) {
        *grey += amount * (*grey - soft);
    }
}

/// To 8 bits.
pub(crate) fn rounded(grey: &[f32]) -> Vec<u8> {
    grey.iter().map(|grey| (grey + 0.5).clamp(0.0, 255.0) as u8).collect()
}

const TABLE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_spreads_light_and_keeps_its_sum() {
        let mut light = vec![0.0; 41 * 41];
        light[20 * 41 + 20] = 1.0;
        defocus(&mut light, 41, 41, 2.0);
        assert!((light.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        assert!(light[20 * 41 + 20] < 0.05 && light[20 * 41 + 24] > 0.004);
        motion(&mut light, 41, 41, (6.0, 0.0));
        assert!((light.iter().sum::<f32>() - 1.0).abs() < 1e-2);
    }

    #[test]
    fn both_lenses_spread_a_point_by_the_given_deviation() {
        for (lens, finer, sigma) in [
            (Lens::Gaussian, 4, 0.6),
            (Lens::Gaussian, 2, 2.5),
            (Lens::Disc, 4, 0.6),
            (Lens::Disc, 2, 2.5),
            (Lens::Disc, 1, 4.0),
        ] {
            let side = 41 * finer;
            let mut layer = Layer { width: side, height: side, light: vec![0.0; side * side] };
            // one pixel in the middle, whole
            for n in 0..finer * finer {
                layer.light[(20 * finer + n / finer) * side + 20 * finer + n % finer] = 1.0;
            }
            let spread = onto_sensor(&layer, finer, sigma, lens);
            let sum: f32 = spread.iter().sum();
            let square = |n: usize| (n as f32 - 20.0).powi(2);
            let across: f32 = spread.iter().enumerate().map(|(n, p)| square(n % 41) * p).sum();
            let down: f32 = spread.iter().enumerate().map(|(n, p)| square(n / 41) * p).sum();
            // the width of the pixel adds a variance of a twelfth, once when drawn and once when sampled
            let expected = (sigma * sigma + 1.0 / 6.0).sqrt();
            assert!((sum - 1.0).abs() < 0.02, "{lens:?} {finer} {sigma}: {sum}");
            for got in [across.sqrt(), down.sqrt()] {
                assert!(
                    (got / expected - 1.0).abs() < 0.1,
                    "{lens:?} {finer} {sigma}: {got}, not {expected}"
                );
            }
        }
    }

    #[test]
    fn white_paper_has_the_given_grey() {
        let grey = sensor(&[1.0, 0.0], 2, 0.0, 200.0, 0.0, &mut Rng::new(1));
        assert_eq!(grey, [200, 0]);
    }
}
