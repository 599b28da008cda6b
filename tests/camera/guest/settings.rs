//! The camera's own settings: exposure, gain and focus are set for barcodes while Trug uses the camera, through the
//! kernel's UVC controls, and restored when it ends.

use crate::bench::{SIZE, TestBench, model};
use crate::scan::Scan;
use crate::wait::{TIMEOUT, ensure, nodes, wait_until};
use anyhow::{Context, Result};
use std::sync::Arc;
use trug_label::{Scene, Symbology};
use trug_softcam::{Control, DEFAULT_SETTINGS, FrameLoop, Pixels, Softcam};
use v4l::Device;
use v4l::control::{Control as Setting, Value};

const NAME: &str = "Set Cam";
/// `V4L2_CID_FOCUS_AUTO`.
const FOCUS_AUTO: u32 = 0x009a_090c;

pub(crate) fn set_and_restored(bench: &TestBench) -> Result<String> {
    let mut camera = Softcam::new(model(NAME, Pixels::Yuyv));
    camera.show(&bench.labels[0].frames);
    bench.plug(&mut camera, NAME)?;
    // Another program has locked the lens.
    let node = nodes(NAME).pop().context("a node")?;
    let device = Device::with_path(&node)?;
    device.set_control(Setting { id: FOCUS_AUTO, value: Value::Integer(0) })?;
    drop(device);
    let before: Vec<i32> = settings(&camera);
    ensure(camera.control(Control::AutoFocus) == 0, || "the lens was not locked".to_owned())?;

    let mut scan = Scan::start(bench, NAME)?;
    scan.works()?;
    scan.reads(bench.labels[0].code)?;
    wait_until(TIMEOUT, || camera.control(Control::ExposureMode) == 1)
        .context("manual exposure")?;
    ensure(camera.control(Control::AutoFocus) == 1, || "the lens does not focus".to_owned())?;
    let exposure = camera.control(Control::ExposureTime);
    ensure(exposure <= 100, || format!("the exposure is {exposure} x 100 us"))?;
    camera.show(&dark()?);
    let gain = camera.control(Control::Gain);
    wait_until(TIMEOUT, || camera.control(Control::Gain) > gain)
        .context("more gain in the dark")?;
    scan.interrupt()?;
    wait_until(TIMEOUT, || settings(&camera) == before)
        .with_context(|| format!("{before:?} before, {:?} after", settings(&camera)))?;

    // Also restored when it was unplugged meanwhile: by the camera itself.
    camera.show(&bench.blank);
    let mut scan = Scan::start(bench, NAME)?;
    scan.works()?;
    wait_until(TIMEOUT, || camera.control(Control::ExposureMode) == 1)
        .context("manual exposure again")?;
    crate::bench::unplug(&mut camera, NAME)?;
    camera.show(&bench.labels[1].frames);
    bench.plug(&mut camera, NAME)?;
    scan.works()?;
    scan.reads(bench.labels[1].code)?;
    scan.interrupt()?;
    let first: Vec<i32> = DEFAULT_SETTINGS.iter().map(|(_, value)| *value).collect();
    wait_until(TIMEOUT, || settings(&camera) == first)
        .with_context(|| format!("{first:?} when plugged in, {:?} after", settings(&camera)))?;
    Ok(format!("exposure {exposure} x 100 us, gain {gain} and more in the dark, all restored"))
}

fn settings(camera: &Softcam) -> Vec<i32> {
    DEFAULT_SETTINGS.iter().map(|(control, _)| camera.control(*control)).collect()
}

/// A packet in very little light.
fn dark() -> Result<Arc<FrameLoop>> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").context("a code")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    scene.white = 12.0;
    Ok(Arc::new(FrameLoop::draw(&scene, &[SIZE], 2)))
}
