//! The ledger in memory, and a client's context with it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use trug_net::{Ledger, LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Limits, NetContext};
use uuid::Uuid;

/// A ledger in memory.
#[derive(Default)]
pub struct Book {
    /// Each request with its outcome, once there is one.
    pub entries: Mutex<Vec<(LedgerRequest, Option<LedgerOutcome>)>>,
    /// Nothing more can be written.
    pub full: bool,
}

/// What a client needs, with limits that a test can wait for and ids that count up, so that two clients may share a
/// book.
pub fn context(book: &Arc<Book>) -> NetContext {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NetContext {
        ledger: Arc::clone(book) as Arc<dyn Ledger>,
        new_id: Arc::new(|| Uuid::from_u64_pair(7, NEXT.fetch_add(1, Ordering::SeqCst))),
        limits: Limits {
            connect: Duration::from_secs(2),
            total: Duration::from_millis(700),
            max_body: 200_000,
        },
    }
}

impl Book {
    /// The requests that were begun.
    pub fn requests(&self) -> Vec<LedgerRequest> {
        self.entries.lock().expect("entries").iter().map(|(request, _)| request.clone()).collect()
    }

    /// The outcomes of the requests, each of which has one.
    pub fn outcomes(&self) -> Vec<LedgerOutcome> {
        let entries = self.entries.lock().expect("entries");
        entries.iter().map(|(_, outcome)| outcome.clone().expect("an outcome")).collect()
    }
}

impl Ledger for Book {
    fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError> {
        if self.full {
            return Err(LedgerError("the disk is full".to_owned()));
        }
        self.entries.lock().expect("entries").push((request.clone(), None));
        Ok(LedgerId(request.id))
    }

    fn end(&self, id: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError> {
        let mut entries = self.entries.lock().expect("entries");
        let entry = entries.iter_mut().find(|(request, _)| request.id == id.0);
        entry.expect("an entry that was begun").1 = Some(outcome.clone());
        Ok(())
    }
}
