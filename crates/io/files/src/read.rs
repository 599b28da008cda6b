//! Reading files and folders that are not Trug's own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The first `limit` bytes of a file, or all of it where it has fewer. What stands there may be larger than
/// memory, or without an end.
///
/// # Errors
/// When it cannot be opened or read.
pub fn read_up_to(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The entries of a folder with this extension, by name; none where the folder cannot be read.
pub fn files_with_extension(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == extension))
        .collect();
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_the_limit_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "12345").expect("written");
        for (limit, expected) in [(0, ""), (3, "123"), (5, "12345"), (1000, "12345")] {
            assert_eq!(read_up_to(&file, limit).expect("read"), expected.as_bytes(), "{limit}");
        }
        assert!(read_up_to(&folder.path().join("none"), 1).is_err());
    }

    #[test]
    fn files_are_found_by_extension_and_come_by_name() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["b.ftl", "a.ftl", "c.txt", "ftl"] {
            fs::write(folder.path().join(name), "").expect("written");
        }
        let found = files_with_extension(folder.path(), "ftl");
        assert_eq!(found, ["a.ftl", "b.ftl"].map(|name| folder.path().join(name)));
        assert_eq!(
            files_with_extension(&folder.path().join("none"), "ftl"),
            [""; 0].map(PathBuf::from)
        );
    }
}
