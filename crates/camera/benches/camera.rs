//! What a camera costs, and how soon a packet is seen, with cameras that are played: `cargo xtask bench camera`.
//!
//! `--seconds N` is how long the long scan lasts (600 without it); a word takes only the parts whose names hold it:
//! `luma`, `cpu`, `latency`, `apart`, `long`. Linux alone tells what a thread has used.

#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

use std::{
    hint::black_box,
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};
use trug_camera::{
    Event, FrameSource, Offer, PixelFormat, Webcam, WebcamChoice,
    pretend::{Converting, Pretend, jpeg_of},
    serve,
};
use trug_decode::{Luma, Scanner};
use trug_label::{Rng, Scene, Symbology};

const CODES: [&str; 4] = ["4006381333931", "3017620422003", "5449000000996", "8076809513722"];
const SIZES: [(u32, u32); 3] = [(640, 480), (1280, 720), (1920, 1080)];
/// The first argument of the process that plays a camera apart.
const APART: &str = "play-a-camera";

fn main() {
    let mut args = pico_args::Arguments::from_env();
    let seconds: u64 = args.opt_value_from_str("--seconds").ok().flatten().unwrap_or(600);
    let words: Vec<String> = args
        .finish()
        .into_iter()
        .map(|word| word.to_string_lossy().into_owned())
        .filter(|word| !word.starts_with('-'))
        .collect();
    if words.first().is_some_and(|word| word == APART) {
        let mut webcam = stamping().webcam(WebcamChoice::Any).expect("a webcam");
        return serve(&mut webcam, std::io::stdin(), &mut std::io::stdout()).expect("served");
    }
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(&**word));
    if wanted("luma") {
        luma();
    }
    if wanted("cpu") {
        cpu();
    }
    if wanted("latency") {
        latency();
    }
    if wanted("apart") {
        apart();
    }
    if wanted("long") {
        long(seconds);
    }
}

/// A packet before a kitchen, drawn once a size.
fn picture(width: u32, height: u32, code: &str, step: u64) -> Vec<u8> {
    let mut scene = Scene::new(Symbology::Ean13, code).expect("a right check digit");
    (scene.width, scene.height) = (width as usize, height as usize);
    scene.module_px = 2.2 * width as f32 / 1280.0;
    scene.centre = (width as f32 / 2.0 + step as f32 * 1.5, height as f32 / 2.0);
    scene.rotation = 4.0;
    scene.noise = 3.0;
    scene.defocus = 0.8;
    scene.draw(&mut Rng::new(step + 1)).data
}

fn laid_out(pixels: PixelFormat, luma: &[u8], width: u32, height: u32) -> Vec<u8> {
    match pixels {
        PixelFormat::Grey => luma.to_vec(),
        PixelFormat::Yuyv => luma.iter().flat_map(|grey| [*grey, 128]).collect(),
        PixelFormat::Uyvy => luma.iter().flat_map(|grey| [128, *grey]).collect(),
        PixelFormat::Rgb | PixelFormat::Bgr => luma.iter().flat_map(|grey| [*grey; 3]).collect(),
        PixelFormat::Nv12 | PixelFormat::Yu12 => [luma, &vec![128; luma.len() / 2]].concat(),
        PixelFormat::Mjpeg => jpeg_of(luma, width, height, 85),
    }
}

const FORMATS: [PixelFormat; 7] = [
    PixelFormat::Grey,
    PixelFormat::Yuyv,
    PixelFormat::Uyvy,
    PixelFormat::Nv12,
    PixelFormat::Yu12,
    PixelFormat::Rgb,
    PixelFormat::Mjpeg,
];

