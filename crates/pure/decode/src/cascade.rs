//! The readers one after the other, as Trug uses them: places are found once; what is sharp is read by its edges, what is
//! not by [`BarReader`], and everything that is not EAN or UPC by [`RxingReader`]. What one of them claims against the other
//! at the same place is settled here only where one is a piece of the other; the rest is for
//! [`Agreement`](crate::Agreement).

use crate::agreement::{Agreement, Sighting};
use crate::bar_reader::{BarReader, Glimpse, Worth};
use crate::edge_reader::{EdgeReader, Verdict};
use crate::find::{Block, Finder, Patch};
use crate::luma::Luma;
use crate::place::Place;
use crate::probability::LINES_ARE_SURE;
use crate::read::{Effort, Read, Reader};
use crate::rxing_reader::RxingReader;

/// Reads everything that either reader reads.
#[derive(Debug, Default)]
pub struct Cascade {
    finder: Finder,
    edges: EdgeReader,
    bars: BarReader,
    rxing: RxingReader,
    /// What the edges left, and how long and like bars it is: of the codes that only the grey levels give, 207 of 212 in
    /// photographs come first so.
    unread: Vec<(f32, Patch)>,
    /// The same, the likeliest first.
    patches: Vec<Patch>,
    frames: usize,
}

impl Cascade {
    /// As in [`RxingReader::panics`].
    pub fn panics(&self) -> u64 {
        self.rxing.panics()
    }

    pub(crate) fn bars(&mut self) -> &mut BarReader {
        &mut self.bars
    }

    /// What [`BarReader`] looked at in the last picture, read or not; nothing where it was not asked.
    pub(crate) fn glimpses(&self) -> &[Glimpse] {
        self.bars.glimpses()
    }
}

impl Cascade {
    /// Reads the next picture of a film. Where nothing is read in it, places are looked for in all that was seen lately.
    pub(crate) fn read_next(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let reads = self.read(luma, Effort::Frame);
        self.finder.remember();
        let left = RECALLED.saturating_sub(self.bars.glimpses().len()).max(1);
        if !reads.is_empty() {
            return reads;
        }
        self.finder.recall();
        self.patches.clear();
        self.patches.extend(self.finder.patches().iter().take(left));
        self.bars.read_more(luma, &self.patches)
    }
}

/// Places that are looked at in a picture in which nothing is read, those included that are because of earlier ones, of
/// which there is at least one.
const RECALLED: usize = 2;

impl Reader for Cascade {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        self.finder.look(luma);
        let mut reads = self.read_edges(luma);
        match effort {
            Effort::Frame => {
                self.take_turns();
                add_all(&mut reads, self.bars.read_in(luma, &self.patches, Worth::Frame));
                self.drop_refuted(&mut reads);
                // where a code is read there is no other kind of bars
                let is_read = |patch: &Patch| {
                    let middle = Place::of(&[patch.centre; 4]);
                    reads.iter().any(|read| Place::of(&read.corners).overlaps(&middle))
                };
                self.patches.retain(|patch| !is_read(patch));
                let others = self.rxing.others_in_frame(luma, &self.patches, self.finder.blocks());
                add_all(&mut reads, others);
                reads
            }
            // most photographs show one code, and a glance is all that it takes
            Effort::Photo => {
                add_all(&mut reads, self.bars.read_in(luma, &self.patches, Worth::Frame));
                self.drop_refuted(&mut reads);
                match Agreement::photo(&reads) {
                    believed if believed.is_empty() => self.stare(luma),
                    believed => self.look_beside(luma, reads, &believed),
                }
            }
        }
    }
}

/// Patches that are looked at; a shelf of sixty codes must not take sixty times as long.
const MOST_PATCHES: usize = 12;
/// The same where nothing has been read, and nothing else is to be done.
const MOST_STARED_AT: usize = 40;
/// Where a photograph shows a code, another place is looked at again if it has this share of the strongest one's energy,
const STRONG_BESIDE: f32 = 0.12;
/// and if it is one of so many.
const MOST_BESIDE: usize = 3;

impl Cascade {
    /// Reads edges everywhere, and ranks what they leave unless a code is sure.
    fn read_edges(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = Vec::new();
        self.unread.clear();
        for patch in self.finder.patches().iter().take(MOST_PATCHES) {
            let verdict = self.edges.read(luma, patch, Effort::Frame);
            self.unread.extend(verdict.leaves(patch));
            add_all(&mut reads, verdict.reads);
        }
        if reads.iter().any(is_sure) {
            self.unread.clear();
        }
        self.rank_unread();
        reads
    }

    /// Puts what the edges left into order.
    fn rank_unread(&mut self) {
        self.unread.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        self.patches.clear();
        self.patches.extend(self.unread.iter().map(|(_, patch)| *patch));
    }

