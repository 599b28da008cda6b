//! The scan of a program with a page: at most one at a time, on a thread of its own, its messages sent
//! to a sink.
//!
//! A [`ScanSession`] holds the list that packets go to, the running scan and what it has to show.
//! Starting a scan ends the one before it. The loop itself is in `follow`.

use super::Scan;
use super::scanning::Scanning;
use super::seen::Preview;
use super::sightings::CodeBy;
use super::source::ScanSource;
use crate::app::App;
use crate::contract::{ImportView, ScanMessage, SightingView};
use crate::error::Result;
use crate::files::{Files, named_as_a_list};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use trug_camera::Picture;

/// How many lines of a file that were not understood are reported: a message is small.
const MAX_SKIPPED: usize = 20;

/// What a program is looking at.
pub struct ScanSession {
    scan: Scan,
    files: Files,
    sink: Box<dyn Fn(ScanMessage) + Send + Sync>,
    list: Mutex<Option<String>>,
    running: Mutex<Option<Running>>,
    preview: Mutex<Option<Preview>>,
    /// The camera that was released because the page is not visible.
    paused: Mutex<Option<ScanSource>>,
    last_code: Mutex<Option<String>>,
}

/// A photograph or a list that was sent here as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// What it was called where it comes from; no file of this computer is opened by it.
    pub name: PathBuf,
    /// All of it.
    pub bytes: Vec<u8>,
}

struct Running {
    source: ScanSource,
    stop: Arc<AtomicBool>,
}

impl ScanSession {
    /// A session of an open app; `sink` gets every message, on whatever thread it comes up.
    pub fn new(app: &App, sink: impl Fn(ScanMessage) + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self {
            scan: app.scan().clone(),
            files: app.files().clone(),
            sink: Box::new(sink),
            list: Mutex::default(),
            running: Mutex::default(),
            preview: Mutex::default(),
            paused: Mutex::default(),
            last_code: Mutex::default(),
        })
    }

    /// What somebody who begins to listen now has to know first: which source is running.
    pub fn current(&self) -> Option<ScanMessage> {
        lock(&self.running).as_ref().map(Running::started)
    }

    /// Names the list that packets go to from now on; without one it is the first.
    pub fn set_list(&self, list: Option<String>) {
        *lock(&self.list) = list;
    }

    /// What there is to show.
    pub fn preview(&self) -> Option<Preview> {
        lock(&self.preview).clone()
    }

    /// Ends the running scan, if there is one, and releases its camera.
    pub fn stop(&self) {
        *lock(&self.paused) = None;
        if let Some(running) = lock(&self.running).take() {
            running.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Opens a source and puts what is shown on the list, until it ends or is stopped.
    ///
    /// # Errors
    /// When the source cannot be opened. The scan that is running then goes on.
    pub fn start(self: &Arc<Self>, source: ScanSource) -> Result<()> {
        let scanning = self.scan.open(&source)?;
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        let running = Running { source: source.clone(), stop: Arc::clone(&stop) };
        let started = running.started();
        *lock(&self.preview) = Some(scanning.preview());
        *lock(&self.running) = Some(running);
        (self.sink)(started);
        let session = Arc::clone(self);
        thread::spawn(move || session.follow(&source, &scanning, &stop));
        Ok(())
    }

    /// Starts the camera that the settings name, else the first that works.
    ///
    /// # Errors
    /// Those of [`ScanSession::start`].
    pub fn start_camera(self: &Arc<Self>) -> Result<()> {
        self.start(ScanSource::Camera(self.scan.chosen_camera()?))
    }

    /// Puts a code that came as text on the list, and reports it as any other sighting.
    ///
    /// # Errors
    /// When it is no code, or the list cannot be written.
    pub fn record_code(&self, code: &str, by: CodeBy) -> Result<SightingView> {
        let list = lock(&self.list).clone();
        let mut last = lock(&self.last_code);
        let again = last.as_deref() == Some(code);
        let sighting = self.scan.record_code(list.as_deref(), code, by, again)?;
        *last = Some(code.to_owned());
        drop(last);
        (self.sink)(ScanMessage::Sighting { sighting: sighting.clone() });
        Ok(sighting)
    }

    /// Releases a camera while the page is not visible, and takes it again when it is.
    ///
    /// # Errors
    /// When the camera cannot be opened again.
    pub fn set_visible(self: &Arc<Self>, visible: bool) -> Result<()> {
        if visible {
            let paused = lock(&self.paused).take();
            return paused.map_or(Ok(()), |source| self.start(source));
        }
        let running = lock(&self.running).as_ref().map(|running| running.source.clone());
        if let Some(source @ ScanSource::Camera(_)) = running {
            self.stop();
            *lock(&self.paused) = Some(source);
            (self.sink)(ScanMessage::Paused);
        }
        Ok(())
    }

    /// Takes files that were dropped on the window or named when it was started: lists are imported
    /// into the list that packets go to, the others are pictures and scanned.
    pub fn open_files(self: &Arc<Self>, paths: Vec<PathBuf>) {
        let (lists, paths): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| named_as_a_list(path));
        for list in &lists {
            self.report_import(list, |to| self.files.import(to, list, false));
        }
        if paths.is_empty() {
            return;
        }
        let source = match <[PathBuf; 1]>::try_from(paths) {
            Ok([folder]) if folder.is_dir() => ScanSource::Folder(folder),
            Ok([photo]) => ScanSource::Photos(vec![photo]),
            Err(paths) => ScanSource::Photos(paths),
        };
        self.start_or_report(source);
    }

    /// The same with files that were sent here, as a browser's page does with what is dropped on it.
    pub fn open_sent(self: &Arc<Self>, files: Vec<SentFile>) {
        let (lists, pictures): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| named_as_a_list(&file.name));
        for SentFile { name, bytes } in &lists {
            self.report_import(name, |to| self.files.import_bytes(to, name, bytes));
        }
        if !pictures.is_empty() {
            let picture = |SentFile { name, bytes }| Picture { name, bytes: bytes.into() };
            self.start_or_report(ScanSource::Pictures(pictures.into_iter().map(picture).collect()));
        }
    }

    fn start_or_report(self: &Arc<Self>, source: ScanSource) {
        if let Err(error) = self.start(source) {
            (self.sink)(ScanMessage::Trouble { error });
        }
    }

    fn report_import(&self, file: &Path, import: impl FnOnce(Option<&str>) -> Result<ImportView>) {
        let list = lock(&self.list).clone();
        (self.sink)(match import(list.as_deref()) {
            Ok(mut brought) => {
                brought.skipped.truncate(MAX_SKIPPED);
                let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                ScanMessage::Brought { file, brought }
            }
            Err(error) => ScanMessage::Trouble { error },
        });
    }

    fn follow(&self, source: &ScanSource, scanning: &Scanning, stop: &Arc<AtomicBool>) {
        self.scan.follow(source, scanning, &|| lock(&self.list).clone(), |message| {
            if let Some(message) = message {
                (self.sink)(message);
            }
            !stop.load(Ordering::Relaxed)
        });
        let mut running = lock(&self.running);
        if running.as_ref().is_some_and(|running| Arc::ptr_eq(&running.stop, stop)) {
            *running = None;
            drop(running);
            (self.sink)(ScanMessage::Ended);
        }
    }
}

impl Drop for ScanSession {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    fn started(&self) -> ScanMessage {
        ScanMessage::Started { source: self.source.input() }
    }
}

/// What is behind these locks is whole at every moment, so another thread's panic spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
