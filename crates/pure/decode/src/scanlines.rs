//! Scanlines: straight lines of samples across a picture, in any direction. A [`ScanlineGrid`] holds parallel ones; it can
//! be read like a small picture and knows the position of each sample in the picture.

use crate::find::BarRegion;
use crate::lanes::round_index;
use crate::luma::Luma;
use crate::read::Point;

/// Parallel scanlines at equal distances. Row `k` of the grid is scanline `k`.
#[derive(Debug)]
pub(crate) struct ScanlineGrid {
    pub(crate) samples: Vec<u8>,
    /// Samples on a scanline.
    pub(crate) length: usize,
    /// Number of scanlines.
    pub(crate) lines: usize,
    origin: Point,
    along: Point,
    across: Point,
}

/// How a grid is sampled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Direction {
    /// Of the scanlines, clockwise in the picture: 0 reads rows from left to right, 90 columns from the top.
    pub(crate) degrees: f32,
    /// Pixels from one scanline to the next.
    pub(crate) spacing: f32,
    /// Samples per pixel along the scanline. More than one resolves edges between pixels.
    pub(crate) samples_per_pixel: f32,
}

/// Samples of a grid, at most, which bounds its memory for any picture.
const MAX_SAMPLES: f32 = 4_000_000.0;

impl ScanlineGrid {
    /// The scanlines in one direction that cover the whole picture. Samples outside the picture repeat its nearest pixel.
    pub(crate) fn of(luma: Luma<'_>, direction: Direction) -> Self {
        let (w, h) = (luma.width() as f32, luma.height() as f32);
        let (sin, cos) = match direction.degrees {
            0.0 => (0.0, 1.0),
            90.0 => (1.0, 0.0),
            degrees => degrees.to_radians().sin_cos(),
        };
        let extent_along = w * cos.abs() + h * sin.abs();
        let extent_across = w * sin.abs() + h * cos.abs();
        let per_pixel = direction.samples_per_pixel.min(MAX_SAMPLES.sqrt() / extent_along.max(1.0));
        let length = (extent_along * per_pixel).floor().max(0.0);
        let max_lines = (MAX_SAMPLES / length.max(1.0)).floor().max(1.0);
        let spacing = direction.spacing.max(extent_across / max_lines).max(0.25);
        let lines = (extent_across / spacing).floor().max(1.0);
        let along = Point { x: cos / per_pixel, y: sin / per_pixel };
        let across = Point { x: -sin * spacing, y: cos * spacing };
        let middle = Point { x: (w - 1.0) / 2.0, y: (h - 1.0) / 2.0 };
        let (half_length, half_lines) = ((length - 1.0) / 2.0, (lines - 1.0) / 2.0);
        let origin = Point {
            x: middle.x - along.x * half_length - across.x * half_lines,
            y: middle.y - along.y * half_length - across.y * half_lines,
        };
        let mut grid = Self {
            samples: Vec::new(),
            length: length as usize,
            lines: if luma.is_empty() { 0 } else { lines as usize },
            origin,
            along,
            across,
        };
        grid.fill(luma);
        grid
    }

    /// Scanlines along a region, over the middle of its bars and a little beyond its ends.
    pub(crate) fn across(luma: Luma<'_>, region: &BarRegion) -> Self {
        let reach = region.half_length * 1.12 + 10.0;
        let step = (2.0 * reach / 1000.0).max(0.5);
        let height = 1.7 * region.half_height;
        let lines = (height as usize).clamp(1, 16);
        let spacing = height / lines as f32;
        let along = Point { x: region.along.x * step, y: region.along.y * step };
        let across = Point { x: -region.along.y * spacing, y: region.along.x * spacing };
        let first = (lines as f32 - 1.0) / 2.0;
        let mut grid = Self {
            samples: Vec::new(),
            length: (2.0 * reach / step) as usize,
            lines: if luma.is_empty() { 0 } else { lines },
            origin: Point {
                x: region.centre.x - region.along.x * reach - across.x * first,
                y: region.centre.y - region.along.y * reach - across.y * first,
            },
            along,
            across,
        };
        grid.fill(luma);
        grid
    }

    /// One of the scanlines, moved sideways by `shift` of the spacing.
    pub(crate) fn shifted(&self, luma: Luma<'_>, line: usize, shift: f32) -> Self {
        let offset = line as f32 + shift;
        let mut grid = Self {
            samples: Vec::new(),
            length: self.length,
            lines: 1,
            origin: Point {
                x: self.origin.x + self.across.x * offset,
                y: self.origin.y + self.across.y * offset,
            },
            along: self.along,
            across: self.across,
        };
        grid.fill(luma);
        grid
    }

    /// The position of sample `along` of scanline `line` in the picture, in pixels.
    pub(crate) fn position(&self, along: f32, line: f32) -> Point {
        Point {
            x: self.origin.x + self.along.x * along + self.across.x * line,
            y: self.origin.y + self.along.y * along + self.across.y * line,
        }
    }

    /// Pixels from one scanline to the next.
    pub(crate) fn spacing(&self) -> f32 {
        self.across.x.hypot(self.across.y)
    }

