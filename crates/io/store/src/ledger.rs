//! The ledger: every request that left the computer, byte for byte, stored before it left.
//!
//! It is kept when the basket is deleted. Headers that hold a secret are masked by the caller.

use crate::columns::Id;
use crate::{Store, StoreError};
use rusqlite::{Row, params};
use trug_domain::Timestamp;
use uuid::Uuid;

/// A request that is about to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Which request.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Its purpose, in a word.
    pub purpose: String,
    /// The host, with its port if it is not the usual one.
    pub host: String,
    /// The HTTP method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The headers, one a line, secrets masked; empty if they are not kept.
    pub headers: String,
    /// How many bytes leave, as far as the caller counts them.
    pub bytes: i64,
    /// The body as sent.
    pub body: Vec<u8>,
}

/// A request and how it ended; one without an end was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerEntry {
    /// The request.
    pub row: LedgerRow,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// How many bytes the answer had.
    pub received: Option<i64>,
    /// Why there was no answer.
    pub error: Option<String>,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

impl Store {
    /// Stores a request. Send it only after this returned.
    pub fn ledger_begin(&self, row: LedgerRow) -> Result<(), StoreError> {
        self.write(move |connection| {
            let LedgerRow { id, at, purpose, host, method, path, headers, bytes, body } = row;
            let sql = "INSERT INTO ledger \
                       (id, at, purpose, host, method, path, headers, bytes, body) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
            connection.prepare_cached(sql)?.execute(params![
                Id(id),
                at.0,
                purpose,
                host,
                method,
                path,
                headers,
                bytes,
                body
            ])?;
            Ok(())
        })
    }

    /// Stores how a request ended; of two ends the first one is kept.
    pub fn ledger_end(
        &self,
        id: Uuid,
        status: Option<u16>,
        received_bytes: i64,
        error: Option<String>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(move |connection| {
            let sql = "UPDATE ledger SET status = ?2, received = ?3, error = ?4, ended_at = ?5 \
                       WHERE id = ?1 AND ended_at IS NULL";
            let row = params![Id(id), status, received_bytes, error, at.0];
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
    }

    /// The newest requests, newest first.
    pub fn ledger(&self, limit: usize) -> Result<Vec<LedgerEntry>, StoreError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT id, at, purpose, host, method, path, headers, bytes, body, status, \
                 received, error, ended_at FROM ledger ORDER BY seq DESC LIMIT ?1",
            )?;
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = query.query_map([limit], entry_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn entry_of(row: &Row<'_>) -> rusqlite::Result<LedgerEntry> {
    Ok(LedgerEntry {
        row: LedgerRow {
            id: row.get::<_, Id<_>>(0)?.0,
            at: Timestamp(row.get(1)?),
            purpose: row.get(2)?,
            host: row.get(3)?,
            method: row.get(4)?,
            path: row.get(5)?,
            headers: row.get(6)?,
            bytes: row.get(7)?,
            body: row.get(8)?,
        },
        status: row.get(9)?,
        received: row.get(10)?,
        error: row.get(11)?,
        ended: row.get::<_, Option<i64>>(12)?.map(Timestamp),
    })
}
