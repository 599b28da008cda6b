//! What lens, shutter and sensor do to the light, in this order.

use crate::rng::Rng;

/// Blurs as a lens out of focus: a Gaussian of deviation `sigma` pixels, edges held.
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

/// Blurs as a label that moved on a straight way of `(x, y)` pixels while the shutter was open.
pub(crate) fn motion(light: &mut Vec<f32>, width: usize, height: usize, way: (f32, f32)) {
    let length = way.0.hypot(way.1);
    if length < 0.1 || width == 0 || height == 0 {
        return;
    }
    let steps = (length * 2.0).ceil().clamp(2.0, 128.0) as usize;
    let mut out = vec![0.0; light.len()];
    for step in 0..steps {
        let at = (step as f32 + 0.5) / steps as f32 - 0.5;
        let (dx, dy) = (way.0 * at, way.1 * at);
        for y in 0..height {
            for x in 0..width {
                out[y * width + x] += bilinear(light, width, height, x as f32 + dx, y as f32 + dy);
            }
        }
    }
    for pixel in &mut out {
        *pixel /= steps as f32;
    }
    *light = out;
}

fn bilinear(light: &[f32], width: usize, height: usize, x: f32, y: f32) -> f32 {
    let (x, y) = (x.clamp(0.0, width as f32 - 1.0), y.clamp(0.0, height as f32 - 1.0));
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(width - 1), (y0 + 1).min(height - 1));
    let (fx, fy) = (x - x0 as f32, y - y0 as f32);
    let row = |y: usize| light[y * width + x0] * (1.0 - fx) + light[y * width + x1] * fx;
    row(y0) * (1.0 - fy) + row(y1) * fy
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
    // gamma by table, over the root of the signal, where it is nearly straight
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

const TABLE: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blur_keeps_the_light_and_spreads_it() {
        let mut light = vec![0.0; 41 * 41];
        light[20 * 41 + 20] = 1.0;
        defocus(&mut light, 41, 41, 2.0);
        assert!((light.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        assert!(light[20 * 41 + 20] < 0.05 && light[20 * 41 + 24] > 0.004);
        motion(&mut light, 41, 41, (6.0, 0.0));
        assert!((light.iter().sum::<f32>() - 1.0).abs() < 1e-2);
    }

    #[test]
    fn white_paper_lands_where_it_should() {
        let grey = sensor(&[1.0, 0.0], 2, 0.0, 200.0, 0.0, &mut Rng::new(1));
        assert_eq!(grey, [200, 0]);
    }
}
