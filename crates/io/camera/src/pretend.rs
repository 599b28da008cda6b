//! A camera that is played: it does what real ones and their drivers do, the bad things above all, and needs no
//! device. Tests and benchmarks look through it with the same capture thread as through a real one.
//!
//! [`Pretend`] is the world outside of the program: which cameras are plugged in, what they show, what goes wrong
//! with them. It is changed while a [`Webcam`] looks.

use crate::{
    BadFrame, CameraError, CameraInfo, Frame, Offer, PixelFormat, Webcam, WebcamChoice,
    capture::Timing,
    convert::{Pool, fill},
    driver::{Driver, Opened, Permission, Request},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

mod eye;
mod fault;
mod picture;
mod played;

pub use eye::Eye;
pub use fault::Fault;
pub use picture::{grey, jpeg_of, laid_out};

/// Cameras that are played. Clones are the same world.
#[derive(Clone)]
pub struct Pretend(Arc<Mutex<World>>);

/// What a camera shows: the buffer of its nth picture in the format and size that was opened.
pub type Show = Arc<dyn Fn(u64, &Offer) -> Vec<u8> + Send + Sync>;

struct World {
    /// Each with the number of its plugging in: the same camera plugged in again is another device.
    plugged: Vec<(u32, CameraInfo)>,
    plugged_ever: u32,
    faults: Vec<Fault>,
    permission: Permission,
    offers: Vec<Offer>,
    grants: Option<Request>,
    show: Show,
    /// Each camera's sensor, where they have settings; each that is plugged in begins with those of this one.
    eye: Option<Eye>,
    eye_at_first: Option<Eye>,
    /// Between two pictures; none is as fast as the offer says.
    pace: Option<Duration>,
    open_streams: u32,
    opened_ever: u32,
}

impl Default for Pretend {
    fn default() -> Self {
        Self::new()
    }
}

impl Pretend {
    /// One camera, "1-1:1.0/Eye" at /dev/video0, that shows grey at some 250 pictures a second.
    pub fn new() -> Self {
        let pretend = Self(Arc::new(Mutex::new(World {
            plugged: Vec::new(),
            plugged_ever: 0,
            faults: Vec::new(),
            permission: Permission::Granted,
            offers: vec![
                Offer { pixels: PixelFormat::Yuyv, width: 160, height: 120, rate: 30.0 },
                Offer { pixels: PixelFormat::Grey, width: 160, height: 120, rate: 30.0 },
            ],
            grants: None,
            show: Arc::new(|_, offer| grey(offer, 128)),
            eye: None,
            eye_at_first: None,
            pace: Some(Duration::from_millis(4)),
            open_streams: 0,
            opened_ever: 0,
        })));
        pretend.plug("1-1:1.0/Eye", "/dev/video0");
        pretend
    }

    /// Plugs a camera in: its id, which is bus and name, and its node.
    pub fn plug(&self, id: &str, node: &str) {
        let name = id.split_once('/').map_or(id, |(_, name)| name).to_owned();
        let camera = CameraInfo { id: id.to_owned(), name, node: node.to_owned() };
        let mut world = self.world();
        world.plugged_ever += 1;
        let number = world.plugged_ever;
        world.plugged.push((number, camera));
        let light = world.eye.as_ref().map(|eye| eye.light);
        let fresh = world.eye_at_first.clone();
        world.eye = fresh;
        if let (Some(light), Some(eye)) = (light, &mut world.eye) {
            eye.light = light;
        }
    }

    /// Pulls all cameras out.
    pub fn unplug(&self) {
        self.world().plugged.clear();
    }

    /// Lets something go wrong.
    pub fn begin(&self, fault: Fault) {
        self.world().faults.push(fault);
    }

    /// Lets it be right again.
    pub fn end(&self, fault: Fault) {
        self.world().faults.retain(|one| *one != fault);
    }

    /// What the cameras offer. Nothing is a camera that does not tell, and is asked for what is usual.
    pub fn offer(&self, offers: &[Offer]) {
        self.world().offers = offers.to_vec();
    }

    /// What the cameras show.
    pub fn show(&self, show: impl Fn(u64, &Offer) -> Vec<u8> + Send + Sync + 'static) {
        self.world().show = Arc::new(show);
    }

    /// The cameras have settings, and show paper that is as bright as those make it.
    pub fn see_by(&self, eye: Eye) {
        let mut world = self.world();
        world.eye = Some(eye.clone());
        world.eye_at_first = Some(eye);
    }

    /// Changes the light.
    pub fn light(&self, light: f32) {
        if let Some(eye) = &mut self.world().eye {
            eye.light = light;
        }
    }

    /// How the settings are now.
    pub fn eye(&self) -> Option<Eye> {
        self.world().eye.clone()
    }

    /// How far two pictures are apart; none is what the offer says.
    pub fn pace(&self, pace: Option<Duration>) {
        self.world().pace = pace;
    }

    /// How many cameras are held open now.
    pub fn open_streams(&self) -> u32 {
        self.world().open_streams
    }

    /// How many were opened since the world began.
    pub fn opened_ever(&self) -> u32 {
        self.world().opened_ever
    }

    /// Looks through a camera of this world, with a real one's patience.
    pub fn webcam(&self, choice: WebcamChoice) -> Result<Webcam, CameraError> {
        self.webcam_with(choice, Timing::default())
    }

    pub(crate) fn webcam_with(
        &self,
        choice: WebcamChoice,
        timing: Timing,
    ) -> Result<Webcam, CameraError> {
        let world = self.clone();
        Webcam::with_driver(choice, Arc::new(move || world.driver()), timing)
    }

    pub(crate) fn driver(&self) -> Box<dyn Driver> {
        Box::new(played::Played(self.clone()))
    }

    pub(crate) fn listed(&self) -> Vec<CameraInfo> {
        self.world().plugged.iter().map(|(_, camera)| camera.clone()).collect()
    }

    #[cfg(test)]
    pub(crate) fn permit(&self, permission: Permission) {
        self.world().permission = permission;
    }

    #[cfg(test)]
    pub(crate) fn grant_only(&self, request: Option<Request>) {
        self.world().grants = request;
    }

    fn is(&self, fault: Fault) -> bool {
        self.world().faults.contains(&fault)
    }

    fn has(&self, number: u32) -> bool {
        self.world().plugged.iter().any(|(plugged, _)| *plugged == number)
    }

    fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the capture thread does with each buffer, by itself: for measuring.
pub struct Converting {
    opened: Opened,
    pool: Pool,
}

impl Converting {
    /// Of buffers in the format and size of this offer.
    pub fn new(offer: Offer) -> Self {
        Self { opened: offer, pool: Pool::default() }
    }

    /// The frame in a buffer, as it is handed on.
    pub fn frame(&mut self, buffer: &[u8]) -> Result<Arc<Frame>, BadFrame> {
        let mut frame = self.pool.unused();
        let filled = Arc::get_mut(&mut frame).map(|frame| fill(frame, &self.opened, buffer));
        self.pool.keep(Arc::clone(&frame));
        filled.unwrap_or(Ok(())).map(|()| frame)
    }
}
