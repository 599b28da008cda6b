//! `trug journey`: the whole path in the terminal, for a computer with no display.

use crate::arguments::Journey;
use crate::say::{self, Answer};
use crate::{basket, scan};
use trug_app::{AppError, JourneyTold};

pub(crate) fn run(words: &Journey) -> Result<Answer, AppError> {
    trug_app::journey(words.home.as_deref(), |told| match told {
        JourneyTold::Home(path) => {
            say::tell(&format!("everything of this journey lies in {}\n", path.display()));
        }
        JourneyTold::Station(what) => say::tell(&format!("\n== {what}")),
        JourneyTold::Sighting(sighting) => {
            say::tell(&format!("  beep!  {}", scan::sighting_words(sighting)));
        }
        JourneyTold::List(list) => say::tell(&say::list(list)),
        JourneyTold::Rehearsal(rehearsal) => say::tell(&basket::rehearsal(rehearsal)),
        JourneyTold::Basket(contents) => say::tell(&say::contents(contents)),
        JourneyTold::Words(words) => say::tell(&format!("  {}", say::clean(words))),
    })?;
    Ok(Answer::printed(true))
}
