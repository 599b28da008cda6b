//! The camera's own settings: exposure, gain and focus are set for barcodes while Trug looks, through the kernel's UVC
//! controls, and are as they were when it has ended.

use crate::scan::Scan;
use crate::world::{LONG, SIZE, World, ensure, model, nodes, wait_until};
use anyhow::{Context, Result};
use std::sync::Arc;
use trug_label::{Scene, Symbology};
use trug_softcam::{Control, FIRST_SETTINGS, Pixels, Reel, Softcam};
use v4l::Device;
use v4l::control::{Control as Setting, Value};

const NAME: &str = "Set Cam";
/// `V4L2_CID_FOCUS_AUTO`.
const FOCUS_AUTO: u32 = 0x009a_090c;

pub(crate) fn borrowed_and_put_back(world: &World) -> Result<String> {
    let mut camera = Softcam::new(model(NAME, Pixels::Yuyv));
    camera.show(&world.labels[0].reel);
    world.plug(&mut camera, NAME)?;
    // Another program has locked the lens.
    let node = nodes(NAME).pop().context("a node")?;
    let device = Device::with_path(&node)?;
    device.set_control(Setting { id: FOCUS_AUTO, value: Value::Integer(0) })?;
    drop(device);
    let before: Vec<i32> = settings(&camera);
    ensure(camera.control(Control::AutoFocus) == 0, || "the lens was not locked".to_owned())?;

    let mut scan = Scan::start(world, NAME)?;
    scan.works()?;
    scan.reads(world.labels[0].code)?;
    wait_until(LONG, || camera.control(Control::ExposureMode) == 1).context("by hand")?;
    ensure(camera.control(Control::AutoFocus) == 1, || "the lens does not look".to_owned())?;
    let exposure = camera.control(Control::ExposureTime);
    ensure(exposure <= 100, || format!("the shutter is open for {exposure} x 100 us"))?;
    camera.show(&dark()?);
    let gain = camera.control(Control::Gain);
    wait_until(LONG, || camera.control(Control::Gain) > gain).context("more gain in the dark")?;
    scan.is_told_to_end()?;
    wait_until(LONG, || settings(&camera) == before)
        .with_context(|| format!("{before:?} before, {:?} after", settings(&camera)))?;

    // Put back as well when the cable was out meanwhile: by the camera itself.
    camera.show(&world.wall);
    let mut scan = Scan::start(world, NAME)?;
    scan.works()?;
    wait_until(LONG, || camera.control(Control::ExposureMode) == 1).context("by hand again")?;
    crate::world::unplug(&mut camera, NAME)?;
    camera.show(&world.labels[1].reel);
    world.plug(&mut camera, NAME)?;
    scan.works()?;
    scan.reads(world.labels[1].code)?;
    scan.is_told_to_end()?;
    let first: Vec<i32> = FIRST_SETTINGS.iter().map(|(_, value)| *value).collect();
    wait_until(LONG, || settings(&camera) == first)
        .with_context(|| format!("{first:?} when plugged in, {:?} after", settings(&camera)))?;
    Ok(format!("exposure {exposure} x 100 us, gain {gain} and more in the dark, all put back"))
}

fn settings(camera: &Softcam) -> Vec<i32> {
    FIRST_SETTINGS.iter().map(|(control, _)| camera.control(*control)).collect()
}

/// A packet with hardly any light on it.
fn dark() -> Result<Arc<Reel>> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").context("a code")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    scene.white = 12.0;
    Ok(Arc::new(Reel::draw(&scene, &[SIZE], 2)))
}
