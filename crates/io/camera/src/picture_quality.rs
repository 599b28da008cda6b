//! The quality of a picture, whatever it shows: brightness, clipping and sharpness, measured on a sample of its pixels
//! in well under a millisecond. It is defined for every frame.

use crate::Frame;

/// The quality of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PictureQuality {
    /// Mean luma, 0 black to 1 white.
    pub mean: f32,
    /// The 95th percentile of luma, 0 to 1: the level of white paper, if there is any.
    pub white_level: f32,
    /// Share of the pixels that are clipped to white, 0 to 1: they carry no detail.
    pub clipped: f32,
    /// The mean width in pixels, from dark to light, of the sharper half of the picture's clear edges: up to 2.5 is
    /// sharp, from 3.5 on a barcode is hard to read. `None` where there are too few edges.
    pub edge_px: Option<f32>,
}

/// Luma from here on is clipped.
const CLIPPED: u8 = 250;

/// A change of luma from here on is a clear edge: more than noise in a dim room.
const CLEAR_EDGE: i32 = 40;

/// The fewest clear edges in the sampled rows from which sharpness is measured.
const MIN_EDGES: usize = 40;

/// Wider edges are shadows and curved surfaces.
const MAX_EDGE_PX: usize = 16;

/// Sampled rows.
const ROWS: usize = 60;

/// The quality of a frame. One without pixels is black.
pub fn picture_quality(frame: &Frame) -> PictureQuality {
    let width = (frame.width as usize).max(1);
    let rows = frame.luma.chunks_exact(width);
    let step = (rows.len() / ROWS).max(1);
    let mut histogram = [0_u32; 256];
    // Edges by their width in quarters of a pixel.
    let mut edges = [0_usize; MAX_EDGE_PX * 4];
    for row in rows.step_by(step) {
        for luma in row.iter().step_by(3) {
            histogram[usize::from(*luma)] += 1;
        }
        count_edges(row, &mut edges);
    }
    let all: u32 = histogram.iter().sum();
    let share = |count: u32| count as f32 / all.max(1) as f32;
    let sum: f32 =
        (0_u16..).zip(&histogram).map(|(luma, count)| f32::from(luma) * *count as f32).sum();
    PictureQuality {
        mean: sum / all.max(1) as f32 / 255.0,
        white_level: percentile(&histogram, all, 0.95) / 255.0,
        clipped: share(histogram[usize::from(CLIPPED)..].iter().sum()),
        edge_px: edge_px(&edges),
    }
}

/// The luma below which a share of the pixels is.
fn percentile(histogram: &[u32; 256], all: u32, share: f32) -> f32 {
    let mut sum = 0;
    for (luma, count) in (0_u16..).zip(histogram) {
        sum += count;
        if sum > 0 && sum as f32 >= all as f32 * share {
            return f32::from(luma);
        }
    }
    0.0
}

/// Adds the edges of a row: runs in which luma only rises or only falls. The width of an edge is its whole change
/// divided by its steepest step.
fn count_edges(row: &[u8], edges: &mut [usize; MAX_EDGE_PX * 4]) {
    let (mut change, mut steepest) = (0_i32, 0_i32);
    for pair in row.windows(2) {
        let step = i32::from(pair[1]) - i32::from(pair[0]);
        if step.signum() * change.signum() < 0 || step == 0 {
            count_edge(change, steepest, edges);
            (change, steepest) = (0, 0);
        }
        change += step;
        steepest = steepest.max(step.abs());
    }
    count_edge(change, steepest, edges);
}

fn count_edge(change: i32, steepest: i32, edges: &mut [usize; MAX_EDGE_PX * 4]) {
    if change.abs() >= CLEAR_EDGE
        && let Some(edge) = edges.get_mut((4 * change.abs() / steepest.max(1)) as usize)
    {
        *edge += 1;
    }
}

/// The mean width of the narrower half: an edge may be soft by itself, but none is sharper than the picture.
fn edge_px(edges: &[usize; MAX_EDGE_PX * 4]) -> Option<f32> {
    let all: usize = edges.iter().sum();
    if all < MIN_EDGES {
        return None;
    }
    let (mut counted, mut sum) = (0, 0.0);
    for (quarters, count) in (0_u8..).zip(edges) {
        let count = (*count).min(all / 2 - counted);
        counted += count;
        sum += count as f32 * f32::from(quarters) / 4.0;
    }
    Some(sum / counted.max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use trug_label::{Rng, Scene, Symbology};

    fn frame(width: usize, height: usize, luma: Vec<u8>) -> Frame {
        Frame {
            luma,
            width: width as u32,
            height: height as u32,
            seq: 1,
            at_ms: 0,
            name: None,
            colour: None,
        }
    }

    fn scene(change: impl Fn(&mut Scene)) -> PictureQuality {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("digits");
        change(&mut scene);
        let picture = scene.draw(&mut Rng::new(1));
        picture_quality(&frame(picture.width, picture.height, picture.data))
    }

    #[test]
    fn blur_widens_edges_whatever_the_light() {
        for white in [90.0, 200.0] {
            let at = |defocus: f32| {
                let quality = scene(|scene| {
                    (scene.defocus, scene.white, scene.noise) = (defocus, white, 3.0);
                    scene.module_px = 5.0;
                });
                quality.edge_px.expect("edges enough")
            };
            let widths = [0.5, 1.5, 4.0].map(at);
            assert!(widths[0] < 2.5 && widths[2] > 3.5, "white {white}: {widths:?}");
            assert!(widths.is_sorted(), "white {white}: {widths:?}");
        }
    }

    #[test]
    fn brightness_and_clipping_are_measured() {
        let (dark, usual, bright) = (
            scene(|scene| scene.white = 25.0),
            scene(|scene| scene.white = 200.0),
            scene(|scene| scene.white = 900.0),
        );
        assert!(dark.mean < 0.15 && dark.white_level < 0.25, "{dark:?}");
        assert!(usual.white_level > 0.5 && usual.clipped < 0.02, "{usual:?}");
        assert!(bright.clipped > 0.08, "{bright:?}");
    }

    #[test]
    fn every_frame_has_a_quality() {
        let flat = picture_quality(&frame(64, 48, vec![77; 64 * 48]));
        assert_eq!((flat.edge_px, flat.clipped), (None, 0.0));
        assert!(
            (flat.mean - 77.0 / 255.0).abs() < 0.01 && (flat.white_level - flat.mean).abs() < 0.01
        );
        for (width, height, luma) in [
            (0, 0, vec![]),
            (1, 1, vec![255]),
            (0, 9, vec![1; 9]),
            (7, 1, vec![0, 255, 0, 255, 0, 255, 0]),
        ] {
            let quality = picture_quality(&frame(width, height, luma));
            assert!(
                quality.mean >= 0.0 && quality.edge_px.is_none(),
                "{width}x{height}: {quality:?}"
            );
        }
    }
}
