//! What a person or a program does, as one step of the history, and what it changed.

use super::first_list;
use super::names::Names;
use super::prices::Prices;
use crate::clock::{Clock, new_id};
use crate::contract::{ChangeView, LineView};
use crate::error::Result;
use std::sync::Arc;
use trug_domain::{Action, Change, Operation, Source, SourceKind, Step, StepId};
use trug_store::{Arrival, Edit, Store};

/// Records what is done.
#[derive(Clone)]
pub(crate) struct Journal {
    store: Store,
    names: Names,
    prices: Prices,
    clock: Arc<dyn Clock>,
}

impl Journal {
    pub(crate) fn new(store: Store, names: Names, prices: Prices, clock: Arc<dyn Clock>) -> Self {
        Self { store, names, prices, clock }
    }

    /// Several operations as one step of the history.
    pub(crate) fn act(
        &self,
        action: Action,
        source: Source,
        operations: Vec<Operation>,
    ) -> Result<ChangeView> {
        let edit = self.edit_of(action, source, operations)?;
        self.change_view(self.store.apply(edit)?)
    }

    /// As [`Self::act`], and remembers which entries of a file came with it.
    pub(crate) fn bring(
        &self,
        source: Source,
        operations: Vec<Operation>,
        arrivals: Vec<Arrival>,
    ) -> Result<ChangeView> {
        let edit = self.edit_of(Action::Import, source, operations)?;
        self.change_view(self.store.apply_arrivals(edit, arrivals)?)
    }

    /// Operations as what is to be done in one step; the first list is made with what is put on it.
    pub(crate) fn edit_of(
        &self,
        action: Action,
        source: Source,
        operations: Vec<Operation>,
    ) -> Result<Edit> {
        let at = self.clock.now();
        let operations = first_list::made_for(&self.store, at, operations)?;
        Ok(Edit { id: StepId(new_id()), at, action, source, operations })
    }

    /// What a step changed, as it is now.
    pub(crate) fn change_view(&self, step: Option<Step>) -> Result<ChangeView> {
        let Some(step) = step else {
            return Ok(ChangeView { step: None, lines: Vec::new() });
        };
        let mut lines: Vec<LineView> = Vec::new();
        let prices = self.prices.book()?;
        for change in &step.changes {
            if let Change::Line { after: Some(line), .. } = change {
                let view = LineView { price: prices.view(line), ..self.names.line_view(line)? };
                lines.retain(|known| known.id != view.id);
                lines.push(view);
            }
        }
        Ok(ChangeView { step: Some(self.names.step_view(&step, false)?), lines })
    }

    pub(crate) fn act_typed(
        &self,
        action: Action,
        operations: Vec<Operation>,
    ) -> Result<ChangeView> {
        self.act(action, typed(), operations)
    }
}

/// By hand, in the window or on the command line.
pub(crate) fn typed() -> Source {
    Source { kind: SourceKind::Typed, from: None }
}
