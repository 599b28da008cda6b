//! Copies of the database: exported to any file, or kept in the `backups` folder of the home.

use crate::{Snapshot, Store, StoreError, connection, snapshot};
use std::fs;
use std::path::Path;
use trug_domain::Timestamp;

impl Store {
    /// Writes a whole copy of the list, its history and settings to a file that does not exist yet.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`]; nothing is left at `to` then.
    pub fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        // A connection of its own, so that no reader has to wait.
        let connection =
            connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        snapshot::write(&connection, to)
    }

    /// Writes a copy into the `backups` folder; the newest one is named if the file is ever damaged.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`]; also in memory, where there is no such folder.
    pub fn back_up(&self, at: Timestamp) -> Result<Snapshot, StoreError> {
        let Some(home) = self.home() else {
            let why = "a list in memory has no backups folder".to_owned();
            return Err(StoreError::Snapshot { to: self.path(), why });
        };
        let connection =
            connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        snapshot::back_up(&connection, home, at)
    }

    /// Deletes the oldest copies in the `backups` folder but for so many of the newest.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`] if one cannot be deleted.
    pub fn keep_backups(&self, newest: usize) -> Result<(), StoreError> {
        for Snapshot { path, .. } in self.backups().into_iter().skip(newest) {
            fs::remove_file(&path).map_err(|error| StoreError::Snapshot {
                to: path.clone(),
                why: error.to_string(),
            })?;
        }
        Ok(())
    }

    /// The copies in the `backups` folder, newest first; none in memory.
    pub fn backups(&self) -> Vec<Snapshot> {
        snapshot::all(self.home())
    }
}
