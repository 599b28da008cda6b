//! A region that looks like bars.

use crate::read::Point;

/// A region that looks like bars: an oriented rectangle.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BarRegion {
    /// Its middle, in pixels.
    pub(crate) centre: Point,
    /// Unit vector across the bars: a scanline runs along it, forwards or backwards.
    pub(crate) along: Point,
    /// Half its length in that direction, in pixels, rather a cell too long than too short.
    pub(crate) half_length: f32,
    /// Half the height of the bars, in pixels.
    pub(crate) half_height: f32,
    /// Energy of the gradients that agree.
    pub(crate) strength: f32,
}

/// A part of the bars' height: its middle and half of it, with the ends of the bars at -1 and 1.
pub(crate) type Band = (f32, f32);

impl BarRegion {
    /// The region of a read symbol, whose corners are as in [`Read::corners`](crate::Read::corners).
    pub(crate) fn of(corners: &[Point; 4]) -> Self {
        let [a, b, c, d] = corners;
        let middle =
            |p: &Point, q: &Point| Point { x: f32::midpoint(p.x, q.x), y: f32::midpoint(p.y, q.y) };
        let (from, to, above, below) = (middle(a, d), middle(b, c), middle(a, b), middle(d, c));
        let length = (to.x - from.x).hypot(to.y - from.y).max(1e-3);
        let along = Point { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
        let height = (along.x * (below.y - above.y) - along.y * (below.x - above.x)).abs();
        Self {
            centre: middle(&from, &to),
            along,
            half_length: length / 2.0,
            half_height: (height / 2.0).max(0.5),
            strength: 0.0,
        }
    }

    /// A part of its height.
    pub(crate) fn band(&self, (middle, half): Band) -> Self {
        let down = middle * self.half_height;
        Self {
            centre: Point {
                x: self.centre.x - self.along.y * down,
                y: self.centre.y + self.along.x * down,
            },
            half_height: half * self.half_height,
            ..*self
        }
    }

    /// The position of a point along and across it, from its middle.
    pub(super) fn relative(&self, point: Point) -> (f32, f32) {
        let Point { x: cos, y: sin } = self.along;
        let (dx, dy) = (point.x - self.centre.x, point.y - self.centre.y);
        (dx * cos + dy * sin, dy * cos - dx * sin)
    }
}
