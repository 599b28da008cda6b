//! From frames to sightings: the readers, the agreement over frames, and the quality of the frame. This is what a program
//! with a camera uses.

use crate::agreement::{Agreement, Sighting};
use crate::bar_reader::Tracker;
use crate::cascade::Cascade;
use crate::evidence::MIN_CERTAINTY;
use crate::luma::Luma;
use crate::prior::Prior;
use crate::quality::FrameQuality;
use crate::read::{Effort, Read, Reader};

/// Scans the frames of one camera, one after the other.
#[derive(Debug, Default)]
pub struct Scanner {
    cascade: Cascade,
    agreement: Agreement,
    tracker: Tracker,
    prior: Option<Prior>,
}

/// The result of one frame or photograph.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameResult {
    /// The reads of the picture; of a frame, with those of the last frames together.
    pub reads: Vec<Read>,
    /// What has become accepted: each showing of a packet once.
    pub sightings: Vec<Sighting>,
    /// How the packet could be held better.
    pub quality: FrameQuality,
}

/// A joint read needs at least so many independent frames; one frame that is delivered twice counts as one.
const MIN_EFFECTIVE_FRAMES: f32 = 1.25;

impl Scanner {
    /// Sets which codes are more likely than others from now on.
    pub fn set_prior(&mut self, prior: Prior) {
        self.prior = Some(prior);
    }

    /// Scans the frame that was taken at `at_ms` of the caller's clock; frames come in the order of their time. Total, like
    /// [`Reader::read`].
    pub fn observe(&mut self, at_ms: u64, luma: Luma<'_>) -> FrameResult {
        let mut reads = self.cascade.read_next(luma);
        let mut attempts = self.cascade.bars().take_attempts();
        let mut quality = FrameQuality::of(luma, &reads, &attempts);
        let mut joint_reads = Vec::new();
        if self.agreement.is_showing(&reads) {
            self.tracker.clear();
        } else {
            let variants = self.cascade.bars().variants();
            let prior = self.prior.as_ref();
            for joint in self.tracker.observe(at_ms, luma, variants, &mut attempts, prior) {
                quality.include(&joint);
                if joint.read.certainty >= MIN_CERTAINTY
                    && joint.effective_frames >= MIN_EFFECTIVE_FRAMES
                {
                    joint_reads.push(joint.read);
                }
            }
        }
        self.cascade.bars().restore_attempts(attempts);
        let sightings = self.agreement.observe_with_joint(at_ms, &reads, &joint_reads);
        for read in joint_reads {
            if !reads.iter().any(|r| r.text == read.text) {
                reads.push(read);
            }
        }
        FrameResult { reads, sightings, quality }
    }

    /// Reads a still picture on its own. The frames of a camera before and after it do not count.
    pub fn photo(&mut self, luma: Luma<'_>) -> FrameResult {
        let reads = self.cascade.read(luma, Effort::Photo);
        let sightings = Agreement::photo(&reads);
        let quality = FrameQuality::of(luma, &reads, self.cascade.attempts());
        FrameResult { reads, sightings, quality }
    }

    /// As in [`RxingReader::panics`](crate::RxingReader::panics).
    pub fn panics(&self) -> u64 {
        self.cascade.panics()
    }
}
