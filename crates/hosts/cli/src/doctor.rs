//! `trug doctor`.

use crate::arguments::{Doctor, DoctorVerb};
use crate::say::{self, Answer, clean};
use std::fmt::Write as _;
use trug_api::{self as api, Command};
use trug_app::contract::{CameraAspect, CameraCheckView, DoctorView};
use trug_app::{AppError, home_folder};

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
        say::tell("looking through the camera; hold a packet up");
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
        let works = if finding.works { "works" } else { "does not work" };
        let _ = writeln!(words, "{:<10} {works}: {}", finding.what, clean(&finding.words));
    }
    Answer::new(&view, words)
}

fn camera(view: &CameraCheckView) -> Answer {
    let mut words = String::new();
    for camera in &view.cameras {
        let chosen = if camera.chosen { ", chosen" } else { "" };
        let _ = writeln!(words, "{} [{}{chosen}]", clean(&camera.name), clean(&camera.id));
        if !camera.offers.is_empty() {
            let _ = writeln!(words, "  offers {}", offers(&camera.offers));
        }
        let _ = writeln!(words, "  {}", clean(&camera.words));
    }
    for finding in &view.findings {
        let mark = if finding.works { " " } else { "!" };
        let _ = writeln!(words, "{mark} {:<10} {}", finding.what, clean(&finding.words));
    }
    Answer::new(view, words)
}

/// The best of them: cameras offer dozens.
fn offers(offers: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown: Vec<_> = offers.iter().take(SHOWN).map(|offer| clean(offer)).collect();
    let more = offers.len().saturating_sub(SHOWN);
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    format!("{}{more}", shown.join(", "))
}
