//! What is read, decided on and written by one at a time; see [`turn`](crate::turn).

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use trug_domain::{BasketId, ListId};

/// What is read, decided on and written by one at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A basket, with what is agreed on about it.
    Basket(BasketId),
    /// What is put on a list because it is not there.
    List(ListId),
    /// The copies in the `backups` folder.
    Backups,
}

/// What somebody's turn is about, of a database in memory.
pub(crate) type Running = Arc<Mutex<BTreeSet<Subject>>>;

impl Subject {
    /// The name of its lock file.
    pub(crate) fn file_name(self) -> String {
        match self {
            Self::Basket(id) => format!("basket-{id}.lock"),
            Self::List(id) => format!("list-{id}.lock"),
            Self::Backups => "backups.lock".to_owned(),
        }
    }
}
