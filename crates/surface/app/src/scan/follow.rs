//! The loop of a scan: what a source shows is put on a list, and reported as it comes.

use super::Scan;
use super::scanning::Scanning;
use super::seen::{Seen, WAIT};
use super::source::ScanSource;
use crate::contract::{ScanMessage, ScanView};
use crate::error::Result;
use crate::views::{camera_view, list_name};
use std::sync::Arc;
use trug_decode::Prior;
use trug_gs1::{Gtin, prefix};

impl Scan {
    /// Opens a source and starts to read its pictures; what the shopper and the catalogue know is
    /// expected.
    ///
    /// # Errors
    /// When the source cannot be opened, or the list's file not be read.
    pub fn open(&self, source: &ScanSource) -> Result<Scanning> {
        let prior = self.expected()?;
        Ok(Scanning::expecting(source.open()?, source.shows(), Some(prior)))
    }

    /// Scans a source to its end on this thread and puts what it sees on a list. `on` is called with
    /// each message as it comes, and with none when nothing happened for a moment; the scan ends
    /// when it answers `false`.
    ///
    /// # Errors
    /// When the source cannot be opened or the list not be written; what was put on the list
    /// before stays there.
    pub fn run(
        &self,
        source: &ScanSource,
        list: Option<&str>,
        mut on: impl FnMut(Option<&ScanMessage>) -> bool,
    ) -> Result<ScanView> {
        let list = self.finder.list(list)?;
        let id = list.id.to_string();
        let scanning = self.open(source)?;
        let mut view =
            ScanView { list: list_name(&list), sightings: vec![], pictures: 0, failed: vec![] };
        let mut failure = None;
        self.follow(source, &scanning, &|| Some(id.clone()), |message| {
            let go_on = on(message.as_ref());
            match message {
                Some(ScanMessage::Sighting { sighting }) => view.sightings.push(sighting),
                Some(ScanMessage::Failed { picture }) => view.failed.push(picture),
                Some(ScanMessage::Trouble { error }) => failure = Some(error),
                _ => {}
            }
            go_on && failure.is_none()
        });
        view.pictures = scanning.pictures();
        failure.map_or(Ok(view), Err)
    }

    /// Follows a scan to its end, or until `on` answers `false`. `list` names the list that packets
    /// go to, and is asked for each.
    pub(super) fn follow(
        &self,
        source: &ScanSource,
        scanning: &Scanning,
        list: &dyn Fn() -> Option<String>,
        mut on: impl FnMut(Option<ScanMessage>) -> bool,
    ) {
        loop {
            let message = match scanning.next(WAIT) {
                None => None,
                Some(Seen::Ended) => return,
                Some(Seen::Camera(state)) => {
                    Some(ScanMessage::Camera { camera: camera_view(&state) })
                }
                Some(Seen::Coaching(coaching)) => Some(ScanMessage::Coaching { coaching }),
                Some(Seen::Failed(picture)) => Some(ScanMessage::Failed { picture }),
                Some(Seen::Sighting { sighting, size, photo }) => {
                    let list = list();
                    let photo = photo.as_deref();
                    let recorded = self.record(list.as_deref(), source, &sighting, size, photo);
                    Some(match recorded {
                        Ok(sighting) => ScanMessage::Sighting { sighting },
                        Err(error) => ScanMessage::Trouble { error },
                    })
                }
            };
            if !on(message) {
                return;
            }
        }
    }

    /// The shopper's own packets, and the catalogue. Codes that a shop gives itself name something
    /// else in the next one; they are expected nowhere.
    fn expected(&self) -> Result<Prior> {
        let goods = |gtin: Gtin| prefix::meaning(gtin).is_global();
        let own = self.store.known_gtins()?.into_iter().filter(|gtin| goods(*gtin));
        let catalogue = Arc::clone(&self.catalogue);
        let count = usize::try_from(catalogue.info().rows).unwrap_or(usize::MAX);
        // A number is looked up only where a weak reading is pending.
        let has = move |gtin| {
            let known = Gtin::from_u64(gtin).map(|gtin| catalogue.look_up(gtin));
            matches!(known, Some(Ok(Some(_))))
        };
        Ok(Prior::of_own(own.map(Gtin::as_u64)).with_catalogue(count, has))
    }
}
