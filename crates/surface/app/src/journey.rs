//! The whole path, from packet to basket, told as it goes: for a computer with no display, and for
//! whoever wants to see that everything works.

use crate::clock::{SystemClock, new_id};
use crate::contract::{BasketContents, ListView, RehearsalView, SightingView};
use crate::{App, AppError, PushConsent, Result, ScanNews, ScanSource, start_practice_shop};
use std::path::Path;

/// The practice shop's goods and prices follow from it.
const SEED: u64 = 1;
const BASKET: &str = "practice";

/// What is told on the way.
#[derive(Debug)]
pub enum JourneyTold<'a> {
    /// The folder everything lies in.
    Home(&'a Path),
    /// The next station begins.
    Station(&'a str),
    /// A packet was shown.
    Sighting(&'a SightingView),
    /// The list.
    List(&'a ListView),
    /// What the shop would do.
    Rehearsal(&'a RehearsalView),
    /// What the shop holds.
    Basket(&'a BasketContents),
    /// Anything else.
    Words(&'a str),
}

/// Scans the demo clip to a list, rehearses it, pushes it to a practice shop and reads it back.
///
/// Without a home everything lies in a temporary folder that is removed at the end.
///
/// # Errors
/// When a station fails, or what the shop holds is not what was sent.
pub fn journey(home: Option<&Path>, mut tell: impl FnMut(JourneyTold<'_>)) -> Result<()> {
    let scratch;
    let home = if let Some(home) = home {
        home
    } else {
        scratch = Scratch(std::env::temp_dir().join(format!("trug-journey-{}", new_id().simple())));
        &scratch.0
    };
    let app = App::open(home, Box::new(SystemClock))?;
    tell(JourneyTold::Home(home));

    tell(JourneyTold::Station("scan: the demo clip is held up to the reader"));
    let scan = app.scan(&ScanSource::Demo { paced: false }, None, |news| {
        if let ScanNews::Sighting(sighting) = news {
            tell(JourneyTold::Sighting(sighting));
        }
        true
    })?;
    tell(JourneyTold::Words(&format!(
        "{} packets in {} pictures",
        scan.sightings.len(),
        scan.pictures
    )));

    tell(JourneyTold::Station("list: what is needed, durable before it is shown"));
    tell(JourneyTold::List(&app.show_list(None)?));

    tell(JourneyTold::Station("rehearsal: what the practice shop would do with each line"));
    let shop = start_practice_shop(&app, SEED)?;
    app.connect_practice_shop(&shop, BASKET)?;
    let rehearsal = app.rehearse(BASKET, None)?;
    tell(JourneyTold::Rehearsal(&rehearsal));

    tell(JourneyTold::Station("push: what is sure and confirmed goes into the basket"));
    let pushed = app.push(BASKET, None, PushConsent::AllButGuesses)?;
    for sent in &pushed.sent {
        tell(JourneyTold::Words(sent));
    }

    tell(JourneyTold::Station("basket: read back from the shop"));
    let contents = app.basket_contents(BASKET)?;
    tell(JourneyTold::Basket(&contents));
    agree(&rehearsal, &contents)
}

/// What was to be sent must stand in the basket, in just that quantity.
fn agree(rehearsal: &RehearsalView, contents: &BasketContents) -> Result<()> {
    for line in &rehearsal.lines {
        let (Some(wanted), Some(title)) = (line.send, &line.title) else { continue };
        let held: i64 = contents
            .lines
            .iter()
            .filter(|held| &held.title == title)
            .map(|held| held.quantity)
            .sum();
        if held != wanted {
            return Err(AppError::new(
                "journey",
                format!("{wanted} of {title:?} were sent and the shop holds {held}"),
            ));
        }
    }
    Ok(())
}

struct Scratch(std::path::PathBuf);

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
