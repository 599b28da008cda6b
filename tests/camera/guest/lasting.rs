//! What must be the same after many times: a released camera leaves nothing behind.

use crate::bench::{EMULATION_SLACK, TestBench, unplug};
use crate::scan::Scan;
use crate::wait::run;
use crate::wait::{TIMEOUT, ensure, wait_until};
use anyhow::{Context, Result, bail};
use std::fs;
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use trug_camera::{CameraState, Event, FrameSource, Webcam, WebcamChoice};
use trug_softcam::{Pixels, Softcam};

/// The limit for releasing a camera.
const RELEASED: Duration = Duration::from_millis(500);

/// The camera is opened and released repeatedly, once while it is frozen, by the library that the window uses.
pub(crate) fn opened_and_closed(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Patient Cam";
    const TIMES: u32 = 6;
    let mut camera = bench.camera(NAME, Pixels::Yuyv)?;
    let held = held();
    let mut slowest = Duration::ZERO;
    for _ in 0..TIMES {
        slowest = slowest.max(use_once(bench, &camera, NAME)?);
        // The thread ends a moment after the release.
        wait_until(RELEASED + EMULATION_SLACK, || {
            self::held().0 <= held.0 && self::held().1 <= held.1
        })
        .with_context(|| format!("{held:?} before, {:?} after", self::held()))?;
    }

    let held = self::held();
    let mut webcam = first_picture(bench, NAME)?;
    camera.freeze();
    let until = Instant::now() + TIMEOUT;
    while webcam.next(Duration::from_millis(100)) != Event::State(CameraState::StoppedAnswering) {
        ensure(Instant::now() < until, || "a frozen camera was not noticed".to_owned())?;
    }
    let asked = Instant::now();
    drop(webcam);
    let waited = asked.elapsed();
    ensure(waited < RELEASED + EMULATION_SLACK, || {
        format!("releasing a frozen camera took {waited:?}")
    })?;
    unplug(&mut camera, NAME)?;
    camera.thaw();
    // The softcam's own two threads and its cable are gone as well.
    wait_until(TIMEOUT, || self::held().1 <= held.1 - 2 && self::held().0 < held.0)
        .with_context(|| format!("{held:?} before, {:?} after", self::held()))?;
    Ok(format!("{TIMES} times, released after {} ms at most", slowest.as_millis()))
}

/// The time of day jumps by a day and back: a scan neither stalls nor counts a packet again.
pub(crate) fn clock_jumps(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Timeless Cam";
    let [a, b, c, _] = &bench.labels;
    let camera = bench.camera(NAME, Pixels::Yuyv)?;
    camera.show(&a.frames);
    let mut scan = Scan::start(bench, NAME)?;
    scan.works()?;
    scan.reads(a.code)?;
    for (days, next) in [(1, b), (-2, c)] {
        let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
        run("date", &["-s", &format!("@{}", now.saturating_add_signed(days * 86_400))])?;
        // Time enough to mistake it for a stall, and to count the packet once more.
        thread::sleep(Duration::from_secs(4));
        let new_lines = scan.new_lines();
        ensure(new_lines.is_empty(), || {
            format!("nothing has happened to the camera: {new_lines:?}")
        })?;
        camera.show(&next.frames);
        scan.reads(next.code)?;
    }
    scan.ends_with_list(&[a.code, b.code, c.code])?;
    Ok(String::new())
}

/// Opens it, takes a picture, and returns how long the release took.
fn use_once(bench: &TestBench, camera: &Softcam, name: &str) -> Result<Duration> {
    let webcam = first_picture(bench, name)?;
    ensure(camera.streaming().is_some(), || "the camera sends nothing".to_owned())?;
    let asked = Instant::now();
    drop(webcam);
    wait_until(RELEASED + EMULATION_SLACK, || camera.streaming().is_none())
        .context("it is not released")?;
    Ok(asked.elapsed())
}

fn first_picture(bench: &TestBench, name: &str) -> Result<Webcam> {
    let choice = WebcamChoice::Named(name.to_owned());
    let mut webcam = Webcam::open(choice, bench.driver.get().choice)?;
    let until = Instant::now() + TIMEOUT;
    while !matches!(webcam.next(Duration::from_millis(100)), Event::Frame(_)) {
        if Instant::now() > until {
            bail!("no picture came from {name}");
        }
    }
    Ok(webcam)
}

/// Descriptors and threads of this program.
fn held() -> (usize, usize) {
    let count = |what| fs::read_dir(what).map_or(0, Iterator::count);
    (count("/proc/self/fd"), count("/proc/self/task"))
}
