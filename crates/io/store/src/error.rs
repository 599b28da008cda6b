//! Errors of the store, each with what a person can do next.
//!
//! Inside the crate SQLite's own error is a [`StoreError::Sqlite`]; [`StoreError::describe`] turns it
//! into one of the others where the file's path is known. Which command helps is for whoever shows an
//! error: messages here name none.

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
use std::path::{Path, PathBuf};
use trug_domain::{Action, BasketId, ListError, OperationId, StepId};

/// What the store could not do. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer Trug.
    #[error("{} was written by a newer trug (schema {found}; this one knows up to {known}); it was left untouched: install the newer trug again", .path.display())]
    NewerFile {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// The file is not a database, or another program's.
    #[error("{} is not a file of trug ({why}); it was left untouched: move it elsewhere, or choose another folder with TRUG_HOME{}", .path.display(), restore(.snapshot.as_deref()))]
    NotTrug {
        /// The file.
        path: PathBuf,
        /// What it is instead, in words.
        why: String,
        /// The newest snapshot, if there is one.
        snapshot: Option<PathBuf>,
    },
    /// The file is damaged.
    #[error("{} is damaged ({why}); it was kept as it is: copy it somewhere safe first{}", .path.display(), restore(.snapshot.as_deref()))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        why: String,
        /// The newest snapshot, if there is one.
        snapshot: Option<PathBuf>,
    },
    /// Another process held the file longer than five seconds.
    #[error("another program is using {} and did not finish within five seconds; try again, or end the other one", .path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("no room is left on the disk of {}; nothing was lost, but this was not saved: free some space and try again", .path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written; make the file and its folder writable, or choose another folder with TRUG_HOME", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// A file or folder could not be made.
    #[error("cannot create {}: {why}; choose another folder with TRUG_HOME", .path.display())]
    CannotCreate {
        /// What was to be made.
        path: PathBuf,
        /// Why not.
        why: String,
    },
    /// The file could not be opened, or the disk failed while it was used.
    #[error("cannot use {}: {why}; see whether the disk is there and healthy, then try again", .path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What failed.
        why: String,
    },
    /// A pragma that keeps the list safe was not accepted.
    #[error(
        "sqlite returns {found:?} for {name} where {expected:?} was set; the list would not be safe, so trug does not start: report this"
    )]
    Pragma {
        /// The pragma.
        name: &'static str,
        /// What was set.
        expected: String,
        /// What was read back.
        found: String,
    },
    /// A snapshot could not be written; what it was for was not done either.
    #[error("cannot write the snapshot {}: {why}; free some space or choose another place, then try again", .to.display())]
    Snapshot {
        /// Where it was to be.
        to: PathBuf,
        /// Why not.
        why: String,
    },
    /// Everything was deleted, and something of it is still on the disk.
    #[error("everything was deleted, but {} still holds some of it ({why}); free some space and delete again", .path.display())]
    ErasedInPart {
        /// The file.
        path: PathBuf,
        /// Why it could not be cleaned.
        why: String,
    },
    /// A rule of lists refuses it.
    #[error(transparent)]
    Refused(#[from] ListError),
    /// A row is not as the change expects it.
    #[error("{what} has changed in the meantime; look at the list again, then repeat it")]
    Changed {
        /// Which row, in words.
        what: String,
    },
    /// A later step relies on the one to be undone.
    #[error("this step cannot be undone alone: a later step ({}) relies on it; undo that one first", crate::columns::variant_name(.action))]
    UndoBlocked {
        /// The step to be undone.
        step: StepId,
        /// The newest later step that relies on it.
        later: StepId,
        /// What the later step was.
        action: Action,
    },
    /// No such step in the history.
    #[error("there is no step {0} in the history; look at the history again")]
    NoSuchStep(StepId),
    /// The step is undone already.
    #[error("the step {0} is undone already; redo it to have it again")]
    AlreadyUndone(StepId),
    /// A step of this id is in the history already.
    #[error("the step {0} is done already; look at the list before you repeat it")]
    AlreadyDone(StepId),
    /// No such basket.
    #[error("there is no basket {0}; look at the connected baskets")]
    NoSuchBasket(BasketId),
    /// A basket of this name exists.
    #[error("a basket named {0:?} exists already; choose another name")]
    BasketExists(String),
    /// No such request in the outbox.
    #[error("there is no request {0} in the outbox; its basket may have been removed")]
    NoSuchRequest(OperationId),
    /// The request was started before: it is never sent twice under one id.
    #[error("the request {0} was started before and is not sent again; start a new one")]
    AlreadySent(OperationId),
    /// The outcome of the request is known already and is another one.
    #[error("the outcome of the request {0} is known already; look into the basket")]
    AlreadyEnded(OperationId),
    /// The writing thread has ended.
    #[error("the list's writer has stopped; nothing more is saved: restart trug")]
    Stopped,
    /// Any other error of SQLite.
    #[error("sqlite failed: {0}; report this")]
    Sqlite(#[from] rusqlite::Error),
}

impl StoreError {
    /// A short name for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NewerFile { .. } => "store-newer",
            Self::NotTrug { .. } => "store-not-trug",
            Self::Damaged { .. } => "store-damaged",
            Self::Busy { .. } => "store-busy",
            Self::Full { .. } => "store-full",
            Self::ReadOnly { .. } => "store-read-only",
            Self::CannotCreate { .. } => "store-cannot-create",
            Self::Disk { .. } => "store-disk",
            Self::Pragma { .. } => "store-pragma",
            Self::Snapshot { .. } => "store-snapshot",
            Self::ErasedInPart { .. } => "store-erased-in-part",
            Self::Refused(_) => "list-refused",
            Self::Changed { .. } => "list-changed",
            Self::UndoBlocked { .. } => "undo-in-the-way",
            Self::NoSuchStep(_) => "no-such-step",
            Self::AlreadyUndone(_) => "already-undone",
            Self::AlreadyDone(_) => "already-done",
            Self::NoSuchBasket(_) => "no-such-basket",
            Self::BasketExists(_) => "basket-exists",
            Self::NoSuchRequest(_) => "no-such-request",
            Self::AlreadySent(_) => "already-sent",
            Self::AlreadyEnded(_) => "already-ended",
            Self::Stopped => "store-stopped",
            Self::Sqlite(_) => "store-sqlite",
        }
    }

    /// Whether the same call fails again unless something is changed first.
    pub fn is_permanent(&self) -> bool {
        !matches!(
            self,
            Self::Busy { .. } | Self::Full { .. } | Self::Disk { .. } | Self::Snapshot { .. }
        )
    }

    /// Turns SQLite's own error into one of this crate; `newest` finds the newest snapshot.
    pub(crate) fn describe(self, path: &Path, newest: impl FnOnce() -> Option<PathBuf>) -> Self {
        let path = path.to_path_buf();
        let Self::Sqlite(error) = self else { return self };
        let why = error.to_string();
        match error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::FileLockingProtocolFailed => Self::Busy { path },
                ErrorCode::DiskFull => Self::Full { path },
                ErrorCode::SystemIoFailure if failure.extended_code == SQLITE_IOERR_SHMSIZE => {
                    Self::Full { path }
                }
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly { path },
                ErrorCode::DatabaseCorrupt => Self::Damaged { path, why, snapshot: newest() },
                ErrorCode::NotADatabase => {
                    let why = "it is not a database".to_owned();
                    Self::NotTrug { path, why, snapshot: newest() }
                }
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => Self::Disk { path, why },
                _ => Self::Sqlite(error),
            },
            // A value of the wrong kind: the file was written by something else.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => {
                Self::Damaged { path, why, snapshot: newest() }
            }
            _ => Self::Sqlite(error),
        }
    }
}

fn restore(snapshot: Option<&Path>) -> String {
    snapshot.map_or_else(String::new, |path| format!("; the newest snapshot is {}", path.display()))
}
