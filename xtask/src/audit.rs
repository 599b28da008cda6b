//! `cargo xtask audit`: what the crates that Trug is built with are allowed to be, by cargo-deny and `deny.toml`.

use crate::shell::{cargo, go, output_of, program, say, target};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// The version that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Checks licences, sources and banned crates, which needs no network, and then the known advisories, which do.
pub(crate) fn audit() -> Result<()> {
    let cargo_deny = cargo_deny()?;
    say("Licences, sources, banned crates");
    go(program(&cargo_deny).args([
        "--locked",
        "--offline",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))?;
    say("Advisories");
    go(program(&cargo_deny).args(["--locked", "check", "advisories"]))
        .context("either a crate has a known fault (see above), or the advisory database could not be fetched")
}

/// cargo-deny: the one that is installed, else one in the target folder.
fn cargo_deny() -> Result<PathBuf> {
    if output_of(program("cargo-deny").arg("--version")).is_some() {
        return Ok(PathBuf::from("cargo-deny"));
    }
    let folder = target().join("tools");
    let installed =
        folder.join("bin").join("cargo-deny").with_extension(std::env::consts::EXE_EXTENSION);
    if !installed.exists() {
        say("Installing cargo-deny (about ten minutes on two cores, once)");
        go(cargo()
            .args(["install", "--locked", "--version", CARGO_DENY, "cargo-deny", "--root"])
            .arg(&folder))?;
    }
    Ok(installed)
}
