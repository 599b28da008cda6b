//! Doing the whole journal again: to rebuild what follows from it, and to see whether it is the same.

use crate::edit::Edit;
use crate::journal::{self, Entry, v1};
use crate::schema::MIGRATIONS;
use crate::{Store, StoreError, connection, history, state};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use trug_domain::{DeviceId, StepId};

/// What [`Store::verify_journal`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalCheck {
    /// How many entries there are.
    pub entries: u64,
    /// What is wrong, in words; empty if replaying leads to what is stored.
    pub faults: Vec<String>,
}

impl Store {
    /// The id of this home among others; none only where nothing could ever be written.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn device(&self) -> Result<Option<DeviceId>, StoreError> {
        self.read(journal::own_device)
    }

    /// At most `limit` entries of a device whose numbers are higher than `after`, in their order.
    ///
    /// # Errors
    /// Those of the file; one that a newer program wrote is [`StoreError::Damaged`] here.
    pub fn journal(
        &self,
        device: DeviceId,
        after: u64,
        limit: usize,
    ) -> Result<Vec<Entry>, StoreError> {
        self.read(|connection| journal::of_device(connection, device, after, limit))
    }

    /// Empties every table that follows from the journal and fills it by replaying. All or nothing;
    /// answers with the number of entries.
    ///
    /// # Errors
    /// An entry cannot be read or replayed.
    pub fn rebuild_from_journal(&self) -> Result<u64, StoreError> {
        self.write(|connection| {
            for (table, _) in DERIVED.iter().rev() {
                connection.execute(&format!("DELETE FROM {table}"), [])?;
            }
            let mut entries = 0;
            let mut last = 0;
            while let Some((seq, entry)) = journal::next_after(connection, last)? {
                replay(connection, entry)?;
                (last, entries) = (seq, entries + 1);
            }
            Ok(entries)
        })
    }

    /// Replays the journal into a database in memory and compares. Readers and writers go on
    /// meanwhile; it takes about as long as doing everything again without a disk.
    ///
    /// # Errors
    /// Only those of the file; what is wrong with the journal is in the answer.
    pub fn verify_journal(&self) -> Result<JournalCheck, StoreError> {
        let own = connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        verify(&own).map_err(|error| self.describe(error))
    }
}

/// As [`Store::verify_journal`], on a connection of the caller's.
pub(crate) fn verify(connection: &Connection) -> Result<JournalCheck, StoreError> {
    let moment = connection.unchecked_transaction()?;
    let copy = Connection::open_in_memory()?;
    for migration in MIGRATIONS {
        copy.execute_batch(migration)?;
    }
    copy.pragma_update(None, "foreign_keys", true)?;
    let replayed = copy.unchecked_transaction()?;
    let mut check = JournalCheck { faults: gaps(&moment)?, ..JournalCheck::default() };
    let mut last = 0;
    while let Some((seq, entry)) = journal::next_after(&moment, last)? {
        let name = entry.name();
        (last, check.entries) = (seq, check.entries + 1);
        if let Err(error) = replay(&replayed, entry) {
            check.faults.push(format!("{name} of the journal cannot be replayed: {error}"));
            return Ok(check);
        }
    }
    for (table, order) in DERIVED {
        if !same_rows(&moment, &replayed, table, order)? {
            check.faults.push(format!("the journal does not lead to the rows of {table}"));
        }
    }
    Ok(check)
}

/// The tables that follow from the journal, with the columns that order their rows. Each is after
/// those it refers to.
const DERIVED: [(&str, &str); 9] = [
    ("list", "id"),
    ("line", "id"),
    ("part", "line, place"),
    ("own_product", "gtin"),
    ("price", "need, shop_key"),
    ("aisle_order", "shop"),
    ("history", "seq"),
    ("touched", "what, step"),
    ("need_event", "kind, step, place"),
];

fn replay(connection: &Connection, entry: Entry) -> Result<(), StoreError> {
    let at = entry.at;
    let mut operations = Vec::new();
    for operation in entry.operations {
        match operation {
            v1::Operation::Undo { step } => {
                let stored = history::by_id(connection, StepId(step))?;
                history::undo(connection, &stored, at)?;
            }
            v1::Operation::Redo { step } => {
                let stored = history::by_id(connection, StepId(step))?;
                history::redo(connection, &stored)?;
            }
            v1::Operation::State(rows) => state::put(connection, *rows)?,
            operation => operations.push(operation.try_into().map_err(state::unreadable)?),
        }
    }
    if let Some(step) = entry.step
        && !operations.is_empty()
    {
        let journal::StepHeader { id, action, source } = step;
        history::perform(connection, &Edit { id, at, action, source, operations })?;
    }
    Ok(())
}

/// Devices whose numbers are not 1, 2, 3 and so on.
fn gaps(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = connection.prepare(
        "SELECT device, count(*), max(number) FROM journal GROUP BY device \
         HAVING count(*) <> max(number) OR min(number) <> 1",
    )?;
    let rows = query.query_map([], |row| {
        let (device, count, last): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("the journal of device {device} has {count} entries up to number {last}"))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn same_rows(
    one: &Connection,
    other: &Connection,
    table: &str,
    order: &str,
) -> Result<bool, StoreError> {
    let sql = format!("SELECT * FROM {table} ORDER BY {order}");
    let (mut one, mut other) = (one.prepare(&sql)?, other.prepare(&sql)?);
    let columns = one.column_count();
    let (mut one, mut other) = (one.query([])?, other.query([])?);
    loop {
        match (one.next()?, other.next()?) {
            (None, None) => return Ok(true),
            (Some(one), Some(other)) if values(one, columns)? == values(other, columns)? => {}
            _ => return Ok(false),
        }
    }
}

fn values(row: &Row<'_>, columns: usize) -> rusqlite::Result<Vec<Value>> {
    (0..columns).map(|column| row.get(column)).collect()
}
