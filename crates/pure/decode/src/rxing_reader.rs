//! The reader that rests on rxing: its symbol decoders, driven along Trug's own scanlines. rxing's "try harder" is not
//! used for linear symbols, because it invents codes of 8 digits; what a photograph gets instead is more scanlines, in
//! more directions, and the same vote among them.

mod element_string;
mod linear;
mod matrix;
mod vote;

use std::panic::{AssertUnwindSafe, catch_unwind};

use smallvec::SmallVec;

use crate::find::{Block, Patch};
use crate::luma::Luma;
use crate::place::Place;
use crate::read::{Effort, Read, Reader};
use crate::scanlines::{Direction, Sheet};

/// Reads EAN, UPC, ITF-14, GS1 `DataBar`, QR and Data Matrix with rxing 0.9.
///
/// With [`Effort::Frame`] every picture is searched for EAN and UPC along rows and columns, and for one of the other
/// families in turn, because they are dear and the next frame is near. A panic inside rxing counts as "nothing read".
#[derive(Debug, Default)]
pub struct RxingReader {
    panics: u64,
    turn: u64,
    looks: u64,
    saved_pixels: usize,
}

/// Every how many frames the patches are asked for ITF-14 and GS1 `DataBar`, one patch at a time: rxing allocates.
const FRAMES_TO_LINES: usize = 3;
/// Pixels that a frame may spend on matrix symbols, on average: half a millisecond.
const PIXELS_A_FRAME: usize = 64_000;
/// Every how many looks at blocks the whole picture has its turn.
const LOOKS_TO_WHOLE: usize = 8;
/// Pixels that one look counts for at least, because rxing allocates,
const LEAST_A_LOOK: usize = 2 * PIXELS_A_FRAME;
/// and that it may take; what has more is looked at in parts, in turn.
const PIXELS_A_LOOK: usize = 330_000;
/// How far parts reach into one another, in pixels that are looked at.
const SEAM: usize = 64;

/// Smaller pictures hold no symbol: the smallest Data Matrix has 10 modules.
const SMALLEST_SIDE: usize = 10;

impl RxingReader {
    /// How often rxing panicked, and so how often something may have gone unread, since this reader was made.
    pub fn panics(&self) -> u64 {
        self.panics
    }

    fn guarded(&mut self, work: impl FnOnce() -> Vec<Read>) -> Vec<Read> {
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
        let more = self.guarded(|| match turn {
            0 => matrix::Binarised::of(luma, Block::whole(luma), step)
                .map_or_else(Vec::new, |mut m| m.qr(Effort::Frame)),
            1 => matrix::Binarised::of(luma, Block::whole(luma), step)
                .map_or_else(Vec::new, |mut m| m.data_matrix(Effort::Frame)),
            _ => {
                let direction =
                    Direction { degrees: 0.0, spacing: spacing * 2.0, samples_per_pixel: 1.0 };
                vote::vote(linear::itf_and_data_bar(&Sheet::of(luma, direction)))
            }
        });
        join(&mut reads, more);
        reads
    }

    /// What is not EAN or UPC in one of many frames, its places known: ITF-14 and GS1 `DataBar` along the `patches`, in
    /// turn, and QR and Data Matrix in the `blocks`, as far as the pixels go that a frame may spend.
    pub(crate) fn others_in_frame(
        &mut self,
        luma: Luma<'_>,
        patches: &[Patch],
        blocks: &[Block],
    ) -> Vec<Read> {
        self.turn = self.turn.wrapping_add(1);
        let mut reads = Vec::new();
        if luma.width() < SMALLEST_SIDE || luma.height() < SMALLEST_SIDE {
            return reads;
        }
        let turn = self.turn as usize;
        if turn.is_multiple_of(FRAMES_TO_LINES)
            && let Some(patch) = patches.get(turn / FRAMES_TO_LINES % patches.len().max(1))
        {
            let more =
                self.guarded(|| vote::vote(linear::itf_and_data_bar(&Sheet::across(luma, patch))));
            join(&mut reads, more);
        }
        join(&mut reads, self.matrix_in_frame(luma, blocks));
        reads
    }

