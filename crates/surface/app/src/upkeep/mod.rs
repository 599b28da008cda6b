//! Looking after the program: settings, copies, the doctor, exporting and deleting everything.

mod backups;
pub(crate) mod doctor;
mod everything;
mod locales;

use crate::baskets::Baskets;
use crate::clock::Clock;
use crate::contract::{
    AboutView, CreditView, CreditedWork, DeleteAsk, SettingsChange, SettingsView,
};
use crate::error::Result;
use crate::files::Files;
use crate::home;
use crate::lists::Lists;
use crate::parts::Parts;
use crate::parts::settings::Settings;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use trug_catalogue::{ATTRIBUTION, Catalogue};
use trug_domain::Timestamp;
use trug_store::Store;

/// What can be done with the program as a whole.
#[derive(Clone)]
pub struct Upkeep {
    home: PathBuf,
    store: Store,
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    settings: Settings,
    lists: Lists,
    baskets: Baskets,
    files: Files,
    /// What would be deleted, with the token that does it, and when it was asked.
    asked: Arc<Mutex<Option<(DeleteAsk, Timestamp)>>>,
}

impl Upkeep {
    pub(crate) fn new(
        home: &Path,
        parts: &Parts,
        lists: Lists,
        baskets: Baskets,
        files: Files,
    ) -> Self {
        Self {
            home: home.to_owned(),
            store: parts.store.clone(),
            catalogue: Arc::clone(&parts.catalogue),
            clock: Arc::clone(&parts.clock),
            settings: parts.settings.clone(),
            lists,
            baskets,
            files,
            asked: Arc::default(),
        }
    }

    /// What this program is, and whose work is in it.
    pub fn about(&self) -> AboutView {
        let info = self.catalogue.info();
        AboutView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            attribution: ATTRIBUTION.to_owned(),
            home: home::shown(&self.home),
            credits: vec![
                CreditView {
                    what: CreditedWork::ProductData,
                    words: info.attribution.clone(),
                    licence: info.licence.clone(),
                },
                CreditView {
                    what: CreditedWork::Program,
                    words: "The Trug authors".to_owned(),
                    licence: env!("CARGO_PKG_LICENSE").to_owned(),
                },
            ],
            products: info.rows,
            collected: info.date.clone(),
        }
    }

    /// All settings, with the default where none was made.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn settings(&self) -> Result<SettingsView> {
        self.settings.get()
    }

    /// Changes settings; all of them or none.
    ///
    /// # Errors
    /// When a value is not allowed.
    pub fn change_settings(&self, change: &SettingsChange) -> Result<SettingsView> {
        self.settings.change(change)
    }
}
