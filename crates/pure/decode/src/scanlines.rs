//! Scanlines: straight rows of samples across a picture, in any direction, gathered into a [`Sheet`] that can be read
//! like a small picture and knows where in the picture each of its samples came from.

use crate::find::Patch;
use crate::lanes::nearest;
use crate::luma::Luma;
use crate::read::Point;

/// Parallel scanlines, equally far apart. Row `k` of the sheet is scanline `k`.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) samples: Vec<u8>,
    /// Samples on a scanline.
    pub(crate) length: usize,
    /// Number of scanlines.
    pub(crate) lines: usize,
    origin: Point,
    along: Point,
    across: Point,
}

/// How a sheet is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Direction {
    /// Of the scanlines, clockwise in the picture: 0 reads rows from left to right, 90 columns from the top.
    pub(crate) degrees: f32,
    /// Pixels from one scanline to the next.
    pub(crate) spacing: f32,
    /// Samples a pixel, along the scanline. More than one finds edges between pixels.
    pub(crate) samples_per_pixel: f32,
}

/// No sheet has more samples than this, whatever the picture: 64 MiB would be taken by a hostile one.
const MOST_SAMPLES: f32 = 4_000_000.0;

impl Sheet {
    /// The scanlines in one direction that cover the whole picture. Parts of a scanline that lie outside
    /// are filled with the nearest pixel of the picture.
    pub(crate) fn of(luma: Luma<'_>, direction: Direction) -> Self {
        let (w, h) = (luma.width() as f32, luma.height() as f32);
        let (sin, cos) = match direction.degrees {
            0.0 => (0.0, 1.0),
            90.0 => (1.0, 0.0),
            degrees => degrees.to_radians().sin_cos(),
        };
        let extent_along = w * cos.abs() + h * sin.abs();
        let extent_across = w * sin.abs() + h * cos.abs();
        let per_pixel =
            direction.samples_per_pixel.min(MOST_SAMPLES.sqrt() / extent_along.max(1.0));
        let length = (extent_along * per_pixel).floor().max(0.0);
        let most_lines = (MOST_SAMPLES / length.max(1.0)).floor().max(1.0);
        let spacing = direction.spacing.max(extent_across / most_lines).max(0.25);
        let lines = (extent_across / spacing).floor().max(1.0);
        let along = Point { x: cos / per_pixel, y: sin / per_pixel };
        let across = Point { x: -sin * spacing, y: cos * spacing };
        let middle = Point { x: (w - 1.0) / 2.0, y: (h - 1.0) / 2.0 };
        let (half_length, half_lines) = ((length - 1.0) / 2.0, (lines - 1.0) / 2.0);
        let origin = Point {
            x: middle.x - along.x * half_length - across.x * half_lines,
            y: middle.y - along.y * half_length - across.y * half_lines,
        };
        let mut sheet = Self {
            samples: Vec::new(),
            length: length as usize,
            lines: if luma.is_empty() { 0 } else { lines as usize },
            origin,
            along,
            across,
        };
        sheet.fill(luma);
        sheet
    }

    /// Scanlines along a patch, over the middle of its bars and some way beyond its ends.
    pub(crate) fn across(luma: Luma<'_>, patch: &Patch) -> Self {
        let reach = patch.half_length * 1.12 + 10.0;
        let step = (2.0 * reach / 1000.0).max(0.5);
        let height = 1.7 * patch.half_height;
        let lines = (height as usize).clamp(1, 16);
        let spacing = height / lines as f32;
        let along = Point { x: patch.along.x * step, y: patch.along.y * step };
        let across = Point { x: -patch.along.y * spacing, y: patch.along.x * spacing };
        let first = (lines as f32 - 1.0) / 2.0;
        let mut sheet = Self {
            samples: Vec::new(),
            length: (2.0 * reach / step) as usize,
            lines: if luma.is_empty() { 0 } else { lines },
            origin: Point {
                x: patch.centre.x - patch.along.x * reach - across.x * first,
                y: patch.centre.y - patch.along.y * reach - across.y * first,
            },
            along,
            across,
        };
        sheet.fill(luma);
        sheet
    }

    /// The same lines, each moved aside by `shift` of the spacing.
    pub(crate) fn shifted(&self, luma: Luma<'_>, line: usize, shift: f32) -> Self {
        let aside = line as f32 + shift;
        let mut sheet = Self {
            samples: Vec::new(),
            length: self.length,
            lines: 1,
            origin: Point {
                x: self.origin.x + self.across.x * aside,
                y: self.origin.y + self.across.y * aside,
            },
            along: self.along,
            across: self.across,
        };
        sheet.fill(luma);
        sheet
    }

