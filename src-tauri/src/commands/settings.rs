//! Settings, about, and the end of everything.

use super::{Answer, Host};
use tauri::State;
use trug_app::contract::{AboutView, DeleteAsk, SettingsChange, SettingsView};

#[tauri::command(async)]
pub(crate) fn about(host: State<'_, Host>) -> Answer<AboutView> {
    Ok(host.app()?.about())
}

#[tauri::command(async)]
pub(crate) fn settings_get(host: State<'_, Host>) -> Answer<SettingsView> {
    host.app()?.settings()
}

#[tauri::command(async)]
pub(crate) fn settings_set(host: State<'_, Host>, change: SettingsChange) -> Answer<SettingsView> {
    host.app()?.change_settings(&change)
}

#[tauri::command(async)]
pub(crate) fn data_delete_ask(host: State<'_, Host>) -> Answer<DeleteAsk> {
    host.app()?.ask_to_delete()
}

/// Deletes everything, if the page gives back the word that it was asked with.
#[tauri::command(async)]
pub(crate) fn data_delete(host: State<'_, Host>, token: &str) -> Answer<()> {
    host.watching.stop();
    drop(host.shop.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take());
    host.app()?.delete_everything(token)
}
