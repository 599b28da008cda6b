//! Where symbols are in a picture, as far as belief needs it: do two claims speak of the same piece of paper?

use crate::read::Point;
use trug_gs1::Symbology;

/// The upright box about a symbol, in pixels. It may be as thin as a scanline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// A linear symbol may be this high for its length: retail labels are 0.3 (truncated) to 0.7 high, and one scanline says
/// nothing of it.
const HEIGHT_OF_LENGTH: f32 = 0.6;
/// Two codes printed one above the other are at least the line of digits apart, a tenth of their length; misreadings of
/// one code are nearer to each other.
const TOUCH: f32 = 0.04;

/// How near the ends of two strips of one label are, for its length.
const SAME_END: f32 = 0.06;
/// How far apart two strips of one label can be, for its length: no label is higher.
const COLUMN_OF_LENGTH: f32 = 0.75;

impl Place {
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

    /// True if two different values read at these places cannot both be true. A code of 8 digits cannot stand anywhere on
    /// the label of a longer one; other linear codes must not touch. A linear and a matrix symbol never contradict each
    /// other: they are often printed side by side.
    pub(crate) fn contradicts(&self, own: Symbology, other: &Self, others: Symbology) -> bool {
        if own.is_matrix() != others.is_matrix() {
            return false;
        }
        if own.is_short() == others.is_short() {
            self.grown(TOUCH, 0.0).overlaps(&other.grown(TOUCH, 0.0))
        } else {
            self.grown(0.0, HEIGHT_OF_LENGTH).overlaps(&other.grown(0.0, HEIGHT_OF_LENGTH))
        }
    }

    /// True if the two are as long, end above end, and no farther apart than a label is high: strips of one torn or
    /// faded label, one of them misread; or two labels printed one above the other, as on some books.
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
        (start - others_start).abs() <= SAME_END * length
            && (end - others_end).abs() <= SAME_END * length
            && gap <= COLUMN_OF_LENGTH * length
    }

    /// Its upper left and its lower right end, as (x, y).
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

    /// The box with a rim of `rim` of its longer side, and the shorter side at least `at_least` of the longer.
    fn grown(self, rim: f32, at_least: f32) -> Self {
        let (width, height) = (self.right - self.left, self.bottom - self.top);
        let length = width.max(height);
        let grow_x = rim * length + ((height * at_least - width) / 2.0).max(0.0);
        let grow_y = rim * length + ((width * at_least - height) / 2.0).max(0.0);
        Self {
            left: self.left - grow_x,
            right: self.right + grow_x,
            top: self.top - grow_y,
            bottom: self.bottom + grow_y,
        }
    }
}

/// The greatest distance that a corner has moved, in pixels; infinite if a corner is nowhere.
pub(crate) fn moved(from: &[Point; 4], to: &[Point; 4]) -> f32 {
    let distances = from.iter().zip(to).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs()));
    distances.fold(0.0, |most, d| if d.is_finite() { most.max(d) } else { f32::INFINITY })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> [Point; 4] {
        let (a, b) = (Point { x: x0, y: y0 }, Point { x: x1, y: y1 });
        [a, b, b, a]
    }

    #[test]
    fn what_contradicts_a_code_depends_on_what_it_is() {
        use Symbology::{Ean8, Ean13, QrCode};
        let code = Place::of(&line(100.0, 200.0, 300.0, 200.0));
        for (symbology, other, contradicts) in [
            (Ean13, line(110.0, 205.0, 290.0, 205.0), true),
            (Ean13, line(110.0, 225.0, 290.0, 225.0), false),
            (Ean13, line(320.0, 200.0, 500.0, 200.0), false),
            (Ean8, line(150.0, 240.0, 200.0, 240.0), true),
            (Ean8, line(150.0, 400.0, 200.0, 400.0), false),
            (Ean8, line(250.0, 100.0, 250.0, 300.0), true),
            (QrCode, line(110.0, 200.0, 290.0, 200.0), false),
        ] {
            let place = Place::of(&other);
            assert_eq!(
                code.contradicts(Ean13, &place, symbology),
                contradicts,
                "{symbology} {other:?}"
            );
            assert_eq!(
                place.contradicts(symbology, &code, Ean13),
                contradicts,
                "{symbology} {other:?}"
            );
        }
    }

    #[test]
    fn strips_of_one_label_are_in_a_column() {
        let strip = Place::of(&line(100.0, 200.0, 300.0, 200.0));
        for (other, expect) in [
            (line(302.0, 320.0, 104.0, 320.0), true),
            (line(100.0, 360.0, 300.0, 360.0), false),
            (line(130.0, 260.0, 330.0, 260.0), false),
            (line(100.0, 200.0, 100.0, 400.0), false),
        ] {
            assert_eq!(strip.is_in_column_with(&Place::of(&other)), expect, "{other:?}");
        }
    }

    #[test]
    fn corners_that_are_nowhere_move_infinitely_and_have_a_place_all_the_same() {
        let nowhere = line(f32::NAN, 0.0, f32::INFINITY, 0.0);
        assert!(moved(&nowhere, &line(0.0, 0.0, 1.0, 0.0)).is_infinite());
        assert!(Place::of(&nowhere).overlaps(&Place::of(&line(0.0, 0.0, 0.0, 0.0))));
    }
}
