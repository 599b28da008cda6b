//! What a command works on: the open app, the scan that is running, the practice shop, the events.

use crate::event::{Event, Events};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(feature = "practice")]
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use trug_app::contract::{BasketView, DeletedView, PushMessage};
use trug_app::{App, Result, ScanSession};
#[cfg(feature = "practice")]
use trug_app::{PracticeShop, start_practice_shop};

/// What the practice shop's basket is called.
#[cfg(feature = "practice")]
const PRACTICE: &str = "practice";
/// The practice shop's goods and prices follow from it.
#[cfg(feature = "practice")]
const SEED: u64 = 1;

/// How often it is looked whether something was changed.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// One program with its home open. Hosts make one and share it between threads.
pub struct Context {
    /// The use cases.
    pub app: Arc<App>,
    /// The scan that is running, if one is.
    pub scan: Arc<ScanSession>,
    /// What happens while nobody asks.
    pub events: Arc<Events>,
    /// The practice shop, once somebody has asked for it.
    #[cfg(feature = "practice")]
    practice: Mutex<Option<PracticeShop>>,
    /// Set to end a push that has not sent anything yet.
    push_cancelled: AtomicBool,
}

impl Context {
    /// The context of an open app.
    pub fn new(app: Arc<App>) -> Self {
        // In milliseconds: no program that was started before has made so many changes.
        let events = Arc::new(Events::numbered_after(app.opened().0.unsigned_abs()));
        let sink = Arc::clone(&events);
        let scan = ScanSession::new(&app, move |message| sink.send(&Event::Scan(message)));
        Self {
            app,
            scan,
            events,
            #[cfg(feature = "practice")]
            practice: Mutex::default(),
            push_cancelled: AtomicBool::default(),
        }
    }

    /// Listens to the events from now on. The first one says what is being scanned, if anything is.
    pub fn listen(&self, mut listener: impl FnMut(&Event) -> bool + Send + 'static) {
        let current = self.scan.current().map(Event::Scan);
        if current.is_none_or(|event| listener(&event)) {
            self.events.listen(listener);
        }
    }

    /// Sends [`Event::Changed`] for every change, also of other programs, as long as the context is there.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn watch_changes(self: &Arc<Self>) -> Result<()> {
        let mut watch = self.app.watch_changes()?;
        let events = Arc::downgrade(&self.events);
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(LOOK_EVERY);
                let Some(events) = events.upgrade() else { break };
                match watch.changed() {
                    Ok(true) => events.send(&Event::Changed),
                    Ok(false) => {}
                    Err(error) => {
                        tracing::warn!("it is not known whether something was changed: {error}");
                    }
                }
            }
        });
        Ok(())
    }

    /// Exchanges something with a basket, with its progress as events; until something was sent it
    /// can be cancelled.
    pub(crate) fn exchange<T>(
        &self,
        action: impl FnOnce(&mut dyn FnMut(PushMessage) -> bool) -> Result<T>,
    ) -> Result<T> {
        self.push_cancelled.store(false, Ordering::Relaxed);
        action(&mut |message| {
            self.events.send(&Event::Push(message));
            !self.push_cancelled.load(Ordering::Relaxed)
        })
    }

    pub(crate) fn cancel_push(&self) {
        self.push_cancelled.store(true, Ordering::Relaxed);
    }

    /// Opens the practice shop in this process, unless it is open, and connects its basket.
    #[cfg(feature = "practice")]
    pub(crate) fn practise(&self) -> Result<BasketView> {
        let mut shop = self.practice.lock().unwrap_or_else(PoisonError::into_inner);
        let shop = match &mut *shop {
            Some(shop) => shop,
            closed => closed.insert(start_practice_shop(&self.app, SEED)?),
        };
        shop.connect(&self.app, PRACTICE)
    }

    /// There is none in this build.
    #[allow(clippy::unused_self, reason = "the one with the shop uses it")]
    #[cfg(not(feature = "practice"))]
    pub(crate) fn practise(&self) -> Result<BasketView> {
        let why = "this program is built without the practice shop".to_owned();
        let problem = trug_app::contract::Problem::PracticeShop { why: why.clone() };
        Err(trug_app::AppError::new(problem, why))
    }

    /// Ends what is running, and deletes everything.
    pub(crate) fn delete_all(&self, token: &str) -> Result<DeletedView> {
        self.scan.stop();
        #[cfg(feature = "practice")]
        drop(self.practice.lock().unwrap_or_else(PoisonError::into_inner).take());
        self.app.upkeep().delete_all(token)
    }
}
