//! Files that are in place whole or not at all.
//!
//! The bytes are written beside the target, synced, renamed into its place, and the folder is
//! synced: after a power cut there is the old file or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Puts a file in place, whole and durable. A file that is there is replaced and keeps its
/// permissions; a symbolic link stays one, and what it points to is replaced.
///
/// # Errors
/// The folder cannot be written to, or the disk is full; the target is then as it was.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    PendingFile::write(target, bytes)?.put_in_place()
}

/// A file that is written and synced beside its target, but not in place yet. Dropped, it is gone.
#[derive(Debug)]
pub struct PendingFile {
    temporary: PathBuf,
    target: PathBuf,
    folder: PathBuf,
}

impl PendingFile {
    /// Writes and syncs the bytes in the target's folder.
    ///
    /// # Errors
    /// The folder cannot be written to, or the disk is full; nothing is left behind.
    pub fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        if target.file_name().is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let (temporary, mut file) = create_beside(&folder)?;
        // From here on dropping it cleans up.
        let pending = Self { temporary, target, folder };
        file.write_all(bytes)?;
        if let Ok(metadata) = fs::metadata(&pending.target) {
            file.set_permissions(metadata.permissions())?;
        }
        file.sync_all()?;
        Ok(pending)
    }

    /// The file that it will be.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Renames it into its place and syncs the folder.
    ///
    /// # Errors
    /// It cannot be renamed, or the folder cannot be synced.
    pub fn put_in_place(self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(&self.folder)
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        // Once it is in place there is nothing to remove under this name.
        let _ = fs::remove_file(&self.temporary);
    }
}

fn create_beside(folder: &Path) -> io::Result<(PathBuf, File)> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".trug-{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            // Another process of this number left it behind.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere folders have no handles to sync; the rename is flushed by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_made_and_replaced_and_nothing_else_is_left() {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("list.csv");
        write_whole(&file, b"one").expect("written");
        assert_eq!(fs::read(&file).expect("read"), b"one");
        write_whole(&file, b"two").expect("written");
        assert_eq!(fs::read(&file).expect("read"), b"two");
        assert_eq!(names(home.path()), ["list.csv"]);
    }

    #[test]
    fn what_is_not_put_in_place_changes_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("list.csv");
        write_whole(&file, b"one").expect("written");
        let pending = PendingFile::write(&file, b"two").expect("pending");
        assert_eq!(names(home.path()).len(), 2);
        drop(pending);
        assert_eq!(fs::read(&file).expect("read"), b"one");
        assert_eq!(names(home.path()), ["list.csv"]);
    }

    #[test]
    fn a_file_that_cannot_be_replaced_is_as_before_and_nothing_is_left_behind() {
        let home = tempfile::tempdir().expect("a folder");
        let taken = home.path().join("taken");
        fs::create_dir(&taken).expect("a folder");
        fs::write(taken.join("inside"), "x").expect("a file");
        assert!(write_whole(&taken, b"two").is_err());
        assert!(write_whole(&home.path().join("no/such/folder.txt"), b"x").is_err());
        assert!(write_whole(Path::new("/"), b"x").is_err());
        assert_eq!(names(home.path()), ["taken"]);
        assert_eq!(names(&taken), ["inside"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let home = tempfile::tempdir().expect("a folder");
        let (file, link) = (home.path().join("file"), home.path().join("link"));
        write_whole(&file, b"one").expect("written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
        symlink(&file, &link).expect("a link");
        write_whole(&link, b"two").expect("written");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read(&file).expect("read"), b"two");
        let mode = fs::metadata(&file).expect("metadata").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
}
