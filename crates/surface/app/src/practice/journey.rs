//! The journey: the whole path from packet to basket, reported as it goes. For a computer with no
//! display, and for whoever wants to see that everything works.

use super::shop::start_practice_shop;
use crate::app::App;
use crate::baskets::consent::PushConsent;
use crate::clock::{SystemClock, new_id};
use crate::contract::{
    AppError, BasketContents, ListView, Problem, RehearsalView, ScanMessage, SightingView,
};
use crate::error::Result;
use crate::scan::source::ScanSource;
use std::path::Path;

/// The practice shop's goods and prices follow from it.
const SEED: u64 = 1;
const BASKET: &str = "practice";

/// What happens on the way.
#[derive(Debug)]
pub enum JourneyEvent<'a> {
    /// The folder in which everything is stored.
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
/// Without a home everything is stored in a temporary folder that is removed at the end.
///
/// # Errors
/// When a station fails, or what the shop holds is not what was sent.
pub fn journey(home: Option<&Path>, mut report: impl FnMut(JourneyEvent<'_>)) -> Result<()> {
    let scratch;
    let home = if let Some(home) = home {
        home
    } else {
        scratch = Scratch::new();
        &scratch.0
    };
    let app = App::open(home, Box::new(SystemClock))?;
    report(JourneyEvent::Home(home));

    report(JourneyEvent::Station("scan: the demo clip is held up to the reader"));
    let scan = app.scan().run(&ScanSource::Demo { paced: false }, None, |message| {
        if let Some(ScanMessage::Sighting { sighting }) = message {
            report(JourneyEvent::Sighting(sighting));
        }
        true
    })?;
    report(JourneyEvent::Words(&format!(
        "{} packets in {} pictures",
        scan.sightings.len(),
        scan.pictures
    )));

    report(JourneyEvent::Station("list: what is needed, durable before it is shown"));
    report(JourneyEvent::List(&app.lists().show(None)?));

    report(JourneyEvent::Station("rehearsal: what the practice shop would do with each line"));
    let shop = start_practice_shop(&app, SEED)?;
    shop.connect(&app, BASKET)?;
    let rehearsal = app.baskets().rehearse(BASKET, None)?;
    report(JourneyEvent::Rehearsal(&rehearsal));

    report(JourneyEvent::Station("push: what is sure and confirmed goes into the basket"));
    let pushed = app.baskets().push(BASKET, None, PushConsent::AllButGuesses)?;
    for sent in &pushed.sent {
        report(JourneyEvent::Words(sent));
    }

    report(JourneyEvent::Station("basket: read back from the shop"));
    let contents = app.baskets().contents(BASKET)?;
    report(JourneyEvent::Basket(&contents));
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
                Problem::Journey {},
                format!("{wanted} of {title:?} were sent and the shop holds {held}"),
            ));
        }
    }
    Ok(())
}

struct Scratch(std::path::PathBuf);

impl Scratch {
    #[expect(clippy::disallowed_methods, reason = "the journey was given no folder")]
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("trug-journey-{}", new_id().simple())))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = trug_files::remove_folder(&self.0);
    }
}
