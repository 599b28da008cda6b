//! Noticing that something was committed, by this process or by another one.

use crate::location::Location;
use crate::{StoreError, connection, snapshot};
use rusqlite::Connection;

/// Says whether anything was committed since it was last asked.
///
/// It has a connection of its own, for which SQLite counts the commits of all others
/// (`PRAGMA data_version`, <https://sqlite.org/pragma.html#pragma_data_version>). Asking reads one
/// page that is nearly always in memory: some microseconds. How often to ask is the caller's choice;
/// nothing here waits.
pub struct ChangeWatch {
    connection: Connection,
    location: Location,
    seen: i64,
}

impl ChangeWatch {
    pub(crate) fn open(location: &Location) -> Result<Self, StoreError> {
        let open = || {
            let connection = connection::open_reader(location)?;
            let seen = data_version(&connection)?;
            Ok(Self { connection, location: location.clone(), seen })
        };
        open().map_err(|error| describe(error, location))
    }

    /// Whether anything was committed since the last call, or since the watch was made.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn changed(&mut self) -> Result<bool, StoreError> {
        let version = data_version(&self.connection)
            .map_err(|error| describe(error.into(), &self.location))?;
        Ok(std::mem::replace(&mut self.seen, version) != version)
    }
}

fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}

fn describe(error: StoreError, location: &Location) -> StoreError {
    error.describe(&location.database(), || snapshot::newest(location.home()))
}
