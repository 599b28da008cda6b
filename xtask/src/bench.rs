//! `cargo xtask bench`: the figures of the README, each by one command; and the makers of assets.

use crate::setup;
use crate::shell::{cargo, go};
use anyhow::{Result, bail};

/// Runs the named benchmarks.
pub(crate) fn bench(names: &[String]) -> Result<()> {
    setup::for_building()?;
    let Some(name) = names.first() else {
        bail!("which one? read, frame, list, scan or all");
    };
    match name.as_str() {
        "all" => {
            for name in ["read", "list", "scan"] {
                figures(name, &names[1..])?;
            }
            frame(&names[1..])
        }
        "read" | "list" | "scan" => figures(name, &names[1..]),
        "frame" => frame(&names[1..]),
        other => {
            bail!("there is no benchmark {other:?}; there are read, frame, list, scan and all")
        }
    }
}

fn figures(name: &str, more: &[String]) -> Result<()> {
    go(cargo().args(["build", "--release", "--locked", "--quiet", "-p", "trug-cli"]))?;
    go(cargo()
        .args(["run", "--release", "--locked", "--quiet", "-p", "trug-bench", "--", name])
        .args(more))
}

/// What one look at a camera's frame costs: the decoder's own benchmark, which needs nothing else built.
fn frame(more: &[String]) -> Result<()> {
    go(cargo()
        .args(["bench", "--locked", "--quiet", "-p", "trug-decode", "--bench", "frame", "--"])
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
