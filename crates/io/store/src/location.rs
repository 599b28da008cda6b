//! Where the database is: a file in a home folder, or the memory of this process.

use rusqlite::OpenFlags;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The name of the database file in its home.
const FILE: &str = "trug.sqlite";

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// In a home folder, an absolute path.
    Home(PathBuf),
    /// In the memory of this process, shared by all connections that name the same id. It goes with
    /// the last connection.
    Memory(Uuid),
}

impl Location {
    /// The home folder; none in memory.
    pub(crate) fn home(&self) -> Option<&Path> {
        match self {
            Self::Home(home) => Some(home),
            Self::Memory(_) => None,
        }
    }

    /// The database file; in memory a name for messages, which is no path.
    pub(crate) fn database(&self) -> PathBuf {
        match self {
            Self::Home(home) => home.join(FILE),
            Self::Memory(_) => PathBuf::from("the list in memory"),
        }
    }

    /// What SQLite opens, with the flags for it.
    ///
    /// In memory this is the `memdb` VFS (<https://sqlite.org/src/file/src/memdb.c>): names that begin
    /// with a slash are shared within the process, and its locks honour the busy timeout, which those
    /// of the shared cache do not.
    pub(crate) fn target(&self) -> (PathBuf, OpenFlags) {
        match self {
            Self::Home(home) => (home.join(FILE), OpenFlags::SQLITE_OPEN_NO_MUTEX),
            Self::Memory(id) => (
                PathBuf::from(format!("file:/trug-{id}?vfs=memdb")),
                OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI,
            ),
        }
    }
}

/// A file next to the database: its write-ahead log, its journal.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
