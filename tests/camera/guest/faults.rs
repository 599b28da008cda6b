//! What cables and cheap cameras do: they come late, go, freeze, come back, and send half a picture.

use crate::scan::{Scan, WORKING};
use crate::world::{BACK, LONG, SLACK, TOLD, World, ensure, model, nodes, unplug, wait_until};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use trug_camera::CameraState;
use trug_softcam::{Pixels, Softcam, Spoil};

/// The words with which a scan begins.
pub(crate) fn opening() -> String {
    CameraState::Opening.words()
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f32())
}

/// It says that there is none, and takes the one that is plugged in later.
pub(crate) fn no_camera_then_plugged(world: &World) -> Result<String> {
    let mut scan = Scan::start(world, "any")?;
    let begun = scan.says(&opening(), Instant::now() + LONG)?;
    let told = scan.says_within(&CameraState::NoCamera.words(), begun, TOLD)?;
    let mut camera = Softcam::new(model("Late Cam", Pixels::Mjpeg));
    camera.show(&world.labels[0].reel);
    let plugged = world.plug(&mut camera, "Late Cam")?;
    let back = scan.says_within(WORKING, plugged, BACK)?;
    scan.reads(world.labels[0].code)?;
    scan.ends_with_list(&[world.labels[0].code])?;
    Ok(format!("said after {}, pictures {} after its node", seconds(told), seconds(back)))
}

