//! From any released schema to the newest, one step at a time.
//!
//! A step is a file of SQL that never changes once it is released. Each runs in one transaction with
//! its version stamp; before the first one a whole snapshot is kept, and without it nothing is done.

use crate::connection::{self, APPLICATION_ID, Foreign, Found, in_transaction};
use crate::{StoreError, snapshot};
use rusqlite::Connection;
use std::path::Path;
use trug_domain::Timestamp;

/// The released steps; step n leads to schema n.
const STEPS: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
];

/// The newest schema this program knows.
pub(crate) const fn known() -> u32 {
    STEPS.len() as u32
}

/// Brings a file to the newest schema. The caller holds the opening lock.
pub(crate) fn migrate(writer: &Connection, home: &Path, at: Timestamp) -> Result<(), StoreError> {
    migrate_by(STEPS, writer, home, at)
}

fn migrate_by(
    steps: &[&str],
    writer: &Connection,
    home: &Path,
    at: Timestamp,
) -> Result<(), StoreError> {
    let schema = schema_of(writer, home)?;
    let known = steps.len() as u32;
    let Some(missing) = steps.get(schema as usize..) else {
        let path = home.join(crate::store::FILE);
        return Err(StoreError::NewerFile { path, found: schema, known });
    };
    if schema > 0 && !missing.is_empty() {
        let kept = snapshot::before_migration(writer, home, schema, at)?;
        tracing::info!(snapshot = %kept.display(), schema, "migrating the list");
    }
    for (step, sql) in (schema + 1..).zip(missing) {
        in_transaction(writer, |connection| {
            connection.execute_batch(sql)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            connection.pragma_update(None, "user_version", step)?;
            Ok(())
        })?;
    }
    Ok(())
}

fn schema_of(writer: &Connection, home: &Path) -> Result<u32, StoreError> {
    let path = home.join(crate::store::FILE);
    match connection::header(writer) {
        Ok(Found::Nothing) => Ok(0),
        Ok(Found::Schema(schema)) => Ok(schema),
        Err(Foreign::Sqlite(error)) => Err(error.into()),
        Err(Foreign::Not(why)) => Err(StoreError::NotTrug { path, why, snapshot: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::error::Error;
    use std::fs;

    const GOOD: &str = "ALTER TABLE setting ADD COLUMN changed INTEGER NOT NULL DEFAULT 0";
    const GOOD_TOO: &str = "CREATE TABLE aisle (id TEXT NOT NULL PRIMARY KEY) STRICT";
    const BAD: &str = "UPDATE setting SET value = 'lost'; CREATE TABLE no sense";

    /// A file of schema 1 with a setting in it.
    fn old_file(home: &Path) -> Result<Connection, Box<dyn Error>> {
        let writer = connection::open_writer(&home.join(crate::store::FILE))?;
        migrate_by(&STEPS[..1], &writer, home, Timestamp(1))?;
        writer.execute("INSERT INTO setting (key, value) VALUES ('beep', 'on')", [])?;
        Ok(writer)
    }

    fn state(file: &Connection) -> Result<(u32, String), Box<dyn Error>> {
        let schema = file.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let value =
            file.query_row("SELECT value FROM setting WHERE key = 'beep'", [], |row| row.get(0))?;
        Ok((schema, value))
    }

    #[test]
    fn an_old_file_is_kept_and_then_migrated() -> Result<(), Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let writer = old_file(home.path())?;
        assert!(snapshot::all(home.path()).is_empty(), "a new file needs no snapshot");
        migrate_by(&[STEPS[0], GOOD, GOOD_TOO], &writer, home.path(), Timestamp(2))?;
        assert_eq!(state(&writer)?, (3, "on".to_owned()));
        let [kept] = snapshot::all(home.path()).try_into().map_err(|_| "one snapshot")?;
        assert_eq!(kept.at, Timestamp(2));
        assert_eq!(state(&Connection::open(kept.path)?)?, (1, "on".to_owned()));
        migrate_by(&[STEPS[0], GOOD, GOOD_TOO], &writer, home.path(), Timestamp(3))?;
        assert_eq!(snapshot::all(home.path()).len(), 1, "nothing to migrate, nothing to keep");
        Ok(())
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_before_it() -> Result<(), Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let writer = old_file(home.path())?;
        for at in [2, 3] {
            let steps = [STEPS[0], GOOD, BAD];
            assert!(migrate_by(&steps, &writer, home.path(), Timestamp(at)).is_err());
            assert_eq!(state(&writer)?, (2, "on".to_owned()));
        }
        migrate_by(&[STEPS[0], GOOD, GOOD_TOO], &writer, home.path(), Timestamp(4))?;
        assert_eq!(state(&writer)?, (3, "on".to_owned()));
        Ok(())
    }

    #[test]
    fn without_a_snapshot_nothing_is_migrated() -> Result<(), Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let writer = old_file(home.path())?;
        fs::write(home.path().join("backups"), "a file where the folder should be")?;
        let stopped = migrate_by(&[STEPS[0], GOOD], &writer, home.path(), Timestamp(2));
        assert!(matches!(stopped, Err(StoreError::Snapshot { .. })), "{stopped:?}");
        assert_eq!(state(&writer)?, (1, "on".to_owned()));
        Ok(())
    }

    #[test]
    fn a_newer_schema_is_not_migrated_back() -> Result<(), Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let writer = old_file(home.path())?;
        migrate_by(&[STEPS[0], GOOD], &writer, home.path(), Timestamp(2))?;
        let newer = migrate_by(&STEPS[..1], &writer, home.path(), Timestamp(3));
        assert!(
            matches!(newer, Err(StoreError::NewerFile { found: 2, known: 1, .. })),
            "{newer:?}"
        );
        Ok(())
    }
}
