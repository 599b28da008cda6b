//! The journal: what was done, as versioned operations, only ever added to.
//!
//! An [`Entry`] is written in the transaction of the rows it changes. It names the device it was made
//! on and its number there: 1, 2, 3 and so on without a gap, so that a reader elsewhere knows what it
//! is missing. Everything else the store knows about lists follows from the journal: the module
//! `replay` does all of it again.
//!
//! Undo and redo are entries like any other. Rows that no operation made (those of a home from before
//! there was a journal, and the first list) are in an entry as [`v1::Operation::State`].
//!
//! The journal decides nothing: the rules of lists are the domain's, and what an operation means to
//! another device is for whoever carries it there.

pub mod v1;

use crate::StoreError;
use crate::columns::{Id, Json, Variant, variant_name};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use trug_domain::{Action, DeviceId, Source, StepId, Timestamp};

/// The version in which entries are written.
pub const VERSION: u32 = 1;

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The version of its operations: [`VERSION`].
    pub version: u32,
    /// The home it was made in.
    pub device: DeviceId,
    /// Its number among those of its device, from 1.
    pub number: u64,
    /// When it was made.
    pub at: Timestamp,
    /// The step it is about: the one that was done, undone or done again. None for rows that no step
    /// made.
    pub step: Option<StepHeader>,
    /// What was done, in order.
    pub operations: Vec<v1::Operation>,
}

/// A step without what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepHeader {
    /// The step.
    pub id: StepId,
    /// What the history calls it.
    pub action: Action,
    /// Who did it.
    pub source: Source,
}

/// Adds an entry of this home, with the next number.
pub(crate) fn append(
    connection: &Connection,
    at: Timestamp,
    step: Option<&StepHeader>,
    operations: &[v1::Operation],
) -> Result<(), StoreError> {
    let sql = "SELECT number FROM journal WHERE device = ?1 ORDER BY seq DESC LIMIT 1";
    let last = connection.prepare_cached(sql)?.query_row([OWN], |row| row.get::<_, i64>(0));
    let sql = "INSERT INTO journal \
               (device, number, version, at, step, action, source_kind, source_from, operations) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    connection.prepare_cached(sql)?.execute(params![
        OWN,
        last.optional()?.unwrap_or(0) + 1,
        VERSION,
        at.0,
        step.map(|step| Id(step.id)),
        step.map(|step| Variant(step.action)),
        step.map(|step| Variant(step.source.kind)),
        step.and_then(|step| step.source.from.as_ref()),
        Json(operations),
    ])?;
    Ok(())
}

/// The first entry after a place in the order of this home, with its own place.
pub(crate) fn next_after(
    connection: &Connection,
    seq: i64,
) -> Result<Option<(i64, Entry)>, StoreError> {
    let sql = format!("{ENTRY} WHERE journal.seq > ?1 ORDER BY journal.seq LIMIT 1");
    let mut query = connection.prepare_cached(&sql)?;
    let found = query.query_row([seq], |row| Ok((row.get(0)?, entry_of(row)?)));
    Ok(found.optional()?)
}

/// Entries of a device whose numbers are higher than this one, in their order.
pub(crate) fn of_device(
    connection: &Connection,
    device: DeviceId,
    after: u64,
    limit: usize,
) -> Result<Vec<Entry>, StoreError> {
    let sql = format!(
        "{ENTRY} WHERE device.id = ?1 AND journal.number > ?2 ORDER BY journal.seq LIMIT ?3"
    );
    let mut query = connection.prepare_cached(&sql)?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = query.query_map(params![Id(device), after, limit], entry_of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many entries there are.
pub(crate) fn length(connection: &Connection) -> Result<u64, StoreError> {
    let sql = "SELECT coalesce(max(seq), 0) FROM journal";
    let newest: i64 = connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(newest.unsigned_abs())
}

/// The device of this home; none in a file that no journal was begun in.
pub(crate) fn own_device(connection: &Connection) -> Result<Option<DeviceId>, StoreError> {
    let mut query = connection.prepare_cached("SELECT id FROM device WHERE number = ?1")?;
    Ok(query.query_row([OWN], |row| row.get::<_, Id<_>>(0)).optional()?.map(|id| id.0))
}

/// Makes a device that of this home.
pub(crate) fn set_own_device(connection: &Connection, device: DeviceId) -> Result<(), StoreError> {
    let sql = "INSERT INTO device (number, id) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![OWN, Id(device)])?;
    Ok(())
}

/// The number of this home in the table of devices.
const OWN: i64 = 0;

const ENTRY: &str = "SELECT journal.seq, device.id, journal.number, journal.version, journal.at, \
                     journal.step, journal.action, journal.source_kind, journal.source_from, \
                     journal.operations \
                     FROM journal JOIN device ON device.number = journal.device";

fn entry_of(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let version: u32 = row.get(3)?;
    if version != VERSION {
        let why = format!("a journal entry has version {version}; this one knows {VERSION}");
        return Err(rusqlite::Error::FromSqlConversionFailure(3, Type::Integer, why.into()));
    }
    let step = match row.get::<_, Option<Id<StepId>>>(5)? {
        None => None,
        Some(id) => {
            let source = Source { kind: row.get::<_, Variant<_>>(7)?.0, from: row.get(8)? };
            Some(StepHeader { id: id.0, action: row.get::<_, Variant<_>>(6)?.0, source })
        }
    };
    Ok(Entry {
        version,
        device: row.get::<_, Id<_>>(1)?.0,
        number: row.get::<_, i64>(2)? as u64,
        at: Timestamp(row.get(4)?),
        step,
        operations: row.get::<_, Json<_>>(9)?.0,
    })
}

impl Entry {
    /// The entry as an error names it.
    pub(crate) fn name(&self) -> String {
        match &self.step {
            Some(step) => format!("entry {} ({})", self.number, variant_name(&step.action)),
            None => format!("entry {}", self.number),
        }
    }
}
