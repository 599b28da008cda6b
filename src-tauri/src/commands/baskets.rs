//! Connected baskets.

use super::{Answer, Host};
#[cfg(feature = "practice")]
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
#[cfg(not(feature = "practice"))]
use trug_app::AppError;
use trug_app::contract::{
    BasketContents, BasketKindsView, BasketView, BasketsView, Problem, PushMessage, RehearsalView,
    SyncView,
};
use trug_app::{AddBasket, PushConsent, SyncConsent};

/// What the practice shop's basket is called.
#[cfg(feature = "practice")]
const PRACTICE: &str = "practice";
/// The practice shop's goods and prices follow from it.
#[cfg(feature = "practice")]
const SEED: u64 = 1;

/// Opens the practice shop in this process, unless it is open, and connects its basket.
#[tauri::command(async)]
pub(crate) fn practice_start(host: State<'_, Host>) -> Answer<BasketView> {
    #[cfg(not(feature = "practice"))]
    return Err(host.app().err().unwrap_or_else(|| {
        let why = "this program is built without the practice shop".to_owned();
        AppError::new(Problem::PracticeShop { why: why.clone() }, why)
    }));
    #[cfg(feature = "practice")]
    start_practice(&host)
}

#[cfg(feature = "practice")]
fn start_practice(host: &Host) -> Answer<BasketView> {
    let app = host.app()?;
    let mut shop = host.shop.lock().unwrap_or_else(PoisonError::into_inner);
    let shop = match &mut *shop {
        Some(shop) => shop,
        closed => closed.insert(trug_app::start_practice_shop(app, SEED)?),
    };
    shop.connect(app, PRACTICE)
}

#[tauri::command(async)]
pub(crate) fn baskets_all(host: State<'_, Host>) -> Answer<BasketsView> {
    host.app()?.baskets().all()
}

#[tauri::command(async)]
pub(crate) fn basket_kinds(host: State<'_, Host>) -> Answer<BasketKindsView> {
    Ok(host.app()?.baskets().kinds())
}

/// Connects a basket at an address.
#[tauri::command(async)]
pub(crate) fn basket_add(
    host: State<'_, Host>,
    kind: String,
    name: String,
    address: String,
) -> Answer<BasketView> {
    host.app()?.baskets().add(&AddBasket {
        kind,
        name,
        places: vec![address],
        format: None,
        private_network: false,
    })
}

/// Opens a dialog for the file of a basket; absent when none was chosen.
#[tauri::command(async)]
pub(crate) fn basket_add_file(
    app: AppHandle,
    host: State<'_, Host>,
    name: String,
    format: String,
) -> Answer<Option<BasketView>> {
    let trug = host.app()?;
    let ending = trug_app::ending_of(&format)?;
    let chosen = app.dialog().file().set_file_name(format!("{name}.{ending}")).blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let places = vec![path.display().to_string()];
    let add = AddBasket {
        kind: "file".to_owned(),
        name,
        places,
        format: Some(format),
        private_network: false,
    };
    trug.baskets().add(&add).map(Some)
}

#[tauri::command(async)]
pub(crate) fn basket_remove(host: State<'_, Host>, basket: &str) -> Answer<BasketView> {
    host.app()?.baskets().remove(basket)
}

#[tauri::command(async)]
pub(crate) fn basket_rehearse(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
) -> Answer<RehearsalView> {
    host.app()?.baskets().rehearse(basket, Some(list))
}

#[tauri::command(async)]
pub(crate) fn basket_match(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
    line: &str,
    article: &str,
) -> Answer<RehearsalView> {
    host.app()?.baskets().match_line(basket, Some(list), line, article)
}

/// Sends a list; `page` hears how far it is. Until the stage `sending` it can be cancelled.
#[tauri::command(async)]
pub(crate) fn basket_push(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
    changed: bool,
    page: Channel<PushMessage>,
) -> Answer<SyncView> {
    let consent = if changed { PushConsent::AllButGuesses } else { PushConsent::SureOnly };
    host.push_cancelled.store(false, Ordering::Relaxed);
    host.app()?.baskets().push_with_progress(basket, Some(list), consent, &mut |message| {
        // A page that has gone hears nothing; what is done is done all the same.
        let _ = page.send(message);
        !host.push_cancelled.load(Ordering::Relaxed)
    })
}

#[tauri::command(async)]
pub(crate) fn basket_push_cancel(host: State<'_, Host>) {
    host.push_cancelled.store(true, Ordering::Relaxed);
}

#[tauri::command(async)]
pub(crate) fn basket_pull(host: State<'_, Host>, basket: &str, list: &str) -> Answer<SyncView> {
    host.app()?.baskets().pull(basket, Some(list))
}

/// Brings both to agree; `emptied` agrees to a basket that is suddenly empty.
#[tauri::command(async)]
pub(crate) fn basket_sync(
    host: State<'_, Host>,
    basket: &str,
    list: &str,
    changed: bool,
    emptied: bool,
) -> Answer<SyncView> {
    host.app()?.baskets().sync(basket, Some(list), SyncConsent { changed, emptied })
}

/// Says what became of lines that were sent without an answer; answers how many requests that was.
#[tauri::command(async)]
pub(crate) fn basket_settle(host: State<'_, Host>, basket: &str, there: bool) -> Answer<u64> {
    host.app()?.baskets().settle(basket, there)
}

#[tauri::command(async)]
pub(crate) fn basket_show(host: State<'_, Host>, basket: &str) -> Answer<BasketContents> {
    host.app()?.baskets().contents(basket)
}
