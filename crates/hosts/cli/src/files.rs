//! `trug export` and `trug import`.

use crate::arguments::{Export, Import};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use std::io::Read as _;
use trug_app::contract::Problem;
use trug_app::{App, AppError, MAX_LIST_BYTES};

pub(crate) fn export(app: &App, words: &Export) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    if let Some(file) = &words.out {
        app.files().export_to(list, &words.to, file)?;
        say::tell(&format!("wrote {}", file.display()));
        return Ok(Answer::printed(true));
    }
    let bytes = app.files().export(list, &words.to)?;
    say::print(&bytes)?;
    Ok(Answer::printed(true))
}

/// All of stdin, as far as a list is read.
fn standard_input() -> Result<String, AppError> {
    let mut text = String::new();
    std::io::stdin().lock().take(MAX_LIST_BYTES).read_to_string(&mut text).map_err(|error| {
        let why = error.to_string();
        let message = format!("stdin could not be read: {why}");
        AppError::new(Problem::Import { path: String::new(), why }, message)
            .hint("write the list as UTF-8 text, a thing a line")
    })?;
    Ok(text)
}

pub(crate) fn import(app: &App, words: &Import) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    let view = if words.file.as_os_str() == "-" {
        app.files().import_text(list, &standard_input()?)?
    } else {
        app.files().import(list, &words.file)?
    };
    let mut told = format!("{} entries came to {}\n", view.entries, say::clean(&view.list.name));
    for skipped in &view.skipped {
        let _ = writeln!(
            told,
            "  left out {}: {}",
            say::clean(&skipped.path),
            say::clean(&skipped.why)
        );
    }
    Ok(Answer::new(&view, told))
}
