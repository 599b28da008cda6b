//! The simulated world outside the program: which cameras are plugged in, what they show, what is wrong with them.

use super::{fault::Fault, picture::grey, sensor::FakeSensor};
use crate::{
    capture_mode::{CaptureMode, Request},
    devices::CameraInfo,
    driver::Permission,
    luma::PixelFormat,
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Simulated cameras. Clones share the same cameras.
#[derive(Clone)]
pub struct FakeCameras(Arc<Mutex<World>>);

/// What a camera shows: the buffer of its nth picture, in the mode that was opened.
pub type Show = Arc<dyn Fn(u64, &CaptureMode) -> Vec<u8> + Send + Sync>;

pub(super) struct World {
    /// Each with a number: a camera that is plugged in again is another device.
    pub(super) plugged: Vec<(u32, CameraInfo)>,
    pub(super) plugged_ever: u32,
    pub(super) faults: Vec<Fault>,
    pub(super) permission: Permission,
    pub(super) modes: Vec<CaptureMode>,
    pub(super) grants: Option<Request>,
    pub(super) show: Show,
    /// The sensor, where the cameras have settings, and its state when a camera is plugged in.
    pub(super) sensor: Option<FakeSensor>,
    pub(super) sensor_when_plugged: Option<FakeSensor>,
    /// Time between two pictures; None is the rate of the mode.
    pub(super) pace: Option<Duration>,
    pub(super) open_streams: u32,
    pub(super) opened_ever: u32,
}

impl Default for FakeCameras {
    fn default() -> Self {
        Self::new()
    }
}

impl FakeCameras {
    /// One camera, "1-1:1.0/Eye" at /dev/video0, that shows grey at about 250 pictures per second.
    pub fn new() -> Self {
        let fake = Self(Arc::new(Mutex::new(World {
            plugged: Vec::new(),
            plugged_ever: 0,
            faults: Vec::new(),
            permission: Permission::Granted,
            modes: vec![
                CaptureMode { pixels: PixelFormat::Yuyv, width: 160, height: 120, rate: 30.0 },
                CaptureMode { pixels: PixelFormat::Grey, width: 160, height: 120, rate: 30.0 },
            ],
            grants: None,
            show: Arc::new(|_, mode| grey(mode, 128)),
            sensor: None,
            sensor_when_plugged: None,
            pace: Some(Duration::from_millis(4)),
            open_streams: 0,
            opened_ever: 0,
        })));
        fake.plug("1-1:1.0/Eye", "/dev/video0");
        fake
    }

    /// Plugs a camera in, with its id (port and name) and its node.
    pub fn plug(&self, id: &str, node: &str) {
        let name = id.split_once('/').map_or(id, |(_, name)| name).to_owned();
        let camera = CameraInfo { id: id.to_owned(), name, node: node.to_owned() };
        let mut world = self.world();
        world.plugged_ever += 1;
        let number = world.plugged_ever;
        world.plugged.push((number, camera));
        let light = world.sensor.as_ref().map(|sensor| sensor.light);
        let fresh = world.sensor_when_plugged.clone();
        world.sensor = fresh;
        if let (Some(light), Some(sensor)) = (light, &mut world.sensor) {
            sensor.light = light;
        }
    }

    /// Unplugs all cameras.
    pub fn unplug(&self) {
        self.world().plugged.clear();
    }

    /// Starts a fault.
    pub fn begin(&self, fault: Fault) {
        self.world().faults.push(fault);
    }

    /// Ends a fault.
    pub fn end(&self, fault: Fault) {
        self.world().faults.retain(|one| *one != fault);
    }

    /// Sets the modes of the cameras. None at all is a camera that reports no modes.
    pub fn set_modes(&self, modes: &[CaptureMode]) {
        self.world().modes = modes.to_vec();
    }

    /// Sets what the cameras show.
    pub fn show(&self, show: impl Fn(u64, &CaptureMode) -> Vec<u8> + Send + Sync + 'static) {
        self.world().show = Arc::new(show);
    }

    /// Gives the cameras settings; they show paper as bright as those make it.
    pub fn set_sensor(&self, sensor: FakeSensor) {
        let mut world = self.world();
        world.sensor = Some(sensor.clone());
        world.sensor_when_plugged = Some(sensor);
    }

    /// Changes the light on the sensor.
    pub fn light(&self, light: f32) {
        if let Some(sensor) = &mut self.world().sensor {
            sensor.light = light;
        }
    }

    /// The current settings.
    pub fn sensor(&self) -> Option<FakeSensor> {
        self.world().sensor.clone()
    }

    /// Sets the time between two pictures; None is the rate of the mode.
    pub fn pace(&self, pace: Option<Duration>) {
        self.world().pace = pace;
    }

    /// How many cameras are open now.
    pub fn open_streams(&self) -> u32 {
        self.world().open_streams
    }

    /// How many were opened so far.
    pub fn opened_ever(&self) -> u32 {
        self.world().opened_ever
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

    pub(super) fn has_fault(&self, fault: Fault) -> bool {
        self.world().faults.contains(&fault)
    }

    pub(super) fn is_plugged(&self, number: u32) -> bool {
        self.world().plugged.iter().any(|(plugged, _)| *plugged == number)
    }

    pub(super) fn world(&self) -> MutexGuard<'_, World> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
