//! `trug export` and `trug import`.

use crate::arguments::{Export, Import};
use crate::language::messages;
use crate::say::{self, Answer};
use std::fmt::Write as _;
use std::io::Read as _;
use trug_api::{self as api, Command, Context};
use trug_app::contract::{
    ExportFormat, ImportNotice, ImportView, ImportedList, Problem, SkipReason, SkippedEntry,
};
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
    let Import { file, list, dry_run, .. } = words;
    let view = if file.as_os_str() == "-" {
        let text = standard_input()?;
        api::ListImportText { list, text, from: None, dry_run: Some(dry_run) }.call(cx)?
    } else {
        cx.app.files().import(list.as_deref(), &file, dry_run)?
    };
    let answer = Answer::new(&view, imported(&view));
    Ok(if view.entries == 0 { answer.but_incomplete() } else { answer })
}

fn imported(view: &ImportView) -> String {
    let mut words = String::new();
    let came = view.lists.iter().filter(|list| list.entries > 0);
    for ImportedList { name, entries } in came {
        let list = say::clean(name);
        let count = *entries;
        let _ = match view.text {
            Some(_) => writeln!(words, "{}", messages().text(id::CliWouldImport { count, list })),
            None => writeln!(words, "{}", messages().text(id::CliImported { count, list })),
        };
    }
    if view.entries == 0 {
        let there = |left: &&SkippedEntry| matches!(left.reason, SkipReason::OnTheList { .. });
        let all_there = !view.skipped.is_empty() && view.skipped.iter().all(|left| there(&left));
        let nothing = messages();
        let nothing = if all_there {
            nothing.text(id::CliImportedBefore)
        } else {
            nothing.text(id::CliImportedNothing)
        };
        let _ = writeln!(words, "{nothing}");
    }
    if let Some(text) = &view.text {
        let _ = writeln!(words, "{}", say::clean(text.trim_end()));
    }
    for skipped in &view.skipped {
        let why = say::reason("skip-reason", &skipped.reason, &skipped.why);
        let place = say::clean(&skipped.path);
        let _ = writeln!(words, "  {}", messages().text(id::CliSkipped { place, why }));
    }
    for ImportNotice { place, why } in &view.notices {
        let (place, why) = (say::clean(place), say::clean(why));
        let _ = writeln!(words, "  {}", messages().text(id::CliNoticed { place, why }));
    }
    words.trim_end().to_owned()
}
