//! Cameras, pictures and codes: from what a camera sees, or a person types, to a line of a list.
//!
//! [`Scan`] is reached as `app.scan()`. A [`Scanning`](scanning::Scanning) is a source and a reader on
//! threads of their own; the one loop that puts what it sees on a list is in `follow`; a
//! [`ScanSession`](session::ScanSession) runs that loop for a program with a page.

pub(crate) mod cameras;
pub(crate) mod check;
pub(crate) mod coaching;
pub(crate) mod follow;
pub(crate) mod picture;
mod pipeline;
pub(crate) mod read;
pub(crate) mod scanning;
pub(crate) mod seen;
pub(crate) mod session;
pub(crate) mod sightings;
pub(crate) mod source;
pub(crate) mod worker;

use crate::parts::Parts;
use crate::parts::finder::Finder;
use crate::parts::journal::Journal;
use crate::parts::settings::Settings;
use std::sync::Arc;
use trug_catalogue::Catalogue;
use trug_store::Store;

/// What can be done with cameras, pictures and codes.
#[derive(Clone)]
pub struct Scan {
    store: Store,
    catalogue: Arc<Catalogue>,
    settings: Settings,
    journal: Journal,
    finder: Finder,
}

impl Scan {
    pub(crate) fn new(parts: &Parts) -> Self {
        Self {
            store: parts.store.clone(),
            catalogue: Arc::clone(&parts.catalogue),
            settings: parts.settings.clone(),
            journal: parts.journal.clone(),
            finder: parts.finder.clone(),
        }
    }
}
