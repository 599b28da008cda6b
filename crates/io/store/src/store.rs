//! Opening a home or a database in memory: one writing thread and one reading connection.

use crate::connection::{self, Foreign, Header};
use crate::instance::lock_file;
use crate::location::Location;
use crate::schema::NEWEST;
use crate::sending::{self, Sending};
use crate::subject::Running;
use crate::watch::ChangeWatch;
use crate::writer::{Unwritable, Writer};
use crate::{StoreError, journal, migrate, snapshot, state};
use rusqlite::Connection;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use trug_domain::{DeviceId, Timestamp};

/// The lists, their history, and what the baskets need, in one database. Cheap to clone; the last
/// clone closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// The fields go in this order: the reading connection must be closed before the writing one, which
/// then empties and removes the log.
struct Inner {
    reader: Mutex<Connection>,
    writer: Result<Writer, Unwritable>,
    location: Location,
    sending: Mutex<Sending>,
    running: Running,
}

impl Store {
    /// Opens the database in a home folder, and makes both if they do not exist. `device` becomes the
    /// id of a home that has none yet: a new random one. `at` names the snapshot if the file has to be
    /// migrated, and is when requests of an earlier run became unknown.
    ///
    /// Where a file of the newest schema exists and nothing can be written (the disk is full or
    /// read-only), it is opened for reading: [`Store::unwritable`] says why, and every write fails
    /// with that.
    ///
    /// # Errors
    /// A newer, foreign or damaged file is refused and left byte for byte as it was.
    pub fn open(home: &Path, device: DeviceId, at: Timestamp) -> Result<Self, StoreError> {
        let home = std::path::absolute(home).map_err(|error| cannot_create(home, &error))?;
        let location = Location::Home(home.clone());
        let path = location.database();
        if !path.is_file() {
            trug_files::create_private_folder(&home)
                .map_err(|error| cannot_create(&home, &error))?;
        }
        if path.is_dir() {
            let why = "a folder of that name exists".to_owned();
            return Err(StoreError::CannotCreate { path, why });
        }
        match open_home(&location, &home, device, at) {
            Ok((writer, reader)) => Self::start(location, writer, reader),
            Err(error) => {
                let error = describe(error, &location);
                let why = Unwritable::of(&error).filter(|_| is_newest(&path));
                let Some(why) = why else { return Err(error) };
                match connection::open_unwritable(&location) {
                    Ok(reader) => Ok(Self::new(location, Err(why), reader)),
                    Err(_) => Err(error),
                }
            }
        }
    }

    /// Opens a database in the memory of this process; it writes nothing to disk and goes with the
    /// last store that names the same device. `at` is when it is made.
    ///
    /// # Errors
    /// Only those of SQLite.
    pub fn open_in_memory(device: DeviceId, at: Timestamp) -> Result<Self, StoreError> {
        let location = Location::Memory(device.0);
        let open = || {
            let writer = connection::open_writer(&location)?;
            migrate::migrate(&writer, &location, at)?;
            begin_journal(&writer, device, at)?;
            let reader = connection::open_reader(&location)?;
            Ok((writer, reader))
        };
        let (writer, reader) = open().map_err(|error| describe(error, &location))?;
        Self::start(location, writer, reader)
    }

