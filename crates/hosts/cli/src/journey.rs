//! `trug journey`: the whole path in the terminal, for a computer with no display.

use crate::arguments::Journey;
use crate::language::messages;
use crate::say::{self, Answer};
use crate::{basket, scan};
use trug_app::{AppError, JourneyEvent};
use trug_locales::id;

pub(crate) fn run(words: &Journey) -> Result<Answer, AppError> {
    trug_app::journey(words.home.as_deref(), |told| match told {
        JourneyEvent::Home(path) => {
            let path = say::clean(&path.display().to_string());
            say::tell(&format!("{}\n", messages().text(id::CliJourneyHome { path })));
        }
        JourneyEvent::Station(what) => say::tell(&format!("\n== {what}")),
        JourneyEvent::Sighting(sighting) => {
            let beep = messages().text(id::CliBeep);
            say::tell(&format!("  {beep}  {}", scan::sighting_words(sighting)));
        }
        JourneyEvent::List(list) => say::tell(&say::list(list)),
        JourneyEvent::Rehearsal(rehearsal) => say::tell(&basket::rehearsal(rehearsal)),
        JourneyEvent::Basket(contents) => say::tell(&say::contents(contents)),
        JourneyEvent::Words(words) => say::tell(&format!("  {}", say::clean(words))),
    })?;
    Ok(Answer::printed(true))
}
