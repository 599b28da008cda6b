//! `trug scan`.

use crate::arguments::Scan;
use crate::language::messages;
use crate::say::{self, Answer};
use std::fmt::Write as _;
use std::io::{BufRead, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use trug_api::Context;
use trug_app::contract::{CameraStatus, CameraView, Coaching, Problem, ScanMessage, SightingView};
use trug_app::{App, AppError, ScanSource, monotonic};
use trug_locales::{Arguments, id};

/// How long a camera that does not work is waited for by somebody who did not say how long.
const NO_CAMERA_AFTER: Duration = Duration::from_secs(5);

pub(crate) fn run(cx: &Context, words: Scan) -> Result<Answer, AppError> {
    let source = source(&cx.app, &words)?;
    let is_camera = matches!(source, ScanSource::Camera(_));
    let stop = if is_camera { stop_at_enter() } else { Arc::default() };
    let start = monotonic();
    let until = words.seconds.and_then(|seconds| start.checked_add(Duration::from_secs(seconds)));
    let mut not_working: Option<String> = is_camera.then(String::new);
    let mut worked_at = start;
    let view = cx.app.scan().run(&source, words.list.as_deref(), |message| {
        match message {
            Some(ScanMessage::Sighting { sighting }) => {
                // It may be of a picture from before the camera was lost, which stays reported.
                worked_at = monotonic();
                say::print_message(&sighting_words(sighting));
            }
            Some(ScanMessage::Failed { picture }) => {
                let why = say::reason("picture-problem", &picture.reason, &picture.why);
                say::print_message(&format!("trug: {why}"));
            }
            Some(ScanMessage::Camera { camera }) => {
                say::print_message(&say::clean(&camera_words(camera)));
                if not_working.is_none() {
                    worked_at = monotonic();
                }
                not_working = (camera.state != CameraStatus::Working).then(|| camera.words.clone());
            }
            Some(ScanMessage::Coaching { coaching: Some(coaching) }) => {
                say::print_message(&coaching_words(*coaching));
            }
            _ => {}
        }
        let given_up =
            until.is_none() && not_working.is_some() && worked_at.elapsed() > NO_CAMERA_AFTER;
        !given_up && !stop.load(Ordering::Relaxed) && until.is_none_or(|end| monotonic() < end)
    })?;
    if let Some(words) = not_working {
        let words = if words.is_empty() { "the camera gave no picture".to_owned() } else { words };
        return Err(AppError::new(Problem::Camera {}, words).retry());
    }
    let mut summary = String::new();
    if view.sightings.is_empty() {
        let _ = writeln!(summary, "{}", messages().text(id::CliNoCode { pictures: view.pictures }));
    }
    let nothing_worked = view.pictures == 0 && !view.failed.is_empty();
    let incomplete = !view.failed.is_empty() || (view.sightings.is_empty() && !is_camera);
    if nothing_worked
        && let [failed] = &view.failed[..]
        && let Some(problem) = failed.reason.clone().problem()
    {
        return Err(AppError::new(Problem::Picture(problem), failed.why.clone()));
    }
    let answer = Answer::new(&view, summary);
    Ok(if incomplete { answer.but_incomplete() } else { answer })
}

fn source(app: &App, words: &Scan) -> Result<ScanSource, AppError> {
    Ok(if words.demo {
        ScanSource::Demo { paced: false }
    } else if let Some(path) = &words.clip {
        ScanSource::Clip { path: path.clone(), paced: false }
    } else if let Some(path) = &words.folder {
        ScanSource::Folder(path.clone())
    } else if !words.photo.is_empty() {
        ScanSource::Photos(words.photo.clone())
    } else {
        let wish = match &words.camera {
            Some(id) => Some(id.clone()),
            None => app.scan().chosen_camera()?,
        };
        ScanSource::Camera(wish.filter(|id| id != "any"))
    })
}

/// The camera's state with what to do, in the person's language. English says more of the driver.
fn camera_words(camera: &CameraView) -> String {
    let key = format!("camera-state-{}", camera.state);
    let known = messages().find_phrase(&key, &Arguments::new());
    match known.filter(|_| !say::is_english()) {
        Some(known) => format!("{}. {}", known.text, known.next.unwrap_or_default()),
        None => camera.words.clone(),
    }
}

/// What helps the hand that aims.
fn coaching_words(coaching: Coaching) -> String {
    let known = messages().find_phrase(&format!("camera-state-{coaching}"), &Arguments::new());
    known.map_or_else(
        || coaching.words().to_owned(),
        |known| format!("{}. {}", known.text, known.next.unwrap_or_default()),
    )
}

pub(crate) fn sighting_words(sighting: &SightingView) -> String {
    let name = say::clean(&sighting.name);
    match (&sighting.refused, &sighting.line) {
        (Some(why), _) => {
            let why = say::reason("refusal", &sighting.refusal, why);
            let refused = messages().text(id::CliRefused { why });
            format!("{}: {refused}", say::clean(&sighting.printed))
        }
        (None, Some(line)) if sighting.known => {
            format!("{} ({})", say::line(line), say::clean(&sighting.printed))
        }
        _ => messages().text(id::CliUnderItsNumber { name }),
    }
}

/// Somebody at a terminal ends a scan with the enter key.
fn stop_at_enter() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    if std::io::stdin().is_terminal() {
        say::print_message(&messages().text(id::CliScanStart));
        let flag = Arc::clone(&stop);
        std::thread::spawn(move || {
            let _ = std::io::stdin().lock().read_line(&mut String::new());
            flag.store(true, Ordering::Relaxed);
        });
    }
    stop
}
