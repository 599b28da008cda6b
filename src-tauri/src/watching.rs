//! The scan that runs in the window: at most one, in a thread of its own, its news sent to the page.
//!
//! [`Watching`] holds the page's channel, the list that packets go to, the running scan and what
//! it has to show. Starting a scan ends the one before it. The rules of scanning lie in
//! `trug_app`; here they only meet the window.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;
use tauri::ipc::Channel;
use trug_app::contract::{AppError, ScanMessage, SightingView};
use trug_app::{App, CodeBy, Preview, ScanSource, Scanning, Seen, camera_view, named_as_a_list};

/// How long the thread waits for news before it looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(100);

/// So many lines of a file that were not understood are told of: what goes to the page is small.
const MOST_SKIPPED: usize = 20;

/// What the window is looking at.
#[derive(Default)]
pub(crate) struct Watching {
    page: Mutex<Option<Channel<ScanMessage>>>,
    list: Mutex<Option<String>>,
    running: Mutex<Option<Running>>,
    preview: Mutex<Option<Preview>>,
    /// The camera that was let go because the window is not to be seen.
    paused: Mutex<Option<ScanSource>>,
    last_code: Mutex<Option<String>>,
}

struct Running {
    word: &'static str,
    source: ScanSource,
    stop: Arc<AtomicBool>,
}

impl Watching {
    /// Sends all news to this page from now on, and first which source is looked at already.
    pub(crate) fn tell_to(&self, page: Channel<ScanMessage>) {
        *lock(&self.page) = Some(page);
        let source = lock(&self.running).as_ref().map(|running| running.word.to_owned());
        if let Some(source) = source {
            self.tell(ScanMessage::Started { source });
        }
    }

    /// Names the list that packets go to from now on.
    pub(crate) fn record_on(&self, list: Option<String>) {
        *lock(&self.list) = list;
    }

    /// What there is to show.
    pub(crate) fn preview(&self) -> Option<Preview> {
        lock(&self.preview).clone()
    }

