//! What is looked at: the camera, the demo, photographs, typed codes.

use super::{Answer, Host};
use std::mem::take;
use std::sync::PoisonError;
use std::time::Duration;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use trug_app::contract::{
    AppError, CameraCheckView, CamerasView, Problem, ScanMessage, SightingView,
};
use trug_app::{CodeBy, ScanSource};

/// How long the check looks through the camera after its first picture.
const CHECKED_FOR: Duration = Duration::from_secs(4);

#[tauri::command(async)]
pub(crate) fn watch_scan(host: State<'_, Host>, page: Channel<ScanMessage>) -> Answer<()> {
    let scan = host.scan()?;
    host.page.listen(page);
    if let Some(message) = scan.current() {
        host.page.send(message);
    }
    let pictures = take(&mut *host.first_pictures.lock().unwrap_or_else(PoisonError::into_inner));
    if !pictures.is_empty() {
        scan.open_files(pictures);
    }
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn scan_to(host: State<'_, Host>, list: Option<String>) -> Answer<()> {
    host.scan()?.set_list(list);
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn scan_start(host: State<'_, Host>, source: &str) -> Answer<()> {
    let scan = host.scan()?;
    match source {
        "camera" => scan.start_camera(),
        "demo" => scan.start(ScanSource::Demo { paced: true }),
        other => {
            let problem = Problem::Source { name: other.to_owned() };
            Err(AppError::new(problem, format!("there is no source {other:?}"))
                .hint("it is camera or demo"))
        }
    }
}

#[tauri::command(async)]
pub(crate) fn scan_stop(host: State<'_, Host>) -> Answer<()> {
    host.scan()?.stop();
    Ok(())
}

/// A code that was typed (`hand`), or that a scanner at the keyboard wrote (`scanner`).
#[tauri::command(async)]
pub(crate) fn scan_code(host: State<'_, Host>, code: &str, by: &str) -> Answer<SightingView> {
    let by = if by == "scanner" { CodeBy::Scanner } else { CodeBy::Hand };
    host.scan()?.record_code(code, by)
}

/// Opens a dialog and looks at the photographs that were chosen; answers how many.
#[tauri::command(async)]
pub(crate) fn scan_choose_photos(app: AppHandle, host: State<'_, Host>) -> Answer<usize> {
    let scan = host.scan()?;
    let chosen = app
        .dialog()
        .file()
        .add_filter("JPEG, PNG, WebP", &["jpg", "jpeg", "png", "webp"])
        .blocking_pick_files()
        .unwrap_or_default();
    let paths: Vec<_> = chosen.into_iter().filter_map(|path| path.into_path().ok()).collect();
    let count = paths.len();
    if count > 0 {
        scan.open_files(paths);
    }
    Ok(count)
}

#[tauri::command(async)]
pub(crate) fn cameras_all(host: State<'_, Host>) -> Answer<CamerasView> {
    host.app()?.scan().cameras()
}

/// Looks through the camera for some seconds and says what would be better. What is scanned from now is stopped, because
/// a camera is lent to one at a time.
#[tauri::command(async)]
pub(crate) fn camera_check(host: State<'_, Host>) -> Answer<CameraCheckView> {
    host.scan()?.stop();
    host.app()?.scan().check_camera(CHECKED_FOR)
}

/// The page is to be seen, or not: a camera is released while it is not.
#[tauri::command(async)]
pub(crate) fn window_shown(host: State<'_, Host>, shown: bool) -> Answer<()> {
    host.scan()?.set_visible(shown)
}

/// Opens the system's dialog for printing the page as it is.
#[tauri::command(async)]
pub(crate) fn window_print(window: WebviewWindow) -> Answer<()> {
    window.print().map_err(|error| {
        let why = error.to_string();
        AppError::new(Problem::Print { why: why.clone() }, why)
    })
}
