//! `cargo xtask test`: everything that CI runs, one part after another.

use crate::shell::{cargo, go, is_there, npm, output_of, program, root, say};
use crate::{lint, setup};
use anyhow::{Result, bail};

/// Runs the named parts, or all of them.
pub(crate) fn test(parts: &[String]) -> Result<()> {
    const PARTS: [&str; 4] = ["lint", "rust", "page", "window"];
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("there is no part {unknown:?}; the parts are {}", PARTS.join(", "));
    }
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|named| named == part);
    say(
        "The first time this takes 20 to 30 minutes on two cores, fetches about 600 MB and needs about 6 GB of disk; later two minutes and what a change takes to build",
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
    if wanted("window") {
        say("Building the window");
        go(cargo().args(["build", "--locked", "-p", "trug-window"]))?;
    }
    if wanted("rust") {
        rust()?;
    }
    if wanted("window") {
        window()?;
    }
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
