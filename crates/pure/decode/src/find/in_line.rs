//! Pieces of one row of bars: where bars are hardly higher than the print beside them, a code falls into pieces.

use crate::read::Point;

use super::Patch;

/// Pieces of a row, at most.
const MOST_PIECES: usize = 6;
/// Cosine of the angle by which pieces may differ, twelve degrees.
const SAME_WAY: f32 = 0.978;
/// How far apart pieces may be, for the length of both.
const GAP: f32 = 2.5;
/// How far off the line the middle of a piece may be, in half heights.
const ASIDE: f32 = 1.3;

/// Patches that lie in one line, as one; at most so many, those first of which the strongest piece is strongest. `patches`
/// are ranked.
pub(super) fn rows(patches: &[Patch], most: usize) -> impl Iterator<Item = Patch> {
    let mut taken = vec![false; patches.len()];
    let row = move |first: usize| {
        if taken[first] {
            return None;
        }
        let mut row = Row::of(&patches[first]);
        for (other, taken) in patches.iter().zip(&mut taken).skip(first + 1) {
            if !*taken && row.pieces < MOST_PIECES && row.continues_in(other) {
                row.add(other);
                *taken = true;
            }
        }
        (row.pieces > 1).then_some(row.whole)
    };
    (0..patches.len()).filter_map(row).take(most)
}

struct Row {
    whole: Patch,
    pieces: usize,
    /// The middles of the outermost pieces.
    first: Point,
    last: Point,
}

impl Row {
    fn of(patch: &Patch) -> Self {
        Self { whole: *patch, pieces: 1, first: patch.centre, last: patch.centre }
    }

    fn continues_in(&self, other: &Patch) -> bool {
        let (along, across) = self.whole.beside(other.centre);
        let (own, others) = (&self.whole.along, &other.along);
        (own.x * others.x + own.y * others.y).abs() > SAME_WAY
            && across.abs() < ASIDE * self.whole.half_height.min(other.half_height)
            && along.abs() < (1.0 + GAP) * (self.whole.half_length + other.half_length)
    }

    fn add(&mut self, other: &Patch) {
        let whole = &mut self.whole;
        let ends =
            |patch: &Patch, along: f32| (along - patch.half_length, along + patch.half_length);
        let at = |point: Point| whole.beside(point).0;
        if at(other.centre) < at(self.first) {
            self.first = other.centre;
        } else if at(other.centre) > at(self.last) {
            self.last = other.centre;
        }
        let (own, others) = (ends(whole, 0.0), ends(other, at(other.centre)));
        let (from, to) = (own.0.min(others.0), own.1.max(others.1));
        // through the middles of pieces goes a truer line than any short piece has
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
        self.whole = Patch {
            centre: Point { x: through.x + shift * along.x, y: through.y + shift * along.y },
            along,
            half_length: (to - from) / 2.0,
            half_height: whole.half_height.min(other.half_height),
            strength: whole.strength + other.strength,
        };
        self.pieces += 1;
    }
}

impl Patch {
    /// Where a point lies along and across it, from its middle.
    fn beside(&self, point: Point) -> (f32, f32) {
        let Point { x: cos, y: sin } = self.along;
        let (dx, dy) = (point.x - self.centre.x, point.y - self.centre.y);
        (dx * cos + dy * sin, dy * cos - dx * sin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f32, y: f32, degrees: f32) -> Patch {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Patch {
            centre: Point { x, y },
            along: Point { x: cos, y: sin },
            half_length: 30.0,
            half_height: 10.0,
            strength: 1.0,
        }
    }

    #[test]
    fn pieces_in_line_are_one_and_others_are_not() {
        // the second one runs the other way, the directions of short pieces are rough
        let pieces =
            [piece(300.0, 130.0, 3.0), piece(100.0, 110.0, 184.0), piece(200.0, 121.0, 8.0)];
        let beside =
            [piece(200.0, 180.0, 5.0), piece(250.0, 125.0, 90.0), piece(900.0, 190.0, 5.0)];
        let all: Vec<Patch> = pieces.into_iter().chain(beside).collect();
        let found: Vec<Patch> = rows(&all, 3).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        let row = &found[0];
        assert!(
            (row.centre.x - 200.0).abs() < 5.0 && (row.centre.y - 120.0).abs() < 5.0,
            "{row:?}"
        );
        assert!((row.half_length - 130.0).abs() < 5.0, "{row:?}");
        assert!((row.along.y / row.along.x - 0.1).abs() < 0.01, "{row:?}");
        assert_eq!(rows(&beside, 3).count(), 0);
    }

    #[test]
    fn pieces_at_one_place_are_no_trouble() {
        let all = [piece(50.0, 50.0, 0.0); 9];
        let found: Vec<Patch> = rows(&all, 3).collect();
        assert_eq!(found.len(), 2, "six pieces, and the rest");
        assert!(
            found.iter().all(|row| row.along.x > 0.99 && (row.half_length - 30.0).abs() < 1e-3)
        );
    }
}
