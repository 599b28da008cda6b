//! Rows as types of the domain: the [`View`] that plans are made on.

use crate::StoreError;
use crate::columns::{Id, Json, Variant};
use rusqlite::{Connection, OptionalExtension, Row, params};
use trug_domain::list::{View, folded};
use trug_domain::{
    Line, LineId, List, ListId, Money, Need, OwnProduct, Part, Price, PriceNote, Quantity, Rank,
    Source, Timestamp,
};
use trug_gs1::{Gtin, ScannedCode};

/// The rows seen through a connection; inside a transaction they are of one moment.
pub(crate) struct OnDisk<'a>(pub &'a Connection);

const LIST: &str = "SELECT id, name, rank, shop FROM list";
const LINE: &str = "SELECT id, list, gtin, symbology, printed, name, checked, aisle, note, rank, \
                    changed FROM line";
const PART: &str = "SELECT part.line, part.source_kind, part.source_from, part.value, part.unit, \
                    part.at FROM part";
const PRICE: &str = "SELECT whose, shop, minor, currency, value, unit, at FROM price";
const OWN_PRODUCT: &str =
    "SELECT gtin, name, brand, quantity, aisle, taught, same_as, allergens FROM own_product";

impl View for OnDisk<'_> {
    type Error = StoreError;

    fn lists(&self) -> Result<Vec<List>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{LIST} ORDER BY rank, id"))?;
        let rows = query.query_map([], list_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn list(&self, id: ListId) -> Result<Option<List>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{LIST} WHERE id = ?1"))?;
        Ok(query.query_row([Id(id)], list_of).optional()?)
    }

    fn line(&self, id: LineId) -> Result<Option<Line>, StoreError> {
        self.one_line(" WHERE id = ?1", [Id(id)])
    }

    fn lines(&self, list: ListId) -> Result<Vec<Line>, StoreError> {
        let mut query =
            self.0.prepare_cached(&format!("{LINE} WHERE list = ?1 ORDER BY rank, id"))?;
        let mut lines = query.query_map([Id(list)], line_of)?.collect::<Result<Vec<Line>, _>>()?;
        let mut query = self.0.prepare_cached(&format!(
            "{PART} JOIN line ON line.id = part.line WHERE line.list = ?1 \
             ORDER BY line.rank, line.id, part.place"
        ))?;
        let mut parts = query.query([Id(list)])?;
        // Both are in the same order, so one pass merges them.
        let mut owners = lines.iter_mut();
        let mut owner = owners.next();
        while let Some(row) = parts.next()? {
            let id = row.get::<_, Id<LineId>>(0)?.0;
            while owner.as_ref().is_some_and(|line| line.id != id) {
                owner = owners.next();
            }
            if let Some(line) = &mut owner {
                line.parts.push(part_of(row)?);
            }
        }
        Ok(lines)
    }

    fn same_need(&self, list: ListId, key: &str) -> Result<Option<Line>, StoreError> {
        self.one_line(
            " WHERE list = ?1 AND merge_key = ?2 ORDER BY id LIMIT 1",
            params![Id(list), key],
        )
    }

    fn first_rank(&self, list: ListId) -> Result<Option<Rank>, StoreError> {
        let sql = "SELECT rank FROM line WHERE list = ?1 ORDER BY rank, id LIMIT 1";
        let mut query = self.0.prepare_cached(sql)?;
        Ok(query.query_row([Id(list)], |row| row.get(0).map(Rank)).optional()?)
    }

    fn last_rank(&self, list: ListId) -> Result<Option<Rank>, StoreError> {
        let sql = "SELECT rank FROM line WHERE list = ?1 ORDER BY rank DESC, id DESC LIMIT 1";
        let mut query = self.0.prepare_cached(sql)?;
        Ok(query.query_row([Id(list)], |row| row.get(0).map(Rank)).optional()?)
    }

    fn ranks_around(&self, line: &Line) -> Result<(Option<Rank>, Option<Rank>), StoreError> {
        let neighbour = |sql: &str| -> Result<Option<Rank>, StoreError> {
            let mut query = self.0.prepare_cached(sql)?;
            let here = params![Id(line.list), line.rank.0, Id(line.id)];
            Ok(query.query_row(here, |row| row.get(0).map(Rank)).optional()?)
        };
        Ok((
            neighbour(
                "SELECT rank FROM line WHERE list = ?1 AND (rank, id) < (?2, ?3) \
                 ORDER BY rank DESC, id DESC LIMIT 1",
            )?,
            neighbour(
                "SELECT rank FROM line WHERE list = ?1 AND (rank, id) > (?2, ?3) \
                 ORDER BY rank, id LIMIT 1",
            )?,
        ))
    }

    fn own_product(&self, gtin: Gtin) -> Result<Option<OwnProduct>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{OWN_PRODUCT} WHERE gtin = ?1"))?;
        Ok(query.query_row([gtin.as_u64() as i64], own_product_of).optional()?)
    }

    fn price(&self, need: &str, shop: &str) -> Result<Option<PriceNote>, StoreError> {
        let sql = format!("{PRICE} WHERE need = ?1 AND shop_key = ?2");
        Ok(self.0.prepare_cached(&sql)?.query_row([need, shop], price_of).optional()?)
    }

    fn aisle_order(&self, shop: &str) -> Result<Option<Vec<String>>, StoreError> {
        let mut query = self.0.prepare_cached("SELECT aisles FROM aisle_order WHERE shop = ?1")?;
        Ok(query.query_row([shop], |row| Ok(row.get::<_, Json<_>>(0)?.0)).optional()?)
    }
}

