//! The driver of simulated cameras, and the stream of one that is open.

use super::{cameras::FakeCameras, fault::Fault, picture::grey, sensor::FakeSensor};
use crate::{
    capture_mode::{CaptureMode, Request},
    clock::Clock,
    controls::{Control, Controls, RestoringControls},
    devices::CameraInfo,
    driver::{CameraDriver, Driver, Opened, Permission, Stream},
    luma::PixelFormat,
};
use std::{sync::Arc, thread, time::Duration};

/// Simulated cameras, as the capture thread finds and opens them.
pub(super) struct FakeDriver {
    pub(super) cameras: FakeCameras,
    pub(super) library: CameraDriver,
}

impl Driver for FakeDriver {
    fn library(&self) -> CameraDriver {
        self.library
    }

    fn permission(&mut self) -> Permission {
        self.cameras.world().permission
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        assert!(!self.cameras.has_fault(Fault::ListPanics), "ParseIntError");
        if self.cameras.has_fault(Fault::ListFails) {
            return Err("/sys/class/video4linux: Input/output error (os error 5)".to_owned());
        }
        Ok(self.cameras.listed())
    }

    fn modes(&mut self, _camera: &CameraInfo) -> Result<Vec<CaptureMode>, String> {
        assert!(!self.cameras.has_fault(Fault::ModesPanic), "step != 0");
        if self.cameras.has_fault(Fault::ModesFail) {
            return Err("Inappropriate ioctl for device (os error 25)".to_owned());
        }
        Ok(self.cameras.world().modes.clone())
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        assert!(!self.cameras.has_fault(Fault::OpenPanics), "step != 0");
        while self.cameras.has_fault(Fault::OpenHangs) {
            thread::sleep(Duration::from_millis(2));
        }
        for (fault, error) in [
            (Fault::GoneAtOpening, "No such device (os error 19)"),
            (Fault::InUse, "Device or resource busy (os error 16)"),
            (Fault::NotAllowed, "Permission denied (os error 13)"),
            (Fault::LeftBehind, "V4L2 FrameRate: Framerate not whole number: 25 / 2"),
            (Fault::Refuses, "Could not get device property CameraFormat: Failed to Fufill"),
            (Fault::Stuck, "Fail to lock global device list mutex"),
            (Fault::Unknown, "something new"),
        ] {
            if self.cameras.has_fault(fault) {
                return Err(error.to_owned());
            }
        }
        // A metadata node, should one be listed.
        if camera.name.ends_with("metadata") {
            return Err("Invalid argument (os error 22)".to_owned());
        }
        let mut world = self.cameras.world();
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
        let cameras = self.cameras.clone();
        let settings = RestoringControls::new(FakeControls { cameras: cameras.clone(), number });
        let clock = Clock::start();
        Ok(Box::new(FakeStream { cameras, opened, number, count: 0, clock, settings }))
    }
}

struct FakeStream {
    cameras: FakeCameras,
    opened: Opened,
    number: u32,
    count: u64,
    clock: Clock,
    settings: RestoringControls<FakeControls>,
}

/// The settings of the camera with this number, as long as it is plugged in.
struct FakeControls {
    cameras: FakeCameras,
    number: u32,
}

impl FakeControls {
    fn of<T>(&self, act: impl FnOnce(&mut FakeSensor) -> T) -> Option<T> {
        let is_plugged = self.cameras.is_plugged(self.number);
        self.cameras.world().sensor.as_mut().filter(|_| is_plugged).map(act)
    }
}

impl Controls for FakeControls {
    fn get(&mut self, control: Control) -> Option<i64> {
        self.of(|sensor| sensor.get(control))?
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.of(|sensor| sensor.range(control))?
    }

    fn set(&mut self, control: Control, value: i64) -> bool {
        self.of(|sensor| sensor.set(control, value)).unwrap_or(false)
    }
}

impl FakeStream {
    /// Waits until the next picture is due.
    fn wait(&self) {
        let pace = self.cameras.world().pace.unwrap_or_else(|| {
            Duration::from_secs_f32(
                1.0 / if self.opened.rate > 0.0 { self.opened.rate } else { 30.0 },
            )
        });
        let due = pace * u32::try_from(self.count).unwrap_or(u32::MAX);
        // A camera does not wait for a late reader: missed pictures are not made up for.
        thread::sleep(due.saturating_sub(self.clock.elapsed()).min(pace));
    }

    /// The next buffer, with whatever is wrong with it.
    fn picture(&self) -> Vec<u8> {
        let show = Arc::clone(&self.cameras.world().show);
        let paper = self.cameras.world().sensor.as_ref().map(FakeSensor::paper);
        let mut bytes = match paper {
            _ if self.cameras.has_fault(Fault::Black) => grey(&self.opened, 16),
            Some(paper) => grey(&self.opened, paper),
            None => show(self.count, &self.opened),
        };
        if self.cameras.has_fault(Fault::Padded) && self.opened.pixels == PixelFormat::Yuyv {
            bytes = with_padded_rows(&bytes, &self.opened);
        }
        if self.cameras.has_fault(Fault::Short)
            || (self.cameras.has_fault(Fault::SometimesShort) && self.count.is_multiple_of(2))
        {
            let half = (self.opened.width * self.opened.height / 2) as usize;
            bytes.truncate(half.min(bytes.len() / 2));
        }
        if self.cameras.has_fault(Fault::Noise) {
            fill_with_noise(&mut bytes, self.count);
        }
        if self.cameras.has_fault(Fault::Empty) {
            bytes.clear();
        }
        bytes
    }
}

/// A YUYV picture with 64 bytes of padding after each row.
fn with_padded_rows(bytes: &[u8], opened: &Opened) -> Vec<u8> {
    let mut padded = Vec::new();
    for row in bytes.chunks(2 * opened.width as usize).take(opened.height as usize) {
        padded.extend_from_slice(row);
        padded.extend_from_slice(&[0; 64]);
    }
    padded
}

/// Noise of some length, the same for the same count.
fn fill_with_noise(bytes: &mut Vec<u8>, count: u64) {
    let seed = count.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bytes.truncate((seed >> 50) as usize);
    for (i, byte) in (0_u64..).zip(bytes) {
        *byte = (seed.wrapping_mul(i + 1) >> 40) as u8;
    }
}

impl Stream for FakeStream {
    fn opened(&self) -> Opened {
        self.opened
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        self.wait();
        self.count += 1;
        assert!(!self.cameras.has_fault(Fault::ReadPanics), "a panic while reading");
        while self.cameras.has_fault(Fault::Freezes) && self.cameras.is_plugged(self.number) {
            thread::sleep(Duration::from_millis(2));
        }
        if !self.cameras.is_plugged(self.number) {
            return Err("Could not capture frame: No such device (os error 19)".to_owned());
        }
        if self.cameras.has_fault(Fault::ReadFails) {
            return Err("Input/output error (os error 5)".to_owned());
        }
        if !self.cameras.has_fault(Fault::Silent) {
            take(&self.picture());
        }
        Ok(())
    }

    fn controls(&mut self) -> Option<&mut dyn Controls> {
        Some(&mut self.settings)
    }
}

impl Drop for FakeStream {
    fn drop(&mut self) {
        self.cameras.world().open_streams -= 1;
        assert!(!self.cameras.has_fault(Fault::DropPanics), "STREAMOFF failed");
    }
}
