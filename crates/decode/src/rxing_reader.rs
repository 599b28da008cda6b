//! The reader that rests on rxing.

use crate::luma::Luma;
use crate::read::{Effort, Read, Reader};

/// Reads with rxing.
#[derive(Debug, Default)]
pub struct RxingReader {
    panics: u64,
}

impl RxingReader {
    /// How often rxing panicked.
    pub fn panics(&self) -> u64 {
        self.panics
    }
}

impl Reader for RxingReader {
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read> {
        let _ = (luma, effort);
        Vec::new()
    }
}
