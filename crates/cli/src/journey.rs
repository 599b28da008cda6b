//! `trug journey`: the whole path in the terminal, for a computer with no display.

use crate::arguments::Journey;
use crate::say::{self, Answer};
use crate::{basket, scan};
use trug_app::{AppError, JourneyTold};

pub(crate) fn run(words: &Journey) -> Result<Answer, AppError> {
    trug_app::journey(words.home.as_deref(), |told| match told {
        JourneyTold::Home(path) => {
            eprintln!("everything of this journey lies in {}\n", path.display())
        }
        JourneyTold::Station(what) => eprintln!("\n== {what}"),
        JourneyTold::Sighting(sighting) => eprintln!("  beep!  {}", scan::sighting_words(sighting)),
        JourneyTold::List(list) => eprintln!("{}", say::list(list)),
        JourneyTold::Rehearsal(rehearsal) => eprintln!("{}", basket::rehearsal(rehearsal)),
        JourneyTold::Basket(contents) => eprintln!("{}", say::contents(contents)),
        JourneyTold::Words(words) => eprintln!("  {words}"),
    })?;
    Ok(Answer::printed(true))
}
