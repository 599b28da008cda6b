//! Makes the starter catalogue: `make_starter --from FOLDER --to FILE`.
//!
//! The folder holds what the decision record on the starter catalogue names: exports of Open Food
//! Facts and its taxonomy of categories. The same folder gives the same file.
#![allow(clippy::disallowed_methods, reason = "a program of its own, with arguments")]

use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use trug_catalogue::Catalogue;
use trug_catalogue::build::{CORRECTION_YEAR, Exports, Taxonomy, write};

/// The exports with the year that each was collected in, where its lines do not say.
const EXPORTS: [(&str, u16); 5] = [
    ("off-2019.tsv.gz", 2019),
    ("off-real-merged.tsv.gz", 2019),
    ("off-format-fixtures/off-csv-2021-a.tsv", 2021),
    ("off-format-fixtures/off-csv-2024-06-1000rows.tsv", 2024),
    ("off-format-fixtures/off-csv-2026-04-210cols-1000rows.tsv", 2026),
];
const TAXONOMY: &str = "off-taxonomy/categories.full.json.gz";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |flag: &str| {
        let place = arguments.iter().position(|argument| argument == flag)?;
        arguments.get(place + 1).map(PathBuf::from)
    };
    let (Some(from), Some(to)) = (after("--from"), after("--to")) else {
        say("usage: make_starter --from FOLDER --to FILE");
        return ExitCode::from(2);
    };
    match make(&from, &to) {
        Ok(report) => {
            say(&report);
            ExitCode::SUCCESS
        }
        Err(reason) => {
            say(&reason.to_string());
            ExitCode::FAILURE
        }
    }
}

fn make(from: &Path, to: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let mut exports = Exports::default();
    for (name, year) in EXPORTS {
        exports.read(name, open(&from.join(name))?, year)?;
    }
    let corrections = to.with_file_name("corrections.tsv");
    exports.read("the corrections", open(&corrections)?, CORRECTION_YEAR)?;
    let mut json = Vec::new();
    open(&from.join(TAXONOMY))?.read_to_end(&mut json)?;
    let taxonomy = Taxonomy::from_json(&json)?;
    let made = write(to, &exports, &taxonomy)?;
    // What was written is read back before it is called done.
    let info = Catalogue::open(to)?.info().clone();
    Ok(format!("{made:#?}\n{:#?}\n{info:#?}", exports.rejected))
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, String> {
    let file = File::open(path)
        .map_err(|reason| format!("could not open {}: {reason}", path.display()))?;
    Ok(if path.extension().is_some_and(|extension| extension == "gz") {
        Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    })
}

fn say(text: &str) {
    let _whoever_reads_has_gone = writeln!(std::io::stderr(), "{text}");
}
