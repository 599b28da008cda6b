//! Pictures reduced by a whole factor.

use crate::luma::Luma;

/// The factor that leaves at most so many pixels.
pub(super) fn factor(luma: Luma<'_>, max_pixels: usize) -> usize {
    let pixels = luma.width().saturating_mul(luma.height());
    (pixels as f32 / max_pixels as f32).sqrt().ceil().max(1.0) as usize
}

/// Means of `step` by `step` pixels.
pub(super) fn reduce(luma: Luma<'_>, step: usize, sums: &mut Vec<u32>, out: &mut Vec<u8>) {
    let (width, height) = (luma.width() / step, luma.height() / step);
    let area = (step * step) as u32;
    out.clear();
    for y in 0..height {
        sums.clear();
        sums.resize(width, 0);
        for row in (y * step..(y + 1) * step).map(|y| luma.row(y)) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(step)) {
                *sum += pixels.iter().map(|p| u32::from(*p)).sum::<u32>();
            }
        }
        out.extend(sums.iter().map(|sum| (sum / area) as u8));
    }
}
