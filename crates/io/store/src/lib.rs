//! The list that is the truth: one precious SQLite file, `trug.sqlite`, in a home folder.
//!
//! A [`Store`] answers only after COMMIT with write-ahead log and `synchronous=FULL`: what it
//! answered survives a crash and a power cut. What is done comes in as an [`Act`] (operations of
//! [`trug_domain::list`]) and becomes one step of the history: the journal row and the rows it
//! changed commit together, so undo and redo work across restarts. Beside the lists lie what the
//! baskets need (configuration, agreed base, matches, outbox), the ledger of every request, and
//! settings.
//!
//! Several processes may use one home at once: SQLite orders their writes. An [`Instance`] is the
//! window's own lock, so that there is one window. Nothing here knows the clock: time and ids come
//! from the caller. Product data of the catalogue lies in another file, which may be rebuilt; this
//! one may not.

mod aisles;
mod apply;
mod backups;
mod basket;
mod connection;
mod erase;
mod error;
mod health;
mod instance;
mod ledger;
mod lists;
mod location;
mod migrate;
mod outbox;
mod rows;
mod schema;
mod sending;
mod setting;
mod snapshot;
mod steps;
mod store;
mod watch;
mod words;
mod writer;

pub use basket::{AgreedRow, BasketRow, MatchRow};
pub use error::StoreError;
pub use health::{Health, Pragma};
pub use instance::{AlreadyOpen, Instance};
pub use ledger::{LedgerEntry, LedgerRow};
pub use lists::{Counts, LineCounts};
pub use outbox::{OutboxEntry, OutboxRow, OutboxState};
pub use snapshot::Snapshot;
pub use steps::{Act, HistoryEntry};
pub use store::Store;
pub use watch::ChangeWatch;
