//! Everything deleted for good: no row, no page of the file, no log and no copy keeps it.

use crate::connection::in_transaction;
use crate::{Snapshot, Store, StoreError};
use rusqlite::Connection;

impl Store {
    /// Deletes everything that was ever written here, the copies in the `backups` folder first. The
    /// file stays as it is when it is new.
    ///
    /// # Errors
    /// Those of the file; what could not be deleted is named, and asking again goes on.
    pub fn erase(&self) -> Result<(), StoreError> {
        for Snapshot { path, .. } in self.backups() {
            std::fs::remove_file(&path)
                .map_err(|error| StoreError::Disk { path: path.clone(), why: error.to_string() })?;
        }
        self.on_writer(|connection| {
            in_transaction(connection, empty_tables)?;
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
