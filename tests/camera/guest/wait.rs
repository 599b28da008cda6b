//! Small tools of the checks: waiting, the kernel's nodes, running a program.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// For what has no limit of its own: starting programs, reading labels.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(40);

/// The kernel's nodes of this name that carry pictures, such as `/dev/video0`.
pub(crate) fn nodes(name: &str) -> Vec<String> {
    let class = Path::new("/sys/class/video4linux");
    let mut nodes = Vec::new();
    for entry in fs::read_dir(class).into_iter().flatten().flatten() {
        let is = |file: &str, text: &str| {
            fs::read_to_string(entry.path().join(file)).is_ok_and(|found| found.trim() == text)
        };
        let node = format!("/dev/{}", entry.file_name().to_string_lossy());
        if is("name", name) && is("index", "0") && Path::new(&node).exists() {
            nodes.push(node);
        }
    }
    nodes.sort();
    nodes
}

/// Waits until a condition holds.
pub(crate) fn wait_until(at_most: Duration, holds: impl Fn() -> bool) -> Result<()> {
    let until = Instant::now() + at_most;
    while !holds() {
        if Instant::now() > until {
            bail!("not within {} s", at_most.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// An error unless a condition holds.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { bail!(otherwise()) }
}

/// Runs one of the machine's own programs.
pub(crate) fn run(program: &str, words: &[&str]) -> Result<()> {
    let status = Command::new(program).args(words).status().context(program.to_owned())?;
    ensure(status.success(), || format!("{program} {words:?} ended with {status}"))
}
