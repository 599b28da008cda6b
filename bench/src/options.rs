//! The options of a benchmark, parsed once.

use anyhow::bail;
use std::path::PathBuf;
use trug_decode::Effort;

/// The options that the benchmarks of the reader share; each uses what it needs.
pub(crate) struct Options {
    /// The list of photographs, if one is given.
    pub(crate) manifest: Option<PathBuf>,
    pub(crate) sets: Option<Vec<String>>,
    /// Both efforts if none is named.
    pub(crate) effort: Option<Effort>,
    /// `none`, `all`, or names separated by commas.
    pub(crate) peers: Option<String>,
    /// Use one picture in so many.
    pub(crate) every: usize,
    pub(crate) seed: u64,
    /// How many pictures to generate, if the benchmark allows it.
    pub(crate) count: Option<usize>,
    /// Measure Trug's readers one by one as well.
    pub(crate) parts: bool,
    /// Print the pictures with this verdict, or all, instead of the table.
    pub(crate) list: Option<String>,
}

/// The seed of the published figures.
const SEED: u64 = 20_261_121;

impl Options {
    /// Parses the rest of the command line; an unknown option is an error.
    pub(crate) fn parse(mut args: pico_args::Arguments) -> anyhow::Result<Self> {
        let effort: Option<String> = args.opt_value_from_str("--effort")?;
        let sets: Option<String> = args.opt_value_from_str("--sets")?;
        let folder: Option<PathBuf> = args.opt_value_from_str("--from")?;
        let manifest: Option<PathBuf> = args.opt_value_from_str("--manifest")?;
        if folder.is_some() && manifest.is_some() {
            bail!("--from and --manifest exclude each other");
        }
        let options = Self {
            manifest: manifest.or(folder.map(|folder| folder.join("manifest.tsv"))),
            sets: sets.map(|names| names.split(',').map(str::to_owned).collect()),
            effort: match effort.as_deref() {
                None => None,
                Some("frame") => Some(Effort::Frame),
                Some("photo") => Some(Effort::Photo),
                Some(other) => bail!("there is no effort {other:?}: take frame or photo"),
            },
            peers: args.opt_value_from_str("--peers")?,
            every: args.opt_value_from_str("--every")?.unwrap_or(1),
            seed: args.opt_value_from_str("--seed")?.unwrap_or(SEED),
            count: args.opt_value_from_str("--count")?,
            parts: args.contains("--parts"),
            list: args.opt_value_from_str("--list")?,
        };
        if options.every == 0 {
            bail!("--every starts at 1");
        }
        if let Some(list) = &options.list
            && !["right", "wrong", "none", "all"].contains(&list.as_str())
        {
            bail!("--list takes right, wrong, none or all");
        }
        let rest = args.finish();
        if let Some(unknown) = rest.first() {
            bail!("unknown argument {}", unknown.display());
        }
        Ok(options)
    }

    /// One in `every`, at a shifting position, so that a cycle is not always sampled at the same phase.
    pub(crate) fn sample<T>(&self, all: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
        let every = self.every;
        let picked = move |n: usize| n % every == (n / every) % every;
        all.into_iter().enumerate().filter(move |(n, _)| picked(*n)).map(|(_, one)| one)
    }

    /// Whether a set of this name is to be measured.
    pub(crate) fn wants(&self, set: &str) -> bool {
        self.sets.as_ref().is_none_or(|sets| sets.iter().any(|name| name == set))
    }
}
