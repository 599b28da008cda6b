//! What packets are called, and those that nobody has a name for.

use super::{Answer, Host};
use tauri::State;
use trug_app::Teaching;
use trug_app::contract::{
    ChangeView, LookAlikes, ProductDetail, ProductView, ProductsView, TrayView,
};

#[tauri::command(async)]
pub(crate) fn product_show(host: State<'_, Host>, gtin: &str) -> Answer<ProductDetail> {
    host.app()?.products().show(gtin)
}

#[tauri::command(async)]
pub(crate) fn product_search(
    host: State<'_, Host>,
    words: &str,
    limit: usize,
) -> Answer<ProductsView> {
    host.app()?.products().search(words, limit.min(100))
}

#[tauri::command(async)]
pub(crate) fn product_teach(
    host: State<'_, Host>,
    gtin: &str,
    name: String,
    brand: Option<String>,
    pack: Option<String>,
    aisle: Option<String>,
    allergens: Option<Vec<String>>,
) -> Answer<ProductView> {
    host.app()?.products().teach(gtin, &Teaching { name, brand, quantity: pack, aisle, allergens })
}

#[tauri::command(async)]
pub(crate) fn product_attach(
    host: State<'_, Host>,
    gtin: &str,
    to: &str,
    pack: Option<&str>,
) -> Answer<ProductView> {
    host.app()?.products().attach(gtin, to, pack)
}

#[tauri::command(async)]
pub(crate) fn product_forget(host: State<'_, Host>, gtin: &str) -> Answer<ChangeView> {
    host.app()?.products().forget(gtin)
}

#[tauri::command(async)]
pub(crate) fn packets_unknown(host: State<'_, Host>) -> Answer<TrayView> {
    host.app()?.products().unknown()
}

#[tauri::command(async)]
pub(crate) fn packet_look_alikes(
    host: State<'_, Host>,
    gtin: &str,
    words: Option<&str>,
) -> Answer<LookAlikes> {
    host.app()?.products().look_alikes(gtin, words, 12)
}
