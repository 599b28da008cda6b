//! `trug aisles`.

use crate::arguments::{Aisles, AislesVerb};
use crate::say::{self, Answer};
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::{AisleOrderBasis, AisleOrderView};

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
    let shop = view.shop.as_deref().unwrap_or("any shop");
    let by = match view.by {
        AisleOrderBasis::Hand => "as set by hand",
        AisleOrderBasis::Learnt => "as learnt from ticking",
        AisleOrderBasis::Usual => "as is usual",
    };
    let mut rows = vec![format!("{}: {by}", say::clean(shop))];
    rows.extend(view.aisles.iter().map(|aisle| {
        let name = aisle.names.get("en").map_or("", String::as_str);
        format!("  {:<14} {name}", say::clean(&aisle.id)).trim_end().to_owned()
    }));
    rows.join("\n")
}
