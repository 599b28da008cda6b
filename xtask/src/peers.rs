//! The readers that Trug is compared with, put into the folder `peers` of the target folder.
//!
//! None of them is needed for anything else, and none is a reason to stop: what cannot be installed is said here, and the
//! benchmark names it again as not measured.

use crate::setup;
use crate::shell::{cargo, go, program, root, say, target};
use anyhow::{Context, Result};
use std::fs;

/// Installs what is not there yet.
pub(crate) fn install() {
    for (what, outcome) in [("tapirscan", tapirscan()), ("zxing-cpp, ZBar, OpenCV", python())] {
        if let Err(error) = outcome {
            say(&format!(
                "{what} could not be installed, and will not be compared with: {error:#}"
            ));
        }
    }
}

/// Cargo is run in the peers' own folder, whose `.cargo/config.toml` it is to find.
fn tapirscan() -> Result<()> {
    let into = target().join("peers");
    if !into.join("release").exists() {
        say("Building tapirscan, to compare with (the first time about ten minutes)");
    }
    go(cargo()
        .current_dir(root().join("bench/peers"))
        .args(["build", "--release", "--locked", "--quiet", "--target-dir"])
        .arg(into))
}

/// Packages of the Python Package Index with the versions that the published figures were made with.
const PACKAGES: [&str; 3] =
    ["numpy==2.4.6", "opencv-python-headless==5.0.0.93", "zxing-cpp==3.1.1"];

fn python() -> Result<()> {
    let venv = target().join("peers/venv");
    let stamp = venv.join("trug-stamp");
    let wanted = PACKAGES.join("\n");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("Installing zxing-cpp, ZBar and OpenCV, to compare with (about 80 MB, under a minute)");
    setup::for_peers()?;
    let (python, inside) =
        if cfg!(windows) { ("python", "Scripts/python.exe") } else { ("python3", "bin/python") };
    go(program(python).args(["-m", "venv"]).arg(&venv))?;
    go(program(venv.join(inside))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
        .args(PACKAGES))?;
    fs::write(&stamp, wanted).context("the stamp of the Python environment")
}
