//! Folders: made, looked into, removed.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Makes a folder, and those it is in, where there is none.
///
/// # Errors
/// When it cannot be made, or something else has its name.
pub fn create_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Whether a folder has no entry.
///
/// # Errors
/// When it cannot be read.
pub fn is_empty_folder(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

/// Removes a folder with all that is in it. One that is not there is no error.
///
/// # Errors
/// When something in it cannot be removed.
pub fn remove_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_found_empty_filled_and_removed() {
        let outer = tempfile::tempdir().expect("a folder");
        let folder = outer.path().join("a/b");
        assert!(is_empty_folder(&folder).is_err(), "it is not there yet");
        for _ in 0..2 {
            create_folder(&folder).expect("it is made");
            assert!(is_empty_folder(&folder).expect("it is read"));
        }
        fs::write(folder.join("one"), "1").expect("written");
        assert!(!is_empty_folder(&folder).expect("it is read"));
        for _ in 0..2 {
            remove_folder(&folder).expect("it is gone");
            assert!(!folder.exists());
        }
    }

    #[test]
    fn a_file_in_the_way_of_a_folder_is_an_error() {
        let outer = tempfile::tempdir().expect("a folder");
        let file = outer.path().join("file");
        fs::write(&file, "1").expect("written");
        assert!(create_folder(&file).is_err());
        assert!(is_empty_folder(&file).is_err());
    }
}
