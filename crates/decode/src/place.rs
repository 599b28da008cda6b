//! Where symbols are in a picture, as far as belief needs it: do two claims speak of the same piece of paper?

use crate::read::Point;

/// An upright box, in pixels, wide enough along the bars to cover the symbol even if one scanline alone has read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// A linear symbol is taken to be this high for its length: retail labels are 0.3 (truncated) to 0.7 high, and one
/// scanline says nothing of it.
const HEIGHT_OF_LENGTH: f32 = 0.6;

impl Place {
    pub(crate) fn of(corners: &[Point; 4]) -> Self {
        let fold = |pick: fn(&Point) -> f32, better: fn(f32, f32) -> f32| {
            corners.iter().map(pick).filter(|v| v.is_finite()).reduce(better).unwrap_or(0.0)
        };
        let mut place = Self {
            left: fold(|p| p.x, f32::min),
            right: fold(|p| p.x, f32::max),
            top: fold(|p| p.y, f32::min),
            bottom: fold(|p| p.y, f32::max),
        };
        let (width, height) = (place.right - place.left, place.bottom - place.top);
        let grow_x = ((height * HEIGHT_OF_LENGTH - width) / 2.0).max(0.0);
        let grow_y = ((width * HEIGHT_OF_LENGTH - height) / 2.0).max(0.0);
        place.left -= grow_x;
        place.right += grow_x;
        place.top -= grow_y;
        place.bottom += grow_y;
        place
    }

    /// True if the two share any pixel.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }
}

/// The greatest distance that a corner has moved, in pixels; infinite if a corner is nowhere.
pub(crate) fn moved(from: &[Point; 4], to: &[Point; 4]) -> f32 {
    from.iter().zip(to).map(|(a, b)| (a.x - b.x).abs().max((a.y - b.y).abs())).fold(
        0.0,
        |most, d| {
            if d.is_finite() { most.max(d) } else { f32::INFINITY }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(x0: f32, y0: f32, x1: f32, y1: f32) -> [Point; 4] {
        let (a, b) = (Point { x: x0, y: y0 }, Point { x: x1, y: y1 });
        [a, b, b, a]
    }

    #[test]
    fn a_scanline_stands_for_the_label_about_it() {
        let code = Place::of(&line(100.0, 200.0, 300.0, 200.0));
        for (other, same) in [
            (line(150.0, 240.0, 200.0, 240.0), true),
            (line(150.0, 400.0, 200.0, 400.0), false),
            (line(320.0, 200.0, 500.0, 200.0), false),
            (line(250.0, 100.0, 250.0, 300.0), true),
        ] {
            assert_eq!(code.overlaps(&Place::of(&other)), same, "{other:?}");
        }
    }

    #[test]
    fn corners_that_are_nowhere_move_infinitely_and_have_a_place_all_the_same() {
        let nowhere = line(f32::NAN, 0.0, f32::INFINITY, 0.0);
        assert!(moved(&nowhere, &line(0.0, 0.0, 1.0, 0.0)).is_infinite());
        assert!(Place::of(&nowhere).overlaps(&Place::of(&line(0.0, 0.0, 0.0, 0.0))));
    }
}
