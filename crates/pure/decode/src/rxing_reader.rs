//! The reader that uses rxing: its symbol decoders, applied along Trug's own scanlines. rxing's "try harder" is not used for
//! linear symbols, because it finds codes of 8 digits where there are none; a photograph gets more scanlines in more
//! directions instead, and the same vote among them.

mod element_string;
mod linear;
mod matrix;
mod vote;

use std::panic::{AssertUnwindSafe, catch_unwind};

use smallvec::SmallVec;

use crate::bounding_box::BoundingBox;
use crate::find::{BarRegion, DotRegion};
use crate::luma::Luma;
use crate::read::{Effort, Read, Reader};
use crate::scanlines::{Direction, ScanlineGrid};

/// Reads EAN, UPC, ITF-14, GS1 `DataBar`, QR and Data Matrix with rxing 0.9.
///
/// With [`Effort::Frame`] every picture is searched for EAN and UPC along rows and columns, and for one of the other
/// symbologies in turn, because they are expensive. A panic inside rxing counts as "nothing read".
#[derive(Debug, Default)]
pub struct RxingReader {
    panics: u64,
    turn: u64,
    passes: u64,
    saved_pixels: usize,
}

/// One frame in so many is searched for ITF-14 and GS1 `DataBar`, in one region at a time, because rxing allocates.
const FRAMES_PER_LINEAR: usize = 3;
/// Pixels per frame that are searched for matrix symbols, on average: half a millisecond.
const PIXELS_PER_FRAME: usize = 64_000;
/// One pass in so many searches the whole picture instead of a dot region.
const PASSES_PER_WHOLE: usize = 8;
/// Pixels that one pass counts for at least, because rxing allocates,
const MIN_PIXELS_PER_PASS: usize = 2 * PIXELS_PER_FRAME;
/// and that it may search; larger regions are searched in parts, in turn.
const MAX_PIXELS_PER_PASS: usize = 330_000;
/// Overlap of the parts, in sampled pixels.
const OVERLAP: usize = 64;

/// Smaller pictures hold no symbol: the smallest Data Matrix has 10 modules.
const MIN_SIDE: usize = 10;

impl RxingReader {
    /// How often rxing panicked since this reader was made; each time something may not have been read.
    pub fn panics(&self) -> u64 {
        self.panics
    }

