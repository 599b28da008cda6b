//! Reading lists, lines and the products the shopper named, and making the first list.

use crate::columns::Id;
use crate::rows::OnDisk;
use crate::{Store, StoreError, changes, journal, state};
use rusqlite::{Connection, OptionalExtension};
use trug_domain::list::{View, folded};
use trug_domain::{Change, Line, LineId, List, ListId, OwnProduct, PriceNote, Timestamp};
use trug_gs1::Gtin;

/// How much is in the whole database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Lists.
    pub lists: u64,
    /// Lines of all lists.
    pub lines: u64,
    /// Products the shopper named.
    pub own_products: u64,
    /// Steps of the history, undone ones among them.
    pub steps: u64,
}

/// How much is on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCounts {
    /// All lines.
    pub lines: u64,
    /// Those that are ticked.
    pub checked: u64,
}

impl Store {
    /// All lists in their order.
    pub fn lists(&self) -> Result<Vec<List>, StoreError> {
        self.read(|connection| OnDisk(connection).lists())
    }

    /// Makes the first list where nothing was ever done. It is no step of the history: nobody did it,
    /// and undo leaves it. Answers whether it was made.
    ///
    /// # Errors
    /// Only those of the file.
    pub fn create_first_list(&self, list: List, at: Timestamp) -> Result<bool, StoreError> {
        self.write(move |connection| {
            let mut anything =
                connection.prepare_cached("SELECT 1 FROM list UNION ALL SELECT 1 FROM history")?;
            if anything.exists([])? {
                return Ok(false);
            }
            journal::append(connection, at, None, &[state::of_list(list.clone())])?;
            changes::write(connection, &Change::List { before: None, after: Some(list) })?;
            Ok(true)
        })
    }

    /// One list.
    pub fn list(&self, id: ListId) -> Result<Option<List>, StoreError> {
        self.read(|connection| OnDisk(connection).list(id))
    }

    /// The list of this name, without regard to case and to white space around it.
    pub fn list_named(&self, name: &str) -> Result<Option<List>, StoreError> {
        self.read_at_once(|connection| {
            let mut query = connection.prepare_cached("SELECT id FROM list WHERE name_key = ?1")?;
            let id = query.query_row([folded(name)], |row| row.get::<_, Id<_>>(0)).optional()?;
            id.map_or(Ok(None), |id| OnDisk(connection).list(id.0))
        })
    }

    /// The lines of a list in their order; none if there is no such list.
    pub fn lines(&self, list: ListId) -> Result<Vec<Line>, StoreError> {
        self.read_at_once(|connection| OnDisk(connection).lines(list))
    }

    /// One line.
    pub fn line(&self, id: LineId) -> Result<Option<Line>, StoreError> {
        self.read_at_once(|connection| OnDisk(connection).line(id))
    }

    /// The line of a list with this [`trug_domain::list::merge_key`].
    pub fn same_need(&self, list: ListId, key: &str) -> Result<Option<Line>, StoreError> {
        self.read_at_once(|connection| OnDisk(connection).same_need(list, key))
    }

    /// How many lines a list has.
    pub fn line_counts(&self, list: ListId) -> Result<LineCounts, StoreError> {
        self.read(|connection| {
            let sql = "SELECT count(*), coalesce(sum(checked), 0) FROM line WHERE list = ?1";
            let mut query = connection.prepare_cached(sql)?;
            Ok(query.query_row([Id(list)], |row| {
                Ok(LineCounts {
                    lines: row.get::<_, i64>(0)? as u64,
                    checked: row.get::<_, i64>(1)? as u64,
                })
            })?)
        })
    }

    /// How much is in the whole database.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.read_at_once(counts)
    }

    /// The product the shopper named for a trade item.
    pub fn own_product(&self, gtin: Gtin) -> Result<Option<OwnProduct>, StoreError> {
        self.read(|connection| OnDisk(connection).own_product(gtin))
    }

    /// The trade items of all lines, and those the shopper named.
    pub fn known_gtins(&self) -> Result<Vec<Gtin>, StoreError> {
        self.read(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT gtin FROM line WHERE gtin IS NOT NULL UNION SELECT gtin FROM own_product",
            )?;
            let rows = query.query_map([], |row| row.get::<_, i64>(0))?;
            let numbers = rows.collect::<Result<Vec<i64>, _>>()?;
            Ok(numbers.into_iter().filter_map(|number| Gtin::from_u64(number as u64)).collect())
        })
    }

    /// The products the shopper named that are another packet of the same need as this one.
    pub fn own_products_same_as(&self, gtin: Gtin) -> Result<Vec<OwnProduct>, StoreError> {
        self.read(|connection| OnDisk(connection).own_products_same_as(gtin))
    }

    /// All prices that were noted.
    pub fn prices(&self) -> Result<Vec<PriceNote>, StoreError> {
        self.read(|connection| OnDisk(connection).prices())
    }

    /// At most `limit` products the shopper named whose name or brand has all of these words, or
    /// beginnings or middles of words, in it; without words all of them. In order of their names.
    pub fn own_products_matching(
        &self,
        words: &str,
        limit: usize,
    ) -> Result<Vec<OwnProduct>, StoreError> {
        self.read(|connection| OnDisk(connection).own_products_with(words, limit))
    }
}

pub(crate) fn counts(connection: &Connection) -> Result<Counts, StoreError> {
    let count = |table: &str| -> rusqlite::Result<u64> {
        let sql = format!("SELECT count(*) FROM {table}");
        connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).map(|count| count as u64)
    };
    Ok(Counts {
        lists: count("list")?,
        lines: count("line")?,
        own_products: count("own_product")?,
        steps: count("history")?,
    })
}