    /// Notices what is committed from now on, by this process and by others.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn watch_changes(&self) -> Result<ChangeWatch, StoreError> {
        ChangeWatch::open(&self.inner.location)
    }

    /// Why nothing can be written; `None` where it can.
    pub fn unwritable(&self) -> Option<StoreError> {
        self.inner.writer.as_ref().err().map(|why| why.error(self.path()))
    }

    /// The home folder, absolute; none in memory.
    pub fn home(&self) -> Option<&Path> {
        self.inner.location.home()
    }

    /// The database file; in memory a name for messages, which is no path.
    pub fn path(&self) -> PathBuf {
        self.inner.location.database()
    }

    /// Limits how many pages the file may have: a full disk for tests. 0 leaves it as it is.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.on_writer(move |connection| {
            Ok(connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
        })
    }

    pub(crate) fn location(&self) -> &Location {
        &self.inner.location
    }

    pub(crate) fn sending(&self) -> MutexGuard<'_, Sending> {
        self.inner.sending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn running(&self) -> &Running {
        &self.inner.running
    }

    /// Gives an error of SQLite its words.
    pub(crate) fn describe(&self, error: StoreError) -> StoreError {
        describe(error, &self.inner.location)
    }

    /// Reads in one transaction: everything read is of one moment.
    pub(crate) fn read_at_once<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read(|connection| {
            let transaction = connection.unchecked_transaction()?;
            work(&transaction)
        })
    }

    /// Reads outside a transaction.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let reader = self.inner.reader.lock().unwrap_or_else(PoisonError::into_inner);
        work(&reader).map_err(|error| self.describe(error))
    }

    /// Writes in one transaction on the writing thread, and answers after COMMIT.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.on_writer(|connection| connection::in_transaction(connection, work))
    }

    pub(crate) fn on_writer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let writer = self.inner.writer.as_ref().map_err(|why| why.error(self.path()))?;
        writer.run(work).map_err(|error| self.describe(error))
    }

    fn start(
        location: Location,
        writer: Connection,
        reader: Connection,
    ) -> Result<Self, StoreError> {
        let writer =
            Writer::start(writer).map_err(|error| cannot_create(&location.database(), &error))?;
        Ok(Self::new(location, Ok(writer), reader))
    }

    fn new(location: Location, writer: Result<Writer, Unwritable>, reader: Connection) -> Self {
        let (reader, sending, running) = (Mutex::new(reader), Mutex::default(), Running::default());
        Self { inner: Arc::new(Inner { reader, writer, location, sending, running }) }
    }
}

/// The writing and the reading connection of a home.
fn open_home(
    location: &Location,
    home: &Path,
    device: DeviceId,
    at: Timestamp,
) -> Result<(Connection, Connection), StoreError> {
    let opening = match look(&location.database(), home)? {
        Header::Schema(schema) if schema == NEWEST => None,
        // Making and migrating is for one process at a time.
        _ => Some(wait_for_lock(location, home)?),
    };
    if opening.is_some() {
        // SQLite makes its files durable in their folder; the folder is ours.
        snapshot::sync_folder_of(home);
    }
    let writer = connection::open_writer(location)?;
    // SQLite gives its other files the modes of this one. That of another owner cannot be changed.
    let _ = trug_files::make_private(&location.database());
    migrate::migrate(&writer, location, at)?;
    begin_journal(&writer, device, at)?;
    drop(opening);
    let reader = connection::open_reader(location)?;
    sending::end_abandoned(&writer, home, at)?;
    Ok((writer, reader))
}

/// Begins the journal where there is none. That is not part of the migration, because it reads the
/// rows by the newest schema; whoever opens the file next does it if this process cannot.
fn begin_journal(writer: &Connection, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
    if journal::own_device(writer)?.is_none() {
        connection::in_transaction(writer, |connection| {
            state::begin_journal(connection, device, at)
        })?;
    }
    Ok(())
}

fn is_newest(path: &Path) -> bool {
    matches!(connection::look(path), Ok(Header::Schema(NEWEST)))
}

fn look(path: &Path, home: &Path) -> Result<Header, StoreError> {
    match connection::look(path) {
        Ok(Header::Schema(found)) if found > NEWEST => {
            Err(StoreError::NewerFile { path: path.to_path_buf(), found, known: NEWEST })
        }
        Ok(header) => Ok(header),
        Err(Foreign::Sqlite(error)) => Err(error.into()),
        Err(Foreign::Not(why)) => {
            let snapshot = snapshot::newest(Some(home));
            Err(StoreError::NotTrug { path: path.into(), why, snapshot })
        }
    }
}

/// The lock under which the database is made or migrated, on a file of its own.
fn wait_for_lock(location: &Location, home: &Path) -> Result<File, StoreError> {
    let path = home.join("trug.lock");
    let lock = lock_file(&path).map_err(|error| cannot_create(&path, &error))?;
    let pause = Duration::from_millis(20);
    for _ in 0..u128::from(connection::BUSY_TIMEOUT_MS) / pause.as_millis() {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => std::thread::sleep(pause),
            Err(TryLockError::Error(error)) => return Err(cannot_create(&path, &error)),
        }
    }
    Err(StoreError::Busy { path: location.database() })
}

fn describe(error: StoreError, location: &Location) -> StoreError {
    error.describe(&location.database(), || snapshot::newest(location.home()))
}

fn cannot_create(path: &Path, error: &std::io::Error) -> StoreError {
    StoreError::CannotCreate { path: path.to_path_buf(), why: error.to_string() }
}
