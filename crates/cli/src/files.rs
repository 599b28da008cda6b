//! `trug export` and `trug import`.

use crate::arguments::{Export, Import};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use trug_app::{App, AppError};

pub(crate) fn export(app: &App, words: &Export) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    if let Some(file) = &words.out {
        app.export_to(list, &words.to, file)?;
        say::tell(&format!("wrote {}", file.display()));
        return Ok(Answer::printed(true));
    }
    let bytes = app.export(list, &words.to)?;
    say::print(&bytes)?;
    Ok(Answer::printed(true))
}

pub(crate) fn import(app: &App, words: &Import) -> Result<Answer, AppError> {
    let view = app.import(words.list.as_deref(), &words.file)?;
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
