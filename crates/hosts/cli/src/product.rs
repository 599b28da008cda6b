//! `trug product`.

use crate::arguments::{Product, ProductVerb};
use crate::say::{self, Answer};
use trug_app::contract::{AllergenAnswer, ProductDetail, ProductView, UnknownPacket};
use trug_app::{App, AppError, Teaching};

pub(crate) fn run(app: &App, words: Product) -> Result<Answer, AppError> {
    match words.verb {
        ProductVerb::LookUp { gtin } => {
            let view = app.products().look_up(&gtin)?;
            let words = product(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Search { text, limit } => {
            let view = app.products().search(&text.join(" "), limit)?;
            let words: Vec<_> = view.products.iter().map(product).collect();
            let words = if words.is_empty() {
                "nothing of that name is known".to_owned()
            } else {
                words.join("\n")
            };
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Teach { gtin, name, brand, quantity, aisle, allergens, no_allergens } => {
            let allergens = (no_allergens || !allergens.is_empty()).then_some(allergens);
            let view = app
                .products()
                .teach(&gtin, &Teaching { name, brand, quantity, aisle, allergens })?;
            let words = product(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Show { gtin } => {
            let view = app.products().show(&gtin)?;
            let words = detail(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Attach { gtin, to, quantity } => {
            let view = app.products().attach(&gtin, &to, quantity.as_deref())?;
            let words = product(&view);
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Unknown => {
            let view = app.products().unknown()?;
            let words: Vec<_> = view.packets.iter().map(unknown).collect();
            let words = if words.is_empty() {
                "every packet on the lists has a name".to_owned()
            } else {
                words.join("\n")
            };
            Ok(Answer::new(&view, words))
        }
        ProductVerb::LookAlikes { gtin, words } => {
            let words = words.join(" ");
            let view = app.products().look_alikes(&gtin, Some(&words), 12)?;
            let rows: Vec<_> = view.products.iter().map(|one| product(&one.product)).collect();
            let words = if rows.is_empty() {
                "nothing like it is known".to_owned()
            } else {
                rows.join("\n")
            };
            Ok(Answer::new(&view, words))
        }
        ProductVerb::Forget { gtin } => app.products().forget(&gtin).map(say::change),
    }
}

fn detail(view: &ProductDetail) -> String {
    let mut rows = vec![product(&view.product)];
    for source in &view.sources {
        let more = [&source.brand, &source.pack, &source.aisle];
        let more: Vec<_> = more.into_iter().flatten().map(|text| say::clean(text)).collect();
        rows.push(format!(
            "  {:<5} {}  {}",
            source.source,
            say::clean(&source.name),
            more.join(", ")
        ));
    }
    let of = |answer: AllergenAnswer| {
        let named = view.allergens.iter().filter(|one| one.answer == answer);
        named.map(|one| one.allergen.as_str()).collect::<Vec<_>>().join(", ")
    };
    for answer in AllergenAnswer::ALL {
        let names = of(answer);
        if !names.is_empty() {
            rows.push(format!("  allergens, {answer}: {names}"));
        }
    }
    rows.extend(view.same_need.iter().map(|other| format!("  same need: {}", product(other))));
    rows.join("\n")
}

fn unknown(view: &UnknownPacket) -> String {
    let list = view.list.as_ref().map_or("(bought)", |list| list.name.as_str());
    let name = view.own_name.as_deref().unwrap_or_default();
    let row = format!(
        "{}  {}  {:<7} {} x  {}  {}",
        view.gtin,
        view.at,
        view.source,
        view.times,
        say::clean(list),
        say::clean(name)
    );
    row.trim_end().to_owned()
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
