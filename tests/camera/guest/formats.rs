//! What cameras send: each layout is read to the same list.

use crate::scan::Scan;
use crate::world::{Label, World, ensure};
use anyhow::{Context, Result};
use std::sync::Arc;
use trug_softcam::{Model, Offer, Pixels, Reel, Softcam, Spoil};

pub(crate) fn yuyv(world: &World) -> Result<String> {
    let [a, b, _, d] = &world.labels;
    labels(world, "Packed Cam", Pixels::Yuyv, Spoil::None, &[a, b, d])
}

pub(crate) fn nv12(world: &World) -> Result<String> {
    let [a, b, _, d] = &world.labels;
    labels(world, "Planar Cam", Pixels::Nv12, Spoil::None, &[d, b, a])
}

pub(crate) fn mjpeg(world: &World) -> Result<String> {
    let [a, b, c, _] = &world.labels;
    labels(world, "Motion Cam", Pixels::Mjpeg, Spoil::None, &[c, a, b])
}

/// As many cheap webcams send it.
pub(crate) fn mjpeg_without_tables(world: &World) -> Result<String> {
    labels(world, "Cheap Cam", Pixels::Mjpeg, Spoil::Bare, &[&world.labels[0]])
}

/// A camera of many formats, as USB 2 leaves them to it: it is asked for one with pixels enough across a packet, and as
/// quick as a hand.
pub(crate) fn best_of_many(world: &World) -> Result<String> {
    let offer = |pixels, width, height, rates: &[u32]| Offer::new(pixels, width, height, rates);
    let offers = vec![
        offer(Pixels::Yuyv, 320, 240, &[30]),
        offer(Pixels::Yuyv, 640, 480, &[30]),
        offer(Pixels::Yuyv, 1280, 720, &[5]),
        offer(Pixels::Mjpeg, 640, 480, &[30]),
        offer(Pixels::Mjpeg, 1280, 720, &[30]),
        offer(Pixels::Nv12, 320, 240, &[30]),
    ];
    let mut camera = Softcam::new(Model { delivers: Some(4), ..Model::new("Many Cam", offers) });
    camera.show(&Arc::new(Reel::wall(&[(640, 480), (1280, 720)])));
    world.plug(&mut camera, "Many Cam")?;
    let mut scan = Scan::start(world, "Many Cam")?;
    scan.works()?;
    let asked = camera.streaming().context("the camera is not asked for pictures")?;
    ensure((asked.pixels, asked.width) == (Pixels::Mjpeg, 1280), || format!("{asked:?}"))?;
    Ok(format!("{:?} {}x{}", asked.pixels, asked.width, asked.height))
}

/// Labels are held up one after another, and each stands on the list once.
fn labels(
    world: &World,
    name: &str,
    pixels: Pixels,
    spoil: Spoil,
    labels: &[&Label],
) -> Result<String> {
    let camera = world.camera(name, pixels)?;
    camera.spoil(spoil);
    let mut scan = Scan::start(world, name)?;
    scan.works()?;
    let streaming = camera.streaming().context("the camera is not asked for pictures")?;
    ensure(streaming.pixels == pixels, || format!("it was asked for {streaming:?}"))?;
    let mut took = Vec::new();
    for label in labels {
        camera.show(&label.reel);
        took.push(format!("{:.1} s", scan.reads(label.code)?.as_secs_f32()));
    }
    let codes: Vec<&str> = labels.iter().map(|label| label.code).collect();
    scan.ends_with_list(&codes)?;
    Ok(format!("read after {}", took.join(", ")))
}
