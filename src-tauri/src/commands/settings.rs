//! Settings, about, and the end of everything.

use super::{Answer, Host};
use std::time::Duration;
use tauri::State;
use trug_app::contract::{AboutView, AppError, DeleteAsk, Problem, SettingsChange, SettingsView};

/// A file manager that has not failed by then has the folder.
const HANDED_OVER: Duration = Duration::from_secs(2);

#[tauri::command(async)]
pub(crate) fn about(host: State<'_, Host>) -> Answer<AboutView> {
    Ok(host.app()?.upkeep().about())
}

#[tauri::command(async)]
pub(crate) fn settings_get(host: State<'_, Host>) -> Answer<SettingsView> {
    host.app()?.upkeep().settings()
}

#[tauri::command(async)]
pub(crate) fn settings_set(host: State<'_, Host>, change: SettingsChange) -> Answer<SettingsView> {
    host.app()?.upkeep().change_settings(&change)
}

/// Shows the folder that everything lies in, in the system's own file manager.
#[tauri::command(async)]
pub(crate) fn data_folder_open(host: State<'_, Host>) -> Answer<()> {
    let home = host.app()?.home();
    open::that_detached_with_timeout(home, HANDED_OVER).map_err(|error| {
        let home = home.display().to_string();
        let message = format!("{home}: no program could open this folder: {error}");
        AppError::new(Problem::Folder { path: home.clone() }, message)
            .hint("open it yourself in a file manager")
    })
}

#[tauri::command(async)]
pub(crate) fn data_delete_ask(host: State<'_, Host>) -> Answer<DeleteAsk> {
    host.app()?.upkeep().ask_to_delete()
}

/// Deletes everything, if the page gives back the word that it was asked with.
#[tauri::command(async)]
pub(crate) fn data_delete(host: State<'_, Host>, token: &str) -> Answer<()> {
    host.scan()?.stop();
    #[cfg(feature = "practice")]
    drop(host.shop.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take());
    host.app()?.upkeep().delete_all(token)
}
