//! `trug read`: decoding alone, a line a picture.

use crate::arguments::Read;
use crate::say::{self, Answer};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use trug_app::contract::Problem;
use trug_app::{AppError, effort_named, read_picture};

pub(crate) fn run(words: Read) -> Result<Answer, AppError> {
    let effort = effort_named(&words.effort)?;
    let mut all_read = true;
    let files = words.files.into_iter().map(Ok);
    let more = words.paths_from.as_deref().map(paths_from).transpose()?;
    for path in files.chain(more.into_iter().flatten()) {
        let path = path?;
        let (digits, took) = match read_picture(&path, effort) {
            Ok(read) => (read.digits.join(","), read.took),
            Err(error) => {
                all_read = false;
                say::failure(&error, false);
                Default::default()
            }
        };
        let mut line = path.as_os_str().as_encoded_bytes().to_vec();
        line.extend(format!("\t{digits}\t{:.3}\n", took.as_secs_f64() * 1e3).bytes());
        if !say::print(&line)? {
            break;
        }
    }
    Ok(Answer::printed(all_read))
}

/// The paths in a file, each as it comes, so that a program can ask for one after the other.
#[expect(
    clippy::disallowed_methods,
    reason = "the file is a pipe as often as not, and is read as it is written"
)]
fn paths_from(from: &Path) -> Result<impl Iterator<Item = Result<PathBuf, AppError>>, AppError> {
    let name = from.display().to_string();
    let unreadable = move |error: std::io::Error| {
        AppError::new(
            Problem::Paths {},
            format!("the paths could not be read from {name}: {error}"),
        )
    };
    let reader: Box<dyn BufRead> = if from == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(from).map_err(&unreadable)?))
    };
    let paths = reader.split(b'\n').filter_map(move |line| match line {
        Ok(line) => path_of(line).map(Ok),
        Err(error) => Some(Err(unreadable(error))),
    });
    Ok(paths)
}

/// A line as a path; an empty line is none. On Unix a path may be any bytes.
fn path_of(mut line: Vec<u8>) -> Option<PathBuf> {
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    if line.is_empty() {
        return None;
    }
    #[cfg(unix)]
    let path: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(line);
    #[cfg(not(unix))]
    let path = String::from_utf8_lossy(&line).into_owned();
    Some(PathBuf::from(path))
}
