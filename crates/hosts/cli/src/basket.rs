//! `trug basket`.

use crate::arguments::{Basket, BasketVerb, OneBasket};
use crate::basket_words;
use crate::language::messages;
use crate::progress;
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::{
    BasketView, BasketsView, ConflictView, DoneAction, DoneView, Problem, QuantityView,
    RehearsalView, Side, SideView, SyncView,
};
use trug_locales::{Arguments, id};

pub(crate) fn run(cx: &Context, words: Basket) -> Result<Answer, AppError> {
    match words.verb {
        BasketVerb::Add { kind, name, url, format, private_network } => {
            let (address, private_network) = (one(url)?, Some(private_network));
            let add = api::BasketAdd { kind, name, address, format, private_network };
            say::call(cx, add, basket)
        }
        BasketVerb::All => say::call(cx, api::BasketsAll {}, all),
        BasketVerb::Rehearse(OneBasket { name: basket, list }) => {
            let rehearse = api::BasketRehearse { basket, list };
            progress::during(cx, || say::call(cx, rehearse, rehearsal))
        }
        BasketVerb::Push { basket: OneBasket { name: basket, list }, yes: changed } => {
            let push = api::BasketPush { basket, list, changed };
            progress::during(cx, || say::call(cx, push, synced))
        }
        BasketVerb::Pull(OneBasket { name: basket, list }) => {
            say::call(cx, api::BasketPull { basket, list }, synced)
        }
        BasketVerb::Sync { basket: OneBasket { name: basket, list }, yes, accept_emptied } => {
            let (changed, emptied) = (yes, accept_emptied);
            let sync = api::BasketSync { basket, list, changed, emptied };
            progress::during(cx, || say::call(cx, sync, synced))
        }
        BasketVerb::Show(OneBasket { name: basket, .. }) => {
            say::call(cx, api::BasketShow { basket }, basket_words::contents)
        }
        BasketVerb::Match { basket: OneBasket { name: basket, list }, line, article } => {
            say::call(cx, api::BasketMatch { basket, list, line, article }, rehearsal)
        }
        BasketVerb::Settle { basket: OneBasket { name: basket, .. }, there, .. } => {
            say::call(cx, api::BasketSettle { basket, there }, |view| {
                messages().text(id::CliBasketSettled { count: view.settled })
            })
        }
        BasketVerb::Remove(OneBasket { name: basket, .. }) => {
            let name = say::clean(&basket);
            say::call(cx, api::BasketRemove { basket }, |_| {
                messages().text(id::CliBasketDisconnected { name })
            })
        }
    }
}

/// The one place of a basket.
fn one(mut urls: Vec<String>) -> Result<Option<String>, AppError> {
    if urls.len() > 1 {
        return Err(AppError::new(Problem::TooManyPlaces {}, "a basket has one place"));
    }
    Ok(urls.pop())
}

fn all(view: &BasketsView) -> String {
    let words: Vec<_> = view.baskets.iter().map(basket).collect();
    if words.is_empty() { messages().text(id::CliNoBasket) } else { words.join("\n") }
}

fn basket(view: &BasketView) -> String {
    let kind = messages().word("basket-kind", view.kind.as_str());
    format!("{:<20} {kind:<12} {}", say::clean(&view.name), say::clean(&view.place))
}

pub(crate) fn rehearsal(view: &RehearsalView) -> String {
    let mut words = String::new();
    for line in &view.lines {
        let _ = writeln!(words, "{}", basket_words::rehearsal_line(line));
    }
    if view.lines.is_empty() {
        let _ = writeln!(words, "{}", messages().text(id::CliNothingToSend));
    }
    words.push_str(&basket_words::notes(&view.notes));
    if let Some(total) = &view.total {
        let cost = messages().text(id::CliWouldCost { money: say::money(total) });
        let _ = writeln!(words, "{cost}");
    }
    words
}

fn synced(view: &SyncView) -> String {
    let mut words = String::new();
    for done in &view.done {
        let side = if done.side == Side::Basket {
            messages().text(id::CliSent)
        } else {
            messages().text(id::CliReceived)
        };
        let _ = writeln!(words, "{side:<14} {}", done_words(done));
    }
    for deviation in &view.deviations {
        let differs = messages().text(id::CliDiffers);
        let _ = writeln!(words, "{differs:<14} {}", basket_words::deviation(deviation));
    }
    for card in &view.cards {
        let resolved = messages().text(id::CliResolved);
        let _ = writeln!(words, "{resolved:<14} {}", conflict(card));
    }
    for line in &view.left {
        let left = messages().text(id::CliLeft);
        let _ = writeln!(words, "{left:<14} {}", basket_words::rehearsal_line(line));
    }
    if !view.changed {
        let _ = writeln!(words, "{}", messages().text(id::CliNothingChanged));
    }
    if let Some(contents) = &view.contents {
        words.push_str(&basket_words::contents(contents));
    }
    words
}

/// What was done on one side: "3 x Nutella (was 2)", "Peas, removed".
fn done_words(done: &DoneView) -> String {
    let name = say::clean(&done.name);
    let amount = done.quantity.as_ref().map(|by| say::quantity_of(by.value, by.unit, &name));
    match (done.what, amount, &done.was) {
        (DoneAction::Set, Some(now), Some(was)) => {
            messages().text(id::CliSetFrom { now, was: say::quantity(*was) })
        }
        (DoneAction::Set | DoneAction::Added, Some(now), _) => now,
        (what, _, _) => {
            let amount = done.quantity.as_ref().map(|by| {
                let quantity = QuantityView { value: by.value, unit: by.unit };
                say::quantity(quantity)
            });
            let arguments = Arguments::new()
                .with("name", name.as_str())
                .with("amount", amount)
                .with("now", done.new_name.as_deref().map(say::clean));
            messages().find(&format!("basket-change-{what}"), &arguments).unwrap_or(name)
        }
    }
}

/// What each side had, and how it was resolved.
fn conflict(card: &ConflictView) -> String {
    let side = |side: &Option<SideView>| {
        side.as_ref().map_or_else(
            || messages().text(id::BasketsNothingThere),
            |side| say::quantity_of(side.quantity.value, side.quantity.unit, &side.name),
        )
    };
    messages().text(id::CliConflict {
        here: side(&card.here),
        there: side(&card.there),
        settled: messages().word("basket-settled", &card.settled.to_string()),
    })
}
