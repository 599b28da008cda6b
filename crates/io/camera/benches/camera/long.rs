//! A long scan: does memory grow, is anything allocated for a picture, is anything left behind?

use crate::clock::{held, now_us, resident_kb};
use crate::{CODES, picture};
use allocation_counter::measure;
use std::{
    collections::{BTreeMap, BTreeSet},
    hint::black_box,
    sync::Arc,
    time::Duration,
};
use trug_camera::{
    CaptureMode, Event, FrameSource, PixelFormat, WebcamChoice,
    fake::{Converting, FakeCameras, laid_out},
    screen_picture,
};
use trug_decode::{Luma, Scanner};

const SIZE: (u32, u32) = (1280, 720);
/// Pictures of a showing: a packet is held up for two thirds of them.
const SHOWING: u64 = 90;
const HELD: u64 = 60;
/// A window shows every third picture.
const PREVIEWED: u64 = 3;

/// Scans for so many seconds in a camera of this format and prints how it went.
pub(crate) fn long(pixels: PixelFormat, seconds: u64) {
    println!(
        "\nA scan of {seconds} s, {} 1280x720 at 30 a second, a packet held up for two of every three seconds",
        pixels.name()
    );
    let mode = CaptureMode { pixels, width: SIZE.0, height: SIZE.1, rate: 30.0 };
    let buffers = Arc::new(Buffers::drawn(pixels));
    let mut scan = Scanned::default();
    scan.converted(&mode, &buffers);
    let fake = FakeCameras::new();
    fake.set_modes(&[mode]);
    fake.pace(None);
    let shown = Arc::clone(&buffers);
    // The first picture is number one.
    fake.show(move |count, _| shown.at(count - 1).to_vec());
    let mut webcam = fake.webcam(WebcamChoice::Any).expect("a webcam");
    let mut scanner = Scanner::default();
    let begun = now_us();
    let mut minute = 0;
    while now_us() - begun < seconds * 1_000_000 {
        scan.one(&mut webcam, &mut scanner);
        let now = (now_us() - begun) / 1_000_000;
        if scan.memory.last().is_none_or(|(at, _)| *at as u64 != now) {
            scan.memory.push((now as f64, resident_kb() as f64));
            scan.holds();
        }
        if now / 60 > minute {
            minute = now / 60;
            eprintln!(
                "  {minute} min, {} MB, {} sightings",
                resident_kb() / 1024,
                scan.sighted.len()
            );
        }
    }
    let counts = webcam.counts();
    scan.print(seconds, counts);
    drop(webcam);
    let left = fake.open_streams();
    println!("left open when it was over: {left} cameras");
}

/// The pictures of each packet in turn, and of none.
struct Buffers {
    packets: Vec<Vec<Vec<u8>>>,
    nothing: Vec<u8>,
}

impl Buffers {
    fn drawn(pixels: PixelFormat) -> Self {
        let lay = |code: &str, step: u64| {
            laid_out(pixels, &picture(SIZE.0, SIZE.1, code, step), SIZE.0, SIZE.1)
        };
        let steps = |code: &&str| (0..6).map(|step| lay(code, step)).collect();
        Self { packets: CODES.iter().map(steps).collect(), nothing: lay(CODES[0], 1_000_000) }
    }

    fn at(&self, frame: u64) -> &[u8] {
        let (packet, step) = (frame / SHOWING, frame % SHOWING);
        let steps = &self.packets[packet as usize % self.packets.len()];
        if step < HELD { &steps[step as usize % steps.len()] } else { &self.nothing }
    }
}

/// What was seen and what it cost.
#[derive(Default)]
struct Scanned {
    looked: u64,
    /// Which showing, and what was sighted.
    sighted: Vec<(u64, String)>,
    /// Second, and kilobytes.
    memory: Vec<(f64, f64)>,
    descriptors: BTreeSet<usize>,
    threads: BTreeSet<usize>,
    /// By stage, what each picture made it allocate: how often, and bytes.
    allocated: BTreeMap<&'static str, Vec<(u64, u64)>>,
}

