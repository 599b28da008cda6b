//! The seam to the camera library, and nokhwa behind it. Nothing else in the crate names nokhwa, so that another
//! library can take its place on a platform, and tests can play a camera that breaks.
//!
//! Everything here is called by the one capture thread, and any of it may panic or never come back: who calls it
//! lives with both. Errors are the library's text, which [`crate::trouble`] sorts.

use crate::{CameraInfo, PixelFormat, devices, luma::without_page_padding};
use nokhwa::{
    Camera,
    utils::{
        CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution,
    },
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A way to find and open cameras.
pub(crate) trait Driver {
    /// Whether the system lets the program use cameras. The first call may make it ask the person.
    fn permission(&mut self) -> Permission {
        Permission::Granted
    }

    /// The cameras that are plugged in.
    fn list(&mut self) -> Result<Vec<CameraInfo>, String>;

    /// Opens one and starts its pictures.
    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String>;
}

/// What the system says to the program's wish to use a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Permission {
    Granted,
    /// The person has been asked and has not answered.
    #[cfg_attr(
        not(any(test, target_os = "macos")),
        expect(dead_code, reason = "only macOS asks the person")
    )]
    Asking,
    #[cfg_attr(
        not(any(test, target_os = "macos")),
        expect(dead_code, reason = "elsewhere opening fails instead")
    )]
    Refused,
}

/// An open camera.
pub(crate) trait Stream {
    /// What was really opened.
    fn opened(&self) -> Opened;

    /// Waits for the next buffer and lends it. An error means that the camera is lost.
    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String>;
}

/// Format and size of an open camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opened {
    pub(crate) pixels: PixelFormat,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Frames a second. Nought where the library does not know.
    pub(crate) rate: u32,
}

/// What to ask a camera for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Request {
    /// Exactly this, or an error.
    Exact(Opened),
    /// Whatever the camera offers first.
    Anything,
}

/// What is asked for, best first. Barcodes want many pixels, then a rate at which a packet held still for a moment
/// is caught; JPEG is what a USB 2 camera needs for 1280x720 at 30, and uncompressed pictures are sharper where
/// they come fast enough.
pub(crate) const LADDER: &[Request] = &[
    exact(PixelFormat::Mjpeg, 1280, 720, 30),
    exact(PixelFormat::Yuyv, 1280, 720, 30),
    exact(PixelFormat::Nv12, 1280, 720, 30),
    exact(PixelFormat::Yuyv, 1280, 720, 15),
    exact(PixelFormat::Yuyv, 1280, 720, 10),
    exact(PixelFormat::Nv12, 1280, 720, 10),
    exact(PixelFormat::Yuyv, 640, 480, 30),
    exact(PixelFormat::Mjpeg, 640, 480, 30),
    exact(PixelFormat::Nv12, 640, 480, 30),
    Request::Anything,
];

const fn exact(pixels: PixelFormat, width: u32, height: u32, rate: u32) -> Request {
    Request::Exact(Opened { pixels, width, height, rate })
}

/// Cameras by nokhwa.
#[derive(Default)]
pub(crate) struct Nokhwa {
    #[cfg(target_os = "macos")]
    answer: Option<std::sync::mpsc::Receiver<bool>>,
}

impl Driver for Nokhwa {
    /// Must come before anything else of nokhwa on macOS.
    #[cfg(target_os = "macos")]
    fn permission(&mut self) -> Permission {
        if nokhwa::nokhwa_check() {
            return Permission::Granted;
        }
        let answer = self.answer.get_or_insert_with(|| {
            let (tell, answer) = std::sync::mpsc::sync_channel(1);
            nokhwa::nokhwa_initialize(move |allowed| {
                // Nobody listens any more if the camera was closed meanwhile.
                let _ = tell.try_send(allowed);
            });
            answer
        });
        match answer.try_recv() {
            Ok(true) => Permission::Granted,
            Err(std::sync::mpsc::TryRecvError::Empty) => Permission::Asking,
            // The callback is gone once it has answered, and the check above says whether the person has changed
            // their mind since.
            Ok(false) | Err(std::sync::mpsc::TryRecvError::Disconnected) => Permission::Refused,
        }
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        devices::list()
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        let index = index_of(&camera.node);
        let opened = open(&index, request);
        #[cfg(target_os = "linux")]
        if let Err(why) = &opened
            && crate::trouble::is_left_behind(why)
        {
            set_known_format(&index)?;
            return open(&index, request);
        }
        opened
    }
}

fn open(index: &CameraIndex, request: Request) -> Result<Box<dyn Stream>, String> {
    let mut camera = match request {
        Request::Exact(wanted) => {
            let format = frame_format(wanted.pixels);
            let size = Resolution::new(wanted.width, wanted.height);
            let exactly = RequestedFormatType::Exact(CameraFormat::new(size, format, wanted.rate));
            Camera::new(index.clone(), RequestedFormat::with_formats(exactly, &[format]))
        }
        Request::Anything => Camera::new(
            index.clone(),
            RequestedFormat::with_formats(RequestedFormatType::None, ALL_FORMATS),
        ),
    }
    .map_err(|error| error.to_string())?;
    if let Err(error) = camera.open_stream() {
        // Dropping a camera may panic, and that must not hide why it could not be opened.
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
            // On Windows nokhwa answers the fraction's denominator here.
            rate: if cfg!(windows) { 0 } else { format.frame_rate() },
        }
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        let opened = self.opened();
        #[cfg(not(target_os = "macos"))]
        let bytes = self.camera.frame_raw().map_err(|error| error.to_string())?;
        // `frame_raw` would leave an ever longer queue behind it on macOS.
        #[cfg(target_os = "macos")]
        let bytes = self.camera.frame().map_err(|error| error.to_string())?.buffer_bytes();
        if cfg!(target_os = "linux") && opened.pixels != PixelFormat::Mjpeg {
            // The buffer is the whole mapping, whatever the driver wrote into it.
            take(without_page_padding(
                opened.pixels,
                &bytes,
                opened.width as usize,
                opened.height as usize,
            ));
        } else {
            take(&bytes);
        }
        Ok(())
    }
}

fn index_of(node: &str) -> CameraIndex {
    match node.trim_start_matches("/dev/video").parse() {
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
        PixelFormat::Yuyv => FrameFormat::YUYV,
        PixelFormat::Nv12 => FrameFormat::NV12,
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

/// V4L2 keeps the format that the last program set, and nokhwa cannot open a camera whose format it does not know
/// or whose rate is no whole number, even to change it. So a known one is set first.
#[cfg(target_os = "linux")]
fn set_known_format(index: &CameraIndex) -> Result<(), String> {
    use v4l::{Device, Format, FourCC, video::Capture, video::capture::Parameters};
    let number = index.as_index().map_err(|error| error.to_string())?;
    let device = Device::new(number as usize).map_err(|error| error.to_string())?;
    for known in [b"YUYV", b"MJPG", b"NV12"] {
        // A driver answers with what it made of the wish.
        let set = device
            .set_format(&Format::new(640, 480, FourCC::new(known)))
            .map_err(|error| error.to_string())?;
        if set.fourcc == FourCC::new(known) {
            break;
        }
    }
    // Some drivers have no rate to set, and then there was none to be wrong.
    let _ = device.set_params(&Parameters::with_fps(30));
    Ok(())
}
