//! The file format of a catalogue: SQLite, two tables.
//!
//! `meta(key, value)` describes the origin of the data; the key `dictionary` holds the zstd
//! dictionary of all blocks. `block(first, body)` holds each block, compressed with zstd with a
//! checksum, under its first GTIN.

use rusqlite::Connection;

/// SQLite's `application_id` of a catalogue: the letters `TrgC`.
pub(crate) const APPLICATION_ID: i64 = 0x5472_6743;
/// SQLite's `user_version`: the version of the format that this crate reads and writes.
pub(crate) const FORMAT: i64 = 1;

/// An integer pragma of an open database.
pub(crate) fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// A text of `meta`, empty if missing.
pub(crate) fn meta(connection: &Connection, key: &str) -> rusqlite::Result<String> {
    use rusqlite::OptionalExtension as _;
    connection
        .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
        .optional()
        .map(Option::unwrap_or_default)
}