/// One scan goes through all that a cable can do to it, reads on each time, and holds no more at the end than at first.
pub(crate) fn unplug_freeze_and_back(world: &World) -> Result<String> {
    const NAME: &str = "Loose Cam";
    let [a, b, c, d] = &world.labels;
    let mut camera = world.camera(NAME, Pixels::Mjpeg)?;
    camera.show(&a.reel);
    let mut scan = Scan::start(world, NAME)?;
    scan.works()?;
    scan.reads(a.code)?;
    let held = scan.held()?;

    let pulled = unplug(&mut camera, NAME)?;
    let gone = scan.says_within(&CameraState::Lost.words(), pulled, TOLD)?;
    camera.show(&b.reel);
    let plugged = world.plug(&mut camera, NAME)?;
    let back = scan.says_within(WORKING, plugged, BACK)?;
    scan.reads(b.code)?;

    camera.freeze();
    let stalled = scan.says_within(&stopped(), Instant::now(), TOLD)?;
    camera.show(&c.reel);
    camera.thaw();
    let thawed = scan.says_within(WORKING, Instant::now(), BACK)?;
    scan.reads(c.code)?;

    camera.freeze();
    scan.says_within(&stopped(), Instant::now(), TOLD)?;
    let pulled = unplug(&mut camera, NAME)?;
    let gone_frozen = scan.says_within(&CameraState::Lost.words(), pulled, TOLD)?;
    camera.thaw();
    camera.show(&d.reel);
    let plugged = world.plug(&mut camera, NAME)?;
    scan.says_within(WORKING, plugged, BACK)?;
    scan.reads(d.code)?;

    wait_until(TOLD + SLACK, || scan.held().is_ok_and(|now| now == held))
        .with_context(|| format!("at first it held {held:?}, now {:?}", scan.held()))?;
    scan.ends_with_list(&[a.code, b.code, c.code, d.code])?;
    Ok(format!(
        "unplugged: said after {}, pictures {} after its node; frozen: said after {}, thawed: {}; unplugged frozen: said after {}",
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

/// Half pictures and garbled ones are neither read wrongly nor the end of it, and it does not say that all is well.
pub(crate) fn torn_pictures(world: &World) -> Result<String> {
    spoiled(world, "Torn Cam", Pixels::Mjpeg, Spoil::Cut, "no picture that")
}

pub(crate) fn garbled_pictures(world: &World) -> Result<String> {
    spoiled(world, "Garbled Cam", Pixels::Mjpeg, Spoil::Garbled, "no picture that")
}

/// Of raw pictures the kernel hands on only whole ones: none comes.
pub(crate) fn short_pictures(world: &World) -> Result<String> {
    spoiled(world, "Short Cam", Pixels::Yuyv, Spoil::Cut, "stopped answering")
}

fn spoiled(
    world: &World,
    name: &str,
    pixels: Pixels,
    spoil: Spoil,
    unwell: &str,
) -> Result<String> {
    let [a, b, ..] = &world.labels;
    let camera = world.camera(name, pixels)?;
    camera.show(&a.reel);
    let mut scan = Scan::start(world, name)?;
    scan.works()?;
    scan.reads(a.code)?;
    camera.show(&world.wall);
    camera.spoil(spoil);
    let told = scan.says_within(unwell, Instant::now(), TOLD)?;
    camera.show(&b.reel);
    camera.spoil(Spoil::None);
    let back = scan.says_within(WORKING, Instant::now(), BACK)?;
    scan.reads(b.code)?;
    scan.ends_with_list(&[a.code, b.code])?;
    Ok(format!("said after {}, pictures {} after they are whole", seconds(told), seconds(back)))
}

/// For how long the kernel waits for an answer, where the cable of USB/IP is pulled at the very moment of a request: a
/// real bus would notice at once.
const KERNEL_WAITS: Duration = Duration::from_secs(5);

/// The camera is there, and goes in the middle of being opened.
pub(crate) fn gone_while_opening(world: &World) -> Result<String> {
    const NAME: &str = "Shy Cam";
    let mut camera = world.camera(NAME, Pixels::Yuyv)?;
    camera.fall_out_when_tried();
    let mut scan = Scan::start(world, NAME)?;
    let begun = scan.says(&opening(), Instant::now() + LONG)?;
    // It was asked for by its name and never opened: that it is absent is said.
    let absent = CameraState::Absent { name: NAME.to_owned() };
    let told = scan.says_within(&absent.words(), begun, TOLD + KERNEL_WAITS)?;
    ensure(nodes(NAME).is_empty(), || "the camera did not go".to_owned())?;
    camera.show(&world.labels[0].reel);
    let plugged = world.plug(&mut camera, NAME)?;
    let back = scan.says_within(WORKING, plugged, BACK)?;
    scan.reads(world.labels[0].code)?;
    Ok(format!("said after {}, pictures {} after its node", seconds(told), seconds(back)))
}

/// The camera is listed, and its node is not there when it is opened.
pub(crate) fn gone_before_opening(world: &World) -> Result<String> {
    const NAME: &str = "Ghost Cam";
    let camera = world.camera(NAME, Pixels::Nv12)?;
    camera.show(&world.labels[1].reel);
    let node = nodes(NAME).pop().context("a node")?;
    let number = fs::read_to_string(node.replace("/dev/", "/sys/class/video4linux/") + "/dev")?;
    let (major, minor) = number.trim().split_once(':').context("a device number")?;
    fs::remove_file(&node)?;
    let mut scan = Scan::start(world, NAME)?;
    let begun = scan.says(&opening(), Instant::now() + LONG)?;
    let told = scan.says_within(&CameraState::NoCamera.words(), begun, TOLD)?;
    run("mknod", &[&node, "c", major, minor])?;
    let back = scan.says_within(WORKING, Instant::now(), BACK)?;
    scan.reads(world.labels[1].code)?;
    Ok(format!("said after {}, pictures {} after its node", seconds(told), seconds(back)))
}

/// The name that the kernel's own test camera has.
pub(crate) const VIVID: &str = "vivid-000-vid-cap";
const VIVID_DRIVER: &str = "/sys/bus/platform/drivers/vivid";
const VIVID_DEVICE: &str = "vivid.0";
/// Puts the kernel's own test camera in; it shows patterns, and knows formats that USB cameras do not.
pub(crate) fn load_vivid() -> Result<()> {
    if Path::new("/sys/module/vivid").exists() {
        if nodes(VIVID).is_empty() {
            fs::write(format!("{VIVID_DRIVER}/bind"), VIVID_DEVICE)?;
        }
    } else {
        run("load", &["vivid", "n_devs=1", "node_types=0x1", "num_inputs=1", "input_types=0"])?;
    }
    wait_until(LONG, || !nodes(VIVID).is_empty()).context("vivid made no node")
}

/// Another driver, taken from its device and given back. Its 1280 x 720 of patterns take an imitated processor many
/// seconds to read, and what becomes of the camera is told all the same.
pub(crate) fn vivid_unbound_and_bound(world: &World) -> Result<String> {
    load_vivid()?;
    let mut scan = Scan::start(world, VIVID)?;
    scan.works()?;
    let held = scan.held()?;
    let mut words = Vec::new();
    for _ in 0..2 {
        fs::write(format!("{VIVID_DRIVER}/unbind"), VIVID_DEVICE)?;
        let lost = scan.says_within(&CameraState::Lost.words(), Instant::now(), TOLD)?;
        fs::write(format!("{VIVID_DRIVER}/bind"), VIVID_DEVICE)?;
        wait_until(LONG, || !nodes(VIVID).is_empty())?;
        let back = scan.says_within(WORKING, Instant::now(), BACK)?;
        words.push(format!("unbound: said after {}, bound: {}", seconds(lost), seconds(back)));
    }
    wait_until(TOLD + SLACK, || scan.held().is_ok_and(|now| now == held))
        .with_context(|| format!("at first it held {held:?}, now {:?}", scan.held()))?;
    Ok(words.join("; "))
}

/// Runs one of the machine's own programs.
pub(crate) fn run(program: &str, words: &[&str]) -> Result<()> {
    let status = Command::new(program).args(words).status().context(program.to_owned())?;
    ensure(status.success(), || format!("{program} {words:?} ended with {status}"))
}
