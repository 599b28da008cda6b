//! `cargo xtask bench`: the figures of `docs/figures.md`, each by one command; and the makers of assets.

use crate::shell::{cargo, go, say};
use crate::{peers, setup, window};
use anyhow::{Result, bail};

/// Every benchmark, in the order in which `all` runs them.
const NAMES: [&str; 11] = [
    "read",
    "made",
    "clips",
    "prior",
    "calibration",
    "phantoms",
    "frame",
    "camera",
    "list",
    "scan",
    "window",
];
/// Those of the whole program; the others are of the reader, which builds in a fraction of the time.
const WITH_APP: [&str; 2] = ["list", "scan"];
/// Those that show other readers beside Trug's.
const WITH_PEERS: [&str; 3] = ["read", "made", "clips"];

/// Runs the named benchmark, or all.
pub(crate) fn bench(names: &[String]) -> Result<()> {
    setup::for_building()?;
    let Some((name, more)) = names.split_first() else {
        bail!("which one? {} or all", NAMES.join(", "));
    };
    if name == "all" {
        return NAMES.iter().try_for_each(|name| figures(name, more));
    }
    if !NAMES.contains(&name.as_str()) {
        bail!("there is no benchmark {name:?}; there are {} and all", NAMES.join(", "));
    }
    figures(name, more)
}

fn figures(name: &str, more: &[String]) -> Result<()> {
    match name {
        "frame" => return frame(more),
        "camera" => return camera(more),
        "window" => return window::figures(more),
        _ => {}
    }
    let without = more.windows(2).any(|pair| pair == ["--peers", "none"]);
    if WITH_PEERS.contains(&name) && !without {
        peers::install();
    }
    let mut run = cargo();
    run.args(["run", "--release", "--locked", "--quiet", "-p", "trug-bench"]);
    if WITH_APP.contains(&name) {
        go(cargo().args(["build", "--release", "--locked", "--quiet", "-p", "trug-cli"]))?;
    } else {
        run.arg("--no-default-features");
    }
    go(run.args(["--", name]).args(more))
}

/// What one look at a camera's frame costs: a program of its own, whose allocations are counted.
fn frame(more: &[String]) -> Result<()> {
    go(cargo()
        .args(["bench", "--locked", "--quiet", "-p", "trug-bench", "--no-default-features"])
        .args(["--bench", "frame", "--"])
        .args(more))
}

/// What a camera costs and how soon a packet is seen: the camera's own benchmark.
fn camera(more: &[String]) -> Result<()> {
    // It says of itself what it could not be compared with.
    if let Err(error) = setup::for_camera_peers() {
        say(&format!("libjpeg-turbo will not be compared with: {error:#}"));
    }
    go(cargo()
        .args(["bench", "--locked", "--quiet", "-p", "trug-camera", "--features", "fake"])
        .args(["--bench", "camera", "--"])
        .args(more))
}

/// Draws the demo clip anew; its bytes are the same every time.
pub(crate) fn demo_clip() -> Result<()> {
    setup::for_building()?;
    go(cargo().args([
        "run",
        "--release",
        "--locked",
        "-p",
        "trug-camera",
        "--example",
        "make_demo",
    ]))
}

/// Makes the starter catalogue anew from files of Open Food Facts.
pub(crate) fn starter_catalogue(from: Option<String>) -> Result<()> {
    setup::for_building()?;
    let from = from.unwrap_or_else(|| "../shared/catalogue".to_owned());
    go(cargo()
        .args(["run", "--release", "--locked", "-p", "trug-catalogue", "--example", "make_starter"])
        .args(["--", "--from", &from, "--to", "assets/catalogue/starter.sqlite"]))
}
