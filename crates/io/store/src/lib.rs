//! The list, durable: one SQLite file, `trug.sqlite`, in a home folder.
//!
//! A [`Store`] answers only after COMMIT with write-ahead log and `synchronous=FULL`: what it
//! answered survives a crash and a power cut. Changes come in as an [`Edit`] (operations of
//! [`trug_domain::list`]) and become one step: an entry of the [`journal`], a row of the history with
//! the rows before and after, and the rows themselves, in one transaction. So undo and redo work
//! across restarts, and everything about lists can be rebuilt from the journal. The same file holds
//! what the baskets need (configuration, agreed base, matches, outbox), the ledger of every request,
//! and settings.
//!
//! Several processes may use one home at once: SQLite orders their writes, and a [`ChangeWatch`]
//! notices them. An [`Instance`] is the window's own lock, so that there is one window.
//! [`Store::open_in_memory`] makes a home that is on no disk. Nothing here reads a clock or draws a
//! random number: time and ids come from the caller. Product data is in another file, which can be
//! rebuilt; this one cannot.

mod agreed;
mod aisles;
mod arrivals;
mod backups;
mod basket;
mod changes;
mod columns;
mod connection;
mod edit;
mod erase;
mod error;
mod health;
mod history;
mod instance;
pub mod journal;
mod ledger;
mod lists;
mod location;
mod migrate;
mod needs;
mod outbox;
mod replay;
mod rows;
mod schema;
mod sending;
mod setting;
mod settle;
mod snapshot;
mod state;
mod steps;
mod store;
mod subject;
mod suggestions;
mod touched;
mod turn;
mod watch;
mod writer;

pub use agreed::AgreedRow;
pub use arrivals::Arrival;
pub use basket::{BasketRow, MatchRow};
pub use edit::Edit;
pub use error::StoreError;
pub use health::{Health, Pragma};
pub use instance::{AlreadyOpen, Instance};
pub use ledger::{LedgerEntry, LedgerRow};
pub use lists::{Counts, LineCounts};
pub use needs::NeedEvent;
pub use outbox::{OutboxEntry, OutboxRow, OutboxState};
pub use replay::JournalCheck;
pub use settle::BasketEdit;
pub use snapshot::Snapshot;
pub use steps::HistoryEntry;
pub use store::Store;
pub use subject::Subject;
pub use turn::Turn;
pub use watch::ChangeWatch;
