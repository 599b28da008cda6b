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

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::ipc::Channel;
#[cfg(feature = "practice")]
use trug_app::PracticeShop;
use trug_app::contract::{AppError, ScanMessage};
use trug_app::{App, Instance, ScanSession};

/// What the commands work on.
pub(crate) struct Host {
    /// Trug with its home open, or why it could not be opened: every command answers that then.
    pub(crate) opened: Answer<Opened>,
    /// Where messages of a scan go.
    pub(crate) page: Page,
    /// Pictures named when the window was started, for when the page can hear of them.
    pub(crate) first_pictures: Mutex<Vec<PathBuf>>,
    /// The practice shop, once it was asked for.
    #[cfg(feature = "practice")]
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
        self.opened.as_ref().map(|opened| &opened.app).map_err(Clone::clone)
    }

    pub(crate) fn scan(&self) -> Answer<&Arc<ScanSession>> {
        self.opened.as_ref().map(|opened| &opened.scan).map_err(Clone::clone)
    }
}

/// Trug with its home open.
pub(crate) struct Opened {
    pub(crate) app: Arc<App>,
    /// What the window is looking at.
    pub(crate) scan: Arc<ScanSession>,
}

/// The page that listens to a scan, if one does.
#[derive(Clone, Default)]
pub(crate) struct Page(Arc<Mutex<Option<Channel<ScanMessage>>>>);

impl Page {
    pub(crate) fn listen(&self, channel: Channel<ScanMessage>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// A page that has gone gets nothing; what it would have shown is on the list all the same.
    pub(crate) fn send(&self, message: ScanMessage) {
        let page = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(Err(error)) = page.map(|page| page.send(message)) {
            tracing::warn!("a message of the scan did not reach the page: {error}");
        }
    }
}
