//! nokhwa behind the seam: the only driver on macOS and Windows, the second one on Linux.
//!
//! On Linux it differs from V4L2 in what it cannot do: it waits without limit for a silent camera, hides how many
//! bytes of a buffer were written and whether the driver marked it as damaged, refuses a camera whose current format
//! it does not know, and sets neither exposure nor focus.

#[cfg(target_os = "macos")]
use crate::driver::Permission;
#[cfg(target_os = "linux")]
use crate::luma::without_page_padding;
use crate::{
    capture_mode::Request,
    devices::{self, CameraInfo},
    driver::{CameraDriver, Driver, Opened, Stream},
    luma::PixelFormat,
};
use nokhwa::{
    Camera,
    utils::{
        CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution,
    },
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cameras through nokhwa.
#[derive(Default)]
pub(crate) struct Nokhwa {
    #[cfg(target_os = "macos")]
    answer: Option<std::sync::mpsc::Receiver<bool>>,
}

impl Driver for Nokhwa {
    fn library(&self) -> CameraDriver {
        CameraDriver::Nokhwa
    }

    /// Must come before anything else of nokhwa on macOS.
    #[cfg(target_os = "macos")]
    fn permission(&mut self) -> Permission {
        if nokhwa::nokhwa_check() {
            return Permission::Granted;
        }
        let answer = self.answer.get_or_insert_with(|| {
            let (sender, answer) = std::sync::mpsc::sync_channel(1);
            nokhwa::nokhwa_initialize(move |allowed| {
                // Nobody receives it if the camera was closed meanwhile.
                let _ = sender.try_send(allowed);
            });
            answer
        });
        match answer.try_recv() {
            Ok(true) => Permission::Granted,
            Err(std::sync::mpsc::TryRecvError::Empty) => Permission::Asking,
            // The callback is dropped once it has answered; the check above notices a later change of mind.
            Ok(false) | Err(std::sync::mpsc::TryRecvError::Disconnected) => Permission::Refused,
        }
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        devices::list()
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        open(index_of(&camera.node), request)
    }
}

fn open(index: CameraIndex, request: Request) -> Result<Box<dyn Stream>, String> {
    let mut camera = match request {
        Request::Exact(wanted) => {
            let format = frame_format(wanted.pixels);
            let size = Resolution::new(wanted.width, wanted.height);
            let exactly = RequestedFormatType::Exact(CameraFormat::new(
                size,
                format,
                wanted.rate.round() as u32,
            ));
            Camera::new(index, RequestedFormat::with_formats(exactly, &[format]))
        }
        Request::Anything => Camera::new(
            index,
            RequestedFormat::with_formats(RequestedFormatType::None, ALL_FORMATS),
        ),
    }
    .map_err(|error| error.to_string())?;
    if let Err(error) = camera.open_stream() {
        // Dropping a camera may panic, which must not hide why it could not be opened.
        let _ = catch_unwind(AssertUnwindSafe(move || drop(camera)));
        return Err(error.to_string());
    }
    Ok(Box::new(NokhwaStream { camera }))
}

struct NokhwaStream {
    camera: Camera,
}

impl Stream for NokhwaStream {
    fn opened(&self) -> Opened {
        let format = self.camera.camera_format();
        Opened {
            pixels: pixel_format(format.format()),
            width: format.width(),
            height: format.height(),
            // On Windows nokhwa reports the fraction's denominator here.
            rate: if cfg!(windows) { 0.0 } else { format.frame_rate() as f32 },
        }
    }

    /// On Linux the whole mapped buffer comes, not only what the driver wrote.
    #[cfg(target_os = "linux")]
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        let Opened { pixels, width, height, .. } = self.opened();
        let bytes = self.camera.frame_raw().map_err(|error| error.to_string())?;
        take(without_page_padding(pixels, &bytes, width as usize, height as usize));
        Ok(())
    }

    #[cfg(windows)]
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        take(&self.camera.frame_raw().map_err(|error| error.to_string())?);
        Ok(())
    }

    /// `frame_raw` would leave an ever longer queue behind it here.
    #[cfg(not(any(target_os = "linux", windows)))]
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        let frame = self.camera.frame().map_err(|error| error.to_string())?;
        take(frame.buffer());
        Ok(())
    }
}

/// A camera's index: on Linux the number of its node, on Windows and macOS the number or the system's own id.
fn index_of(node: &str) -> CameraIndex {
    match node.strip_prefix("/dev/video").unwrap_or(node).parse() {
        Ok(number) => CameraIndex::Index(number),
        Err(_) => CameraIndex::String(node.to_owned()),
    }
}

const ALL_FORMATS: &[FrameFormat] = &[
    FrameFormat::MJPEG,
    FrameFormat::YUYV,
    FrameFormat::NV12,
    FrameFormat::GRAY,
    FrameFormat::RAWRGB,
    FrameFormat::RAWBGR,
];

fn frame_format(pixels: PixelFormat) -> FrameFormat {
    match pixels {
        PixelFormat::Mjpeg => FrameFormat::MJPEG,
        // nokhwa has no such formats, so it never offers them and is never asked for them.
        PixelFormat::Yuyv | PixelFormat::Uyvy => FrameFormat::YUYV,
        PixelFormat::Nv12 | PixelFormat::Yu12 => FrameFormat::NV12,
        PixelFormat::Grey => FrameFormat::GRAY,
        PixelFormat::Rgb => FrameFormat::RAWRGB,
        PixelFormat::Bgr => FrameFormat::RAWBGR,
    }
}

fn pixel_format(format: FrameFormat) -> PixelFormat {
    match format {
        FrameFormat::MJPEG => PixelFormat::Mjpeg,
        FrameFormat::YUYV => PixelFormat::Yuyv,
        FrameFormat::NV12 => PixelFormat::Nv12,
        FrameFormat::GRAY => PixelFormat::Grey,
        FrameFormat::RAWRGB => PixelFormat::Rgb,
        FrameFormat::RAWBGR => PixelFormat::Bgr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_an_index() {
        for (node, expect) in [
            ("/dev/video0", CameraIndex::Index(0)),
            ("/dev/video12", CameraIndex::Index(12)),
            ("3", CameraIndex::Index(3)),
            ("/dev/video-codecs", CameraIndex::String("/dev/video-codecs".to_owned())),
            ("0x8020000005ac8514", CameraIndex::String("0x8020000005ac8514".to_owned())),
        ] {
            assert_eq!(index_of(node), expect);
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_device_that_is_absent_is_an_error_and_not_a_panic() {
        use crate::failure::{Failure, classify};
        let nowhere = CameraInfo { node: "/dev/video9999".to_owned(), ..CameraInfo::default() };
        let why = Nokhwa::default().open(&nowhere, Request::Anything).map(drop);
        let why = why.expect_err("no such device");
        assert_eq!(classify(&why), Failure::Gone, "{why}");
        for node in ["/dev/null", "/dev/video-codecs", ""] {
            let camera = CameraInfo { node: node.to_owned(), ..CameraInfo::default() };
            assert!(Nokhwa::default().open(&camera, Request::Anything).is_err(), "{node:?}");
        }
    }
}
