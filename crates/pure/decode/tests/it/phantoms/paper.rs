//! A strip of paper with bars, as a lens and a sensor show it.

use trug_label::Rng;

pub(super) const HEIGHT: usize = 56;

/// The bars on a strip of paper: bands one below the other.
pub(super) struct Paper {
    /// For each band its share of the height, and the positions where bars begin and end in turn, in modules from the left
    /// margin.
    pub(super) bands: Vec<(f32, Vec<f32>)>,
    /// Modules that are covered: from, to, and the light of the cover.
    pub(super) cover: Option<(f32, f32, f32)>,
    /// The values that may be read.
    pub(super) codes: Vec<String>,
}

impl Paper {
    pub(super) fn row(ends: Vec<f32>) -> Self {
        Self { bands: vec![(1.0, ends)], cover: None, codes: Vec::new() }
    }

    pub(super) fn shows(&self, text: &str) -> bool {
        self.codes.iter().any(|code| code == text || code.strip_prefix('0') == Some(text))
    }

    /// Grey pixels and their width, seen through a lens that blurs, tilted, with noise.
    pub(super) fn draw(&self, rng: &mut Rng) -> (Vec<u8>, usize) {
        let (module, sigma) = (rng.between(1.1, 3.2), rng.between(0.15, 1.5));
        let (noise, white) = (rng.between(0.5, 8.0), rng.between(0.1, 0.8));
        let (ink, gain) = (rng.between(0.02, 0.3), rng.between(-0.15, 0.25));
        let (drift, lean) = (rng.between(-0.15, 0.15), rng.between(-0.1, 0.1));
        let length =
            self.bands.iter().filter_map(|(_, ends)| ends.last()).fold(60.0f32, |a, b| a.max(*b));
        let margin = rng.between(4.0, 16.0);
        let width = ((length + 2.0 * margin) * module) as usize;
        let mut data = Vec::with_capacity(width * HEIGHT);
        let mut top = 0.0;
        for (height, ends) in &self.bands {
            let bottom: f32 = top + height;
            for y in (top * HEIGHT as f32) as usize..((bottom * HEIGHT as f32) as usize).min(HEIGHT)
            {
                for x in 0..width {
                    let t = (x as f32 + lean * y as f32) / width as f32 * 2.0 - 1.0;
                    let at = (t + drift * (t * t - 1.0) * 0.5 + 1.0) * 0.5 * width as f32;
                    let at = at / module - margin;
                    let covered = self.cover.filter(|(from, to, _)| at > *from && at < *to);
                    let light = match covered {
                        Some((_, _, light)) => white * light,
                        None => white * (1.0 - (1.0 - ink) * ink_at(ends, at, sigma, gain)),
                    };
                    let grey = 255.0 * light.clamp(0.0, 1.0).powf(1.0 / 2.2);
                    data.push((grey + noise * rng.normal()).clamp(0.0, 255.0) as u8);
                }
            }
            top = bottom;
        }
        data.resize(width * HEIGHT, 128);
        (data, width)
    }
}

/// The share of ink at `x`, with a bar gain of `gain` modules.
fn ink_at(ends: &[f32], x: f32, sigma: f32, gain: f32) -> f32 {
    let first = ends.partition_point(|end| *end < x - 5.0 * sigma - 1.0);
    let last = ends.partition_point(|end| *end < x + 5.0 * sigma + 1.0);
    let below = |x: f32| 1.0 / (1.0 + (-1.702 * x / sigma).exp());
    let mut sum = f32::from(u8::from(first % 2 == 1));
    for (n, end) in ends.iter().enumerate().take(last).skip(first) {
        sum += if n % 2 == 0 { below(x - end + gain / 2.0) } else { -below(x - end - gain / 2.0) };
    }
    sum.clamp(0.0, 1.0)
}

/// The positions where bars begin and end in turn, from modules.
pub(super) fn ends_of(modules: &[bool]) -> Vec<f32> {
    let mut ends = Vec::new();
    let mut before = false;
    for (n, now) in modules.iter().chain(&[false]).enumerate() {
        if *now != before {
            ends.push(n as f32);
            before = *now;
        }
    }
    ends
}

pub(super) fn ends_of_widths(widths: impl IntoIterator<Item = f32>) -> Vec<f32> {
    let mut at = 0.0;
    let mut ends = vec![0.0];
    for width in widths {
        at += width;
        ends.push(at);
    }
    if ends.len() % 2 == 1 {
        ends.pop();
    }
    ends
}
