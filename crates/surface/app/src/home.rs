//! The folder in which the data of one shopper is stored.

use crate::contract::{AppError, Problem};
use crate::error::Result;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where in a home the practice shop keeps its carts.
pub(crate) const PRACTICE_FOLDER: &str = "practice-shop";

/// Stands for the home folder where there is none. No folder can have this name on any system.
pub(crate) const IN_MEMORY: &str = "\0memory";

/// The home, unless it is in memory.
pub(crate) fn on_disk(home: &Path) -> Option<&Path> {
    (home != Path::new(IN_MEMORY)).then_some(home)
}

/// The home for people: its path, or nothing where it is in memory.
pub(crate) fn shown(home: &Path) -> String {
    on_disk(home).map(|home| home.display().to_string()).unwrap_or_default()
}

/// The home folder: `TRUG_HOME` if it is set, else the platform's data folder.
///
/// # Errors
/// When the platform names no data folder.
pub fn home_folder(trug_home: Option<OsString>) -> Result<PathBuf> {
    if let Some(folder) = trug_home.filter(|folder| !folder.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    directories::ProjectDirs::from("", "", "Trug")
        .map(|dirs| dirs.data_dir().to_owned())
        .ok_or_else(|| {
            AppError::new(Problem::NoHome {}, "this system names no folder for a program's data")
        })
}

/// Makes the folder if it is not there, for its owner alone.
pub(crate) fn make(home: &Path) -> Result<()> {
    if home.is_dir() {
        return Ok(());
    }
    trug_files::create_private_folder(home).map_err(|error| {
        let (path, why) = (home.display().to_string(), error.to_string());
        let message = format!("the folder {path} could not be made: {why}");
        AppError::new(Problem::Home { path, why }, message)
    })
}
