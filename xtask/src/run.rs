//! `cargo xtask run`: opens the window, or walks the same path in the terminal.

use crate::setup;
use crate::shell::{built, cargo, go, say};
use anyhow::Result;
use std::ffi::OsString;

/// Builds and starts Trug: the window where there is a display, else the journey in the terminal.
pub(crate) fn run(terminal: bool, more: &[OsString]) -> Result<()> {
    if terminal || !has_display() { journey() } else { window(more) }
}

fn window(more: &[OsString]) -> Result<()> {
    if is_first("trug-window") {
        say(
            "The first build takes 10 to 15 minutes on two cores, fetches about 450 MB of packages and needs about 3 GB of disk; later ones take seconds",
        );
    }
    setup::for_window()?;
    go(cargo().args(["run", "--quiet", "--locked", "-p", "trug-window", "--"]).args(more))
}

fn journey() -> Result<()> {
    say("There is no display here: the same journey, from packet to basket, runs in the terminal");
    if is_first("trug") {
        say(
            "The first build takes 5 to 8 minutes on two cores, fetches about 200 MB of packages and needs about 1.5 GB of disk; later ones take seconds",
        );
    }
    setup::for_building()?;
    go(cargo().args(["build", "--locked", "-p", "trug-cli"]))?;
    go(cargo().args(["run", "--quiet", "--locked", "-p", "trug-cli", "--", "journey"]))
}

fn has_display() -> bool {
    !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn is_first(binary: &str) -> bool {
    !built(binary).exists()
}
