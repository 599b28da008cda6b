//! Erasing everything: from the rows, the free pages of the file, the log and the copies.

use crate::connection::in_transaction;
use crate::{Snapshot, Store, StoreError, journal};
use rusqlite::Connection;
use trug_domain::DeviceId;

impl Store {
    /// Deletes everything that was ever written here, the copies in the `backups` folder first. What
    /// is left is a new, empty home; `device` becomes its id, since the old one is part of what goes.
    ///
    /// # Errors
    /// Those of the file; what could not be deleted is named, and asking again goes on.
    pub fn erase(&self, device: DeviceId) -> Result<(), StoreError> {
        for Snapshot { path, .. } in self.backups() {
            std::fs::remove_file(&path)
                .map_err(|error| StoreError::Disk { path: path.clone(), why: error.to_string() })?;
        }
        self.on_writer(move |connection| {
            in_transaction(connection, |connection| {
                empty_tables(connection)?;
                journal::set_own_device(connection, device)
            })?;
            // Deleted rows stay in free pages until the file is written anew.
            connection.execute_batch("VACUUM")?;
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
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
