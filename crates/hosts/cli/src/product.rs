//! `trug product`.

use crate::arguments::{Product, ProductVerb};
use crate::language::messages;
use crate::say::{self, Answer};
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::{
    AllergenAnswer, LookAlikes, ProductDetail, ProductView, ProductsView, TrayView, UnknownPacket,
};
use trug_locales::{Arguments, Message, id};

pub(crate) fn run(cx: &Context, words: Product) -> Result<Answer, AppError> {
    match words.verb {
        ProductVerb::LookUp { gtin } => say::call(cx, api::ProductLookUp { gtin }, product),
        ProductVerb::Search { text, limit } => {
            say::call(cx, api::ProductSearch { words: text.join(" "), limit }, products)
        }
        ProductVerb::Teach { gtin, name, brand, quantity, aisle, allergens, no_allergens } => {
            let allergens = (no_allergens || !allergens.is_empty()).then_some(allergens);
            let pack = quantity;
            say::call(cx, api::ProductTeach { gtin, name, brand, pack, aisle, allergens }, product)
        }
        ProductVerb::Show { gtin } => say::call(cx, api::ProductShow { gtin }, detail),
        ProductVerb::Attach { gtin, to, quantity: pack } => {
            say::call(cx, api::ProductAttach { gtin, to, pack }, product)
        }
        ProductVerb::Unknown => say::call(cx, api::PacketsUnknown {}, tray),
        ProductVerb::LookAlikes { gtin, words } => {
            let words = Some(words.join(" "));
            say::call(cx, api::PacketLookAlikes { gtin, words }, look_alikes)
        }
        ProductVerb::Forget { gtin } => say::change(cx, api::ProductForget { gtin }),
    }
}

fn products(view: &ProductsView) -> String {
    rows(view.products.iter().map(product), id::CliNoProduct)
}

fn tray(view: &TrayView) -> String {
    rows(view.packets.iter().map(unknown), id::CliAllNamed)
}

fn look_alikes(view: &LookAlikes) -> String {
    rows(view.products.iter().map(|one| product(&one.product)), id::CliNothingAlike)
}

fn rows(rows: impl Iterator<Item = String>, none: impl Message) -> String {
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() { messages().text(none) } else { rows.join("\n") }
}

fn detail(view: &ProductDetail) -> String {
    let mut rows = vec![product(&view.product)];
    for source in &view.sources {
        let more = [&source.brand, &source.pack, &source.aisle];
        let more: Vec<_> = more.into_iter().flatten().map(|text| say::clean(text)).collect();
        rows.push(format!(
            "  {:<15} {}  {}",
            messages().word("product-source", &source.source.to_string()),
            say::clean(&source.name),
            more.join(", ")
        ));
    }
    let of = |answer: AllergenAnswer| {
        let named = view.allergens.iter().filter(|one| one.answer == answer);
        let names: Vec<_> =
            named.map(|one| messages().word("allergen", &one.allergen.to_string())).collect();
        messages().plain_list(&names)
    };
    for answer in AllergenAnswer::ALL {
        let names = of(answer);
        if !names.is_empty() {
            let answer = messages().word("allergen-answer", &answer.to_string());
            rows.push(format!("  {}", messages().text(id::CliAllergens { answer, names })));
        }
    }
    rows.extend(view.same_need.iter().map(|other| {
        format!("  {}", messages().text(id::CliSameNeed { product: product(other) }))
    }));
    rows.join("\n")
}

fn unknown(view: &UnknownPacket) -> String {
    let list = view.list.as_ref().map(|list| say::clean(&list.name));
    let list = list.unwrap_or_else(|| messages().text(id::CliBought));
    let name = view.own_name.as_deref().unwrap_or_default();
    let row = format!(
        "{}  {}  {:<12} {} x  {list}  {}",
        view.gtin,
        say::time(&view.at),
        messages().word("source", &view.source.to_string()),
        view.times,
        say::clean(name)
    );
    row.trim_end().to_owned()
}

fn product(view: &ProductView) -> String {
    let Some(name) = &view.name else {
        let gtin = view.gtin.to_string();
        let kind = format!("number-kind-{}", view.number_kind);
        let code = messages().find(&kind, &Arguments::new());
        let code = code.unwrap_or_else(|| say::clean(&view.code));
        let words = messages().text(id::CliUnknownProduct { gtin: gtin.as_str(), code });
        return format!("{gtin}  {words}");
    };
    let more = [&view.brand, &view.quantity, &view.aisle];
    let more: Vec<_> = more.into_iter().flatten().map(|text| say::clean(text)).collect();
    let credit = view.attribution.as_deref().map(|text| format!("  [{text}]")).unwrap_or_default();
    format!("{}  {}  {}{credit}", view.gtin, say::clean(name), more.join(", "))
}
