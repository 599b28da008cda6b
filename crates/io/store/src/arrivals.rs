//! What came from where: which entries of files went to which lines.
//!
//! An [`Arrival`] is written in the transaction of the step that brought it, and counts as long as that step is not
//! undone and its line is there: what was taken off the list may be brought again.

use crate::columns::Id;
use crate::edit::Edit;
use crate::steps::perform;
use crate::{Store, StoreError};
use rusqlite::params;
use std::collections::HashSet;
use trug_domain::{LineId, ListId, Step};

/// An entry of a file that went to a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The list.
    pub list: ListId,
    /// What the entry is known by: a hash in letters and digits.
    pub mark: String,
    /// The line it went to.
    pub line: LineId,
}

impl Store {
    /// As [`Store::apply`], and remembers what came with the edit.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if a rule of lists says no to one of its operations.
    pub fn apply_arrivals(
        &self,
        edit: Edit,
        arrivals: Vec<Arrival>,
    ) -> Result<Option<Step>, StoreError> {
        self.write(move |connection| {
            let step = perform(connection, edit)?;
            let Some(done) = &step else { return Ok(None) };
            let sql =
                "INSERT OR IGNORE INTO arrival (list, mark, line, step) VALUES (?1, ?2, ?3, ?4)";
            let mut insert = connection.prepare_cached(sql)?;
            for Arrival { list, mark, line } in &arrivals {
                insert.execute(params![Id(*list), mark, Id(*line), Id(done.id)])?;
            }
            Ok(step)
        })
    }

    /// The marks of what came to a list and is on it still.
    pub fn arrived(&self, list: ListId) -> Result<HashSet<String>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT arrival.mark FROM arrival \
                       JOIN line ON line.id = arrival.line AND line.list = arrival.list \
                       JOIN history ON history.id = arrival.step AND history.undone IS NULL \
                       WHERE arrival.list = ?1";
            let mut query = connection.prepare_cached(sql)?;
            let marks = query.query_map([Id(list)], |row| row.get(0))?;
            Ok(marks.collect::<Result<_, _>>()?)
        })
    }
}
