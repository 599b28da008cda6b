//! A camera that is played: it does what real ones and their drivers do, the bad things above all, and needs no
//! device. Tests and benchmarks look through it with the same capture thread as through a real one.
//!
//! [`Pretend`] is the world outside of the program: which cameras are plugged in, what they show, what goes wrong
//! with them. It is changed while a [`Webcam`] looks.

use crate::{
    BadFrame, CameraError, CameraInfo, Frame, Offer, PixelFormat, Webcam, WebcamChoice,
    capture::Timing,
    clock::Clock,
    controls::{Borrowed, Control, Controls},
    convert::{Pool, fill},
    driver::{Driver, Opened, Permission, Request, Stream},
    luma::{row_bytes, rows},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

mod eye;

pub use eye::Eye;

/// What goes wrong, as long as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Looking for cameras panics in the library.
    ListPanics,
    /// Looking for cameras fails.
    ListFails,
    /// A camera is there when it is looked for, and gone when it is opened.
    GoneAtOpening,
    /// Asking what it offers fails.
    OffersFail,
    /// Asking what it offers panics in the library.
    OffersPanic,
    /// Opening panics in the library.
    OpenPanics,
    /// Another program has the camera.
    InUse,
    /// The system does not let the program use the camera.
    NotAllowed,
    /// Another program left a format behind that the library cannot name.
    LeftBehind,
    /// No format is granted.
    Refuses,
    /// The library is stuck for good.
    Stuck,
    /// The driver says something that nobody knows.
    Unknown,
    /// Nothing comes, and no error: the read waits without end until the camera thaws or is unplugged.
    Freezes,
    /// Nothing comes, and the read comes back without anything, again and again.
    Silent,
    /// Opening does not come back.
    OpenHangs,
    /// Reading panics in the library.
    ReadPanics,
    /// Reading fails with an error that is not known.
    ReadFails,
    /// Letting go of the camera panics in the library.
    DropPanics,
    /// Half of each picture is missing.
    Short,
    /// Each buffer is empty.
    Empty,
    /// Each second buffer is cut.
    SometimesShort,
    /// Each buffer is noise of some length or other.
    Noise,
    /// What comes is black.
    Black,
    /// The rows are further apart than they need be.
    Padded,
}

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
        Box::new(Played(self.clone()))
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

/// A picture that is one grey all over, in the format and size of an offer.
pub fn grey(offer: &Offer, value: u8) -> Vec<u8> {
    let (width, height) = (offer.width as usize, offer.height as usize);
    match offer.pixels {
        PixelFormat::Mjpeg => jpeg_of(&vec![value; width * height], offer.width, offer.height, 80),
        pixels => vec![value; row_bytes(pixels, width) * rows(pixels, height)],
    }
}

