//! Copies of the list, made by themselves: one a day on which something changed, the last ten kept.

use super::Upkeep;
use crate::error::Result;

/// After this long a copy is due, in milliseconds.
const DUE_AFTER_MS: i64 = 24 * 60 * 60 * 1000;
/// The copies that are kept.
const KEPT: usize = 10;

impl Upkeep {
    /// Makes a copy of the list in the `backups` folder if a day has gone by since the last one and
    /// something was done since. Answers whether it made one.
    ///
    /// # Errors
    /// When the copy cannot be written; the list is none the worse for it.
    pub fn back_up_if_due(&self) -> Result<bool> {
        let Some(last_step) = self.store.history(1)?.into_iter().next() else { return Ok(false) };
        let now = self.clock.now();
        if let Some(newest) = self.store.backups().first() {
            let is_fresh = now.0.saturating_sub(newest.at.0) < DUE_AFTER_MS;
            if is_fresh || last_step.step.at <= newest.at {
                return Ok(false);
            }
        }
        self.store.back_up(now)?;
        self.store.keep_backups(KEPT)?;
        Ok(true)
    }
}
