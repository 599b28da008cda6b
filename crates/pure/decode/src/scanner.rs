//! From frames to sightings: the readers, what agrees over frames, and how the packet is held, in one noun. This is what a
//! program with a camera takes.

use crate::agreement::{Agreement, Sighting};
use crate::aim::Aim;
use crate::bar_reader::Evidence;
use crate::cascade::Cascade;
use crate::luma::Luma;
use crate::prior::Prior;
use crate::probability::BELIEVED;
use crate::read::{Effort, Read, Reader};

/// Looks at the frames of one camera, one after the other.
#[derive(Debug, Default)]
pub struct Scanner {
    cascade: Cascade,
    agreement: Agreement,
    evidence: Evidence,
    prior: Option<Prior>,
}

/// What one look at one picture gave.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// What the picture claims; of a frame, with what it and those before it claim together.
    pub reads: Vec<Read>,
    /// What has become believed: each showing of a packet once.
    pub sightings: Vec<Sighting>,
    /// What would help to read.
    pub aim: Aim,
}

/// What frames say together needs at least so many of them that differ: one picture that is delivered twice is worth one.
const WITNESSES: f32 = 1.25;

impl Scanner {
    /// Expects some codes more than others from now on.
    pub fn expect(&mut self, prior: Prior) {
        self.prior = Some(prior);
    }

    /// Looks at the frame that was taken at `at_ms` of the caller's clock; frames come in the order of their time. Total,
    /// as [`Reader::read`] is.
    pub fn observe(&mut self, at_ms: u64, luma: Luma<'_>) -> Look {
        let mut reads = self.cascade.read_next(luma);
        let mut glimpses = self.cascade.bars().take_glimpses();
        let mut aim = Aim::of(luma, &reads, &glimpses);
        let mut together = Vec::new();
        if self.agreement.is_showing(&reads) {
            self.evidence.forget();
        } else {
            let reader = self.cascade.bars();
            let prior = self.prior.as_ref();
            for joint in self.evidence.observe(at_ms, luma, reader, &mut glimpses, prior) {
                aim.expect(&joint);
                if joint.read.certainty >= BELIEVED && joint.witnesses >= WITNESSES {
                    together.push(joint.read);
                }
            }
        }
        self.cascade.bars().give_back(glimpses);
        let sightings = self.agreement.observe_together(at_ms, &reads, &together);
        for read in together {
            if !reads.iter().any(|r| r.text == read.text) {
                reads.push(read);
            }
        }
        Look { reads, sightings, aim }
    }

    /// Looks at a still picture, beside which no other will come. What the frames before and after it say is another matter.
    pub fn photo(&mut self, luma: Luma<'_>) -> Look {
        let reads = self.cascade.read(luma, Effort::Photo);
        let sightings = Agreement::photo(&reads);
        let aim = Aim::of(luma, &reads, self.cascade.glimpses());
        Look { reads, sightings, aim }
    }

    /// As in [`RxingReader::panics`](crate::RxingReader::panics).
    pub fn panics(&self) -> u64 {
        self.cascade.panics()
    }
}
