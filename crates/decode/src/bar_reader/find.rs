//! Where bars are: places of a picture whose gradients all point the same way, whatever way that is.
//!
//! The picture is cut into cells; each has a structure tensor (Bigün and Granlund 1987), the mean of the products of its
//! gradients. Cells with one clear direction that are neighbours and agree on it make a [`Patch`]. Nothing here knows what
//! a code is; a fence is a patch too.

use crate::luma::Luma;
use crate::read::Point;

/// A place that looks like bars.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patch {
    /// Its middle, in pixels.
    pub(super) centre: Point,
    /// Across the bars, of length 1: the way a scanline runs, forwards or backwards.
    pub(super) along: Point,
    /// Half its length in that direction, in pixels, a cell too long rather than too short.
    pub(super) half_length: f32,
    /// Half the height of the bars, in pixels.
    pub(super) half_height: f32,
    /// Energy of the gradients that agree.
    strength: f32,
}

/// The patches of a picture, the strongest first, at most `most`.
pub(super) fn patches(luma: Luma<'_>, most: usize) -> Vec<Patch> {
    let step = reduction(luma);
    let reduced;
    let view = if step == 1 {
        luma
    } else {
        reduced = reduce(luma, step);
        match Luma::tight(&reduced, luma.width() / step, luma.height() / step) {
            Ok(view) => view,
            Err(_) => return Vec::new(),
        }
    };
    let grid = Grid::of(view);
    let mut found = grid.patches();
    found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    found.truncate(most);
    let faint = found.first().map_or(0.0, |strongest| FAINT * strongest.strength);
    found.retain(|patch| patch.strength > faint);
    let (scale, shift) = (step as f32, (step as f32 - 1.0) / 2.0);
    for patch in &mut found {
        patch.centre =
            Point { x: patch.centre.x * scale + shift, y: patch.centre.y * scale + shift };
        patch.half_length *= scale;
        patch.half_height *= scale;
    }
    found
}

/// Bars are looked for in at most this many pixels; in larger pictures they are larger too.
const MOST_PIXELS: usize = 1_300_000;

/// A patch with less than this share of the strongest one's energy is not looked at.
const FAINT: f32 = 0.04;

fn reduction(luma: Luma<'_>) -> usize {
    let pixels = luma.width().saturating_mul(luma.height());
    (pixels as f32 / MOST_PIXELS as f32).sqrt().ceil().max(1.0) as usize
}

fn reduce(luma: Luma<'_>, step: usize) -> Vec<u8> {
    let (width, height) = (luma.width() / step, luma.height() / step);
    let mut out = Vec::with_capacity(width * height);
    let mut sums = vec![0u32; width];
    for y in 0..height {
        sums.fill(0);
        for row in (y * step..(y + 1) * step).map(|y| luma.row(y)) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(step)) {
                *sum += pixels.iter().map(|p| u32::from(*p)).sum::<u32>();
            }
        }
        let area = (step * step) as u32;
        out.extend(sums.iter().map(|sum| (sum / area) as u8));
    }
    out
}

/// Side of a cell, in pixels.
const CELL: usize = 8;
/// Gradients taken in a cell.
const SAMPLES: f32 = (CELL * CELL / 2) as f32;

/// Mean products of the gradients: along x, along y, mixed.
#[derive(Debug, Clone, Copy, Default)]
struct Tensor {
    xx: f32,
    yy: f32,
    xy: f32,
}

impl Tensor {
    fn add(&mut self, other: Self) {
        self.xx += other.xx;
        self.yy += other.yy;
        self.xy += other.xy;
    }

    fn trace(self) -> f32 {
        self.xx + self.yy
    }

    /// By how much the energy in the main direction exceeds that across it.
    fn excess(self) -> f32 {
        (self.xx - self.yy).hypot(2.0 * self.xy)
    }

