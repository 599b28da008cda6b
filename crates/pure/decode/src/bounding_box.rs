//! Bounding boxes of symbols: whether two reads can both be true at their positions.

use crate::read::Point;
use trug_gs1::Symbology;

/// The upright box around a symbol, in pixels. It may be as thin as a scanline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct BoundingBox {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// A linear symbol may be this high for its length: retail labels are 0.3 (truncated) to 0.7 high, and one scanline does not
/// show it.
const HEIGHT_TO_LENGTH: f32 = 0.6;
/// Two codes printed one above the other have the line of digits between them, a tenth of their length; misreads of one code
/// are nearer to each other.
const MIN_DISTANCE: f32 = 0.04;

/// How near the ends of two strips of one label are, relative to its length.
const MAX_END_OFFSET: f32 = 0.06;
/// How far apart two strips of one label can be, relative to its length: no label is higher.
const MAX_COLUMN_GAP: f32 = 0.75;

impl BoundingBox {
    /// The box around some corners; coordinates that are not finite are ignored.
    pub(crate) fn of(corners: &[Point; 4]) -> Self {
        let fold = |pick: fn(&Point) -> f32, better: fn(f32, f32) -> f32| {
            corners.iter().map(pick).filter(|v| v.is_finite()).reduce(better).unwrap_or(0.0)
        };
        Self {
            left: fold(|p| p.x, f32::min),
            right: fold(|p| p.x, f32::max),
            top: fold(|p| p.y, f32::min),
            bottom: fold(|p| p.y, f32::max),
        }
    }

    /// True if two different values in these positions cannot both be right. A code of 8 digits cannot stand anywhere on the
    /// label of a longer one; other linear codes must not touch. A linear and a matrix symbol never contradict each other,
    /// because they are often printed side by side.
    pub(crate) fn contradicts(&self, own: Symbology, other: &Self, others: Symbology) -> bool {
        if own.is_matrix() != others.is_matrix() {
            return false;
        }
        if own.is_short() == others.is_short() {
            self.grown(MIN_DISTANCE, 0.0).overlaps(&other.grown(MIN_DISTANCE, 0.0))
        } else {
            self.grown(0.0, HEIGHT_TO_LENGTH).overlaps(&other.grown(0.0, HEIGHT_TO_LENGTH))
        }
    }

    /// True if the two have equal lengths, aligned ends, and no larger gap than a label is high: strips of one torn or faded
    /// label, one of them misread, or two labels printed one above the other, as on some books.
    pub(crate) fn is_in_column_with(&self, other: &Self) -> bool {
        let upright = |p: &Self| p.bottom - p.top > p.right - p.left;
        if upright(self) != upright(other) {
            return false;
        }
        let along = |p: &Self| if upright(p) { (p.top, p.bottom) } else { (p.left, p.right) };
        let across = |p: &Self| if upright(p) { (p.left, p.right) } else { (p.top, p.bottom) };
        let ((start, end), (others_start, others_end)) = (along(self), along(other));
        let length = (end - start).max(others_end - others_start);
        let gap = across(self).0.max(across(other).0) - across(self).1.min(across(other).1);
        (start - others_start).abs() <= MAX_END_OFFSET * length
            && (end - others_end).abs() <= MAX_END_OFFSET * length
            && gap <= MAX_COLUMN_GAP * length
    }

    /// Its upper left and its lower right corner, as (x, y).
    pub(crate) fn ends(&self) -> [(f32, f32); 2] {
        [(self.left, self.top), (self.right, self.bottom)]
    }

    /// True if the two share any pixel.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// The box with a margin of `margin` of its longer side, and the shorter side at least `min_share` of the longer.
    fn grown(self, margin: f32, min_share: f32) -> Self {
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        let length = width.max(height);
        let grow_x = margin * length + ((height * min_share - width) / 2.0).max(0.0);
        let grow_y = margin * length + ((width * min_share - height) / 2.0).max(0.0);
        Self {
            left: self.left - grow_x,
            right: self.right + grow_x,
            top: self.top - grow_y,
            bottom: self.bottom + grow_y,
        }
    }
}

/// The largest movement of a corner along an axis, in pixels; infinite if a coordinate is not finite.
pub(crate) fn movement(from: &[Point; 4], to: &[Point; 4]) -> f32 {
    let distances = from.iter().zip(to).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs()));
    distances.fold(0.0, |largest, d| if d.is_finite() { largest.max(d) } else { f32::INFINITY })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> [Point; 4] {
        let (a, b) = (Point { x: x0, y: y0 }, Point { x: x1, y: y1 });
        [a, b, b, a]
    }

    #[test]
    fn contradictions_depend_on_the_symbology() {
        use Symbology::{Ean8, Ean13, QrCode};
        let code = BoundingBox::of(&line(100.0, 200.0, 300.0, 200.0));
        for (symbology, other, contradicts) in [
            (Ean13, line(110.0, 205.0, 290.0, 205.0), true),
            (Ean13, line(110.0, 225.0, 290.0, 225.0), false),
            (Ean13, line(320.0, 200.0, 500.0, 200.0), false),
            (Ean8, line(150.0, 240.0, 200.0, 240.0), true),
            (Ean8, line(150.0, 400.0, 200.0, 400.0), false),
            (Ean8, line(250.0, 100.0, 250.0, 300.0), true),
            (QrCode, line(110.0, 200.0, 290.0, 200.0), false),
        ] {
            let bounds = BoundingBox::of(&other);
            assert_eq!(
                code.contradicts(Ean13, &bounds, symbology),
                contradicts,
                "{symbology} {other:?}"
            );
            assert_eq!(
                bounds.contradicts(symbology, &code, Ean13),
                contradicts,
                "{symbology} {other:?}"
            );
        }
    }

    #[test]
    fn strips_of_one_label_are_in_one_column() {
        let strip = BoundingBox::of(&line(100.0, 200.0, 300.0, 200.0));
        for (other, expect) in [
            (line(302.0, 320.0, 104.0, 320.0), true),
            (line(100.0, 360.0, 300.0, 360.0), false),
            (line(130.0, 260.0, 330.0, 260.0), false),
            (line(100.0, 200.0, 100.0, 400.0), false),
        ] {
            assert_eq!(strip.is_in_column_with(&BoundingBox::of(&other)), expect, "{other:?}");
        }
    }

    #[test]
    fn corners_that_are_not_finite_have_an_infinite_movement_and_a_box() {
        let nowhere = line(f32::NAN, 0.0, f32::INFINITY, 0.0);
        assert!(movement(&nowhere, &line(0.0, 0.0, 1.0, 0.0)).is_infinite());
        assert!(BoundingBox::of(&nowhere).overlaps(&BoundingBox::of(&line(0.0, 0.0, 0.0, 0.0))));
    }
}
