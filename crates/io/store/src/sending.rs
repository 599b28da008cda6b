//! Which requests this process is sending, and the lock by which other processes know that it does.
//!
//! The lock is the operating system's, on `sending.lock` in the home. Every process that sends shares
//! it, and it goes with the process however that ends. A database in memory has no other process and
//! no lock.

use crate::StoreError;
use crate::connection::in_transaction;
use crate::instance::lock_file;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use trug_domain::{OperationId, Timestamp};

/// The requests this process is sending, and the shared lock while there are any.
#[derive(Debug, Default)]
pub(crate) struct Sending {
    requests: BTreeSet<OperationId>,
    lock: Option<File>,
}

impl Sending {
    /// Notes that a request is being sent; answers whether it was not before.
    pub(crate) fn start(
        &mut self,
        home: Option<&Path>,
        id: OperationId,
    ) -> Result<bool, StoreError> {
        if let (None, Some(home)) = (&self.lock, home) {
            let path = lock_path(home);
            let lock = lock_file(&path).and_then(|lock| lock.lock_shared().map(|()| lock));
            self.lock = Some(lock.map_err(|error| cannot_lock(path, &error))?);
        }
        Ok(self.requests.insert(id))
    }

    /// Notes that a request is not being sent any more.
    pub(crate) fn finish(&mut self, id: OperationId) {
        self.requests.remove(&id);
        if self.requests.is_empty() {
            self.lock = None;
        }
    }
}

/// Marks requests that an earlier run left `sending` as unknown, unless some process is sending now.
pub(crate) fn end_abandoned(
    writer: &Connection,
    home: &Path,
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut open = writer.prepare("SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1")?;
    if !open.exists([])? {
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
        tracing::warn!(ended, "the outcome of requests of an earlier run is unknown");
        Ok(())
    })
}

fn lock_path(home: &Path) -> PathBuf {
    home.join("sending.lock")
}

fn cannot_lock(path: PathBuf, error: &std::io::Error) -> StoreError {
    StoreError::CannotCreate { path, why: error.to_string() }
}
