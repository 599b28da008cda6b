//! Writing products into a catalogue file.

use super::{Entry, Exports, NameClassifier, Taxonomy};
use crate::block::{self, Row};
use crate::file::{APPLICATION_ID, FORMAT};
use crate::{ATTRIBUTION, CatalogueError};
use rusqlite::Connection;
use std::path::Path;
use trug_gs1::Gtin;
use zstd::bulk::Compressor;
use zstd::zstd_safe::CParameter;

/// Products in a block: more compress better, fewer make a look-up faster.
const ROWS_A_BLOCK: usize = 256;
/// Bytes of the dictionary that all blocks share.
const DICTIONARY: usize = 110 << 10;
/// One in so many blocks is a sample for training the dictionary.
const SAMPLE_EVERY: usize = 2;
const LEVEL: i32 = 19;

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BuildReport {
    /// Products in the file.
    pub rows: u64,
    /// Those with a brand.
    pub with_brand: u64,
    /// Those with a pack size.
    pub with_quantity: u64,
    /// Those with an aisle.
    pub with_aisle: u64,
    /// Those whose aisle was found by the words of their names.
    pub with_aisle_by_name: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// Writes the products to a new file, which replaces an existing one only when it is complete.
///
/// # Errors
/// [`CatalogueError::Input`] if there are no products, [`CatalogueError::Write`].
pub fn write(
    path: &Path,
    exports: &Exports,
    taxonomy: &Taxonomy,
) -> Result<BuildReport, CatalogueError> {
    let failed = |reason: String| CatalogueError::Write { path: path.to_owned(), reason };
    if exports.entries.is_empty() {
        return Err(CatalogueError::Input {
            what: "these exports".to_owned(),
            reason: "no line of them names a product".to_owned(),
        });
    }
    let mut made = BuildReport::default();
    let rows = rows_with_aisles(exports, taxonomy, &mut made);
    let blocks: Vec<(Gtin, Vec<u8>)> =
        rows.chunks(ROWS_A_BLOCK).map(|rows| (rows[0].gtin, block::encode(rows))).collect();
    let dictionary = dictionary_of(&blocks);

    let unfinished = path.with_extension("unfinished");
    match std::fs::remove_file(&unfinished) {
        Err(reason) if reason.kind() != std::io::ErrorKind::NotFound => {
            return Err(failed(reason.to_string()));
        }
        _ => {}
    }
    fill(&unfinished, exports, &blocks, &dictionary, made.rows)
        .map_err(|reason| failed(reason.to_string()))?;
    std::fs::rename(&unfinished, path).map_err(|reason| failed(reason.to_string()))?;
    made.bytes = std::fs::metadata(path).map_err(|reason| failed(reason.to_string()))?.len();
    Ok(made)
}

/// The rows in the order of their GTINs, each with its aisle.
fn rows_with_aisles<'a>(
    exports: &'a Exports,
    taxonomy: &Taxonomy,
    made: &mut BuildReport,
) -> Vec<Row<'a>> {
    let by_tags = |entry: &Entry| entry.tags.as_ref().and_then(|(_, tags)| taxonomy.aisle(tags));
    let aisles: Vec<Option<u8>> = exports.entries.values().map(by_tags).collect();
    let known = exports.entries.values().zip(&aisles);
    let known = known.filter_map(|(entry, aisle)| Some((entry.name.1.as_str(), (*aisle)?)));
    let words = NameClassifier::learn(known, taxonomy.names());
    let text = |kept: &'a Option<(u16, String)>| kept.as_ref().map_or("", |(_, text)| text);
    let rows = exports.entries.iter().zip(aisles).map(|((&gtin, entry), aisle)| {
        let by_name = aisle.is_none().then(|| words.aisle(&entry.name.1)).flatten();
        let aisle = aisle.or(by_name).map_or(0, |place| place + 1);
        let (brand, quantity) = (text(&entry.brand), text(&entry.quantity));
        made.rows += 1;
        made.with_brand += u64::from(!brand.is_empty());
        made.with_quantity += u64::from(!quantity.is_empty());
        made.with_aisle += u64::from(aisle > 0);
        made.with_aisle_by_name += u64::from(by_name.is_some());
        Row { gtin, name: &entry.name.1, brand, quantity, aisle }
    });
    rows.collect()
}

/// A dictionary for blocks like these; empty, which is none, if there are too few to train one.
fn dictionary_of(blocks: &[(Gtin, Vec<u8>)]) -> Vec<u8> {
    let samples: Vec<&Vec<u8>> =
        blocks.iter().step_by(SAMPLE_EVERY).map(|(_, body)| body).collect();
    zstd::dict::from_samples(&samples, DICTIONARY).unwrap_or_default()
}

fn fill(
    path: &Path,
    exports: &Exports,
    blocks: &[(Gtin, Vec<u8>)],
    dictionary: &[u8],
    rows: u64,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut connection = Connection::open(path)?;
    // Large pages, because a block that does not fit beside others would leave half a page empty.
    connection.execute_batch(&format!(
        "PRAGMA page_size = 32768;
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA application_id = {APPLICATION_ID};
         PRAGMA user_version = {FORMAT};
         CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
         CREATE TABLE block(first INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;"
    ))?;
    let transaction = connection.transaction()?;
    let (first, last) = exports.years().unwrap_or_default();
    let texts = [
        ("source", "Open Food Facts, https://world.openfoodfacts.org".to_owned()),
        ("date", format!("{first} to {last}")),
        ("licence", "ODbL-1.0".to_owned()),
        ("attribution", ATTRIBUTION.to_owned()),
    ];
    for (key, value) in texts {
        transaction.execute("INSERT INTO meta VALUES (?1, ?2)", (key, value))?;
    }
    transaction.execute("INSERT INTO meta VALUES ('rows', ?1)", [rows as i64])?;
    transaction.execute("INSERT INTO meta VALUES ('dictionary', ?1)", [dictionary])?;
    let mut compressor = Compressor::with_dictionary(LEVEL, dictionary)?;
    compressor.set_parameter(CParameter::ChecksumFlag(true))?;
    compressor.set_parameter(CParameter::DictIdFlag(false))?;
    for (gtin, body) in blocks {
        let body = compressor.compress(body)?;
        transaction.execute("INSERT INTO block VALUES (?1, ?2)", (gtin.as_u64() as i64, body))?;
    }
    transaction.commit()?;
    connection.execute_batch("VACUUM")?;
    connection.close().map_err(|(_, reason)| reason)?;
    std::fs::File::open(path)?.sync_all()?;
    Ok(())
}
