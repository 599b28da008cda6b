//! The doctor: what works here and what does not, in words.

use super::Upkeep;
use super::backups::back_up_if_due;
use crate::clock::{Clock, SystemClock, new_id};
use crate::contract::{DoctorSubject, DoctorView, Finding};
use crate::home;
use std::path::Path;
use trug_catalogue::Catalogue;
use trug_domain::DeviceId;
use trug_store::{Health, JournalCheck, Store};

/// Looks at everything that Trug needs. It never fails: what does not work is a finding.
pub fn doctor(home: &Path) -> DoctorView {
    let mut findings = vec![home_finding(home)];
    if findings.iter().all(|finding| finding.works) {
        findings.extend(match Store::open(home, DeviceId(new_id()), SystemClock.now()) {
            Ok(store) => store_findings(&store),
            Err(error) => vec![finding(DoctorSubject::List, false, error.to_string())],
        });
    }
    findings.extend(program_findings(home));
    DoctorView { findings }
}

impl Upkeep {
    /// As [`doctor`], of the home that is open; of one in memory there is no folder to look at.
    pub fn doctor(&self) -> DoctorView {
        if let Some(home) = home::on_disk(&self.home) {
            return doctor(home);
        }
        let mut findings = store_findings(&self.store);
        findings.extend(program_findings(&self.home));
        DoctorView { findings }
    }
}

/// What does not depend on the file of the lists.
fn program_findings(home: &Path) -> [Finding; 5] {
    [
        languages_finding(home),
        catalogue_finding(),
        camera_finding(),
        camera_driver_finding(),
        display_finding(),
    ]
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

/// How the file of the lists is, and whether its journal leads to what is stored.
fn store_findings(store: &Store) -> Vec<Finding> {
    match store.check().and_then(|health| Ok((health, store.lists()?.len()))) {
        Ok((health, lists)) => {
            let mut findings = vec![list_finding(&health, lists)];
            // Of a file that is damaged the journal is not replayed.
            if health.faults.is_empty() {
                findings.push(journal_finding(&health.journal));
            }
            if store.home().is_some() {
                findings.push(copies_finding(store));
            }
            findings
        }
        Err(error) => vec![finding(DoctorSubject::List, false, error.to_string())],
    }
}

fn list_finding(health: &Health, lists: usize) -> Finding {
    if health.faults.is_empty() {
        let counts = &health.counts;
        let words = format!(
            "lists: {lists}, lines: {}, steps to undo: {}, snapshots: {}; SQLite {}, schema {}",
            counts.lines,
            counts.steps,
            health.snapshots.len(),
            health.sqlite,
            health.schema
        );
        return finding(DoctorSubject::List, true, words);
    }
    let (path, faults) = (health.path.display(), health.faults.join("; "));
    finding(
        DoctorSubject::List,
        false,
        format!(
            "{path} is damaged ({faults}); keep a copy of it and use the newest snapshot in the backups folder"
        ),
    )
}

fn journal_finding(journal: &JournalCheck) -> Finding {
    let JournalCheck { entries, faults } = journal;
    if faults.is_empty() {
        let words = format!("entries: {entries}; replayed, they lead to the lists as they are");
        return finding(DoctorSubject::Journal, true, words);
    }
    let faults = faults.join("; ");
    finding(
        DoctorSubject::Journal,
        false,
        format!(
            "the lists are not what the journal leads to ({faults}); the lists can be used, and a backup of the folder helps whoever looks into it"
        ),
    )
}

/// Makes a copy if one is due, so that what stands in the way of it is seen.
fn copies_finding(store: &Store) -> Finding {
    if let Err(error) = back_up_if_due(store, &SystemClock) {
        let words = format!("no copy of the lists can be made: {error}");
        return finding(DoctorSubject::Copies, false, words);
    }
    let copies = store.backups();
    let words = match copies.first() {
        Some(newest) => format!("{}; the newest is {}", copies.len(), newest.path.display()),
        None => "none yet; the first is made when something is on a list".to_owned(),
    };
    finding(DoctorSubject::Copies, true, words)
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
