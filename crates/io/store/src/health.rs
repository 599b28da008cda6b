//! The health of the database, for the doctor.

use crate::location::{Location, beside};
use crate::replay::{self, JournalCheck};
use crate::schema::NEWEST;
use crate::{Counts, Snapshot, Store, StoreError, connection, lists};
use rusqlite::Connection;
use std::path::PathBuf;

/// How the database is.
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
    /// What `PRAGMA quick_check` and `PRAGMA foreign_key_check` found; empty if the file is sound.
    pub faults: Vec<String>,
    /// Whether the write-ahead log is used. Where it cannot be (a network file system), the rollback
    /// journal and `synchronous=EXTRA` are as durable, and slower; in memory nothing is durable.
    pub write_ahead_log: bool,
    /// The pragmas that keep the list safe, as they read back.
    pub pragmas: Vec<Pragma>,
    /// How much there is in it.
    pub counts: Counts,
    /// How many entries the journal has, and whether replaying them leads to what is stored.
    pub journal: JournalCheck,
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
    /// Checks the whole database. This takes about a second for 25 MB; readers and writers go on
    /// meanwhile.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn check(&self) -> Result<Health, StoreError> {
        let own = connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        let look = || {
            let faults = faults(&own)?;
            let counts = lists::counts(&own)?;
            let sqlite = own.query_row("SELECT sqlite_version()", [], |row| row.get(0))?;
            let (bytes, log_bytes) = sizes(&own, self.location())?;
            // Replaying rows that cannot be read would only repeat what is wrong with them.
            let journal =
                if faults.is_empty() { replay::verify(&own)? } else { JournalCheck::default() };
            Ok((faults, counts, sqlite, bytes, log_bytes, journal))
        };
        let (faults, counts, sqlite, bytes, log_bytes, journal) =
            look().map_err(|error| self.describe(error))?;
        let writing = self.on_writer(connection::pragmas)?;
        let reading = self.read(connection::pragmas)?;
        let pragmas: Vec<_> = writing
            .into_iter()
            .zip(reading)
            .map(|((name, writing), (_, reading))| Pragma { name, writing, reading })
            .collect();
        Ok(Health {
            path: self.path(),
            bytes,
            log_bytes,
            schema: NEWEST,
            sqlite,
            faults,
            write_ahead_log: pragmas.iter().any(|one| one.writing == "wal"),
            pragmas,
            counts,
            journal,
            snapshots: self.backups(),
        })
    }
}

/// The bytes of the database and of its log.
fn sizes(connection: &Connection, location: &Location) -> Result<(u64, u64), StoreError> {
    let size = |path| std::fs::metadata(path).map_or(0, |meta| meta.len());
    Ok(match location {
        Location::Home(_) => {
            let path = location.database();
            (size(path.clone()), size(beside(&path, "-wal")))
        }
        Location::Memory(_) => {
            let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
            let (pages, page): (i64, i64) = (number("page_count")?, number("page_size")?);
            ((pages * page) as u64, 0)
        }
    })
}

fn faults(connection: &Connection) -> Result<Vec<String>, StoreError> {
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
