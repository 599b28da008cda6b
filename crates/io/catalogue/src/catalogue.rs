//! Opening a catalogue, look-up and search.

use crate::block::{self, MAX_BYTES, Row};
use crate::file::{self, APPLICATION_ID, FORMAT};
use crate::fold::fold;
use crate::word_index::WordIndex;
use crate::{CatalogueError, SOURCE, aisles};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use trug_domain::Product;
use trug_gs1::Gtin;
use trug_gs1::prefix;
use zstd::bulk::Decompressor;

/// The numbers of one company's products usually differ in three digits and the check digit.
const COMPANY: u64 = 10_000;

static STARTER: &[u8] = include_bytes!("../../../../assets/catalogue/starter.sqlite");

/// An open catalogue. One is enough for all threads: share it by reference or in an `Arc`.
///
/// A look-up reads one block. The first search reads all of them once and keeps their words in
/// memory (about 50 bytes a product); [`Catalogue::warm_up`] does that ahead of time.
pub struct Catalogue {
    what: String,
    info: Info,
    dictionary: Vec<u8>,
    reader: Mutex<Reader>,
    index: Mutex<Option<Arc<Index>>>,
}

/// Origin and licence of a catalogue's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// How many products it has.
    pub rows: u64,
    /// Whose data it is, with the address.
    pub source: String,
    /// The years in which the data was collected: `"2016 to 2026"`.
    pub date: String,
    /// The licence of the data, by its short name.
    pub licence: String,
    /// The notice that has to be shown with the data.
    pub attribution: String,
}

struct Reader {
    connection: Connection,
    opener: BlockOpener,
}

/// Decompresses blocks, one after the other, into the same buffer.
struct BlockOpener {
    decompressor: Decompressor<'static>,
    bytes: Vec<u8>,
}

#[derive(Default)]
struct Index {
    words: WordIndex,
    gtins: Vec<u64>,
}

impl Catalogue {
    /// The catalogue that is part of the program, read from the program's memory.
    pub fn starter() -> Result<Self, CatalogueError> {
        let what = "the starter catalogue".to_owned();
        let opened = Connection::open_in_memory().and_then(|mut connection| {
            connection.deserialize_bytes(c"main", STARTER)?;
            Ok(connection)
        });
        match opened {
            Ok(connection) => Self::from_connection(what, connection),
            Err(reason) => Err(damaged(&what, reason)),
        }
    }

