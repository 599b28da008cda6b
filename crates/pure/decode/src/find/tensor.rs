//! Structure tensors: the direction and the energy of the gradients in each cell of a picture.

use crate::luma::Luma;

/// The side of a cell, in pixels.
pub(super) const CELL: usize = 8;
/// Gradients computed in a cell.
const SAMPLES: f32 = (CELL * CELL / 2) as f32;

/// Mean products of the gradients: along x, along y, mixed; grey levels squared, of differences of sums of two pixels.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tensor {
    pub(super) xx: f32,
    pub(super) yy: f32,
    pub(super) xy: f32,
}

impl Tensor {
    pub(super) fn add(&mut self, other: Self) {
        self.xx += other.xx;
        self.yy += other.yy;
        self.xy += other.xy;
    }

    fn scaled(self, by: f32) -> Self {
        Self { xx: self.xx * by, yy: self.yy * by, xy: self.xy * by }
    }

    pub(super) fn trace(self) -> f32 {
        self.xx + self.yy
    }

    /// The energy in the main direction minus that across it.
    pub(super) fn excess(self) -> f32 {
        let (even, mixed) = (self.xx - self.yy, 2.0 * self.xy);
        (even * even + mixed * mixed).sqrt()
    }

    /// The energy across the main direction.
    pub(super) fn minor(self) -> f32 {
        (self.trace() - self.excess()) / 2.0
    }

    /// The main direction with its angle doubled, as a unit vector.
    pub(super) fn doubled(self) -> (f32, f32) {
        let excess = self.excess().max(1e-9);
        ((self.xx - self.yy) / excess, 2.0 * self.xy / excess)
    }
}

/// A picture's cells, by rows.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// As measured, and the mean of a cell and its eight neighbours.
    pub(super) raw: Vec<Tensor>,
    pub(super) smooth: Vec<Tensor>,
    gradients: [Vec<i16>; 2],
    /// Sums of one row of cells.
    sums: Vec<[Lanes; 3]>,
    levels: Vec<f32>,
    /// Exponentially weighted sums over the last pictures, and the sum of the weights.
    accumulated: Vec<Tensor>,
    weight: f32,
}

/// The weight of a picture relative to the next one: the noise of about seven pictures is averaged, over half a second.
const DECAY: f32 = 0.75;

impl Cells {
    /// Measures a picture, which replaces the one before.
    pub(super) fn measure(&mut self, luma: Luma<'_>) {
        self.columns = luma.width().saturating_sub(1) / CELL;
        self.rows = luma.height().saturating_sub(1) / CELL;
        self.raw.clear();
        self.raw.resize(self.columns * self.rows, Tensor::default());
        for gradients in &mut self.gradients {
            gradients.clear();
            gradients.resize(self.columns * CELL, 0);
        }
        for (row, cells) in self.raw.chunks_exact_mut(self.columns.max(1)).enumerate() {
            self.sums.clear();
            self.sums.resize(self.columns, [[0; PAIRS]; 3]);
            for y in (row * CELL..(row + 1) * CELL).step_by(2) {
                add_row(luma.row(y), luma.row(y + 1), &mut self.gradients, &mut self.sums);
            }
            for (cell, sums) in cells.iter_mut().zip(&self.sums) {
                let [xx, yy, xy] = sums.map(|sum| sum.iter().sum::<i32>() as f32 / SAMPLES);
                *cell = Tensor { xx, yy, xy };
            }
        }
        self.smooth_cells();
    }

    /// Adds the cells to the running mean; a picture of another size starts it anew.
    pub(super) fn accumulate(&mut self) {
        if self.accumulated.len() != self.raw.len() {
            self.accumulated.clear();
            self.accumulated.resize(self.raw.len(), Tensor::default());
            self.weight = 0.0;
        }
        for (sum, raw) in self.accumulated.iter_mut().zip(&self.raw) {
            *sum = sum.scaled(DECAY);
            sum.add(*raw);
        }
        self.weight = self.weight * DECAY + 1.0;
    }

    /// Replaces the cells by the running mean.
    pub(super) fn restore_mean(&mut self) {
        let scale = 1.0 / self.weight.max(1.0);
        self.raw.clear();
        self.raw.extend(self.accumulated.iter().map(|sum| sum.scaled(scale)));
        self.smooth_cells();
    }

    fn smooth_cells(&mut self) {
        let columns = self.columns;
        self.smooth.clear();
        self.smooth.resize(self.raw.len(), Tensor::default());
        for (row, raw) in self.raw.chunks_exact(columns.max(1)).enumerate() {
            let (above, below) = (row.saturating_sub(1), (row + 2).min(self.rows));
            for column in 0..columns {
                let mut sum = Tensor::default();
                for near in &raw[column.saturating_sub(1)..(column + 2).min(columns)] {
                    sum.add(*near);
                }
                let sum = sum.scaled(1.0 / 9.0);
                for row in above..below {
                    self.smooth[row * columns + column].add(sum);
                }
            }
        }
    }

    /// Energy of the noise in each direction: a low quantile of the energy across the main direction of cells.
    pub(super) fn noise(&mut self) -> f32 {
        self.levels.clear();
        self.levels.extend(self.smooth.iter().step_by(3).map(|t| t.minor()));
        if self.levels.is_empty() {
            return 0.0;
        }
        let at = self.levels.len() / 5;
        *self.levels.select_nth_unstable_by(at, f32::total_cmp).1
    }
}

/// Adds the products of the gradients between two rows to the sums of their cells. Each gradient is a difference of two sums
/// of two pixels, so that both directions are measured at the same point and stripes one pixel wide still count.
fn add_row(upper: &[u8], lower: &[u8], gradients: &mut [Vec<i16>; 2], sums: &mut [[Lanes; 3]]) {
    let [along_x, along_y] = gradients;
    let count = along_x.len().min(upper.len().max(1) - 1).min(lower.len().max(1) - 1);
    let (along_x, along_y) = (&mut along_x[..count], &mut along_y[..count]);
    let (up, up_next) = (&upper[..count], &upper[1..=count]);
    let (down, down_next) = (&lower[..count], &lower[1..=count]);
    for n in 0..count {
        let (a, b) = (i16::from(up[n]), i16::from(up_next[n]));
        let (c, d) = (i16::from(down[n]), i16::from(down_next[n]));
        let (falling, rising) = (d - a, b - c);
        along_x[n] = falling + rising;
        along_y[n] = falling - rising;
    }
    let (xs, ys) = (along_x.as_chunks::<CELL>().0, along_y.as_chunks::<CELL>().0);
    for (sums, (x, y)) in sums.iter_mut().zip(xs.iter().zip(ys)) {
        add_products(&mut sums[0], x, x);
        add_products(&mut sums[1], y, y);
        add_products(&mut sums[2], x, y);
    }
}

/// Pairs of pixels in the width of a cell: processors multiply pairs and add them in one instruction.
const PAIRS: usize = CELL / 2;
/// One sum for each of them.
type Lanes = [i32; PAIRS];

fn add_products(sums: &mut Lanes, a: &[i16; CELL], b: &[i16; CELL]) {
    let of = |n: usize| i32::from(a[n]) * i32::from(b[n]);
    for (n, sum) in sums.iter_mut().enumerate() {
        *sum += of(2 * n) + of(2 * n + 1);
    }
}
