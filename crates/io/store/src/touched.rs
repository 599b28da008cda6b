//! Which rows and names a step touched, to know which later step blocks undoing it.

use crate::StoreError;
use crate::columns::{Id, Variant};
use rusqlite::{Connection, OptionalExtension, params};
use trug_domain::list::{Change, folded};
use trug_domain::{Action, PriceNote, StepId};

/// Notes what a step touched.
pub(crate) fn note(
    connection: &Connection,
    seq: i64,
    changes: &[Change],
) -> Result<(), StoreError> {
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO touched (what, step) VALUES (?1, ?2)")?;
    for what in changes.iter().flat_map(touches) {
        insert.execute(params![what, seq])?;
    }
    Ok(())
}

/// Forgets what a step touched.
pub(crate) fn forget(
    connection: &Connection,
    seq: i64,
    changes: &[Change],
) -> Result<(), StoreError> {
    let mut delete =
        connection.prepare_cached("DELETE FROM touched WHERE what = ?1 AND step = ?2")?;
    for what in changes.iter().flat_map(touches) {
        delete.execute(params![what, seq])?;
    }
    Ok(())
}

/// The newest later step that is not undone and that undoing this one would contradict.
pub(crate) fn blocking(
    connection: &Connection,
    seq: i64,
    changes: &[Change],
) -> Result<Option<(StepId, Action)>, StoreError> {
    let mut later = connection
        .prepare_cached("SELECT 1 FROM history WHERE seq > ?1 AND undone IS NULL LIMIT 1")?;
    if !later.exists([seq])? {
        return Ok(None);
    }
    let mut query = connection.prepare_cached(
        "SELECT history.seq, history.id, history.action \
         FROM touched JOIN history ON history.seq = touched.step \
         WHERE touched.what = ?1 AND touched.step > ?2 AND history.undone IS NULL \
         ORDER BY touched.step DESC LIMIT 1",
    )?;
    let mut newest: Option<(i64, StepId, Action)> = None;
    for what in changes.iter().flat_map(relies_on) {
        let found = query
            .query_row(params![what, seq], |row| {
                Ok((row.get(0)?, row.get::<_, Id<_>>(1)?.0, row.get::<_, Variant<_>>(2)?.0))
            })
            .optional()?;
        if found.as_ref().map(|(seq, ..)| *seq) > newest.as_ref().map(|(seq, ..)| *seq) {
            newest = found;
        }
    }
    Ok(newest.map(|(_, id, action)| (id, action)))
}

/// The rows and names a change touches: the row itself, the names a list had and got, the list of a
/// line, and that a list is gone.
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
fn relies_on(change: &Change) -> Vec<String> {
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
