//! Two cameras on one desk: the chosen one is used, and no other in its place.

use crate::scan::{Scan, WORKING};
use crate::world::{BACK, TOLD, World, ensure, unplug};
use anyhow::{Context, Result};
use std::thread;
use trug_camera::{CameraState, cameras};
use trug_softcam::{Pixels, Softcam};

/// By its name, and the other one may come and go.
pub(crate) fn two_cameras(world: &World) -> Result<String> {
    let [a, b, c, _] = &world.labels;
    let mut left = world.camera("Left Cam", Pixels::Yuyv)?;
    let right = world.camera("Right Cam", Pixels::Nv12)?;
    left.show(&a.reel);
    right.show(&b.reel);
    let mut scan = Scan::start(world, "Right Cam")?;
    scan.works()?;
    scan.reads(b.code)?;
    ensure(left.streaming().is_none(), || "the left camera was opened".to_owned())?;
    unplug(&mut left, "Left Cam")?;
    right.show(&c.reel);
    scan.reads(c.code)?;
    world.plug(&mut left, "Left Cam")?;
    let news = scan.news();
    ensure(news.is_empty(), || format!("nothing was done to the right camera: {news:?}"))?;
    scan.ends_with_list(&[b.code, c.code])?;
    Ok(String::new())
}

/// By its id, where the names are the same: when it is unplugged, its twin is not taken for it.
pub(crate) fn two_of_one_name(world: &World) -> Result<String> {
    const NAME: &str = "Twin Cam";
    let [a, b, c, _] = &world.labels;
    let first = world.camera(NAME, Pixels::Yuyv)?;
    let mut second = Softcam::new(crate::world::model(NAME, Pixels::Yuyv));
    let known: Vec<String> = ids(NAME)?;
    world.plug(&mut second, NAME)?;
    let id = ids(NAME)?.into_iter().find(|id| !known.contains(id)).context("ids that differ")?;
    first.show(&a.reel);
    second.show(&b.reel);
    let mut scan = Scan::start(world, &id)?;
    scan.works()?;
    scan.reads(b.code)?;
    let pulled = unplug(&mut second, NAME)?;
    scan.says_within(&CameraState::Lost.words(), pulled, TOLD)?;
    // Time enough to take the wrong one.
    thread::sleep(BACK);
    ensure(first.streaming().is_none(), || "its twin was opened in its place".to_owned())?;
    second.show(&c.reel);
    let plugged = world.plug(&mut second, NAME)?;
    scan.says_within(WORKING, plugged, BACK)?;
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