    /// The main direction, twice its angle, of length 1.
    fn doubled(self) -> (f32, f32) {
        let excess = self.excess().max(1e-9);
        ((self.xx - self.yy) / excess, 2.0 * self.xy / excess)
    }
}

struct Grid {
    columns: usize,
    rows: usize,
    /// As measured, and the sums over a cell and the eight about it.
    cells: Vec<Tensor>,
    smooth: Vec<Tensor>,
}

/// A cell takes part if its gradients agree at least so well, noise apart.
const COHERENT: f32 = 0.62;
/// And if there is so much to agree on: grey levels squared, of differences summed over two rows.
const LEAST_EXCESS: f32 = 45.0;
/// Neighbours agree if the cosine of twice the angle between them is above this: 14 degrees.
const AGREE: f32 = 0.88;
/// Cells that a connection may reach over, which a wide bar of a large code fills.
const REACH: usize = 2;
/// No code is shorter than this, in pixels.
const SHORTEST: f32 = 45.0;

impl Grid {
    fn of(luma: Luma<'_>) -> Self {
        let columns = luma.width().saturating_sub(1) / CELL;
        let rows = luma.height().saturating_sub(1) / CELL;
        let mut cells = vec![Tensor::default(); columns * rows];
        for (row, cells) in cells.chunks_exact_mut(columns.max(1)).enumerate() {
            for y in (row * CELL..(row + 1) * CELL).step_by(2) {
                add_row(luma.row(y), luma.row(y + 1), cells);
            }
        }
        let mut smooth = cells.clone();
        for row in 0..rows {
            for column in 0..columns {
                let mut sum = Tensor::default();
                for r in row.saturating_sub(1)..(row + 2).min(rows) {
                    for c in column.saturating_sub(1)..(column + 2).min(columns) {
                        sum.add(cells[r * columns + c]);
                    }
                }
                smooth[row * columns + column] =
                    Tensor { xx: sum.xx / 9.0, yy: sum.yy / 9.0, xy: sum.xy / 9.0 };
            }
        }
        Self { columns, rows, cells, smooth }
    }

    /// Energy of the noise in each direction: what the quieter cells have across their main direction.
    fn noise(&self) -> f32 {
        let mut least: Vec<f32> =
            self.smooth.iter().map(|t| (t.trace() - t.excess()) / 2.0).collect();
        if least.is_empty() {
            return 0.0;
        }
        let at = least.len() / 5;
        *least.select_nth_unstable_by(at, f32::total_cmp).1
    }

    fn patches(&self) -> Vec<Patch> {
        let noise = self.noise();
        let mut open: Vec<bool> = self
            .smooth
            .iter()
            .map(|t| {
                let excess = t.excess();
                excess > LEAST_EXCESS.max(0.5 * noise)
                    && excess > COHERENT * (t.trace() - 1.8 * noise)
            })
            .collect();
        let mut found = Vec::new();
        for start in 0..open.len() {
            if open[start] {
                let members = self.connected(start, &mut open);
                found.extend(self.patch(&members));
            }
        }
        found
    }

    /// The cells that hang together with `start`; they are closed.
    fn connected(&self, start: usize, open: &mut [bool]) -> Vec<usize> {
        let mut members = vec![start];
        open[start] = false;
        let mut next = 0;
        while let Some(&at) = members.get(next) {
            next += 1;
            let (row, column) = (at / self.columns, at % self.columns);
            let (cos, sin) = self.smooth[at].doubled();
            for r in row.saturating_sub(REACH)..(row + REACH + 1).min(self.rows) {
                for c in column.saturating_sub(REACH)..(column + REACH + 1).min(self.columns) {
                    let other = r * self.columns + c;
                    if open[other] {
                        let (cos2, sin2) = self.smooth[other].doubled();
                        if cos * cos2 + sin * sin2 > AGREE {
                            open[other] = false;
                            members.push(other);
                        }
                    }
                }
            }
        }
        members
    }