/// Microseconds of this thread from buffer to frame, its colour kept for the preview.
fn luma() {
    println!("Frame to luma, microseconds of CPU, median of 60; and allocations");
    println!("{:<8}{:>11}{:>10}{:>8}{:>13}", "format", "size", "KB", "us", "allocations");
    for (width, height) in SIZES {
        let drawn = picture(width, height, CODES[0], 0);
        for pixels in FORMATS {
            let buffer = laid_out(pixels, &drawn, width, height);
            let mut converting = Converting::new(Offer { pixels, width, height, rate: 30.0 });
            let (us, allocations) = median_us(|| {
                black_box(converting.frame(black_box(&buffer)).expect("a picture"));
            });
            let (name, size) = (pixels.name(), format!("{width}x{height}"));
            println!("{name:<8}{size:>11}{:>10}{us:>8.0}{allocations:>13}", buffer.len() / 1024);
        }
        let jpeg = jpeg_of(&drawn, width, height, 85);
        let (us, allocations) = median_us(|| {
            let whole = image::load_from_memory(black_box(&jpeg)).expect("a jpeg");
            black_box(whole.into_rgb8());
        });
        println!("{:<8}{:>11}{:>10}{us:>8.0}{allocations:>13}", "image's", "whole jpeg", "");
        match turbojpeg(&jpeg) {
            Ok((grey, colour)) => {
                println!("{:<8}{:>11}{:>10}{grey:>8}{:>13}", "turbo's", "grey jpeg", "", "-");
                println!("{:<8}{:>11}{:>10}{colour:>8}{:>13}", "turbo's", "whole jpeg", "", "-");
            }
            Err(why) => println!("turbo's  not measured: {why}"),
        }
    }
}

/// Microseconds of libjpeg-turbo, in a process of its own, for grey and for colour.
fn turbojpeg(jpeg: &[u8]) -> Result<(String, String), String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../bench/peers/turbojpeg.py");
    let file = tempfile::NamedTempFile::new().map_err(|error| error.to_string())?;
    std::fs::write(file.path(), jpeg).map_err(|error| error.to_string())?;
    let mut command = Command::new(if cfg!(windows) { "python" } else { "python3" });
    let told = command.arg(script).arg(file.path()).arg("60").output();
    let told = told.map_err(|error| format!("python3 could not be started: {error}"))?;
    if !told.status.success() {
        return Err(String::from_utf8_lossy(&told.stderr).trim().to_owned());
    }
    let told = String::from_utf8_lossy(&told.stdout).trim().to_owned();
    let (grey, colour) = told.split_once('\t').ok_or("it told no two numbers")?;
    Ok((grey.to_owned(), colour.to_owned()))
}

fn median_us(mut act: impl FnMut()) -> (f64, u64) {
    let mut took = Vec::new();
    let mut allocations = 0;
    for turn in 0..70 {
        let counted = allocation_counter::measure(|| {
            let start = thread_us();
            act();
            took.push(thread_us() - start);
        });
        // The first ones fill the pool.
        if turn < 10 {
            took.clear();
        }
        allocations = counted.count_total;
    }
    took.sort_by(f64::total_cmp);
    (took[took.len() / 2], allocations)
}

/// CPU of the capture thread at thirty pictures a second, less what playing the camera costs in it.
fn cpu() {
    println!(
        "\nCPU of the capture thread at 1280x720 and 30 a second, in % of one core (the played camera's copy included)"
    );
    for pixels in FORMATS {
        let drawn = picture(1280, 720, CODES[0], 0);
        let buffer = laid_out(pixels, &drawn, 1280, 720);
        let pretend = Pretend::new();
        pretend.offer(&[Offer { pixels, width: 1280, height: 720, rate: 30.0 }]);
        pretend.pace(None);
        pretend.show(move |_, _| buffer.clone());
        let mut webcam = pretend.webcam(WebcamChoice::Any).expect("a webcam");
        watch_for(&mut webcam, Duration::from_secs(1), |_| ());
        let (begun, before, frames) = (now_us(), camera_thread_us(), webcam.counts().frames);
        watch_for(&mut webcam, Duration::from_secs(4), |_| ());
        let used = camera_thread_us() - before;
        let rate = (webcam.counts().frames - frames) as f64 * 1e6 / (now_us() - begun) as f64;
        let share = 100.0 * used as f64 / (now_us() - begun) as f64;
        println!("{:<8}{share:>7.1} %   at {rate:.1} a second", pixels.name());
    }
}

