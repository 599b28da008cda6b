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

/// As [`create_folder`]; one that is made is for its owner alone.
///
/// # Errors
/// Those of [`create_folder`].
pub fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file one that only its owner reads and writes. Other systems than Unix have no such modes.
///
/// # Errors
/// When it is not there, or another's.
pub fn make_private(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let permissions = fs::metadata(file)?.permissions();
        if permissions.mode() & 0o077 != 0 {
            fs::set_permissions(file, fs::Permissions::from_mode(0o600))?;
        }
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// Whether a folder has no entry.
///
/// # Errors
/// When it cannot be read.
pub fn is_empty_folder(folder: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(folder)?.next().is_none())
}

/// Removes a file.
///
/// # Errors
/// When it is not there or cannot be removed.
pub fn remove_file(file: &Path) -> io::Result<()> {
    fs::remove_file(file)
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

    #[cfg(unix)]
    #[test]
    fn what_is_private_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).expect("metadata").permissions().mode() & 0o777;
        let outer = tempfile::tempdir().expect("a folder");
        let folder = outer.path().join("home");
        create_private_folder(&folder).expect("it is made");
        assert_eq!(mode(&folder), 0o700);
        let file = folder.join("list");
        fs::write(&file, "1").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o664)).expect("permissions");
        make_private(&file).expect("it is made so");
        assert_eq!(mode(&file), 0o600);
        assert!(make_private(&folder.join("nothing")).is_err());
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
