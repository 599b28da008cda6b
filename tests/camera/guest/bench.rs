//! The test bench: cameras to plug in, labels to show them, and the time limits for Trug.

use crate::driver::DriverUnderTest;
use crate::vivid::unload_vivid;
use crate::wait::{TIMEOUT, nodes, wait_until};
use anyhow::{Context, Result, anyhow};
use std::cell::Cell;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, thread};
use trug_label::{Scene, Symbology};
use trug_softcam::{FrameLoop, Mode, Model, Pixels, Port, Softcam};

/// The limit for reporting the true state.
pub(crate) const REPORT_LIMIT: Duration = Duration::from_secs(2);
/// The limit until pictures are back after the camera is.
pub(crate) const RECOVERY_LIMIT: Duration = Duration::from_secs(3);
/// The additional time for an emulated processor on a busy computer.
pub(crate) const EMULATION_SLACK: Duration = Duration::from_secs(10);
/// The size of all labels. It is small because the emulated processor handles each pixel several times: in the camera,
/// the bus, the driver and the reader.
pub(crate) const SIZE: (u16, u16) = (320, 240);

/// What the checks use.
pub(crate) struct TestBench {
    pub(crate) port: Port,
    /// A plain grey picture.
    pub(crate) blank: Arc<FrameLoop>,
    pub(crate) labels: [Label; 4],
    /// The camera driver that Trug uses.
    pub(crate) driver: Cell<DriverUnderTest>,
    homes: Cell<u32>,
}

/// A packet.
pub(crate) struct Label {
    pub(crate) code: &'static str,
    pub(crate) frames: Arc<FrameLoop>,
}

impl TestBench {
    pub(crate) fn new() -> Result<Self> {
        // Some boards have a node like this, without a number. It is no camera.
        fs::write("/dev/video-codecs", "").context("/dev/video-codecs")?;
        // Four poses of a packet: good, tilted in poor light, moved and out of focus, far away and turned.
        let poses: [(&'static str, Pose); 4] = [
            ("4006381333931", |_| {}),
            ("5901234123457", |scene| {
                (scene.rotation, scene.yaw, scene.pitch) = (10.0, 15.0, 8.0);
                (scene.white, scene.uneven) = (140.0, 0.3);
            }),
            ("9783161484100", |scene| {
                (scene.module_px, scene.centre) = (2.4, (165.0, 130.0));
                (scene.defocus, scene.motion, scene.noise) = (0.9, 1.0, 4.0);
            }),
            ("4012345678901", |scene| {
                (scene.module_px, scene.rotation) = (1.7, 90.0);
            }),
        ];
        let drawn = thread::scope(|scope| {
            let drawing = poses.map(|(code, pose)| scope.spawn(move || label(code, pose)));
            drawing.map(|drawn| drawn.join().map_err(|_| anyhow!("drawing failed"))?)
        });
        let [a, b, c, d] = drawn;
        let labels = [a?, b?, c?, d?];
        Ok(Self {
            port: Port::default(),
            blank: Arc::new(FrameLoop::blank(&[SIZE])),
            labels,
            driver: Cell::default(),
            homes: Cell::new(0),
        })
    }

    /// A camera with one format in the size of the labels, plugged in, with a node, showing plain grey.
    pub(crate) fn camera(&self, name: &str, pixels: Pixels) -> Result<Softcam> {
        let mut camera = Softcam::new(model(name, pixels));
        self.plug(&mut camera, name)?;
        Ok(camera)
    }

    /// Plugs a camera in and waits until there is another node of its name.
    pub(crate) fn plug(&self, camera: &mut Softcam, name: &str) -> Result<Instant> {
        let before = nodes(name).len();
        camera.plug(&self.port)?;
        wait_until(TIMEOUT, || nodes(name).len() > before)
            .with_context(|| format!("the kernel made no node for {name}"))?;
        Ok(Instant::now())
    }

    /// Takes the kernel's own test camera away, and waits until the kernel has removed every unplugged camera. It does not
    /// notice a cable that is
    /// plugged back within milliseconds.
    pub(crate) fn clear() -> Result<()> {
        unload_vivid()?;
        let is_device = |name: &str| name.contains('-') && !name.contains(':');
        wait_until(TIMEOUT, || {
            let devices = fs::read_dir("/sys/bus/usb/devices").into_iter().flatten().flatten();
            !devices.map(|entry| entry.file_name()).any(|name| is_device(&name.to_string_lossy()))
        })
        .context("the kernel keeps a camera that was unplugged")
    }

    /// A new folder's name.
    pub(crate) fn next_home(&self) -> String {
        self.homes.set(self.homes.get() + 1);
        format!("/tmp/home{}", self.homes.get())
    }
}

/// It declares 30 pictures per second and sends 8, as cheap cameras do in poor light.
pub(crate) fn model(name: &str, pixels: Pixels) -> Model {
    let mode = Mode::new(pixels, SIZE.0, SIZE.1, &[30, 15]);
    Model { actual_rate: Some(8), ..Model::new(name, vec![mode]) }
}

/// The pose of a packet.
type Pose = fn(&mut Scene);

fn label(code: &'static str, pose: Pose) -> Result<Label> {
    let mut scene = Scene::new(Symbology::Ean13, code).context("a code that can be drawn")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    (scene.centre, scene.module_px) = ((160.0, 120.0), 2.1);
    pose(&mut scene);
    Ok(Label { code, frames: Arc::new(FrameLoop::draw(&scene, &[SIZE], 3)) })
}

/// Unplugs a camera and waits until its node is gone.
pub(crate) fn unplug(camera: &mut Softcam, name: &str) -> Result<Instant> {
    let before = nodes(name).len();
    let pulled = Instant::now();
    camera.unplug();
    wait_until(TIMEOUT, || nodes(name).len() < before)
        .with_context(|| format!("the kernel keeps the node of {name}"))?;
    Ok(pulled)
}
