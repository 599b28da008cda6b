//! `trug journey`: the whole path in the terminal, for a computer with no display.

use crate::arguments::Journey;
use crate::say::{self, Answer};
use crate::{basket, scan};
use trug_app::{AppError, JourneyEvent};

pub(crate) fn run(words: &Journey) -> Result<Answer, AppError> {
    trug_app::journey(words.home.as_deref(), |told| match told {
        JourneyEvent::Home(path) => {
            say::tell(&format!("everything of this journey lies in {}\n", path.display()));
        }
        JourneyEvent::Station(what) => say::tell(&format!("\n== {what}")),
        JourneyEvent::Sighting(sighting) => {
            say::tell(&format!("  beep!  {}", scan::sighting_words(sighting)));
        }
        JourneyEvent::List(list) => say::tell(&say::list(list)),
        JourneyEvent::Rehearsal(rehearsal) => say::tell(&basket::rehearsal(rehearsal)),
        JourneyEvent::Basket(contents) => say::tell(&say::contents(contents)),
        JourneyEvent::Words(words) => say::tell(&format!("  {}", say::clean(words))),
    })?;
    Ok(Answer::printed(true))
}
