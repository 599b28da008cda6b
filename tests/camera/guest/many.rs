//! Two cameras: the chosen one is used, and no other in its place.

use crate::bench::{RECOVERY_LIMIT, REPORT_LIMIT, TestBench, unplug};
use crate::scan::{Scan, WORKING};
use crate::wait::ensure;
use anyhow::{Context, Result};
use std::thread;
use trug_camera::{CameraState, cameras};
use trug_softcam::{Pixels, Softcam};

/// Chosen by its name, while the other one comes and goes.
pub(crate) fn two_cameras(bench: &TestBench) -> Result<String> {
    let [a, b, c, _] = &bench.labels;
    let mut left = bench.camera("Left Cam", Pixels::Yuyv)?;
    let right = bench.camera("Right Cam", Pixels::Nv12)?;
    left.show(&a.frames);
    right.show(&b.frames);
    let mut scan = Scan::start(bench, "Right Cam")?;
    scan.works()?;
    scan.reads(b.code)?;
    ensure(left.streaming().is_none(), || "the left camera was opened".to_owned())?;
    unplug(&mut left, "Left Cam")?;
    right.show(&c.frames);
    scan.reads(c.code)?;
    bench.plug(&mut left, "Left Cam")?;
    let new_lines = scan.new_lines();
    ensure(new_lines.is_empty(), || {
        format!("nothing was done to the right camera: {new_lines:?}")
    })?;
    scan.ends_with_list(&[b.code, c.code])?;
    Ok(String::new())
}

/// Chosen by its id, where the names are the same: when it is unplugged, its twin is not used instead.
pub(crate) fn two_of_one_name(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Twin Cam";
    let [a, b, c, _] = &bench.labels;
    let first = bench.camera(NAME, Pixels::Yuyv)?;
    let mut second = Softcam::new(crate::bench::model(NAME, Pixels::Yuyv));
    let known: Vec<String> = ids(NAME)?;
    bench.plug(&mut second, NAME)?;
    let id = ids(NAME)?.into_iter().find(|id| !known.contains(id)).context("ids that differ")?;
    first.show(&a.frames);
    second.show(&b.frames);
    let mut scan = Scan::start(bench, &id)?;
    scan.works()?;
    scan.reads(b.code)?;
    let pulled = unplug(&mut second, NAME)?;
    scan.reports_within(&CameraState::Lost.words(), pulled, REPORT_LIMIT)?;
    // Time enough to open the wrong one.
    thread::sleep(RECOVERY_LIMIT);
    ensure(first.streaming().is_none(), || "its twin was opened in its place".to_owned())?;
    second.show(&c.frames);
    let plugged = bench.plug(&mut second, NAME)?;
    scan.reports_within(WORKING, plugged, RECOVERY_LIMIT)?;
    scan.reads(c.code)?;
    scan.ends_with_list(&[b.code, c.code])?;
    Ok(String::new())
}

fn ids(name: &str) -> Result<Vec<String>> {
    Ok(cameras()?
        .into_iter()
        .filter(|camera| camera.name == name)
        .map(|camera| camera.id)
        .collect())
}
