//! `trug product`.

use crate::arguments::{Product, ProductVerb};
use crate::say::{self, Answer};
use trug_app::contract::ProductView;
use trug_app::{App, AppError, Teaching};

pub(crate) fn run(app: &App, words: Product) -> Result<Answer, AppError> {
    match words.verb {
        ProductVerb::LookUp { gtin } => {
            let view = app.look_up(&gtin)?;
            let words = product(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Search { text, limit } => {
            let view = app.search(&text.join(" "), limit)?;
            let words: Vec<_> = view.products.iter().map(product).collect();
            let words = if words.is_empty() {
                "nothing of that name is known".to_owned()
            } else {
                words.join("\n")
            };
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Teach { gtin, name, brand, quantity, aisle } => {
            let view =
                app.teach(&gtin, &Teaching { name, brand, quantity, aisle, allergens: None })?;
            let words = product(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Forget { gtin } => app.forget(&gtin).map(say::change),
    }
}

fn product(view: &ProductView) -> String {
    let Some(name) = &view.name else {
        return format!(
            "{}  nobody knows its name yet; {}; `trug product teach {} --name ...` names it",
            view.gtin, view.code, view.gtin
        );
    };
    let more = [&view.brand, &view.quantity, &view.aisle];
    let more: Vec<_> = more.into_iter().flatten().map(|text| say::clean(text)).collect();
    let credit = view.attribution.as_deref().map(|text| format!("  [{text}]")).unwrap_or_default();
    format!("{}  {}  {}{credit}", view.gtin, say::clean(name), more.join(", "))
}
