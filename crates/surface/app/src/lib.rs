//! The one command surface of Trug: what a host, be it the window or the command line, can ask for.
//!
//! An [`App`] joins the crates below it: the store, the catalogue, the camera, the reader, the
//! baskets. Every command answers with a value of [`contract`] or an [`AppError`]. Here, and nowhere
//! below, are the clock and the making of ids. It knows nothing of windows and terminals.

mod acts;
mod adding;
mod aisles;
mod backups;
mod baskets;
mod camera_check;
mod camera_process;
mod cameras;
mod clock;
mod coaching;
pub mod contract;
mod doctor;
mod error;
mod everything;
mod favourites;
mod files;
mod history;
mod home;
mod journey;
mod lists;
mod practice;
mod prices;
mod products;
mod qr;
mod read;
mod scan;
mod settings;
mod sightings;
mod suggest;
mod unknown;
mod views;

pub use adding::{Amount, read_entry};
pub use baskets::{AddBasket, PushConsent, SyncConsent, money_words};
pub use camera_check::check_camera;
pub use camera_process::be_the_cameras_process;
pub use clock::{Clock, SystemClock};
pub use contract::{AppError, LineChange, LinePlace, SettingsChange};
pub use doctor::doctor;
pub use files::{MOST_LIST_BYTES, ending_of, named_as_a_list};
pub use home::home_folder;
pub use journey::{JourneyTold, journey};
pub use practice::{PracticeShop, serve_practice_shop, start_practice_shop};
pub use products::Teaching;
pub use read::{ReadPicture, effort_named, read_picture};
pub use scan::{Place, Preview, ScanNews, ScanSource, Scanning, Seen, Showing};
pub use sightings::CodeBy;
pub use trug_camera::{Frame, Latest, ScreenPicture, for_the_screen, let_go_of_cameras};
pub use trug_catalogue::ATTRIBUTION;
pub use trug_store::Instance;
pub use views::camera_view;

use clock::new_id;
use contract::{AboutView, CreditView};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use trug_catalogue::Catalogue;
use trug_domain::Timestamp;
use trug_store::Store;

/// What a command answers.
pub type Result<T> = std::result::Result<T, AppError>;

/// Trug with its home open. Cheap to share between threads behind an `Arc`.
pub struct App {
    home: PathBuf,
    store: Store,
    catalogue: Arc<Catalogue>,
    clock: Box<dyn Clock>,
    /// The word that deletes everything, and when it was given.
    asked: Mutex<Option<(String, Timestamp)>>,
}

impl App {
    /// Opens the home folder, making it on the first start.
    ///
    /// # Errors
    /// When the folder cannot be made, or its list cannot be opened: damaged, newer, locked.
    pub fn open(home: &Path, clock: Box<dyn Clock>) -> Result<Self> {
        home::make(home)?;
        let store = Store::open(home, clock.now())?;
        let catalogue = Arc::new(Catalogue::starter()?);
        Ok(Self { home: home.to_owned(), store, catalogue, clock, asked: Mutex::default() })
    }

    /// What this program is, and whose work is in it.
    pub fn about(&self) -> AboutView {
        let info = self.catalogue.info();
        AboutView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            attribution: ATTRIBUTION.to_owned(),
            home: self.home.display().to_string(),
            credits: vec![
                CreditView {
                    what: "product-data".to_owned(),
                    words: info.attribution.clone(),
                    licence: info.licence.clone(),
                },
                CreditView {
                    what: "program".to_owned(),
                    words: "The Trug authors".to_owned(),
                    licence: env!("CARGO_PKG_LICENSE").to_owned(),
                },
            ],
            products: info.rows,
            collected: info.date.clone(),
        }
    }

    /// The folder that holds everything.
    pub fn home(&self) -> &Path {
        &self.home
    }
}
