//! `cargo xtask test`: everything that CI runs, one part after another.

use crate::shell::{built, cargo, go, is_there, npm, output_of, program, root, say, target};
use crate::{lint, setup};
use anyhow::{Result, bail};
use std::path::Path;

/// Runs the named parts, or all of them.
pub(crate) fn test(parts: &[String]) -> Result<()> {
    const PARTS: [&str; 6] = ["lint", "rust", "page", "browser", "camera", "window"];
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("there is no part {unknown:?}; the parts are {}", PARTS.join(", "));
    }
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);
    say(
        "The first time this takes 20 to 30 minutes on two cores, fetches about 750 MB and needs about 6 GB of disk; later five minutes and what a change takes to build",
    );
    setup::for_testing()?;
    if wanted("lint") {
        lint::lint()?;
    }
    if wanted("page") {
        say("The page: types and unit tests");
        go(npm().args(["run", "--silent", "check"]))?;
        go(npm().args(["run", "--silent", "test"]))?;
    }
    if wanted("browser") {
        browser(None)?;
    }
    if wanted("window") {
        say("Building the window");
        go(cargo().args(["build", "--locked", "-p", "trug-window"]))?;
    }
    if wanted("rust") {
        rust()?;
    }
    if wanted("camera") {
        camera()?;
    }
    if wanted("window") {
        window()?;
    }
    Ok(())
}

/// The page in a real browser, with a pretended Trug behind it: every screen in every state, the keyboard alone, hostile
/// names. With a folder, each screen is written there as a picture.
fn browser(pictures: Option<&Path>) -> Result<()> {
    say("The page in a real browser: every screen in every state (some minutes)");
    let mut command = program("node");
    command.args(["--test", "--test-concurrency=2", "--test-reporter=dot"]);
    for file in ["screens", "keyboard", "hostile", "words"] {
        command.arg(format!("ui/tests/browser/{file}.test.mjs"));
    }
    if let Some(folder) = pictures {
        command.env("TRUG_SCREENS", folder);
    }
    go(&mut command)
}

/// Pictures of every screen in the target folder, from the browser: to be looked at.
pub(crate) fn screens() -> Result<()> {
    setup::for_testing()?;
    let folder = target().join("screens");
    browser(Some(&folder))?;
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

/// The real window, in a display of its own.
fn window() -> Result<()> {
    say("The window's own tests");
    if has_nextest() {
        go(cargo().args(["nextest", "run", "--locked", "-p", "trug-window"]))?;
    } else {
        go(cargo().args(["test", "--locked", "-p", "trug-window"]))?;
    }
    say("The real window under Xvfb");
    let script = root().join("tests/window/run.mjs");
    let mut command = if is_there("xvfb-run") || cfg!(target_os = "linux") {
        let mut command = program("xvfb-run");
        command.args([
            "-a",
            "--server-args=-screen 0 1280x900x24",
            "dbus-run-session",
            "--",
            "node",
        ]);
        command
    } else {
        program("node")
    };
    go(command.arg(script))
}
