//! The figures of the README and of `docs/reader-figures.md`: what is read (`read`, `made`, `clips`,
//! `prior`, `calibration`, `phantoms`), scanning (`scan`), long lists
//! (`list`).
//!
//! A *set* is pictures of one kind; a *reader* is a way to look at one picture, Trug's or a *peer*; a row of a table is
//! what one reader made of one set. Photographs are no part of the project: without them only made pictures are measured.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod calibration;
mod clips;
mod cpu;
#[cfg(feature = "app")]
mod list;
mod made;
mod manifest;
mod options;
mod peers;
mod phantoms;
mod prior;
mod read;
mod readers;
#[cfg(feature = "app")]
mod scan;
mod score;

use anyhow::bail;

use crate::options::Options;

const HELP: &str = "\
trug-bench scan    from a photograph to a durable line, and one call of the program
trug-bench list    a list of 10,000 lines beside one of 100
trug-bench read    photographs and made frames: right, wrong, time, per set and reader
                   [--manifest PATH] [--sets NAME,..] [--list right|wrong|none|all]
trug-bench made    2,205 made frames: by family, and cell by cell where it is about blur
trug-bench clips   200 hard and 200 hopeless made seconds of film: share of packets sighted, and when   [--count N]
trug-bench calibration   of the reads given with a certainty, how many were right   [--manifest, --sets as above]
trug-bench prior         hopeless clips with and without knowing which packets may be shown   [--count N]
trug-bench phantoms      wrong values in many pictures without a code and with one   [--count N]

  --effort frame|photo   only this effort of Trug's reader
  --peers none|all|NAME,..   rxing, rxing-harder, tapirscan-low, -medium, -high, -very-high, zxing-cpp, zbar, opencv
  --parts                Trug's readers one by one as well
  --every N              one picture in N, for a quick look
  --seed N               of what is made

Photographs are those of --manifest, else of photos/manifest.tsv in TRUG_SHARED or in `shared` beside the workspace.
`--list` prints the pictures judged so instead of the table: picture, reader, verdict, expected value, milliseconds, values.";

fn main() -> anyhow::Result<()> {
    let mut args = pico_args::Arguments::from_env();
    if args.contains(["-h", "--help"]) {
        println!("{HELP}");
        return Ok(());
    }
    let name = args.subcommand()?;
    let options = Options::parse(args)?;
    match name.as_deref() {
        Some("read") => read::run(&options),
        Some("clips") => clips::run(&options),
        Some("calibration") => calibration::run(&options),
        Some("prior") => prior::run(&options),
        Some("phantoms") => phantoms::run(&options),
        Some("made") => made::run(&options),
        #[cfg(feature = "app")]
        Some("scan") => scan::run(),
        #[cfg(feature = "app")]
        Some("list") => list::run(),
        _ => bail!("nothing to measure: say what\n{HELP}"),
    }
}
