//! What is kept of a shop's aisles: the order set by hand, and the ticks an order is learnt from.

use crate::rows::OnDisk;
use crate::steps::perform;
use crate::words::Id;
use crate::{Act, Store, StoreError};
use rusqlite::params;
use trug_domain::aisles::Tick;
use trug_domain::list::{View, folded};
use trug_domain::{Step, Timestamp};

/// The ticks of a shop that are looked at, the newest ones; older ones are thrown away.
const MOST_TICKS: u32 = 3000;

impl Store {
    /// Does an act that puts things into the trolley of a shop, and keeps which aisles they came
    /// from; together or not at all. Undone, it teaches nothing any more.
    ///
    /// # Errors
    /// Those of [`Store::act`].
    pub fn act_in_shop(
        &self,
        act: Act,
        shop: &str,
        aisles: Vec<String>,
    ) -> Result<Option<Step>, StoreError> {
        let shop = folded(shop);
        self.write(move |connection| {
            let Some(step) = perform(connection, act)? else { return Ok(None) };
            let sql = "INSERT INTO tick (step, at, shop, aisle) VALUES (?1, ?2, ?3, ?4)";
            let mut insert = connection.prepare_cached(sql)?;
            for aisle in aisles {
                insert.execute(params![Id(step.id), step.at.0, shop, aisle])?;
            }
            let sql = "DELETE FROM tick WHERE shop = ?1 AND seq <= \
                       (SELECT seq FROM tick WHERE shop = ?1 ORDER BY seq DESC LIMIT 1 OFFSET ?2)";
            connection.prepare_cached(sql)?.execute(params![shop, MOST_TICKS])?;
            Ok(Some(step))
        })
    }

    /// The ticks in a shop whose steps stand, the oldest first.
    pub fn ticks(&self, shop: &str) -> Result<Vec<Tick>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT tick.at, tick.aisle FROM tick JOIN step ON step.id = tick.step \
                       WHERE tick.shop = ?1 AND step.undone IS NULL ORDER BY tick.seq";
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
