//! Reading what suggestions are made from.

use crate::needs::{self, NeedEvent};
use crate::{Store, StoreError};

impl Store {
    /// The needs that the newest steps of adding put on lists, newest step first and in each in the
    /// order of adding; a need is there as often as it was added. Steps of very many lines at once
    /// are left out.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn added_needs(&self, steps: usize) -> Result<Vec<NeedEvent>, StoreError> {
        self.read(|connection| needs::newest(connection, needs::ADDED, steps))
    }

    /// The needs that the newest steps of clearing ticked lines took off lists, newest step first.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn cleared_needs(&self, steps: usize) -> Result<Vec<NeedEvent>, StoreError> {
        self.read(|connection| needs::newest(connection, needs::CLEARED, steps))
    }
}