    fn fill(&mut self, luma: Luma<'_>) {
        self.samples.reserve(self.length * self.lines);
        let mut grey = vec![0.0; self.length];
        for line in 0..self.lines {
            let start = self.position(0.0, line as f32);
            if self.along.y == 0.0 && (self.along.x - 1.0).abs() < f32::EPSILON {
                let y = clamp(start.y.round(), luma.height());
                self.samples.extend(luma.row(y).iter().take(self.length));
                continue;
            }
            grey.fill(0.0);
            add_line(luma, start, self.along, &mut grey);
            self.samples.extend(grey.iter().map(|grey| round_index(*grey) as u8));
        }
        self.samples.resize(self.length * self.lines, 0);
    }
}

/// Adds the pixels along a line to `sum`: from `start` in steps of `step`, both in pixels, with bilinear interpolation;
/// beyond the picture its nearest pixel.
pub(crate) fn add_line(luma: Luma<'_>, start: Point, step: Point, sum: &mut [f32]) {
    if luma.width() < 2 || luma.height() < 2 {
        let nearest = luma.row(0).first().copied().unwrap_or(0);
        for sum in sum {
            *sum += f32::from(nearest);
        }
        return;
    }
    let fixed = |v: f32| (v.clamp(-1e6, 1e6) * ONE as f32) as i64;
    let last = |size: usize| ((size as i64 - 1) * ONE) - 1;
    let (right, bottom) = (last(luma.width()), last(luma.height()));
    let (dx, dy) = (fixed(step.x), fixed(step.y));
    let (mut x, mut y) = (fixed(start.x), fixed(start.y));
    let (bytes, stride) = (luma.bytes(), luma.stride());
    for sum in sum {
        let (cx, cy) = (x.clamp(0, right) as usize, y.clamp(0, bottom) as usize);
        let at = (cy >> FIXED_BITS) * stride + (cx >> FIXED_BITS);
        let (fx, fy) = (fraction(cx), fraction(cy));
        if let Some(pixels) = bytes.get(at..).and_then(|bytes| bytes.get(..stride + 2)) {
            let between = |left: u8, right: u8| {
                let (left, right) = (i32::from(left), i32::from(right));
                (left << FRACTION_BITS) + (right - left) * fx
            };
            let (top, bottom) =
                (between(pixels[0], pixels[1]), between(pixels[stride], pixels[stride + 1]));
            let grey = (top << FRACTION_BITS) + (bottom - top) * fy;
            *sum += grey as f32 * (1.0 / (1 << (2 * FRACTION_BITS)) as f32);
        }
        (x, y) = (x + dx, y + dy);
    }
}

/// Positions are fixed-point numbers, so that the loop neither rounds nor compares floats.
const ONE: i64 = 1 << FIXED_BITS;
const FIXED_BITS: u32 = 16;
/// Bits of the fraction in the interpolation, so that all products are whole numbers.
const FRACTION_BITS: u32 = 10;

fn fraction(position: usize) -> i32 {
    (position >> (FIXED_BITS - FRACTION_BITS) & ((1 << FRACTION_BITS) - 1)) as i32
}

fn clamp(value: f32, size: usize) -> usize {
    (value.max(0.0) as usize).min(size.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grids_at_right_angles_are_the_rows_and_columns_of_the_picture() {
        let data: Vec<u8> = (0..12).map(|n| n * 20).collect();
        let luma = Luma::tight(&data, 4, 3).expect("12 pixels");
        let rows = ScanlineGrid::of(
            luma,
            Direction { degrees: 0.0, spacing: 1.0, samples_per_pixel: 1.0 },
        );
        assert_eq!((rows.length, rows.lines, &rows.samples), (4, 3, &data));
        assert_eq!(rows.position(3.0, 2.0), Point { x: 3.0, y: 2.0 });
        let columns = ScanlineGrid::of(
            luma,
            Direction { degrees: 90.0, spacing: 1.0, samples_per_pixel: 1.0 },
        );
        assert_eq!((columns.length, columns.lines), (3, 4));
        // columns are counted from the right: the direction turns clockwise, and so does "below"
        assert_eq!(&columns.samples[..3], &[60, 140, 220]);
        assert!((columns.position(0.0, 0.0).x - 3.0).abs() < 0.51);
    }

    #[test]
    fn a_grid_of_any_picture_is_bounded() {
        let data = vec![7u8; 20_000];
        for (w, h) in [(0, 0), (1, 1), (2, 5), (20_000, 1), (1, 20_000), (0, 9), (9, 0)] {
            let luma = Luma::tight(&data, w, h).expect("fits");
            for degrees in [0.0, 90.0, 45.0, -30.0] {
                let grid = ScanlineGrid::of(
                    luma,
                    Direction { degrees, spacing: 1.0, samples_per_pixel: 3.0 },
                );
                assert_eq!(grid.samples.len(), grid.length * grid.lines, "{w} x {h} at {degrees}");
                assert!(grid.samples.len() as f32 <= MAX_SAMPLES * 1.01, "{w} x {h} at {degrees}");
            }
        }
    }
}
