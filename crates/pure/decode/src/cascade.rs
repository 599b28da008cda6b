//! The readers in sequence, as Trug uses them: regions are found once; sharp symbols are read by their edges, others by
//! [`BarReader`], and everything that is not EAN or UPC by [`RxingReader`]. If two readers contradict each other in one
//! position, this is settled here only if one read is a part of the other; the rest is left to
//! [`Agreement`].

use crate::agreement::{Agreement, Sighting};
use crate::bar_reader::{Attempt, BarReader};
use crate::bounding_box::BoundingBox;
use crate::edge_reader::{EdgeReader, EdgeResult};
use crate::evidence::SURE_LINES;
use crate::find::{BarRegion, DotRegion, Finder};
use crate::luma::Luma;
use crate::read::{Effort, Read, Reader};
use crate::rxing_reader::RxingReader;

/// Reads everything that any of the readers reads.
#[derive(Debug, Default)]
pub struct Cascade {
    finder: Finder,
    edges: EdgeReader,
    bars: BarReader,
    rxing: RxingReader,
    /// Regions that the edges did not read, with a score of how long and bar-like they are: of 212 codes in photographs
    /// that only the grey levels give, 207 have the highest score.
    unread: Vec<(f32, BarRegion)>,
    /// The same regions, the highest score first.
    regions: Vec<BarRegion>,
    frames: usize,
}

/// Regions whose edges are read; it bounds the time for a shelf of sixty codes.
const MAX_REGIONS: usize = 12;
/// The same if nothing was read in the quick pass.
const MAX_SLOW_REGIONS: usize = 40;
/// If a photograph shows a code, other regions are read again if they have this share of the strongest one's energy,
const MIN_OTHER_STRENGTH: f32 = 0.12;
/// and at most so many.
const MAX_OTHER_REGIONS: usize = 3;
/// Regions that are tried in a frame in which nothing is read, including those of the running mean, of which at least one is
/// tried.
const MAX_TRIED_IN_FRAME: usize = 2;

impl Reader for Cascade {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        self.finder.find(luma);
        match effort {
            Effort::Frame => self.read_frame(luma),
            Effort::Photo => self.read_photo(luma),
        }
    }
}

impl Cascade {
    /// As in [`RxingReader::panics`].
    pub fn panics(&self) -> u64 {
        self.rxing.panics()
    }

    /// Reads the next frame of a camera. If nothing is read in it, regions are searched in the running mean of the last
    /// frames.
    pub(crate) fn read_next(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let reads = self.read(luma, Effort::Frame);
        self.finder.accumulate();
        let count = MAX_TRIED_IN_FRAME.saturating_sub(self.bars.attempts().len()).max(1);
        if !reads.is_empty() {
            return reads;
        }
        self.finder.find_in_mean();
        self.regions.clear();
        self.regions.extend(self.finder.bar_regions().iter().take(count));
        self.bars.read_more(luma, &self.regions)
    }

    pub(crate) fn bars(&mut self) -> &mut BarReader {
        &mut self.bars
    }

    /// Every region that [`BarReader`] tried in the last picture, read or not.
    pub(crate) fn attempts(&self) -> &[Attempt] {
        self.bars.attempts()
    }

    fn read_frame(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = self.read_edges(luma);
        self.rotate_regions();
        merge_all(&mut reads, self.bars.read_in(luma, &self.regions, Effort::Frame));
        self.drop_refuted(&mut reads);
        // a region with a code holds no other kind of bars
        let is_read = |region: &BarRegion| {
            let middle = BoundingBox::of(&[region.centre; 4]);
            reads.iter().any(|read| BoundingBox::of(&read.corners).overlaps(&middle))
        };
        self.regions.retain(|region| !is_read(region));
        let others = self.rxing.others_in_frame(luma, &self.regions, self.finder.dot_regions());
        merge_all(&mut reads, others);
        reads
    }

    /// Most photographs show one code, and the quick pass reads it.
    fn read_photo(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let reads = self.quick_pass(luma);
        match Agreement::photo(&reads) {
            accepted if accepted.is_empty() => self.read_slow(luma),
            accepted => self.read_other_regions(luma, reads, &accepted),
        }
    }

    /// What a frame would get.
    fn quick_pass(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = self.read_edges(luma);
        merge_all(&mut reads, self.bars.read_in(luma, &self.regions, Effort::Frame));
        self.drop_refuted(&mut reads);
        reads
    }

