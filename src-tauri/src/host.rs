//! What the handlers work on, and the commands that only a window can offer: dialogs, printing, the
//! file manager, and the channel of events.
//!
//! Paths never come from the page: a dialog of this process gives them.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, State, WebviewWindow, Wry};
use tauri_plugin_dialog::DialogExt;
use trug_api::{Context, Event};
use trug_app::contract::{AppError, BasketView, ImportView, Problem, WrittenView};
use trug_app::{AddBasket, Instance};

/// A file manager that has not failed by then has the folder.
const HANDED_OVER: Duration = Duration::from_secs(2);

/// What a command answers.
pub(crate) type Answer<T> = Result<T, AppError>;

/// What the commands work on.
pub(crate) struct Host {
    /// Trug with its home open, or why it could not be opened: every command answers that then.
    pub(crate) context: Answer<Arc<Context>>,
    /// Pictures named when the window was started, for when the page listens.
    pub(crate) first_pictures: Mutex<Vec<PathBuf>>,
    /// Counts the pages that listened: only the newest gets events.
    pub(crate) page: Arc<AtomicU64>,
    /// Keeps other windows off this home.
    pub(crate) _instance: Option<Instance>,
}

impl Host {
    pub(crate) fn context(&self) -> Answer<&Arc<Context>> {
        self.context.as_ref().map_err(Clone::clone)
    }
}

macro_rules! host_commands {
    ($($name:ident: $why:literal,)*) => {
        /// Handles the commands of the window itself.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }

        /// Their names.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}
include!("host_table.rs");

/// Sends all events to this page from now on.
#[tauri::command(async)]
fn events(host: State<'_, Host>, page: Channel<Event>) -> Answer<()> {
    let context = host.context()?;
    let number = host.page.fetch_add(1, Ordering::Relaxed) + 1;
    let newest = Arc::clone(&host.page);
    context.listen(move |event| {
        let is_newest = newest.load(Ordering::Relaxed) == number;
        // A page that has gone gets nothing; what it would have shown is on the list all the same.
        is_newest && page.send(event.clone()).is_ok()
    });
    let mut first = host.first_pictures.lock().unwrap_or_else(PoisonError::into_inner);
    let pictures = std::mem::take(&mut *first);
    drop(first);
    if !pictures.is_empty() {
        context.scan.open_files(pictures);
    }
    Ok(())
}

/// Opens a dialog and scans the photographs that were chosen; answers how many.
#[tauri::command(async)]
fn scan_choose_photos(app: AppHandle, host: State<'_, Host>) -> Answer<usize> {
    let context = host.context()?;
    let chosen = app
        .dialog()
        .file()
        .add_filter("JPEG, PNG, WebP", &["jpg", "jpeg", "png", "webp"])
        .blocking_pick_files()
        .unwrap_or_default();
    let paths: Vec<_> = chosen.into_iter().filter_map(|path| path.into_path().ok()).collect();
    let count = paths.len();
    if count > 0 {
        context.scan.open_files(paths);
    }
    Ok(count)
}

/// Opens a dialog and writes the list to the file that was chosen; absent when none was.
#[tauri::command(async)]
fn list_export_file(
    app: AppHandle,
    host: State<'_, Host>,
    list: &str,
    format: &str,
) -> Answer<Option<WrittenView>> {
    let files = host.context()?.app.files();
    let name = files.export_text(Some(list), format)?.file_name;
    let chosen = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    files.export_to(Some(list), format, &path)?;
    Ok(Some(WrittenView { path: path.display().to_string(), files: Vec::new() }))
}

/// Opens a dialog and puts what the chosen file holds on the list; absent when none was chosen.
#[tauri::command(async)]
fn list_import_file(
    app: AppHandle,
    host: State<'_, Host>,
    list: &str,
) -> Answer<Option<ImportView>> {
    let files = host.context()?.app.files();
    let chosen = app.dialog().file().blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    files.import(Some(list), &path, false).map(Some)
}

/// Opens a dialog for the file of a basket; absent when none was chosen.
#[tauri::command(async)]
fn basket_add_file(
    app: AppHandle,
    host: State<'_, Host>,
    name: String,
    format: String,
) -> Answer<Option<BasketView>> {
    let baskets = host.context()?.app.baskets();
    let ending = trug_app::ending_of(&format)?;
    let chosen = app.dialog().file().set_file_name(format!("{name}.{ending}")).blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let place = Some(path.display().to_string());
    let (kind, format) = ("file".to_owned(), Some(format));
    let add = AddBasket { kind, name, place, format, private_network: false };
    baskets.add(&add).map(Some)
}

/// Opens a dialog for a folder and writes everything into a new one inside it; absent when none was
/// chosen.
#[tauri::command(async)]
fn data_export(app: AppHandle, host: State<'_, Host>) -> Answer<Option<WrittenView>> {
    let upkeep = host.context()?.app.upkeep();
    let chosen = app.dialog().file().blocking_pick_folder();
    let Some(folder) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    upkeep.export_all_into(&folder).map(Some)
}

/// Shows the folder in which everything is stored, in the system's own file manager.
#[tauri::command(async)]
fn data_folder_open(host: State<'_, Host>) -> Answer<()> {
    let home = host.context()?.app.home();
    open::that_detached_with_timeout(home, HANDED_OVER).map_err(|error| {
        let path = home.display().to_string();
        let message = format!("{path}: no program could open this folder: {error}");
        AppError::new(Problem::Folder { path }, message)
    })
}

/// Opens the system's dialog for printing the page as it is.
#[tauri::command(async)]
fn window_print(window: WebviewWindow) -> Answer<()> {
    window.print().map_err(|error| {
        let why = error.to_string();
        AppError::new(Problem::Print { why: why.clone() }, why)
    })
}
