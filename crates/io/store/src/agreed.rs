//! What both sides of a basket last agreed on, and what a step changed of it: undoing a pull or a sync
//! takes that back as well, so that the next sync does not carry the undo into the shop.

use crate::StoreError;
use crate::columns::{Id, Json};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use trug_domain::{BasketId, LineId, StepId};

/// What both sides last agreed on for one line.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreedRow {
    /// The line; it may have been taken off its list since.
    pub line: LineId,
    /// The remote's id.
    pub remote: String,
    /// What was agreed.
    pub item: Value,
}

/// Takes back what a step changed of what was agreed on, as far as nothing else was agreed on since.
pub(crate) fn undo(connection: &Connection, step: StepId) -> Result<(), StoreError> {
    swap(connection, step, "after", "before")
}

/// Agrees again on what a step had changed.
pub(crate) fn redo(connection: &Connection, step: StepId) -> Result<(), StoreError> {
    swap(connection, step, "before", "after")
}

/// Forgets what a step changed, because the step goes.
pub(crate) fn forget(connection: &Connection, step: StepId) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM agreed_change WHERE step = ?1")?.execute([Id(step)])?;
    Ok(())
}

/// Notes what a step changed: what is agreed on without it, and with it.
pub(crate) fn note(
    connection: &Connection,
    step: StepId,
    basket: BasketId,
    before: &[AgreedRow],
    after: &[AgreedRow],
) -> Result<(), StoreError> {
    let by_remote = |rows: &[AgreedRow]| -> BTreeMap<String, Value> {
        rows.iter().map(|row| (row.remote.clone(), kept(row))).collect()
    };
    let (before, after) = (by_remote(before), by_remote(after));
    let remotes: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut insert = connection.prepare_cached(
        "INSERT INTO agreed_change (step, basket, remote, before, after) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for remote in remotes {
        let (was, is) = (before.get(remote), after.get(remote));
        if was != is {
            insert.execute(params![Id(step), Id(basket), remote, was.map(Json), is.map(Json)])?;
        }
    }
    Ok(())
}

/// Where a row is still as `from` has it, it becomes as `to` has it.
fn swap(connection: &Connection, step: StepId, from: &str, to: &str) -> Result<(), StoreError> {
    let sql = format!("SELECT basket, remote, {from}, {to} FROM agreed_change WHERE step = ?1");
    let mut query = connection.prepare_cached(&sql)?;
    let mut rows = query.query([Id(step)])?;
    while let Some(row) = rows.next()? {
        let basket = row.get::<_, Id<BasketId>>(0)?.0;
        let remote: String = row.get(1)?;
        let from: Option<Value> = row.get::<_, Option<Json<_>>>(2)?.map(|json| json.0);
        let to: Option<Value> = row.get::<_, Option<Json<_>>>(3)?.map(|json| json.0);
        if one(connection, basket, &remote)?.as_ref().map(kept) != from {
            continue;
        }
        connection
            .prepare_cached("DELETE FROM agreed WHERE basket = ?1 AND remote = ?2")?
            .execute(params![Id(basket), remote])?;
        if let Some(row) = to.and_then(|kept| row_of(&remote, &kept)) {
            put(connection, basket, &row)?;
        }
    }
    Ok(())
}

fn one(
    connection: &Connection,
    basket: BasketId,
    remote: &str,
) -> Result<Option<AgreedRow>, StoreError> {
    let sql = "SELECT line, remote, item FROM agreed WHERE basket = ?1 AND remote = ?2";
    let mut query = connection.prepare_cached(sql)?;
    Ok(query.query_row(params![Id(basket), remote], agreed_of).optional()?)
}

/// Writes a row that is not there.
pub(crate) fn put(
    connection: &Connection,
    basket: BasketId,
    row: &AgreedRow,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO agreed (basket, line, remote, item) VALUES (?1, ?2, ?3, ?4)";
    let row = params![Id(basket), Id(row.line), row.remote, Json(&row.item)];
    connection.prepare_cached(sql)?.execute(row)?;
    Ok(())
}

fn kept(row: &AgreedRow) -> Value {
    json!({ "line": row.line, "item": row.item })
}

fn row_of(remote: &str, kept: &Value) -> Option<AgreedRow> {
    let line = serde_json::from_value(kept["line"].clone()).ok()?;
    Some(AgreedRow { line, remote: remote.to_owned(), item: kept["item"].clone() })
}

pub(crate) fn agreed_of(row: &Row<'_>) -> rusqlite::Result<AgreedRow> {
    Ok(AgreedRow {
        line: row.get::<_, Id<_>>(0)?.0,
        remote: row.get(1)?,
        item: row.get::<_, Json<_>>(2)?.0,
    })
}
