//! Carries one change of a plan out on the rows: what stands there must be what the change saw.

use crate::StoreError;
use crate::rows::OnDisk;
use crate::words::{Id, Json, Word};
use rusqlite::{Connection, params};
use trug_domain::list::{Change, View, folded, merge_key};
use trug_domain::{Line, List, OwnProduct, Part, PriceNote, Unit};

/// Changes one row, or says that it is not what `before` says.
pub(crate) fn apply(connection: &Connection, change: &Change) -> Result<(), StoreError> {
    let disk = OnDisk(connection);
    match change {
        Change::List { before, after } => {
            let Some(id) = before.as_ref().or(after.as_ref()).map(|list| list.id) else {
                return Ok(());
            };
            if disk.list(id)? != *before {
                return Err(changed("the list", before.as_ref().map(|list| &list.name)));
            }
            put_list(connection, before.as_ref(), after.as_ref())
        }
        Change::Line { before, after } => {
            let (before, after) = (before.as_deref(), after.as_deref());
            let Some(id) = before.or(after).map(|line| line.id) else { return Ok(()) };
            if disk.line(id)?.as_ref() != before {
                return Err(changed("the line", before.and_then(|line| line.need.name.as_ref())));
            }
            put_line(connection, before, after)
        }
        Change::Product { before, after } => {
            let Some(gtin) = before.as_ref().or(after.as_ref()).map(|own| own.gtin) else {
                return Ok(());
            };
            if disk.own_product(gtin)? != *before {
                return Err(changed("the product", before.as_ref().map(|own| &own.name)));
            }
            put_own_product(connection, before.as_ref(), after.as_ref())
        }
        Change::Price { before, after } => {
            let (before, after) = (before.as_deref(), after.as_deref());
            let Some((need, shop)) = before.or(after).map(PriceNote::key) else { return Ok(()) };
            if disk.price(&need, &shop)?.as_ref() != before {
                return Err(changed("the price", before.and_then(|note| note.need.name.as_ref())));
            }
            put_price(connection, &need, &shop, after)
        }
        Change::Aisles { shop, before, after } => {
            if disk.aisle_order(shop)? != *before {
                return Err(changed("the order of the aisles", None));
            }
            put_aisles(connection, shop, after.as_deref())
        }
    }
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
    let unit = parts.first().map_or(Unit::Each, |part| part.quantity.unit);
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
        code.and_then(|code| code.symbology).map(Word),
        code.map(|code| &code.printed),
        need.name,
        checked,
        aisle,
        note,
        rank.0,
        changed.0,
        merge_key(need, unit),
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
            Word(part.source.kind),
            part.source.from,
            part.quantity.value,
            Word(part.quantity.unit),
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
        Word(price.per.unit),
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
