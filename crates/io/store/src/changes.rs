//! Writes the changes of a plan to the tables.

use crate::StoreError;
use crate::columns::{Id, Json, Variant};
use crate::rows::OnDisk;
use rusqlite::{Connection, params};
use trug_domain::list::{Change, View, folded};
use trug_domain::{Line, List, OwnProduct, Part, PriceNote};

/// Writes a change if the row is still what the change says it was before.
///
/// # Errors
/// [`StoreError::Changed`] if it is not.
pub(crate) fn apply(connection: &Connection, change: &Change) -> Result<(), StoreError> {
    let disk = OnDisk(connection);
    match change {
        Change::List { before, after } => {
            if let Some(list) = before.as_ref().or(after.as_ref())
                && disk.list(list.id)? != *before
            {
                return Err(changed("the list", before.as_ref().map(|list| &list.name)));
            }
        }
        Change::Line { before, after } => {
            if let Some(line) = before.as_ref().or(after.as_ref())
                && disk.line(line.id)?.as_ref() != before.as_deref()
            {
                let name = before.as_ref().and_then(|line| line.need.name.as_ref());
                return Err(changed("the line", name));
            }
        }
        Change::Product { before, after } => {
            if let Some(own) = before.as_ref().or(after.as_ref())
                && disk.own_product(own.gtin)? != *before
            {
                return Err(changed("the product", before.as_ref().map(|own| &own.name)));
            }
        }
        Change::Price { before, after } => {
            if let Some((need, shop)) = price_key(change)
                && disk.price(&need, &shop)?.as_ref() != before.as_deref()
            {
                let note = before.as_ref().or(after.as_ref());
                return Err(changed("the price", note.and_then(|note| note.need.name.as_ref())));
            }
        }
        Change::Aisles { shop, before, .. } => {
            if disk.aisle_order(shop)? != *before {
                return Err(changed("the order of the aisles", None));
            }
        }
    }
    write(connection, change)
}

/// Writes a change that was planned on these rows in the same transaction.
pub(crate) fn write(connection: &Connection, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::List { before, after } => put_list(connection, before.as_ref(), after.as_ref()),
        Change::Line { before, after } => put_line(connection, before.as_deref(), after.as_deref()),
        Change::Product { before, after } => {
            put_own_product(connection, before.as_ref(), after.as_ref())
        }
        Change::Price { after, .. } => match price_key(change) {
            Some((need, shop)) => put_price(connection, &need, &shop, after.as_deref()),
            None => Ok(()),
        },
        Change::Aisles { shop, after, .. } => put_aisles(connection, shop, after.as_deref()),
    }
}

fn price_key(change: &Change) -> Option<(String, String)> {
    let Change::Price { before, after } = change else { return None };
    before.as_deref().or(after.as_deref()).map(PriceNote::key)
}

fn changed(what: &str, name: Option<&String>) -> StoreError {
    StoreError::Changed { what: name.map_or(what.to_owned(), |name| format!("{what} {name:?}")) }
}

fn put_list(
    connection: &Connection,
    before: Option<&List>,
    after: Option<&List>,
) -> Result<(), StoreError> {
    match (before, after) {
        (_, Some(List { id, name, rank, shop })) => {
            let sql = "INSERT INTO list (id, name, name_key, rank, shop) \
                       VALUES (?1, ?2, ?3, ?4, ?5) \
                       ON CONFLICT (id) DO UPDATE SET name = excluded.name, \
                       name_key = excluded.name_key, rank = excluded.rank, shop = excluded.shop";
            let row = params![Id(id), name, folded(name), rank.0, shop];
            connection.prepare_cached(sql)?.execute(row)?;
        }
        (Some(before), None) => {
            connection
                .prepare_cached("DELETE FROM list WHERE id = ?1")?
                .execute([Id(before.id)])?;
        }
        (None, None) => {}
    }
    Ok(())
}

