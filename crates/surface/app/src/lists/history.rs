//! Undo, redo, and what was done.

use super::Lists;
use crate::contract::{AppError, BlockView, HistoryView, Problem, StepView, UndoView};
use crate::error::Result;
use trug_domain::{Step, StepId};
use trug_store::HistoryEntry;

impl Lists {
    /// Undoes the last steps, newest first; fewer are undone when there are fewer.
    ///
    /// # Errors
    /// When there is nothing to undo.
    pub fn undo(&self, steps: usize) -> Result<Vec<StepView>> {
        let undone = self.store.undo(steps, self.clock.now())?;
        if undone.is_empty() {
            return Err(AppError::new(Problem::NothingToUndo {}, "there is nothing to undo"));
        }
        self.step_views(&undone, true)
    }

    /// Does the last undone steps again, in the order in which they were first done.
    ///
    /// # Errors
    /// When there is nothing to redo.
    pub fn redo(&self, steps: usize) -> Result<Vec<StepView>> {
        let redone = self.store.redo(steps, self.clock.now())?;
        if redone.is_empty() {
            return Err(AppError::new(Problem::NothingToRedo {}, "there is nothing to do again"));
        }
        self.step_views(&redone, false)
    }

    /// Undoes one step of the history, if nothing later stands in its way.
    ///
    /// # Errors
    /// When a later change touched the same things.
    pub fn undo_step(&self, id: &str) -> Result<StepView> {
        let id: StepId = id
            .parse()
            .map_err(|_| AppError::new(Problem::NoSuchStep {}, format!("{id:?} is not a step")))?;
        let step = self.store.undo_step(id, self.clock.now())?;
        self.names.step_view(&step, true)
    }

    /// The history, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(&self, limit: usize) -> Result<HistoryView> {
        let steps = self
            .store
            .history(limit)?
            .iter()
            .map(|entry| self.step_to_undo(entry))
            .collect::<Result<_>>()?;
        Ok(HistoryView { steps })
    }

    /// What undo and redo would do now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn undo_ends(&self) -> Result<UndoView> {
        let ends = self.store.next_undo_and_redo()?;
        let view = |step: Option<Step>, undone| {
            step.map(|step| self.names.step_view(&step, undone)).transpose()
        };
        Ok(UndoView { undo: view(ends.0, false)?, redo: view(ends.1, true)? })
    }

    /// A step with what stands in the way of undoing it.
    fn step_to_undo(&self, entry: &HistoryEntry) -> Result<StepView> {
        let mut view = self.names.step_view(&entry.step, entry.undone)?;
        if !entry.undone {
            let block = self.store.blocking_step(entry.step.id)?;
            view.can_undo = block.is_none();
            view.blocked_by =
                block.map(|(step, action)| BlockView { step: step.into(), action: action.into() });
        }
        Ok(view)
    }

    fn step_views(&self, steps: &[Step], undone: bool) -> Result<Vec<StepView>> {
        steps.iter().map(|step| self.names.step_view(step, undone)).collect()
    }
}
