//! The outbox: a request to a basket is durable before its first byte leaves.
//!
//! A request is `sending` until its outcome is known. One that an earlier run left so became
//! *unknown*: it may have arrived, so nothing sends it again by itself, and a person who looked into
//! the basket decides what became of it. [`sending`](crate::sending) knows which requests are on
//! their way.

use crate::basket::must_exist;
use crate::columns::{Id, Json, Variant};
use crate::{Store, StoreError};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use trug_domain::{BasketId, LineId, OperationId, Timestamp};

/// A request that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The request; it is sent at most once.
    pub id: OperationId,
    /// The basket it goes to.
    pub basket: BasketId,
    /// What is sent.
    pub body: String,
    /// The lines it is about.
    pub lines: Vec<LineId>,
    /// When it was started.
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
    /// It is not known.
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
    /// When its outcome was stored.
    pub ended: Option<Timestamp>,
}

impl Store {
    /// Stores a request as `sending`. Send it only after this returned.
    ///
    /// # Errors
    /// [`StoreError::AlreadySent`] if a request of this id was started before,
    /// [`StoreError::NoSuchBasket`].
    pub fn outbox_begin(&self, row: OutboxRow) -> Result<(), StoreError> {
        let id = row.id;
        let first = self.start_sending(id)?;
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
        // A request that is refused because it is being sent already is still being sent.
        if begun.is_err() && first {
            self.finish_sending(id);
        }
        begun
    }

    /// Stores the outcome of a request. An *unknown* one may become done or failed later; the
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
                .query_row([Id(id)], |row| row.get::<_, Variant<OutboxState>>(0))
                .optional()?
                .ok_or(StoreError::NoSuchRequest(id))?;
            match before.0 {
                OutboxState::Sending | OutboxState::Unknown => {}
                certain if certain == state => return Ok(()),
                _ => return Err(StoreError::AlreadyEnded(id)),
            }
            let sql = "UPDATE outbox SET state = ?2, answer = coalesce(?3, answer), ended_at = ?4 \
                       WHERE id = ?1";
            let row = params![Id(id), Variant(state), answer, at.0];
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        });
        if ended.is_ok() {
            self.finish_sending(id);
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

    /// Marks the requests of a basket that are `sending` as unknown: of whoever holds the only
    /// exchange with it, nobody else is sending, and who began them was ended.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn outbox_abandoned(&self, basket: BasketId, at: Timestamp) -> Result<(), StoreError> {
        if self.outbox_open(basket)?.iter().all(|open| open.state == OutboxState::Unknown) {
            return Ok(());
        }
        self.write(move |connection| {
            let sql = "UPDATE outbox SET state = 'unknown', ended_at = ?2 \
                       WHERE basket = ?1 AND state = 'sending'";
            connection.prepare_cached(sql)?.execute(params![Id(basket), at.0])?;
            Ok(())
        })
    }

    /// One request, whatever became of it.
    pub fn outbox(&self, id: OperationId) -> Result<Option<OutboxEntry>, StoreError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(&format!("{OUTBOX} WHERE id = ?1"))?;
            Ok(query.query_row([Id(id)], entry_of).optional()?)
        })
    }

    fn start_sending(&self, id: OperationId) -> Result<bool, StoreError> {
        self.sending().start(self.home(), id)
    }

    fn finish_sending(&self, id: OperationId) {
        self.sending().finish(id);
    }
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
        state: row.get::<_, Variant<_>>(5)?.0,
        answer: row.get(6)?,
        ended: row.get::<_, Option<i64>>(7)?.map(Timestamp),
    })
}
