//! From frames to lines: a source and a reader on threads of their own, and what they saw put on a
//! list.
//!
//! [`Scanning`] is what runs: it pulls frames from its source, reads them, lets successive reads
//! agree, and tells what was seen. It waits for nobody: the newest frame stands in a slot for the
//! preview, sightings queue up. How it is shared among threads stands in `looking`, what becomes of
//! a sighting in `sightings`.

mod looking;

use crate::camera_process::webcam;
use crate::contract::{CameraView, Coaching, FailedPicture, ScanView, SightingView};
use crate::views::{camera_view, list_name};
use crate::{App, Result};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use trug_camera::{
    CameraState, Clip, Demo, Folder, Frame, FrameSource, Latest, Photos, WebcamChoice,
};
use trug_decode::{FrameResult, Luma, Prior, Scanner, Sighting};
use trug_domain::{Source, SourceKind};
use trug_gs1::Gtin;
use trug_gs1::prefix;

/// How long a thread waits for something before it looks whether it is still wanted.
const PATIENCE: Duration = Duration::from_millis(100);

/// Where pictures come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanSource {
    /// A webcam: the one of this id or name, else the first that works.
    Camera(Option<String>),
    /// Photographs.
    Photos(Vec<PathBuf>),
    /// All pictures of a folder.
    Folder(PathBuf),
    /// A clip; in real time if `paced`.
    Clip {
        /// The file.
        path: PathBuf,
        /// Whether frames come when their time has come.
        paced: bool,
    },
    /// The clip that comes with Trug.
    Demo {
        /// Whether frames come when their time has come.
        paced: bool,
    },
}

/// What a running scan tells.
#[derive(Debug)]
pub enum Seen {
    /// A packet was shown.
    Sighting {
        /// What agreed.
        sighting: Sighting,
        /// The picture's width and height in pixels.
        size: (u32, u32),
        /// The photograph.
        photo: Option<PathBuf>,
    },
    /// The camera's state changed.
    Camera(CameraState),
    /// What would help to read what is held up has changed; nothing while it reads well.
    Coaching(Option<Coaching>),
    /// A picture could not be looked at.
    Failed(FailedPicture),
    /// Nothing more comes.
    Ended,
}

/// Where a code was read, in the newest picture in which one was: for whoever draws its outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The time of that picture, as [`Frame::at_ms`].
    pub at_ms: u64,
    /// The code's corners, as shares of the picture's width and height.
    pub corners: [[f32; 2]; 4],
}

/// What a running scan has to show: its newest picture, and where a code was read last.
#[derive(Clone, Default)]
pub struct Preview {
    /// The slot of the newest frame.
    pub newest: Arc<Latest<Arc<Frame>>>,
    /// The slot of the newest place.
    pub place: Arc<Latest<Place>>,
}

/// A scan that is running; dropping it ends it and lets the camera go.
pub struct Scanning {
    events: Receiver<Seen>,
    preview: Preview,
    stop: Arc<AtomicBool>,
    pictures: Arc<AtomicU64>,
}

impl ScanSource {
    fn open(&self) -> Result<Box<dyn FrameSource>> {
        Ok(match self {
            Self::Camera(wish) => {
                let choice = wish.clone().map_or(WebcamChoice::Any, WebcamChoice::Named);
                Box::new(webcam(choice)?)
            }
            Self::Photos(paths) => Box::new(Photos::open(paths.clone())?),
            Self::Folder(path) => Box::new(Folder::open(path)?),
            Self::Clip { path, paced } => Box::new(Clip::open(path, *paced)?),
            Self::Demo { paced } => Box::new(Demo::open(*paced)?),
        })
    }

    fn shows(&self) -> Showing {
        match self {
            Self::Camera(_) => Showing::Live,
            Self::Photos(_) | Self::Folder(_) => Showing::Stills,
            Self::Clip { .. } | Self::Demo { .. } => Showing::Film,
        }
    }

    /// What the history says of things that came this way.
    pub(crate) fn as_source(&self, photo: Option<&Path>) -> Source {
        let file_name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned());
        match self {
            Self::Photos(_) | Self::Folder(_) => {
                Source { kind: SourceKind::Photo, from: photo.and_then(file_name) }
            }
            Self::Clip { path, .. } => Source { kind: SourceKind::Scan, from: file_name(path) },
            Self::Demo { .. } => Source { kind: SourceKind::Scan, from: Some("demo".to_owned()) },
            Self::Camera(_) => Source { kind: SourceKind::Scan, from: None },
        }
    }
}

/// What the pictures of a source are to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Showing {
    /// They come whether they are looked at or not: only the newest counts, and what the camera
    /// says is told at once, whatever is being read.
    Live,
    /// They follow upon one another, and none is left out.
    Film,
    /// Each stands for itself, and none is left out.
    Stills,
}

impl Scanning {
    /// Looks at the pictures of any source.
    pub fn of(source: Box<dyn FrameSource>, showing: Showing) -> Self {
        Self::expecting(source, showing, None)
    }

