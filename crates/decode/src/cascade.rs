//! The readers one after the other, as Trug uses them: [`RxingReader`] for what is sharp and for everything that is not EAN
//! or UPC, [`BarReader`] where it has found no long code. What one of them claims against the other at the same place is
//! settled here only where one is a piece of the other; the rest is for [`Agreement`](crate::Agreement).

use crate::bar_reader::{BarReader, Glimpse};
use crate::luma::Luma;
use crate::place::Place;
use crate::read::{Effort, Read, Reader, Symbology};
use crate::rxing_reader::RxingReader;

/// Reads everything that either reader reads.
#[derive(Debug, Default)]
pub struct Cascade {
    rxing: RxingReader,
    bars: BarReader,
}

impl Cascade {
    /// As in [`RxingReader::panics`].
    pub fn panics(&self) -> u64 {
        self.rxing.panics()
    }

    /// What [`BarReader`] looked at in the last picture, read or not; nothing where it was not asked.
    pub(crate) fn glimpses(&self) -> &[Glimpse] {
        self.bars.glimpses()
    }
}

impl Reader for Cascade {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        let mut reads = self.rxing.read(luma, effort);
        let found = |r: &Read| {
            matches!(r.symbology, Symbology::Ean13 | Symbology::UpcA) && r.certainty > SURE
        };
        if effort == Effort::Frame && reads.iter().any(found) {
            self.bars.look_away();
            return reads;
        }
        for read in self.bars.read(luma, effort) {
            add(&mut reads, read);
        }
        reads
    }
}

/// Three scanlines in agreement.
const SURE: f32 = 0.74;

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