    /// A catalogue in a file, which nobody may write to while it is open.
    pub fn open(path: &Path) -> Result<Self, CatalogueError> {
        let failed = |reason: String| CatalogueError::Open { path: path.to_owned(), reason };
        // SQLite reports "unable to open database file" for every cause; the system is more precise.
        let file = std::fs::File::open(path).map_err(|reason| failed(reason.to_string()))?;
        if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
            return Err(failed("it is a folder".to_owned()));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|reason| failed(reason.to_string()))?;
        Self::from_connection(path.display().to_string(), connection)
    }

    fn from_connection(what: String, connection: Connection) -> Result<Self, CatalogueError> {
        let foreign = || CatalogueError::Foreign { what: what.clone() };
        let application = match file::pragma(&connection, "application_id") {
            Err(reason)
                if reason.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) =>
            {
                return Err(foreign());
            }
            answer => answer.map_err(|reason| damaged(&what, reason))?,
        };
        if application != APPLICATION_ID {
            return Err(foreign());
        }
        let form =
            file::pragma(&connection, "user_version").map_err(|reason| damaged(&what, reason))?;
        if form > FORMAT {
            return Err(CatalogueError::Newer { what, found: form, known: FORMAT });
        }
        let (info, dictionary) = read_meta(&connection).map_err(|reason| damaged(&what, reason))?;
        let opener = BlockOpener::new(&dictionary).map_err(|reason| damaged(&what, reason))?;
        let reader = Mutex::new(Reader { connection, opener });
        Ok(Self { what, info, dictionary, reader, index: Mutex::new(None) })
    }

    /// The product of a GTIN. Restricted circulation numbers are never looked up: they name no product.
    ///
    /// # Errors
    /// [`CatalogueError::Damaged`].
    pub fn look_up(&self, gtin: Gtin) -> Result<Option<Product>, CatalogueError> {
        if !prefix::meaning(gtin).is_global() {
            return Ok(None);
        }
        let mut reader = locked(&self.reader);
        let Some((first, body)) =
            reader.block_of(gtin).map_err(|reason| damaged(&self.what, reason))?
        else {
            return Ok(None);
        };
        let rows = self.rows(&mut reader.opener, first, &body)?;
        let found = rows.binary_search_by_key(&gtin, |row| row.gtin);
        Ok(found.ok().map(|place| product(&rows[place])))
    }

    /// The products whose GTINs begin as this one's and are the nearest to it, the nearest first and
    /// at most `limit`. The first nine digits of a GTIN-13 are most often one company's (its GS1
    /// Company Prefix has four to twelve), so these are often of one brand. A GTIN-8 says nothing of
    /// that kind, and a number that is a shop's own neither.
    pub fn neighbours(&self, gtin: Gtin, limit: usize) -> Result<Vec<Product>, CatalogueError> {
        if gtin.as_u64() < 100_000_000 || !prefix::meaning(gtin).is_global() {
            return Ok(Vec::new());
        }
        let block = gtin.as_u64() / COMPANY;
        let (lowest, highest) = (block * COMPANY, block * COMPANY + COMPANY - 1);
        let mut reader = locked(&self.reader);
        let blocks =
            reader.blocks_of(lowest, highest).map_err(|reason| damaged(&self.what, reason))?;
        let mut found = Vec::new();
        for (first, body) in &blocks {
            for row in self.rows(&mut reader.opener, *first, body)? {
                let number = row.gtin.as_u64();
                if (lowest..=highest).contains(&number) && row.gtin != gtin {
                    found.push(product(&row));
                }
            }
        }
        found.sort_by_key(|product| product.gtin.as_u64().abs_diff(gtin.as_u64()));
        found.truncate(limit);
        Ok(found)
    }

    /// The products that have all of these words in their name or brand, best first and at most
    /// `limit`. Case and accents do not count; the last word may be unfinished. Better is: the
    /// words whole, then the shorter name, then the one of which brand, pack size and aisle are
    /// known. Punctuation only separates words, so every text is a valid query; one without words
    /// finds nothing.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Product>, CatalogueError> {
        let query = fold(words);
        if query.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let index = self.index()?;
        let mut found = Vec::new();
        for place in index.words.find(&query, limit) {
            let gtin = index.gtins.get(place).copied().and_then(Gtin::from_u64);
            if let Some(gtin) = gtin {
                found.extend(self.look_up(gtin)?);
            }
        }
        Ok(found)
    }

    /// What the catalogue says about itself.
    pub const fn info(&self) -> &Info {
        &self.info
    }

    /// Reads the words of all products now, so that the first search is as quick as the next.
    pub fn warm_up(&self) -> Result<(), CatalogueError> {
        self.index().map(drop)
    }

    fn index(&self) -> Result<Arc<Index>, CatalogueError> {
        let mut kept = locked(&self.index);
        if let Some(index) = &*kept {
            return Ok(Arc::clone(index));
        }
        // Only reading the compressed bytes holds the reader, so that a look-up need not wait for
        // the folding.
        let blocks =
            locked(&self.reader).all_blocks().map_err(|reason| damaged(&self.what, reason))?;
        let index = Arc::new(self.index_of(&blocks)?);
        *kept = Some(Arc::clone(&index));
        Ok(index)
    }

    fn index_of(&self, blocks: &[(Gtin, Vec<u8>)]) -> Result<Index, CatalogueError> {
        let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(4));
        let share = blocks.len().div_ceil(threads).max(1);
        let parts = std::thread::scope(|scope| {
            let working: Vec<_> =
                blocks.chunks(share).map(|part| scope.spawn(|| self.index_of_part(part))).collect();
            let joined = working.into_iter().map(|part| {
                part.join()
                    .unwrap_or_else(|_| Err(damaged(&self.what, "its words cannot be indexed")))
            });
            joined.collect::<Result<Vec<Index>, _>>()
        })?;
        let mut parts = parts.into_iter();
        let mut whole = parts.next().unwrap_or_default();
        for part in parts {
            whole.words.append(&part.words);
            whole.gtins.extend(part.gtins);
        }
        Ok(whole)
    }

    fn index_of_part(&self, blocks: &[(Gtin, Vec<u8>)]) -> Result<Index, CatalogueError> {
        let mut opener =
            BlockOpener::new(&self.dictionary).map_err(|reason| damaged(&self.what, reason))?;
        let mut index = Index::default();
        for (first, body) in blocks {
            for row in self.rows(&mut opener, *first, body)? {
                let unknown = [row.brand.is_empty(), row.quantity.is_empty(), row.aisle == 0];
                let unknown = unknown.into_iter().map(u8::from).sum();
                index.words.push(row.name, row.brand, unknown);
                index.gtins.push(row.gtin.as_u64());
            }
        }
        Ok(index)
    }

    fn rows<'a>(
        &self,
        opener: &'a mut BlockOpener,
        first: Gtin,
        body: &[u8],
    ) -> Result<Vec<Row<'a>>, CatalogueError> {
        let bytes = opener
            .open(body)
            .map_err(|reason| damaged(&self.what, format_args!("block {first}: {reason}")))?;
        block::decode(first, bytes)
            .ok_or_else(|| damaged(&self.what, format_args!("block {first} has no rows")))
    }
}

