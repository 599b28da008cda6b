//! `cargo xtask lint`: formatting, clippy, the links of the documentation, and the rules of the project that can be read
//! off the text.
//!
//! Each rule is a file that gives one message for each break: where a thing may be used ([`placement`]), imports in a
//! circle ([`circles`]), tests that are skipped in silence ([`skips`]), settings of clippy that a layer would lose
//! ([`clippy_settings`]).

mod circles;
mod clippy_settings;
mod placement;
mod shared_builds;
mod skips;
mod source;

use crate::setup;
use crate::shell::{cargo, go, say};
use anyhow::{Result, bail};

/// Runs every lint over the crates that need no window. None of it needs the network.
pub(crate) fn lint() -> Result<()> {
    setup::for_linting()?;
    say("Formatting");
    go(cargo().args(["fmt", "--all", "--check"]))?;
    say("Rules of the project");
    rules()?;
    say("Features that are built twice");
    pass(shared_builds::built_twice()?)?;
    say("Clippy");
    go(cargo().args(["clippy", "--locked", "--all-targets", "--quiet", "--", "-D", "warnings"]))?;
    say("Documentation");
    go(cargo()
        .args(["doc", "--locked", "--no-deps", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings"))?;
    say("Clippy without the practice shop");
    go(cargo()
        .args(["clippy", "--locked", "--quiet", "--no-default-features"])
        .args(["-p", "trug-app", "-p", "trug-cli", "--", "-D", "warnings"]))
}

/// The rules that are read off the text alone: some milliseconds.
pub(crate) fn rules() -> Result<()> {
    let sources = source::sources()?;
    let broken: Vec<String> = [
        placement::misplaced(&sources),
        circles::circles(&sources),
        skips::skips(&sources),
        clippy_settings::forgotten()?,
    ]
    .concat();
    pass(broken)
}

fn pass(broken: Vec<String>) -> Result<()> {
    if !broken.is_empty() {
        bail!("{} broken:\n  {}", broken.len(), broken.join("\n  "));
    }
    Ok(())
}
