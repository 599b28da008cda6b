//! Doing, undoing and doing again: each [`Act`] is one step of the history.
//!
//! Undo and redo are two ends of one stack that lies in the file: what was undone last is redone
//! first, and a new step drops what was undone. A step further down can be undone alone as long as
//! no later one that still stands builds on it.

use crate::apply::apply;
use crate::rows::OnDisk;
use crate::words::{Id, Json, Word};
use crate::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use trug_domain::list::{Change, PlanError, View, folded, plan};
use trug_domain::{Action, Line, Need, Operation, PriceNote, Source, Step, StepId, Timestamp};

/// What is to be done in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The id of the step it becomes.
    pub id: StepId,
    /// When.
    pub at: Timestamp,
    /// What it is, for the history.
    pub action: Action,
    /// Who does it.
    pub source: Source,
    /// What is wanted, in order; each sees what the ones before it did.
    pub operations: Vec<Operation>,
}

/// A step of the history and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The step.
    pub step: Step,
    /// Whether it is undone at the moment.
    pub undone: bool,
}

impl Store {
    /// Does all operations of an act or none; answers when they are durable, with nothing if they
    /// changed nothing. Steps that were undone can no longer be redone after it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if a rule of lists says no to one of them.
    pub fn act(&self, act: Act) -> Result<Option<Step>, StoreError> {
        self.write(move |connection| perform(connection, act))
    }

    /// Undoes the newest `n` steps that stand, all or none, and answers with them, newest first;
    /// fewer if there are fewer.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn undo(&self, n: usize, at: Timestamp) -> Result<Vec<Step>, StoreError> {
        self.write(move |connection| {
            let mut undone = Vec::new();
            while undone.len() < n
                && let Some(entry) = entry_where(connection, NEWEST, [])?
            {
                undo_entry(connection, &entry, at)?;
                undone.push(entry.step);
            }
            Ok(undone)
        })
    }

    /// Does the `n` steps again that were undone last, all or none, and answers with them in the
    /// order they were done; fewer if there are fewer.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn redo(&self, n: usize, _at: Timestamp) -> Result<Vec<Step>, StoreError> {
        self.write(move |connection| {
            let mut redone = Vec::new();
            while redone.len() < n
                && let Some(entry) = entry_where(connection, LAST_UNDONE, [])?
            {
                for change in &entry.step.changes {
                    apply(connection, change)?;
                }
                let sql = "UPDATE step SET undone = NULL, undone_at = NULL WHERE seq = ?1";
                connection.prepare_cached(sql)?.execute([entry.seq])?;
                redone.push(entry.step);
            }
            Ok(redone)
        })
    }

    /// Undoes one step and leaves the later ones; possible while none of them that still stands
    /// touched the same rows.
    ///
    /// # Errors
    /// [`StoreError::InTheWay`] names the newest step that must be undone first.
    pub fn undo_step(&self, id: StepId, at: Timestamp) -> Result<Step, StoreError> {
        self.write(move |connection| {
            let entry = entry_where(connection, "WHERE id = ?1", [Id(id)])?
                .ok_or(StoreError::NoSuchStep(id))?;
            if entry.undone {
                return Err(StoreError::AlreadyUndone(id));
            }
            undo_entry(connection, &entry, at)?;
            Ok(entry.step)
        })
    }

    /// The step that undo would undo now, and the one that redo would do again.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn undo_ends(&self) -> Result<(Option<Step>, Option<Step>), StoreError> {
        self.read_at_once(|connection| {
            let undo = entry_where(connection, NEWEST, [])?.map(|entry| entry.step);
            let redo = entry_where(connection, LAST_UNDONE, [])?.map(|entry| entry.step);
            Ok((undo, redo))
        })
    }

    /// The newest later step that stands in the way of undoing this one by itself, if one does.
    ///
    /// # Errors
    /// [`StoreError::NoSuchStep`].
    pub fn in_the_way_of(&self, id: StepId) -> Result<Option<(StepId, Action)>, StoreError> {
        self.read_at_once(|connection| {
            let entry = entry_where(connection, "WHERE id = ?1", [Id(id)])?
                .ok_or(StoreError::NoSuchStep(id))?;
            in_the_way(connection, &entry)
        })
    }

    /// The needs that the newest additions put on lists, newest first and as often as they were
    /// added, then those of all lines that stand on lists. Additions of very many lines at once are
    /// left out: they are somebody's file, not somebody's words.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn recent_needs(&self, steps: usize) -> Result<Vec<Need>, StoreError> {
        self.read_at_once(|connection| {
            let sql = "SELECT changes FROM step WHERE action = 'add' AND undone IS NULL \
                       AND length(changes) < 20000 ORDER BY seq DESC LIMIT ?1";
            let mut query = connection.prepare_cached(sql)?;
            let steps = i64::try_from(steps).unwrap_or(i64::MAX);
            let rows = query.query_map([steps], |row| Ok(row.get::<_, Json<Vec<Change>>>(0)?.0))?;
            let mut needs = Vec::new();
            for changes in rows {
                needs.extend(changes?.into_iter().filter_map(|change| match change {
                    Change::Line { after: Some(line), .. } => Some(line.need),
                    _ => None,
                }));
            }
            let disk = OnDisk(connection);
            for list in disk.lists()? {
                needs.extend(disk.lines(list.id)?.into_iter().map(|line| line.need));
            }
            Ok(needs)
        })
    }

    /// The lines that the newest clearings of ticked ones took off, newest first.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn cleared_lines(&self, steps: usize) -> Result<Vec<Line>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT changes FROM step WHERE action = 'clear-checked' \
                       AND undone IS NULL ORDER BY seq DESC LIMIT ?1";
            let mut query = connection.prepare_cached(sql)?;
            let steps = i64::try_from(steps).unwrap_or(i64::MAX);
            let rows = query.query_map([steps], |row| Ok(row.get::<_, Json<Vec<Change>>>(0)?.0))?;
            let mut lines = Vec::new();
            for changes in rows {
                lines.extend(changes?.into_iter().filter_map(|change| match change {
                    Change::Line { before: Some(line), after: None } => Some(*line),
                    _ => None,
                }));
            }
            Ok(lines)
        })
    }

    /// The newest steps, newest first, those that are undone among them.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, StoreError> {
        self.read(|connection| {
            let mut query =
                connection.prepare_cached(&format!("{STEP} ORDER BY seq DESC LIMIT ?1"))?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = query.query_map([limit], entry_of)?;
            rows.map(|entry| {
                let Entry { step, undone, .. } = entry?;
                Ok(HistoryEntry { step, undone })
            })
            .collect()
        })
    }
}

