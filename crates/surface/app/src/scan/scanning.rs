//! From frames to sightings: a source and a reader on threads of their own.
//!
//! [`Scanning`] is what runs: it pulls frames from its source, reads them, lets successive reads
//! agree, and reports what was seen. It waits for nobody: the newest frame stands in a slot for the
//! preview, sightings queue up. How the work is shared among threads is in `pipeline`.

use super::pipeline::Pipeline;
use super::seen::{Preview, Seen, Showing};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;
use trug_camera::{Frame, FrameSource};
use trug_decode::{FrameResult, Luma, Prior, Scanner};

/// A scan that is running; dropping it ends it and releases the camera.
pub struct Scanning {
    events: Receiver<Seen>,
    preview: Preview,
    stop: Arc<AtomicBool>,
    pictures: Arc<AtomicU64>,
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
    pub(super) fn with_reader(
        source: Box<dyn FrameSource>,
        showing: Showing,
        read: impl FnMut(&Frame) -> Option<FrameResult> + Send + 'static,
    ) -> Self {
        let (send, events) = channel();
        let scanning = Self {
            events,
            preview: Preview::default(),
            stop: Arc::default(),
            pictures: Arc::default(),
        };
        let preview = scanning.preview.clone();
        let (stop, pictures) = (Arc::clone(&scanning.stop), Arc::clone(&scanning.pictures));
        thread::spawn(move || {
            let pipeline = Pipeline::new(send, &preview, &stop, &pictures);
            if showing == Showing::Live {
                pipeline.read_live(source, read);
            } else {
                pipeline.read_each(source, read);
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
