//! `bench read`: photographs and generated frames, set by set, with Trug's readers and others.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::manifest::{self, Photo};
use crate::options::Options;
use crate::readers::{Contender, FRAME, PHOTO, contenders};
use crate::score::{self, Tally};

/// Prints for each set and reader how many were right and wrong, the time, and its ratio to Trug's.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let photos = photos(options)?;
    let mut contenders = contenders(options, "all")?;
    let mut sets: Vec<&str> = photos.iter().map(|photo| photo.set.as_str()).collect();
    sets.dedup();
    if options.list.is_none() {
        println!("{HEADER}");
    }
    for set in sets {
        let photos: Vec<&Photo> = photos.iter().filter(|photo| photo.set == set).collect();
        let mut tallies = vec![Tally::default(); contenders.len()];
        for photo in options.sample(&photos) {
            read_photo(photo, &mut contenders, &mut tallies, options.list.as_deref())?;
        }
        if options.list.is_none() {
            print_set(set, &contenders, &tallies);
        }
    }
    Ok(())
}

const HEADER: &str = "set        reader                pictures  right %  wrong  ms median   ms p95   x frame  x photo";

/// The photographs and generated frames of the wanted sets.
///
/// # Errors
/// If photographs are wanted and there are none.
pub(crate) fn photos(options: &Options) -> anyhow::Result<Vec<Photo>> {
    let shared = std::env::var_os("TRUG_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let default = shared.join("photos/manifest.tsv");
    let wants_photographs =
        options.sets.as_ref().is_none_or(|sets| sets.iter().any(|set| set != manifest::MADE));
    let mut photos = match &options.manifest {
        Some(path) => manifest::load(path, |set| options.wants(set))?,
        None if !wants_photographs => Vec::new(),
        None if default.exists() => manifest::load(&default, |set| options.wants(set))?,
        None => bail!(
            "there are no photographs at {}: give their folder with --from FOLDER, or measure generated frames only with --sets made",
            default.display()
        ),
    };
    if options.wants(manifest::MADE) && options.manifest.is_none() {
        photos.extend(manifest::generated(options.seed));
    }
    if photos.is_empty() {
        bail!("there are no pictures of the wanted sets");
    }
    Ok(photos)
}

fn read_photo(
    photo: &Photo,
    contenders: &mut [Contender],
    tallies: &mut [Tally],
    list: Option<&str>,
) -> anyhow::Result<()> {
    let picture = photo.load().with_context(|| format!("cannot measure {}", photo.name))?;
    for (contender, tally) in contenders.iter_mut().zip(tallies) {
        let (texts, ms) = contender.read(&picture)?;
        let verdict = score::judge(photo.gtin14.as_deref(), &texts);
        tally.add(verdict, ms);
        if list == Some("all") || list == Some(verdict.as_str()) {
            let (reader, verdict) = (&contender.name, verdict.as_str());
            let expected = photo.gtin14.as_deref().unwrap_or("-");
            let values = texts.join(",");
            println!("{}\t{reader}\t{verdict}\t{expected}\t{ms:.2}\t{values}", photo.name);
        }
    }
    Ok(())
}

fn print_set(set: &str, contenders: &[Contender], tallies: &[Tally]) {
    let median_of = |name: &str| {
        let at = contenders.iter().position(|contender| contender.name == name)?;
        tallies.get(at).map(|tally| tally.ms_at(50).max(1e-6))
    };
    let ratio =
        |ms: f64, to: Option<f64>| to.map_or("-".to_owned(), |to| format!("{:.2}", ms / to));
    let (frame, photo) = (median_of(FRAME), median_of(PHOTO));
    for (contender, tally) in contenders.iter().zip(tallies) {
        let median = tally.ms_at(50);
        println!(
            "{set:<10} {:<21} {:>8} {:>8.1} {:>6} {median:>10.2} {:>8.2} {:>9} {:>8}",
            contender.name,
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
