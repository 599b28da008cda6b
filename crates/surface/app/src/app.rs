//! [`App`]: Trug with its home open, and the way to its use cases.

use crate::baskets::Baskets;
use crate::clock::{Clock, new_id};
use crate::error::Result;
use crate::files::Files;
use crate::home;
use crate::lists::Lists;
use crate::parts::Parts;
use crate::products::Products;
use crate::scan::Scan;
use crate::upkeep::Upkeep;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;
use trug_catalogue::Catalogue;
use trug_domain::{DeviceId, Timestamp};
use trug_store::{ChangeWatch, Store};

/// How often a program that stays open looks whether a copy is due.
const LOOK_EVERY: Duration = Duration::from_hours(1);

/// Trug with its home open. Cheap to share between threads behind an `Arc`.
pub struct App {
    home: PathBuf,
    opened: Timestamp,
    store: Store,
    lists: Lists,
    scan: Scan,
    products: Products,
    baskets: Baskets,
    files: Files,
    upkeep: Upkeep,
}

impl App {
    /// Opens the home folder, making it on the first start.
    ///
    /// # Errors
    /// When the folder cannot be made, or its list cannot be opened: damaged, newer, locked.
    pub fn open(home: &Path, clock: Box<dyn Clock>) -> Result<Self> {
        home::make(home)?;
        let store = Store::open(home, DeviceId(new_id()), clock.now())?;
        Self::of(home, store, clock)
    }

    /// Opens an empty home in the memory of this process: nothing is written to the disk.
    ///
    /// # Errors
    /// When SQLite cannot be started.
    pub fn open_in_memory(clock: Box<dyn Clock>) -> Result<Self> {
        let store = Store::open_in_memory(DeviceId(new_id()), clock.now())?;
        Self::of(Path::new(home::IN_MEMORY), store, clock)
    }

    fn of(home: &Path, store: Store, clock: Box<dyn Clock>) -> Result<Self> {
        let opened = clock.now();
        let parts = Parts::new(store, Arc::new(Catalogue::starter()?), Arc::from(clock));
        let (lists, baskets, files) =
            (Lists::new(&parts), Baskets::new(&parts), Files::new(&parts));
        Ok(Self {
            home: home.to_owned(),
            opened,
            scan: Scan::new(&parts),
            products: Products::new(&parts),
            upkeep: Upkeep::new(home, &parts, lists.clone(), baskets.clone(), files.clone()),
            store: parts.store,
            lists,
            baskets,
            files,
        })
    }

    /// When this program opened its home.
    pub fn opened(&self) -> Timestamp {
        self.opened
    }

    /// Notices what is changed from now on, by this process and by others.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn watch_changes(&self) -> Result<ChangeWatch> {
        Ok(self.store.watch_changes()?)
    }

    /// Lists, their lines, aisles and the history.
    pub fn lists(&self) -> &Lists {
        &self.lists
    }

    /// Cameras, pictures and codes.
    pub fn scan(&self) -> &Scan {
        &self.scan
    }

    /// What is known of products.
    pub fn products(&self) -> &Products {
        &self.products
    }

    /// Connected baskets.
    pub fn baskets(&self) -> &Baskets {
        &self.baskets
    }

    /// Lists out of files and into them.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Settings, copies, the doctor, everything at once.
    pub fn upkeep(&self) -> &Upkeep {
        &self.upkeep
    }

    /// The folder in which everything is stored.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Looks every hour whether a copy is due, for as long as the app is open.
    pub fn keep_backing_up(self: &Arc<Self>) {
        let app = Arc::downgrade(self);
        thread::spawn(move || {
            while let Some(app) = Weak::upgrade(&app) {
                if let Err(error) = app.upkeep.back_up_if_due() {
                    tracing::warn!("no copy of the list could be made: {error}");
                }
                drop(app);
                thread::sleep(LOOK_EVERY);
            }
        });
    }
}
