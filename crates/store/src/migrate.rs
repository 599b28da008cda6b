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
const STEPS: &[&str] = &[include_str!("schema/0001.sql")];

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
