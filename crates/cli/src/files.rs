//! `trug export` and `trug import`.

use crate::arguments::{Export, Import};
use crate::say::{self, Answer};
use std::fmt::Write as _;
use std::io::Write as _;
use trug_app::{App, AppError};

pub(crate) fn export(app: &App, words: &Export) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    if let Some(file) = &words.out {
        app.export_to(list, &words.to, file)?;
        eprintln!("wrote {}", file.display());
        return Ok(Answer::printed(true));
    }
    let bytes = app.export(list, &words.to)?;
    // Whoever reads may have seen enough.
    let _ = std::io::stdout().write_all(&bytes);
    Ok(Answer::printed(true))
}

pub(crate) fn import(app: &App, words: &Import) -> Result<Answer, AppError> {
    let view = app.import(words.list.as_deref(), &words.file)?;
    let mut told = format!("{} entries came to {}\n", view.entries, say::clean(&view.list.name));
    for skipped in &view.skipped {
        let _ = writeln!(told, "  left out {}: {}", skipped.path, say::clean(&skipped.why));
    }
    Ok(Answer::new(&view, told))
}
