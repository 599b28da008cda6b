//! `cargo xtask`: the commands a person needs, and nothing before them.
//!
//! A command first makes sure that what it needs is there ([`setup`]), says beforehand what it will
//! install and about how long it will take, and then calls cargo, npm and the built programs. It
//! holds no rule of Trug itself.

#![allow(clippy::print_stdout)]

mod api;
mod audit;
mod bench;
#[cfg(target_os = "linux")]
mod deb;
mod lint;
mod peers;
mod run;
mod setup;
mod shell;
mod test;
mod window;

use anyhow::Result;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run       installs what is missing, builds, opens the window
                      [--terminal] the same journey in the terminal, as on a computer with no display
cargo xtask test      installs what is missing and runs everything that CI runs
                      [lint | page | rust | peers | browser | camera | window] only that part
                      [camera --driver auto | nokhwa | v4l2] the camera through that driver
                      shared: tests of material that is not part of the project (TRUG_SHARED names its folder)
cargo xtask lint      formatting, clippy, and the rules that can be read off the text
                      [--rules] only the latter: some milliseconds
cargo xtask audit     licences, sources and known faults of the crates that Trug is built with, by deny.toml
cargo xtask bench     read | made | clips | prior | calibration | phantoms | frame | camera | list | scan | window | all:
                      prints the figures of docs/figures.md
cargo xtask screens   writes a picture of every screen to the target folder
cargo xtask deb       [--check] makes a Debian package; with --check the validators look at it, and it starts in a root of its own
cargo xtask demo-clip             draws assets/demo.mjpeg anew
cargo xtask starter-catalogue     [--from FOLDER] makes assets/catalogue/starter.sqlite anew
cargo xtask doctor    what is installed here and what is missing
";

fn main() -> ExitCode {
    let mut arguments = pico_args::Arguments::from_env();
    let command = arguments.subcommand().ok().flatten();
    let done = match command.as_deref() {
        Some("run") => run::run(arguments.contains("--terminal"), &arguments.finish()),
        Some("test") => test::test(&words(arguments)),
        Some("lint") if arguments.contains("--rules") => lint::rules(),
        Some("lint") => setup::for_building().and_then(|()| lint::lint()),
        Some("audit") => audit::audit(),
        Some("bench") => bench::bench(&words(arguments)),
        Some("screens") => test::screens(),
        #[cfg(target_os = "linux")]
        Some("deb") => deb::deb(arguments.contains("--check")),
        Some("demo-clip") => bench::demo_clip(),
        Some("starter-catalogue") => {
            let from = arguments.opt_value_from_str("--from");
            from.map_err(Into::into).and_then(bench::starter_catalogue)
        }
        Some("doctor") => {
            setup::doctor();
            Ok(())
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    finish(done)
}

fn words(arguments: pico_args::Arguments) -> Vec<String> {
    arguments.finish().into_iter().map(|word| word.to_string_lossy().into_owned()).collect()
}

fn finish(done: Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