    /// Ends the running scan, if there is one, and lets its camera go.
    pub(crate) fn stop(&self) {
        *lock(&self.paused) = None;
        if let Some(running) = lock(&self.running).take() {
            running.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Opens a source and puts what is shown on the list, until it ends or is stopped.
    ///
    /// # Errors
    /// When the source cannot be opened. What is looked at now goes on then.
    pub(crate) fn start(
        self: &Arc<Self>,
        app: &Arc<App>,
        source: ScanSource,
    ) -> Result<(), AppError> {
        let scanning = app.watch(&source)?;
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        let word = word_of(&source);
        *lock(&self.preview) = Some(scanning.preview());
        *lock(&self.running) =
            Some(Running { word, source: source.clone(), stop: Arc::clone(&stop) });
        self.tell(ScanMessage::Started { source: word.to_owned() });
        let (watching, app) = (Arc::clone(self), Arc::clone(app));
        thread::spawn(move || watching.follow(&app, &source, &scanning, &stop));
        Ok(())
    }

    /// Puts a code that came as text on the list, and tells the page as of any other sighting.
    ///
    /// # Errors
    /// When it is no code, or the list cannot be written.
    pub(crate) fn record_text(
        &self,
        app: &App,
        code: &str,
        by: CodeBy,
    ) -> Result<SightingView, AppError> {
        let list = lock(&self.list).clone();
        let mut last = lock(&self.last_code);
        let again = last.as_deref() == Some(code);
        let sighting = app.record_text(list.as_deref(), code, by, again)?;
        *last = Some(code.to_owned());
        drop(last);
        self.tell(ScanMessage::Sighting { sighting: sighting.clone() });
        Ok(sighting)
    }

    /// Lets a camera go while the window is not to be seen, and takes it again when it is.
    ///
    /// # Errors
    /// When the camera cannot be opened again.
    pub(crate) fn shown(self: &Arc<Self>, app: &Arc<App>, shown: bool) -> Result<(), AppError> {
        if shown {
            let paused = lock(&self.paused).take();
            return paused.map_or(Ok(()), |source| self.start(app, source));
        }
        let running = lock(&self.running).as_ref().map(|running| running.source.clone());
        if let Some(source @ ScanSource::Camera(_)) = running {
            self.stop();
            *lock(&self.paused) = Some(source);
            self.tell(ScanMessage::Paused);
        }
        Ok(())
    }

    /// Takes files that were dropped on the window or named when it was started: lists are brought onto the list that
    /// packets go to, the others are pictures and looked at.
    pub(crate) fn look_at(self: &Arc<Self>, app: &Arc<App>, paths: Vec<PathBuf>) {
        let (lists, paths): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| named_as_a_list(path));
        for list in &lists {
            self.bring(app, list);
        }
        if paths.is_empty() {
            return;
        }
        let source = match <[PathBuf; 1]>::try_from(paths) {
            Ok([folder]) if folder.is_dir() => ScanSource::Folder(folder),
            Ok([photo]) => ScanSource::Photos(vec![photo]),
            Err(paths) => ScanSource::Photos(paths),
        };
        if let Err(error) = self.start(app, source) {
            self.tell(ScanMessage::Trouble { error });
        }
    }

    fn bring(&self, app: &App, path: &Path) {
        let list = lock(&self.list).clone();
        self.tell(match app.import(list.as_deref(), path) {
            Ok(mut brought) => {
                brought.skipped.truncate(MOST_SKIPPED);
                let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                ScanMessage::Brought { file, brought }
            }
            Err(error) => ScanMessage::Trouble { error },
        });
    }

    fn follow(&self, app: &App, source: &ScanSource, scanning: &Scanning, stop: &Arc<AtomicBool>) {
        while !stop.load(Ordering::Relaxed) {
            match scanning.next(PATIENCE) {
                None => {}
                Some(Seen::Ended) => break,
                Some(Seen::Camera(state)) => {
                    self.tell(ScanMessage::Camera { camera: camera_view(&state) });
                }
                Some(Seen::Coaching(coaching)) => self.tell(ScanMessage::Coaching { coaching }),
                Some(Seen::Failed(picture)) => self.tell(ScanMessage::Failed { picture }),
                Some(Seen::Sighting { sighting, size, photo }) => {
                    let list = lock(&self.list).clone();
                    let recorded =
                        app.record_on(list.as_deref(), source, &sighting, size, photo.as_deref());
                    self.tell(match recorded {
                        Ok(sighting) => ScanMessage::Sighting { sighting },
                        Err(error) => ScanMessage::Trouble { error },
                    });
                }
            }
        }
        let mut running = lock(&self.running);
        if running.as_ref().is_some_and(|running| Arc::ptr_eq(&running.stop, stop)) {
            *running = None;
            drop(running);
            self.tell(ScanMessage::Ended);
        }
    }

    /// A page that has gone hears nothing; what it would have heard stands on the list all the same.
    fn tell(&self, message: ScanMessage) {
        let page = lock(&self.page).clone();
        if let Some(Err(error)) = page.map(|page| page.send(message)) {
            tracing::warn!("the page could not be told of the scan: {error}");
        }
    }
}

fn word_of(source: &ScanSource) -> &'static str {
    match source {
        ScanSource::Camera(_) => "camera",
        ScanSource::Demo { .. } | ScanSource::Clip { .. } => "demo",
        ScanSource::Photos(_) | ScanSource::Folder(_) => "photo",
    }
}

