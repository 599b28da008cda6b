//! Agreement over frames.

use crate::read::{Point, Read, Symbology};

/// What is believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The kind of symbol.
    pub symbology: Symbology,
    /// As in [`Read::text`].
    pub text: String,
    /// Where it was last seen, in pixels.
    pub corners: [Point; 4],
    /// When the first of the agreeing frames was taken, in milliseconds of the caller's clock.
    pub first_seen_ms: u64,
    /// When it was believed, in milliseconds of the caller's clock.
    pub at_ms: u64,
    /// The sighting before this one was of the same code: the packet is shown a second time.
    pub again: bool,
}

/// When to believe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRules {
    /// A showing ends when its code was not seen for this many milliseconds.
    pub showing_ends_after_ms: u64,
}

impl Default for AgreementRules {
    fn default() -> Self {
        Self { showing_ends_after_ms: 1000 }
    }
}

/// What is in front of the camera.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    rules: AgreementRules,
}

impl Agreement {
    /// Nothing seen yet.
    pub fn new(rules: AgreementRules) -> Self {
        Self { rules }
    }

    /// Takes in the reads of one frame and tells what is believed because of it.
    pub fn observe(&mut self, at_ms: u64, reads: &[Read]) -> Vec<Sighting> {
        let _ = (at_ms, reads, &self.rules);
        Vec::new()
    }

    /// What is believed of a single still picture.
    pub fn photo(reads: &[Read]) -> Vec<Sighting> {
        reads
            .iter()
            .map(|read| Sighting {
                symbology: read.symbology,
                text: read.text.clone(),
                corners: read.corners,
                first_seen_ms: 0,
                at_ms: 0,
                again: false,
            })
            .collect()
    }
}
