//! The figures of the README: what is read of photographs (`read`), scanning (`scan`), long lists (`list`).
//!
//! A *set* is the pictures of one name in a manifest; a *reader* is a way to look at one picture; a row of the table is
//! what one reader made of one set. Photographs are no part of the project: without them the pictures are made here.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod list;
mod made;
mod manifest;
mod readers;
mod scan;
mod score;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::manifest::Photo;
use crate::readers::{Candidate, candidates};
use crate::score::{Row, Verdict};

const HELP: &str = "\
trug-bench scan    from a photograph to a durable line, and one call of the program
trug-bench list    a list of 10,000 lines beside one of 100
trug-bench read [--manifest PATH] [--sets NAME,..] [--effort frame|photo] [--list right|wrong|none]
Reads every picture of the manifest and prints, per set and reader, what was right, what was wrong and how long it took.
Without --manifest it looks for photos/manifest.tsv in TRUG_SHARED, else in `shared` beside the workspace.
With --list it prints the pictures judged so instead of the table.";

fn main() -> anyhow::Result<()> {
    let mut args = pico_args::Arguments::from_env();
    if args.contains(["-h", "--help"]) {
        println!("{HELP}");
        return Ok(());
    }
    match args.subcommand()?.as_deref() {
        Some("read") => read(args),
        Some("scan") => scan::run(),
        Some("list") => list::run(),
        _ => bail!("nothing to measure: say what\n{HELP}"),
    }
}

fn read(mut args: pico_args::Arguments) -> anyhow::Result<()> {
    let manifest: Option<PathBuf> = args.opt_value_from_str("--manifest")?;
    let sets: Option<String> = args.opt_value_from_str("--sets")?;
    let effort: Option<String> = args.opt_value_from_str("--effort")?;
    let list: Option<String> = args.opt_value_from_str("--list")?;
    let rest = args.finish();
    if !rest.is_empty() {
        bail!("did not understand {rest:?}\n{HELP}");
    }

    let sets: Option<Vec<&str>> = sets.as_deref().map(|names| names.split(',').collect());
    let photos = photos(manifest, sets.as_deref())?;
    let mut candidates = candidates(effort.as_deref())?;
    let mut names: Vec<&str> = photos.iter().map(|photo| photo.set.as_str()).collect();
    names.dedup();
    if list.is_none() {
        println!("{}", Row::HEADER);
    }
    for set in names {
        let photos: Vec<&Photo> = photos.iter().filter(|photo| photo.set == set).collect();
        measure(set, &photos, &mut candidates, list.as_deref())?;
    }
    Ok(())
}

fn photos(manifest: Option<PathBuf>, sets: Option<&[&str]>) -> anyhow::Result<Vec<Photo>> {
    let shared = std::env::var_os("TRUG_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    match manifest {
        Some(path) => manifest::load(&path, sets),
        None if shared.join("photos/manifest.tsv").exists() => {
            manifest::load(&shared.join("photos/manifest.tsv"), sets)
        }
        None => {
            println!("skipped: no shared data");
            Ok(made::photos())
        }
    }
}

fn measure(
    set: &str,
    photos: &[&Photo],
    candidates: &mut [Candidate],
    list: Option<&str>,
) -> anyhow::Result<()> {
    let mut rows: Vec<Row> = candidates.iter().map(|c| Row::new(set, c.name)).collect();
    for photo in photos {
        let picture = photo.load().with_context(|| format!("cannot measure {}", photo.name))?;
        for (candidate, row) in candidates.iter_mut().zip(&mut rows) {
            let (texts, ms) = candidate.read(&picture);
            let verdict = score::judge(photo.gtin14.as_deref(), &texts);
            row.add(verdict, ms);
            if list == Some(verdict.as_str()) {
                let expected = photo.gtin14.as_deref().unwrap_or("-");
                println!("{}\t{}\t{expected}\t{}", photo.name, candidate.name, texts.join(","));
            }
        }
    }
    if list.is_none() {
        for row in &mut rows {
            println!("{}", row.line());
        }
    } else if !["right", "wrong", "none"].contains(&list.unwrap_or_default()) {
        bail!("--list takes right, wrong or none");
    }
    Ok(())
}

impl Verdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::None => "none",
        }
    }
}
