//! Lists out of files and into them; the files are chosen in a dialog of this process.

use super::{Answer, Host};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use trug_app::contract::{ExportText, ImportView, QrView, WrittenView};

#[tauri::command(async)]
pub(crate) fn list_export(host: State<'_, Host>, list: &str, format: &str) -> Answer<ExportText> {
    host.app()?.files().export_text(Some(list), format)
}

/// Opens a dialog and writes the list to the file that was chosen; absent when none was.
#[tauri::command(async)]
pub(crate) fn list_export_file(
    app: AppHandle,
    host: State<'_, Host>,
    list: &str,
    format: &str,
) -> Answer<Option<WrittenView>> {
    let trug = host.app()?;
    let name = trug.files().export_text(Some(list), format)?.file_name;
    let chosen = app.dialog().file().set_file_name(name).blocking_save_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    trug.files().export_to(Some(list), format, &path)?;
    Ok(Some(WrittenView { path: path.display().to_string(), files: Vec::new() }))
}

/// Opens a dialog and puts what the chosen file holds on the list; absent when none was chosen.
#[tauri::command(async)]
pub(crate) fn list_import_file(
    app: AppHandle,
    host: State<'_, Host>,
    list: &str,
) -> Answer<Option<ImportView>> {
    let trug = host.app()?;
    let chosen = app.dialog().file().blocking_pick_file();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    trug.files().import(Some(list), &path).map(Some)
}

#[tauri::command(async)]
pub(crate) fn list_import_text(
    host: State<'_, Host>,
    list: &str,
    text: &str,
) -> Answer<ImportView> {
    host.app()?.files().import_text(Some(list), text)
}

#[tauri::command(async)]
pub(crate) fn list_qr(host: State<'_, Host>, list: &str) -> Answer<QrView> {
    host.app()?.files().qr(Some(list))
}

/// Opens a dialog for a folder and writes everything into a new one inside it; absent when none was
/// chosen.
#[tauri::command(async)]
pub(crate) fn data_export(app: AppHandle, host: State<'_, Host>) -> Answer<Option<WrittenView>> {
    let trug = host.app()?;
    let chosen = app.dialog().file().blocking_pick_folder();
    let Some(folder) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    trug.upkeep().export_all_into(&folder).map(Some)
}
