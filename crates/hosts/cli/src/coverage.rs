//! Every verb is a command of the table or has a reason, and every command has its verb or a reason.

use crate::arguments::Arguments;
use crate::manual::{completions_of, page, verbs};
use clap::{CommandFactory as _, ValueEnum as _};
use clap_complete::Shell;
use std::collections::BTreeSet;
use trug_api::{COMMANDS, Cli};

/// The verbs that no table can have, and why.
const OWN: &[(&str, &str)] = &[
    ("scan", "it scans in this process, and names files of this computer"),
    ("read", "it measures the reader, a line a picture, and touches no list"),
    ("serve", "it is the host of all commands over HTTP"),
    ("completions", "it is made of the words of the command line alone"),
    ("man", "it is made of the words of the command line alone"),
    ("export-all", "it names a folder of this computer"),
    #[cfg(feature = "practice")]
    ("shop serve", "it is a server of its own"),
    #[cfg(feature = "practice")]
    ("journey", "it is the whole path in a home of its own"),
];

#[test]
fn every_verb_is_in_the_table_or_has_a_reason() {
    let command = Arguments::command();
    let verbs: BTreeSet<_> = verbs(&command).into_iter().map(|(path, _)| path).collect();
    let own = OWN.iter().map(|(verb, _)| (*verb).to_owned());
    let in_table = COMMANDS.iter().flat_map(|spec| match spec.cli {
        Cli::Verbs(verbs) => verbs,
        Cli::None(_) => &[],
    });
    let declared: BTreeSet<_> = in_table.map(|verb| (*verb).to_owned()).chain(own).collect();
    assert_eq!(verbs, declared);
}

#[test]
fn the_manual_page_has_every_verb_and_flag() {
    let page = String::from_utf8(page().expect("a page")).expect("text").replace("\\-", "-");
    let lines: Vec<_> = page.lines().collect();
    let command = Arguments::command();
    for (path, verb) in verbs(&command) {
        let heading = format!(".SS \"{path}\"");
        let at =
            lines.iter().position(|line| *line == heading || *line == heading.replace('"', ""));
        let at = at.unwrap_or_else(|| panic!("no section of {path:?}"));
        let section = lines[at + 1..].iter().take_while(|line| !line.starts_with(".S"));
        let section: Vec<_> = section.copied().collect();
        for flag in verb.get_arguments().filter_map(|arg| arg.get_long()) {
            let named = section.iter().any(|line| line.contains(&format!("--{flag}")));
            assert!(named, "{path}: no --{flag} in {section:#?}");
        }
    }
}

#[test]
fn every_shell_completes_the_verbs() {
    for shell in Shell::value_variants() {
        let text = String::from_utf8(completions_of(*shell)).expect("text");
        for word in ["list", "suggest", "look-up", "export-all", "--json", "markdown"] {
            assert!(text.contains(word), "{shell}: {word:?} is not completed");
        }
    }
}
