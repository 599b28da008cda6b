//! `trug list`.

use crate::arguments::{List, ListVerb};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_app::contract::{FavouriteView, Problem, QrView, SuggestionView};
use trug_app::{Amount, App, AppError, LineChange, LinePlace, read_entry};

/// What the list of favourites is called when it is made.
const FAVOURITES: &str = "Favourites";

/// Said where a number in what was added may have been meant as an amount.
const NUMBER_KEPT: &str = "the number stays in the name; `2 x NAME` or --quantity says how much, --literal that it is meant so";

pub(crate) fn run(app: &App, words: List) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    match words.verb {
        ListVerb::Show => {
            let view = app.lists().show(list)?;
            let words = say::list(&view);
            Ok(Answer::new(&view, words))
        }
        ListVerb::All => all(app),
        ListVerb::Add { what, quantity, literal, name, note, aisle } => {
            let edit = LineChange { quantity: None, name, note, aisle, price: None };
            let what = what.join(" ");
            let quantity = quantity.or_else(|| literal.then(|| "1".to_owned()));
            let unsure = quantity.is_none() && read_entry(&what).unsure;
            let answer =
                app.lists().add(list, &what, &Amount::from(quantity), &edit).map(say::change)?;
            if unsure {
                say::tell(NUMBER_KEPT);
            }
            Ok(answer)
        }
        ListVerb::Set { line, quantity, name, note, aisle, price } => {
            let edit = LineChange { quantity, name, note, aisle, price };
            app.lists().edit(list, &line, &edit).map(say::change)
        }
        ListVerb::Price { line, price } => {
            let edit = LineChange { price: Some(price), ..LineChange::default() };
            app.lists().edit(list, &line, &edit).map(say::change)
        }
        ListVerb::Check { lines } => app.lists().check(list, &lines, true).map(say::change),
        ListVerb::Uncheck { all: true, .. } => app.lists().uncheck_all(list).map(say::change),
        ListVerb::Uncheck { lines, .. } => app.lists().check(list, &lines, false).map(say::change),
        ListVerb::Remove { lines } => app.lists().remove(list, &lines).map(say::change),
        ListVerb::Move { ticked: true, to: Some(to), .. } => {
            app.lists().move_checked(list, &to).map(say::change)
        }
        ListVerb::Move { line, first, before, after, to, .. } => {
            let place = if first {
                LinePlace::First
            } else if let Some(other) = before {
                LinePlace::Before { line: other }
            } else if let Some(other) = after {
                LinePlace::After { line: other }
            } else if let Some(name) = to {
                LinePlace::List { list: name }
            } else {
                LinePlace::Last
            };
            app.lists().move_to(list, &line.unwrap_or_default(), &place).map(say::change)
        }
        ListVerb::New { name } => {
            let made = app.lists().create(&name)?;
            let words = format!("made the list {:?}", made.name);
            Ok(Answer::new(&made, words))
        }
        ListVerb::Rename { names } => {
            let (old, new) = match names.as_slice() {
                [old, new] => (Some(old.as_str()), new),
                [new] => (list, new),
                _ => return Err(misnamed()),
            };
            app.lists().rename(old, new).map(say::change)
        }
        ListVerb::Delete { name } => {
            let name = name.as_deref().or(list).ok_or_else(misnamed)?;
            app.lists().delete(name).map(say::change)
        }
        ListVerb::Copy { name } => {
            let made = app.lists().copy(list, &name)?;
            let words = format!("made the list {:?} with {} lines", made.name, made.lines);
            Ok(Answer::new(&made, words))
        }
        ListVerb::Favourites => {
            let view = app.lists().favourites(list)?;
            let rows: Vec<_> = view.favourites.iter().map(favourite).collect();
            Ok(Answer::new(&view, rows.join("\n")))
        }
        ListVerb::Favourite { lines, off } => {
            app.lists().set_favourite(list, &lines, !off, FAVOURITES).map(say::change)
        }
        ListVerb::Again { lines } => app.lists().add_favourites(list, &lines).map(say::change),
        ListVerb::Shop { shop } => app.lists().set_shop(list, shop.as_deref()).map(say::change),
        ListVerb::ClearChecked => app.lists().clear_checked(list).map(say::change),
        ListVerb::Suggest { text, limit } => {
            let view = app.lists().suggest(list, &text.join(" "), limit)?;
            let rows: Vec<_> = view.suggestions.iter().map(suggestion).collect();
            Ok(Answer::new(&view, rows.join("\n")))
        }
        ListVerb::Qr => {
            let view = app.files().qr(list)?;
            let words = qr(&view);
            Ok(Answer::new(&view, words))
        }
    }
}

fn suggestion(view: &SuggestionView) -> String {
    let more = [view.brand.as_deref(), view.pack.as_deref(), view.gtin.as_deref()];
    let more: Vec<_> = more.into_iter().flatten().map(say::clean).collect();
    format!("{:<8} {}  {}", view.source, say::clean(&view.name), more.join(", "))
}

fn favourite(view: &FavouriteView) -> String {
    let there = if view.on.is_some() { "on the list" } else { "" };
    format!("{:<30} {:<8} {there}", say::clean(&view.line.name), say::quantity(view.line.quantity))
}

/// Two rows of modules to one of text, light on dark as terminals mostly are.
fn qr(view: &QrView) -> String {
    let mut words = String::new();
    for pair in view.rows.chunks(2) {
        let [upper, lower] = [0, 1].map(|at| pair.get(at).map_or("", String::as_str));
        let lower = lower.chars().chain(std::iter::repeat('0'));
        words.extend(upper.chars().zip(lower).map(|modules| match modules {
            ('0', '0') => '\u{2588}',
            ('0', _) => '\u{2580}',
            (_, '0') => '\u{2584}',
            _ => ' ',
        }));
        words.push('\n');
    }
    if view.left_out > 0 {
        let _ = writeln!(words, "{} lines found no room in it", view.left_out);
    }
    words
}

fn all(app: &App) -> Result<Answer, AppError> {
    let lists = app.lists().all()?;
    let mut words = String::new();
    for list in &lists {
        let name = say::clean(&list.name);
        let _ = writeln!(words, "{name:<30} {} lines, {} ticked", list.lines, list.checked);
    }
    Ok(Answer::new(&serde_json::json!({ "lists": lists }), words))
}

fn misnamed() -> AppError {
    AppError::new(Problem::Misused {}, "which list? its name is missing")
        .hint("`trug list all` shows the lists there are")
}