/// A grey picture as a JPEG, as a camera would send it. Empty for a picture that is none.
pub fn jpeg_of(luma: &[u8], width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, quality);
    let size = (u16::try_from(width).unwrap_or(0), u16::try_from(height).unwrap_or(0));
    match encoder.encode(luma, size.0, size.1, jpeg_encoder::ColorType::Luma) {
        Ok(()) => jpeg,
        Err(_) => Vec::new(),
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

struct Played(Pretend);

impl Driver for Played {
    fn permission(&mut self) -> Permission {
        self.0.world().permission
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        assert!(!self.0.is(Fault::ListPanics), "ParseIntError");
        if self.0.is(Fault::ListFails) {
            return Err("/sys/class/video4linux: Input/output error (os error 5)".to_owned());
        }
        Ok(self.0.listed())
    }

    fn offers(&mut self, _camera: &CameraInfo) -> Result<Vec<Offer>, String> {
        assert!(!self.0.is(Fault::OffersPanic), "step != 0");
        if self.0.is(Fault::OffersFail) {
            return Err("Inappropriate ioctl for device (os error 25)".to_owned());
        }
        Ok(self.0.world().offers.clone())
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        assert!(!self.0.is(Fault::OpenPanics), "step != 0");
        while self.0.is(Fault::OpenHangs) {
            thread::sleep(Duration::from_millis(2));
        }
        for (fault, says) in [
            (Fault::GoneAtOpening, "No such device (os error 19)"),
            (Fault::InUse, "Device or resource busy (os error 16)"),
            (Fault::NotAllowed, "Permission denied (os error 13)"),
            (Fault::LeftBehind, "V4L2 FrameRate: Framerate not whole number: 25 / 2"),
            (Fault::Refuses, "Could not get device property CameraFormat: Failed to Fufill"),
            (Fault::Stuck, "Fail to lock global device list mutex"),
            (Fault::Unknown, "something new"),
        ] {
            if self.0.is(fault) {
                return Err(says.to_owned());
            }
        }
        // A metadata node, should one be listed.
        if camera.name.ends_with("metadata") {
            return Err("Invalid argument (os error 22)".to_owned());
        }
        let mut world = self.0.world();
        let at_node = world.plugged.iter().find(|(_, plugged)| plugged.node == camera.node);
        let Some((number, _)) = at_node else {
            return Err("No such file or directory (os error 2)".to_owned());
        };
        let number = *number;
        if world.grants.is_some_and(|granted| granted != request) {
            return Err("Could not get device property CameraFormat: Failed to Fufill".to_owned());
        }
        let opened = match request {
            Request::Exact(asked) => asked,
            Request::Anything => {
                Opened { pixels: PixelFormat::Grey, width: 320, height: 240, rate: 30.0 }
            }
        };
        world.open_streams += 1;
        world.opened_ever += 1;
        drop(world);
        let pretend = self.0.clone();
        let settings = Borrowed::new(PlayedControls { pretend: pretend.clone(), number });
        let clock = Clock::start();
        Ok(Box::new(PlayedStream { pretend, opened, number, count: 0, clock, settings }))
    }
}

struct PlayedStream {
    pretend: Pretend,
    opened: Opened,
    number: u32,
    count: u64,
    clock: Clock,
    settings: Borrowed<PlayedControls>,
}

/// The settings of the camera that was plugged in with this number, as long as it is.
struct PlayedControls {
    pretend: Pretend,
    number: u32,
}

impl PlayedControls {
    fn of<T>(&self, act: impl FnOnce(&mut Eye) -> T) -> Option<T> {
        let is_there = self.pretend.has(self.number);
        self.pretend.world().eye.as_mut().filter(|_| is_there).map(act)
    }
}

impl Controls for PlayedControls {
    fn get(&mut self, control: Control) -> Option<i64> {
        self.of(|eye| eye.get(control))?
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.of(|eye| eye.range(control))?
    }

    fn set(&mut self, control: Control, value: i64) -> bool {
        self.of(|eye| eye.set(control, value)).unwrap_or(false)
    }
}

impl PlayedStream {
    /// Waits until the next picture is due.
    fn wait(&self) {
        let pace = self.pretend.world().pace.unwrap_or_else(|| {
            Duration::from_secs_f32(
                1.0 / if self.opened.rate > 0.0 { self.opened.rate } else { 30.0 },
            )
        });
        let due = pace * u32::try_from(self.count).unwrap_or(u32::MAX);
        // A camera does not wait for who reads late: pictures that nobody took are not made up for.
        thread::sleep(due.saturating_sub(self.clock.elapsed()).min(pace));
    }

    fn picture(&self) -> Vec<u8> {
        let show = Arc::clone(&self.pretend.world().show);
        let paper = self.pretend.world().eye.as_ref().map(Eye::paper);
        let mut bytes = match paper {
            _ if self.pretend.is(Fault::Black) => grey(&self.opened, 16),
            Some(paper) => grey(&self.opened, paper),
            None => show(self.count, &self.opened),
        };
        let width = self.opened.width as usize;
        if self.pretend.is(Fault::Padded) && self.opened.pixels == PixelFormat::Yuyv {
            bytes = bytes.chunks(2 * width).take(self.opened.height as usize).fold(
                Vec::new(),
                |mut padded, row| {
                    padded.extend_from_slice(row);
                    padded.extend_from_slice(&[0; 64]);
                    padded
                },
            );
        }
        let half = width * self.opened.height as usize / 2;
        if self.pretend.is(Fault::Short)
            || (self.pretend.is(Fault::SometimesShort) && self.count.is_multiple_of(2))
        {
            bytes.truncate(half.min(bytes.len() / 2));
        }
        if self.pretend.is(Fault::Noise) {
            let seed = self.count.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            bytes.truncate((seed >> 50) as usize);
            for (i, byte) in (0_u64..).zip(&mut bytes) {
                *byte = (seed.wrapping_mul(i + 1) >> 40) as u8;
            }
        }
        if self.pretend.is(Fault::Empty) {
            bytes.clear();
        }
        bytes
    }
}

impl Stream for PlayedStream {
    fn opened(&self) -> Opened {
        self.opened
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        self.wait();
        self.count += 1;
        assert!(!self.pretend.is(Fault::ReadPanics), "a panic while reading");
        while self.pretend.is(Fault::Freezes) && self.pretend.has(self.number) {
            thread::sleep(Duration::from_millis(2));
        }
        if !self.pretend.has(self.number) {
            return Err("Could not capture frame: No such device (os error 19)".to_owned());
        }
        if self.pretend.is(Fault::ReadFails) {
            return Err("Input/output error (os error 5)".to_owned());
        }
        if !self.pretend.is(Fault::Silent) {
            take(&self.picture());
        }
        Ok(())
    }

    fn controls(&mut self) -> Option<&mut dyn Controls> {
        Some(&mut self.settings)
    }
}

impl Drop for PlayedStream {
    fn drop(&mut self) {
        self.pretend.world().open_streams -= 1;
        assert!(!self.pretend.is(Fault::DropPanics), "STREAMOFF failed");
    }
}
