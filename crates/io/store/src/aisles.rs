//! The aisles of a shop: the order that was set by hand, and the ticks that an order is learnt from.

use crate::columns::Id;
use crate::edit::Edit;
use crate::rows::OnDisk;
use crate::steps::perform;
use crate::{Store, StoreError};
use rusqlite::params;
use trug_domain::aisles::Tick;
use trug_domain::list::{View, folded};
use trug_domain::{Step, Timestamp};

/// How many ticks of a shop are kept; older ones are deleted.
const MAX_TICKS: u32 = 3000;

impl Store {
    /// Applies an edit that puts things into the trolley of a shop, and keeps which aisles they came
    /// from; together or not at all. Ticks of an undone step do not count.
    ///
    /// # Errors
    /// Those of [`Store::apply`].
    pub fn apply_in_shop(
        &self,
        edit: Edit,
        shop: &str,
        aisles: Vec<String>,
    ) -> Result<Option<Step>, StoreError> {
        let shop = folded(shop);
        self.write(move |connection| {
            let Some(step) = perform(connection, edit)? else { return Ok(None) };
            let sql = "INSERT INTO tick (step, at, shop, aisle) VALUES (?1, ?2, ?3, ?4)";
            let mut insert = connection.prepare_cached(sql)?;
            for aisle in aisles {
                insert.execute(params![Id(step.id), step.at.0, shop, aisle])?;
            }
            let sql = "DELETE FROM tick WHERE shop = ?1 AND seq <= \
                       (SELECT seq FROM tick WHERE shop = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)";
            connection.prepare_cached(sql)?.execute(params![shop, MAX_TICKS])?;
            Ok(Some(step))
        })
    }

    /// The ticks in a shop whose steps are not undone, the oldest first.
    pub fn ticks(&self, shop: &str) -> Result<Vec<Tick>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT tick.at, tick.aisle FROM tick JOIN history ON history.id = tick.step \
                       WHERE tick.shop = ?1 AND history.undone IS NULL ORDER BY tick.seq";
            let mut query = connection.prepare_cached(sql)?;
            let rows = query.query_map([folded(shop)], |row| {
                Ok(Tick { at: Timestamp(row.get(0)?), aisle: row.get(1)? })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The order of a shop's aisles that was set by hand.
    pub fn aisle_order(&self, shop: &str) -> Result<Option<Vec<String>>, StoreError> {
        self.read(|connection| OnDisk(connection).aisle_order(&folded(shop)))
    }

    /// All orders that were set by hand, by shop.
    pub fn aisle_orders(&self) -> Result<Vec<(String, Vec<String>)>, StoreError> {
        self.read(|connection| OnDisk(connection).aisle_orders())
    }
}
