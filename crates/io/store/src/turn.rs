//! One at a time, in this process and in all others on the home: who reads something, decides by it and
//! writes must not be overtaken by another who does the same.
//!
//! The lock is the operating system's, on a file in the home, and goes with the process however that
//! ends. A database in memory has no other process: the names of what is locked are enough there.

use crate::instance::lock_file;
use crate::subject::{Running, Subject};
use crate::{Store, StoreError};
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

/// How often it is looked whether a turn has ended.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// The turn of one. Another one begins when this is dropped.
#[derive(Debug)]
pub struct Turn {
    _lock: Lock,
}

#[derive(Debug)]
enum Lock {
    File { _held: File },
    Memory { subject: Subject, running: Running },
}

impl Store {
    /// Begins a turn; waits while another has its turn, and asks before each look whether to wait on.
    /// Nothing if it is not.
    ///
    /// # Errors
    /// The lock file cannot be made.
    pub fn begin_turn(
        &self,
        subject: Subject,
        mut wait_on: impl FnMut() -> bool,
    ) -> Result<Option<Turn>, StoreError> {
        loop {
            if let Some(lock) = self.try_lock(subject)? {
                return Ok(Some(Turn { _lock: lock }));
            }
            if !wait_on() {
                return Ok(None);
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }

    fn try_lock(&self, subject: Subject) -> Result<Option<Lock>, StoreError> {
        let Some(home) = self.home() else {
            let running = Arc::clone(self.running());
            let is_free = running.lock().unwrap_or_else(PoisonError::into_inner).insert(subject);
            // Only a lock that is held may be dropped: dropping it frees the subject.
            return Ok(is_free.then(|| Lock::Memory { subject, running }));
        };
        let folder = home.join("locks");
        let path = folder.join(subject.file_name());
        let cannot = |path: PathBuf, error: &std::io::Error| StoreError::CannotCreate {
            path,
            why: error.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(|error| cannot(folder.clone(), &error))?;
        let file = lock_file(&path).map_err(|error| cannot(path.clone(), &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock::File { _held: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(cannot(path, &error)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Self::Memory { subject, running } = self {
            running.lock().unwrap_or_else(PoisonError::into_inner).remove(subject);
        }
    }
}
