//! `trug journey`: the whole path in the terminal, for a computer with no display.

use crate::arguments::Journey;
use crate::basket_words;
use crate::language::messages;
use crate::say::{self, Answer};
use crate::{basket, scan};
use trug_app::{AppError, JourneyEvent};
use trug_locales::id;

pub(crate) fn run(words: &Journey) -> Result<Answer, AppError> {
    trug_app::journey(words.home.as_deref(), |event| match event {
        JourneyEvent::Home(path) => {
            let path = say::clean(&path.display().to_string());
            say::print_message(&format!("{}\n", messages().text(id::CliJourneyHome { path })));
        }
        JourneyEvent::Station(what) => say::print_message(&format!("\n== {what}")),
        JourneyEvent::Sighting(sighting) => {
            let beep = messages().text(id::CliBeep);
            say::print_message(&format!("  {beep}  {}", scan::sighting_words(sighting)));
        }
        JourneyEvent::List(list) => say::print_message(&say::list(list)),
        JourneyEvent::Rehearsal(rehearsal) => say::print_message(&basket::rehearsal(rehearsal)),
        JourneyEvent::Basket(contents) => say::print_message(&basket_words::contents(contents)),
        JourneyEvent::Words(words) => say::print_message(&format!("  {}", say::clean(words))),
    })?;
    Ok(Answer::printed(true))
}
