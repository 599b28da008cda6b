//! Applying edits, undoing and redoing them: each change of the lists goes through here into the
//! history and the journal, in one transaction.

use crate::edit::Edit;
use crate::history::{self, StoredStep};
use crate::journal::{self, StepHeader, v1};
use crate::{Store, StoreError};
use rusqlite::Connection;
use trug_domain::{Action, Step, StepId, Timestamp};

/// A step of the history and whether it is undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The step.
    pub step: Step,
    /// Whether it is undone at the moment.
    pub undone: bool,
}

impl Store {
    /// Does all operations of an edit or none; answers when they are durable, with nothing if they
    /// changed nothing. Steps that were undone can no longer be redone after it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if a rule of lists says no to one of them.
    pub fn apply(&self, edit: Edit) -> Result<Option<Step>, StoreError> {
        self.write(move |connection| perform(connection, edit))
    }

    /// Undoes the newest `n` steps that are not undone, all or none, and answers with them, newest
    /// first; fewer if there are fewer.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn undo(&self, n: usize, at: Timestamp) -> Result<Vec<Step>, StoreError> {
        self.write(move |connection| {
            let mut undone = Vec::new();
            let mut before = i64::MAX;
            while undone.len() < n
                && let Some(stored) = history::next_to_undo_before(connection, before)?
            {
                history::undo_newest(connection, &stored, at)?;
                before = stored.seq;
                undone.push(journal_undo(connection, stored.step, at)?);
            }
            Ok(undone)
        })
    }

    /// Does the `n` steps again that were undone last, all or none, and answers with them in the
    /// order they were done; fewer if there are fewer.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn redo(&self, n: usize, at: Timestamp) -> Result<Vec<Step>, StoreError> {
        self.write(move |connection| {
            let mut redone = Vec::new();
            while redone.len() < n
                && let Some(stored) = history::next_to_redo(connection)?
            {
                history::redo(connection, &stored)?;
                let step = stored.step;
                let redo = v1::Operation::Redo { step: step.id.0 };
                journal::append(connection, at, Some(&header(&step)), &[redo])?;
                redone.push(step);
            }
            Ok(redone)
        })
    }

    /// Undoes one step and leaves the later ones; possible while none of them that is not undone
    /// touched the same rows.
    ///
    /// # Errors
    /// [`StoreError::UndoBlocked`] names the newest step that must be undone first;
    /// [`StoreError::NoSuchStep`], [`StoreError::AlreadyUndone`].
    pub fn undo_step(&self, id: StepId, at: Timestamp) -> Result<Step, StoreError> {
        self.write(move |connection| {
            let stored = history::by_id(connection, id)?;
            if stored.undone.is_some() {
                return Err(StoreError::AlreadyUndone(id));
            }
            history::undo(connection, &stored, at)?;
            journal_undo(connection, stored.step, at)
        })
    }

    /// The step that undo would undo now, and the one that redo would do again.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn next_undo_and_redo(&self) -> Result<(Option<Step>, Option<Step>), StoreError> {
        self.read_at_once(|connection| {
            let undo = history::next_to_undo(connection)?.map(|stored| stored.step);
            let redo = history::next_to_redo(connection)?.map(|stored| stored.step);
            Ok((undo, redo))
        })
    }

    /// The newest later step that blocks undoing this one by itself, if one does.
    ///
    /// # Errors
    /// [`StoreError::NoSuchStep`].
    pub fn blocking_step(&self, id: StepId) -> Result<Option<(StepId, Action)>, StoreError> {
        self.read_at_once(|connection| {
            let StoredStep { seq, step, .. } = history::by_id(connection, id)?;
            crate::touched::blocking(connection, seq, &step.changes)
        })
    }

    /// The newest steps, newest first, undone ones among them.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, StoreError> {
        self.read(|connection| {
            let steps = history::newest(connection, limit)?.into_iter();
            let entry = |StoredStep { step, undone, .. }| {
                let undone = undone.is_some();
                HistoryEntry { step, undone }
            };
            Ok(steps.map(entry).collect())
        })
    }
}

/// Does an edit inside the caller's transaction.
pub(crate) fn perform(connection: &Connection, edit: Edit) -> Result<Option<Step>, StoreError> {
    let step = history::perform(connection, &edit)?;
    if let Some(step) = &step {
        let operations: Vec<_> = edit.operations.iter().map(Into::into).collect();
        journal::append(connection, step.at, Some(&header(step)), &operations)?;
    }
    Ok(step)
}

fn journal_undo(connection: &Connection, step: Step, at: Timestamp) -> Result<Step, StoreError> {
    let undo = v1::Operation::Undo { step: step.id.0 };
    journal::append(connection, at, Some(&header(&step)), &[undo])?;
    Ok(step)
}

fn header(step: &Step) -> StepHeader {
    StepHeader { id: step.id, action: step.action, source: step.source.clone() }
}
