//! Lists, lines, aisles, undo.

use super::{Answer, Host};
use tauri::State;
use trug_app::Amount;
use trug_app::contract::{
    AisleOrderView, ChangeView, CostView, FavouritesView, HistoryView, LineChange, LinePlace,
    ListSummary, ListView, ShopsView, StepView, SuggestionsView, UndoView,
};

#[tauri::command(async)]
pub(crate) fn lists_all(host: State<'_, Host>) -> Answer<Vec<ListSummary>> {
    host.app()?.lists().all()
}

#[tauri::command(async)]
pub(crate) fn list_show(host: State<'_, Host>, list: Option<&str>) -> Answer<ListView> {
    host.app()?.lists().show(list)
}

#[tauri::command(async)]
pub(crate) fn list_cost(host: State<'_, Host>, list: &str) -> Answer<CostView> {
    host.app()?.lists().cost(Some(list))
}

#[tauri::command(async)]
pub(crate) fn list_new(host: State<'_, Host>, name: &str) -> Answer<ListSummary> {
    host.app()?.lists().create(name)
}

#[tauri::command(async)]
pub(crate) fn list_rename(host: State<'_, Host>, list: &str, name: &str) -> Answer<ChangeView> {
    host.app()?.lists().rename(Some(list), name)
}

#[tauri::command(async)]
pub(crate) fn list_delete(host: State<'_, Host>, list: &str) -> Answer<ChangeView> {
    host.app()?.lists().delete(list)
}

#[tauri::command(async)]
pub(crate) fn list_shop(
    host: State<'_, Host>,
    list: &str,
    shop: Option<&str>,
) -> Answer<ChangeView> {
    host.app()?.lists().set_shop(Some(list), shop)
}

#[tauri::command(async)]
pub(crate) fn list_clear_checked(host: State<'_, Host>, list: &str) -> Answer<ChangeView> {
    host.app()?.lists().clear_checked(Some(list))
}

#[tauri::command(async)]
pub(crate) fn list_untick_all(host: State<'_, Host>, list: &str) -> Answer<ChangeView> {
    host.app()?.lists().uncheck_all(Some(list))
}

#[tauri::command(async)]
pub(crate) fn list_copy(host: State<'_, Host>, list: &str, name: &str) -> Answer<ListSummary> {
    host.app()?.lists().copy(Some(list), name)
}

#[tauri::command(async)]
pub(crate) fn line_add(
    host: State<'_, Host>,
    list: &str,
    what: &str,
    quantity: Option<String>,
) -> Answer<ChangeView> {
    host.app()?.lists().add(Some(list), what, &Amount::from(quantity), &LineChange::default())
}

#[tauri::command(async)]
pub(crate) fn line_edit(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    change: LineChange,
) -> Answer<ChangeView> {
    host.app()?.lists().edit(Some(list), line, &change)
}

#[tauri::command(async)]
pub(crate) fn line_quantity(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    quantity: String,
) -> Answer<ChangeView> {
    let change = LineChange { quantity: Some(quantity), ..LineChange::default() };
    host.app()?.lists().edit(Some(list), line, &change)
}

#[tauri::command(async)]
pub(crate) fn line_step(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    by: i64,
) -> Answer<ChangeView> {
    host.app()?.lists().change_quantity(Some(list), line, by)
}

#[tauri::command(async)]
pub(crate) fn line_part_remove(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    part: usize,
) -> Answer<ChangeView> {
    host.app()?.lists().remove_part(Some(list), line, part)
}

#[tauri::command(async)]
pub(crate) fn line_check(
    host: State<'_, Host>,
    list: &str,
    line: String,
    checked: bool,
) -> Answer<ChangeView> {
    host.app()?.lists().check(Some(list), &[line], checked)
}

#[tauri::command(async)]
pub(crate) fn line_remove(host: State<'_, Host>, list: &str, line: String) -> Answer<ChangeView> {
    host.app()?.lists().remove(Some(list), &[line])
}

#[tauri::command(async)]
pub(crate) fn line_move(
    host: State<'_, Host>,
    list: &str,
    line: &str,
    to: LinePlace,
) -> Answer<ChangeView> {
    host.app()?.lists().move_to(Some(list), line, &to)
}

#[tauri::command(async)]
pub(crate) fn suggest(
    host: State<'_, Host>,
    list: &str,
    text: &str,
    limit: usize,
) -> Answer<SuggestionsView> {
    host.app()?.lists().suggest(Some(list), text, limit.min(50))
}

#[tauri::command(async)]
pub(crate) fn favourites_all(host: State<'_, Host>, list: &str) -> Answer<FavouritesView> {
    host.app()?.lists().favourites(Some(list))
}

/// `name` is what the list of favourites is called if it has to be made.
#[tauri::command(async)]
pub(crate) fn favourite_set(
    host: State<'_, Host>,
    list: &str,
    line: String,
    favourite: bool,
    name: &str,
) -> Answer<ChangeView> {
    host.app()?.lists().set_favourite(Some(list), &[line], favourite, name)
}

#[tauri::command(async)]
pub(crate) fn favourite_add(
    host: State<'_, Host>,
    list: &str,
    favourite: String,
) -> Answer<ChangeView> {
    host.app()?.lists().add_favourites(Some(list), &[favourite])
}

#[tauri::command(async)]
pub(crate) fn shops_all(host: State<'_, Host>) -> Answer<ShopsView> {
    host.app()?.lists().shops()
}

#[tauri::command(async)]
pub(crate) fn aisle_order(host: State<'_, Host>, shop: Option<&str>) -> Answer<AisleOrderView> {
    host.app()?.lists().aisle_order(shop)
}

#[tauri::command(async)]
pub(crate) fn aisle_order_set(
    host: State<'_, Host>,
    shop: Option<&str>,
    aisles: Option<Vec<String>>,
) -> Answer<AisleOrderView> {
    host.app()?.lists().set_aisle_order(shop, aisles)
}

#[tauri::command(async)]
pub(crate) fn undo(host: State<'_, Host>) -> Answer<Vec<StepView>> {
    host.app()?.lists().undo(1)
}

#[tauri::command(async)]
pub(crate) fn redo(host: State<'_, Host>) -> Answer<Vec<StepView>> {
    host.app()?.lists().redo(1)
}

#[tauri::command(async)]
pub(crate) fn undo_ends(host: State<'_, Host>) -> Answer<UndoView> {
    host.app()?.lists().undo_ends()
}

#[tauri::command(async)]
pub(crate) fn undo_step(host: State<'_, Host>, step: &str) -> Answer<StepView> {
    host.app()?.lists().undo_step(step)
}

#[tauri::command(async)]
pub(crate) fn history(host: State<'_, Host>, limit: usize) -> Answer<HistoryView> {
    host.app()?.lists().history(limit.min(1000))
}
