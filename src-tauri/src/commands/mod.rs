//! The commands of the page, each only translated: what they do is said in `trug_app`.
//!
//! A command that is not in `command_table.rs` cannot be called, and one that is there and not here
//! does not compile. Paths never come from the page: a dialog of this process gives them.

mod baskets;
mod files;
mod lists;
mod products;
mod scan;
mod settings;

pub(crate) use baskets::*;
pub(crate) use files::*;
pub(crate) use lists::*;
pub(crate) use products::*;
pub(crate) use scan::*;
pub(crate) use settings::*;

use crate::watching::Watching;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use trug_app::contract::AppError;
use trug_app::{App, Instance, PracticeShop};

/// What the commands work on.
pub(crate) struct Host {
    /// Trug with its home open, or why it could not be opened: every command answers that then.
    pub(crate) app: Answer<Arc<App>>,
    /// What the window is looking at.
    pub(crate) watching: Arc<Watching>,
    /// Pictures named when the window was started, for when the page can hear of them.
    pub(crate) first_pictures: Mutex<Vec<PathBuf>>,
    /// The practice shop, once it was asked for.
    pub(crate) shop: Mutex<Option<PracticeShop>>,
    /// Set to end a push that has not sent anything yet.
    pub(crate) push_cancelled: AtomicBool,
    /// Keeps other windows off this home.
    pub(crate) _instance: Option<Instance>,
}

/// What a command answers.
pub(crate) type Answer<T> = Result<T, AppError>;

impl Host {
    pub(crate) fn app(&self) -> Answer<&Arc<App>> {
        self.app.as_ref().map_err(Clone::clone)
    }
}
