//! Erasing everything: from the rows, the free pages of the file, the log and the copies.

use crate::{Snapshot, Store, StoreError, journal};
use rusqlite::Connection;
use std::path::Path;
use trug_domain::DeviceId;

impl Store {
    /// Deletes everything that was ever written here, the copies in the `backups` folder as well. What
    /// is left is a new, empty home; `device` becomes its id, since the old one is part of what goes.
    ///
    /// # Errors
    /// Those of the file, with nothing deleted; [`StoreError::ErasedInPart`] once the lists are gone and
    /// something of them is left on the disk: asking again goes on.
    pub fn erase(&self, device: DeviceId) -> Result<(), StoreError> {
        self.write(move |connection| {
            empty_tables(connection)?;
            journal::set_own_device(connection, device)
        })?;
        let left = |path: &Path, why: String| StoreError::ErasedInPart { path: path.into(), why };
        for Snapshot { path, .. } in self.backups() {
            std::fs::remove_file(&path).map_err(|error| left(&path, error.to_string()))?;
        }
        self.on_writer(move |connection| {
            // Deleted rows stay in free pages until the file is written anew.
            connection.execute_batch("VACUUM")?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
        .map_err(|error| left(&self.path(), error.to_string()))
    }
}

fn empty_tables(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "defer_foreign_keys", true)?;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table'";
    let mut query = connection.prepare(sql)?;
    let names = query.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    for name in names {
        connection.execute(&format!("DELETE FROM \"{name}\""), [])?;
    }
    Ok(())
}