fn put_line(
    connection: &Connection,
    before: Option<&Line>,
    after: Option<&Line>,
) -> Result<(), StoreError> {
    let Some(after) = after else {
        if let Some(before) = before {
            connection
                .prepare_cached("DELETE FROM line WHERE id = ?1")?
                .execute([Id(before.id)])?;
        }
        return Ok(());
    };
    let Line { id, list, need, parts, checked, aisle, note, rank, changed } = after;
    let code = need.code.as_ref();
    let sql = if before.is_some() {
        "UPDATE line SET list = ?2, gtin = ?3, symbology = ?4, printed = ?5, name = ?6, \
         checked = ?7, aisle = ?8, note = ?9, rank = ?10, changed = ?11, merge_key = ?12 \
         WHERE id = ?1"
    } else {
        "INSERT INTO line (id, list, gtin, symbology, printed, name, checked, aisle, note, rank, \
         changed, merge_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    };
    connection.prepare_cached(sql)?.execute(params![
        Id(id),
        Id(list),
        code.map(|code| code.gtin.as_u64() as i64),
        code.and_then(|code| code.symbology).map(Variant),
        code.map(|code| &code.printed),
        need.name,
        checked,
        aisle,
        note,
        rank.0,
        changed.0,
        after.merge_key(),
    ])?;
    let had = before.map_or(&[][..], |before| &before.parts);
    if had != parts {
        put_parts(connection, after, had)?;
    }
    Ok(())
}

/// Writes the parts that are not there yet; those at the beginning that stayed are left alone.
fn put_parts(connection: &Connection, line: &Line, had: &[Part]) -> Result<(), StoreError> {
    let same = had.iter().zip(&line.parts).take_while(|(was, is)| was == is).count();
    if had.len() > same {
        connection
            .prepare_cached("DELETE FROM part WHERE line = ?1 AND place >= ?2")?
            .execute(params![Id(line.id), same as i64])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO part (line, place, source_kind, source_from, value, unit, at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (place, part) in line.parts.iter().enumerate().skip(same) {
        insert.execute(params![
            Id(line.id),
            place as i64,
            Variant(part.source.kind),
            part.source.from,
            part.quantity.value,
            Variant(part.quantity.unit),
            part.at.0,
        ])?;
    }
    Ok(())
}

fn put_aisles(
    connection: &Connection,
    shop: &str,
    after: Option<&[String]>,
) -> Result<(), StoreError> {
    match after {
        Some(aisles) => connection
            .prepare_cached("INSERT OR REPLACE INTO aisle_order (shop, aisles) VALUES (?1, ?2)")?
            .execute(params![shop, Json(aisles)])?,
        None => {
            connection.prepare_cached("DELETE FROM aisle_order WHERE shop = ?1")?.execute([shop])?
        }
    };
    Ok(())
}

fn put_price(
    connection: &Connection,
    need: &str,
    shop_key: &str,
    after: Option<&PriceNote>,
) -> Result<(), StoreError> {
    let Some(PriceNote { need: whose, shop, price, at }) = after else {
        let sql = "DELETE FROM price WHERE need = ?1 AND shop_key = ?2";
        connection.prepare_cached(sql)?.execute([need, shop_key])?;
        return Ok(());
    };
    let sql = "INSERT OR REPLACE INTO price \
               (need, shop_key, shop, whose, minor, currency, value, unit, at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    connection.prepare_cached(sql)?.execute(params![
        need,
        shop_key,
        shop,
        Json(whose),
        price.money.minor,
        price.money.currency.as_str(),
        price.per.value,
        Variant(price.per.unit),
        at.0,
    ])?;
    Ok(())
}

fn put_own_product(
    connection: &Connection,
    before: Option<&OwnProduct>,
    after: Option<&OwnProduct>,
) -> Result<(), StoreError> {
    match (before, after) {
        (_, Some(own)) => {
            let OwnProduct { gtin, name, brand, quantity, aisle, taught, same_as, allergens } = own;
            let words = folded(&format!("{name} {}", brand.as_deref().unwrap_or_default()));
            let sql = "INSERT OR REPLACE INTO own_product \
                       (gtin, name, brand, quantity, aisle, taught, words, same_as, allergens) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
            connection.prepare_cached(sql)?.execute(params![
                gtin.as_u64() as i64,
                name,
                brand,
                quantity,
                aisle,
                taught.0,
                words,
                same_as.map(|other| other.as_u64() as i64),
                allergens.as_ref().map(Json),
            ])?;
        }
        (Some(before), None) => {
            connection
                .prepare_cached("DELETE FROM own_product WHERE gtin = ?1")?
                .execute([before.gtin.as_u64() as i64])?;
        }
        (None, None) => {}
    }
    Ok(())
}
