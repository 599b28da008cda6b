//! Parallel scanlines across a region.

use crate::find::BarRegion;
use crate::luma::Luma;
use crate::read::Point;
use crate::scanlines;

/// Rows that are averaged on each line, at most: noise is reduced, and bars that lean a little stay sharp.
const MAX_ROWS: usize = 3;
/// The share of the bars' height that the lines cover.
const COVERED: f32 = 0.84;
/// Samples of a line, at most, whatever the picture.
const MAX_SAMPLES: usize = 20_000;

/// Parallel lines across a region.
pub(super) struct Lines {
    pub(super) count: usize,
    rows: usize,
    samples: usize,
    /// Pixels from one sample to the next.
    pub(super) spacing: f32,
    /// Pixels from one line to the next.
    pub(super) distance: f32,
    /// Pixels from one row of a line to the next.
    row_distance: f32,
    origin: Point,
    along: Point,
}

impl Lines {
    /// At most `limit` lines of about `samples` samples.
    pub(super) fn of(region: &BarRegion, limit: usize, samples: f32) -> Self {
        let reach = region.half_length * 1.12 + 10.0;
        let spacing = (2.0 * reach / samples).clamp(0.5, 3.0);
        let samples = ((2.0 * reach / spacing) as usize + 1).min(MAX_SAMPLES);
        let height = (2.0 * COVERED * region.half_height).max(2.0);
        let count = limit.min(height as usize).max(1);
        let distance = height / count as f32;
        let rows = MAX_ROWS.min(distance as usize).max(1);
        let first = -0.5 * height + 0.5 * distance;
        let along = region.along;
        Self {
            count,
            rows,
            samples,
            spacing,
            distance,
            row_distance: (distance / rows as f32).min(1.5),
            origin: Point {
                x: region.centre.x - along.x * reach - along.y * first,
                y: region.centre.y - along.y * reach + along.x * first,
            },
            along,
        }
    }

    /// The light along a line, averaged over its rows.
    pub(super) fn sample(&self, luma: Luma<'_>, line: usize, light: &mut Vec<f32>) {
        light.clear();
        light.resize(self.samples, 0.0);
        for row in 0..self.rows {
            let offset = (row as f32 - (self.rows as f32 - 1.0) / 2.0) * self.row_distance;
            let start = self.position(line, 0.0);
            let start =
                Point { x: start.x - self.along.y * offset, y: start.y + self.along.x * offset };
            let step = Point { x: self.along.x * self.spacing, y: self.along.y * self.spacing };
            scanlines::add_line(luma, start, step, light);
        }
        let share = 1.0 / self.rows as f32;
        for light in light.iter_mut() {
            *light *= share;
        }
    }

    /// The position of a sample of a line in the picture, in pixels.
    pub(super) fn position(&self, line: usize, sample: f32) -> Point {
        let (u, v) = (sample * self.spacing, line as f32 * self.distance);
        Point {
            x: self.origin.x + self.along.x * u - self.along.y * v,
            y: self.origin.y + self.along.y * u + self.along.x * v,
        }
    }
}