/// Plans and applies each operation and writes the step down, inside the caller's transaction.
pub(crate) fn perform(connection: &Connection, act: Act) -> Result<Option<Step>, StoreError> {
    let Act { id, at, action, source, operations } = act;
    let mut changes = Vec::new();
    for operation in &operations {
        let planned = plan(&OnDisk(connection), operation, at).map_err(|error| match error {
            PlanError::Refused(rule) => StoreError::Refused(rule),
            PlanError::View(error) => error,
        })?;
        for change in planned {
            apply(connection, &change)?;
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return Ok(None);
    }
    let step = Step { id, at, action, source, changes };
    drop_redo_tail(connection)?;
    write_down(connection, &step)?;
    Ok(Some(step))
}

struct Entry {
    seq: i64,
    step: Step,
    undone: bool,
}

/// Which step undo undoes, and which one redo does again.
const NEWEST: &str = "WHERE undone IS NULL ORDER BY seq DESC LIMIT 1";
const LAST_UNDONE: &str = "WHERE undone IS NOT NULL ORDER BY undone DESC LIMIT 1";

const STEP: &str =
    "SELECT seq, id, at, action, source_kind, source_from, changes, undone FROM step";

fn entry_where(
    connection: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Option<Entry>, StoreError> {
    let mut query = connection.prepare_cached(&format!("{STEP} {condition}"))?;
    Ok(query.query_row(values, entry_of).optional()?)
}

fn entry_of(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let source = Source { kind: row.get::<_, Word<_>>(4)?.0, from: row.get(5)? };
    let step = Step {
        id: row.get::<_, Id<_>>(1)?.0,
        at: Timestamp(row.get(2)?),
        action: row.get::<_, Word<_>>(3)?.0,
        source,
        changes: row.get::<_, Json<_>>(6)?.0,
    };
    Ok(Entry { seq: row.get(0)?, step, undone: row.get::<_, Option<i64>>(7)?.is_some() })
}

fn write_down(connection: &Connection, step: &Step) -> Result<(), StoreError> {
    let mut known = connection.prepare_cached("SELECT 1 FROM step WHERE id = ?1")?;
    if known.exists([Id(step.id)])? {
        return Err(StoreError::AlreadyDone(step.id));
    }
    let sql = "INSERT INTO step (id, at, action, source_kind, source_from, changes) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    connection.prepare_cached(sql)?.execute(params![
        Id(step.id),
        step.at.0,
        Word(step.action),
        Word(step.source.kind),
        step.source.from,
        Json(&step.changes),
    ])?;
    let seq = connection.last_insert_rowid();
    let mut touch =
        connection.prepare_cached("INSERT OR IGNORE INTO touched (what, step) VALUES (?1, ?2)")?;
    for what in step.changes.iter().flat_map(touches) {
        touch.execute(params![what, seq])?;
    }
    Ok(())
}

