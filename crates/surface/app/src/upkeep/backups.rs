//! Copies of the list, made by themselves: one a day on which something changed. One a day is kept for a
//! week, and one a week for two months.

use super::Upkeep;
use crate::clock::Clock;
use crate::error::Result;
use trug_store::{Snapshot, Store, Subject};

/// After this long a copy is due, in milliseconds.
const DUE_AFTER_MS: i64 = 24 * 60 * 60 * 1000;

impl Upkeep {
    /// Makes a copy of the list in the `backups` folder if a day has gone by since the last one and
    /// something was done since. Answers whether it made one.
    ///
    /// # Errors
    /// When the copy cannot be written; the list is none the worse for it.
    pub fn back_up_if_due(&self) -> Result<bool> {
        back_up_if_due(&self.store, self.clock.as_ref())
    }
}

/// As [`Upkeep::back_up_if_due`], of a store.
pub(super) fn back_up_if_due(store: &Store, clock: &dyn Clock) -> Result<bool> {
    if !is_due(store, clock)? {
        return Ok(false);
    }
    // Of many commands at once one makes the copy; the others see it when it is their turn.
    let _turn = store.begin_turn(Subject::Backups, || true)?;
    if !is_due(store, clock)? {
        return Ok(false);
    }
    let now = clock.now();
    store.back_up(now)?;
    store.thin_backups(now)?;
    Ok(true)
}

fn is_due(store: &Store, clock: &dyn Clock) -> Result<bool> {
    if store.history(1)?.is_empty() || store.home().is_none() {
        return Ok(false);
    }
    let now = clock.now();
    // A copy of a clock that was wrong says nothing about how long ago the last one was.
    let copies = store.backups();
    let Some(newest) = copies.iter().find(|copy| copy.at <= now) else { return Ok(true) };
    let is_old = |copy: &Snapshot| now.0.saturating_sub(copy.at.0) >= DUE_AFTER_MS;
    Ok(is_old(newest) && store.differs_from(newest)?)
}
