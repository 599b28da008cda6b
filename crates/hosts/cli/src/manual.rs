//! `trug man` and `trug completions`: the manual page and what a shell completes, from the one declaration of the words
//! in [`Arguments`].

use crate::arguments::Arguments;
use crate::say::{self, Answer};
use clap::{Arg, Command, CommandFactory as _};
use clap_complete::{Shell, generate};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, roman};
use std::fmt::Write as _;
use std::io;
use trug_app::AppError;
use trug_app::contract::Problem;

/// Prints the manual page.
pub(crate) fn man() -> Result<Answer, AppError> {
    let page = page().map_err(|error| AppError::new(Problem::Stdout {}, error.to_string()))?;
    say::print(&page)?;
    Ok(Answer::printed(true))
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: Shell) -> Result<Answer, AppError> {
    say::print(&completions_of(shell))?;
    Ok(Answer::printed(true))
}

pub(crate) fn completions_of(shell: Shell) -> Vec<u8> {
    let mut text = Vec::new();
    generate(shell, &mut Arguments::command(), "trug", &mut text);
    text
}

/// The manual page: what the program is, each verb with its arguments, and what is known of it beside its words.
pub(crate) fn page() -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    let command = command();
    let man = Man::new(command.clone()).manual("User commands");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    let mut roff = Roff::new();
    roff.control("SH", ["DESCRIPTION"]);
    for text in ABOUT {
        roff.control("PP", []).text([roman(*text)]);
    }
    roff.control("SH", ["COMMANDS"]);
    for (name, verb) in verbs(&command) {
        section_of(&mut roff, &name, verb);
    }
    for (title, rows) in SECTIONS {
        roff.control("SH", [*title]);
        for (name, text) in *rows {
            roff.control("TP", []).text([bold(*name)]).text([roman(*text)]);
        }
    }
    roff.control("SH", ["SEE ALSO"]).text([bold("trug-window"), roman("(1)")]);
    roff.to_writer(&mut page)?;
    Ok(page)
}

const SUMMARY: &str = "shopping list that is filled by holding packets up to a webcam";

const ABOUT: &[&str] = &[
    "Reads the barcodes of packets from a webcam, photographs, folders and clips, keeps lists on this computer, and takes \
     them to online baskets, files and paper. Every change is saved before it is shown, and can be undone.",
    "What a program reads goes to standard output, what is meant for eyes to standard error.",
];

/// What clap does not know, by section.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "ENVIRONMENT",
        &[
            (
                "TRUG_HOME",
                "The folder of lists and settings, instead of the one of the desktop's conventions.",
            ),
            ("TRUG_CAMERA_DRIVER", "The camera driver: auto, v4l2 or nokhwa."),
            ("TRUG_LOG", "How much is written to standard error: error, warn, info or debug."),
        ],
    ),
    (
        "EXIT STATUS",
        &[("0", "It was done."), ("1", "It could not be done."), ("2", "The command was misused.")],
    ),
];

/// The whole command line, with what is inherited in its place.
fn command() -> Command {
    let mut command = Arguments::command().about(SUMMARY).disable_help_subcommand(true);
    command.build();
    command
}

/// The verbs at the ends of the tree with their paths; `doctor` is one and has one below it.
pub(crate) fn verbs(command: &Command) -> Vec<(String, &Command)> {
    let mut found = Vec::new();
    collect(command, "", &mut found);
    found
}

fn collect<'a>(command: &'a Command, path: &str, found: &mut Vec<(String, &'a Command)>) {
    let mut below = command.get_subcommands().peekable();
    let is_verb = below.peek().is_none() || !command.is_subcommand_required_set();
    if is_verb && !path.is_empty() {
        found.push((path.to_owned(), command));
    }
    for one in below {
        collect(one, format!("{path} {}", one.get_name()).trim_start(), found);
    }
}

fn section_of(roff: &mut Roff, name: &str, verb: &Command) {
    let usage = verb.clone().render_usage().to_string();
    roff.control("SS", [name]);
    roff.text([bold(usage.trim_start_matches("Usage: "))]);
    if let Some(about) = verb.get_about() {
        roff.control("PP", []).text([roman(format!("{about}."))]);
    }
    let shown = |arg: &&Arg| !arg.is_hide_set() && arg.get_id() != "help";
    for arg in verb.get_arguments().filter(shown) {
        roff.control("TP", []).text([bold(arg.to_string())]).text(help_of(arg));
    }
}

fn help_of(arg: &Arg) -> Vec<Inline> {
    let mut text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let listed = |words: Vec<String>| words.join(", ");
    let values = arg.get_possible_values();
    if arg.get_action().takes_values() && !values.is_empty() {
        let names = values.iter().map(|value| value.get_name().to_owned()).collect();
        let _ = write!(text, " (one of {})", listed(names));
    }
    let defaults = arg.get_default_values();
    if arg.get_action().takes_values() && !defaults.is_empty() {
        let words = defaults.iter().map(|value| value.to_string_lossy().into_owned()).collect();
        let _ = write!(text, " (without it {})", listed(words));
    }
    vec![roman(text)]
}