fn drop_redo_tail(connection: &Connection) -> Result<(), StoreError> {
    let undone = "WHERE undone IS NOT NULL LIMIT 1";
    while let Some(entry) = entry_where(connection, undone, [])? {
        let mut forget =
            connection.prepare_cached("DELETE FROM touched WHERE what = ?1 AND step = ?2")?;
        for what in entry.step.changes.iter().flat_map(touches) {
            forget.execute(params![what, entry.seq])?;
        }
        connection.prepare_cached("DELETE FROM step WHERE seq = ?1")?.execute([entry.seq])?;
    }
    Ok(())
}

fn undo_entry(connection: &Connection, entry: &Entry, at: Timestamp) -> Result<(), StoreError> {
    if let Some((later, action)) = in_the_way(connection, entry)? {
        return Err(StoreError::InTheWay { step: entry.step.id, later, action });
    }
    for change in entry.step.changes.iter().rev() {
        apply(connection, &change.inverse())?;
    }
    let sql = "UPDATE step SET undone_at = ?2, \
               undone = (SELECT coalesce(max(undone), 0) + 1 FROM step WHERE undone IS NOT NULL) \
               WHERE seq = ?1";
    connection.prepare_cached(sql)?.execute(params![entry.seq, at.0])?;
    Ok(())
}

/// The newest later step that still stands and that undoing this one would contradict.
fn in_the_way(
    connection: &Connection,
    entry: &Entry,
) -> Result<Option<(StepId, Action)>, StoreError> {
    let mut later = connection
        .prepare_cached("SELECT 1 FROM step WHERE seq > ?1 AND undone IS NULL LIMIT 1")?;
    if !later.exists([entry.seq])? {
        return Ok(None);
    }
    let mut query = connection.prepare_cached(
        "SELECT step.seq, step.id, step.action FROM touched JOIN step ON step.seq = touched.step \
         WHERE touched.what = ?1 AND touched.step > ?2 AND step.undone IS NULL \
         ORDER BY touched.step DESC LIMIT 1",
    )?;
    let mut newest: Option<(i64, StepId, Action)> = None;
    for what in entry.step.changes.iter().flat_map(stands_on) {
        let found = query
            .query_row(params![what, entry.seq], |row| {
                Ok((row.get(0)?, row.get::<_, Id<_>>(1)?.0, row.get::<_, Word<_>>(2)?.0))
            })
            .optional()?;
        if found.as_ref().map(|(seq, ..)| *seq) > newest.as_ref().map(|(seq, ..)| *seq) {
            newest = found;
        }
    }
    Ok(newest.map(|(_, id, action)| (id, action)))
}

/// The rows and names a change touches: the row itself, the names a list had and got, the list a
/// line stands on, and that a list is gone.
fn touches(change: &Change) -> Vec<String> {
    match change {
        Change::List { before, after } => {
            let both = || before.iter().chain(after);
            let mut touched: Vec<String> =
                both().flat_map(|list| [format!("list:{}", list.id), named(&list.name)]).collect();
            if let (Some(list), None) = (before, after) {
                touched.push(format!("gone:{}", list.id));
            }
            touched
        }
        Change::Line { before, after } => before
            .iter()
            .chain(after)
            .flat_map(|line| [format!("line:{}", line.id), format!("on:{}", line.list)])
            .collect(),
        Change::Product { .. } => product(change),
        Change::Aisles { shop, .. } => vec![format!("aisles:{shop}")],
        Change::Price { before, after } => price(before.as_deref().or(after.as_deref())),
    }
}

/// What must not have been touched since, if a change is to be undone: the row itself, the name a
/// list gets back, the lines of a list that goes, the list a line comes back to.
fn stands_on(change: &Change) -> Vec<String> {
    match change {
        Change::List { before, after } => {
            let row = before.iter().chain(after).map(|list| format!("list:{}", list.id));
            let rest = match (before, after) {
                (Some(before), _) => Some(named(&before.name)),
                (None, Some(after)) => Some(format!("on:{}", after.id)),
                (None, None) => None,
            };
            row.chain(rest).collect()
        }
        Change::Line { before, after } => {
            let row = before.iter().chain(after).map(|line| format!("line:{}", line.id));
            row.chain(before.iter().map(|line| format!("gone:{}", line.list))).collect()
        }
        Change::Product { .. } => product(change),
        Change::Aisles { shop, .. } => vec![format!("aisles:{shop}")],
        Change::Price { before, after } => price(before.as_deref().or(after.as_deref())),
    }
}

fn price(note: Option<&PriceNote>) -> Vec<String> {
    note.map(PriceNote::key)
        .map(|(need, shop)| format!("price:{need}@{shop}"))
        .into_iter()
        .collect()
}

fn product(change: &Change) -> Vec<String> {
    let Change::Product { before, after } = change else { return Vec::new() };
    before.iter().chain(after).map(|own| format!("product:{}", own.gtin)).collect()
}

fn named(name: &str) -> String {
    format!("name:{}", folded(name))
}
