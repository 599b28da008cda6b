//! The ledger that the outbound client writes to: rows of the store.

use super::Baskets;
use crate::clock::{Clock, SystemClock, new_id};
use std::sync::Arc;
use trug_baskets::{Ledger, LedgerError, LedgerId, Limits, Outcome, Outgoing, Outside};
use trug_store::{LedgerRow, Store, StoreError};

struct StoreLedger(Store);

impl Baskets {
    /// What a connector is given: the ledger, ids and the time.
    pub(super) fn outside(&self) -> Outside {
        Outside {
            ledger: Arc::new(StoreLedger(self.store.clone())),
            new_id: Arc::new(new_id),
            now: Arc::new(|| SystemClock.now()),
            limits: Limits::default(),
        }
    }
}

impl Ledger for StoreLedger {
    fn begin(&self, outgoing: &Outgoing) -> Result<LedgerId, LedgerError> {
        let row = LedgerRow {
            id: outgoing.request,
            at: SystemClock.now(),
            purpose: outgoing.purpose.name().to_owned(),
            host: outgoing.host.clone(),
            method: outgoing.method.to_owned(),
            path: outgoing.path.clone(),
            headers: outgoing.head.clone(),
            bytes: (outgoing.head.len() + outgoing.body.len()) as i64,
            body: outgoing.body.clone(),
        };
        self.0.ledger_begin(row).map_err(ledger_error)?;
        Ok(LedgerId(outgoing.request))
    }

    fn end(&self, id: LedgerId, outcome: &Outcome) -> Result<(), LedgerError> {
        let received = i64::try_from(outcome.received).unwrap_or(i64::MAX);
        self.0
            .ledger_end(id.0, outcome.status, received, outcome.error.clone(), SystemClock.now())
            .map_err(ledger_error)
    }
}

fn ledger_error(error: StoreError) -> LedgerError {
    LedgerError(error.to_string())
}
