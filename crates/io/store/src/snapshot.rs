//! Snapshots: whole copies of the database as it is between two transactions.
//!
//! They are written by `VACUUM INTO` under another name, checked, made durable and only then given
//! their name, so that a file in the `backups` folder is always a good one.

use crate::connection::{self, Header};
use crate::location::beside;
use crate::schema::NEWEST;
use crate::{StoreError, journal};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use trug_domain::Timestamp;

/// A snapshot in the `backups` folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The file.
    pub path: PathBuf,
    /// When it was made.
    pub at: Timestamp,
    /// The form of the file.
    pub schema: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The snapshots of a home, newest first; none in memory.
pub(crate) fn all(home: Option<&Path>) -> Vec<Snapshot> {
    let Some(Ok(files)) = home.map(|home| fs::read_dir(home.join("backups"))) else {
        return Vec::new();
    };
    let mut found: Vec<_> = files
        .filter_map(|file| {
            let file = file.ok()?;
            let (at, schema) = made_at(file.file_name().to_str()?)?;
            Some(Snapshot { path: file.path(), at, schema, bytes: file.metadata().ok()?.len() })
        })
        .collect();
    found.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.at.0));
    found
}

/// The newest snapshot of a home.
pub(crate) fn newest(home: Option<&Path>) -> Option<PathBuf> {
    all(home).into_iter().next().map(|snapshot| snapshot.path)
}

/// Writes a snapshot into the `backups` folder.
pub(crate) fn back_up(
    connection: &Connection,
    home: &Path,
    at: Timestamp,
) -> Result<Snapshot, StoreError> {
    let to = in_backups(home, NEWEST, at)?;
    write(connection, &to)?;
    let bytes = fs::metadata(&to).map_or(0, |meta| meta.len());
    Ok(Snapshot { path: to, at, schema: NEWEST, bytes })
}

/// Keeps the file as it is before a migration changes it.
pub(crate) fn before_migration(
    connection: &Connection,
    home: &Path,
    schema: u32,
    at: Timestamp,
) -> Result<PathBuf, StoreError> {
    let to = in_backups(home, schema, at)?;
    // A snapshot of this moment exists when an earlier attempt at the same migration failed.
    if !to.exists() {
        write(connection, &to)?;
    }
    Ok(to)
}

/// Writes a snapshot to a file that does not exist yet; nothing is left there if it fails.
pub(crate) fn write(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let failed =
        |why: &dyn std::fmt::Display| StoreError::Snapshot { to: to.into(), why: why.to_string() };
    if to.exists() {
        return Err(failed(&"a file of this name exists already"));
    }
    let part = beside(to, ".part");
    let _ = fs::remove_file(&part);
    let done = vacuum_into(connection, &part).and_then(|()| {
        fs::rename(&part, to).map_err(|error| error.to_string())?;
        sync_folder_of(to);
        Ok(())
    });
    done.map_err(|why| {
        let _ = fs::remove_file(&part);
        failed(&why)
    })
}

fn vacuum_into(connection: &Connection, part: &Path) -> Result<(), String> {
    let text = part.to_str().ok_or("its path is not valid Unicode")?;
    connection.execute("VACUUM INTO ?1", [text]).map_err(|error| error.to_string())?;
    let file = fs::OpenOptions::new().write(true).open(part).map_err(|error| error.to_string())?;
    file.sync_all().map_err(|error| error.to_string())?;
    drop(file);
    trug_files::make_private(part).map_err(|error| error.to_string())?;
    let copy = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| error.to_string())?;
    let verdict: String = copy
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| error.to_string())?;
    match (verdict.as_str(), connection::header(&copy)) {
        ("ok", Ok(Header::Schema(_))) => Ok(()),
        _ => Err(format!("the copy is damaged: {verdict}")),
    }
}

/// Makes a new file name durable, which takes syncing its folder; only Unix offers that.
pub(crate) fn sync_folder_of(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent().and_then(|folder| fs::File::open(folder).ok())
    {
        let _ = folder.sync_all();
    }
}

/// The name of a snapshot in the `backups` folder, which is made if it does not exist.
fn in_backups(home: &Path, schema: u32, at: Timestamp) -> Result<PathBuf, StoreError> {
    let folder = home.join("backups");
    let to = folder.join(format!("trug-{:014}-schema-{schema}.sqlite", at.0));
    match fs::create_dir_all(&folder) {
        Ok(()) => Ok(to),
        Err(error) => Err(StoreError::Snapshot { to, why: error.to_string() }),
    }
}

/// How many entries the journal of a copy has; none if it cannot be read or has no journal.
pub(crate) fn journal_length(path: &Path) -> Option<u64> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    journal::length(&copy).ok()
}

fn made_at(name: &str) -> Option<(Timestamp, u32)> {
    let (at, schema) =
        name.strip_prefix("trug-")?.strip_suffix(".sqlite")?.split_once("-schema-")?;
    Some((Timestamp(at.parse().ok()?), schema.parse().ok()?))
}
