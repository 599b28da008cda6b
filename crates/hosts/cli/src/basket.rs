//! `trug basket`.

use crate::arguments::{Basket, BasketVerb, OneBasket};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_app::contract::{BasketView, RehearsalView, SyncView};
use trug_app::{AddBasket, App, AppError, PushConsent, SyncConsent};

pub(crate) fn run(app: &App, words: Basket) -> Result<Answer, AppError> {
    match words.verb {
        BasketVerb::Add { kind, name, url, format, private_network } => {
            let added = app.baskets().add(&AddBasket {
                kind,
                name,
                places: url,
                format,
                private_network,
            })?;
            let words = basket(&added);
            Ok(Answer::new(&added, words))
        }
        BasketVerb::All => {
            let view = app.baskets().all()?;
            let words: Vec<_> = view.baskets.iter().map(basket).collect();
            let words = if words.is_empty() {
                "no basket is connected; `trug shop serve` runs a shop to practise with".to_owned()
            } else {
                words.join("\n")
            };
            Ok(Answer::new(&view, words))
        }
        BasketVerb::Rehearse(one) => {
            let view = app.baskets().rehearse(&one.name, list(&one))?;
            let words = rehearsal(&view);
            Ok(Answer::new(&view, words))
        }
        BasketVerb::Push { basket, yes } => {
            let consent = if yes { PushConsent::AllButGuesses } else { PushConsent::SureOnly };
            app.baskets().push(&basket.name, list(&basket), consent).map(synced)
        }
        BasketVerb::Pull(one) => app.baskets().pull(&one.name, list(&one)).map(synced),
        BasketVerb::Sync { basket, yes } => {
            let consent = SyncConsent { changed: yes, emptied: yes };
            app.baskets().sync(&basket.name, list(&basket), consent).map(synced)
        }
        BasketVerb::Show(one) => {
            let view = app.baskets().contents(&one.name)?;
            let words = say::contents(&view);
            Ok(Answer::new(&view, words))
        }
        BasketVerb::Match { basket: one, line, article } => {
            let view = app.baskets().match_line(&one.name, list(&one), &line, &article)?;
            let words = rehearsal(&view);
            Ok(Answer::new(&view, words))
        }
        BasketVerb::Settle { basket: one, there, .. } => {
            let settled = app.baskets().settle(&one.name, there)?;
            let words = format!("{settled} requests are settled");
            Ok(Answer::new(&serde_json::json!({ "settled": settled }), words))
        }
        BasketVerb::Remove(one) => {
            let removed = app.baskets().remove(&one.name)?;
            let words = format!("{} is disconnected; the shop's basket stays as it is", one.name);
            Ok(Answer::new(&removed, words))
        }
    }
}

fn list(one: &OneBasket) -> Option<&str> {
    one.list.as_deref()
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

fn synced(view: SyncView) -> Answer {
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
    Answer::new(&view, words)
}
