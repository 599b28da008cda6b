//! `trug aisles`.

use crate::arguments::{Aisles, AislesVerb};
use crate::say::{self, Answer};
use trug_app::contract::{AisleOrderBasis, AisleOrderView};
use trug_app::{App, AppError};

pub(crate) fn run(app: &App, words: Aisles) -> Result<Answer, AppError> {
    let shop = words.shop.as_deref();
    let view = match words.verb {
        AislesVerb::Show => app.lists().aisle_order(shop)?,
        AislesVerb::Set { aisles } => app.lists().set_aisle_order(shop, Some(aisles))?,
        AislesVerb::Learn => app.lists().set_aisle_order(shop, None)?,
    };
    let words = order(&view);
    Ok(Answer::new(&view, words))
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
