//! Connected cells of one direction, and the region of bars that they form.

use crate::read::Point;

use super::open_cells::CellIndex;
use super::region::BarRegion;
use super::tensor::{CELL, Cells, Tensor};

/// No code is shorter than this, in pixels.
const MIN_LENGTH: f32 = 45.0;
/// No code lies in a region that is longer than this for its height. Lines of print do; a code that is connected with one
/// makes the region as high as the code.
const MAX_LENGTH_TO_HEIGHT: f32 = 30.0;

/// Connected cells, seen along their common direction.
pub(super) struct Component {
    along: Point,
    /// The extent of the densest band, along and across that direction.
    from: f32,
    to: f32,
    low: f32,
    high: f32,
    strength: f32,
}

impl Component {
    /// `None` without members.
    pub(super) fn of(cells: &Cells, members: &[CellIndex], bins: &mut Vec<f32>) -> Option<Self> {
        let mut sum = Tensor::default();
        for member in members {
            sum.add(cells.raw[member.at]);
        }
        let (cos2, sin2) = sum.doubled();
        let (sin, cos) = (0.5 * sin2.atan2(cos2)).sin_cos();
        let along = Point { x: cos, y: sin };
        let (low, high) = densest_band(cells, members, along, bins)?;
        let (from, to) = (f32::MAX, f32::MIN);
        let mut component = Self { along, from, to, low, high, strength: sum.excess() };
        for member in members {
            let (u, v) = component.position(*member);
            if component.contains((u, v)) {
                (component.from, component.to) = (component.from.min(u), component.to.max(u));
            }
        }
        Some(component)
    }

    /// The middle of a cell, along and across the direction.
    pub(super) fn position(&self, member: CellIndex) -> (f32, f32) {
        position(member, self.along)
    }

    /// True for positions in the densest band.
    pub(super) fn contains(&self, (_, v): (f32, f32)) -> bool {
        v >= self.low - CELL as f32 && v <= self.high + CELL as f32
    }

    /// Its region, unless that is too short or a mere line.
    pub(super) fn region(&self) -> Option<BarRegion> {
        let half_length = (self.to - self.from) / 2.0 + CELL as f32;
        let (u, v) = (f32::midpoint(self.from, self.to), f32::midpoint(self.low, self.high));
        let half_height = (self.high - self.low) / 2.0;
        let Point { x: cos, y: sin } = self.along;
        let could_hold_bars =
            half_length * 2.0 >= MIN_LENGTH && half_length <= MAX_LENGTH_TO_HEIGHT * half_height;
        could_hold_bars.then_some(BarRegion {
            centre: Point { x: u * cos - v * sin, y: u * sin + v * cos },
            along: self.along,
            half_length,
            half_height,
            strength: self.strength,
        })
    }
}

fn position(member: CellIndex, Point { x: cos, y: sin }: Point) -> (f32, f32) {
    let x = (member.column as usize * CELL + CELL / 2) as f32;
    let y = (member.row as usize * CELL + CELL / 2) as f32;
    (x * cos + y * sin, y * cos - x * sin)
}

/// The heights around the most energetic one that have at least a third of its energy.
fn densest_band(
    cells: &Cells,
    members: &[CellIndex],
    along: Point,
    bins: &mut Vec<f32>,
) -> Option<(f32, f32)> {
    let height = |member: &CellIndex| position(*member, along).1;
    let lowest = members.iter().map(height).reduce(f32::min)?;
    bins.clear();
    for member in members {
        let bin = ((height(member) - lowest) / CELL as f32) as usize;
        if bin >= bins.len() {
            bins.resize(bin + 1, 0.0);
        }
        bins[bin] += cells.raw[member.at].excess();
    }
    let smooth = |at: usize| {
        bins[at]
            + 0.5
                * (bins.get(at.wrapping_sub(1)).unwrap_or(&0.0) + bins.get(at + 1).unwrap_or(&0.0))
    };
    let best = (0..bins.len()).max_by(|a, b| smooth(*a).total_cmp(&smooth(*b)))?;
    let threshold = smooth(best) / 3.0;
    let (mut first, mut last) = (best, best);
    while first > 0 && smooth(first - 1) > threshold {
        first -= 1;
    }
    while last + 1 < bins.len() && smooth(last + 1) > threshold {
        last += 1;
    }
    let cell = CELL as f32;
    Some((lowest + (first as f32 - 0.5) * cell, lowest + (last as f32 + 1.0) * cell))
}
