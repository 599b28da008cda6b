//! The real window under a display of its own: its tests and its pictures. What is done in it is written down in
//! `tests/window` and measured in `bench/window`; here it is built and started.

use crate::setup;
use crate::shell::{cargo, go, npm, program, root, say};
use anyhow::Result;

/// Walks through the real window, which is built already.
pub(crate) fn journeys() -> Result<()> {
    say("The real window under Xvfb (two to four minutes)");
    on_a_display("tests/window/run.mjs", &[])
}

/// Writes a picture of each screen of the real window to `screens/window` in the target folder.
pub(crate) fn pictures() -> Result<()> {
    build()?;
    say("Pictures of the real window (one to two minutes)");
    on_a_display("tests/window/screens.mjs", &[])
}

/// Measures the window, built as `cargo xtask run` builds it, beside a plain page in a browser; `more` is for how many
/// minutes each of the two scans.
pub(crate) fn figures(more: &[String]) -> Result<()> {
    setup::for_testing()?;
    build()?;
    go(cargo().args(["build", "--locked", "-p", "trug-cli"]))?;
    say("Installing the peer of the window (5 MB)");
    go(npm().current_dir(root().join("bench/window")).args(["ci", "--ignore-scripts"]))?;
    say("The window and its peer, by turns (25 minutes unless fewer are asked for)");
    on_a_display("bench/window/run.mjs", more)
}

/// The window, and what its tests drag onto it.
fn build() -> Result<()> {
    say("Building the window");
    go(cargo().args(["build", "--locked", "-p", "trug-window", "--bins", "--examples"]))
}

/// Runs a script of Node's on a display and a session bus of its own, where there are such things.
fn on_a_display(script: &str, words: &[String]) -> Result<()> {
    let mut command = if cfg!(target_os = "linux") {
        let mut command = program("xvfb-run");
        let size = "--server-args=-screen 0 1280x900x24";
        command.args(["-a", size, "dbus-run-session", "--", "node"]);
        command
    } else {
        program("node")
    };
    go(command.arg(root().join(script)).args(words))
}
