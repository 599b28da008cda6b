//! The outbox: a request to a basket is durable before its first byte leaves.
//!
//! A request is `sending` until its outcome is known. One that a former run left so became
//! *unknown*: it may have arrived, so nothing sends it again by itself, and a person who looked into
//! the basket says what it became. Whether a sender still lives is told by a lock of the operating
//! system on `sending.lock`, which every sending process shares and which goes with the process.

use crate::basket::must_exist;
use crate::connection::in_transaction;
use crate::instance::lock_file;
use crate::words::{Id, Json, Word};
use crate::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use trug_domain::{BasketId, LineId, OperationId, Timestamp};

/// A request that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The request; it is sent at most once.
    pub id: OperationId,
    /// Whereto.
    pub basket: BasketId,
    /// What is sent.
    pub body: String,
    /// The lines it is about.
    pub lines: Vec<LineId>,
    /// When it was begun.
    pub at: Timestamp,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutboxState {
    /// It is on its way.
    Sending,
    /// The basket did it.
    Done,
    /// The basket certainly did not do it.
    Failed,
    /// Nobody knows.
    Unknown,
}

/// A request and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// The request.
    pub row: OutboxRow,
    /// What became of it.
    pub state: OutboxState,
    /// What the basket answered.
    pub answer: Option<String>,
    /// When its outcome was written down.
    pub ended: Option<Timestamp>,
}

/// The requests this process is sending, and the lock that says so while there are any.
#[derive(Debug, Default)]
pub(crate) struct Sending {
    requests: BTreeSet<OperationId>,
    lock: Option<File>,
}

impl Store {
    /// Writes a request down as `sending`. Send it only after this returned.
    ///
    /// # Errors
    /// [`StoreError::AlreadySent`] if a request of this id was begun before,
    /// [`StoreError::NoSuchBasket`].
    pub fn outbox_begin(&self, row: OutboxRow) -> Result<(), StoreError> {
        let id = row.id;
        let first = self.sends(id)?;
        let begun = self.write(move |connection| {
            must_exist(connection, row.basket)?;
            let mut same = connection.prepare_cached("SELECT 1 FROM outbox WHERE id = ?1")?;
            if same.exists([Id(row.id)])? {
                return Err(StoreError::AlreadySent(row.id));
            }
            let sql = "INSERT INTO outbox (id, basket, body, lines, at, state) \
                       VALUES (?1, ?2, ?3, ?4, ?5, 'sending')";
            let OutboxRow { id, basket, body, lines, at } = row;
            let row = params![Id(id), Id(basket), body, Json(lines), at.0];
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        });
        // One that is refused because it is on its way already is still on its way.
        if begun.is_err() && first {
            self.sends_no_more(id);
        }
        begun
    }

    /// Writes the outcome of a request down. An *unknown* one may become done or failed later; the
    /// same outcome twice is no error.
    ///
    /// # Errors
    /// [`StoreError::AlreadyEnded`] if another outcome is certain already,
    /// [`StoreError::NoSuchRequest`].
    pub fn outbox_end(
        &self,
        id: OperationId,
        state: OutboxState,
        answer: Option<String>,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let ended = self.write(move |connection| {
            let mut query = connection.prepare_cached("SELECT state FROM outbox WHERE id = ?1")?;
            let before = query
                .query_row([Id(id)], |row| row.get::<_, Word<OutboxState>>(0))
                .optional()?
                .ok_or(StoreError::NoSuchRequest(id))?;
            match before.0 {
                OutboxState::Sending | OutboxState::Unknown => {}
                certain if certain == state => return Ok(()),
                _ => return Err(StoreError::AlreadyEnded(id)),
            }
            let sql = "UPDATE outbox SET state = ?2, answer = coalesce(?3, answer), ended_at = ?4 \
                       WHERE id = ?1";
            let row = params![Id(id), Word(state), answer, at.0];
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        });
        if ended.is_ok() {
            self.sends_no_more(id);
        }
        ended
    }

    /// The requests of a basket whose outcome is not certain: on their way, or unknown. Oldest
    /// first.
    pub fn outbox_open(&self, basket: BasketId) -> Result<Vec<OutboxEntry>, StoreError> {
        self.read(|connection| {
            let sql = format!(
                "{OUTBOX} WHERE basket = ?1 AND state IN ('sending', 'unknown') ORDER BY at, id"
            );
            let mut query = connection.prepare_cached(&sql)?;
            let rows = query.query_map([Id(basket)], entry_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// One request, whatever became of it.
    pub fn outbox(&self, id: OperationId) -> Result<Option<OutboxEntry>, StoreError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(&format!("{OUTBOX} WHERE id = ?1"))?;
            Ok(query.query_row([Id(id)], entry_of).optional()?)
        })
    }

    /// Whether this process was not sending the request yet.
    fn sends(&self, id: OperationId) -> Result<bool, StoreError> {
        let mut sending = self.sending().lock().unwrap_or_else(PoisonError::into_inner);
        if sending.lock.is_none() {
            let path = lock_path(self.home());
            let lock = lock_file(&path).and_then(|lock| lock.lock_shared().map(|()| lock));
            sending.lock = Some(lock.map_err(|error| cannot_lock(path, &error))?);
        }
        Ok(sending.requests.insert(id))
    }

    fn sends_no_more(&self, id: OperationId) {
        let mut sending = self.sending().lock().unwrap_or_else(PoisonError::into_inner);
        sending.requests.remove(&id);
        if sending.requests.is_empty() {
            sending.lock = None;
        }
    }
}

/// Makes what a former run left `sending` *unknown*, unless a process lives that is sending.
pub(crate) fn end_abandoned(
    writer: &Connection,
    home: &Path,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut left = writer.prepare("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1")?;
    if !left.exists([])? {
        return Ok(());
    }
    let path = lock_path(home);
    let lock = lock_file(&path).map_err(|error| cannot_lock(path, &error))?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    in_transaction(writer, |connection| {
        let sql = "UPDATE outbox SET state = 'unknown', ended_at = ?1 WHERE state = 'sending'";
        let ended = connection.execute(sql, [at.0])?;
        tracing::warn!(ended, "requests of a former run have no known outcome");
        Ok(())
    })
}

const OUTBOX: &str = "SELECT id, basket, body, lines, at, state, answer, ended_at FROM outbox";

fn entry_of(row: &Row<'_>) -> rusqlite::Result<OutboxEntry> {
    Ok(OutboxEntry {
        row: OutboxRow {
            id: row.get::<_, Id<_>>(0)?.0,
            basket: row.get::<_, Id<_>>(1)?.0,
            body: row.get(2)?,
            lines: row.get::<_, Json<_>>(3)?.0,
            at: Timestamp(row.get(4)?),
        },
        state: row.get::<_, Word<_>>(5)?.0,
        answer: row.get(6)?,
        ended: row.get::<_, Option<i64>>(7)?.map(Timestamp),
    })
}

fn lock_path(home: &Path) -> PathBuf {
    home.join("sending.lock")
}

fn cannot_lock(path: PathBuf, error: &std::io::Error) -> StoreError {
    StoreError::CannotCreate { path, why: error.to_string() }
}
