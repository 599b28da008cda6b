//! The ledger that the outbound client writes to: rows of the store.

use super::Baskets;
use crate::clock::{Clock, SystemClock, new_id};
use std::sync::Arc;
use trug_baskets::ConnectorContext;
use trug_net::{Ledger, LedgerError, LedgerId, LedgerOutcome, LedgerRequest, Limits, NetContext};
use trug_store::{LedgerRow, Store, StoreError};

struct StoreLedger(Store);

impl Baskets {
    /// What a connector is given: the ledger, ids and the time.
    pub(super) fn connector_context(&self) -> ConnectorContext {
        ConnectorContext {
            net: NetContext {
                ledger: Arc::new(StoreLedger(self.store.clone())),
                new_id: Arc::new(new_id),
                limits: Limits::default(),
            },
            now: Arc::new(|| SystemClock.now()),
        }
    }
}

impl Ledger for StoreLedger {
    fn begin(&self, request: &LedgerRequest) -> Result<LedgerId, LedgerError> {
        let row = LedgerRow {
            id: request.id,
            at: SystemClock.now(),
            purpose: request.purpose.name().to_owned(),
            host: request.host.clone(),
            method: request.method.name().to_owned(),
            path: request.path.clone(),
            headers: request.head.clone(),
            bytes: i64::try_from(request.wire_bytes).unwrap_or(i64::MAX),
            body: request.body.clone(),
        };
        self.0.ledger_begin(row).map_err(ledger_error)?;
        Ok(LedgerId(request.id))
    }

    fn end(&self, id: LedgerId, outcome: &LedgerOutcome) -> Result<(), LedgerError> {
        let received = i64::try_from(outcome.received).unwrap_or(i64::MAX);
        self.0
            .ledger_end(id.0, outcome.status, received, outcome.error.clone(), SystemClock.now())
            .map_err(ledger_error)
    }
}

fn ledger_error(error: StoreError) -> LedgerError {
    LedgerError(error.to_string())
}
