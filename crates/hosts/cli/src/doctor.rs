//! `trug doctor`.

use crate::arguments::{Doctor, DoctorVerb};
use crate::language::messages;
use crate::say::{self, Answer, clean};
use std::fmt::Write as _;
use trug_api::{self as api, Command};
use trug_app::contract::{CameraAspect, CameraCheckView, CameraFinding, DoctorView};
use trug_app::{AppError, home_folder};
use trug_locales::id;

pub(crate) fn run(words: Doctor) -> Result<Answer, AppError> {
    let Some(DoctorVerb::Camera { choose, seconds }) = words.verb else {
        // The doctor has to work where the home cannot be opened: that is a finding.
        return Ok(everything(trug_app::doctor(&home_folder(std::env::var_os("TRUG_HOME"))?)));
    };
    let cx = crate::open()?;
    if let Some(wish) = choose {
        cx.app.scan().choose_camera(&wish)?;
    }
    if !words.json {
        say::print_message(&messages().text(id::CliLooking));
    }
    let view = api::CameraCheck { seconds: Some(seconds) }.call(&cx)?;
    let works = view.findings.iter().filter(|finding| finding.what != CameraAspect::Code);
    let works = works.into_iter().all(|finding| finding.works);
    let answer = camera(&view);
    Ok(if works { answer } else { answer.but_incomplete() })
}

fn everything(view: DoctorView) -> Answer {
    let mut words = String::new();
    for finding in &view.findings {
        let works = if finding.works {
            messages().text(id::CliWorks)
        } else {
            messages().text(id::CliDoesNotWork)
        };
        let _ = writeln!(words, "{:<10} {works}: {}", finding.what, clean(&finding.words));
    }
    Answer::new(&view, words)
}

fn camera(view: &CameraCheckView) -> Answer {
    let mut words = String::new();
    for camera in &view.cameras {
        let chosen = messages().text(id::CliChosen);
        let chosen = if camera.chosen { format!(", {chosen}") } else { String::new() };
        let _ = writeln!(words, "{} [{}{chosen}]", clean(&camera.name), clean(&camera.id));
        if !camera.offers.is_empty() {
            let offers = offers(&camera.offers);
            let _ = writeln!(words, "  {}", messages().text(id::CliOffers { offers }));
        }
        let _ = writeln!(words, "  {}", clean(&camera.words));
    }
    for finding in &view.findings {
        let mark = if finding.works { " " } else { "!" };
        let what = messages().word("check-part", &finding.what.to_string());
        let _ = writeln!(words, "{mark} {what:<16} {}", clean(&finding_words(finding)));
    }
    Answer::new(view, words)
}

/// How something of a camera is, in the person's language where there are words for it. English says more.
fn finding_words(finding: &CameraFinding) -> String {
    if say::is_english() {
        return finding.words.clone();
    }
    let params = serde_json::to_value(&finding.params).unwrap_or_default();
    let arguments = say::arguments(&params);
    let key = format!("check-finding-{}-{}", finding.what, finding.code);
    let known = messages().find(&key, &arguments).or_else(|| {
        let state =
            messages().find_phrase(&format!("camera-state-{}", finding.code), &arguments)?;
        Some(format!("{}. {}", state.text, state.next.unwrap_or_default()))
    });
    known.unwrap_or_else(|| finding.words.clone())
}

/// The best of them: cameras offer dozens.
fn offers(offers: &[String]) -> String {
    const SHOWN: usize = 6;
    let offers: Vec<_> = offers.iter().map(|offer| clean(offer)).collect();
    messages().first_of(&offers, SHOWN)
}
