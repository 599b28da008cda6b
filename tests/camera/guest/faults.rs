//! The faults of cables and cheap cameras: they appear late, disappear, freeze, return, and send half a picture.

use crate::bench::{EMULATION_SLACK, RECOVERY_LIMIT, REPORT_LIMIT, TestBench, model, unplug};
use crate::scan::{Scan, WORKING};
use crate::vivid::{VIVID, bind_vivid, load_vivid, unbind_vivid};
use crate::wait::{TIMEOUT, ensure, nodes, run, wait_until};
use anyhow::{Context, Result};
use std::fs;
use std::time::{Duration, Instant};
use trug_camera::CameraState;
use trug_softcam::{Corruption, Pixels, Softcam};

/// The first message of a scan.
pub(crate) fn opening() -> String {
    CameraState::Opening.words()
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f32())
}

/// It reports that there is no camera, and uses the one that is plugged in later.
pub(crate) fn no_camera_then_plugged(bench: &TestBench) -> Result<String> {
    let mut scan = Scan::start(bench, "any")?;
    let begun = scan.reports(&opening(), Instant::now() + TIMEOUT)?;
    let reported = scan.reports_within(&CameraState::NoCamera.words(), begun, REPORT_LIMIT)?;
    let mut camera = Softcam::new(model("Late Cam", Pixels::Mjpeg));
    camera.show(&bench.labels[0].frames);
    let plugged = bench.plug(&mut camera, "Late Cam")?;
    let back = scan.reports_within(WORKING, plugged, RECOVERY_LIMIT)?;
    scan.reads(bench.labels[0].code)?;
    scan.ends_with_list(&[bench.labels[0].code])?;
    Ok(format!("reported after {}, pictures {} after its node", seconds(reported), seconds(back)))
}

/// One scan survives every fault of a cable, reads again each time, and holds as much at the end as at the start.
pub(crate) fn unplug_freeze_and_back(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Loose Cam";
    let [a, b, c, d] = &bench.labels;
    let mut camera = bench.camera(NAME, Pixels::Mjpeg)?;
    camera.show(&a.frames);
    let mut scan = Scan::start(bench, NAME)?;
    scan.works()?;
    scan.reads(a.code)?;
    let held = scan.held()?;

    let pulled = unplug(&mut camera, NAME)?;
    let gone = scan.reports_within(&CameraState::Lost.words(), pulled, REPORT_LIMIT)?;
    camera.show(&b.frames);
    let plugged = bench.plug(&mut camera, NAME)?;
    let back = scan.reports_within(WORKING, plugged, RECOVERY_LIMIT)?;
    scan.reads(b.code)?;

    camera.freeze();
    let stalled = scan.reports_within(&stopped(), Instant::now(), REPORT_LIMIT)?;
    camera.show(&c.frames);
    camera.thaw();
    let thawed = scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
    scan.reads(c.code)?;

    camera.freeze();
    scan.reports_within(&stopped(), Instant::now(), REPORT_LIMIT)?;
    let pulled = unplug(&mut camera, NAME)?;
    let gone_frozen = scan.reports_within(&CameraState::Lost.words(), pulled, REPORT_LIMIT)?;
    camera.thaw();
    camera.show(&d.frames);
    let plugged = bench.plug(&mut camera, NAME)?;
    scan.reports_within(WORKING, plugged, RECOVERY_LIMIT)?;
    scan.reads(d.code)?;

    wait_until(REPORT_LIMIT + EMULATION_SLACK, || scan.held().is_ok_and(|now| now == held))
        .with_context(|| format!("at first it held {held:?}, now {:?}", scan.held()))?;
    scan.ends_with_list(&[a.code, b.code, c.code, d.code])?;
    Ok(format!(
        "unplugged: reported after {}, pictures {} after its node; frozen: reported after {}, thawed: {}; unplugged frozen: reported after {}",
        seconds(gone),
        seconds(back),
        seconds(stalled),
        seconds(thawed),
        seconds(gone_frozen),
    ))
}

fn stopped() -> String {
    CameraState::StoppedAnswering.words()
}

/// Truncated and garbled pictures are neither misread nor the end of the scan, and the scan reports them.
pub(crate) fn torn_pictures(bench: &TestBench) -> Result<String> {
    corrupted(bench, "Torn Cam", Pixels::Mjpeg, Corruption::Truncated, "no picture that")
}

pub(crate) fn garbled_pictures(bench: &TestBench) -> Result<String> {
    corrupted(bench, "Garbled Cam", Pixels::Mjpeg, Corruption::Garbled, "no picture that")
}

