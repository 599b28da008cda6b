//! The real window under a display of its own: its tests and its pictures. What is done in it is written down in
//! `tests/window`; here it is built and started.

use crate::shell::{cargo, go, program, root, say};
use anyhow::Result;

/// Walks through the real window.
pub(crate) fn journeys() -> Result<()> {
    build()?;
    say("The real window under Xvfb (two to four minutes)");
    on_a_display("tests/window/run.mjs")
}

/// Writes a picture of each screen of the real window to `screens/window` in the target folder.
pub(crate) fn pictures() -> Result<()> {
    build()?;
    say("Pictures of the real window (one to two minutes)");
    on_a_display("tests/window/screens.mjs")
}

/// The window, and what its tests drag onto it.
fn build() -> Result<()> {
    say("Building the window");
    go(cargo().args(["build", "--locked", "-p", "trug-window", "--bins", "--examples"]))
}

/// Runs a script of Node's on a display and a session bus of its own, where there are such things.
fn on_a_display(script: &str) -> Result<()> {
    let mut command = if cfg!(target_os = "linux") {
        let mut command = program("xvfb-run");
        let size = "--server-args=-screen 0 1280x900x24";
        command.args(["-a", size, "dbus-run-session", "--", "node"]);
        command
    } else {
        program("node")
    };
    go(command.arg(root().join(script)))
}
