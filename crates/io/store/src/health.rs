//! What `trug doctor` tells about the file.

use crate::{Counts, Snapshot, Store, StoreError, connection, lists, migrate, snapshot};
use std::path::PathBuf;

/// How the file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// The size of its log in bytes.
    pub log_bytes: u64,
    /// Its schema.
    pub schema: u32,
    /// The version of SQLite.
    pub sqlite: String,
    /// What `PRAGMA quick_check` found; empty if the file is sound.
    pub faults: Vec<String>,
    /// Whether the log can be used here. Where it cannot (a network file system), the rollback
    /// journal and `synchronous=EXTRA` keep the same promise, slower.
    pub write_ahead_log: bool,
    /// The pragmas that keep the list safe, as they read back.
    pub pragmas: Vec<Pragma>,
    /// How much there is in it.
    pub counts: Counts,
    /// The snapshots in the `backups` folder, newest first.
    pub snapshots: Vec<Snapshot>,
}

/// A setting of the connections, as it reads back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pragma {
    /// Its name.
    pub name: &'static str,
    /// Its value on the connection that writes.
    pub writing: String,
    /// Its value on the connection that reads.
    pub reading: String,
}

impl Store {
    /// Looks the whole file through. This takes about a second for 25 MB, and nobody waits for it.
    pub fn check(&self) -> Result<Health, StoreError> {
        let path = self.path();
        let look = || {
            let own = connection::open_reader(&path)?;
            let faults = faults(&own)?;
            let counts = lists::counts(&own)?;
            let sqlite = own.query_row("SELECT sqlite_version()", [], |row| row.get(0))?;
            Ok((faults, counts, sqlite))
        };
        let (faults, counts, sqlite) = look().map_err(|error| self.about(error))?;
        let writing = self.on_writer(connection::pragmas)?;
        let reading = self.read(connection::pragmas)?;
        let pragmas: Vec<_> = writing
            .into_iter()
            .zip(reading)
            .map(|((name, writing), (_, reading))| Pragma { name, writing, reading })
            .collect();
        let size = |path| std::fs::metadata(path).map_or(0, |meta| meta.len());
        Ok(Health {
            bytes: size(path.clone()),
            log_bytes: size(connection::beside(&path, "-wal")),
            schema: migrate::known(),
            sqlite,
            faults,
            write_ahead_log: pragmas.iter().any(|one| one.writing == "wal"),
            pragmas,
            counts,
            snapshots: snapshot::all(self.home()),
            path,
        })
    }
}

fn faults(connection: &rusqlite::Connection) -> Result<Vec<String>, StoreError> {
    let mut query = connection.prepare("PRAGMA quick_check")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    let mut found = rows.collect::<Result<Vec<_>, _>>()?;
    found.retain(|fault| fault != "ok");
    // `quick_check` leaves references alone.
    let mut query = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    for table in rows {
        found.push(format!("a row of {} refers to one that is not there", table?));
    }
    Ok(found)
}