impl BlockOpener {
    fn new(dictionary: &[u8]) -> std::io::Result<Self> {
        let decompressor = Decompressor::with_dictionary(dictionary)?;
        Ok(Self { decompressor, bytes: Vec::with_capacity(MAX_BYTES) })
    }

    fn open(&mut self, body: &[u8]) -> std::io::Result<&[u8]> {
        self.decompressor.decompress_to_buffer(body, &mut self.bytes)?;
        Ok(&self.bytes)
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue")
            .field("what", &self.what)
            .field("info", &self.info)
            .finish_non_exhaustive()
    }
}

impl Reader {
    /// The block that would hold a GTIN, under its first one.
    fn block_of(&self, gtin: Gtin) -> rusqlite::Result<Option<(Gtin, Vec<u8>)>> {
        self.connection
            .prepare_cached(
                "SELECT first, body FROM block WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
            )?
            .query_row([gtin.as_u64() as i64], block_row)
            .optional()
    }

    /// The blocks that may hold GTINs from the lowest to the highest.
    fn blocks_of(&self, lowest: u64, highest: u64) -> rusqlite::Result<Vec<(Gtin, Vec<u8>)>> {
        self.connection
            .prepare_cached(
                "SELECT first, body FROM block WHERE first <= ?2 AND first >= coalesce(\
                 (SELECT max(first) FROM block WHERE first <= ?1), 0) ORDER BY first",
            )?
            .query_map([lowest as i64, highest as i64], block_row)?
            .collect()
    }

    fn all_blocks(&self) -> rusqlite::Result<Vec<(Gtin, Vec<u8>)>> {
        self.connection
            .prepare("SELECT first, body FROM block ORDER BY first")?
            .query_map([], block_row)?
            .collect()
    }
}

fn block_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Gtin, Vec<u8>)> {
    let first: i64 = row.get(0)?;
    let gtin = u64::try_from(first).ok().and_then(Gtin::from_u64);
    let gtin = gtin.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, first))?;
    Ok((gtin, row.get(1)?))
}

fn read_meta(connection: &Connection) -> rusqlite::Result<(Info, Vec<u8>)> {
    let rows: i64 =
        connection.query_row("SELECT value FROM meta WHERE key = 'rows'", [], |row| row.get(0))?;
    let info = Info {
        rows: u64::try_from(rows).unwrap_or_default(),
        source: file::meta(connection, "source")?,
        date: file::meta(connection, "date")?,
        licence: file::meta(connection, "licence")?,
        attribution: file::meta(connection, "attribution")?,
    };
    let dictionary =
        connection
            .query_row("SELECT value FROM meta WHERE key = 'dictionary'", [], |row| row.get(0))?;
    Ok((info, dictionary))
}

fn product(row: &Row<'_>) -> Product {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let aisle = usize::from(row.aisle).checked_sub(1).and_then(|place| aisles().get(place));
    Product {
        gtin: row.gtin,
        name: row.name.to_owned(),
        brand: known(row.brand),
        quantity: known(row.quantity),
        aisle: aisle.map(|aisle| aisle.id.to_owned()),
        source: SOURCE.to_owned(),
    }
}

fn damaged(what: &str, reason: impl std::fmt::Display) -> CatalogueError {
    CatalogueError::Damaged { what: what.to_owned(), reason: reason.to_string() }
}

/// What a lock guards. A thread that panicked leaves nothing inconsistent behind these locks.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
