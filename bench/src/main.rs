//! The figures of the README and of `docs/reader-figures.md`: reading (`read`, `made`, `clips`, `prior`, `calibration`,
//! `phantoms`), scanning (`scan`), long lists (`list`).
//!
//! A *set* is pictures of one kind; a *reader* is Trug's or a *peer*; a row of a table is the result of one reader on one
//! set. Photographs are not part of the project; generated pictures need none.

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
trug-bench list    a list of 10,000 lines compared with one of 100
trug-bench read    photographs and generated frames: right, wrong, time, per set and reader
                   [--from FOLDER | --manifest PATH] [--sets NAME,..] [--list right|wrong|none|all]
trug-bench made    2,205 generated frames: by family, and cell by cell for blur
trug-bench clips   200 hard and 200 extreme generated clips of one second: share of packets sighted, and when   [--count N]
trug-bench calibration   of the reads with a certainty, how many were right   [--from, --manifest, --sets as above]
trug-bench prior         extreme clips with and without knowing which packets may be shown   [--count N]
trug-bench phantoms      wrong values in many pictures without a code and with one   [--count N]

  --effort frame|photo   only this effort of Trug's reader
  --peers none|all|NAME,..   rxing, rxing-harder, tapirscan-low, -medium, -high, -very-high, zxing-cpp, zbar, opencv
  --parts                Trug's readers one by one as well
  --every N              one picture in N, for a quick run
  --seed N               seed of generated pictures

Photographs are those of manifest.tsv in FOLDER, of PATH, or of photos/manifest.tsv in TRUG_SHARED or in `shared` beside the
workspace; `--sets made` needs none. `--list` prints the pictures with that verdict instead of the table: picture, reader,
verdict, expected value, milliseconds, values.";

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
        _ => bail!("no benchmark was named\n{HELP}"),
    }
}
