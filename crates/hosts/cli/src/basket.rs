//! `trug basket`.

use crate::arguments::{Basket, BasketVerb, OneBasket};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_api::{self as api, Context};
use trug_app::AppError;
use trug_app::contract::{BasketView, BasketsView, Problem, RehearsalView, SyncView};

pub(crate) fn run(cx: &Context, words: Basket) -> Result<Answer, AppError> {
    match words.verb {
        BasketVerb::Add { kind, name, url, format, private_network } => {
            let (address, private_network) = (one(url)?, Some(private_network));
            let add = api::BasketAdd { kind, name, address, format, private_network };
            say::call(cx, add, basket)
        }
        BasketVerb::All => say::call(cx, api::BasketsAll {}, all),
        BasketVerb::Rehearse(OneBasket { name: basket, list }) => {
            say::call(cx, api::BasketRehearse { basket, list }, rehearsal)
        }
        BasketVerb::Push { basket: OneBasket { name: basket, list }, yes: changed } => {
            say::call(cx, api::BasketPush { basket, list, changed }, synced)
        }
        BasketVerb::Pull(OneBasket { name: basket, list }) => {
            say::call(cx, api::BasketPull { basket, list }, synced)
        }
        BasketVerb::Sync { basket: OneBasket { name: basket, list }, yes } => {
            let (changed, emptied) = (yes, yes);
            say::call(cx, api::BasketSync { basket, list, changed, emptied }, synced)
        }
        BasketVerb::Show(OneBasket { name: basket, .. }) => {
            say::call(cx, api::BasketShow { basket }, say::contents)
        }
        BasketVerb::Match { basket: OneBasket { name: basket, list }, line, article } => {
            say::call(cx, api::BasketMatch { basket, list, line, article }, rehearsal)
        }
        BasketVerb::Settle { basket: OneBasket { name: basket, .. }, there, .. } => {
            say::call(cx, api::BasketSettle { basket, there }, |view| {
                format!("{} requests are settled", view.settled)
            })
        }
        BasketVerb::Remove(OneBasket { name: basket, .. }) => {
            let words = format!("{basket} is disconnected; the shop's basket stays as it is");
            say::call(cx, api::BasketRemove { basket }, |_| words)
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
    if words.is_empty() {
        "no basket is connected; `trug shop serve` runs a shop to practise with".to_owned()
    } else {
        words.join("\n")
    }
}

fn basket(view: &BasketView) -> String {
    format!("{:<20} {:<6} {}", say::clean(&view.name), view.kind, say::clean(&view.place))
}

pub(crate) fn rehearsal(view: &RehearsalView) -> String {
    let mut words = String::new();
    for line in &view.lines {
        let _ = writeln!(words, "{}", say::rehearsal_line(line));
    }
    if view.lines.is_empty() {
        words.push_str("there is nothing on the list to send\n");
    }
    if let Some(total) = &view.total {
        let _ = writeln!(words, "what would be sent costs {}", say::money(total));
    }
    words
}

fn synced(view: &SyncView) -> String {
    let mut words = String::new();
    for (what, rows) in [("sent", &view.sent), ("received", &view.received)] {
        for row in rows {
            let _ = writeln!(words, "{what:<9} {}", say::clean(row));
        }
    }
    for row in &view.conflicts {
        let _ = writeln!(words, "settled   {}", say::clean(row));
    }
    for line in &view.left {
        let _ = writeln!(words, "left      {}", say::rehearsal_line(line));
    }
    if !view.changed {
        words.push_str("nothing changed on either side\n");
    }
    if let Some(contents) = &view.contents {
        words.push_str(&say::contents(contents));
    }
    words
}
