//! `trug read`: decoding alone, a line a picture.

use crate::arguments::Read;
use crate::say::{self, Answer};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use trug_app::{AppError, effort_named, read_picture};

pub(crate) fn run(words: Read) -> Result<Answer, AppError> {
    let effort = effort_named(&words.effort)?;
    let mut paths = words.files;
    if let Some(from) = &words.paths_from {
        paths.extend(paths_from(from)?);
    }
    let mut all_read = true;
    let mut out = std::io::stdout().lock();
    for path in paths {
        let (digits, took) = match read_picture(&path, effort) {
            Ok(read) => (read.digits.join(","), read.took),
            Err(error) => {
                all_read = false;
                say::failure(&error, false);
                Default::default()
            }
        };
        let line = format!("{}\t{digits}\t{:.3}", path.display(), took.as_secs_f64() * 1e3);
        // Whoever reads may have seen enough.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Ok(Answer::printed(all_read))
}

fn paths_from(from: &Path) -> Result<Vec<PathBuf>, AppError> {
    let told = |error: std::io::Error| AppError {
        code: "paths".to_owned(),
        message: format!("the paths could not be read from {}: {error}", from.display()),
        hint: None,
        retry: false,
    };
    let reader: Box<dyn BufRead> = if from == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(from).map_err(told)?))
    };
    let lines: Result<Vec<String>, _> = reader.lines().collect();
    let lines = lines.map_err(told)?;
    Ok(lines.into_iter().filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}
