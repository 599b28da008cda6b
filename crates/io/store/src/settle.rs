//! The base of a basket, replaced together with what the basket changed on a list.

use crate::agreed::{self, AgreedRow};
use crate::basket::must_exist;
use crate::columns::Id;
use crate::edit::Edit;
use crate::steps::perform;
use crate::{Store, StoreError};
use trug_domain::{BasketId, Step};

/// What a basket changed on a list.
#[derive(Debug, Clone, PartialEq)]
pub struct BasketEdit {
    /// The changes.
    pub edit: Edit,
    /// What is agreed on once they are undone.
    pub agreed_if_undone: Vec<AgreedRow>,
}

impl Store {
    /// What both sides last agreed on, by line.
    pub fn agreed(&self, basket: BasketId) -> Result<Vec<AgreedRow>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT line, remote, item FROM agreed WHERE basket = ?1 ORDER BY line";
            let mut query = connection.prepare_cached(sql)?;
            let rows = query.query_map([Id(basket)], agreed::agreed_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Replaces the base and applies the local side of the sync, together or not at all.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBasket`], and those of [`Store::apply`].
    pub fn settle(
        &self,
        basket: BasketId,
        rows: Vec<AgreedRow>,
        edit: Option<BasketEdit>,
    ) -> Result<Option<Step>, StoreError> {
        self.write(move |connection| {
            must_exist(connection, basket)?;
            connection
                .prepare_cached("DELETE FROM agreed WHERE basket = ?1")?
                .execute([Id(basket)])?;
            for row in &rows {
                agreed::put(connection, basket, row)?;
            }
            let Some(BasketEdit { edit, agreed_if_undone }) = edit else { return Ok(None) };
            let step = perform(connection, edit)?;
            if let Some(step) = &step {
                agreed::note(connection, step.id, basket, &agreed_if_undone, &rows)?;
            }
            Ok(step)
        })
    }
}
