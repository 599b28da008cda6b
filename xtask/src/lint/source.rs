//! The project's source files as text.

use crate::shell::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file.
pub(super) struct Source {
    /// From the workspace's folder, with forward slashes.
    pub(super) path: String,
    /// What is in it.
    pub(super) text: String,
}

impl Source {
    /// Whether it is Rust.
    pub(super) fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|ending| ending == "rs")
    }

    /// Whether it is one of the lints, which name what they forbid.
    pub(super) fn is_lint(&self) -> bool {
        self.path.starts_with("xtask/src/lint/")
    }
}

/// Every Rust, TypeScript and Svelte file of the project.
pub(super) fn sources() -> Result<Vec<Source>> {
    let mut open: Vec<PathBuf> =
        ["bench", "crates", "src-tauri", "tests", "ui/src", "ui/tests", "xtask"]
            .iter()
            .map(PathBuf::from)
            .collect();
    let mut all = Vec::new();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(root().join(&folder))
            .with_context(|| format!("the folder {} could not be read", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                // Packages of others have rules of their own.
                if !["node_modules", "data", "target"].iter().any(|name| entry.file_name() == *name)
                {
                    open.push(path);
                }
            } else if is_source(&path) {
                let text =
                    fs::read_to_string(entry.path()).with_context(|| path.display().to_string())?;
                all.push(Source { path: path.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    all.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(all)
}

fn is_source(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ["rs", "ts", "svelte", "mjs"].iter().any(|one| ending == *one))
}

/// Rust text without its comments and without what is in its string literals.
pub(super) fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('/', Some('/')) => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        out.push('\n');
                        break;
                    }
                }
            }
            ('"', _) => {
                out.push_str("\"\"");
                skip_string(&mut chars);
            }
            // A quote as a character literal opens no string.
            ('\'', Some('"' | '\\')) => {
                chars.next();
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

fn skip_string(chars: &mut std::iter::Peekable<std::str::Chars>) {
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            '"' => return,
            _ => {}
        }
    }
}