/// The kernel delivers only whole raw pictures, so none comes.
pub(crate) fn short_pictures(bench: &TestBench) -> Result<String> {
    corrupted(bench, "Short Cam", Pixels::Yuyv, Corruption::Truncated, "stopped answering")
}

fn corrupted(
    bench: &TestBench,
    name: &str,
    pixels: Pixels,
    corruption: Corruption,
    unwell: &str,
) -> Result<String> {
    let [a, b, ..] = &bench.labels;
    let camera = bench.camera(name, pixels)?;
    camera.show(&a.frames);
    let mut scan = Scan::start(bench, name)?;
    scan.works()?;
    scan.reads(a.code)?;
    camera.show(&bench.blank);
    camera.corrupt(corruption);
    let reported = scan.reports_within(unwell, Instant::now(), REPORT_LIMIT)?;
    camera.show(&b.frames);
    camera.corrupt(Corruption::None);
    let back = scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
    scan.reads(b.code)?;
    scan.ends_with_list(&[a.code, b.code])?;
    Ok(format!(
        "reported after {}, pictures {} after they are whole",
        seconds(reported),
        seconds(back)
    ))
}

/// How long the kernel waits for a reply when the USB/IP cable is unplugged at the moment of a request; a real bus would
/// notice at once.
const KERNEL_WAITS: Duration = Duration::from_secs(5);

/// The camera is listed, and disconnects while it is opened.
pub(crate) fn gone_while_opening(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Shy Cam";
    let mut camera = bench.camera(NAME, Pixels::Yuyv)?;
    camera.disconnect_when_probed();
    let mut scan = Scan::start(bench, NAME)?;
    let begun = scan.reports(&opening(), Instant::now() + TIMEOUT)?;
    // It was chosen by its name and never opened: it is reported as absent.
    let absent = CameraState::Absent { name: NAME.to_owned() };
    let reported = scan.reports_within(&absent.words(), begun, REPORT_LIMIT + KERNEL_WAITS)?;
    ensure(nodes(NAME).is_empty(), || "the camera did not go".to_owned())?;
    camera.show(&bench.labels[0].frames);
    let plugged = bench.plug(&mut camera, NAME)?;
    let back = scan.reports_within(WORKING, plugged, RECOVERY_LIMIT)?;
    scan.reads(bench.labels[0].code)?;
    Ok(format!("reported after {}, pictures {} after its node", seconds(reported), seconds(back)))
}

/// The camera is listed, and its node is not there when it is opened.
pub(crate) fn gone_before_opening(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Ghost Cam";
    let camera = bench.camera(NAME, Pixels::Nv12)?;
    camera.show(&bench.labels[1].frames);
    let node = nodes(NAME).pop().context("a node")?;
    let number = fs::read_to_string(node.replace("/dev/", "/sys/class/video4linux/") + "/dev")?;
    let (major, minor) = number.trim().split_once(':').context("a device number")?;
    fs::remove_file(&node)?;
    let mut scan = Scan::start(bench, NAME)?;
    let begun = scan.reports(&opening(), Instant::now() + TIMEOUT)?;
    let reported = scan.reports_within(&CameraState::NoCamera.words(), begun, REPORT_LIMIT)?;
    run("mknod", &[&node, "c", major, minor])?;
    let back = scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
    scan.reads(bench.labels[1].code)?;
    Ok(format!("reported after {}, pictures {} after its node", seconds(reported), seconds(back)))
}

/// Another kernel driver, unbound from its device and bound again. An emulated processor takes many seconds to read its
/// 1280 x 720 patterns, and the state is reported in time all the same.
pub(crate) fn vivid_unbound_and_bound(bench: &TestBench) -> Result<String> {
    load_vivid()?;
    let mut scan = Scan::start(bench, VIVID)?;
    scan.works()?;
    let held = scan.held()?;
    let mut words = Vec::new();
    for _ in 0..2 {
        unbind_vivid()?;
        let lost = scan.reports_within(&CameraState::Lost.words(), Instant::now(), REPORT_LIMIT)?;
        bind_vivid()?;
        wait_until(TIMEOUT, || !nodes(VIVID).is_empty())?;
        let back = scan.reports_within(WORKING, Instant::now(), RECOVERY_LIMIT)?;
        words.push(format!("unbound: reported after {}, bound: {}", seconds(lost), seconds(back)));
    }
    wait_until(REPORT_LIMIT + EMULATION_SLACK, || scan.held().is_ok_and(|now| now == held))
        .with_context(|| format!("at first it held {held:?}, now {:?}", scan.held()))?;
    Ok(words.join("; "))
}
