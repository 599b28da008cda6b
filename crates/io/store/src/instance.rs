//! The lock of the window: at most one window is open on a home.
//!
//! The command line does not take it; it shares the database with the window through SQLite. The
//! operating system releases it when the process ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

/// Holds the lock until it is dropped.
#[derive(Debug)]
pub struct Instance {
    _lock: File,
}

/// Why the window cannot lock the home.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AlreadyOpen {
    /// Another window holds the lock.
    #[error("trug is already open on {}; go to its window, or close it first", .0.display())]
    Elsewhere(PathBuf),
    /// The lock file cannot be made.
    #[error("cannot create {}: {why}; choose another folder with TRUG_HOME", .path.display())]
    CannotLock {
        /// The lock file.
        path: PathBuf,
        /// Why not.
        why: String,
    },
}

impl Instance {
    /// Takes the lock of a home without waiting.
    ///
    /// # Errors
    /// [`AlreadyOpen::Elsewhere`] if another window holds it, else why the file cannot be made.
    pub fn acquire(home: &Path) -> Result<Self, AlreadyOpen> {
        let path = home.join("instance.lock");
        let cannot = |error: std::io::Error| AlreadyOpen::CannotLock {
            path: path.clone(),
            why: error.to_string(),
        };
        std::fs::create_dir_all(home).map_err(cannot)?;
        let lock = lock_file(&path).map_err(cannot)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(AlreadyOpen::Elsewhere(home.to_path_buf())),
            Err(TryLockError::Error(error)) => Err(cannot(error)),
        }
    }
}

/// Opens a file that exists only to be locked; its content is kept.
pub(crate) fn lock_file(path: &Path) -> std::io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(false).open(path)
}
