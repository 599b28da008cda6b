//! V4L2 behind the seam, through the `v4l` crate.
//!
//! Every wait has a limit, the length and the error flag that the kernel reports for a buffer are respected, and the
//! format is set before it is read, so that the format which another program left behind does not matter.

mod formats;
mod settings;

use crate::{
    capture_mode::{CaptureMode, Request},
    controls::{Control, Controls, RestoringControls, prepare},
    devices::{self, CameraInfo},
    driver::{CameraDriver, Driver, Opened, Stream},
    luma::{PixelFormat, row_bytes, rows, without_page_padding},
};
use formats::{Layout, modes_of, set, set_anything};
use settings::DeviceControls;
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};
use v4l::{
    Device,
    buffer::{Flags, Type},
    capability,
    io::traits::{CaptureStream, Stream as _},
    prelude::MmapStream,
};

/// How long one wait for a picture lasts. Then the thread checks whether it is still needed.
const WAIT: Duration = Duration::from_millis(200);

/// Enough for the driver to go on while one buffer is being read.
const BUFFERS: u32 = 4;

/// Cameras through V4L2.
#[derive(Default)]
pub(crate) struct V4l2 {}

impl Driver for V4l2 {
    fn library(&self) -> CameraDriver {
        CameraDriver::V4l2
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        devices::list()
    }

    fn modes(&mut self, camera: &CameraInfo) -> Result<Vec<CaptureMode>, String> {
        Ok(modes_of(&device_at(camera)?))
    }

    fn autofocus(&mut self, camera: &CameraInfo) -> Option<bool> {
        let device = device_at(camera).ok()?;
        Some(DeviceControls(device).get(Control::AutoFocus).is_some())
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        let device = device_at(camera)?;
        let (opened, layout) = match request {
            Request::Exact(mode) => set(&device, mode)?,
            Request::Anything => set_anything(&device)?,
        };
        let mut stream = MmapStream::with_buffers(&device, Type::VideoCapture, BUFFERS)
            .map_err(|error| error.to_string())?;
        stream.set_timeout(WAIT);
        let mut settings = RestoringControls::new(DeviceControls(device));
        prepare(&mut settings);
        let stream = V4lStream { stream: Some(stream), settings, opened, layout };
        stream.start()
    }
}

fn device_at(camera: &CameraInfo) -> Result<Device, String> {
    let device = Device::with_path(&camera.node).map_err(|error| error.to_string())?;
    // The library panics on a name that is not UTF-8, which is no reason to refuse the camera.
    let capabilities = catch_unwind(AssertUnwindSafe(|| device.query_caps()));
    match capabilities {
        Ok(Ok(found)) if !found.capabilities.contains(capability::Flags::VIDEO_CAPTURE) => {
            Err("this device captures no pictures (os error 22)".to_owned())
        }
        Ok(Err(error)) => Err(error.to_string()),
        _ => Ok(device),
    }
}

struct V4lStream {
    /// Taken out only while it is being dropped.
    stream: Option<MmapStream<'static>>,
    settings: RestoringControls<DeviceControls>,
    opened: Opened,
    layout: Layout,
}

impl V4lStream {
    /// Queues all buffers but one: the first read queues that one, and so on in turn.
    fn start(mut self) -> Result<Box<dyn Stream>, String> {
        if let Some(stream) = &mut self.stream {
            let mut given = 1;
            while CaptureStream::queue(stream, given).is_ok() {
                given += 1;
            }
            stream.start().map_err(|error| error.to_string())?;
        }
        Ok(Box::new(self))
    }

    /// The part of a buffer that holds the picture.
    fn picture<'a>(&self, buffer: &'a [u8], used: usize) -> &'a [u8] {
        picture_in(&self.opened, self.layout.stride, buffer, used)
    }
}

/// As [`V4lStream::picture`]. `used` is the number of bytes that the driver reports as written.
fn picture_in<'a>(opened: &Opened, stride: usize, buffer: &'a [u8], used: usize) -> &'a [u8] {
    let written = buffer.get(..used).unwrap_or(buffer);
    if opened.pixels == PixelFormat::Mjpeg {
        return written;
    }
    let (width, height) = (opened.width as usize, opened.height as usize);
    // A stride shorter than a row is wrong, and the row is used instead.
    if stride >= row_bytes(opened.pixels, width)
        && let Some(exactly) = written.get(..stride * rows(opened.pixels, height))
    {
        return exactly;
    }
    without_page_padding(opened.pixels, written, width, height)
}

