//! The layouts that cameras send: each is read to the same list.

use crate::bench::{Label, TestBench};
use crate::scan::Scan;
use crate::wait::ensure;
use anyhow::{Context, Result};
use std::sync::Arc;
use trug_softcam::{Corruption, FrameLoop, Mode, Model, Pixels, Softcam};

pub(crate) fn yuyv(bench: &TestBench) -> Result<String> {
    let [a, b, _, d] = &bench.labels;
    labels(bench, "Packed Cam", Pixels::Yuyv, Corruption::None, &[a, b, d])
}

pub(crate) fn nv12(bench: &TestBench) -> Result<String> {
    let [a, b, _, d] = &bench.labels;
    labels(bench, "Planar Cam", Pixels::Nv12, Corruption::None, &[d, b, a])
}

pub(crate) fn mjpeg(bench: &TestBench) -> Result<String> {
    let [a, b, c, _] = &bench.labels;
    labels(bench, "Motion Cam", Pixels::Mjpeg, Corruption::None, &[c, a, b])
}

/// As many cheap webcams send MJPEG.
pub(crate) fn mjpeg_without_tables(bench: &TestBench) -> Result<String> {
    labels(bench, "Cheap Cam", Pixels::Mjpeg, Corruption::NoHuffmanTables, &[&bench.labels[0]])
}

/// A camera with many modes, as USB 2 allows them: the one that is opened has pixels enough across a packet and is fast
/// enough for a moving hand.
pub(crate) fn best_of_many(bench: &TestBench) -> Result<String> {
    let mode = |pixels, width, height, rates: &[u32]| Mode::new(pixels, width, height, rates);
    let modes = vec![
        mode(Pixels::Yuyv, 320, 240, &[30]),
        mode(Pixels::Yuyv, 640, 480, &[30]),
        mode(Pixels::Yuyv, 1280, 720, &[5]),
        mode(Pixels::Mjpeg, 640, 480, &[30]),
        mode(Pixels::Mjpeg, 1280, 720, &[30]),
        mode(Pixels::Nv12, 320, 240, &[30]),
    ];
    let mut camera = Softcam::new(Model { actual_rate: Some(4), ..Model::new("Many Cam", modes) });
    camera.show(&Arc::new(FrameLoop::blank(&[(640, 480), (1280, 720)])));
    bench.plug(&mut camera, "Many Cam")?;
    let mut scan = Scan::start(bench, "Many Cam")?;
    scan.works()?;
    let asked = camera.streaming().context("the camera is not asked for pictures")?;
    ensure((asked.pixels, asked.width) == (Pixels::Mjpeg, 1280), || format!("{asked:?}"))?;
    Ok(format!("{:?} {}x{}", asked.pixels, asked.width, asked.height))
}

/// Labels are shown one after another, and each is on the list once.
fn labels(
    bench: &TestBench,
    name: &str,
    pixels: Pixels,
    corruption: Corruption,
    labels: &[&Label],
) -> Result<String> {
    let camera = bench.camera(name, pixels)?;
    camera.corrupt(corruption);
    let mut scan = Scan::start(bench, name)?;
    scan.works()?;
    let streaming = camera.streaming().context("the camera is not asked for pictures")?;
    ensure(streaming.pixels == pixels, || format!("it was asked for {streaming:?}"))?;
    let mut took = Vec::new();
    for label in labels {
        camera.show(&label.frames);
        took.push(format!("{:.1} s", scan.reads(label.code)?.as_secs_f32()));
    }
    let codes: Vec<&str> = labels.iter().map(|label| label.code).collect();
    scan.ends_with_list(&codes)?;
    Ok(format!("read after {}", took.join(", ")))
}
