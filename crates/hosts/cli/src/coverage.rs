//! Every verb is a command of the table or has a reason, and every command has its verb or a reason.

use crate::arguments::Arguments;
use clap::{Command, CommandFactory as _};
use std::collections::BTreeSet;
use trug_api::{COMMANDS, Cli};

/// The verbs that no table can have, and why.
const OWN: &[(&str, &str)] = &[
    ("scan", "it scans in this process, and names files of this computer"),
    ("read", "it measures the reader, a line a picture, and touches no list"),
    ("serve", "it is the host of all commands over HTTP"),
    ("export-all", "it names a folder of this computer"),
    #[cfg(feature = "practice")]
    ("shop serve", "it is a server of its own"),
    #[cfg(feature = "practice")]
    ("journey", "it is the whole path in a home of its own"),
];

#[test]
fn every_verb_is_in_the_table_or_has_a_reason() {
    let mut verbs = BTreeSet::new();
    collect(&Arguments::command(), "", &mut verbs);
    let own = OWN.iter().map(|(verb, _)| (*verb).to_owned());
    let in_table = COMMANDS.iter().flat_map(|spec| match spec.cli {
        Cli::Verbs(verbs) => verbs,
        Cli::None(_) => &[],
    });
    let declared: BTreeSet<_> = in_table.map(|verb| (*verb).to_owned()).chain(own).collect();
    assert_eq!(verbs, declared);
}

/// The verbs at the ends of the tree; `doctor` is one and has one below it.
fn collect(command: &Command, path: &str, verbs: &mut BTreeSet<String>) {
    let mut below = command.get_subcommands().peekable();
    let is_verb = below.peek().is_none() || !command.is_subcommand_required_set();
    if is_verb && !path.is_empty() {
        verbs.insert(path.to_owned());
    }
    for one in below {
        collect(one, format!("{path} {}", one.get_name()).trim_start(), verbs);
    }
}
