//! The commands of the page, each only translated: what they do is said in `trug_app`.
//!
//! A command that is not in `command_table.rs` cannot be called, and one that is there and not here
//! does not compile.

use crate::watching::Watching;
use std::mem::take;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tauri::State;
use tauri::ipc::Channel;
use trug_app::contract::{
    AboutView, AppError, BasketContents, BasketView, ChangeView, ListSummary, ListView,
    ProductView, RehearsalView, ScanMessage, StepView, SyncView,
};
use trug_app::{
    ATTRIBUTION, Amount, App, Instance, LineEdit, PracticeShop, PushConsent, ScanSource, Teaching,
    start_practice_shop,
};

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
    /// Keeps other windows off this home.
    pub(crate) _instance: Option<Instance>,
}

/// What a command answers.
pub(crate) type Answer<T> = Result<T, AppError>;

/// What the practice shop's basket is called.
const PRACTICE: &str = "practice";
/// The practice shop's goods and prices follow from it.
const SEED: u64 = 1;

impl Host {
    fn app(&self) -> Answer<&Arc<App>> {
        self.app.as_ref().map_err(Clone::clone)
    }
}

#[tauri::command(async)]
pub(crate) fn about(host: State<'_, Host>) -> Answer<AboutView> {
    Ok(AboutView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        attribution: ATTRIBUTION.to_owned(),
        home: host.app()?.home().display().to_string(),
    })
}

#[tauri::command(async)]
pub(crate) fn watch_scan(host: State<'_, Host>, page: Channel<ScanMessage>) -> Answer<()> {
    let app = host.app()?;
    host.watching.tell_to(page);
    let pictures = take(&mut *host.first_pictures.lock().unwrap_or_else(PoisonError::into_inner));
    if !pictures.is_empty() {
        host.watching.look_at(app, pictures);
    }
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn scan_to(host: State<'_, Host>, list: Option<String>) {
    host.watching.record_on(list);
}

#[tauri::command(async)]
pub(crate) fn scan_start(host: State<'_, Host>, source: &str) -> Answer<()> {
    let source = match source {
        "camera" => ScanSource::Camera(None),
        "demo" => ScanSource::Demo { paced: true },
        other => {
            return Err(AppError {
                code: "source".to_owned(),
                message: format!("there is no source {other:?} to scan from"),
                hint: Some("it is camera or demo".to_owned()),
                retry: false,
            });
        }
    };
    host.watching.start(host.app()?, source)
}

#[tauri::command(async)]
pub(crate) fn scan_stop(host: State<'_, Host>) {
    host.watching.stop();
}

#[tauri::command(async)]
pub(crate) fn lists_all(host: State<'_, Host>) -> Answer<Vec<ListSummary>> {
    host.app()?.all_lists()
}

#[tauri::command(async)]
pub(crate) fn list_show(host: State<'_, Host>, list: Option<&str>) -> Answer<ListView> {
    host.app()?.show_list(list)
}

#[tauri::command(async)]
pub(crate) fn list_new(host: State<'_, Host>, name: &str) -> Answer<ListSummary> {
    host.app()?.new_list(name)
}

#[tauri::command(async)]
pub(crate) fn list_clear_checked(host: State<'_, Host>, list: &str) -> Answer<ChangeView> {
    host.app()?.clear_checked(Some(list))
}

#[tauri::command(async)]
pub(crate) fn line_add(host: State<'_, Host>, list: &str, what: &str) -> Answer<ChangeView> {
    host.app()?.add(Some(list), what, &Amount::default(), &LineEdit::default())
}

#[tauri::command(async)]
pub(crate) fn line_quantity(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    quantity: String,
) -> Answer<ChangeView> {
    let edit = LineEdit { quantity: Some(quantity), ..LineEdit::default() };
    host.app()?.edit_line(Some(list), line, &edit)
}

#[tauri::command(async)]
pub(crate) fn line_check(
    host: State<'_, Host>,
    list: &str,
    line: String,
    checked: bool,
) -> Answer<ChangeView> {
    host.app()?.set_checked(Some(list), &[line], checked)
}

#[tauri::command(async)]
pub(crate) fn line_remove(host: State<'_, Host>, list: &str, line: String) -> Answer<ChangeView> {
    host.app()?.remove_lines(Some(list), &[line])
}

#[tauri::command(async)]
pub(crate) fn undo(host: State<'_, Host>) -> Answer<Vec<StepView>> {
    host.app()?.undo(1)
}

#[tauri::command(async)]
pub(crate) fn redo(host: State<'_, Host>) -> Answer<Vec<StepView>> {
    host.app()?.redo(1)
}

#[tauri::command(async)]
pub(crate) fn product_teach(
    host: State<'_, Host>,
    gtin: &str,
    name: String,
    brand: Option<String>,
    pack: Option<String>,
) -> Answer<ProductView> {
    host.app()?.teach(gtin, &Teaching { name, brand, quantity: pack, aisle: None })
}

/// Opens the practice shop in this process, unless it is open, and connects its basket.
#[tauri::command(async)]
pub(crate) fn practice_start(host: State<'_, Host>) -> Answer<BasketView> {
    let app = host.app()?;
    let mut shop = host.shop.lock().unwrap_or_else(PoisonError::into_inner);
    let shop = match &mut *shop {
        Some(shop) => shop,
        closed => closed.insert(start_practice_shop(app, SEED)?),
    };
    app.connect_practice_shop(shop, PRACTICE)
}

#[tauri::command(async)]
pub(crate) fn basket_rehearse(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
) -> Answer<RehearsalView> {
    host.app()?.rehearse(basket, Some(list))
}

#[tauri::command(async)]
pub(crate) fn basket_match(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
    line: &str,
    article: &str,
) -> Answer<RehearsalView> {
    host.app()?.match_line(basket, Some(list), line, article)
}

#[tauri::command(async)]
pub(crate) fn basket_push(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
    changed: bool,
) -> Answer<SyncView> {
    let consent = if changed { PushConsent::AllButGuesses } else { PushConsent::SureOnly };
    host.app()?.push(basket, Some(list), consent)
}

#[tauri::command(async)]
pub(crate) fn basket_show(host: State<'_, Host>, basket: &str) -> Answer<BasketContents> {
    host.app()?.basket_contents(basket)
}
