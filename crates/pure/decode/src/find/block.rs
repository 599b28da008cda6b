//! Where dots are: places whose light changes as much in one direction as across it.

use crate::luma::Luma;
use crate::read::Point;

use super::tensor::{CELL, Cells, Tensor};

/// An upright box about a place that looks like a field of dots, in pixels of the picture, with some ground about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) left: usize,
    pub(crate) top: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Block {
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

    /// As much of it as lies in a picture.
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

/// Finds blocks, in buffers that it keeps.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    coarse: Vec<f32>,
    members: Vec<usize>,
    found: Vec<(f32, Block)>,
    strongest: Vec<Block>,
}

/// Cells on a side of a coarse cell: 32 pixels, so that modules of up to 16 pixels show both directions.
const COARSE: usize = 4;
/// Energy in the weaker direction from which on a coarse cell takes part. Dots of a third of the full contrast, out of
/// focus, have some thousands; the crossing of two joints of a wall some hundreds.
const LEAST: f32 = 500.0;
/// And times the energy of the noise.
const OVER_NOISE: f32 = 6.0;
/// Blocks that are told of, at most.
const MOST: usize = 4;

impl Blocks {
    /// The blocks, the strongest first.
    pub(super) fn found(&self) -> &[Block] {
        &self.strongest
    }

    /// Looks for blocks in cells that were measured in a picture reduced by `step`.
    pub(super) fn find(&mut self, cells: &Cells, noise: f32, step: usize) {
        let (columns, rows) = (cells.columns.div_ceil(COARSE), cells.rows.div_ceil(COARSE));
        let least = LEAST.max(OVER_NOISE * noise);
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
                self.coarse.push(if minor > least { minor } else { 0.0 });
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
        self.strongest.extend(self.found.iter().take(MOST).map(|(_, block)| *block));
    }

    /// The box about the coarse cells that hang together with `start`, a coarse cell larger on every side, and their
    /// energy; they are closed.
    fn connected(
        &mut self,
        start: usize,
        columns: usize,
        rows: usize,
        step: usize,
    ) -> (f32, Block) {
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
        let block = Block {
            left: left * side,
            top: top * side,
            width: (right + 2 - left) * side,
            height: (bottom + 2 - top) * side,
        };
        (energy, block)
    }
}
