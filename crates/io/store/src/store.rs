//! Opening a home, its one writing thread and its reading connection.

use crate::connection::{self, Foreign, Found};
use crate::instance::lock_file;
use crate::{StoreError, migrate, outbox, snapshot};
use rusqlite::Connection;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;
use trug_domain::Timestamp;

/// The precious file's name in its home.
pub(crate) const FILE: &str = "trug.sqlite";

/// The lists, their history, and what the baskets need, in one file of a home folder. Cheap to
/// clone; the last clone to go closes the file.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

/// The fields go in this order: the reading connection must be closed before the writing one, which
/// then empties and removes the log.
struct Inner {
    reader: Mutex<Connection>,
    writer: Result<Writer, Unwritable>,
    home: PathBuf,
    sending: Mutex<outbox::Sending>,
}

struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// Why nothing can be written here, though what is there can be read.
enum Unwritable {
    ReadOnly,
    Full,
    Disk(String),
}

impl Unwritable {
    /// The reason in an error, if it is one that leaves reading possible.
    fn of(error: &StoreError) -> Option<Self> {
        match error {
            StoreError::ReadOnly { .. } => Some(Self::ReadOnly),
            StoreError::Full { .. } => Some(Self::Full),
            StoreError::Disk { why, .. } | StoreError::CannotCreate { why, .. } => {
                Some(Self::Disk(why.clone()))
            }
            _ => None,
        }
    }

    fn error(&self, path: PathBuf) -> StoreError {
        match self {
            Self::ReadOnly => StoreError::ReadOnly { path },
            Self::Full => StoreError::Full { path },
            Self::Disk(why) => StoreError::Disk { path, why: why.clone() },
        }
    }
}

impl Store {
    /// Opens the file in a home folder, and makes both if they are not there. `at` names the
    /// snapshot if the file has to be migrated, and ends what a former run left unfinished.
    ///
    /// Where a file of today's schema is there and nothing can be written (the disk is full or
    /// read-only), it is opened for reading alone: [`Store::unwritable`] says so, and every write
    /// answers with that.
    ///
    /// # Errors
    /// A newer, foreign or damaged file is refused and left byte for byte as it was.
    pub fn open(home: &Path, at: Timestamp) -> Result<Self, StoreError> {
        let cannot = |path: &Path, error: &std::io::Error| StoreError::CannotCreate {
            path: path.to_path_buf(),
            why: error.to_string(),
        };
        let home = std::path::absolute(home).map_err(|error| cannot(home, &error))?;
        let path = home.join(FILE);
        if !path.is_file() {
            std::fs::create_dir_all(&home).map_err(|error| cannot(&home, &error))?;
        }
        if path.is_dir() {
            let why = "a folder of that name is in the way".to_owned();
            return Err(StoreError::CannotCreate { path, why });
        }
        let open = || {
            let opening = match look(&path, &home)? {
                Found::Schema(schema) if schema == migrate::known() => None,
                // Making and migrating is for one process at a time.
                _ => Some(wait_for_lock(&home)?),
            };
            if opening.is_some() {
                // SQLite makes its files durable in their folder; the folder is ours.
                snapshot::durable_name(&home);
            }
            let writer = connection::open_writer(&path)?;
            migrate::migrate(&writer, &home, at)?;
            drop(opening);
            let reader = connection::open_reader(&path)?;
            outbox::end_abandoned(&writer, &home, at)?;
            Ok((writer, reader))
        };
        let (writer, reader) = match open() {
            Ok((writer, reader)) => {
                (Ok(Writer::start(writer).map_err(|error| cannot(&path, &error))?), reader)
            }
            Err(error) => {
                let error = about(error, &home);
                let why = Unwritable::of(&error).filter(|_| is_of_today(&path));
                let Some(why) = why else { return Err(error) };
                match connection::open_unwritable(&path) {
                    Ok(reader) => (Err(why), reader),
                    Err(_) => return Err(error),
                }
            }
        };
        let sending = Mutex::default();
        let inner = Inner { reader: Mutex::new(reader), writer, home, sending };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Why nothing can be written here; `None` where all is well.
    pub fn unwritable(&self) -> Option<StoreError> {
        self.inner.writer.as_ref().err().map(|why| why.error(self.path()))
    }

    /// The folder the file lies in, absolute.
    pub fn home(&self) -> &Path {
        &self.inner.home
    }

    /// The precious file.
    pub fn path(&self) -> PathBuf {
        self.inner.home.join(FILE)
    }

    /// Sets how many pages the file may have: a full disk for tests. 0 leaves it as it is.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<(), StoreError> {
        self.on_writer(move |connection| {
            Ok(connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?)
        })
    }