    fn catch_panics(&mut self, work: impl FnOnce() -> Vec<Read>) -> Vec<Read> {
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
            self.panics += 1;
            Vec::new()
        })
    }

    fn frame(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let spacing = (luma.height().min(luma.width()) as f32 / 60.0).max(2.0);
        let mut reads = Vec::new();
        self.lines_in(luma, &[0.0, 90.0], spacing, &mut reads);
        self.turn = self.turn.wrapping_add(1);
        let (turn, step) = (self.turn % 3, matrix_step(luma));
        let more = self.catch_panics(|| match turn {
            0 => matrix::Binarised::of(luma, DotRegion::whole(luma), step)
                .map_or_else(Vec::new, |mut m| m.qr(Effort::Frame)),
            1 => matrix::Binarised::of(luma, DotRegion::whole(luma), step)
                .map_or_else(Vec::new, |mut m| m.data_matrix(Effort::Frame)),
            _ => {
                let direction =
                    Direction { degrees: 0.0, spacing: spacing * 2.0, samples_per_pixel: 1.0 };
                vote::vote(linear::itf_and_data_bar(&ScanlineGrid::of(luma, direction)))
            }
        });
        merge(&mut reads, more);
        reads
    }

    /// Reads what is not EAN or UPC in a frame whose regions are known: ITF-14 and GS1 `DataBar` along one of the `regions`,
    /// and QR and Data Matrix in one of the `dot_regions`, within the pixels that a frame may spend.
    pub(crate) fn others_in_frame(
        &mut self,
        luma: Luma<'_>,
        regions: &[BarRegion],
        dot_regions: &[DotRegion],
    ) -> Vec<Read> {
        self.turn = self.turn.wrapping_add(1);
        let mut reads = Vec::new();
        if luma.width() < MIN_SIDE || luma.height() < MIN_SIDE {
            return reads;
        }
        let turn = self.turn as usize;
        if turn.is_multiple_of(FRAMES_PER_LINEAR)
            && let Some(region) = regions.get(turn / FRAMES_PER_LINEAR % regions.len().max(1))
        {
            let more = self.catch_panics(|| {
                vote::vote(linear::itf_and_data_bar(&ScanlineGrid::across(luma, region)))
            });
            merge(&mut reads, more);
        }
        merge(&mut reads, self.matrix_in_frame(luma, dot_regions));
        reads
    }

    /// Reads QR and Data Matrix in turn, in one dot region after the other. A pass waits until enough frames have saved their
    /// pixels. If there is no dot region, and from time to time if there is, the whole picture is searched. What is too large
    /// for one pass is searched in parts.
    fn matrix_in_frame(&mut self, luma: Luma<'_>, dot_regions: &[DotRegion]) -> Vec<Read> {
        let (qr, round) = (self.passes.is_multiple_of(2), self.passes as usize / 2);
        let (region, turn) = match dot_regions.get(round % dot_regions.len().max(1)) {
            Some(region) if round % PASSES_PER_WHOLE != PASSES_PER_WHOLE - 1 => {
                (region.within(luma), round / dot_regions.len())
            }
            Some(_) => (DotRegion::whole(luma), round / PASSES_PER_WHOLE),
            None => (DotRegion::whole(luma), round),
        };
        let step = matrix_step(luma);
        let pixels = (region.width / step) * (region.height / step);
        self.saved_pixels += PIXELS_PER_FRAME;
        if self.saved_pixels < pixels.clamp(MIN_PIXELS_PER_PASS, MAX_PIXELS_PER_PASS) {
            return Vec::new();
        }
        let (region, step) =
            if pixels > MAX_PIXELS_PER_PASS { part_of(region, step, turn) } else { (region, step) };
        self.saved_pixels = 0;
        self.passes = self.passes.wrapping_add(1);
        self.catch_panics(|| {
            let Some(mut picture) = matrix::Binarised::of(luma, region, step) else {
                return Vec::new();
            };
            if qr { picture.qr(Effort::Frame) } else { picture.data_matrix(Effort::Frame) }
        })
    }

    fn photo(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = self.ean_upc_in_photo(luma, &OBLIQUE);
        for degrees in [0.0, 90.0] {
            let spacing = 2.0 * photo_spacing(luma);
            let direction = Direction { degrees, spacing, samples_per_pixel: 1.0 };
            let more = self.catch_panics(|| {
                vote::vote(linear::itf_and_data_bar(&ScanlineGrid::of(luma, direction)))
            });
            merge(&mut reads, more);
        }
        merge(&mut reads, self.matrix_in(luma, DotRegion::whole(luma), Effort::Photo));
        reads
    }

    /// Reads EAN and UPC in a photograph: along rows and columns and, until there is one, in the directions of the `regions`.
    pub(crate) fn ean_upc_along(&mut self, luma: Luma<'_>, regions: &[BarRegion]) -> Vec<Read> {
        let is_near_a_region = |degrees: &f32| {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let near = MAX_SKEW.to_radians().cos();
            regions.iter().any(|region| (region.along.x * cos + region.along.y * sin).abs() > near)
        };
        let oblique: SmallVec<[f32; OBLIQUE.len()]> =
            OBLIQUE.into_iter().filter(is_near_a_region).collect();
        self.ean_upc_in_photo(luma, &oblique)
    }

    /// Reads EAN and UPC in a photograph, in more and more directions until there is one.
    fn ean_upc_in_photo(&mut self, luma: Luma<'_>, oblique: &[f32]) -> Vec<Read> {
        let mut reads = Vec::new();
        if luma.width() < MIN_SIDE || luma.height() < MIN_SIDE {
            return reads;
        }
        let spacing = photo_spacing(luma);
        self.lines_in(luma, &[0.0, 90.0], spacing, &mut reads);
        if reads.is_empty() {
            self.lines_in(luma, oblique, spacing, &mut reads);
        }
        if reads.is_empty() {
            let inverted = inverted(luma);
            if let Ok(inverted) = Luma::tight(&inverted, luma.width(), luma.height()) {
                self.lines_in(inverted, &[0.0, 90.0], spacing, &mut reads);
            }
        }
        reads
    }

    /// Reads what is not EAN or UPC in a photograph: ITF-14 and GS1 `DataBar` along the `regions`, QR and Data Matrix
    /// anywhere.
    pub(crate) fn others_in_photo(&mut self, luma: Luma<'_>, regions: &[BarRegion]) -> Vec<Read> {
        let mut reads = Vec::new();
        if luma.width() < MIN_SIDE || luma.height() < MIN_SIDE {
            return reads;
        }
        for region in regions {
            let more = self.catch_panics(|| {
                vote::vote(linear::itf_and_data_bar(&ScanlineGrid::across(luma, region)))
            });
            merge(&mut reads, more);
        }
        merge(&mut reads, self.matrix_in(luma, DotRegion::whole(luma), Effort::Photo));
        reads
    }

    /// Reads what is not EAN or UPC beside a code that has been read in a photograph: along `regions`, and in one dot region
    /// unless that is a large part of the picture, as print is.
    pub(crate) fn others_beside(
        &mut self,
        luma: Luma<'_>,
        regions: &[BarRegion],
        dot_region: Option<&DotRegion>,
    ) -> Vec<Read> {
        let mut reads = Vec::new();
        for region in regions {
            let more = self.catch_panics(|| {
                vote::vote(linear::itf_and_data_bar(&ScanlineGrid::across(luma, region)))
            });
            merge(&mut reads, more);
        }
        let dot_region = dot_region.map(|region| region.within(luma));
        if let Some(region) = dot_region
            && region.width * region.height < luma.width() * luma.height() / 3
        {
            merge(&mut reads, self.matrix_in(luma, region, Effort::Frame));
        }
        reads
    }

    fn matrix_in(&mut self, luma: Luma<'_>, region: DotRegion, effort: Effort) -> Vec<Read> {
        let mut reads = Vec::new();
        let picture = matrix::Binarised::of(luma, region, matrix_step(luma));
        let Some(mut picture) = picture else { return reads };
        for read in [matrix::Binarised::qr, matrix::Binarised::data_matrix] {
            let more = self.catch_panics(|| read(&mut picture, effort));
            merge(&mut reads, more);
        }
        reads
    }

    fn lines_in(
        &mut self,
        luma: Luma<'_>,
        directions: &[f32],
        spacing: f32,
        reads: &mut Vec<Read>,
    ) {
        for &degrees in directions {
            let direction = Direction { degrees, spacing, samples_per_pixel: 1.0 };
            let more = self.catch_panics(|| ean_upc(luma, direction));
            merge(reads, more);
        }
    }
}

