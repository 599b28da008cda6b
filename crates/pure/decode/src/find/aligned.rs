//! Regions on one line, joined: if bars are hardly higher than the print beside them, a code is found in several parts.

use crate::read::Point;

use super::region::BarRegion;

/// Parts that are joined, at most.
const MAX_PARTS: usize = 6;
/// Cosine of the angle by which parts may differ, twelve degrees.
const MIN_COSINE: f32 = 0.978;
/// How far apart parts may be, relative to the length of both.
const MAX_GAP: f32 = 2.5;
/// How far from the line the middle of a part may be, in half heights.
const MAX_OFFSET: f32 = 1.3;

/// Regions that lie on one line, joined; at most `limit`, in the order of their strongest part. `regions` are sorted by
/// strength.
pub(super) fn joined(regions: &[BarRegion], limit: usize) -> impl Iterator<Item = BarRegion> {
    let mut taken = vec![false; regions.len()];
    let joined_with = move |first: usize| {
        if taken[first] {
            return None;
        }
        let mut row = AlignedParts::of(&regions[first]);
        for (other, taken) in regions.iter().zip(&mut taken).skip(first + 1) {
            if !*taken && row.parts < MAX_PARTS && row.continues_in(other) {
                row.add(other);
                *taken = true;
            }
        }
        (row.parts > 1).then_some(row.whole)
    };
    (0..regions.len()).filter_map(joined_with).take(limit)
}

/// Regions on one line.
struct AlignedParts {
    whole: BarRegion,
    parts: usize,
    /// The middles of the outermost parts.
    first: Point,
    last: Point,
}

impl AlignedParts {
    fn of(region: &BarRegion) -> Self {
        Self { whole: *region, parts: 1, first: region.centre, last: region.centre }
    }

    fn continues_in(&self, other: &BarRegion) -> bool {
        let (along, across) = self.whole.relative(other.centre);
        let (own, others) = (&self.whole.along, &other.along);
        (own.x * others.x + own.y * others.y).abs() > MIN_COSINE
            && across.abs() < MAX_OFFSET * self.whole.half_height.min(other.half_height)
            && along.abs() < (1.0 + MAX_GAP) * (self.whole.half_length + other.half_length)
    }

    fn add(&mut self, other: &BarRegion) {
        let whole = &mut self.whole;
        let ends = |region: &BarRegion, along: f32| {
            (along - region.half_length, along + region.half_length)
        };
        let at = |point: Point| whole.relative(point).0;
        if at(other.centre) < at(self.first) {
            self.first = other.centre;
        } else if at(other.centre) > at(self.last) {
            self.last = other.centre;
        }
        let (own, others) = (ends(whole, 0.0), ends(other, at(other.centre)));
        let (from, to) = (own.0.min(others.0), own.1.max(others.1));
        // the line through the middles of the parts is more accurate than the direction of a short part
        let (dx, dy) = (self.last.x - self.first.x, self.last.y - self.first.y);
        let length = dx.hypot(dy);
        let is_far = length > whole.half_length;
        let along = if is_far { Point { x: dx / length, y: dy / length } } else { whole.along };
        let middle = f32::midpoint(from, to);
        let through = Point {
            x: f32::midpoint(self.first.x, self.last.x),
            y: f32::midpoint(self.first.y, self.last.y),
        };
        let shift = middle - at(through);
        self.whole = BarRegion {
            centre: Point { x: through.x + shift * along.x, y: through.y + shift * along.y },
            along,
            half_length: (to - from) / 2.0,
            half_height: whole.half_height.min(other.half_height),
            strength: whole.strength + other.strength,
        };
        self.parts += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(x: f32, y: f32, degrees: f32) -> BarRegion {
        let (sin, cos) = degrees.to_radians().sin_cos();
        BarRegion {
            centre: Point { x, y },
            along: Point { x: cos, y: sin },
            half_length: 30.0,
            half_height: 10.0,
            strength: 1.0,
        }
    }

    #[test]
    fn parts_on_one_line_are_joined_and_others_are_not() {
        // the second one has the opposite direction; the directions of short parts are inaccurate
        let parts = [part(300.0, 130.0, 3.0), part(100.0, 110.0, 184.0), part(200.0, 121.0, 8.0)];
        let beside = [part(200.0, 180.0, 5.0), part(250.0, 125.0, 90.0), part(900.0, 190.0, 5.0)];
        let all: Vec<BarRegion> = parts.into_iter().chain(beside).collect();
        let found: Vec<BarRegion> = joined(&all, 3).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let row = &found[0];
        assert!(
            (row.centre.x - 200.0).abs() < 5.0 && (row.centre.y - 120.0).abs() < 5.0,
            "{row:?}"
        );
        assert!((row.half_length - 130.0).abs() < 5.0, "{row:?}");
        assert!((row.along.y / row.along.x - 0.1).abs() < 0.01, "{row:?}");
        assert_eq!(joined(&beside, 3).count(), 0);
    }

    #[test]
    fn parts_in_one_position_are_joined_too() {
        let all = [part(50.0, 50.0, 0.0); 9];
        let found: Vec<BarRegion> = joined(&all, 3).collect();
        assert_eq!(found.len(), 2, "six parts, and the rest");
        assert!(
            found.iter().all(|row| row.along.x > 0.99 && (row.half_length - 30.0).abs() < 1e-3)
        );
    }
}