impl Scanned {
    fn counted<T>(&mut self, stage: &'static str, act: impl FnOnce() -> T) -> T {
        let mut answer = None;
        let counted = measure(|| answer = Some(act()));
        self.allocated.entry(stage).or_default().push((counted.count_total, counted.bytes_total));
        answer.expect("it was done")
    }

    /// What the capture thread does, on this thread, where it can be counted.
    fn converted(&mut self, mode: &CaptureMode, buffers: &Buffers) {
        let mut converting = Converting::new(*mode);
        for frame in 0..SHOWING {
            let mut make = || black_box(converting.frame(buffers.at(frame))).is_ok();
            if frame < 10 {
                make();
            } else {
                self.counted("1 capture: buffer to frame", make);
            }
        }
    }

    fn one(&mut self, webcam: &mut dyn FrameSource, scanner: &mut Scanner) {
        let event =
            self.counted("2 fetch: the newest frame", || webcam.next(Duration::from_millis(50)));
        let Event::Frame(frame) = event else { return };
        let (showing, step) = ((frame.seq - 1) / SHOWING, (frame.seq - 1) % SHOWING);
        let is_sighted = self.sighted.last().is_some_and(|(last, _)| *last == showing);
        // The first showings fill the buffers.
        let stage = match () {
            () if showing < 2 => "0 the first two showings",
            () if step >= HELD => "5 look: nothing is shown",
            () if is_sighted => "4 look: a packet that was seen is still held",
            () => "3 look: a packet, until it is seen",
        };
        let luma = Luma::tight(&frame.luma, SIZE.0 as usize, SIZE.1 as usize).expect("tight");
        let look = self.counted(stage, || scanner.observe(frame.at_ms, luma));
        self.looked += 1;
        self.sighted.extend(look.sightings.into_iter().map(|sighting| (showing, sighting.text)));
        if self.looked.is_multiple_of(PREVIEWED) {
            self.counted("6 preview of 640 pixels", || black_box(screen_picture(&frame, 640)));
        }
    }

    fn holds(&mut self) {
        self.descriptors.extend(held("fd"));
        self.threads.extend(held("task"));
    }

    fn print(&self, seconds: u64, counts: trug_camera::WebcamCounts) {
        let expected = |showing: u64| CODES[showing as usize % CODES.len()];
        let wrong =
            self.sighted.iter().filter(|(showing, text)| text != expected(*showing)).count();
        let showings: BTreeSet<u64> = self.sighted.iter().map(|(showing, _)| *showing).collect();
        println!(
            "{} pictures in {seconds} s: {} looked at, {} dropped for a newer one, {} bad",
            counts.frames, self.looked, counts.dropped, counts.bad
        );
        println!(
            "{} showings, {} sighted, {} of them twice, {wrong} wrongly",
            counts.frames.div_ceil(SHOWING),
            showings.len(),
            self.sighted.len() - showings.len(),
        );
        // What the first tenth fills is no growth.
        let steady = &self.memory[self.memory.len() / 10..];
        println!(
            "memory {:.0} MB at the end, {:+.1} KB a minute; descriptors {:?}, threads {:?}",
            self.memory.last().map_or(0.0, |(_, kb)| kb / 1024.0),
            60.0 * slope(steady),
            self.descriptors,
            self.threads,
        );
        println!(
            "{:<46}{:>8}{:>9}{:>8}{:>8}{:>11}",
            "allocations a picture", "pictures", "mean", "median", "max", "mean bytes"
        );
        for (stage, each) in &self.allocated {
            let mut times: Vec<u64> = each.iter().map(|(times, _)| *times).collect();
            times.sort_unstable();
            let mean = |of: fn(&(u64, u64)) -> u64| {
                each.iter().map(of).sum::<u64>() as f64 / each.len() as f64
            };
            println!(
                "{stage:<46}{:>8}{:>9.2}{:>8}{:>8}{:>11.0}",
                each.len(),
                mean(|one| one.0),
                times[times.len() / 2],
                times[times.len() - 1],
                mean(|one| one.1),
            );
        }
    }
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
