//! Files that are in place whole or not at all.
//!
//! The bytes are written beside the target, synced, renamed into its place, and the folder is
//! synced: after a power cut there is the old file or the new one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Puts a file in place, whole and durable. A file that is there is replaced and keeps its
/// permissions; a symbolic link stays one, and what it points to is replaced. What would not be the
/// same file any more is written through instead: one of another owner, one with several names, and
/// what is no file at all, like a device or a pipe.
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
    /// Whether the target is written to where it is, because a file in its place would be another one.
    through: bool,
}

impl PendingFile {
    /// Writes and syncs the bytes in the target's folder.
    ///
    /// # Errors
    /// The folder cannot be written to, or the disk is full; nothing is left behind.
    pub fn write(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let target = end_of_links(target);
        if target.file_name().is_none() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let there = fs::metadata(&target).ok();
        if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
            // Nothing can be made beside a device or a pipe, and nothing has to be.
            fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes)?;
            let (temporary, through) = (PathBuf::new(), true);
            return Ok(Self { temporary, target, folder, through });
        }
        let (temporary, mut file) = create_beside(&folder)?;
        let through = there.as_ref().is_some_and(|there| would_be_another(there, &file));
        // From here on dropping it cleans up.
        let pending = Self { temporary, target, folder, through };
        file.write_all(bytes)?;
        if let Some(there) = there.filter(|_| !through) {
            file.set_permissions(there.permissions())?;
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
        if self.through {
            return self.write_through();
        }
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(&self.folder)
    }
}

impl PendingFile {
    /// Copies the bytes, which are on the disk already, into the file that is there.
    fn write_through(&self) -> io::Result<()> {
        if self.temporary.as_os_str().is_empty() {
            return Ok(());
        }
        let mut target = OpenOptions::new().write(true).truncate(true).open(&self.target)?;
        io::copy(&mut File::open(&self.temporary)?, &mut target)?;
        target.sync_all()
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        // Once it is in place there is nothing to remove under this name.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// What a path leads to over symbolic links, also where that is not there yet.
fn end_of_links(path: &Path) -> PathBuf {
    const MAX_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        let Ok(to) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or_else(|| Path::new("")).join(to);
    }
    fs::canonicalize(&path).unwrap_or(path)
}

/// Whether a new file in place of this one would have another owner, or leave another name of it behind.
#[cfg(unix)]
fn would_be_another(there: &fs::Metadata, new: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(new) = new.metadata() else { return false };
    there.nlink() > 1 || there.uid() != new.uid() || there.gid() != new.gid()
}

#[cfg(not(unix))]
fn would_be_another(_: &fs::Metadata, _: &File) -> bool {
    false
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

    #[cfg(unix)]
    #[test]
    fn what_would_be_another_file_is_written_through() {
        use std::os::unix::fs::{MetadataExt, symlink};
        let home = tempfile::tempdir().expect("a folder");
        let (file, name) = (home.path().join("file"), home.path().join("second name"));
        fs::write(&file, "a long first text").expect("written");
        fs::hard_link(&file, &name).expect("a second name");
        let before = fs::metadata(&file).expect("metadata").ino();
        write_whole(&file, b"two").expect("written");
        assert_eq!(fs::read(&name).expect("read"), b"two");
        assert_eq!(fs::metadata(&file).expect("metadata").ino(), before);
        let (nowhere, link) = (home.path().join("not yet"), home.path().join("link"));
        symlink("not yet", &link).expect("a link");
        write_whole(&link, b"three").expect("written");
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read(&nowhere).expect("read"), b"three");
        write_whole(Path::new("/dev/null"), b"gone").expect("written");
        assert!(!fs::metadata("/dev/null").expect("a device").is_file());
        assert_eq!(names(home.path()), ["file", "link", "not yet", "second name"]);
    }
}