    /// The same, where some codes are expected more than others.
    pub fn expecting(source: Box<dyn FrameSource>, showing: Showing, prior: Option<Prior>) -> Self {
        let mut scanner = Scanner::default();
        if let Some(prior) = prior {
            scanner.set_prior(prior);
        }
        Self::with_reader(source, showing, move |frame| {
            let (width, height) = (frame.width as usize, frame.height as usize);
            let luma = Luma::tight(&frame.luma, width, height).ok()?;
            let stills = showing == Showing::Stills;
            Some(if stills { scanner.photo(luma) } else { scanner.observe(frame.at_ms, luma) })
        })
    }

    /// The same with any reader of frames.
    fn with_reader(
        source: Box<dyn FrameSource>,
        showing: Showing,
        read: impl FnMut(&Frame) -> Option<FrameResult> + Send + 'static,
    ) -> Self {
        let (tell, events) = channel();
        let scanning = Self {
            events,
            preview: Preview::default(),
            stop: Arc::default(),
            pictures: Arc::default(),
        };
        let preview = scanning.preview.clone();
        let (stop, pictures) = (Arc::clone(&scanning.stop), Arc::clone(&scanning.pictures));
        thread::spawn(move || {
            let desk = looking::Desk::new(tell, &preview, &stop, &pictures);
            if showing == Showing::Live {
                desk.look_live(source, read);
            } else {
                desk.look_at_each(source, read);
            }
        });
        scanning
    }

    /// What was seen next, if anything was within the time.
    pub fn next(&self, wait: Duration) -> Option<Seen> {
        match self.events.recv_timeout(wait) {
            Ok(seen) => Some(seen),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Seen::Ended),
        }
    }

    /// The newest picture and place, now and as long as the scan runs.
    pub fn preview(&self) -> Preview {
        self.preview.clone()
    }

    /// How many pictures have been looked at.
    pub fn pictures(&self) -> u64 {
        self.pictures.load(Ordering::Relaxed)
    }
}

impl Drop for Scanning {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl App {
    /// Opens a source and starts to look at its pictures, what the shopper and the catalogue know being expected.
    ///
    /// # Errors
    /// When the source cannot be opened, or the list's file not be read.
    pub fn watch(&self, source: &ScanSource) -> Result<Scanning> {
        let prior = self.expected()?;
        Ok(Scanning::expecting(source.open()?, source.shows(), Some(prior)))
    }

    /// The shopper's own packets, and the catalogue. Codes that a shop gives itself name something else in the next one;
    /// they are expected nowhere.
    fn expected(&self) -> Result<Prior> {
        let goods = |gtin: Gtin| prefix::meaning(gtin).is_global();
        let own = self.store.known_gtins()?.into_iter().filter(|gtin| goods(*gtin));
        let catalogue = Arc::clone(&self.catalogue);
        let count = usize::try_from(catalogue.info().rows).unwrap_or(usize::MAX);
        // a number is looked up only where a weak reading is pending
        let has = move |gtin| {
            let known = Gtin::from_u64(gtin).map(|gtin| catalogue.look_up(gtin));
            matches!(known, Some(Ok(Some(_))))
        };
        Ok(Prior::of_own(own.map(Gtin::as_u64)).with_catalogue(count, has))
    }

    /// Scans a source to its end and puts what it sees on a list; `on` hears of each thing at once.
    /// A scan of a camera ends when `on` answers `false`.
    ///
    /// # Errors
    /// When the source cannot be opened or the list not be written; what was put on the list
    /// before stays there.
    pub fn scan(
        &self,
        source: &ScanSource,
        list: Option<&str>,
        mut on: impl FnMut(ScanNews<'_>) -> bool,
    ) -> Result<ScanView> {
        let list = self.list(list)?;
        let scanning = self.watch(source)?;
        let mut view =
            ScanView { list: list_name(&list), sightings: vec![], pictures: 0, failed: vec![] };
        loop {
            let go_on = match scanning.next(PATIENCE) {
                None => on(ScanNews::Nothing),
                Some(Seen::Ended) => break,
                Some(Seen::Camera(state)) => on(ScanNews::Camera(&camera_view(&state))),
                Some(Seen::Coaching(coaching)) => on(ScanNews::Coaching(coaching)),
                Some(Seen::Failed(picture)) => {
                    let go_on = on(ScanNews::Failed(&picture));
                    view.failed.push(picture);
                    go_on
                }
                Some(Seen::Sighting { sighting, size, photo }) => {
                    let recorded = self.record(&list, source, &sighting, size, photo.as_deref())?;
                    let go_on = on(ScanNews::Sighting(&recorded));
                    view.sightings.push(recorded);
                    go_on
                }
            };
            if !go_on {
                break;
            }
        }
        view.pictures = scanning.pictures();
        Ok(view)
    }
}

/// What [`App::scan`] tells while it runs.
#[derive(Debug)]
pub enum ScanNews<'a> {
    /// A packet was shown and dealt with.
    Sighting(&'a SightingView),
    /// The camera changed its state.
    Camera(&'a CameraView),
    /// What would help to read what is held up has changed; nothing while it reads well.
    Coaching(Option<Coaching>),
    /// A picture could not be looked at.
    Failed(&'a FailedPicture),
    /// Nothing for a moment.
    Nothing,
}
