//! From frames to sightings: the readers, what agrees over frames, and how the packet is held, in one noun. This is what a
//! program with a camera takes.

use crate::agreement::{Agreement, Sighting};
use crate::aim::Aim;
use crate::cascade::Cascade;
use crate::luma::Luma;
use crate::read::{Effort, Read, Reader};

/// Looks at the frames of one camera, one after the other.
#[derive(Debug, Default)]
pub struct Scanner {
    cascade: Cascade,
    agreement: Agreement,
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

impl Scanner {
    /// Looks at the frame that was taken at `at_ms` of the caller's clock; frames come in the order of their time. Total,
    /// as [`Reader::read`] is.
    pub fn observe(&mut self, at_ms: u64, luma: Luma<'_>) -> Look {
        let reads = self.cascade.read(luma, Effort::Frame);
        let sightings = self.agreement.observe(at_ms, &reads);
        let aim = Aim::of(luma, &reads, self.cascade.glimpses());
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
