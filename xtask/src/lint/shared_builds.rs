//! The programs are built from the same crates as the tests.
//!
//! Cargo builds a crate anew for each set of features, and all that is above it. `crates/hosts/features` names what only
//! the tests ask for; this compares, so that a new dependency does not bring the second build back.

use crate::shell::{cargo, output_of, root};
use anyhow::{Context, Result};
use std::collections::BTreeSet;

/// One message for each crate of others that a host has with features that no build of the tests has.
pub(super) fn built_twice() -> Result<Vec<String>> {
    let tests = crates(&["-e", "normal,build,dev"])?;
    let of_host = crates(&["-e", "normal,build", "-p", "trug-cli"])?;
    let message = |one: &String| {
        format!(
            "`trug` is built with {one}, the tests with other features: see crates/hosts/features"
        )
    };
    Ok(of_host.difference(&tests).map(message).collect())
}

/// The crates of others in a build, each with its version and features.
fn crates(packages: &[&str]) -> Result<BTreeSet<String>> {
    let tree = output_of(
        cargo()
            .args(["tree", "--locked", "--prefix", "none", "-f", "{p} with [{f}]"])
            .args(packages),
    )
    .context("cargo tree: did not answer")?;
    // A member names its folder; a crate that was shown before ends in a star.
    let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    let member = format!("({}", root().display());
    Ok(lines
        .filter(|line| !line.contains(&member) && !line.is_empty())
        .map(str::to_owned)
        .collect())
}
