//! Which needs were put on lists, and which were cleared from them after shopping.
//!
//! A [`NeedEvent`] is a row of a table of its own, written in the transaction of its step. It counts
//! as long as the step is not undone, so undo and redo need no rule here. Suggestions read this table
//! and never the history.

use crate::StoreError;
use crate::columns::{Id, Variant};
use crate::rows::need_of;
use rusqlite::{Connection, Row, params};
use trug_domain::list::Change;
use trug_domain::{Action, Line, ListId, Need, Source, Timestamp};

/// A step whose changes are at least this long as JSON, in characters, counts for no suggestion:
/// it is a file that was brought in, not what somebody adds.
const MAX_CHANGES_LEN: usize = 20_000;

/// A need that was put on a list, or cleared from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedEvent {
    /// The need, as its line had it.
    pub need: Need,
    /// The list.
    pub list: ListId,
    /// How many parts the line had, at least 1.
    pub parts: u64,
    /// When the newest part came.
    pub at: Timestamp,
    /// Where the newest part came from.
    pub source: Source,
}

/// Notes the needs of a step; `changes_len` is how long its changes are as JSON, in characters.
pub(crate) fn note(
    connection: &Connection,
    seq: i64,
    action: Action,
    changes: &[Change],
    changes_len: usize,
) -> Result<(), StoreError> {
    let (kind, line_of): (_, fn(&Change) -> Option<&Line>) = match action {
        Action::Add if changes_len < MAX_CHANGES_LEN => (ADDED, added),
        Action::ClearChecked => (CLEARED, cleared),
        _ => return Ok(()),
    };
    let sql = "INSERT INTO need_event (kind, step, place, list, gtin, symbology, printed, name, \
               parts, at, source_kind, source_from) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let mut insert = connection.prepare_cached(sql)?;
    for (place, line) in changes.iter().filter_map(line_of).enumerate() {
        let Some(newest) = line.parts.last() else { continue };
        let code = line.need.code.as_ref();
        insert.execute(params![
            kind,
            seq,
            place as i64,
            Id(line.list),
            code.map(|code| code.gtin.as_u64() as i64),
            code.and_then(|code| code.symbology).map(Variant),
            code.map(|code| &code.printed),
            line.need.name,
            line.parts.len() as i64,
            newest.at.0,
            Variant(newest.source.kind),
            newest.source.from,
        ])?;
    }
    Ok(())
}

/// Forgets the needs of a step.
pub(crate) fn forget(connection: &Connection, seq: i64) -> Result<(), StoreError> {
    let mut delete =
        connection.prepare_cached("DELETE FROM need_event WHERE kind = ?1 AND step = ?2")?;
    for kind in [ADDED, CLEARED] {
        delete.execute(params![kind, seq])?;
    }
    Ok(())
}

/// Put on a list by a step of adding.
pub(crate) const ADDED: &str = "added";
/// Taken off a list by a step of clearing ticked lines.
pub(crate) const CLEARED: &str = "cleared";

fn added(change: &Change) -> Option<&Line> {
    match change {
        Change::Line { after: Some(line), .. } => Some(line),
        _ => None,
    }
}

fn cleared(change: &Change) -> Option<&Line> {
    match change {
        Change::Line { before: Some(line), after: None } => Some(line),
        _ => None,
    }
}

/// The events of one kind of the newest steps that are not undone, newest step first.
pub(crate) fn newest(
    connection: &Connection,
    kind: &str,
    steps: usize,
) -> Result<Vec<NeedEvent>, StoreError> {
    let sql = "SELECT need_event.gtin, symbology, printed, name, list, parts, need_event.at, \
               need_event.source_kind, need_event.source_from FROM need_event \
               WHERE kind = ?1 AND step IN \
               (SELECT DISTINCT step FROM need_event JOIN history ON history.seq = step \
               WHERE kind = ?1 AND undone IS NULL ORDER BY step DESC LIMIT ?2) \
               ORDER BY step DESC, place";
    let mut query = connection.prepare_cached(sql)?;
    let steps = i64::try_from(steps).unwrap_or(i64::MAX);
    let rows = query.query_map(params![kind, steps], event_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn event_of(row: &Row<'_>) -> rusqlite::Result<NeedEvent> {
    Ok(NeedEvent {
        need: need_of(row, 0)?,
        list: row.get::<_, Id<_>>(4)?.0,
        parts: row.get::<_, i64>(5)? as u64,
        at: Timestamp(row.get(6)?),
        source: Source { kind: row.get::<_, Variant<_>>(7)?.0, from: row.get(8)? },
    })
}
