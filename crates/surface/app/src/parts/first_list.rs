//! The list that is there although nobody made one. Looking at it writes nothing; the first thing that is
//! put on it makes it.

use crate::error::Result;
use trug_domain::{List, ListId, Operation, Rank, Timestamp};
use trug_store::Store;
use uuid::Uuid;

/// What it is called.
pub(crate) const FIRST_LIST: &str = "Shopping";

/// Its id follows from the home's, so that everybody who looks at it means the same list. "Shopping" in ASCII
/// keeps it apart from the home's own.
const MASK: u128 = 0x5368_6f70_7069_6e67;

/// The list to show where there is none. It is not stored.
///
/// # Errors
/// When the store cannot be read.
pub(crate) fn unmade(store: &Store) -> Result<List> {
    let device = store.device()?.map_or(0, |device| device.0.as_u128());
    let id = ListId(Uuid::from_u128(device ^ MASK));
    Ok(List { id, name: FIRST_LIST.to_owned(), rank: Rank::first(), shop: None })
}

/// Makes the list where nothing was ever done: then it is simply there, and undo leaves it.
///
/// # Errors
/// When it cannot be stored.
pub(crate) fn make_on_first_start(store: &Store, at: Timestamp) -> Result<()> {
    if store.lists()?.is_empty() {
        store.create_first_list(unmade(store)?, at)?;
    }
    Ok(())
}

/// The operations, with the making of the list before them if they put something on it and it is not there: when
/// all lists were deleted, it is made in the same step.
///
/// # Errors
/// When the store cannot be read or written.
pub(crate) fn made_for(
    store: &Store,
    at: Timestamp,
    mut operations: Vec<Operation>,
) -> Result<Vec<Operation>> {
    let List { id, name, .. } = unmade(store)?;
    let is_about_it = |operation: &Operation| match operation {
        Operation::Add { list, .. }
        | Operation::SetShop { list, .. }
        | Operation::RenameList { list, .. } => *list == id,
        _ => false,
    };
    if operations.iter().any(is_about_it) && store.lists()?.is_empty() {
        make_on_first_start(store, at)?;
        if store.list(id)?.is_none() {
            operations.insert(0, Operation::NewList { id, name });
        }
    }
    Ok(operations)
}