/// From the first picture of a packet to its sighting, while two threads do nothing but work.
fn latency() {
    const PACKETS: u64 = 24;
    const FRAMES: u64 = 36;
    println!(
        "\nFrom a packet's first picture to its sighting, 1280x720 at 30 a second, two busy threads beside"
    );
    let busy = Arc::new(AtomicBool::new(true));
    for _ in 0..2 {
        let busy = Arc::clone(&busy);
        thread::spawn(move || {
            while busy.load(Ordering::Relaxed) {
                black_box((0..10_000_u64).fold(0, |sum, n| sum ^ black_box(n)));
            }
        });
    }
    let empty = picture(1280, 720, CODES[0], 1_000_000);
    let packets: Vec<Vec<Vec<u8>>> = CODES
        .iter()
        .map(|code| (0..6).map(|step| picture(1280, 720, code, step)).collect())
        .collect();
    for pixels in [PixelFormat::Yuyv, PixelFormat::Mjpeg] {
        let lay = |luma: &Vec<u8>| laid_out(pixels, luma, 1280, 720);
        let laid: Vec<Vec<Vec<u8>>> =
            packets.iter().map(|frames| frames.iter().map(lay).collect()).collect();
        let (nothing, begun) = (lay(&empty), Arc::new(Mutex::new(Vec::new())));
        let shown = Arc::clone(&begun);
        let pretend = Pretend::new();
        pretend.offer(&[Offer { pixels, width: 1280, height: 720, rate: 30.0 }]);
        pretend.pace(None);
        pretend.show(move |count, _| {
            // Two thirds of the time a packet, then nothing, so that the next one is a showing of its own.
            let (packet, frame) = (count / FRAMES, count % FRAMES);
            if frame > FRAMES * 2 / 3 || packet >= PACKETS {
                return nothing.clone();
            }
            if frame == 0 {
                shown.lock().expect("lock").push(now_us());
            }
            laid[packet as usize % CODES.len()][frame as usize % 6].clone()
        });
        let mut webcam = pretend.webcam(WebcamChoice::Any).expect("a webcam");
        let mut scanner = Scanner::default();
        let (mut took, mut reading, mut looked) = (Vec::new(), Vec::new(), 0_u64);
        let late = AtomicU64::new(0);
        let clock = now_us();
        watch_for(&mut webcam, Duration::from_millis(PACKETS * FRAMES * 1000 / 30), |frame| {
            let start = now_us();
            let luma = Luma::tight(&frame.luma, 1280, 720).expect("tight");
            let look = scanner.observe(frame.at_ms, luma);
            looked += 1;
            reading.push((now_us() - start) as f64 / 1000.0);
            if now_us().saturating_sub(clock) / 1000 > frame.at_ms + 100 {
                late.fetch_add(1, Ordering::Relaxed);
            }
            if !look.sightings.is_empty()
                && let Some(shown) = begun.lock().expect("lock").last()
            {
                took.push((now_us() - shown) as f64 / 1000.0);
            }
        });
        let counts = webcam.counts();
        println!(
            "{:<6} {} of {PACKETS} packets sighted after p50 {:.0} ms, p95 {:.0} ms; {} pictures, {looked} looked at (p50 {:.1} ms each), {} dropped for a newer one, {} looked at late (over 100 ms old)",
            pixels.name(),
            took.len(),
            share(&mut took, 0.5),
            share(&mut took, 0.95),
            counts.frames,
            share(&mut reading, 0.5),
            counts.dropped,
            late.load(Ordering::Relaxed),
        );
    }
    busy.store(false, Ordering::Relaxed);
}

/// A camera whose pictures say when they were made.
fn stamping() -> Pretend {
    let pretend = Pretend::new();
    pretend.offer(&[Offer { pixels: PixelFormat::Yuyv, width: 1280, height: 720, rate: 30.0 }]);
    pretend.pace(None);
    let buffer = vec![128; 1280 * 720 * 2];
    pretend.show(move |_, _| {
        let mut buffer = buffer.clone();
        for (luma, byte) in buffer.iter_mut().step_by(2).zip(now_us().to_le_bytes()) {
            *luma = byte;
        }
        buffer
    });
    pretend
}