/// A part of a region that is too large, and the sampling step: in every second turn the whole region with a coarser step,
/// else one quarter after the other.
fn part_of(region: DotRegion, step: usize, turn: usize) -> (DotRegion, usize) {
    if turn.is_multiple_of(2) {
        let pixels = (region.width / step) * (region.height / step);
        let coarser = (pixels as f32 / MAX_PIXELS_PER_PASS as f32).sqrt().ceil() as usize;
        return (region, step * coarser);
    }
    let quarter = turn / 2;
    let half = |size: usize| (size.div_ceil(2) + OVERLAP * step / 2).min(size);
    let (width, height) = (half(region.width), half(region.height));
    let left = region.left + if quarter.is_multiple_of(2) { 0 } else { region.width - width };
    let top = region.top + if (quarter / 2).is_multiple_of(2) { 0 } else { region.height - height };
    (DotRegion { left, top, width, height }, step)
}

/// Pixels between the scanlines of a photograph.
fn photo_spacing(luma: Luma<'_>) -> f32 {
    (luma.height().min(luma.width()) as f32 / 150.0).max(1.5)
}

/// Degrees at which a photograph is searched if rows and columns give nothing: a scanline may cross the bars at an angle of
/// up to about 15 degrees, depending on their height.
const OBLIQUE: [f32; 6] = [45.0, -45.0, 22.5, -22.5, 67.5, -67.5];
/// The largest angle between a scanline and the direction of a region, with some tolerance for an inexact direction.
const MAX_SKEW: f32 = 20.0;

/// The sampling step for matrix symbols, which bounds the cost to that of 2 megapixels.
fn matrix_step(luma: Luma<'_>) -> usize {
    let pixels = luma.width().saturating_mul(luma.height());
    (pixels as f32 / 2e6).sqrt().ceil().max(1.0) as usize
}

fn inverted(luma: Luma<'_>) -> Vec<u8> {
    (0..luma.height()).flat_map(|y| luma.row(y)).map(|grey| 255 - grey).collect()
}

impl Reader for RxingReader {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        if luma.width() < MIN_SIDE || luma.height() < MIN_SIDE {
            return Vec::new();
        }
        match effort {
            Effort::Frame => self.frame(luma),
            Effort::Photo => self.photo(luma),
        }
    }
}

/// Reads EAN and UPC in one direction; if few lines have a read, the lines around them are read as well.
fn ean_upc(luma: Luma<'_>, direction: Direction) -> Vec<Read> {
    let grid = ScanlineGrid::of(luma, direction);
    let mut lines = linear::ean_upc(&grid, 0.0);
    if lines.len() <= FEW_LINES {
        for n in 0..lines.len() {
            let line = (lines[n].across / grid.spacing()).round();
            for shift in [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6] {
                let one = grid.shifted(luma, line as usize, shift);
                lines.extend(linear::ean_upc(&one, line + shift));
            }
        }
    }
    vote::vote(lines)
}

/// With more lines than this there is no doubt to settle; it also bounds the time for a shelf of sixty codes.
const FEW_LINES: usize = 8;

/// Adds the reads of another pass. The same symbol again raises its certainty; a code of 8 digits gives way to a longer one in
/// its position. Two long ones that contradict each other are both kept, so that [`Agreement`](crate::Agreement) accepts
/// neither.
fn merge(reads: &mut Vec<Read>, more: Vec<Read>) {
    for read in more {
        let bounds = BoundingBox::of(&read.corners);
        let contradicts = |r: &Read| {
            bounds.contradicts(read.symbology, &BoundingBox::of(&r.corners), r.symbology)
        };
        let known = reads.iter_mut().find(|r| {
            r.symbology == read.symbology
                && r.text == read.text
                && BoundingBox::of(&r.corners).overlaps(&bounds)
        });
        if let Some(known) = known {
            known.certainty = 1.0 - (1.0 - known.certainty) * (1.0 - read.certainty);
        } else if read.symbology.is_short() {
            if !reads.iter().any(|r| !r.symbology.is_short() && contradicts(r)) {
                reads.push(read);
            }
        } else {
            reads.retain(|r| !(r.symbology.is_short() && contradicts(r)));
            reads.push(read);
        }
    }
}
