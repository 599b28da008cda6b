//! The one thread that writes: jobs go to it in order, and each is answered when it is done.

use crate::StoreError;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::JoinHandle;

/// The writing thread; dropping this ends it after the jobs it has.
pub(crate) struct Writer {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

type Job = Box<dyn FnOnce(&Connection) + Send>;

/// Why nothing can be written although the database can be read.
pub(crate) enum Unwritable {
    ReadOnly,
    Full,
    Disk(String),
}

impl Writer {
    pub(crate) fn start(connection: Connection) -> std::io::Result<Self> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let thread = std::thread::Builder::new().name("trug-store".into()).spawn(move || {
            for job in queue {
                job(&connection);
            }
        })?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Runs a job on the thread and waits for its answer.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, wait) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |connection| {
            // The caller may be gone; what was committed stays.
            let _ = answer.send(work(connection));
        });
        let jobs = self.jobs.as_ref().ok_or(StoreError::Stopped)?;
        jobs.send(job).map_err(|_| StoreError::Stopped)?;
        wait.recv().map_err(|_| StoreError::Stopped)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // The last caller of a writer that panicked got an error already.
            let _ = thread.join();
        }
    }
}

impl Unwritable {
    /// The reason in an error, if reading remains possible.
    pub(crate) fn of(error: &StoreError) -> Option<Self> {
        match error {
            StoreError::ReadOnly { .. } => Some(Self::ReadOnly),
            StoreError::Full { .. } => Some(Self::Full),
            StoreError::Disk { why, .. } | StoreError::CannotCreate { why, .. } => {
                Some(Self::Disk(why.clone()))
            }
            _ => None,
        }
    }

    pub(crate) fn error(&self, path: PathBuf) -> StoreError {
        match self {
            Self::ReadOnly => StoreError::ReadOnly { path },
            Self::Full => StoreError::Full { path },
            Self::Disk(why) => StoreError::Disk { path, why: why.clone() },
        }
    }
}
