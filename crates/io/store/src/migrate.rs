//! From any released schema to the newest, one migration at a time.
//!
//! Each migration runs in one transaction with its version stamp. Before the first one a whole
//! snapshot is kept; where it cannot be written, nothing is migrated.

use crate::connection::{self, Foreign, Header, in_transaction};
use crate::location::Location;
use crate::schema::{APPLICATION_ID, MIGRATIONS};
use crate::{StoreError, snapshot};
use rusqlite::Connection;
use trug_domain::Timestamp;

/// Brings a database to the newest schema. The caller holds the opening lock.
pub(crate) fn migrate(
    writer: &Connection,
    location: &Location,
    at: Timestamp,
) -> Result<(), StoreError> {
    migrate_by(MIGRATIONS, writer, location, at)
}

fn migrate_by(
    migrations: &[&str],
    writer: &Connection,
    location: &Location,
    at: Timestamp,
) -> Result<(), StoreError> {
    let schema = schema_of(writer, location)?;
    let known = migrations.len() as u32;
    let Some(missing) = migrations.get(schema as usize..) else {
        return Err(StoreError::NewerFile { path: location.database(), found: schema, known });
    };
    if let Some(home) = location.home()
        && schema > 0
        && !missing.is_empty()
    {
        let kept = snapshot::before_migration(writer, home, schema, at)?;
        tracing::info!(snapshot = %kept.display(), schema, "migrating the list");
    }
    for (number, sql) in (schema + 1..).zip(missing) {
        in_transaction(writer, |connection| {
            connection.execute_batch(sql)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            connection.pragma_update(None, "user_version", number)?;
            Ok(())
        })?;
    }
    Ok(())
}

fn schema_of(writer: &Connection, location: &Location) -> Result<u32, StoreError> {
    match connection::header(writer) {
        Ok(Header::Empty) => Ok(0),
        Ok(Header::Schema(schema)) => Ok(schema),
        Err(Foreign::Sqlite(error)) => Err(error.into()),
        Err(Foreign::Not(why)) => {
            Err(StoreError::NotTrug { path: location.database(), why, snapshot: None })
        }
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
    fn old_file(home: &Location) -> Result<Connection, Box<dyn Error>> {
        let writer = connection::open_writer(home)?;
        migrate_by(&MIGRATIONS[..1], &writer, home, Timestamp(1))?;
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
        let folder = tempfile::tempdir()?;
        let home = Location::Home(folder.path().to_path_buf());
        let writer = old_file(&home)?;
        assert!(snapshot::all(Some(folder.path())).is_empty(), "a new file needs no snapshot");
        migrate_by(&[MIGRATIONS[0], GOOD, GOOD_TOO], &writer, &home, Timestamp(2))?;
        assert_eq!(state(&writer)?, (3, "on".to_owned()));
        let [kept] = snapshot::all(Some(folder.path())).try_into().map_err(|_| "one snapshot")?;
        assert_eq!(kept.at, Timestamp(2));
        assert_eq!(state(&Connection::open(kept.path)?)?, (1, "on".to_owned()));
        migrate_by(&[MIGRATIONS[0], GOOD, GOOD_TOO], &writer, &home, Timestamp(3))?;
        assert_eq!(
            snapshot::all(Some(folder.path())).len(),
            1,
            "nothing to migrate, nothing to keep"
        );
        Ok(())
    }

    #[test]
    fn a_step_that_fails_leaves_the_schema_before_it() -> Result<(), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let home = Location::Home(folder.path().to_path_buf());
        let writer = old_file(&home)?;
        for at in [2, 3] {
            let steps = [MIGRATIONS[0], GOOD, BAD];
            assert!(migrate_by(&steps, &writer, &home, Timestamp(at)).is_err());
            assert_eq!(state(&writer)?, (2, "on".to_owned()));
        }
        migrate_by(&[MIGRATIONS[0], GOOD, GOOD_TOO], &writer, &home, Timestamp(4))?;
        assert_eq!(state(&writer)?, (3, "on".to_owned()));
        Ok(())
    }

    #[test]
    fn without_a_snapshot_nothing_is_migrated() -> Result<(), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let home = Location::Home(folder.path().to_path_buf());
        let writer = old_file(&home)?;
        fs::write(folder.path().join("backups"), "a file where the folder should be")?;
        let stopped = migrate_by(&[MIGRATIONS[0], GOOD], &writer, &home, Timestamp(2));
        assert!(matches!(stopped, Err(StoreError::Snapshot { .. })), "{stopped:?}");
        assert_eq!(state(&writer)?, (1, "on".to_owned()));
        Ok(())
    }

    #[test]
    fn a_newer_schema_is_not_migrated_back() -> Result<(), Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let home = Location::Home(folder.path().to_path_buf());
        let writer = old_file(&home)?;
        migrate_by(&[MIGRATIONS[0], GOOD], &writer, &home, Timestamp(2))?;
        let newer = migrate_by(&MIGRATIONS[..1], &writer, &home, Timestamp(3));
        assert!(
            matches!(newer, Err(StoreError::NewerFile { found: 2, known: 1, .. })),
            "{newer:?}"
        );
        Ok(())
    }
}
