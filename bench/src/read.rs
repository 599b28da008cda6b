//! `bench read`: photographs and made frames, set by set, every reader beside Trug's.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::manifest::{self, Photo};
use crate::options::Options;
use crate::readers::{Candidate, FRAME, PHOTO, candidates};
use crate::score::{self, Tally};

/// Prints, per set and reader, what was right, what was wrong, how long it took, and how that compares with Trug.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let photos = photos(options)?;
    let mut candidates = candidates(options, "all")?;
    let mut sets: Vec<&str> = photos.iter().map(|photo| photo.set.as_str()).collect();
    sets.dedup();
    if options.list.is_none() {
        println!("{HEADER}");
    }
    for set in sets {
        let photos: Vec<&Photo> = photos.iter().filter(|photo| photo.set == set).collect();
        let mut tallies = vec![Tally::default(); candidates.len()];
        for photo in options.sample(&photos) {
            look(photo, &mut candidates, &mut tallies, options.list.as_deref())?;
        }
        if options.list.is_none() {
            print(set, &candidates, &tallies);
        }
    }
    Ok(())
}

const HEADER: &str = "set        reader                pictures  right %  wrong  ms median   ms p95   x frame  x photo";

/// The photographs and made frames that are asked for.
pub(crate) fn photos(options: &Options) -> anyhow::Result<Vec<Photo>> {
    let shared = std::env::var_os("TRUG_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let usual = shared.join("photos/manifest.tsv");
    let mut photos = match &options.manifest {
        Some(path) => manifest::load(path, |set| options.wants(set))?,
        None if usual.exists() => manifest::load(&usual, |set| options.wants(set))?,
        None => {
            println!("skipped: no shared data");
            Vec::new()
        }
    };
    if options.wants(manifest::MADE) && options.manifest.is_none() {
        photos.extend(manifest::made(options.seed));
    }
    if photos.is_empty() {
        bail!("there is no picture of the sets that were asked for");
    }
    Ok(photos)
}

fn look(
    photo: &Photo,
    candidates: &mut [Candidate],
    tallies: &mut [Tally],
    list: Option<&str>,
) -> anyhow::Result<()> {
    let picture = photo.load().with_context(|| format!("cannot measure {}", photo.name))?;
    for (candidate, tally) in candidates.iter_mut().zip(tallies) {
        let (texts, ms) = candidate.read(&picture)?;
        let verdict = score::judge(photo.gtin14.as_deref(), &texts);
        tally.add(verdict, ms);
        if list == Some("all") || list == Some(verdict.as_str()) {
            let (reader, verdict) = (&candidate.name, verdict.as_str());
            let expected = photo.gtin14.as_deref().unwrap_or("-");
            let values = texts.join(",");
            println!("{}\t{reader}\t{verdict}\t{expected}\t{ms:.2}\t{values}", photo.name);
        }
    }
    Ok(())
}

fn print(set: &str, candidates: &[Candidate], tallies: &[Tally]) {
    let median_of = |name: &str| {
        let at = candidates.iter().position(|candidate| candidate.name == name)?;
        tallies.get(at).map(|tally| tally.ms_at(50).max(1e-6))
    };
    let ratio =
        |ms: f64, to: Option<f64>| to.map_or("-".to_owned(), |to| format!("{:.2}", ms / to));
    let (frame, photo) = (median_of(FRAME), median_of(PHOTO));
    for (candidate, tally) in candidates.iter().zip(tallies) {
        let median = tally.ms_at(50);
        println!(
            "{set:<10} {:<21} {:>8} {:>8.1} {:>6} {median:>10.2} {:>8.2} {:>9} {:>8}",
            candidate.name,
            tally.pictures(),
            tally.right_percent(),
            tally.wrong,
            tally.ms_at(95),
            ratio(median, frame),
            ratio(median, photo),
        );
    }
    println!();
}
