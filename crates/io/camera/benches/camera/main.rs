//! What a camera costs, and how soon a packet is seen, with simulated cameras: `cargo xtask bench camera`.
//!
//! A word selects the parts whose names contain it: `luma`, `cpu`, `latency`, `worker`, `long`. `--minutes N` (or
//! `--seconds N`) is how long the long scan lasts, ten minutes without it, and `--format YUYV` through what (MJPEG
//! without it). Only Linux reports the time of a thread.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the table is what this program is for"
)]

mod clock;
mod costs;
mod latency;
mod long;

use clock::now_us;
use std::time::Duration;
use trug_camera::{Event, FrameSource, PixelFormat, Webcam, WebcamChoice, serve};
use trug_label::{Rng, Scene, Symbology};

pub(crate) const CODES: [&str; 4] =
    ["4006381333931", "3017620422003", "5449000000996", "8076809513722"];
/// The first argument of the process of the worker with a simulated camera.
pub(crate) const WORKER: &str = "simulate-a-camera";

fn main() {
    let mut args = pico_args::Arguments::from_env();
    let mut number = |name| args.opt_value_from_str::<_, u64>(name).ok().flatten();
    let minutes = number("--minutes").unwrap_or(10);
    let seconds = number("--seconds").unwrap_or(60 * minutes);
    let format: Option<String> = args.opt_value_from_str("--format").ok().flatten();
    let words: Vec<String> = args
        .finish()
        .into_iter()
        .map(|word| word.to_string_lossy().into_owned())
        .filter(|word| !word.starts_with('-'))
        .collect();
    if words.first().is_some_and(|word| word == WORKER) {
        let mut webcam = latency::stamping().webcam(WebcamChoice::Any).expect("a webcam");
        return serve(&mut webcam, std::io::stdin(), &mut std::io::stdout()).expect("served");
    }
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(&**word));
    if wanted("luma") {
        costs::luma();
    }
    if wanted("cpu") {
        costs::cpu();
    }
    if wanted("latency") {
        latency::latency();
    }
    if wanted("worker") {
        latency::worker();
    }
    if wanted("long") {
        let named = |pixels: &PixelFormat| Some(pixels.name()) == format.as_deref();
        let pixels = PixelFormat::ALL.into_iter().find(named).unwrap_or(PixelFormat::Mjpeg);
        long::long(pixels, seconds);
    }
}

/// A packet before a kitchen, drawn once a size.
pub(crate) fn picture(width: u32, height: u32, code: &str, step: u64) -> Vec<u8> {
    let mut scene = Scene::new(Symbology::Ean13, code).expect("a right check digit");
    (scene.width, scene.height) = (width as usize, height as usize);
    scene.module_px = 2.2 * width as f32 / 1280.0;
    scene.centre = (width as f32 / 2.0 + step as f32 * 1.5, height as f32 / 2.0);
    scene.rotation = 4.0;
    scene.noise = 3.0;
    scene.defocus = 0.8;
    scene.draw(&mut Rng::new(step + 1)).data
}

pub(crate) fn watch_for(
    webcam: &mut Webcam,
    time: Duration,
    mut see: impl FnMut(&trug_camera::Frame),
) {
    let until = now_us() + time.as_micros() as u64;
    while now_us() < until {
        if let Event::Frame(frame) = webcam.next(Duration::from_millis(50)) {
            see(&frame);
        }
    }
}

pub(crate) fn share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len().max(1) - 1) as f64 * share) as usize).copied().unwrap_or(f64::NAN)
}
