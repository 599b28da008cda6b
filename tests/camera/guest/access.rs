//! What the system and other programs do: forbid a camera, hold it, leave it in a state of their own.

use crate::faults::{VIVID, load_vivid, opening};
use crate::scan::{SOMEBODY, Scan, WORKING};
use crate::world::{BACK, LONG, TOLD, World, nodes};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Instant;
use trug_camera::CameraState;
use trug_softcam::Pixels;
use v4l::video::Capture;
use v4l::video::capture::Parameters;
use v4l::{Device, Format, FourCC, Fraction};

/// Somebody without rights is told so; once they have them it works by itself.
pub(crate) fn not_allowed(world: &World) -> Result<String> {
    let camera = world.camera("Locked Cam", Pixels::Yuyv)?;
    camera.show(&world.labels[0].reel);
    let node = nodes("Locked Cam").pop().context("a node")?;
    let allow = |mode| fs::set_permissions(&node, fs::Permissions::from_mode(mode));
    allow(0o000)?;
    let mut scan = Scan::start_as(world, "Locked Cam", SOMEBODY)?;
    let begun = scan.says(&opening(), Instant::now() + LONG)?;
    scan.says_within("not allowed", begun, TOLD)?;
    allow(0o666)?;
    scan.says_within(WORKING, Instant::now(), BACK)?;
    scan.reads(world.labels[0].code)?;
    scan.ends_with_list(&[world.labels[0].code])?;
    Ok(String::new())
}

/// A second program is told that the first one has the camera, and gets it when that one ends.
pub(crate) fn in_use(world: &World) -> Result<String> {
    let camera = world.camera("Shared Cam", Pixels::Mjpeg)?;
    let mut holder = Scan::start(world, "Shared Cam")?;
    holder.works()?;
    let mut scan = Scan::start(world, "Shared Cam")?;
    let begun = scan.says(&opening(), Instant::now() + LONG)?;
    scan.says_within(&CameraState::InUse.words(), begun, TOLD)?;
    camera.show(&world.labels[1].reel);
    holder.reads(world.labels[1].code)?;
    camera.show(&world.wall);
    holder.ends_with_list(&[world.labels[1].code])?;
    scan.says_within(WORKING, Instant::now(), BACK)?;
    camera.show(&world.labels[1].reel);
    scan.reads(world.labels[1].code)?;
    Ok(String::new())
}

/// A format or a rate that the camera library cannot name, set by another program before.
pub(crate) fn left_behind_format(world: &World) -> Result<String> {
    load_vivid()?;
    let mut number = 0;
    for (fourcc, rate) in [(b"UYVY", (1, 30)), (b"GREY", (1, 30)), (b"YUYV", (2, 25))] {
        let node = nodes(VIVID).pop().context("a node")?;
        let device = Device::with_path(&node)?;
        let set = device.set_format(&Format::new(640, 360, FourCC::new(fourcc)))?;
        ensure!(set.fourcc == FourCC::new(fourcc), "vivid has no {}", set.fourcc);
        let rate = device.set_params(&Parameters::new(Fraction::new(rate.0, rate.1)))?;
        drop(device);
        let mut scan = Scan::start(world, VIVID)?;
        scan.works().with_context(|| format!("{} at {}", set.fourcc, rate.interval))?;
        number += 1;
    }
    Ok(format!("{number} of them"))
}
