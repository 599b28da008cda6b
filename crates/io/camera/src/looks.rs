//! What a picture looks like, whatever it shows: light, what is washed out, how sharp. Measured on a sample of its
//! pixels, in well under a millisecond, and total: any frame has an answer.

use crate::Frame;

/// What a picture looks like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Looks {
    /// Grey in the mean, 0 black to 1 white.
    pub light: f32,
    /// Grey of the brightest twentieth, 0 to 1: white paper lies there, if there is any.
    pub brightest: f32,
    /// Share of the pixels that are as white as can be, 0 to 1: they show nothing any more.
    pub washed_out: f32,
    /// How many pixels an edge takes from dark to light, in the mean of the sharper half of the picture's clear
    /// edges: up to 2.5 is sharp, from 3.5 on a
    /// barcode is hard to read. `None` where there are too few edges to tell.
    pub edge_px: Option<f32>,
}

/// A grey from here on says nothing but "too bright".
const WASHED_OUT: u8 = 250;

/// A change of grey from here on is a clear edge: above what noise makes in a dim room.
const CLEAR_EDGE: i32 = 40;

/// With fewer clear edges than this in the rows that are looked at, one does not know.
const FEWEST_EDGES: usize = 40;

/// Edges wider than this are shadows and roundings.
const WIDEST: usize = 16;

/// Rows that are looked at.
const ROWS: usize = 60;

/// What a frame looks like. One without pixels is black.
pub fn looks(frame: &Frame) -> Looks {
    let width = (frame.width as usize).max(1);
    let rows = frame.luma.chunks_exact(width);
    let step = (rows.len() / ROWS).max(1);
    let mut greys = [0_u32; 256];
    // Edges by their width in quarters of a pixel.
    let mut edges = [0_usize; WIDEST * 4];
    for row in rows.step_by(step) {
        for grey in row.iter().step_by(3) {
            greys[usize::from(*grey)] += 1;
        }
        count_edges(row, &mut edges);
    }
    let all: u32 = greys.iter().sum();
    let share = |count: u32| count as f32 / all.max(1) as f32;
    let sum: f32 = (0_u16..).zip(&greys).map(|(grey, count)| f32::from(grey) * *count as f32).sum();
    Looks {
        light: sum / all.max(1) as f32 / 255.0,
        brightest: below(&greys, all, 0.95) / 255.0,
        washed_out: share(greys[usize::from(WASHED_OUT)..].iter().sum()),
        edge_px: edge_px(&edges),
    }
}

/// The grey that a share of the pixels lie below.
fn below(greys: &[u32; 256], all: u32, share: f32) -> f32 {
    let mut sum = 0;
    for (grey, count) in (0_u16..).zip(greys) {
        sum += count;
        if sum > 0 && sum as f32 >= all as f32 * share {
            return f32::from(grey);
        }
    }
    0.0
}

/// Adds the edges of a row: stretches in which the grey goes one way. An edge is as wide as the whole change would
/// take at its steepest step.
fn count_edges(row: &[u8], edges: &mut [usize; WIDEST * 4]) {
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

fn count_edge(change: i32, steepest: i32, edges: &mut [usize; WIDEST * 4]) {
    if change.abs() >= CLEAR_EDGE
        && let Some(edge) = edges.get_mut((4 * change.abs() / steepest.max(1)) as usize)
    {
        *edge += 1;
    }
}

/// The mean width of the narrower half: an edge may be soft by itself, and none is sharper than the picture.
fn edge_px(edges: &[usize; WIDEST * 4]) -> Option<f32> {
    let all: usize = edges.iter().sum();
    if all < FEWEST_EDGES {
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

    fn scene(change: impl Fn(&mut Scene)) -> Looks {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("digits");
        change(&mut scene);
        let picture = scene.draw(&mut Rng::new(1));
        looks(&frame(picture.width, picture.height, picture.data))
    }

    #[test]
    fn blur_widens_edges_whatever_the_light() {
        for white in [90.0, 200.0] {
            let at = |defocus: f32| {
                let looks = scene(|scene| {
                    (scene.defocus, scene.white, scene.noise) = (defocus, white, 3.0);
                    scene.module_px = 5.0;
                });
                looks.edge_px.expect("edges enough")
            };
            let widths = [0.5, 1.5, 4.0].map(at);
            assert!(widths[0] < 2.5 && widths[2] > 3.5, "white {white}: {widths:?}");
            assert!(widths.is_sorted(), "white {white}: {widths:?}");
        }
    }

    #[test]
    fn light_is_told() {
        let (dark, usual, bright) = (
            scene(|scene| scene.white = 25.0),
            scene(|scene| scene.white = 200.0),
            scene(|scene| scene.white = 900.0),
        );
        assert!(dark.light < 0.15 && dark.brightest < 0.25, "{dark:?}");
        assert!(usual.brightest > 0.5 && usual.washed_out < 0.02, "{usual:?}");
        assert!(bright.washed_out > 0.08, "{bright:?}");
    }

    #[test]
    fn every_frame_has_an_answer() {
        let flat = looks(&frame(64, 48, vec![77; 64 * 48]));
        assert_eq!((flat.edge_px, flat.washed_out), (None, 0.0));
        assert!(
            (flat.light - 77.0 / 255.0).abs() < 0.01 && (flat.brightest - flat.light).abs() < 0.01
        );
        for (width, height, luma) in [
            (0, 0, vec![]),
            (1, 1, vec![255]),
            (0, 9, vec![1; 9]),
            (7, 1, vec![0, 255, 0, 255, 0, 255, 0]),
        ] {
            let told = looks(&frame(width, height, luma));
            assert!(told.light >= 0.0 && told.edge_px.is_none(), "{width}x{height}: {told:?}");
        }
    }
}