    /// Everything else that a photograph shows beside accepted codes: in strong regions away from them.
    fn read_other_regions(
        &mut self,
        luma: Luma<'_>,
        mut reads: Vec<Read>,
        accepted: &[Sighting],
    ) -> Vec<Read> {
        let known: Vec<BoundingBox> =
            accepted.iter().map(|s| BoundingBox::of(&s.corners)).collect();
        let is_known = |bounds: &BoundingBox| known.iter().any(|known| known.overlaps(bounds));
        // reads elsewhere are repeated with more effort
        reads.retain(|read| is_known(&BoundingBox::of(&read.corners)));
        let regions = self.finder.bar_regions();
        let strongest = regions.first().map_or(0.0, |region| region.strength);
        let strong =
            regions.iter().filter(|region| region.strength > MIN_OTHER_STRENGTH * strongest);
        let others = strong.filter(|region| !is_known(&BoundingBox::of(&[region.centre; 4])));
        self.unread.clear();
        for region in others.take(MAX_OTHER_REGIONS) {
            let result = self.edges.read(luma, region, Effort::Photo);
            self.unread.extend(unread_region(&result, region));
            merge_all(&mut reads, result.reads);
        }
        self.rank_unread();
        merge_all(&mut reads, self.bars.read_in(luma, &self.regions, Effort::Frame));
        let is_other = |region: &&DotRegion| !is_known(&BoundingBox::of(&[region.middle(); 4]));
        let dot_region = self.finder.dot_regions().iter().find(is_other);
        merge_all(&mut reads, self.rxing.others_beside(luma, &self.regions, dot_region));
        reads
    }

    /// Everything that can be done for a photograph in which the quick pass gave nothing.
    fn read_slow(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = Vec::new();
        self.unread.clear();
        let regions = self.finder.all_bar_regions().iter().copied().take(MAX_SLOW_REGIONS);
        for region in regions.chain(self.finder.aligned_regions()) {
            let result = self.edges.read(luma, &region, Effort::Photo);
            self.unread.extend(unread_region(&result, &region));
            merge_all(&mut reads, result.reads);
        }
        // if a code has been read, other bars are seldom a code that takes long
        let effort = if reads.iter().any(is_sure) { Effort::Frame } else { Effort::Photo };
        self.rank_unread();
        merge_all(&mut reads, self.bars.read_in(luma, &self.regions, effort));
        self.drop_refuted(&mut reads);
        if reads.is_empty() {
            reads = self.rxing.ean_upc_along(luma, &self.regions);
            reads.retain(|read| self.bars.verifies(luma, read));
        }
        merge_all(&mut reads, self.rxing.others_in_photo(luma, &self.regions));
        reads
    }

    /// Reads edges in all regions, and ranks the unread regions unless a code is sure.
    fn read_edges(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = Vec::new();
        self.unread.clear();
        for region in self.finder.bar_regions().iter().take(MAX_REGIONS) {
            let result = self.edges.read(luma, region, Effort::Frame);
            self.unread.extend(unread_region(&result, region));
            merge_all(&mut reads, result.reads);
        }
        if reads.iter().any(is_sure) {
            self.unread.clear();
        }
        self.rank_unread();
        reads
    }

    /// Sorts the unread regions.
    fn rank_unread(&mut self) {
        self.unread.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        self.regions.clear();
        self.regions.extend(self.unread.iter().map(|(_, region)| *region));
    }

    /// The likeliest region is tried in every frame, the others in turn.
    fn rotate_regions(&mut self) {
        self.frames = self.frames.wrapping_add(1);
        if self.regions.len() > 2 {
            let second = 1 + self.frames % (self.regions.len() - 1);
            self.regions.swap(1, second);
        }
    }

    /// Drops reads of few lines that the grey levels contradict.
    fn drop_refuted(&self, reads: &mut Vec<Read>) {
        reads.retain(|read| read.certainty >= SURE_LINES || !self.bars.refutes(read));
    }
}

/// The region and its score, if a more expensive reader may read it.
fn unread_region(result: &EdgeResult, region: &BarRegion) -> Option<(f32, BarRegion)> {
    let worth_it = result.could_be_code && !result.reads.iter().any(is_sure);
    let score = region.half_length * result.correlation * result.correlation;
    worth_it.then_some((score, *region))
}

/// A long code on which so many lines agree that no other reader is needed.
fn is_sure(read: &Read) -> bool {
    !read.symbology.is_short() && read.certainty > SURE_LINES
}

fn merge_all(reads: &mut Vec<Read>, more: Vec<Read>) {
    // most pictures show one code, and its list need not be allocated twice
    if reads.is_empty() && more.len() == 1 {
        *reads = more;
        return;
    }
    for read in more {
        merge(reads, read);
    }
}

/// Adds a read of another reader. The same code from both raises its certainty. A code of 8 digits that is a part of a longer
/// one is dropped, whichever reader it comes from.
fn merge(reads: &mut Vec<Read>, read: Read) {
    let bounds = BoundingBox::of(&read.corners);
    let contradicts =
        |r: &Read| bounds.contradicts(read.symbology, &BoundingBox::of(&r.corners), r.symbology);
    if let Some(known) = reads.iter_mut().find(|r| r.text == read.text && contradicts(r)) {
        known.certainty = 1.0 - (1.0 - known.certainty) * (1.0 - read.certainty);
        return;
    }
    if read.symbology.is_short() {
        if reads.iter().any(contradicts) {
            return;
        }
    } else {
        reads.retain(|r| !(r.symbology.is_short() && contradicts(r)));
    }
    reads.push(read);
}