impl Stream for V4lStream {
    fn opened(&self) -> Opened {
        self.opened
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        let Some(mut stream) = self.stream.take() else { return Ok(()) };
        let read = next_buffer(&mut stream, |buffer, meta| {
            let damaged = meta.flags.contains(Flags::ERROR);
            take(if damaged { &[] } else { self.picture(buffer, meta.bytesused as usize) });
        });
        self.stream = Some(stream);
        read.map_err(|error| error.to_string())
    }

    fn controls(&mut self) -> Option<&mut dyn Controls> {
        Some(&mut self.settings)
    }
}

/// `POLLIN` of poll(2).
const POLL_IN: i16 = 1;

/// Waits for the next buffer. The stream's own wait queues a buffer first and loses count of it on a time-out, so the
/// waiting is done here.
fn next_buffer(
    stream: &mut MmapStream<'static>,
    take: impl FnOnce(&[u8], &v4l::buffer::Metadata),
) -> io::Result<()> {
    let wait = i32::try_from(WAIT.as_millis()).unwrap_or(i32::MAX);
    match stream.handle().poll(POLL_IN, wait) {
        Ok(0) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(()),
        Err(error) => return Err(error),
        Ok(_) => {}
    }
    let (buffer, meta) = CaptureStream::next(stream)?;
    take(buffer, meta);
    Ok(())
}

impl Drop for V4lStream {
    fn drop(&mut self) {
        const GONE: i32 = 19;
        self.settings.restore();
        let Some(mut stream) = self.stream.take() else { return };
        match stream.stop() {
            Err(error) if error.raw_os_error() != Some(GONE) => {
                // Dropping it would panic during a panic, which aborts the program. Leaking a few buffers is better.
                tracing::warn!(%error, "the camera could not be stopped");
                std::mem::forget(stream);
            }
            _ => drop(stream),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_buffer_that_is_picture() {
        let check = |pixels, stride: usize, buffer: usize, used: usize, expect: usize| {
            let opened = Opened { pixels, width: 636, height: 480, rate: 30.0 };
            let got = picture_in(&opened, stride, &vec![0; buffer], used).len();
            assert_eq!(got, expect, "{pixels:?} stride {stride}, {used} of {buffer}");
        };
        let tight = 636 * 2 * 480;
        check(PixelFormat::Yuyv, 1272, 614_400, tight, tight);
        // Rows of 1280 bytes: as long as a tight picture in whole pages, and only the driver knows which.
        check(PixelFormat::Yuyv, 1280, 614_400, 614_400, 614_400);
        check(PixelFormat::Yuyv, 1272, 614_400, 614_400, tight);
        check(PixelFormat::Yuyv, 7, 614_400, 614_400, tight);
        check(PixelFormat::Yuyv, 0, 614_400, tight, tight);
        check(PixelFormat::Yuyv, 1272, 614_400, 1000, 1000);
        check(PixelFormat::Yuyv, 1272, 614_400, 0, 0);
        check(PixelFormat::Yuyv, usize::MAX / 480, 614_400, 614_400, tight);
        check(PixelFormat::Nv12, 640, 640 * 720, 640 * 720, 640 * 720);
        check(PixelFormat::Mjpeg, 0, 100_000, 1234, 1234);
        check(PixelFormat::Mjpeg, 0, 100, 1234, 100);
    }

    #[test]
    fn an_absent_device_is_classified_as_gone() {
        let nowhere =
            CameraInfo { node: "/dev/video-of-nobody".to_owned(), ..CameraInfo::default() };
        let mut driver = V4l2::default();
        let errors = [
            driver.modes(&nowhere).expect_err("no such device"),
            driver.open(&nowhere, Request::Anything).map(drop).expect_err("no such device"),
        ];
        for why in errors {
            assert_eq!(crate::failure::classify(&why), crate::failure::Failure::Gone, "{why}");
        }
    }

    #[test]
    fn a_node_that_is_no_camera_is_an_error_and_not_a_panic() {
        for node in ["/dev/null", "/dev/zero", "/dev/video-codecs"] {
            let camera = CameraInfo { node: node.to_owned(), ..CameraInfo::default() };
            assert!(V4l2::default().open(&camera, Request::Anything).is_err(), "{node}");
        }
    }
}
