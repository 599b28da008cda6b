//! How long it takes from a photograph to a durable line, and what one call of the program costs.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use trug_app::{App, ScanSource, SystemClock};
use trug_label::{Rng, Scene, Symbology};

const WARM_UP: usize = 3;
const TIMES: usize = 60;

/// Prints median and 95th percentile of both.
pub(crate) fn run() -> Result<()> {
    let home = tempfile::tempdir()?;
    let photo = home.path().join("packet.png");
    save_packet(&photo)?;
    let app = App::open(&home.path().join("home"), Box::new(SystemClock))?;
    let source = ScanSource::Photos(vec![photo]);
    let took = times(|| {
        let result = app.scan().run(&source, None, |_| true)?;
        anyhow::ensure!(result.sightings.len() == 1, "the packet was not read");
        Ok(())
    })?;
    print_times("scan to durable line, one photo, warm", &took);

    let program = program()?;
    let home = home.path().join("other");
    let took = times(|| {
        let output = Command::new(&program)
            .args(["list", "add", "milk", "--json"])
            .env("TRUG_HOME", &home)
            .output()
            .with_context(|| format!("{}", program.display()))?;
        anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    })?;
    print_times("trug list add, as a process", &took);
    Ok(())
}

/// A photograph of one sharp packet.
fn save_packet(path: &Path) -> Result<()> {
    let scene = Scene::new(Symbology::Ean13, "4006381333931").context("valid digits")?;
    let picture = scene.draw(&mut Rng::new(1));
    let (width, height) = (picture.width as u32, picture.height as u32);
    Ok(image::save_buffer(path, &picture.data, width, height, image::ExtendedColorType::L8)?)
}

/// `trug`, built beside this program.
fn program() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let program = here.with_file_name("trug").with_extension(std::env::consts::EXE_EXTENSION);
    anyhow::ensure!(program.exists(), "trug is not built; run cargo build --release -p trug-cli");
    Ok(program)
}

/// Sorted times of many runs, without the first ones.
pub(crate) fn times(mut what: impl FnMut() -> Result<()>) -> Result<Vec<Duration>> {
    let mut took = Vec::with_capacity(TIMES);
    for run in 0..WARM_UP + TIMES {
        let start = Instant::now();
        what()?;
        if run >= WARM_UP {
            took.push(start.elapsed());
        }
    }
    took.sort();
    Ok(took)
}

/// The median of sorted times, in milliseconds.
pub(crate) fn median(took: &[Duration]) -> f64 {
    at(took, 50)
}

fn at(took: &[Duration], percent: usize) -> f64 {
    let index = took.len() * percent / 100;
    took.get(index.min(took.len().saturating_sub(1))).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

fn print_times(what: &str, took: &[Duration]) {
    println!("{what:<44} median {:>8.2} ms   p95 {:>8.2} ms", median(took), at(took, 95));
}
