//! All rows and the history of one moment as one operation of the journal, and back.
//!
//! A home from before there was a journal gets one that begins with this: replayed from there, it
//! leads to the same lists, and everything its history could undo can still be undone.

use crate::columns::{named_variant, variant_name};
use crate::history::{self, StoredStep};
use crate::journal::v1::{self, Unreadable};
use crate::rows::OnDisk;
use crate::{StoreError, changes, journal};
use rusqlite::Connection;
use trug_domain::list::{Change, View};
use trug_domain::{DeviceId, List, Step, StepId, Timestamp};

/// Begins the journal of a home that has none yet; `device` becomes its id.
///
/// What is there already becomes the first entry. The history is written anew on the way, in the form
/// that replaying gives it, with the needs that follow from it.
pub(crate) fn begin_journal(
    connection: &Connection,
    device: DeviceId,
    at: Timestamp,
) -> Result<(), StoreError> {
    if journal::own_device(connection)?.is_some() {
        return Ok(());
    }
    journal::set_own_device(connection, device)?;
    let mut steps = history::newest(connection, usize::MAX)?;
    steps.reverse();
    for stored in &steps {
        history::put(connection, stored)?;
    }
    let state = state_of(connection, steps)?;
    if state != v1::State::default() {
        journal::append(connection, at, None, &[v1::Operation::State(Box::new(state))])?;
    }
    Ok(())
}

/// The state that is one list and nothing else.
pub(crate) fn of_list(list: List) -> v1::Operation {
    let lists = vec![list.into()];
    v1::Operation::State(Box::new(v1::State { lists, ..v1::State::default() }))
}

/// Writes all rows and the history of a state.
pub(crate) fn put(connection: &Connection, state: v1::State) -> Result<(), StoreError> {
    for change in rows_of(&state).map_err(unreadable)? {
        changes::write(connection, &change)?;
    }
    for step in state.steps {
        history::put(connection, &stored_step_of(step).map_err(unreadable)?)?;
    }
    Ok(())
}

/// What in the journal is no value of the domain is damage of the file.
pub(crate) fn unreadable(error: Unreadable) -> StoreError {
    let (column, kind) = (0, rusqlite::types::Type::Text);
    rusqlite::Error::FromSqlConversionFailure(column, kind, error.into()).into()
}

fn state_of(connection: &Connection, steps: Vec<StoredStep>) -> Result<v1::State, StoreError> {
    let disk = OnDisk(connection);
    let lists = disk.lists()?;
    let mut lines = Vec::new();
    for list in &lists {
        lines.extend(disk.lines(list.id)?.into_iter().map(Into::into));
    }
    let aisles = disk.aisle_orders()?.into_iter();
    Ok(v1::State {
        lists: lists.into_iter().map(Into::into).collect(),
        lines,
        products: disk.own_products()?.into_iter().map(Into::into).collect(),
        prices: disk.prices()?.into_iter().map(Into::into).collect(),
        aisles: aisles.map(|(shop, aisles)| v1::AisleOrder { shop, aisles }).collect(),
        steps: steps.into_iter().map(step_of).collect(),
    })
}

fn step_of(stored: StoredStep) -> v1::Step {
    let StoredStep { seq, step, undone, undone_at } = stored;
    v1::Step {
        seq,
        id: step.id.0,
        at: step.at.0,
        action: variant_name(&step.action),
        source: step.source.into(),
        undone,
        undone_at: undone_at.map(|at| at.0),
        changes: step.changes.into_iter().map(Into::into).collect(),
    }
}

fn stored_step_of(step: v1::Step) -> Result<StoredStep, Unreadable> {
    let v1::Step { seq, id, at, action, source, undone, undone_at, changes } = step;
    let action = named_variant(&action);
    let step = Step {
        id: StepId(id),
        at: Timestamp(at),
        action: action.map_err(|error| Unreadable(error.to_string()))?,
        source: source.try_into()?,
        changes: changes.into_iter().map(TryInto::try_into).collect::<Result<_, _>>()?,
    };
    Ok(StoredStep { seq, step, undone, undone_at: undone_at.map(Timestamp) })
}

/// The rows of a state, each as coming from nothing, lists before their lines.
fn rows_of(state: &v1::State) -> Result<Vec<Change>, Unreadable> {
    let mut rows = Vec::new();
    for list in state.lists.iter().cloned() {
        rows.push(Change::List { before: None, after: Some(list.try_into()?) });
    }
    for line in state.lines.iter().cloned() {
        rows.push(Change::Line { before: None, after: Some(Box::new(line.try_into()?)) });
    }
    for product in state.products.iter().cloned() {
        rows.push(Change::Product { before: None, after: Some(product.try_into()?) });
    }
    for note in state.prices.iter().cloned() {
        rows.push(Change::Price { before: None, after: Some(Box::new(note.try_into()?)) });
    }
    for v1::AisleOrder { shop, aisles } in state.aisles.iter().cloned() {
        rows.push(Change::Aisles { shop, before: None, after: Some(aisles) });
    }
    Ok(rows)
}