    /// QR and Data Matrix in turn, in one block after the other. Each look waits until enough frames have passed by
    /// unlooked at; where there is no block, and now and then where there is, the whole picture is looked at. What is
    /// too large for one look is looked at in parts.
    fn matrix_in_frame(&mut self, luma: Luma<'_>, blocks: &[Block]) -> Vec<Read> {
        let (qr, place) = (self.looks.is_multiple_of(2), self.looks as usize / 2);
        let (block, turn) = match blocks.get(place % blocks.len().max(1)) {
            Some(block) if place % LOOKS_TO_WHOLE != LOOKS_TO_WHOLE - 1 => {
                (block.within(luma), place / blocks.len())
            }
            Some(_) => (Block::whole(luma), place / LOOKS_TO_WHOLE),
            None => (Block::whole(luma), place),
        };
        let step = matrix_step(luma);
        let pixels = (block.width / step) * (block.height / step);
        self.saved_pixels += PIXELS_A_FRAME;
        if self.saved_pixels < pixels.clamp(LEAST_A_LOOK, PIXELS_A_LOOK) {
            return Vec::new();
        }
        let (block, step) =
            if pixels > PIXELS_A_LOOK { part_of(block, step, turn) } else { (block, step) };
        self.saved_pixels = 0;
        self.looks = self.looks.wrapping_add(1);
        self.guarded(|| {
            let Some(mut picture) = matrix::Binarised::of(luma, block, step) else {
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
            let more =
                self.guarded(|| vote::vote(linear::itf_and_data_bar(&Sheet::of(luma, direction))));
            join(&mut reads, more);
        }
        join(&mut reads, self.matrix_in(luma, Block::whole(luma), Effort::Photo));
        reads
    }

    /// EAN and UPC in a photograph: along rows and columns and, until there is one, wherever some of the `patches` run.
    pub(crate) fn ean_upc_beside(&mut self, luma: Luma<'_>, patches: &[Patch]) -> Vec<Read> {
        let runs_near = |degrees: &f32| {
            let (sin, cos) = degrees.to_radians().sin_cos();
            let near = ASKEW.to_radians().cos();
            patches.iter().any(|patch| (patch.along.x * cos + patch.along.y * sin).abs() > near)
        };
        let oblique: SmallVec<[f32; OBLIQUE.len()]> =
            OBLIQUE.into_iter().filter(runs_near).collect();
        self.ean_upc_in_photo(luma, &oblique)
    }

    /// EAN and UPC in a photograph, in more and more directions until there is one.
    fn ean_upc_in_photo(&mut self, luma: Luma<'_>, oblique: &[f32]) -> Vec<Read> {
        let mut reads = Vec::new();
        if luma.width() < SMALLEST_SIDE || luma.height() < SMALLEST_SIDE {
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

    /// What is not EAN or UPC in a photograph: ITF-14 and GS1 `DataBar` along the `patches`, QR and Data Matrix anywhere.
    pub(crate) fn others_in_photo(&mut self, luma: Luma<'_>, patches: &[Patch]) -> Vec<Read> {
        let mut reads = Vec::new();
        if luma.width() < SMALLEST_SIDE || luma.height() < SMALLEST_SIDE {
            return reads;
        }
        for patch in patches {
            let more =
                self.guarded(|| vote::vote(linear::itf_and_data_bar(&Sheet::across(luma, patch))));
            join(&mut reads, more);
        }
        join(&mut reads, self.matrix_in(luma, Block::whole(luma), Effort::Photo));
        reads
    }

    /// What is not EAN or UPC beside a code that has been read in a photograph: along `patches`, and in one block unless
    /// that is most of the picture, as print is.
    pub(crate) fn others_beside(
        &mut self,
        luma: Luma<'_>,
        patches: &[Patch],
        block: Option<&Block>,
    ) -> Vec<Read> {
        let mut reads = Vec::new();
        for patch in patches {
            let more =
                self.guarded(|| vote::vote(linear::itf_and_data_bar(&Sheet::across(luma, patch))));
            join(&mut reads, more);
        }
        let block = block.map(|block| block.within(luma));
        if let Some(block) = block
            && block.width * block.height < luma.width() * luma.height() / 3
        {
            join(&mut reads, self.matrix_in(luma, block, Effort::Frame));
        }
        reads
    }

    fn matrix_in(&mut self, luma: Luma<'_>, block: Block, effort: Effort) -> Vec<Read> {
        let mut reads = Vec::new();
        let picture = matrix::Binarised::of(luma, block, matrix_step(luma));
        let Some(mut picture) = picture else { return reads };
        for look in [matrix::Binarised::qr, matrix::Binarised::data_matrix] {
            let more = self.guarded(|| look(&mut picture, effort));
            join(&mut reads, more);
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
            let more = self.guarded(|| ean_upc(luma, direction));
            join(reads, more);
        }
    }
}

/// A part of a block that is too large, and every how many pixels it is looked at: in every second turn the whole, more
/// coarsely, else one quarter after the other.
fn part_of(block: Block, step: usize, turn: usize) -> (Block, usize) {
    if turn.is_multiple_of(2) {
        let pixels = (block.width / step) * (block.height / step);
        let coarser = (pixels as f32 / PIXELS_A_LOOK as f32).sqrt().ceil() as usize;
        return (block, step * coarser);
    }
    let quarter = turn / 2;
    let half = |size: usize| (size.div_ceil(2) + SEAM * step / 2).min(size);
    let (width, height) = (half(block.width), half(block.height));
    let left = block.left + if quarter.is_multiple_of(2) { 0 } else { block.width - width };
    let top = block.top + if (quarter / 2).is_multiple_of(2) { 0 } else { block.height - height };
    (Block { left, top, width, height }, step)
}

/// Pixels between the scanlines of a photograph.
fn photo_spacing(luma: Luma<'_>) -> f32 {
    (luma.height().min(luma.width()) as f32 / 150.0).max(1.5)
}

/// Degrees at which a photograph is searched when rows and columns show nothing: a scanline may cross the bars at up to
/// some 15 degrees, depending on how high they are.
const OBLIQUE: [f32; 6] = [45.0, -45.0, 22.5, -22.5, 67.5, -67.5];
/// So many degrees from the direction of its bars a code may be read, and a few more for a direction that is not exact.
const ASKEW: f32 = 20.0;

/// Every how many pixels a picture is looked at for matrix symbols, so that the cost is that of 2 megapixels at most.
fn matrix_step(luma: Luma<'_>) -> usize {
    let pixels = luma.width().saturating_mul(luma.height());
    (pixels as f32 / 2e6).sqrt().ceil().max(1.0) as usize
}

fn inverted(luma: Luma<'_>) -> Vec<u8> {
    (0..luma.height()).flat_map(|y| luma.row(y)).map(|grey| 255 - grey).collect()
}

impl Reader for RxingReader {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        if luma.width() < SMALLEST_SIDE || luma.height() < SMALLEST_SIDE {
            return Vec::new();
        }
        match effort {
            Effort::Frame => self.frame(luma),
            Effort::Photo => self.photo(luma),
        }
    }
}

/// EAN and UPC in one direction; where few lines claim something, the lines about them are asked as well.
fn ean_upc(luma: Luma<'_>, direction: Direction) -> Vec<Read> {
    let sheet = Sheet::of(luma, direction);
    let mut lines = linear::ean_upc(&sheet, 0.0);
    if lines.len() <= FEW_LINES {
        for n in 0..lines.len() {
            let line = (lines[n].across / sheet.spacing()).round();
            for shift in [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6] {
                let one = sheet.shifted(luma, line as usize, shift);
                lines.extend(linear::ean_upc(&one, line + shift));
            }
        }
    }
    vote::vote(lines)
}

/// With more lines than this there is no doubt to settle, and a shelf of sixty codes must not take sixty times as long.
const FEW_LINES: usize = 8;

/// Adds what another look has found. The same symbol found again makes it surer; a code of 8 digits gives way to a longer
/// one at its place. Two long ones that contradict each other are both handed on, for [`Agreement`](crate::Agreement) to
/// believe neither.
fn join(reads: &mut Vec<Read>, more: Vec<Read>) {
    for read in more {
        let place = Place::of(&read.corners);
        let contradicts =
            |r: &Read| place.contradicts(read.symbology, &Place::of(&r.corners), r.symbology);
        let known = reads.iter_mut().find(|r| {
            r.symbology == read.symbology
                && r.text == read.text
                && Place::of(&r.corners).overlaps(&place)
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
