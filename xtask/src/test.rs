//! `cargo xtask test`: everything that CI runs, one part after another.

use crate::shell::{built, cargo, go, npm, output_of, program, say, target};
use crate::{lint, setup, window};
use anyhow::{Result, bail};
use std::path::Path;

/// What a part is called, and what it does.
type Part = (&'static str, fn() -> Result<()>);

/// The parts in the order in which they run, the quick ones first.
const PARTS: [Part; 6] = [
    ("lint", lint::lint),
    ("page", page),
    ("browser", || browser(None)),
    ("rust", rust),
    ("camera", camera),
    ("window", window),
];

/// Runs the named parts, or all of them. One that fails does not keep the others from being run.
pub(crate) fn test(wanted: &[String]) -> Result<()> {
    let names = PARTS.map(|(name, _)| name);
    if let Some(unknown) = wanted.iter().find(|part| !names.contains(&part.as_str())) {
        bail!("there is no part {unknown:?}; the parts are {}", names.join(", "));
    }
    if wanted == ["camera"] {
        say(
            "The first time this takes about ten minutes on two cores, fetches about 200 MB besides the crates and needs about 3 GB of disk; later one to four minutes",
        );
        setup::for_testing_the_camera()?;
    } else {
        say(
            "The first time this takes 20 to 30 minutes on two cores, fetches about 750 MB and needs about 6 GB of disk; later five minutes and what a change takes to build",
        );
        setup::for_testing()?;
    }
    let mut failed = Vec::new();
    for (name, run) in PARTS {
        if !wanted.is_empty() && !wanted.iter().any(|part| part == name) {
            continue;
        }
        if let Err(error) = run() {
            say(&format!("FAILED: {name}: {error:#}"));
            failed.push(name);
        }
    }
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

fn page() -> Result<()> {
    say("The page: types and unit tests");
    go(npm().args(["run", "--silent", "check"]))?;
    go(npm().args(["run", "--silent", "test"]))
}

/// The page in a real browser, with a pretended Trug behind it: every screen in every state, the keyboard alone, hostile
/// names. With a folder, each screen is written there as a picture.
fn browser(pictures: Option<&Path>) -> Result<()> {
    say("The page in a real browser: every screen in every state (some minutes)");
    let mut command = program("node");
    command.args(["--test", "--test-concurrency=2", "--test-reporter=dot"]);
    for file in ["screens", "keyboard", "pointer", "hostile", "words"] {
        command.arg(format!("ui/tests/browser/{file}.test.mjs"));
    }
    if let Some(folder) = pictures {
        command.env("TRUG_SCREENS", folder);
    }
    go(&mut command)
}

/// Pictures of every screen in the target folder, from the browser and from the real window: to be looked at.
pub(crate) fn screens() -> Result<()> {
    setup::for_testing()?;
    let folder = target().join("screens");
    browser(Some(&folder))?;
    window::pictures()?;
    println!("{}", folder.display());
    Ok(())
}

/// The programs are built first: the journeys start them.
fn rust() -> Result<()> {
    say("Rust: unit, property, integration and journey tests");
    go(cargo().args(["build", "--locked", "-p", "trug-cli"]))?;
    if has_nextest() {
        go(cargo().args(["nextest", "run", "--locked", "--no-fail-fast"]))?;
        go(cargo().args(["test", "--locked", "--doc", "--quiet"]))
    } else {
        go(cargo().args(["test", "--locked", "--no-fail-fast"]))
    }
}

/// The real program, real drivers and a camera of software, in a machine of its own.
fn camera() -> Result<()> {
    say("The camera in a virtual machine (one to four minutes)");
    go(cargo().args(["build", "--locked", "-p", "trug-cli", "-p", "trug-camera-test"]))?;
    setup::for_camera();
    go(&mut program(built("camera-vm")))
}

fn has_nextest() -> bool {
    output_of(program("cargo-nextest").args(["nextest", "--version"])).is_some()
}

/// The window's own tests, then the real one.
fn window() -> Result<()> {
    say("The window's own tests");
    if has_nextest() {
        go(cargo().args(["nextest", "run", "--locked", "-p", "trug-window"]))?;
    } else {
        go(cargo().args(["test", "--locked", "-p", "trug-window"]))?;
    }
    window::journeys()
}
