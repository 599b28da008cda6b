//! Connections to the database, and the first look at a file before anything touches it.
//!
//! Every pragma that keeps the list safe is set and read back on every connection: pragmas belong to
//! the connection, and SQLite ignores a misspelt one without an error.

use crate::StoreError;
use crate::location::{Location, beside};
use crate::schema::{APPLICATION_ID, NEWEST};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::Duration;

/// How long a connection waits for another process, in milliseconds.
pub(crate) const BUSY_TIMEOUT_MS: u32 = 5_000;

/// What the header of a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Header {
    /// Nothing yet: no file, or one that was begun and holds nothing.
    Empty,
    /// A file of this program, with its schema.
    Schema(u32),
}

/// Why a file is not opened.
#[derive(Debug)]
pub(crate) enum Foreign {
    /// It holds something else.
    Not(String),
    /// SQLite cannot read it.
    Sqlite(rusqlite::Error),
}

/// What the file is, without changing anything.
///
/// The first look opens the file as immutable, so SQLite makes neither `-wal` nor `-shm`. If there is
/// a log, that look is incomplete: a newer Trug may have crashed after a migration that is only in
/// the log, and an interrupted checkpoint leaves pages that do not fit together. Then a second look
/// reads through the log; a connection that cannot write never checkpoints it.
pub(crate) fn look(path: &Path) -> Result<Header, Foreign> {
    let log = std::fs::metadata(beside(path, "-wal")).map_or(0, |meta| meta.len());
    match std::fs::metadata(path) {
        // SQLite takes a file of one byte for an empty one and writes over it.
        Ok(meta) if (1..512).contains(&meta.len()) => {
            return Err(Foreign::Not("it is too short for a database".into()));
        }
        Ok(meta) if meta.len() > 0 => {}
        // SQLite would throw the log of a missing file away.
        _ if log > 0 => return Err(Foreign::Not("only its log, the -wal file, is there".into())),
        _ => return Ok(Header::Empty),
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let immutable = format!("{}?immutable=1", file_uri(path));
    let first = Connection::open_with_flags(immutable, flags | OpenFlags::SQLITE_OPEN_URI)
        .map_err(Foreign::Sqlite)
        .and_then(|connection| header(&connection));
    match first {
        Ok(Header::Schema(schema)) if schema > NEWEST => return first,
        Ok(_) | Err(Foreign::Sqlite(_)) if log > 0 => {}
        _ => return first,
    }
    let connection = Connection::open_with_flags(path, flags).map_err(Foreign::Sqlite)?;
    connection
        .busy_timeout(Duration::from_millis(BUSY_TIMEOUT_MS.into()))
        .map_err(Foreign::Sqlite)?;
    header(&connection)
}

/// What the header of an open file says.
pub(crate) fn header(connection: &Connection) -> Result<Header, Foreign> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let application = number("application_id").map_err(Foreign::Sqlite)?;
    let schema = number("user_version").map_err(Foreign::Sqlite)?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(Foreign::Sqlite)?;
    match (application, u32::try_from(schema)) {
        (APPLICATION_ID, Ok(schema)) => Ok(Header::Schema(schema)),
        // The header is written before the first schema, so a crash in between leaves this.
        (0, Ok(0)) if tables == 0 => Ok(Header::Empty),
        _ => Err(Foreign::Not(format!(
            "another program's database: application id {application:#x}, version {schema}"
        ))),
    }
}

/// The connection that writes; the file is made if it does not exist.
pub(crate) fn open_writer(location: &Location) -> Result<Connection, StoreError> {
    let (target, flags) = location.target();
    let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = Connection::open_with_flags(target, flags)?;
    // SQLite falls back to read-only access without an error.
    if connection.is_readonly("main")? {
        return Err(StoreError::ReadOnly { path: location.database() });
    }
    configure(&connection, location)?;
    Ok(connection)
}