    /// The likeliest place is looked at in every frame of a film, the others in turn.
    fn take_turns(&mut self) {
        self.frames = self.frames.wrapping_add(1);
        if self.patches.len() > 2 {
            let second = 1 + self.frames % (self.patches.len() - 1);
            self.patches.swap(1, second);
        }
    }

    /// What else a photograph shows beside codes that are believed: in strong places that lie apart from them.
    fn look_beside(
        &mut self,
        luma: Luma<'_>,
        mut reads: Vec<Read>,
        believed: &[Sighting],
    ) -> Vec<Read> {
        let known: Vec<Place> = believed.iter().map(|s| Place::of(&s.corners)).collect();
        let is_known = |place: &Place| known.iter().any(|known| known.overlaps(place));
        // what is claimed elsewhere is looked at again, and better
        reads.retain(|read| is_known(&Place::of(&read.corners)));
        let patches = self.finder.patches();
        let strongest = patches.first().map_or(0.0, |patch| patch.strength);
        let strong = patches.iter().filter(|patch| patch.strength > STRONG_BESIDE * strongest);
        let apart = strong.filter(|patch| !is_known(&Place::of(&[patch.centre; 4])));
        self.unread.clear();
        for patch in apart.take(MOST_BESIDE) {
            let verdict = self.edges.read(luma, patch, Effort::Photo);
            self.unread.extend(verdict.leaves(patch));
            add_all(&mut reads, verdict.reads);
        }
        self.rank_unread();
        add_all(&mut reads, self.bars.read_in(luma, &self.patches, Worth::Frame));
        let apart = |block: &&Block| !is_known(&Place::of(&[block.middle(); 4]));
        let block = self.finder.blocks().iter().find(apart);
        add_all(&mut reads, self.rxing.others_beside(luma, &self.patches, block));
        reads
    }

    /// Where all characters are there and make no code, or another one, some line of many misreads them.
    fn drop_refuted(&self, reads: &mut Vec<Read>) {
        reads.retain(|read| read.certainty >= LINES_ARE_SURE || !self.bars.refutes(read));
    }

    /// All that can be done for a photograph in which nothing was believed at a glance.
    fn stare(&mut self, luma: Luma<'_>) -> Vec<Read> {
        let mut reads = Vec::new();
        self.unread.clear();
        let patches = self.finder.all_patches().iter().copied().take(MOST_STARED_AT);
        for patch in patches.chain(self.finder.rows()) {
            let verdict = self.edges.read(luma, &patch, Effort::Photo);
            self.unread.extend(verdict.leaves(&patch));
            add_all(&mut reads, verdict.reads);
        }
        // where a code has been read already, what else looks like bars is seldom one that takes long
        let worth = if reads.iter().any(is_sure) { Worth::Frame } else { Worth::Photo };
        self.rank_unread();
        add_all(&mut reads, self.bars.read_in(luma, &self.patches, worth));
        self.drop_refuted(&mut reads);
        if reads.is_empty() {
            reads = self.rxing.ean_upc_beside(luma, &self.patches);
            reads.retain(|read| self.bars.confirms(luma, read));
        }
        add_all(&mut reads, self.rxing.others_in_photo(luma, &self.patches));
        reads
    }
}

impl Verdict {
    /// The patch, and how likely it is, if a dearer reader may make something of it.
    fn leaves(&self, patch: &Patch) -> Option<(f32, Patch)> {
        let worth_it = self.could_be_code && !self.reads.iter().any(is_sure);
        worth_it.then_some((patch.half_length * self.likeness * self.likeness, *patch))
    }
}

/// A long code on which so many lines agree that no dearer reader need be asked.
fn is_sure(read: &Read) -> bool {
    !read.symbology.is_short() && read.certainty > LINES_ARE_SURE
}

fn add_all(reads: &mut Vec<Read>, more: Vec<Read>) {
    // most pictures show one code, and its list need not be made twice
    if reads.is_empty() && more.len() == 1 {
        *reads = more;
        return;
    }
    for read in more {
        add(reads, read);
    }
}

/// Adds what the second reader has read. The same code read by both is surer for it; a piece of it that the first took for
/// a code of 8 digits is dropped, and so is one of its own.
fn add(reads: &mut Vec<Read>, read: Read) {
    let place = Place::of(&read.corners);
    let against = |r: &Read| place.contradicts(read.symbology, &Place::of(&r.corners), r.symbology);
    if let Some(known) = reads.iter_mut().find(|r| r.text == read.text && against(r)) {
        known.certainty = 1.0 - (1.0 - known.certainty) * (1.0 - read.certainty);
        return;
    }
    if read.symbology.is_short() {
        if reads.iter().any(against) {
            return;
        }
    } else {
        reads.retain(|r| !(r.symbology.is_short() && against(r)));
    }
    reads.push(read);
}
