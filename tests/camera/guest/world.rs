//! The desk: cameras to plug in, labels to hold before them, and the figures that Trug is held to.

use anyhow::{Context, Result, anyhow, bail};
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{fs, thread};
use trug_label::{Scene, Symbology};
use trug_softcam::{Model, Offer, Pixels, Port, Reel, Softcam};

/// How soon the true state is said.
pub(crate) const TOLD: Duration = Duration::from_secs(2);
/// How soon pictures are back when the camera is.
pub(crate) const BACK: Duration = Duration::from_secs(3);
/// What an imitated processor may take longer, on a computer whose own processors others want as well.
pub(crate) const SLACK: Duration = Duration::from_secs(10);
/// For what has no figure of its own: starting programs, reading labels.
pub(crate) const LONG: Duration = Duration::from_secs(40);

/// The size that all labels are drawn in: a small one, because each pixel is imitated several times over, by the camera,
/// the bus, the driver and the reader.
pub(crate) const SIZE: (u16, u16) = (320, 240);

/// What the checks have.
pub(crate) struct World {
    pub(crate) port: Port,
    /// Nothing but a wall.
    pub(crate) wall: Arc<Reel>,
    pub(crate) labels: [Label; 4],
    homes: Cell<u32>,
}

/// A packet.
pub(crate) struct Label {
    pub(crate) code: &'static str,
    pub(crate) reel: Arc<Reel>,
}

impl World {
    pub(crate) fn new() -> Result<Self> {
        // Some boards have a node like this; it is no camera, and there is no number in it.
        fs::write("/dev/video-codecs", "").context("/dev/video-codecs")?;
        // Four ways to hold a packet: well, tilted in poor light, moved and out of focus, far away and turned.
        let ways: [(&'static str, Way); 4] = [
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
            let drawing = ways.map(|(code, how)| scope.spawn(move || label(code, how)));
            drawing.map(|drawn| drawn.join().map_err(|_| anyhow!("drawing failed"))?)
        });
        let [a, b, c, d] = drawn;
        let labels = [a?, b?, c?, d?];
        Ok(Self {
            port: Port::default(),
            wall: Arc::new(Reel::wall(&[SIZE])),
            labels,
            homes: Cell::new(0),
        })
    }

    /// A camera with one format in the size of the labels, plugged in, with a node, and nothing before it.
    pub(crate) fn camera(&self, name: &str, pixels: Pixels) -> Result<Softcam> {
        let mut camera = Softcam::new(model(name, pixels));
        self.plug(&mut camera, name)?;
        Ok(camera)
    }

    /// Plugs a camera in and waits until there is one more node of its name.
    pub(crate) fn plug(&self, camera: &mut Softcam, name: &str) -> Result<Instant> {
        let before = nodes(name).len();
        camera.plug(&self.port)?;
        wait_until(LONG, || nodes(name).len() > before)
            .with_context(|| format!("the kernel made no node for {name}"))?;
        Ok(Instant::now())
    }

    /// Waits until every camera that was unplugged is gone altogether. The kernel takes a cable that is put back within
    /// milliseconds for one that was never out.
    pub(crate) fn clear() -> Result<()> {
        let is_device = |name: &str| name.contains('-') && !name.contains(':');
        wait_until(LONG, || {
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

/// It says 30 pictures a second and sends 8, as cheap cameras do in a kitchen.
pub(crate) fn model(name: &str, pixels: Pixels) -> Model {
    let offer = Offer::new(pixels, SIZE.0, SIZE.1, &[30, 15]);
    Model { delivers: Some(8), ..Model::new(name, vec![offer]) }
}

/// How a packet is held.
type Way = fn(&mut Scene);

fn label(code: &'static str, held: Way) -> Result<Label> {
    let mut scene = Scene::new(Symbology::Ean13, code).context("a code that can be drawn")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    (scene.centre, scene.module_px) = ((160.0, 120.0), 2.1);
    held(&mut scene);
    Ok(Label { code, reel: Arc::new(Reel::draw(&scene, &[SIZE], 3)) })
}

/// Pulls the cable and waits until the nodes are gone.
pub(crate) fn unplug(camera: &mut Softcam, name: &str) -> Result<Instant> {
    let before = nodes(name).len();
    let pulled = Instant::now();
    camera.unplug();
    wait_until(LONG, || nodes(name).len() < before)
        .with_context(|| format!("the kernel keeps the node of {name}"))?;
    Ok(pulled)
}

/// The nodes of this name that carry pictures, as the kernel has them: `/dev/video0`.
pub(crate) fn nodes(name: &str) -> Vec<String> {
    let class = Path::new("/sys/class/video4linux");
    let mut nodes = Vec::new();
    for entry in fs::read_dir(class).into_iter().flatten().flatten() {
        let is = |file: &str, text: &str| {
            fs::read_to_string(entry.path().join(file)).is_ok_and(|found| found.trim() == text)
        };
        let node = format!("/dev/{}", entry.file_name().to_string_lossy());
        if is("name", name) && is("index", "0") && Path::new(&node).exists() {
            nodes.push(node);
        }
    }
    nodes.sort();
    nodes
}

/// Waits until something holds.
pub(crate) fn wait_until(at_most: Duration, holds: impl Fn() -> bool) -> Result<()> {
    let until = Instant::now() + at_most;
    while !holds() {
        if Instant::now() > until {
            bail!("not within {} s", at_most.as_secs());
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// An error that says so unless it holds.
pub(crate) fn ensure(holds: bool, otherwise: impl FnOnce() -> String) -> Result<()> {
    if holds { Ok(()) } else { bail!(otherwise()) }
}