    /// Gives an error of SQLite its words.
    pub(crate) fn about(&self, error: StoreError) -> StoreError {
        about(error, &self.inner.home)
    }

    pub(crate) fn sending(&self) -> &Mutex<outbox::Sending> {
        &self.inner.sending
    }

    /// Reads in one transaction: all that is read is of one moment.
    pub(crate) fn read_at_once<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read(|connection| {
            let moment = connection.unchecked_transaction()?;
            work(&moment)
        })
    }

    /// Reads outside a transaction.
    pub(crate) fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let reader = self.inner.reader.lock().unwrap_or_else(PoisonError::into_inner);
        work(&reader).map_err(|error| self.about(error))
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
        let (answer, wait) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |connection| {
            // Whoever asked may have gone; what was committed stays.
            let _ = answer.send(work(connection));
        });
        let writer = self.inner.writer.as_ref().map_err(|why| why.error(self.path()))?;
        let jobs = writer.jobs.as_ref().ok_or(StoreError::Stopped)?;
        jobs.send(job).map_err(|_| StoreError::Stopped)?;
        wait.recv().map_err(|_| StoreError::Stopped)?.map_err(|error| self.about(error))
    }
}

impl Writer {
    fn start(connection: Connection) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let thread = std::thread::Builder::new().name("trug-store".into()).spawn(move || {
            for job in queue {
                job(&connection);
            }
        })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has told so already: its last caller got an error.
            let _ = thread.join();
        }
    }
}

fn is_of_today(path: &Path) -> bool {
    matches!(connection::look(path), Ok(Found::Schema(schema)) if schema == migrate::known())
}

fn look(path: &Path, home: &Path) -> Result<Found, StoreError> {
    let known = migrate::known();
    match connection::look(path) {
        Ok(Found::Schema(found)) if found > known => {
            Err(StoreError::NewerFile { path: path.to_path_buf(), found, known })
        }
        Ok(found) => Ok(found),
        Err(Foreign::Sqlite(error)) => Err(error.into()),
        Err(Foreign::Not(why)) => {
            Err(StoreError::NotTrug { path: path.into(), why, snapshot: newest(home) })
        }
    }
}

/// The lock under which the file is made or migrated; it lies in a file of its own.
fn wait_for_lock(home: &Path) -> Result<File, StoreError> {
    let path = home.join("trug.lock");
    let cannot = |error: std::io::Error| StoreError::CannotCreate {
        path: path.clone(),
        why: error.to_string(),
    };
    let lock = lock_file(&path).map_err(cannot)?;
    let step = Duration::from_millis(20);
    for _ in 0..u128::from(connection::BUSY_TIMEOUT_MS) / step.as_millis() {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => std::thread::sleep(step),
            Err(TryLockError::Error(error)) => return Err(cannot(error)),
        }
    }
    Err(StoreError::Busy { path: home.join(FILE) })
}

fn about(error: StoreError, home: &Path) -> StoreError {
    error.about(&home.join(FILE), || newest(home))
}

fn newest(home: &Path) -> Option<PathBuf> {
    snapshot::all(home).into_iter().next().map(|snapshot| snapshot.path)
}
