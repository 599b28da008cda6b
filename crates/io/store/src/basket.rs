//! The baskets: their configuration, what both sides last agreed on, and which of a basket's products
//! was matched with which need.

use crate::columns::{Id, Json};
use crate::{Store, StoreError};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use trug_domain::list::folded;
use trug_domain::{BasketId, Timestamp};

/// A connected basket.
#[derive(Debug, Clone, PartialEq)]
pub struct BasketRow {
    /// Which basket.
    pub id: BasketId,
    /// The kind of connector: "ucp", "file".
    pub kind: String,
    /// What the shopper calls it; unique.
    pub name: String,
    /// The configuration of its connector; never a secret.
    pub config: Value,
    /// When it was connected.
    pub created: Timestamp,
}

/// A remote product that was matched with a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchRow {
    /// The need's key, see [`trug_domain::list::merge_key`].
    pub key: String,
    /// The remote's id of the product.
    pub remote: String,
    /// Its title there.
    pub title: String,
    /// Its price when it was last seen, in minor units.
    pub price_minor: Option<i64>,
    /// The price's ISO 4217 currency.
    pub currency: Option<String>,
    /// Whether a person confirmed it.
    pub confirmed: bool,
    /// When it was last seen.
    pub seen: Timestamp,
}

impl Store {
    /// All baskets, in the order they were connected.
    pub fn baskets(&self) -> Result<Vec<BasketRow>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT id, kind, name, config, created FROM basket ORDER BY created, id";
            let mut query = connection.prepare_cached(sql)?;
            let rows = query.query_map([], basket_of)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Stores a basket.
    ///
    /// # Errors
    /// [`StoreError::BasketExists`] if one of this name exists.
    pub fn add_basket(&self, basket: BasketRow) -> Result<(), StoreError> {
        self.write(move |connection| {
            let BasketRow { id, kind, name, config, created } = basket;
            // A basket is found without regard to case, so two must not differ in that alone.
            let mut names = connection.prepare_cached("SELECT name FROM basket")?;
            let names =
                names.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
            if names.iter().any(|known| folded(known) == folded(&name)) {
                return Err(StoreError::BasketExists(name));
            }
            let sql = "INSERT INTO basket (id, kind, name, config, created) \
                       VALUES (?1, ?2, ?3, ?4, ?5)";
            let row = params![Id(id), kind, name, Json(config), created.0];
            connection.prepare_cached(sql)?.execute(row)?;
            Ok(())
        })
    }

    /// Replaces the configuration of a basket.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBasket`].
    pub fn update_basket_config(&self, id: BasketId, config: Value) -> Result<(), StoreError> {
        self.write(move |connection| {
            let sql = "UPDATE basket SET config = ?2 WHERE id = ?1";
            match connection.prepare_cached(sql)?.execute(params![Id(id), Json(config)])? {
                0 => Err(StoreError::NoSuchBasket(id)),
                _ => Ok(()),
            }
        })
    }

    /// Deletes a basket with its base, its matches and its outbox; the ledger is kept.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBasket`].
    pub fn remove_basket(&self, id: BasketId) -> Result<(), StoreError> {
        self.write(move |connection| {
            let sql = "DELETE FROM basket WHERE id = ?1";
            match connection.prepare_cached(sql)?.execute([Id(id)])? {
                0 => Err(StoreError::NoSuchBasket(id)),
                _ => Ok(()),
            }
        })
    }

    /// The stored matches, by key.
    pub fn matches(&self, basket: BasketId) -> Result<Vec<MatchRow>, StoreError> {
        self.read(|connection| {
            let sql = "SELECT key, remote, title, price_minor, currency, confirmed, seen \
                       FROM match WHERE basket = ?1 ORDER BY key";
            let mut query = connection.prepare_cached(sql)?;
            let rows = query.query_map([Id(basket)], |row| {
                Ok(MatchRow {
                    key: row.get(0)?,
                    remote: row.get(1)?,
                    title: row.get(2)?,
                    price_minor: row.get(3)?,
                    currency: row.get(4)?,
                    confirmed: row.get(5)?,
                    seen: Timestamp(row.get(6)?),
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Stores matches; one with a known key replaces the older one.
    ///
    /// # Errors
    /// [`StoreError::NoSuchBasket`].
    pub fn put_matches(&self, basket: BasketId, matches: &[MatchRow]) -> Result<(), StoreError> {
        let matches = matches.to_vec();
        self.write(move |connection| {
            must_exist(connection, basket)?;
            let mut insert = connection.prepare_cached(
                "INSERT OR REPLACE INTO match \
                 (basket, key, remote, title, price_minor, currency, confirmed, seen) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            for one in matches {
                let MatchRow { key, remote, title, price_minor, currency, confirmed, seen } = one;
                insert.execute(params![
                    Id(basket),
                    key,
                    remote,
                    title,
                    price_minor,
                    currency,
                    confirmed,
                    seen.0
                ])?;
            }
            Ok(())
        })
    }
}

pub(crate) fn must_exist(connection: &Connection, basket: BasketId) -> Result<(), StoreError> {
    let mut query = connection.prepare_cached("SELECT 1 FROM basket WHERE id = ?1")?;
    if query.exists([Id(basket)])? { Ok(()) } else { Err(StoreError::NoSuchBasket(basket)) }
}

fn basket_of(row: &Row<'_>) -> rusqlite::Result<BasketRow> {
    Ok(BasketRow {
        id: row.get::<_, Id<_>>(0)?.0,
        kind: row.get(1)?,
        name: row.get(2)?,
        config: row.get::<_, Json<_>>(3)?.0,
        created: Timestamp(row.get(4)?),
    })
}
