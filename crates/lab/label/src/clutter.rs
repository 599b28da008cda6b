//! A background as cluttered as a shelf or a desk: rectangles, discs, writing, and groups of thin lines that look a little
//! like bars. It contains no barcode.

use crate::rng::Rng;

/// Light of a background of `width` x `height` pixels, 0 to 1, by rows.
pub(crate) fn clutter(rng: &mut Rng, width: usize, height: usize) -> Vec<f32> {
    let mut canvas = Canvas { width, height, light: soft(rng, width, height) };
    let (w, h) = (width as f32, height as f32);
    for _ in 0..6 + rng.below(12) {
        let tone = rng.between(0.03, 0.8);
        let at = (rng.between(0.0, w), rng.between(0.0, h));
        match rng.below(4) {
            0 => {
                let size = (rng.between(10.0, w / 3.0), rng.between(8.0, h / 3.0));
                canvas.rectangle(at, size, tone);
            }
            1 => canvas.disc(at, rng.between(5.0, h / 6.0), tone),
            2 => {
                let letters = 4 + rng.below(10);
                let (size, pen) = (rng.between(8.0, 34.0), 1.0 + rng.below(3) as f32);
                canvas.words(rng, at, letters, size, pen, tone);
            }
            _ => {
                let length = rng.between(40.0, 160.0);
                for line in 0..2 + rng.below(7) {
                    let y = at.1 + 5.0 * line as f32;
                    canvas.stroke((at.0, y), (at.0 + length, y), 1.0, tone);
                }
            }
        }
    }
    canvas.light
}

/// Slow changes between light and dark.
fn soft(rng: &mut Rng, width: usize, height: usize) -> Vec<f32> {
    const COLUMNS: usize = 6;
    const ROWS: usize = 4;
    let base = 0.5 * rng.between(0.1, 0.6);
    let knots: Vec<f32> = (0..COLUMNS * ROWS).map(|_| 0.35 * rng.unit()).collect();
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let place = |n: usize, of: usize, knots: usize| {
        let at = n as f32 / of as f32 * (knots - 1) as f32;
        let first = (at as usize).min(knots - 2);
        (first, ease(at - first as f32))
    };
    let mut light = Vec::with_capacity(width * height);
    for y in 0..height {
        let (row, down) = place(y, height, ROWS);
        for x in 0..width {
            let (column, across) = place(x, width, COLUMNS);
            let along = |row: usize| {
                let k = &knots[row * COLUMNS + column..];
                k[0] + (k[1] - k[0]) * across
            };
            light.push((base + along(row) + (along(row + 1) - along(row)) * down).max(0.01));
        }
    }
    light
}

/// A surface to draw on.
pub(crate) struct Canvas {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) light: Vec<f32>,
}

impl Canvas {
    /// Blends the pixels of a box that are in the picture with the tone, by the share that `inside` returns.
    fn paint(
        &mut self,
        from: (f32, f32),
        to: (f32, f32),
        tone: f32,
        inside: impl Fn(f32, f32) -> f32,
    ) {
        let clip = |v: f32, end: usize| v.clamp(0.0, end as f32) as usize;
        let (left, right) = (clip(from.0.floor(), self.width), clip(to.0.ceil() + 1.0, self.width));
        let (top, bottom) =
            (clip(from.1.floor(), self.height), clip(to.1.ceil() + 1.0, self.height));
        for y in top..bottom {
            for x in left..right {
                let share = inside(x as f32, y as f32).clamp(0.0, 1.0);
                let pixel = &mut self.light[y * self.width + x];
                *pixel += (tone - *pixel) * share;
            }
        }
    }

    pub(crate) fn rectangle(&mut self, at: (f32, f32), size: (f32, f32), tone: f32) {
        self.paint(at, (at.0 + size.0, at.1 + size.1), tone, |_, _| 1.0);
    }

    pub(crate) fn disc(&mut self, at: (f32, f32), radius: f32, tone: f32) {
        let (from, to) = ((at.0 - radius, at.1 - radius), (at.0 + radius, at.1 + radius));
        self.paint(from, to, tone, |x, y| radius + 0.5 - (x - at.0).hypot(y - at.1));
    }

    /// A straight line, `pen` pixels thick.
    pub(crate) fn stroke(&mut self, a: (f32, f32), b: (f32, f32), pen: f32, tone: f32) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length2 = (dx * dx + dy * dy).max(1e-6);
        let from = (a.0.min(b.0) - pen, a.1.min(b.1) - pen);
        let to = (a.0.max(b.0) + pen, a.1.max(b.1) + pen);
        self.paint(from, to, tone, |x, y| {
            let t = (((x - a.0) * dx + (y - a.1) * dy) / length2).clamp(0.0, 1.0);
            pen / 2.0 + 0.5 - (x - a.0 - t * dx).hypot(y - a.1 - t * dy)
        });
    }

    /// Imitated writing: each letter is a few strokes between the points of a small grid.
    pub(crate) fn words(
        &mut self,
        rng: &mut Rng,
        at: (f32, f32),
        letters: usize,
        size: f32,
        pen: f32,
        tone: f32,
    ) {
        for letter in 0..letters {
            if rng.below(6) == 0 {
                continue;
            }
            let left = at.0 + letter as f32 * size * 0.75;
            let mut point = || {
                let (column, row) = (rng.below(3) as f32, rng.below(3) as f32);
                (left + column * size * 0.25, at.1 - row * size * 0.5)
            };
            let mut last = point();
            for _ in 0..3 {
                let next = point();
                self.stroke(last, next, pen, tone);
                last = next;
            }
        }
    }
}
