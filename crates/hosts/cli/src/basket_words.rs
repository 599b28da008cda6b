//! Baskets in words: what a shop would do with a line, what it did other than it was asked, what a basket holds.

use crate::language::messages;
use crate::say::{clean, money, quantity};
use std::fmt::Write as _;
use trug_app::contract::{
    AnswerDetail, BasketContents, DeviationView, NoteView, QuantityView, RehearsalLineView,
    UnitView,
};
use trug_locales::id;

pub(crate) fn rehearsal_line(line: &RehearsalLineView) -> String {
    let mut words = format!(
        "{:<24} {:>7}  {}{}",
        messages().word("rehearsal-answer", &line.answer.to_string()),
        quantity(line.quantity),
        clean(&line.name),
        offered(line)
    );
    for candidate in &line.candidates {
        let price = candidate.price.as_ref().map(money).unwrap_or_default();
        let _ = write!(
            words,
            "\n{:>35} {} {price} [{}]",
            messages().text(id::CliPerhaps),
            clean(&candidate.title),
            clean(&candidate.remote)
        );
    }
    words
}

/// What a shop offers for a line and why that is not simply what is wanted, after a colon; nothing where it is.
fn offered(line: &RehearsalLineView) -> String {
    let title = line.title.as_deref().map(clean);
    let price =
        line.price.as_ref().map(|price| messages().text(id::BasketsEach { price: money(price) }));
    let details: Vec<_> = line.details.iter().map(detail).collect();
    let details = if details.is_empty() { None } else { Some(details.join("; ")) };
    let parts: Vec<_> = [title, price, details].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) }
}

fn detail(detail: &AnswerDetail) -> String {
    match detail {
        AnswerDetail::Price { was, now } => {
            messages().text(id::RehearsalDetailPrice { was: money(was), now: money(now) })
        }
        AnswerDetail::Packs { wanted, packs } => messages().text(id::RehearsalDetailPacks {
            wanted: messages().quantity(wanted.value, wanted.unit.into()),
            packs: *packs,
        }),
        AnswerDetail::Capped { wanted, most } => {
            messages().text(id::RehearsalDetailCapped { wanted: *wanted, most: *most })
        }
        AnswerDetail::OutOfStock => messages().text(id::RehearsalDetailOutOfStock),
        AnswerDetail::NotFound => messages().text(id::RehearsalDetailNotFound),
        AnswerDetail::CodeStaysHere => messages().text(id::RehearsalDetailCodeStaysHere),
        AnswerDetail::SoldOtherwise => messages().text(id::RehearsalDetailSoldOtherwise),
        AnswerDetail::ByName => messages().text(id::RehearsalDetailByName),
        AnswerDetail::Several => messages().text(id::RehearsalDetailSeveral),
        AnswerDetail::PackUnknown => messages().text(id::RehearsalDetailPackUnknown),
        AnswerDetail::Unanswered => messages().text(id::RehearsalDetailUnanswered),
        AnswerDetail::OfAnotherList => messages().text(id::RehearsalDetailOfAnotherList),
        AnswerDetail::Replaced { title } => {
            messages().text(id::RehearsalDetailReplaced { title: clean(title) })
        }
    }
}

/// What the shop says about its basket, a line each.
pub(crate) fn notes(notes: &[NoteView]) -> String {
    let mut words = String::new();
    for note in notes {
        let text = match note.code.as_str() {
            "cart_gone" => messages().text(id::BasketsCartGone),
            _ => messages().text(id::CliShopSays { text: clean(&note.text) }),
        };
        let _ = writeln!(words, "  {text}");
    }
    words
}

/// What a basket did other than it was asked.
pub(crate) fn deviation(view: &DeviationView) -> String {
    clean(&view.phrase(messages()))
}

pub(crate) fn contents(view: &BasketContents) -> String {
    let basket = clean(&view.basket);
    let mut words = format!("{}\n", messages().text(id::CliBasketHolds { basket }));
    if view.lines.is_empty() {
        let _ = writeln!(words, "  {}", messages().text(id::CliBasketEmpty));
    }
    for line in &view.lines {
        let price = line.price.as_ref().map(money).unwrap_or_default();
        let unit = line.unit.unwrap_or(UnitView::Each);
        let quantity = quantity(QuantityView { value: line.quantity, unit });
        let row = format!("  {quantity:>7}  {:<50} {price:>10}", clean(&line.title));
        let _ = writeln!(words, "{}", row.trim_end());
    }
    if let Some(total) = &view.total {
        let total = messages().text(id::CliBasketTotal { money: money(total) });
        let _ = writeln!(words, "  {total}");
    }
    words.push_str(&notes(&view.notes));
    if let Some(url) = &view.continue_url {
        let on = messages().text(id::CliBasketContinue { url: clean(url) });
        let _ = writeln!(words, "  {on}");
    }
    words
}
