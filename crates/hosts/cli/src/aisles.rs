//! `trug aisles`.

use crate::arguments::{Aisles, AislesVerb};
use crate::language::messages;
use crate::say::{self, Answer};
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::AisleOrderView;
use trug_locales::id;

pub(crate) fn run(cx: &Context, words: Aisles) -> Result<Answer, AppError> {
    let shop = words.shop;
    match words.verb {
        AislesVerb::Show => say::call(cx, api::AisleOrder { shop }, order),
        AislesVerb::Set { aisles } => {
            say::call(cx, api::AisleOrderSet { shop, aisles: Some(aisles) }, order)
        }
        AislesVerb::Learn => say::call(cx, api::AisleOrderSet { shop, aisles: None }, order),
    }
}

fn order(view: &AisleOrderView) -> String {
    let shop = view.shop.as_deref().map(say::clean);
    let shop = shop.unwrap_or_else(|| messages().text(id::CliAislesAnyShop));
    let by = messages().word("list-order", view.by.as_str());
    let mut rows = vec![format!("{shop}: {by}")];
    rows.extend(
        view.aisles
            .iter()
            .map(|aisle| format!("  {:<14} {}", say::clean(&aisle.id), say::aisle(aisle))),
    );
    rows.join("\n")
}
