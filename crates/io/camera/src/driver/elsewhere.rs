//! nokhwa behind the seam, for macOS and Windows.

#[cfg(target_os = "macos")]
use super::Permission;
use super::{Driver, Opened, Request, Stream};
use crate::{CameraInfo, PixelFormat, devices};
use nokhwa::{
    Camera,
    utils::{
        CameraFormat, CameraIndex, FrameFormat, RequestedFormat, RequestedFormatType, Resolution,
    },
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Cameras by nokhwa.
#[derive(Default)]
pub(crate) struct System {
    #[cfg(target_os = "macos")]
    answer: Option<std::sync::mpsc::Receiver<bool>>,
}

impl Driver for System {
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
        open(&index_of(&camera.node), request)
    }
}

fn open(index: &CameraIndex, request: Request) -> Result<Box<dyn Stream>, String> {
    let mut camera = match request {
        Request::Exact(wanted) => {
            let format = frame_format(wanted.pixels);
            let size = Resolution::new(wanted.width, wanted.height);
            let exactly = RequestedFormatType::Exact(CameraFormat::new(
                size,
                format,
                wanted.rate.round() as u32,
            ));
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
            rate: if cfg!(windows) { 0.0 } else { format.frame_rate() as f32 },
        }
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        #[cfg(not(target_os = "macos"))]
        let bytes = self.camera.frame_raw().map_err(|error| error.to_string())?;
        // `frame_raw` would leave an ever longer queue behind it on macOS.
        #[cfg(target_os = "macos")]
        let bytes = self.camera.frame().map_err(|error| error.to_string())?.buffer_bytes();
        take(&bytes);
        Ok(())
    }
}

fn index_of(node: &str) -> CameraIndex {
    match node.parse() {
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
        // What nokhwa does not know is not offered by it either, so it is never asked for.
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