impl OnDisk<'_> {
    fn one_line(
        &self,
        condition: &str,
        values: impl rusqlite::Params,
    ) -> Result<Option<Line>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{LINE}{condition}"))?;
        let Some(mut line) = query.query_row(values, line_of).optional()? else {
            return Ok(None);
        };
        let mut query = self.0.prepare_cached(&format!("{PART} WHERE line = ?1 ORDER BY place"))?;
        let parts = query.query_map([Id(line.id)], part_of)?;
        line.parts = parts.collect::<Result<_, _>>()?;
        Ok(Some(line))
    }

    /// All products the shopper named, by GTIN.
    pub(crate) fn own_products(&self) -> Result<Vec<OwnProduct>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{OWN_PRODUCT} ORDER BY gtin"))?;
        let rows = query.query_map([], own_product_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All prices that were noted, by need and shop.
    pub(crate) fn prices(&self) -> Result<Vec<PriceNote>, StoreError> {
        let mut query = self.0.prepare_cached(&format!("{PRICE} ORDER BY need, shop_key"))?;
        let rows = query.query_map([], price_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All orders of aisles, by shop.
    pub(crate) fn aisle_orders(&self) -> Result<Vec<(String, Vec<String>)>, StoreError> {
        let mut query =
            self.0.prepare_cached("SELECT shop, aisles FROM aisle_order ORDER BY shop")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, Json<_>>(1)?.0)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The products the shopper named that are another packet of the same need as this one.
    pub(crate) fn own_products_same_as(&self, gtin: Gtin) -> Result<Vec<OwnProduct>, StoreError> {
        let mut query = self
            .0
            .prepare_cached(&format!("{OWN_PRODUCT} WHERE same_as = ?1 ORDER BY words, gtin"))?;
        let rows = query.query_map([gtin.as_u64() as i64], own_product_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The products the shopper named whose name or brand contains all of these words, by name.
    pub(crate) fn own_products_with(
        &self,
        words: &str,
        limit: usize,
    ) -> Result<Vec<OwnProduct>, StoreError> {
        let mut query = self.0.prepare_cached(&format!(
            "{OWN_PRODUCT} WHERE NOT EXISTS (SELECT 1 FROM json_each(?1) \
             WHERE instr(own_product.words, value) = 0) ORDER BY words, gtin LIMIT ?2"
        ))?;
        let wanted: Vec<String> = folded(words).split_whitespace().map(str::to_owned).collect();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = query.query_map(params![Json(wanted), limit], own_product_of)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn list_of(row: &Row<'_>) -> rusqlite::Result<List> {
    Ok(List {
        id: row.get::<_, Id<_>>(0)?.0,
        name: row.get(1)?,
        rank: Rank(row.get(2)?),
        shop: row.get(3)?,
    })
}

/// A line without its parts.
fn line_of(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get::<_, Id<_>>(0)?.0,
        list: row.get::<_, Id<_>>(1)?.0,
        need: need_of(row, 2)?,
        parts: Vec::new(),
        checked: row.get(6)?,
        aisle: row.get(7)?,
        note: row.get(8)?,
        rank: Rank(row.get(9)?),
        changed: Timestamp(row.get(10)?),
    })
}

/// The need in four columns from this one on: GTIN, symbology, printed form, name.
pub(crate) fn need_of(row: &Row<'_>, first: usize) -> rusqlite::Result<Need> {
    let code = match row.get::<_, Option<i64>>(first)? {
        None => None,
        Some(number) => Some(ScannedCode {
            gtin: gtin_of(first, number)?,
            symbology: row.get::<_, Option<Variant<_>>>(first + 1)?.map(|variant| variant.0),
            printed: row.get(first + 2)?,
        }),
    };
    Ok(Need { code, name: row.get(first + 3)? })
}

fn part_of(row: &Row<'_>) -> rusqlite::Result<Part> {
    Ok(Part {
        source: Source { kind: row.get::<_, Variant<_>>(1)?.0, from: row.get(2)? },
        quantity: Quantity { value: row.get(3)?, unit: row.get::<_, Variant<_>>(4)?.0 },
        at: Timestamp(row.get(5)?),
    })
}

fn price_of(row: &Row<'_>) -> rusqlite::Result<PriceNote> {
    let money = Money { minor: row.get(2)?, currency: row.get::<_, Variant<_>>(3)?.0 };
    Ok(PriceNote {
        need: row.get::<_, Json<_>>(0)?.0,
        shop: row.get(1)?,
        price: Price {
            money,
            per: Quantity { value: row.get(4)?, unit: row.get::<_, Variant<_>>(5)?.0 },
        },
        at: Timestamp(row.get(6)?),
    })
}

fn own_product_of(row: &Row<'_>) -> rusqlite::Result<OwnProduct> {
    Ok(OwnProduct {
        gtin: gtin_of(0, row.get(0)?)?,
        name: row.get(1)?,
        brand: row.get(2)?,
        quantity: row.get(3)?,
        aisle: row.get(4)?,
        taught: Timestamp(row.get(5)?),
        same_as: row.get::<_, Option<i64>>(6)?.map(|other| gtin_of(6, other)).transpose()?,
        allergens: row.get::<_, Option<Json<_>>>(7)?.map(|json| json.0),
    })
}

fn gtin_of(column: usize, number: i64) -> rusqlite::Result<Gtin> {
    u64::try_from(number)
        .ok()
        .and_then(Gtin::from_u64)
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(column, number))
}