    /// Where in the picture sample `along` of scanline `line` lies, in pixels.
    pub(crate) fn place(&self, along: f32, line: f32) -> Point {
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
            let start = self.place(0.0, line as f32);
            if self.along.y == 0.0 && (self.along.x - 1.0).abs() < f32::EPSILON {
                let y = clamp(start.y.round(), luma.height());
                self.samples.extend(luma.row(y).iter().take(self.length));
                continue;
            }
            grey.fill(0.0);
            add_line(luma, start, self.along, &mut grey);
            self.samples.extend(grey.iter().map(|grey| nearest(*grey) as u8));
        }
        self.samples.resize(self.length * self.lines, 0);
    }
}

/// Adds the pixels along a line to `sum`: from `start` in steps of `step`, both in pixels, between pixels by bilinear
/// interpolation, beyond the picture the nearest.
pub(crate) fn add_line(luma: Luma<'_>, start: Point, step: Point, sum: &mut [f32]) {
    if luma.width() < 2 || luma.height() < 2 {
        let nearest = luma.row(0).first().copied().unwrap_or(0);
        for sum in sum {
            *sum += f32::from(nearest);
        }
        return;
    }
    let parts = |v: f32| (v.clamp(-1e6, 1e6) * PARTS as f32) as i64;
    let last = |size: usize| ((size as i64 - 1) * PARTS) - 1;
    let (right, bottom) = (last(luma.width()), last(luma.height()));
    let (dx, dy) = (parts(step.x), parts(step.y));
    let (mut x, mut y) = (parts(start.x), parts(start.y));
    let (bytes, stride) = (luma.bytes(), luma.stride());
    for sum in sum {
        let (cx, cy) = (x.clamp(0, right) as usize, y.clamp(0, bottom) as usize);
        let at = (cy >> PART_BITS) * stride + (cx >> PART_BITS);
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

/// Places are whole numbers of parts of a pixel, so that nothing is rounded or compared as a float on the way.
const PARTS: i64 = 1 << PART_BITS;
const PART_BITS: u32 = 16;
/// What lies between pixels is taken to this part, so that all products are whole numbers, too.
const FRACTION_BITS: u32 = 10;

fn fraction(place: usize) -> i32 {
    (place >> (PART_BITS - FRACTION_BITS) & ((1 << FRACTION_BITS) - 1)) as i32
}

fn clamp(value: f32, size: usize) -> usize {
    (value.max(0.0) as usize).min(size.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns_are_the_pictures_own() {
        let data: Vec<u8> = (0..12).map(|n| n * 20).collect();
        let luma = Luma::tight(&data, 4, 3).expect("12 pixels");
        let rows =
            Sheet::of(luma, Direction { degrees: 0.0, spacing: 1.0, samples_per_pixel: 1.0 });
        assert_eq!((rows.length, rows.lines, &rows.samples), (4, 3, &data));
        assert_eq!(rows.place(3.0, 2.0), Point { x: 3.0, y: 2.0 });
        let columns =
            Sheet::of(luma, Direction { degrees: 90.0, spacing: 1.0, samples_per_pixel: 1.0 });
        assert_eq!((columns.length, columns.lines), (3, 4));
        // columns are counted from the right: the direction turns clockwise, and so does "below"
        assert_eq!(&columns.samples[..3], &[60, 140, 220]);
        assert!((columns.place(0.0, 0.0).x - 3.0).abs() < 0.51);
    }

    #[test]
    fn a_sheet_of_any_picture_is_bounded() {
        let data = vec![7u8; 20_000];
        for (w, h) in [(0, 0), (1, 1), (2, 5), (20_000, 1), (1, 20_000), (0, 9), (9, 0)] {
            let luma = Luma::tight(&data, w, h).expect("fits");
            for degrees in [0.0, 90.0, 45.0, -30.0] {
                let sheet =
                    Sheet::of(luma, Direction { degrees, spacing: 1.0, samples_per_pixel: 3.0 });
                assert_eq!(
                    sheet.samples.len(),
                    sheet.length * sheet.lines,
                    "{w} x {h} at {degrees}"
                );
                assert!(
                    sheet.samples.len() as f32 <= MOST_SAMPLES * 1.01,
                    "{w} x {h} at {degrees}"
                );
            }
        }
    }
}
