//! `cargo xtask lint`: formatting, clippy, and the rules of the house that can be read off the text.

use crate::setup;
use crate::shell::{cargo, go, root, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs every lint over the crates that need no window.
pub(crate) fn lint() -> Result<()> {
    setup::for_linting()?;
    say("Formatting");
    go(cargo().args(["fmt", "--all", "--check"]))?;
    say("Invariants");
    invariants()?;
    say("Clippy");
    go(cargo().args(["clippy", "--locked", "--all-targets", "--quiet", "--", "-D", "warnings"]))
}

/// A text that may stand only in some places, and why.
struct OnlyIn {
    text: &'static str,
    folders: &'static [&'static str],
    why: &'static str,
}

const RULES: &[OnlyIn] = &[
    OnlyIn {
        text: "rusqlite::",
        folders: &["crates/io/store/", "crates/io/catalogue/"],
        why: "SQL lives in the store and the catalogue only",
    },
    OnlyIn {
        text: "ureq::",
        folders: &["crates/io/baskets/", "crates/lab/shop/tests/"],
        why: "there is one outbound HTTP client, in baskets",
    },
    OnlyIn {
        text: "TcpListener",
        folders: &["crates/lab/shop/", "crates/io/baskets/tests/", "crates/io/baskets/src/", "tests/"],
        why: "only the practice shop listens",
    },
    OnlyIn { text: "tauri::", folders: &["src-tauri/"], why: "tauri stays in the window's crate" },
    OnlyIn {
        text: "SystemTime::now",
        folders: &["crates/surface/app/", "crates/lab/shop/", "xtask/", "tests/", "bench/"],
        why: "time comes from the caller; the app has the one clock",
    },
    OnlyIn {
        text: "Uuid::now_v7",
        folders: &["crates/surface/app/", "crates/lab/shop/", "crates/io/baskets/tests/", "crates/io/store/tests/"],
        why: "ids come from the caller; the app makes them",
    },
    OnlyIn {
        text: "@tauri-apps/",
        folders: &["ui/src/lib/backend/"],
        why: "the page speaks to one backend, so that it can be tested without a window",
    },
];

/// Each rule is about the Rust files of the project and the sources of the page, this file aside.
fn invariants() -> Result<()> {
    let mut broken = Vec::new();
    for path in sources()? {
        let text = fs::read_to_string(root().join(&path)).with_context(|| path.clone())?;
        for rule in RULES {
            let allowed = rule.folders.iter().any(|folder| path.starts_with(folder));
            if !allowed && text.contains(rule.text) {
                broken.push(format!("{path} has {:?}: {}", rule.text, rule.why));
            }
        }
    }
    if !broken.is_empty() {
        bail!("{} broken:\n  {}", broken.len(), broken.join("\n  "));
    }
    Ok(())
}

/// Paths from the workspace's folder, with forward slashes.
fn sources() -> Result<Vec<String>> {
    let mut open: Vec<PathBuf> = ["bench", "crates", "src-tauri", "tests", "ui/src", "xtask"]
        .iter()
        .map(PathBuf::from)
        .collect();
    let mut files = Vec::new();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(root().join(&folder))
            .with_context(|| format!("the folder {} could not be read", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                // Other people's packages have rules of their own.
                if entry.file_name() != "node_modules" {
                    open.push(path);
                }
            } else if is_source(&path) {
                files.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.retain(|path| path != "xtask/src/lint.rs");
    Ok(files)
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["rs", "ts", "svelte"].iter().any(|one| ending == *one))
}
