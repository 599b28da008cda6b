//! Where dots are: regions whose light changes as much in one direction as across it.

use crate::luma::Luma;
use crate::read::Point;

use super::tensor::{CELL, Cells, Tensor};

/// An upright box around a region that looks like a field of dots, in pixels of the picture, with a margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DotRegion {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl DotRegion {
    /// The whole of a picture.
    pub(crate) fn whole(luma: Luma<'_>) -> Self {
        Self { left: 0, top: 0, width: luma.width(), height: luma.height() }
    }

    /// Its middle.
    pub(crate) fn middle(&self) -> Point {
        Point {
            x: self.left as f32 + self.width as f32 / 2.0,
            y: self.top as f32 + self.height as f32 / 2.0,
        }
    }

    /// The part of it that lies in a picture.
    pub(crate) fn within(self, luma: Luma<'_>) -> Self {
        let (left, top) = (self.left.min(luma.width()), self.top.min(luma.height()));
        Self {
            left,
            top,
            width: self.width.min(luma.width() - left),
            height: self.height.min(luma.height() - top),
        }
    }
}

/// Finds dot regions, in buffers that it reuses.
#[derive(Debug, Default)]
pub(super) struct DotRegions {
    coarse: Vec<f32>,
    members: Vec<usize>,
    found: Vec<(f32, DotRegion)>,
    strongest: Vec<DotRegion>,
}

/// Cells along a side of a coarse cell: 32 pixels, so that modules of up to 16 pixels show both directions.
const COARSE: usize = 4;
/// The energy in the weaker direction that a coarse cell needs. Dots with a third of the full contrast, out of focus, have
/// some thousands; the crossing of two joints between tiles has some hundreds.
const MIN_ENERGY: f32 = 500.0;
/// The same relative to the energy of the noise.
const MIN_ENERGY_TO_NOISE: f32 = 6.0;
/// Regions that are returned, at most.
const MAX_REGIONS: usize = 4;

impl DotRegions {
    /// The regions, the strongest first.
    pub(super) fn strongest(&self) -> &[DotRegion] {
        &self.strongest
    }

    /// Searches cells that were measured in a picture reduced by `step`.
    pub(super) fn find(&mut self, cells: &Cells, noise: f32, step: usize) {
        let (columns, rows) = (cells.columns.div_ceil(COARSE), cells.rows.div_ceil(COARSE));
        let threshold = MIN_ENERGY.max(MIN_ENERGY_TO_NOISE * noise);
        self.coarse.clear();
        for row in 0..rows {
            for column in 0..columns {
                let mut sum = Tensor::default();
                let mut count = 0.0f32;
                for r in row * COARSE..((row + 1) * COARSE).min(cells.rows) {
                    for c in column * COARSE..((column + 1) * COARSE).min(cells.columns) {
                        sum.add(cells.raw[r * cells.columns + c]);
                        count += 1.0;
                    }
                }
                let minor = sum.minor() / count.max(1.0);
                self.coarse.push(if minor > threshold { minor } else { 0.0 });
            }
        }
        self.found.clear();
        for start in 0..self.coarse.len() {
            if self.coarse[start] > 0.0 {
                let found = self.connected(start, columns, rows, step);
                self.found.push(found);
            }
        }
        self.found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        self.strongest.clear();
        self.strongest.extend(self.found.iter().take(MAX_REGIONS).map(|(_, region)| *region));
    }

    /// The box around the coarse cells connected with `start`, a coarse cell larger on every side, and their energy; the
    /// cells are cleared.
    fn connected(
        &mut self,
        start: usize,
        columns: usize,
        rows: usize,
        step: usize,
    ) -> (f32, DotRegion) {
        self.members.clear();
        self.members.push(start);
        let mut energy = std::mem::take(&mut self.coarse[start]);
        let (mut left, mut right) = (start % columns, start % columns);
        let (mut top, mut bottom) = (start / columns, start / columns);
        while let Some(at) = self.members.pop() {
            let (row, column) = (at / columns, at % columns);
            (left, right) = (left.min(column), right.max(column));
            (top, bottom) = (top.min(row), bottom.max(row));
            for r in row.saturating_sub(1)..(row + 2).min(rows) {
                for c in column.saturating_sub(1)..(column + 2).min(columns) {
                    let other = r * columns + c;
                    if self.coarse[other] > 0.0 {
                        energy += std::mem::take(&mut self.coarse[other]);
                        self.members.push(other);
                    }
                }
            }
        }
        let side = COARSE * CELL * step;
        let (left, top) = (left.saturating_sub(1), top.saturating_sub(1));
        let region = DotRegion {
            left: left * side,
            top: top * side,
            width: (right + 2 - left) * side,
            height: (bottom + 2 - top) * side,
        };
        (energy, region)
    }
}
