//! What is looked at: the camera, the demo, photographs, typed codes.

use super::{Answer, Host};
use std::mem::take;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use trug_app::contract::{AppError, CameraCheckView, CamerasView, ScanMessage, SightingView};
use trug_app::{CodeBy, ScanSource};

/// How long the check looks through the camera after its first picture.
const CHECKED_FOR: Duration = Duration::from_secs(4);

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
    let app = host.app()?;
    let source = match source {
        "camera" => ScanSource::Camera(app.settings()?.camera),
        "demo" => ScanSource::Demo { paced: true },
        other => {
            return Err(AppError::new("source", format!("there is no source {other:?}"))
                .with("name", other)
                .hint("it is camera or demo"));
        }
    };
    host.watching.start(app, source)
}

#[tauri::command(async)]
pub(crate) fn scan_stop(host: State<'_, Host>) {
    host.watching.stop();
}

/// A code that was typed (`hand`), or that a scanner at the keyboard wrote (`scanner`).
#[tauri::command(async)]
pub(crate) fn scan_code(host: State<'_, Host>, code: &str, by: &str) -> Answer<SightingView> {
    let by = if by == "scanner" { CodeBy::Scanner } else { CodeBy::Hand };
    host.watching.record_text(host.app()?, code, by)
}

/// Opens a dialog and looks at the photographs that were chosen; answers how many.
#[tauri::command(async)]
pub(crate) fn scan_choose_photos(app: AppHandle, host: State<'_, Host>) -> Answer<usize> {
    let trug = Arc::clone(host.app()?);
    let chosen = app
        .dialog()
        .file()
        .add_filter("JPEG, PNG, WebP", &["jpg", "jpeg", "png", "webp"])
        .blocking_pick_files()
        .unwrap_or_default();
    let paths: Vec<_> = chosen.into_iter().filter_map(|path| path.into_path().ok()).collect();
    let count = paths.len();
    if count > 0 {
        host.watching.look_at(&trug, paths);
    }
    Ok(count)
}

#[tauri::command(async)]
pub(crate) fn cameras_all(host: State<'_, Host>) -> Answer<CamerasView> {
    host.app()?.cameras()
}

/// Looks through the camera for some seconds and says what would be better. What is scanned from now is stopped, because
/// a camera is lent to one at a time.
#[tauri::command(async)]
pub(crate) fn camera_check(host: State<'_, Host>) -> Answer<CameraCheckView> {
    host.watching.stop();
    host.app()?.check_camera(CHECKED_FOR)
}

/// The page is to be seen, or not: a camera is let go while it is not.
#[tauri::command(async)]
pub(crate) fn window_shown(host: State<'_, Host>, shown: bool) -> Answer<()> {
    host.watching.shown(host.app()?, shown)
}

/// Opens the system's dialog for printing the page as it is.
#[tauri::command(async)]
pub(crate) fn window_print(window: WebviewWindow) -> Answer<()> {
    window.print().map_err(|error| AppError::new("print", error.to_string()).with("why", error))
}