/// What is behind these locks is whole at every moment, so another thread's panic spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::Scratch;
    use std::sync::mpsc::{Receiver, channel};
    use tauri::ipc::InvokeResponseBody;
    use trug_app::SystemClock;

    fn page() -> (Channel<ScanMessage>, Receiver<ScanMessage>) {
        let (tell, told) = channel();
        let page = Channel::new(move |body| {
            if let InvokeResponseBody::Json(json) = body {
                let _ = tell.send(serde_json::from_str(&json).expect("a message"));
            }
            Ok(())
        });
        (page, told)
    }

    fn opened(home: &Scratch) -> Arc<App> {
        Arc::new(App::open(home.path(), Box::new(SystemClock)).expect("an empty home opens"))
    }

    fn until_ended(told: &Receiver<ScanMessage>) -> Vec<ScanMessage> {
        let mut all = Vec::new();
        while all.last() != Some(&ScanMessage::Ended) {
            all.push(told.recv_timeout(Duration::from_mins(1)).expect("the scan goes on"));
        }
        all
    }

    #[test]
    fn a_dropped_list_is_brought_onto_the_list_and_nothing_is_looked_at() {
        let home = Scratch::new("brought");
        let app = opened(&home);
        let (page, told) = page();
        let watching = Arc::new(Watching::default());
        watching.tell_to(page);
        let file = home.path().join("Sunday.txt");
        std::fs::write(&file, "2 milk\nbread\n").expect("the file is written");
        watching.look_at(&app, vec![file]);
        let message = told.recv_timeout(Duration::from_mins(1)).expect("it is told");
        let ScanMessage::Brought { file, brought } = message else {
            panic!("{message:?}");
        };
        assert_eq!((file.as_str(), brought.entries), ("Sunday.txt", 2));
        assert_eq!(app.show_list(None).expect("the list").lines.len(), 2);
        assert!(told.try_recv().is_err(), "no scan was begun");
    }

    #[test]
    fn the_demo_is_told_and_stands_on_the_list() {
        let home = Scratch::new("demo");
        let app = opened(&home);
        let (page, told) = page();
        let watching = Arc::new(Watching::default());
        watching.tell_to(page);
        watching.start(&app, ScanSource::Demo { paced: false }).expect("the demo is there");
        let all = until_ended(&told);
        assert_eq!(all.first(), Some(&ScanMessage::Started { source: "demo".to_owned() }));
        let seen = all.iter().filter(|told| matches!(told, ScanMessage::Sighting { .. })).count();
        let lines = app.show_list(None).expect("the list").lines;
        assert_eq!((seen, lines.len()), (3, 3));
        assert!(watching.preview().is_some_and(|all| all.newest.take_newer(0, PATIENCE).is_some()));
    }

    #[test]
    fn packets_go_to_the_list_that_was_chosen() {
        let home = Scratch::new("chosen-list");
        let app = opened(&home);
        let party = app.new_list("Party").expect("a new list");
        let (page, told) = page();
        let watching = Arc::new(Watching::default());
        watching.tell_to(page);
        watching.record_on(Some(party.id));
        watching.start(&app, ScanSource::Demo { paced: false }).expect("the demo is there");
        until_ended(&told);
        assert_eq!(app.show_list(Some("Party")).expect("the list").lines.len(), 3);
        assert_eq!(app.show_list(None).expect("the list").lines.len(), 0);
    }

    #[test]
    fn what_is_no_picture_is_told_and_ends() {
        let home = Scratch::new("no-picture");
        let app = opened(&home);
        let file = home.path().join("note.jpg");
        std::fs::write(&file, "no picture").expect("a file");
        let (page, told) = page();
        let watching = Arc::new(Watching::default());
        watching.tell_to(page);
        watching.look_at(&app, vec![file]);
        let all = until_ended(&told);
        assert!(all.iter().any(|told| matches!(told, ScanMessage::Failed { .. })), "{all:?}");
    }

    #[test]
    fn a_new_scan_takes_the_place_of_the_old_one() {
        let home = Scratch::new("new-scan");
        let app = opened(&home);
        let (page, told) = page();
        let watching = Arc::new(Watching::default());
        watching.tell_to(page);
        watching.start(&app, ScanSource::Demo { paced: true }).expect("the demo is there");
        watching.start(&app, ScanSource::Demo { paced: false }).expect("the demo is there");
        let all = until_ended(&told);
        let ended = all.iter().filter(|told| **told == ScanMessage::Ended).count();
        let started = all.iter().filter(|told| matches!(told, ScanMessage::Started { .. })).count();
        assert_eq!((started, ended), (2, 1));
        assert!(told.recv_timeout(Duration::from_millis(500)).is_err(), "the old one is silent");
    }

    #[test]
    fn a_page_that_comes_later_hears_what_is_looked_at() {
        let home = Scratch::new("later-page");
        let app = opened(&home);
        let watching = Arc::new(Watching::default());
        watching.start(&app, ScanSource::Demo { paced: true }).expect("the demo is there");
        let (page, told) = page();
        watching.tell_to(page);
        let first = told.recv_timeout(Duration::from_secs(5)).expect("a message");
        assert_eq!(first, ScanMessage::Started { source: "demo".to_owned() });
        watching.stop();
    }
}
