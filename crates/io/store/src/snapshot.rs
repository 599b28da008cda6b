//! Snapshots: whole copies of the file as it stands between two transactions.
//!
//! They are written by `VACUUM INTO` under another name, read through, made durable and only then
//! given their name, so that a file in `backups` is always a good one.

use crate::connection::{self, Found};
use crate::{Store, StoreError};
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
    /// Its size in bytes.
    pub bytes: u64,
}

impl Store {
    /// Writes a whole copy of the list, its history and settings to a file that is not there yet.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`]; nothing is left at `to` then.
    pub fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        // A connection of its own, so that nobody who reads has to wait.
        let connection =
            connection::open_reader(&self.path()).map_err(|error| self.about(error))?;
        write(&connection, to)
    }

    /// Writes a copy into the `backups` folder, from where the newest is named if the file is
    /// ever damaged.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`].
    pub fn back_up(&self, at: Timestamp) -> Result<Snapshot, StoreError> {
        let to = self.home().join("backups").join(name(crate::migrate::known(), at));
        make_folder(&to)?;
        self.snapshot(&to)?;
        let bytes = fs::metadata(&to).map_or(0, |meta| meta.len());
        Ok(Snapshot { path: to, at, bytes })
    }
}

impl Store {
    /// Deletes the oldest copies in the `backups` folder but for so many of the newest.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`] if one cannot be deleted.
    pub fn keep_backups(&self, newest: usize) -> Result<(), StoreError> {
        for Snapshot { path, .. } in all(self.home()).into_iter().skip(newest) {
            fs::remove_file(&path).map_err(|error| StoreError::Snapshot {
                to: path.clone(),
                why: error.to_string(),
            })?;
        }
        Ok(())
    }
}

/// The snapshots of a home, newest first.
pub(crate) fn all(home: &Path) -> Vec<Snapshot> {
    let Ok(files) = fs::read_dir(home.join("backups")) else { return Vec::new() };
    let mut found: Vec<_> = files
        .filter_map(|file| {
            let file = file.ok()?;
            let at = made_at(file.file_name().to_str()?)?;
            Some(Snapshot { path: file.path(), at, bytes: file.metadata().ok()?.len() })
        })
        .collect();
    found.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.at.0));
    found
}

/// Keeps the file as it is before it is changed by a migration.
pub(crate) fn before_migration(
    connection: &Connection,
    home: &Path,
    schema: u32,
    at: Timestamp,
) -> Result<PathBuf, StoreError> {
    let to = home.join("backups").join(name(schema, at));
    make_folder(&to)?;
    // A snapshot of this moment is there when an earlier attempt at the same migration failed.
    if !to.exists() {
        write(connection, &to)?;
    }
    Ok(to)
}

fn write(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    let failed =
        |why: &dyn std::fmt::Display| StoreError::Snapshot { to: to.into(), why: why.to_string() };
    if to.exists() {
        return Err(failed(&"a file of this name is there already"));
    }
    let part = connection::beside(to, ".part");
    let _ = fs::remove_file(&part);
    let done = vacuum_into(connection, &part).and_then(|()| {
        fs::rename(&part, to).map_err(|error| error.to_string())?;
        durable_name(to);
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
    let copy = Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(|error| error.to_string())?;
    let verdict: String = copy
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| error.to_string())?;
    match (verdict.as_str(), connection::header(&copy)) {
        ("ok", Ok(Found::Schema(_))) => Ok(()),
        _ => Err(format!("the copy is not sound: {verdict}")),
    }
}

/// A new name is durable when its folder is; only unix lets a folder be synced.
pub(crate) fn durable_name(path: &Path) {
    if cfg!(unix)
        && let Some(folder) = path.parent().and_then(|folder| fs::File::open(folder).ok())
    {
        let _ = folder.sync_all();
    }
}

fn make_folder(to: &Path) -> Result<(), StoreError> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder)
        .map_err(|error| StoreError::Snapshot { to: to.into(), why: error.to_string() })
}

fn name(schema: u32, at: Timestamp) -> String {
    format!("trug-{:014}-schema-{schema}.sqlite", at.0)
}

fn made_at(name: &str) -> Option<Timestamp> {
    let (at, _) = name.strip_prefix("trug-")?.strip_suffix(".sqlite")?.split_once("-schema-")?;
    at.parse().ok().map(Timestamp)
}