    fn patch(&self, members: &[usize]) -> Option<Patch> {
        let mut sum = Tensor::default();
        for at in members {
            sum.add(self.cells[*at]);
        }
        let (cos2, sin2) = sum.doubled();
        let angle = 0.5 * sin2.atan2(cos2);
        let (sin, cos) = angle.sin_cos();
        let place = |at: usize| {
            let x = (at % self.columns * CELL + CELL / 2) as f32;
            let y = (at / self.columns * CELL + CELL / 2) as f32;
            (x * cos + y * sin, y * cos - x * sin)
        };
        let weight = |at: usize| self.cells[at].excess();
        let (low, high) = busy(members, |at| (place(at).1, weight(at)))?;
        let (mut from, mut to) = (f32::MAX, f32::MIN);
        for at in members {
            let (u, v) = place(*at);
            if v >= low - CELL as f32 && v <= high + CELL as f32 {
                (from, to) = (from.min(u), to.max(u));
            }
        }
        let half_length = (to - from) / 2.0 + CELL as f32;
        let (u, v) = (f32::midpoint(from, to), f32::midpoint(low, high));
        (half_length * 2.0 >= SHORTEST).then(|| Patch {
            centre: Point { x: u * cos - v * sin, y: u * sin + v * cos },
            along: Point { x: cos, y: sin },
            half_length,
            half_height: (high - low) / 2.0,
            strength: sum.excess(),
        })
    }
}

/// The stretch of heights that holds the cells, where at least a third of the most energetic height is found.
fn busy(members: &[usize], of: impl Fn(usize) -> (f32, f32)) -> Option<(f32, f32)> {
    let lowest = members.iter().map(|at| of(*at).0).reduce(f32::min)?;
    let mut bins: Vec<f32> = Vec::new();
    for at in members {
        let (v, weight) = of(*at);
        let bin = ((v - lowest) / CELL as f32) as usize;
        if bin >= bins.len() {
            bins.resize(bin + 1, 0.0);
        }
        bins[bin] += weight;
    }
    let smooth = |at: usize| {
        bins[at]
            + 0.5
                * (bins.get(at.wrapping_sub(1)).unwrap_or(&0.0) + bins.get(at + 1).unwrap_or(&0.0))
    };
    let best = (0..bins.len()).max_by(|a, b| smooth(*a).total_cmp(&smooth(*b)))?;
    let enough = smooth(best) / 3.0;
    let (mut first, mut last) = (best, best);
    while first > 0 && smooth(first - 1) > enough {
        first -= 1;
    }
    while last + 1 < bins.len() && smooth(last + 1) > enough {
        last += 1;
    }
    let cell = CELL as f32;
    Some((lowest + (first as f32 - 0.5) * cell, lowest + (last as f32 + 1.0) * cell))
}

/// Adds the gradients between two rows to the cells that they run through. Each is the difference of two sums of two
/// pixels, so that both directions are measured at the same point and stripes one pixel wide still count.
fn add_row(upper: &[u8], lower: &[u8], cells: &mut [Tensor]) {
    for (n, cell) in cells.iter_mut().enumerate() {
        let from = n * CELL;
        let (Some(up), Some(down)) = (upper.get(from..=from + CELL), lower.get(from..=from + CELL))
        else {
            return;
        };
        let (mut xx, mut yy, mut xy) = (0i32, 0i32, 0i32);
        for x in 0..CELL {
            let a = i32::from(up[x]);
            let b = i32::from(up[x + 1]);
            let c = i32::from(down[x]);
            let d = i32::from(down[x + 1]);
            let (gx, gy) = (b + d - a - c, c + d - a - b);
            xx += gx * gx;
            yy += gy * gy;
            xy += gx * gy;
        }
        cell.xx += xx as f32 / SAMPLES;
        cell.yy += yy as f32 / SAMPLES;
        cell.xy += xy as f32 / SAMPLES;
    }
}
