//! The use cases of Trug: what a host, be it the window or the command line, can ask for.
//!
//! An [`App`] joins the crates below it: the store, the catalogue, the camera, the reader, the
//! baskets. Its use cases are in six modules, each over just the parts it needs: [`Lists`], [`Scan`],
//! [`Products`], [`Baskets`], [`Files`] and [`Upkeep`]. Each answers with a value of [`contract`] or
//! an [`AppError`]. Here, and nowhere below, are the clock and the making of ids. It knows nothing of
//! windows and terminals.
#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests wait and listen"))]

mod app;
mod baskets;
mod clock;
pub mod contract;
mod error;
mod files;
mod home;
mod lists;
mod number_words;
mod parts;
mod phrase;
#[cfg(feature = "practice")]
mod practice;
mod products;
mod scan;
mod upkeep;
mod views;

pub use app::App;
pub use baskets::Baskets;
pub use baskets::connected::AddBasket;
pub use baskets::consent::{PushConsent, SyncConsent};
pub use baskets::words::money_words;
pub use clock::{Clock, SystemClock, monotonic, new_token};
pub use contract::{AppError, LineChange, LinePlace, SettingsChange};
pub use error::Result;
pub use files::{Bringing, Files, MAX_LIST_BYTES, ending_of, named_as_a_list};
pub use home::home_folder;
pub use lists::Lists;
pub use lists::adding::Amount;
pub use parts::settings::{language_named, theme_named};
#[cfg(feature = "practice")]
pub use practice::journey::{JourneyEvent, journey};
#[cfg(feature = "practice")]
pub use practice::shop::{PracticeShop, serve_practice_shop, start_practice_shop};
pub use products::{Products, Teaching};
pub use scan::Scan;
pub use scan::check::check_camera;
pub use scan::picture::{PagePicture, picture, picture_after};
pub use scan::read::{ReadPicture, effort_named, read_picture};
pub use scan::scanning::Scanning;
pub use scan::seen::{Place, Preview, Seen, Showing};
pub use scan::session::{ScanSession, SentFile};
pub use scan::sightings::CodeBy;
pub use scan::source::ScanSource;
pub use scan::worker::run_camera_worker;
pub use trug_camera::{
    Frame, Latest, MAX_PICTURE_BYTES, ScreenPicture, release_cameras, screen_picture,
};
pub use trug_catalogue::ATTRIBUTION;
pub use trug_store::{ChangeWatch, Instance};
pub use upkeep::Upkeep;
pub use upkeep::doctor::doctor;
