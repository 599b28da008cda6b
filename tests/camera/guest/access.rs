//! What the system and other programs do: forbid a camera, use it, change its format.

use crate::bench::{RECOVERY_LIMIT, REPORT_LIMIT, TestBench};
use crate::faults::opening;
use crate::scan::{ORDINARY_USER, Scan, WORKING};
use crate::vivid::{VIVID, load_vivid};
use crate::wait::{TIMEOUT, nodes};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;
use trug_camera::CameraState;
use trug_softcam::Pixels;
use v4l::video::Capture;
use v4l::video::capture::Parameters;
use v4l::{Device, Format, FourCC, Fraction};

/// A user without rights is told so; with rights it works at once.
pub(crate) fn not_allowed(bench: &TestBench) -> Result<String> {
    let camera = bench.camera("Locked Cam", Pixels::Yuyv)?;
    camera.show(&bench.labels[0].frames);
    let node = nodes("Locked Cam").pop().context("a node")?;
    let allow = |mode| fs::set_permissions(&node, fs::Permissions::from_mode(mode));
    allow(0o000)?;
    let mut scan = Scan::start_as(bench, "Locked Cam", ORDINARY_USER)?;
    let begun = scan.reports(&opening(), Instant::now() + TIMEOUT)?;
    scan.reports_within("not allowed", begun, REPORT_LIMIT)?;
    allow(0o666)?;
    scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
    scan.reads(bench.labels[0].code)?;
    scan.ends_with_list(&[bench.labels[0].code])?;
    Ok(String::new())
}

/// A second program reports that the first one uses the camera, and gets it when that one ends.
pub(crate) fn in_use(bench: &TestBench) -> Result<String> {
    let camera = bench.camera("Shared Cam", Pixels::Mjpeg)?;
    let mut holder = Scan::start(bench, "Shared Cam")?;
    holder.works()?;
    let mut scan = Scan::start(bench, "Shared Cam")?;
    let begun = scan.reports(&opening(), Instant::now() + TIMEOUT)?;
    scan.reports_within(&CameraState::InUse.words(), begun, REPORT_LIMIT)?;
    camera.show(&bench.labels[1].frames);
    holder.reads(bench.labels[1].code)?;
    camera.show(&bench.blank);
    holder.ends_with_list(&[bench.labels[1].code])?;
    scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
    camera.show(&bench.labels[1].frames);
    scan.reads(bench.labels[1].code)?;
    Ok(String::new())
}

/// Another program has set a format or a rate that the camera library does not know.
pub(crate) fn left_behind_format(bench: &TestBench) -> Result<String> {
    load_vivid()?;
    let mut number = 0;
    for (fourcc, rate) in [(b"UYVY", (1, 30)), (b"GREY", (1, 30)), (b"YUYV", (2, 25))] {
        let node = nodes(VIVID).pop().context("a node")?;
        let device = Device::with_path(&node)?;
        let set = device.set_format(&Format::new(640, 360, FourCC::new(fourcc)))?;
        ensure!(set.fourcc == FourCC::new(fourcc), "vivid has no {}", set.fourcc);
        let rate = device.set_params(&Parameters::new(Fraction::new(rate.0, rate.1)))?;
        drop(device);
        let mut scan = Scan::start(bench, VIVID)?;
        scan.works().with_context(|| format!("{} at {}", set.fourcc, rate.interval))?;
        number += 1;
    }
    Ok(format!("{number} of them"))
}
