//! How soon a packet is seen, and how soon a picture is there.

use crate::clock::now_us;
use crate::{CODES, WORKER, picture, share, watch_for};
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
    CaptureMode, PixelFormat, Webcam, WebcamChoice,
    fake::{FakeCameras, laid_out},
};
use trug_decode::{Luma, Scanner};

/// How many packets are shown.
const PACKETS: u64 = 24;

/// The pictures from the start of one to that of the next.
const FRAMES: u64 = 36;

/// From the first picture of a packet to its sighting, while two threads do nothing but work.
pub(crate) fn latency() {
    println!(
        "\nFrom a packet's first picture to its sighting, 1280x720 at 30 a second, two busy threads beside"
    );
    let busy = two_busy_threads();
    let empty = picture(1280, 720, CODES[0], 1_000_000);
    let packets: Vec<Vec<Vec<u8>>> = CODES
        .iter()
        .map(|code| (0..6).map(|step| picture(1280, 720, code, step)).collect())
        .collect();
    for pixels in [PixelFormat::Yuyv, PixelFormat::Mjpeg] {
        let begun = Arc::new(Mutex::new(Vec::new()));
        let fake = camera_of_packets(pixels, &packets, &empty, Arc::clone(&begun));
        let mut webcam = fake.webcam(WebcamChoice::Any).expect("a webcam");
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
        // On a machine that is very busy the simulated camera falls behind, too.
        let shown = begun.lock().expect("lock").len();
        println!(
            "{:<6} {} of {shown} packets sighted after p50 {:.0} ms, p95 {:.0} ms; {} pictures, {looked} looked at (p50 {:.1} ms each), {} dropped for a newer one, {} looked at late (over 100 ms old)",
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

/// A camera that is shown one packet after the other; `begun` gets the time of the first picture of each.
fn camera_of_packets(
    pixels: PixelFormat,
    packets: &[Vec<Vec<u8>>],
    empty: &Vec<u8>,
    begun: Arc<Mutex<Vec<u64>>>,
) -> FakeCameras {
    let lay = |luma: &Vec<u8>| laid_out(pixels, luma, 1280, 720);
    let laid: Vec<Vec<Vec<u8>>> =
        packets.iter().map(|frames| frames.iter().map(lay).collect()).collect();
    let nothing = lay(empty);
    let fake = FakeCameras::new();
    fake.set_modes(&[CaptureMode { pixels, width: 1280, height: 720, rate: 30.0 }]);
    fake.pace(None);
    fake.show(move |count, _| {
        // Two thirds of the time a packet, then nothing, so that the next one is a showing of its own.
        let (packet, frame) = (count / FRAMES, count % FRAMES);
        if frame > FRAMES * 2 / 3 || packet >= PACKETS {
            return nothing.clone();
        }
        if frame == 0 {
            begun.lock().expect("lock").push(now_us());
        }
        laid[packet as usize % CODES.len()][frame as usize % 6].clone()
    });
    fake
}

/// Threads that work until the flag is taken down.
fn two_busy_threads() -> Arc<AtomicBool> {
    let busy = Arc::new(AtomicBool::new(true));
    for _ in 0..2 {
        let busy = Arc::clone(&busy);
        thread::spawn(move || {
            while busy.load(Ordering::Relaxed) {
                black_box((0..10_000_u64).fold(0, |sum, n| sum ^ black_box(n)));
            }
        });
    }
    busy
}

/// A camera whose pictures say when they were made.
pub(crate) fn stamping() -> FakeCameras {
    let fake = FakeCameras::new();
    fake.set_modes(&[CaptureMode {
        pixels: PixelFormat::Yuyv,
        width: 1280,
        height: 720,
        rate: 30.0,
    }]);
    fake.pace(None);
    let buffer = vec![128; 1280 * 720 * 2];
    fake.show(move |_, _| {
        let mut buffer = buffer.clone();
        for (luma, byte) in buffer.iter_mut().step_by(2).zip(now_us().to_le_bytes()) {
            *luma = byte;
        }
        buffer
    });
    fake
}

/// What the pipe of a process of its own costs.
pub(crate) fn worker() {
    println!("\nFrom the driver's buffer to the receiver, YUYV 1280x720 with its colour");
    let here = stamping().webcam(WebcamChoice::Any).expect("a webcam");
    let in_worker = Webcam::open_in_worker(WebcamChoice::Any, || {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.arg(WORKER);
        command
    });
    for (name, mut webcam) in [("thread", here), ("process", in_worker.expect("a webcam"))] {
        let mut ages = Vec::new();
        watch_for(&mut webcam, Duration::from_secs(5), |frame| {
            let made = frame.luma.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
            ages.push(now_us().saturating_sub(made) as f64 / 1000.0);
        });
        let (p50, p95) = (share(&mut ages, 0.5), share(&mut ages, 0.95));
        println!("{name:<8} p50 {p50:.2} ms, p95 {p95:.2} ms, {} pictures", ages.len());
    }
}
