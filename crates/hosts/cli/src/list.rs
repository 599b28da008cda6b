//! `trug list`.

use crate::arguments::{List, ListVerb};
use crate::language::messages;
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_api::{self as api, Context};
use trug_app::contract::{
    FavouriteView, FavouritesView, ListSummary, ListsView, QrView, SuggestionView, SuggestionsView,
};
use trug_app::{AppError, LineChange, LinePlace};
use trug_locales::id;

pub(crate) fn run(cx: &Context, words: List) -> Result<Answer, AppError> {
    let list = words.list;
    match words.verb {
        ListVerb::Show => say::call(cx, api::ListShow { list }, say::list),
        ListVerb::All => say::call(cx, api::ListsAll {}, all),
        ListVerb::Add { what, quantity, literal, name, note, aisle } => {
            let what = things(&what);
            let quantity = quantity.or_else(|| literal.then(|| "1".to_owned()));
            add(cx, api::LineAdd { list, what, quantity, name, note, aisle })
        }
        ListVerb::Set { line, quantity, name, note, aisle, price } => {
            let change = LineChange { quantity, name, note, aisle, price };
            say::change(cx, api::LineEdit { list, line, change })
        }
        ListVerb::Price { line, price } => {
            let change = LineChange { price: Some(price), ..LineChange::default() };
            say::change(cx, api::LineEdit { list, line, change })
        }
        ListVerb::Check { lines } => {
            say::change(cx, api::LinesCheck { list, lines, checked: true })
        }
        ListVerb::Uncheck { all: true, .. } => say::change(cx, api::ListUntickAll { list }),
        ListVerb::Uncheck { lines, .. } => {
            say::change(cx, api::LinesCheck { list, lines, checked: false })
        }
        ListVerb::Remove { lines } => say::change(cx, api::LinesRemove { list, lines }),
        ListVerb::Move { ticked: true, to: Some(to), .. } => {
            say::change(cx, api::ListMoveChecked { list, to })
        }
        ListVerb::Move { line, first, before, after, to, .. } => {
            let (line, to) = (line.unwrap_or_default(), place(first, before, after, to));
            say::change(cx, api::LineMove { list, line, to })
        }
        ListVerb::New { name } => say::call(cx, api::ListNew { name }, made),
        ListVerb::Rename { names } => say::change(cx, renamed(list, names)?),
        ListVerb::Delete { name } => {
            let list = name.or(list).ok_or_else(misnamed)?;
            say::change(cx, api::ListDelete { list })
        }
        ListVerb::Copy { name } => say::call(cx, api::ListCopy { list, name }, |copy| {
            let name = say::clean(&copy.name);
            messages().text(id::CliListCopied { name, lines: copy.lines })
        }),
        ListVerb::Favourites => say::call(cx, api::Favourites { list }, favourites),
        ListVerb::Favourite { lines, off } => {
            let (favourite, name) = (!off, messages().text(id::ListFavourites));
            say::change(cx, api::FavouritesSet { list, lines, favourite, name })
        }
        ListVerb::Again { lines: favourites } => {
            say::change(cx, api::FavouritesAdd { list, favourites })
        }
        ListVerb::Shop { shop } => say::change(cx, api::ListShop { list, shop }),
        ListVerb::ClearChecked => say::change(cx, api::ListClearChecked { list }),
        ListVerb::Suggest { text, limit } => {
            let text = text.join(" ");
            say::call(cx, api::Suggest { list, text, limit }, suggestions)
        }
        ListVerb::Qr => say::call(cx, api::ListQr { list }, qr),
    }
}

/// Says what an unsure number was taken for.
fn add(cx: &Context, entry: api::LineAdd) -> Result<Answer, AppError> {
    let understood = || cx.app.lists().understood(&entry.what);
    let unsure = entry.quantity.is_none() && understood()?.iter().any(|entry| entry.unsure);
    let added = say::change(cx, entry)?;
    if unsure {
        say::print_message(&messages().text(id::CliNumberKept));
    }
    Ok(added)
}

/// One thing a line: an argument that holds a blank is a thing of its own, the others are the words of one.
fn things(arguments: &[String]) -> String {
    let mut things: Vec<String> = Vec::new();
    let mut goes_on = false;
    for argument in arguments.iter().map(|argument| argument.trim()) {
        let own = argument.contains(char::is_whitespace);
        match things.last_mut().filter(|_| goes_on && !own) {
            Some(thing) => *thing = format!("{thing} {argument}"),
            None => things.push(argument.to_owned()),
        }
        goes_on = !own;
    }
    things.join("\n")
}

fn place(
    first: bool,
    before: Option<String>,
    after: Option<String>,
    to: Option<String>,
) -> LinePlace {
    match (first, before, after, to) {
        (true, ..) => LinePlace::First,
        (_, Some(line), ..) => LinePlace::Before { line },
        (_, _, Some(line), _) => LinePlace::After { line },
        (.., Some(list)) => LinePlace::List { list },
        _ => LinePlace::Last,
    }
}

/// `[OLD] NEW`; without the old name it is the list that --list names.
fn renamed(list: Option<String>, names: Vec<String>) -> Result<api::ListRename, AppError> {
    let mut names = names.into_iter();
    match (names.next(), names.next()) {
        (Some(old), Some(name)) => Ok(api::ListRename { list: Some(old), name }),
        (Some(name), None) => Ok(api::ListRename { list, name }),
        _ => Err(misnamed()),
    }
}

fn made(list: &ListSummary) -> String {
    messages().text(id::CliListCreated { name: say::clean(&list.name) })
}

fn suggestions(view: &SuggestionsView) -> String {
    view.suggestions.iter().map(suggestion).collect::<Vec<_>>().join("\n")
}

fn favourites(view: &FavouritesView) -> String {
    view.favourites.iter().map(favourite).collect::<Vec<_>>().join("\n")
}

fn suggestion(view: &SuggestionView) -> String {
    let more = [view.brand.as_deref(), view.pack.as_deref(), view.gtin.as_deref()];
    let more: Vec<_> = more.into_iter().flatten().map(say::clean).collect();
    format!("{:<8} {}  {}", view.source, say::clean(&view.name), more.join(", "))
}

fn favourite(view: &FavouriteView) -> String {
    let there = view.on.as_ref().map(|_| messages().text(id::CliOnTheList)).unwrap_or_default();
    let row = format!(
        "{:<30} {:<8} {there}",
        say::clean(&view.line.name),
        say::quantity(view.line.quantity)
    );
    row.trim_end().to_owned()
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
        let _ = writeln!(words, "{}", messages().text(id::CliQrLeftOut { lines: view.left_out }));
    }
    words
}

fn all(view: &ListsView) -> String {
    let mut words = String::new();
    for list in &view.lists {
        let name = say::clean(&list.name);
        let counts = messages().text(id::CliList { lines: list.lines, ticked: list.checked });
        let _ = writeln!(words, "{name:<30} {counts}");
    }
    words
}

fn misnamed() -> AppError {
    say::misused(|messages| messages.phrase(id::CliWhichList))
}
