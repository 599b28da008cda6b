//! The readers one after the other, as Trug uses them: places are found once; what is sharp is read by its edges, what is
//! not by [`BarReader`], and everything that is not EAN or UPC by [`RxingReader`]. What one of them claims against the other
//! at the same place is settled here only where one is a piece of the other; the rest is for
//! [`Agreement`](crate::Agreement).

use crate::bar_reader::{BarReader, Glimpse};
use crate::edge_reader::EdgeReader;
use crate::find::{Finder, Patch};
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
    unread: Vec<Patch>,
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
        if !reads.is_empty() {
            return reads;
        }
        self.finder.recall();
        self.unread.clear();
        self.unread.extend(self.finder.patches().iter().take(RECALLED));
        self.bars.read_more(luma, &self.unread)
    }
}

/// Places that are looked at because of earlier pictures.
const RECALLED: usize = 2;

impl Reader for Cascade {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        let mut reads = Vec::new();
        self.finder.look(luma);
        self.unread.clear();
        for patch in self.finder.patches().iter().take(MOST_PATCHES) {
            let verdict = self.edges.read(luma, patch, effort);
            let sure = verdict
                .reads
                .iter()
                .any(|r| !r.symbology.is_short() && r.certainty > LINES_ARE_SURE);
            if verdict.could_be_code && !sure {
                self.unread.push(*patch);
            }
            add_all(&mut reads, verdict.reads);
        }
        let sure = reads.iter().any(|r| !r.symbology.is_short() && r.certainty > LINES_ARE_SURE);
        if effort == Effort::Frame && sure {
            self.unread.clear();
        }
        // where a code has been read already, what else looks like bars is seldom one that takes long
        let worth = if sure { Effort::Frame } else { effort };
        add_all(&mut reads, self.bars.read_in(luma, &self.unread, worth));
        let others = match effort {
            Effort::Frame => self.rxing.others_in_frame(luma, &self.unread, self.finder.blocks()),
            Effort::Photo => {
                if reads.is_empty() {
                    reads = self.rxing.ean_upc_in_photo(luma);
                }
                self.rxing.others_in_photo(luma, &self.unread)
            }
        };
        add_all(&mut reads, others);
        reads
    }
}

/// Patches that are looked at; a shelf of sixty codes must not take sixty times as long.
const MOST_PATCHES: usize = 12;

fn add_all(reads: &mut Vec<Read>, more: Vec<Read>) {
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