/// What the pipe of a process of its own costs.
fn apart() {
    println!("\nFrom the driver's buffer to whoever asks, YUYV 1280x720 with its colour");
    let here = stamping().webcam(WebcamChoice::Any).expect("a webcam");
    let apart = Webcam::open_apart(WebcamChoice::Any, || {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg(APART);
        command
    });
    for (name, mut webcam) in [("thread", here), ("process", apart.expect("a webcam"))] {
        let mut ages = Vec::new();
        watch_for(&mut webcam, Duration::from_secs(5), |frame| {
            let made = frame.luma.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            ages.push(now_us().saturating_sub(made) as f64 / 1000.0);
        });
        let (p50, p95) = (share(&mut ages, 0.5), share(&mut ages, 0.95));
        println!("{name:<8} p50 {p50:.2} ms, p95 {p95:.2} ms, {} pictures", ages.len());
    }
}

/// A long scan: does memory grow, is anything allocated for a picture?
fn long(seconds: u64) {
    println!("\nA scan of {seconds} s, MJPEG 1280x720 at 30 a second, each picture looked at");
    let buffers: Vec<Vec<u8>> =
        (0..6).map(|step| jpeg_of(&picture(1280, 720, CODES[0], step), 1280, 720, 85)).collect();
    let pretend = Pretend::new();
    pretend.offer(&[Offer { pixels: PixelFormat::Mjpeg, width: 1280, height: 720, rate: 30.0 }]);
    pretend.pace(None);
    pretend.show(move |count, _| buffers[count as usize % buffers.len()].clone());
    let mut webcam = pretend.webcam(WebcamChoice::Any).expect("a webcam");
    let mut scanner = Scanner::default();
    let (mut memory, mut looked) = (Vec::new(), 0_u64);
    let begun = now_us();
    while now_us() - begun < seconds * 1_000_000 {
        watch_for(&mut webcam, Duration::from_secs(1), |frame| {
            looked += 1;
            let luma = Luma::tight(&frame.luma, 1280, 720).expect("tight");
            black_box(scanner.observe(frame.at_ms, luma));
        });
        memory.push(((now_us() - begun) as f64 / 60e6, resident_kb() as f64));
    }
    // What the first tenth fills is no growth.
    let steady = &memory[memory.len() / 10..];
    let counts = webcam.counts();
    println!(
        "{} pictures, {looked} looked at, {} dropped, {} bad; {:.0} MB at the end, {:+.1} KB a minute",
        counts.frames,
        counts.dropped,
        counts.bad,
        memory.last().map_or(0.0, |(_, kb)| kb / 1024.0),
        slope(steady),
    );
}

fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let (over, under) = points.iter().fold((0.0, 0.0), |(over, under), point| {
        (over + (point.0 - x) * (point.1 - y), under + (point.0 - x).powi(2))
    });
    if under > 0.0 { over / under } else { 0.0 }
}

fn watch_for(webcam: &mut Webcam, time: Duration, mut see: impl FnMut(&trug_camera::Frame)) {
    let until = now_us() + time.as_micros() as u64;
    while now_us() < until {
        if let Event::Frame(frame) = webcam.next(Duration::from_millis(50)) {
            see(&frame);
        }
    }
}

fn share(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len().max(1) - 1) as f64 * share) as usize).copied().unwrap_or(f64::NAN)
}

#[cfg(unix)]
fn clock_us(id: rustix::time::ClockId) -> f64 {
    let time = rustix::time::clock_gettime(id);
    time.tv_sec as f64 * 1e6 + time.tv_nsec as f64 / 1e3
}

#[cfg(unix)]
fn thread_us() -> f64 {
    clock_us(rustix::time::ClockId::ThreadCPUTime)
}

/// The same in all processes of this computer.
#[cfg(unix)]
fn now_us() -> u64 {
    clock_us(rustix::time::ClockId::Monotonic) as u64
}

#[cfg(not(unix))]
fn thread_us() -> f64 {
    now_us() as f64
}

#[cfg(not(unix))]
fn now_us() -> u64 {
    use std::{sync::OnceLock, time::Instant};
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_micros() as u64
}

/// What the threads called "camera" have used. Nought where the system does not tell.
fn camera_thread_us() -> u64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0 };
    let used = tasks.flatten().filter_map(|task| {
        let name = std::fs::read_to_string(task.path().join("comm")).ok()?;
        let stat = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        let ns: u64 = stat.split(' ').next()?.parse().ok()?;
        (name.trim() == "camera").then_some(ns / 1000)
    });
    used.sum()
}

fn resident_kb() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4
}