/// A connection that only reads.
pub(crate) fn open_reader(location: &Location) -> Result<Connection, StoreError> {
    let (target, flags) = location.target();
    let connection = Connection::open_with_flags(target, flags | OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    configure(&connection, location)?;
    Ok(connection)
}

/// A connection to a file in a folder where nothing can be written, not even the shared memory that a
/// reader of the log needs. It reads the file alone, which is complete only if there is no log: no
/// crash left one, and no other process writes.
///
/// # Errors
/// When there is a log, or the file cannot be read.
pub(crate) fn open_unwritable(location: &Location) -> Result<Connection, StoreError> {
    if let Ok(connection) = open_reader(location)
        && header(&connection).is_ok()
    {
        return Ok(connection);
    }
    let path = location.database();
    let log = std::fs::metadata(beside(&path, "-wal")).map_or(0, |meta| meta.len());
    if log > 0 {
        let why = "changes that were not yet brought into the file cannot be read".to_owned();
        return Err(StoreError::Disk { path, why });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection =
        Connection::open_with_flags(format!("{}?immutable=1", file_uri(&path)), flags)?;
    set(&connection, "trusted_schema", "0")?;
    Ok(connection)
}

/// The pragmas that keep the list safe, as they read back.
pub(crate) fn pragmas(connection: &Connection) -> Result<Vec<(&'static str, String)>, StoreError> {
    let names = [
        "journal_mode",
        "synchronous",
        "fullfsync",
        "checkpoint_fullfsync",
        "foreign_keys",
        "busy_timeout",
        "trusted_schema",
    ];
    names.into_iter().map(|name| Ok((name, read_back(connection, name)?))).collect()
}

/// Runs work in one transaction that takes the write lock first, so that it never fails half-way
/// because another process wrote in between.
pub(crate) fn in_transaction<T>(
    connection: &Connection,
    work: impl FnOnce(&Connection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    let answer = work(&transaction)?;
    transaction.commit()?;
    Ok(answer)
}

fn configure(connection: &Connection, location: &Location) -> Result<(), StoreError> {
    connection.busy_timeout(Duration::from_millis(BUSY_TIMEOUT_MS.into()))?;
    expect(connection, "busy_timeout", &BUSY_TIMEOUT_MS.to_string())?;
    let (mode, level) = match location {
        Location::Home(_) => choose_journal(connection)?,
        // Rolling back is all that a journal is for where nothing is durable.
        Location::Memory(_) => ("memory", "2"),
    };
    expect(connection, "journal_mode", mode)?;
    set(connection, "synchronous", level)?;
    // macOS answers fsync before the disk has the bytes; elsewhere these two do nothing.
    set(connection, "fullfsync", "1")?;
    set(connection, "checkpoint_fullfsync", "1")?;
    set(connection, "foreign_keys", "1")?;
    set(connection, "trusted_schema", "0")?;
    if !connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)? {
        let (expected, found) = ("1".to_owned(), "0".to_owned());
        return Err(StoreError::Pragma { name: "defensive", expected, found });
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Sets the journal of a file to write-ahead log, and answers with the mode it has and the level of
/// `synchronous` that makes a commit durable in that mode.
fn choose_journal(connection: &Connection) -> Result<(&'static str, &'static str), StoreError> {
    let read_only = connection.is_readonly("main")?;
    if !read_only && read_back(connection, "journal_mode")? != "wal" {
        connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    }
    if read_back(connection, "journal_mode")? == "wal" {
        return Ok(("wal", "2"));
    }
    // Where shared memory is not available (a network file system), SQLite stays with the rollback
    // journal; there only EXTRA also makes the journal's removal durable.
    if !read_only {
        connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(()))?;
    }
    Ok(("delete", "3"))
}

fn set(connection: &Connection, name: &'static str, value: &str) -> Result<(), StoreError> {
    connection.pragma_update(None, name, value)?;
    expect(connection, name, value)
}

fn expect(connection: &Connection, name: &'static str, value: &str) -> Result<(), StoreError> {
    let found = read_back(connection, name)?;
    if found == value {
        Ok(())
    } else {
        Err(StoreError::Pragma { name, expected: value.to_owned(), found })
    }
}

fn read_back(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let value: rusqlite::types::Value =
        connection.pragma_query_value(None, name, |row| row.get(0))?;
    Ok(match value {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => format!("{other:?}"),
    })
}

/// The path as SQLite's `file:` URI.
fn file_uri(path: &Path) -> String {
    #[cfg(unix)]
    let bytes = std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec();
    #[cfg(not(unix))]
    let bytes = format!("/{}", path.display()).replace('\\', "/").into_bytes();
    let spell = |byte: u8| match byte {
        b'/' | b':' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    std::iter::once("file:".to_owned()).chain(bytes.into_iter().map(spell)).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::error::Error;

    /// SQLite's dot-file locking has no shared memory, like a network file system.
    #[test]
    fn where_the_log_cannot_be_used_the_journal_keeps_the_same_promise()
    -> Result<(), Box<dyn Error>> {
        let home = tempfile::tempdir()?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let location = Location::Home(home.path().to_path_buf());
        let connection =
            Connection::open_with_flags_and_vfs(location.database(), flags, c"unix-dotfile")?;
        configure(&connection, &location)?;
        let found = pragmas(&connection)?;
        for (name, value) in [("journal_mode", "delete"), ("synchronous", "3")] {
            let pragma = found.iter().find(|(found, _)| *found == name).ok_or(name)?;
            assert_eq!(pragma.1, value, "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_pragma_that_does_not_take_is_refused() -> Result<(), Box<dyn Error>> {
        let connection = Connection::open_in_memory()?;
        // A database in memory has no log and no journal file either.
        let refused = configure(&connection, &Location::Home("home".into()));
        assert!(
            matches!(refused, Err(StoreError::Pragma { name: "journal_mode", .. })),
            "{refused:?}"
        );
        let misspelt = set(&connection, "synchronos", "2");
        assert!(misspelt.is_err(), "{misspelt:?}");
        Ok(())
    }
}
