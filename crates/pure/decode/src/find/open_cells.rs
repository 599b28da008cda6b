//! Cells that may still become part of a region, and the connected components among them.

use super::tensor::Cells;

/// Neighbours agree if the cosine of twice the angle between them is above this: 14 degrees.
const MIN_COSINE: f32 = 0.88;
/// Distance of connected cells, at most: a wide bar of a large code fills the cell between them.
const REACH: usize = 2;

/// The index of a cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellIndex {
    pub(super) at: usize,
    pub(super) row: u32,
    pub(super) column: u32,
}

/// The open cells and their directions, in buffers that are reused.
#[derive(Debug, Default)]
pub(super) struct OpenCells {
    columns: usize,
    rows: usize,
    /// The doubled direction of each cell that was opened.
    directions: Vec<(f32, f32)>,
    /// One bit per cell, set if it is open, in rows of whole words and one more, so that closed cells are skipped quickly.
    bits: Vec<u64>,
    words: usize,
}

const WORD: usize = u64::BITS as usize;

impl OpenCells {
    /// Opens the cells that have a direction; all others are closed.
    pub(super) fn begin(&mut self, cells: &Cells, direction: impl Fn(usize) -> Option<(f32, f32)>) {
        (self.columns, self.rows) = (cells.columns, cells.rows);
        self.words = self.columns.div_ceil(WORD) + 1;
        self.bits.clear();
        self.bits.resize(self.words * self.rows, 0);
        self.directions.clear();
        for row in 0..self.rows {
            for column in 0..self.columns {
                let direction = direction(row * self.columns + column);
                self.directions.push(direction.unwrap_or_default());
                self.bits[row * self.words + column / WORD] |=
                    u64::from(direction.is_some()) << (column % WORD);
            }
        }
    }

    /// Opens a cell again.
    pub(super) fn reopen(&mut self, member: CellIndex) {
        let (row, column) = (member.row as usize, member.column as usize);
        self.bits[row * self.words + column / WORD] |= 1 << (column % WORD);
    }

    /// The first open cell from `start` on, by rows.
    pub(super) fn next(&self, start: CellIndex) -> Option<CellIndex> {
        let (mut row, mut column) = (start.row as usize, start.column as usize);
        while row < self.rows {
            for word in column / WORD..self.words {
                let from = if word == column / WORD { column % WORD } else { 0 };
                let bits = self.bits[row * self.words + word] >> from << from;
                if bits != 0 {
                    return Some(self.member(row, word * WORD + bits.trailing_zeros() as usize));
                }
            }
            (row, column) = (row + 1, 0);
        }
        None
    }

    /// The first cell.
    pub(super) fn first(&self) -> CellIndex {
        self.member(0, 0)
    }

    fn member(&self, row: usize, column: usize) -> CellIndex {
        CellIndex { at: row * self.columns + column, row: row as u32, column: column as u32 }
    }

    /// Collects the cells connected with `start`, which is open, and closes them.
    pub(super) fn connect(&mut self, start: CellIndex, members: &mut Vec<CellIndex>) {
        members.clear();
        members.push(start);
        self.bits[start.row as usize * self.words + start.column as usize / WORD] &=
            !(1 << (start.column as usize % WORD));
        let mut next = 0;
        while let Some(&CellIndex { at, row, column }) = members.get(next) {
            next += 1;
            let (row, column) = (row as usize, column as usize);
            let (cos, sin) = self.directions[at];
            let left = column.saturating_sub(REACH);
            let (word, shift) = (left / WORD, left % WORD);
            let wide = (1 << (column + REACH + 1 - left)) - 1;
            for row in row.saturating_sub(REACH)..(row + REACH + 1).min(self.rows) {
                let words = &mut self.bits[row * self.words + word..][..2];
                // the bits of the next word follow those of this one
                let mut near = (words[0] >> shift | words[1] << 1 << (WORD - 1 - shift)) & wide;
                while near != 0 {
                    let step = near.trailing_zeros() as usize;
                    near &= near - 1;
                    let column = left + step;
                    let at = row * self.columns + column;
                    let (cos2, sin2) = self.directions[at];
                    if cos * cos2 + sin * sin2 > MIN_COSINE {
                        words[(shift + step) / WORD] &= !(1 << ((shift + step) % WORD));
                        members.push(CellIndex { at, row: row as u32, column: column as u32 });
                    }
                }
            }
        }
    }
}
