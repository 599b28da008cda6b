//! The driver of cameras that are played, and the stream of one that is open.

use super::{Eye, Fault, Pretend, grey};
use crate::{
    CameraInfo, Offer, PixelFormat,
    clock::Clock,
    controls::{Borrowed, Control, Controls},
    driver::{Driver, Opened, Permission, Request, Stream},
};
use std::{sync::Arc, thread, time::Duration};

/// The cameras of a world, as the capture thread finds and opens them.
pub(super) struct Played(pub(super) Pretend);

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
