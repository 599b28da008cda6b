//! The steps that were done, with the rows before and after each: what undo and redo work on.
//!
//! The rows follow from the journal; they are kept so that undo need not replay it. Undo and redo are
//! the two ends of one stack: what was undone last is redone first, and a new step drops what was
//! undone. A step further down can be undone alone as long as no later one that is not undone relies
//! on it.

use crate::columns::{Id, Json, Variant};
use crate::edit::Edit;
use crate::rows::OnDisk;
use crate::{StoreError, agreed, changes, needs, touched};
use rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE;
use rusqlite::{Connection, OptionalExtension, Row, params};
use trug_domain::list::{Change, PlanError, plan};
use trug_domain::{Source, Step, StepId, Timestamp};

/// A step as it is stored.
pub(crate) struct StoredStep {
    /// Its place in the order of doing.
    pub(crate) seq: i64,
    pub(crate) step: Step,
    /// Its place in the order of undoing, if it is undone.
    pub(crate) undone: Option<i64>,
    /// When it was undone.
    pub(crate) undone_at: Option<Timestamp>,
}

/// Plans and writes each operation and adds the step; none if nothing changed.
///
/// # Errors
/// A rule of lists refuses an operation; the caller's transaction must not be committed then.
pub(crate) fn perform(connection: &Connection, edit: &Edit) -> Result<Option<Step>, StoreError> {
    let mut changes = Vec::new();
    for operation in &edit.operations {
        let disk = OnDisk(connection);
        let planned = plan(&disk, operation, edit.at).map_err(|error| match error {
            PlanError::Refused(rule) => StoreError::Refused(rule),
            PlanError::View(error) => error,
        })?;
        for change in planned {
            changes::write(connection, &change)?;
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return Ok(None);
    }
    drop_undone(connection)?;
    let Edit { id, at, action, ref source, .. } = *edit;
    let step = Step { id, at, action, source: source.clone(), changes };
    add(connection, &step)?;
    Ok(Some(step))
}

/// Undoes a step that is not undone, wherever it is in the history.
///
/// # Errors
/// [`StoreError::UndoBlocked`] names the newest step that must be undone first.
pub(crate) fn undo(
    connection: &Connection,
    stored: &StoredStep,
    at: Timestamp,
) -> Result<(), StoreError> {
    let StoredStep { seq, step, .. } = stored;
    if let Some((later, action)) = touched::blocking(connection, *seq, &step.changes)? {
        return Err(StoreError::UndoBlocked { step: step.id, later, action });
    }
    undo_newest(connection, stored, at)
}

/// Undoes the newest step that is not undone, which nothing can block.
pub(crate) fn undo_newest(
    connection: &Connection,
    stored: &StoredStep,
    at: Timestamp,
) -> Result<(), StoreError> {
    let StoredStep { seq, step, .. } = stored;
    for change in step.changes.iter().rev() {
        changes::apply(connection, &change.inverse())?;
    }
    agreed::undo(connection, step.id)?;
    let sql = "UPDATE history SET undone_at = ?2, undone = \
               (SELECT coalesce(max(undone), 0) + 1 FROM history WHERE undone IS NOT NULL) \
               WHERE seq = ?1";
    connection.prepare_cached(sql)?.execute(params![seq, at.0])?;
    Ok(())
}

/// Does a step again that is undone.
pub(crate) fn redo(connection: &Connection, stored: &StoredStep) -> Result<(), StoreError> {
    for change in &stored.step.changes {
        changes::apply(connection, change)?;
    }
    agreed::redo(connection, stored.step.id)?;
    let sql = "UPDATE history SET undone = NULL, undone_at = NULL WHERE seq = ?1";
    connection.prepare_cached(sql)?.execute([stored.seq])?;
    Ok(())
}

/// The step that undo would undo.
pub(crate) fn next_to_undo(connection: &Connection) -> Result<Option<StoredStep>, StoreError> {
    next_to_undo_before(connection, i64::MAX)
}

/// As [`next_to_undo`], of the steps before a place in the order of doing.
pub(crate) fn next_to_undo_before(
    connection: &Connection,
    seq: i64,
) -> Result<Option<StoredStep>, StoreError> {
    one(connection, "WHERE undone IS NULL AND seq < ?1 ORDER BY seq DESC LIMIT 1", [seq])
}

/// The step that redo would do again.
pub(crate) fn next_to_redo(connection: &Connection) -> Result<Option<StoredStep>, StoreError> {
    one(connection, "WHERE undone IS NOT NULL ORDER BY undone DESC LIMIT 1", [])
}

/// The step of this id.
///
/// # Errors
/// [`StoreError::NoSuchStep`].
pub(crate) fn by_id(connection: &Connection, id: StepId) -> Result<StoredStep, StoreError> {
    one(connection, "WHERE id = ?1", [Id(id)])?.ok_or(StoreError::NoSuchStep(id))
}

/// The newest steps, newest first, undone ones among them.
pub(crate) fn newest(connection: &Connection, limit: usize) -> Result<Vec<StoredStep>, StoreError> {
    let mut query = connection.prepare_cached(&format!("{STEP} ORDER BY seq DESC LIMIT ?1"))?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map([limit], stored_step_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes a step with all that follows from it, in the place it has.
pub(crate) fn put(connection: &Connection, stored: &StoredStep) -> Result<(), StoreError> {
    let StoredStep { seq, step, undone, undone_at } = stored;
    let changes = json_of(&step.changes)?;
    let sql = "INSERT OR REPLACE INTO history \
               (seq, id, at, action, source_kind, source_from, undone, undone_at, changes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    connection.prepare_cached(sql)?.execute(params![
        seq,
        Id(step.id),
        step.at.0,
        Variant(step.action),
        Variant(step.source.kind),
        step.source.from,
        undone,
        undone_at.map(|at| at.0),
        changes,
    ])?;
    note(connection, *seq, step, &changes)
}

fn add(connection: &Connection, step: &Step) -> Result<(), StoreError> {
    let changes = json_of(&step.changes)?;
    let sql = "INSERT INTO history (id, at, action, source_kind, source_from, changes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let added = connection.prepare_cached(sql)?.execute(params![
        Id(step.id),
        step.at.0,
        Variant(step.action),
        Variant(step.source.kind),
        step.source.from,
        changes,
    ]);
    match added {
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if failure.extended_code == SQLITE_CONSTRAINT_UNIQUE =>
        {
            return Err(StoreError::AlreadyDone(step.id));
        }
        added => added?,
    };
    note(connection, connection.last_insert_rowid(), step, &changes)
}

