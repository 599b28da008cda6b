//! Every `clippy.toml` repeats the settings of the root's.
//!
//! Clippy reads the one nearest to a crate and no other; a setting that a layer's file left out would silently be
//! clippy's own again.

use crate::shell::root;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// One message for each setting of the root that a layer's file lacks.
pub(super) fn forgotten() -> Result<Vec<String>> {
    let settings = read(Path::new("clippy.toml"))?;
    let mut broken = Vec::new();
    for file in layer_files()? {
        let text = read(&file)?;
        let lacks = |line: &&str| !text.lines().any(|one| one == *line);
        let missing = settings.lines().filter(|line| !line.starts_with('#')).filter(lacks);
        broken.extend(missing.map(|line| format!("{} lacks {line:?}", file.display())));
    }
    Ok(broken)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(root().join(file)).with_context(|| file.display().to_string())
}

/// The files of a layer (`crates/pure`) and of a crate (`crates/io/net`).
fn layer_files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("src-tauri"), PathBuf::from("crates")];
    while let Some(folder) = folders.pop() {
        let file = folder.join("clippy.toml");
        if root().join(&file).exists() {
            files.push(file);
        }
        if folder.components().count() < 3 && folder.starts_with("crates") {
            for entry in fs::read_dir(root().join(&folder))? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(folder.join(entry.file_name()));
                }
            }
        }
    }
    Ok(files)
}
