//! The doctor: what works here and what does not, in words.

use super::Upkeep;
use crate::clock::{Clock, SystemClock, new_id};
use crate::contract::{DoctorSubject, DoctorView, Finding};
use std::path::Path;
use trug_catalogue::Catalogue;
use trug_domain::DeviceId;
use trug_store::Store;

/// Looks at everything that Trug needs. It never fails: what does not work is a finding.
pub fn doctor(home: &Path) -> DoctorView {
    let mut findings = vec![home_finding(home)];
    if findings.iter().all(|finding| finding.works) {
        findings.push(list_finding(home));
    }
    findings.push(languages_finding(home));
    findings.push(catalogue_finding());
    findings.push(camera_finding());
    findings.push(camera_driver_finding());
    findings.push(display_finding());
    DoctorView { findings }
}

fn finding(what: DoctorSubject, works: bool, words: impl Into<String>) -> Finding {
    Finding { what, works, words: words.into() }
}

fn home_finding(home: &Path) -> Finding {
    match crate::home::make(home) {
        Ok(()) => finding(
            DoctorSubject::Home,
            true,
            format!("everything is stored in {}", home.display()),
        ),
        Err(error) => finding(DoctorSubject::Home, false, error.to_string()),
    }
}

fn languages_finding(home: &Path) -> Finding {
    let (locales, problems) = super::locales::read(home);
    if problems.is_empty() {
        let names: Vec<_> = locales.languages().into_iter().map(|one| one.name).collect();
        return finding(DoctorSubject::Languages, true, names.join(", "));
    }
    finding(DoctorSubject::Languages, false, problems.join("; "))
}

fn list_finding(home: &Path) -> Finding {
    let looked = Store::open(home, DeviceId(new_id()), SystemClock.now())
        .and_then(|store| Ok((store.check()?, store.lists()?.len())));
    match looked {
        Ok((health, lists)) if health.faults.is_empty() => {
            let counts = health.counts;
            let words = format!(
                "lists: {lists}, lines: {}, steps to undo: {}, snapshots: {}; SQLite {}, schema {}",
                counts.lines,
                counts.steps,
                health.snapshots.len(),
                health.sqlite,
                health.schema
            );
            finding(DoctorSubject::List, true, words)
        }
        Ok((health, _)) => finding(
            DoctorSubject::List,
            false,
            format!(
                "{} is damaged ({}); keep a copy of it and use the newest snapshot in the backups folder",
                health.path.display(),
                health.faults.join("; ")
            ),
        ),
        Err(error) => finding(DoctorSubject::List, false, error.to_string()),
    }
}

fn catalogue_finding() -> Finding {
    match Catalogue::starter() {
        Ok(catalogue) => finding(
            DoctorSubject::Catalogue,
            true,
            format!("{} products; {}", catalogue.info().rows, trug_catalogue::ATTRIBUTION),
        ),
        Err(error) => finding(DoctorSubject::Catalogue, false, error.to_string()),
    }
}

fn camera_finding() -> Finding {
    match trug_camera::cameras() {
        Ok(cameras) if cameras.is_empty() => finding(
            DoctorSubject::Camera,
            false,
            "no camera found; plug one in, or use photographs, the demo or typing",
        ),
        Ok(cameras) => {
            let names: Vec<_> = cameras.iter().map(|c| format!("{} [{}]", c.name, c.id)).collect();
            finding(DoctorSubject::Camera, true, names.join(", "))
        }
        Err(error) => finding(DoctorSubject::Camera, false, error.to_string()),
    }
}

/// The camera libraries that would be used, in their order.
fn camera_driver_finding() -> Finding {
    match crate::scan::worker::driver_choice() {
        Ok(choice) => {
            finding(DoctorSubject::Driver, true, format!("{choice}: {}", choice.describe()))
        }
        Err(error) => finding(DoctorSubject::Driver, false, error.to_string()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "whether there is a display is said by the environment alone"
)]
fn display_finding() -> Finding {
    let has = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !cfg!(target_os = "linux") || has("DISPLAY") || has("WAYLAND_DISPLAY") {
        finding(DoctorSubject::Display, true, "the window can be opened")
    } else {
        finding(
            DoctorSubject::Display,
            false,
            "there is no display, so only the command line works here",
        )
    }
}

impl Upkeep {
    /// As [`doctor`], of the home that is open.
    pub fn doctor(&self) -> DoctorView {
        doctor(&self.home)
    }
}
