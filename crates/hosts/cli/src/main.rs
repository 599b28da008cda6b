//! `trug`: the command line. It turns words into commands of [`trug_api`] and answers into words or
//! JSON, and holds no rule of its own.
//!
//! What a program reads goes to stdout (JSON, exports, the lines of `trug read`); what is meant for
//! eyes goes to stderr. Exit codes: 0 done, 1 could not, 2 misused.

mod aisles;
mod arguments;
mod basket;
mod basket_words;
#[cfg(test)]
mod coverage;
mod doctor;
mod everything;
mod files;
#[cfg(feature = "practice")]
mod journey;
mod language;
mod list;
mod manual;
mod product;
mod progress;
mod read;
mod say;
mod scan;
mod serve;
mod settings;
#[cfg(feature = "practice")]
mod shop;

use arguments::{Arguments, Command};
use language::messages;
use say::Answer;
use std::process::ExitCode;
use std::sync::Arc;
use trug_api::{self as api, Context};
use trug_app::{App, AppError, SystemClock, home_folder};
use trug_locales::id;

fn main() -> ExitCode {
    if let Some(ended) = trug_app::run_camera_worker(std::env::args_os()) {
        return ended;
    }
    let arguments = Arguments::of_process();
    let json = arguments.command.wants_json();
    start_log();
    let ended = run(arguments.command);
    // The threads that hold them end with this one.
    trug_app::release_cameras();
    match ended {
        Ok(answer) => say::answer(&answer, json),
        Err(error) => say::failure(&error, json),
    }
}

fn run(command: Command) -> Result<Answer, AppError> {
    match command {
        Command::Read(words) => read::run(words),
        #[cfg(feature = "practice")]
        Command::Shop(words) => shop::run(words),
        #[cfg(feature = "practice")]
        Command::Journey(words) => journey::run(&words),
        Command::Serve(words) => serve::run(&words),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man => manual::man(),
        Command::Scan(words) => scan::run(&open()?, words),
        Command::List(words) => list::run(&open()?, words),
        Command::Undo { step: Some(step), .. } => {
            say::call(&open()?, api::UndoStep { step }, |view| say::steps(id::CliUndone, view))
        }
        Command::Undo { steps, .. } => {
            let steps = Some(steps);
            say::call(&open()?, api::Undo { steps }, |view| say::steps(id::CliUndone, view))
        }
        Command::Redo { steps, .. } => {
            let steps = Some(steps);
            say::call(&open()?, api::Redo { steps }, |view| say::steps(id::CliRedone, view))
        }
        Command::History { limit, .. } => say::call(&open()?, api::History { limit }, say::history),
        Command::Product(words) => product::run(&open()?, words),
        Command::Aisles(words) => aisles::run(&open()?, words),
        Command::Basket(words) => basket::run(&open()?, words),
        Command::Export(words) => files::export(&open()?, &words),
        Command::Import(words) => files::import(&open()?, words),
        Command::Doctor(words) => doctor::run(words),
        Command::Settings(words) => settings::run(&open()?, words),
        Command::ExportAll { folder, .. } => everything::export(&open()?, &folder),
        Command::DeleteAll { yes, .. } => everything::delete(&open()?, yes),
    }
}

fn open() -> Result<Context, AppError> {
    let app = App::open(&home_folder(std::env::var_os("TRUG_HOME"))?, Box::new(SystemClock))?;
    language::choose(&app);
    if let Err(error) = app.upkeep().back_up_if_due() {
        // What was asked for is done all the same.
        let why = error.to_string();
        say::print_message(&messages().text(id::CliNoCopy { why }));
    }
    Ok(Context::new(Arc::new(app)))
}

/// `TRUG_LOG=debug` shows what the crates have to say; without it only errors appear.
fn start_log() {
    let level = log_level(std::env::var("TRUG_LOG").ok().as_deref());
    tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::stderr).init();
}

/// At the level *trace* the HTTP library writes whole requests, with the secrets in them: it is not
/// to be had.
fn log_level(word: Option<&str>) -> tracing::Level {
    let level = word.and_then(|word| word.parse().ok()).unwrap_or(tracing::Level::ERROR);
    level.min(tracing::Level::DEBUG)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn the_log_never_goes_below_debug() {
        let cases = [
            (None, Level::ERROR),
            (Some("nonsense"), Level::ERROR),
            (Some("info"), Level::INFO),
            (Some("debug"), Level::DEBUG),
            (Some("trace"), Level::DEBUG),
            (Some("5"), Level::DEBUG),
        ];
        for (word, expect) in cases {
            assert_eq!(log_level(word), expect, "{word:?}");
        }
    }
}
