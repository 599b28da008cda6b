//! Copies of the list, made by themselves: one a day on which something changed, the last ten kept.

use crate::{App, Result};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

/// After this long a copy is due, in milliseconds.
const DUE_AFTER_MS: i64 = 24 * 60 * 60 * 1000;
/// The copies that are kept.
const KEPT: usize = 10;
/// How often a program that stays open looks whether a copy is due.
const LOOK_EVERY: Duration = Duration::from_hours(1);

impl App {
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

    /// Looks every hour whether a copy is due, for as long as the app is open.
    pub fn keep_backing_up(self: &Arc<Self>) {
        let app = Arc::downgrade(self);
        thread::spawn(move || {
            while let Some(app) = Weak::upgrade(&app) {
                if let Err(error) = app.back_up_if_due() {
                    tracing::warn!("no copy of the list could be made: {error}");
                }
                drop(app);
                thread::sleep(LOOK_EVERY);
            }
        });
    }
}