fn note(
    connection: &Connection,
    seq: i64,
    step: &Step,
    changes_json: &str,
) -> Result<(), StoreError> {
    touched::note(connection, seq, &step.changes)?;
    needs::note(connection, seq, step.action, &step.changes, changes_json.chars().count())
}

fn drop_undone(connection: &Connection) -> Result<(), StoreError> {
    while let Some(stored) = one(connection, "WHERE undone IS NOT NULL LIMIT 1", [])? {
        let StoredStep { seq, step, .. } = stored;
        touched::forget(connection, seq, &step.changes)?;
        needs::forget(connection, seq)?;
        agreed::forget(connection, step.id)?;
        connection.prepare_cached("DELETE FROM history WHERE seq = ?1")?.execute([seq])?;
    }
    Ok(())
}

const STEP: &str = "SELECT seq, id, at, action, source_kind, source_from, undone, undone_at, \
                    changes FROM history";

fn one(
    connection: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Option<StoredStep>, StoreError> {
    let mut query = connection.prepare_cached(&format!("{STEP} {condition}"))?;
    Ok(query.query_row(values, stored_step_of).optional()?)
}

fn stored_step_of(row: &Row<'_>) -> rusqlite::Result<StoredStep> {
    let step = Step {
        id: row.get::<_, Id<_>>(1)?.0,
        at: Timestamp(row.get(2)?),
        action: row.get::<_, Variant<_>>(3)?.0,
        source: Source { kind: row.get::<_, Variant<_>>(4)?.0, from: row.get(5)? },
        changes: row.get::<_, Json<Vec<Change>>>(8)?.0,
    };
    let undone_at = row.get::<_, Option<i64>>(7)?.map(Timestamp);
    Ok(StoredStep { seq: row.get(0)?, step, undone: row.get(6)?, undone_at })
}

fn json_of(changes: &[Change]) -> Result<String, StoreError> {
    serde_json::to_string(changes)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()).into())
}
