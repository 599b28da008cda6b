//! `trug export` and `trug import`.

use crate::arguments::{Export, Import};
use crate::language::messages;
use crate::say::{self, Answer};
use std::fmt::Write as _;
use std::io::Read as _;
use trug_api::{self as api, Command, Context};
use trug_app::contract::{ExportFormat, ImportView, Problem};
use trug_app::{AppError, MAX_LIST_BYTES};
use trug_locales::id;

pub(crate) fn export(cx: &Context, words: &Export) -> Result<Answer, AppError> {
    let list = words.list.as_deref();
    if let Some(file) = &words.out {
        cx.app.files().export_to(list, &words.to, file)?;
        let path = say::clean(&file.display().to_string());
        say::print_message(&messages().text(id::CliWrote { path }));
        return Ok(Answer::printed(true));
    }
    let format = ExportFormat::of_word(&words.to).ok_or_else(|| {
        let message = format!("there is no format {:?}", words.to);
        AppError::new(Problem::Format { name: words.to.clone() }, message)
    })?;
    let list = words.list.clone();
    let export = api::ListExport { list, format }.call(cx)?;
    say::print(export.text.as_bytes())?;
    Ok(Answer::printed(true))
}

/// All of stdin, as far as a list is read.
fn standard_input() -> Result<String, AppError> {
    let mut text = String::new();
    std::io::stdin().lock().take(MAX_LIST_BYTES).read_to_string(&mut text).map_err(|error| {
        let why = error.to_string();
        let message = format!("stdin could not be read: {why}");
        AppError::new(Problem::Import { path: String::new(), why }, message)
    })?;
    Ok(text)
}

pub(crate) fn import(cx: &Context, words: Import) -> Result<Answer, AppError> {
    let list = words.list;
    if words.file.as_os_str() == "-" {
        let text = standard_input()?;
        return say::call(cx, api::ListImportText { list, text }, imported);
    }
    let view = cx.app.files().import(list.as_deref(), &words.file)?;
    let words = imported(&view);
    Ok(Answer::new(&view, words))
}

fn imported(view: &ImportView) -> String {
    let list = say::clean(&view.list.name);
    let mut words = messages().text(id::CliImported { count: view.entries, list });
    for skipped in &view.skipped {
        let why = say::reason("skip-reason", &skipped.reason, &skipped.why);
        let place = say::clean(&skipped.path);
        let _ = write!(words, "\n  {}", messages().text(id::CliSkipped { place, why }));
    }
    words
}
