//! V4L2 behind the seam, through the `v4l` crate.
//!
//! Every wait has an end, the driver's word on a buffer's length and on damage is heard, and the format is set
//! before it is read, so that what another program left behind is of no account.

use super::{Driver, Opened, Request, Stream};
use crate::{
    CameraInfo, Offer, PixelFormat,
    controls::{Borrowed, Control, Controls, prepare},
    devices,
    luma::{row_bytes, rows, without_page_padding},
};
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    time::Duration,
};
use v4l::{
    Device, Format, FourCC, Fraction,
    buffer::{Flags, Type},
    capability,
    control::{self, Value},
    frameinterval::FrameIntervalEnum,
    framesize::FrameSizeEnum,
    io::traits::{CaptureStream, Stream as _},
    prelude::MmapStream,
    video::{Capture, capture::Parameters},
};

/// How long one wait for a picture lasts. Then the thread looks whether it is still wanted.
const WAIT: Duration = Duration::from_millis(200);

/// As many as the driver needs to go on while one is being read.
const BUFFERS: u32 = 4;

/// Cameras by V4L2.
#[derive(Default)]
pub(crate) struct System {}

impl Driver for System {
    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        devices::list()
    }

    fn offers(&mut self, camera: &CameraInfo) -> Result<Vec<Offer>, String> {
        Ok(offers_of(&device_at(camera)?))
    }

    fn autofocus(&mut self, camera: &CameraInfo) -> Option<bool> {
        let device = device_at(camera).ok()?;
        Some(DeviceControls(device).get(Control::AutoFocus).is_some())
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        let device = device_at(camera)?;
        let (opened, layout) = match request {
            Request::Exact(offer) => set(&device, offer)?,
            Request::Anything => set_anything(&device)?,
        };
        let mut stream = MmapStream::with_buffers(&device, Type::VideoCapture, BUFFERS)
            .map_err(|error| error.to_string())?;
        stream.set_timeout(WAIT);
        let mut settings = Borrowed::new(DeviceControls(device));
        prepare(&mut settings);
        let stream = V4lStream { stream: Some(stream), settings, opened, layout };
        stream.started()
    }
}

fn device_at(camera: &CameraInfo) -> Result<Device, String> {
    let device = Device::with_path(&camera.node).map_err(|error| error.to_string())?;
    // A name that is no UTF-8 makes this panic in the library, and is no reason not to use the camera.
    let capabilities = catch_unwind(AssertUnwindSafe(|| device.query_caps()));
    match capabilities {
        Ok(Ok(found)) if !found.capabilities.contains(capability::Flags::VIDEO_CAPTURE) => {
            Err("this device gives no pictures (os error 22)".to_owned())
        }
        Ok(Err(error)) => Err(error.to_string()),
        _ => Ok(device),
    }
}

const FORMATS: &[(&[u8; 4], PixelFormat)] = &[
    (b"YUYV", PixelFormat::Yuyv),
    (b"MJPG", PixelFormat::Mjpeg),
    (b"JPEG", PixelFormat::Mjpeg),
    (b"NV12", PixelFormat::Nv12),
    (b"GREY", PixelFormat::Grey),
    (b"UYVY", PixelFormat::Uyvy),
    (b"YU12", PixelFormat::Yu12),
    (b"RGB3", PixelFormat::Rgb),
    (b"BGR3", PixelFormat::Bgr),
];

fn pixels_of(code: FourCC) -> Option<PixelFormat> {
    FORMATS.iter().find(|(name, _)| code == FourCC::new(name)).map(|(_, pixels)| *pixels)
}

/// Where a driver takes any size within limits, these are asked for.
const SIZES: &[(u32, u32)] = &[(1280, 720), (1920, 1080), (1280, 960), (800, 600), (640, 480)];

fn offers_of(device: &Device) -> Vec<Offer> {
    let mut offers = Vec::new();
    for format in device.enum_formats().unwrap_or_default() {
        let Some(pixels) = pixels_of(format.fourcc) else { continue };
        for (width, height) in sizes(device, format.fourcc) {
            for rate in rates(device, format.fourcc, width, height) {
                let offer = Offer { pixels, width, height, rate };
                if !offers.contains(&offer) {
                    offers.push(offer);
                }
            }
        }
    }
    offers
}

fn sizes(device: &Device, code: FourCC) -> Vec<(u32, u32)> {
    let mut sizes = Vec::new();
    for found in device.enum_framesizes(code).unwrap_or_default() {
        match found.size {
            FrameSizeEnum::Discrete(size) => sizes.push((size.width, size.height)),
            FrameSizeEnum::Stepwise(range) => {
                let fits = |size: u32, least: u32, most: u32, step: u32| {
                    (least..=most).contains(&size) && (size - least).is_multiple_of(step.max(1))
                };
                sizes.extend(SIZES.iter().filter(|(width, height)| {
                    fits(*width, range.min_width, range.max_width, range.step_width)
                        && fits(*height, range.min_height, range.max_height, range.step_height)
                }));
                if sizes.is_empty() {
                    sizes.push((range.max_width, range.max_height));
                }
            }
        }
    }
    sizes
}

/// Frames a second; nought alone where the driver does not tell.
fn rates(device: &Device, code: FourCC, width: u32, height: u32) -> Vec<f32> {
    let mut rates: Vec<f32> = Vec::new();
    for found in device.enum_frameintervals(code, width, height).unwrap_or_default() {
        match found.interval {
            FrameIntervalEnum::Discrete(interval) => rates.extend(rate_of(interval)),
            FrameIntervalEnum::Stepwise(range) => {
                // The shortest interval is the highest rate; nothing above 30 is wanted.
                rates.extend(rate_of(range.min).map(|rate| rate.min(30.0)));
            }
        }
    }
    if rates.is_empty() {
        rates.push(0.0);
    }
    rates
}

fn rate_of(interval: Fraction) -> Option<f32> {
    (interval.numerator > 0 && interval.denominator > 0)
        .then(|| interval.denominator as f32 / interval.numerator as f32)
}

/// How the driver lays a picture out.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// Bytes from one row to the next; nought where the driver does not say.
    stride: usize,
}

fn set(device: &Device, wanted: Offer) -> Result<(Opened, Layout), String> {
    let mut refused = "Not same/Rejected: the format is not known here".to_owned();
    for (name, _) in FORMATS.iter().filter(|(_, pixels)| *pixels == wanted.pixels) {
        let code = FourCC::new(name);
        let set = device
            .set_format(&Format::new(wanted.width, wanted.height, code))
            .map_err(|error| error.to_string())?;
        if set.fourcc != code || (set.width, set.height) != (wanted.width, wanted.height) {
            refused =
                format!("Not same/Rejected: asked for {wanted}, given {set}").replace('\n', ", ");
            continue;
        }
        return Ok(running_at(device, set, wanted.pixels, wanted.rate));
    }
    Err(refused)
}

/// Any format that the driver and Trug both know. What it was set to before does not matter.
fn set_anything(device: &Device) -> Result<(Opened, Layout), String> {
    for (name, _) in FORMATS {
        // A driver answers with what it made of the wish.
        let set = device
            .set_format(&Format::new(640, 480, FourCC::new(name)))
            .map_err(|error| error.to_string())?;
        if let Some(pixels) = pixels_of(set.fourcc) {
            return Ok(running_at(device, set, pixels, 30.0));
        }
    }
    Err("Rejected/Unsupported: it has no format that is known here".to_owned())
}

fn running_at(device: &Device, set: Format, pixels: PixelFormat, rate: f32) -> (Opened, Layout) {
    let wish = (rate > 0.0).then(|| Fraction::new(1000, (rate * 1000.0).round() as u32));
    // Some drivers have no rate to set, and then there is none to know.
    let rate = wish
        .and_then(|interval| device.set_params(&Parameters::new(interval)).ok())
        .and_then(|running| rate_of(running.interval))
        .unwrap_or(0.0);
    let opened = Opened { pixels, width: set.width, height: set.height, rate };
    (opened, Layout { stride: set.stride as usize })
}

struct V4lStream {
    /// Taken out only while it is being dropped.
    stream: Option<MmapStream<'static>>,
    settings: Borrowed<DeviceControls>,
    opened: Opened,
    layout: Layout,
}

impl V4lStream {
    /// The driver gets all buffers but one: that one is given to it by the first reading, and so on in turn.
    fn started(mut self) -> Result<Box<dyn Stream>, String> {
        if let Some(stream) = &mut self.stream {
            let mut given = 1;
            while CaptureStream::queue(stream, given).is_ok() {
                given += 1;
            }
            stream.start().map_err(|error| error.to_string())?;
        }
        Ok(Box::new(self))
    }

    /// The part of a buffer that is picture.
    fn picture<'a>(&self, buffer: &'a [u8], used: usize) -> &'a [u8] {
        picture_in(&self.opened, self.layout.stride, buffer, used)
    }
}

/// `used` is what the driver says that it wrote.
fn picture_in<'a>(opened: &Opened, stride: usize, buffer: &'a [u8], used: usize) -> &'a [u8] {
    let written = buffer.get(..used).unwrap_or(buffer);
    if opened.pixels == PixelFormat::Mjpeg {
        return written;
    }
    let (width, height) = (opened.width as usize, opened.height as usize);
    // A stride of less than a row is a lie, and the row is taken.
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

/// The stream's own wait gives it a buffer back before and loses count of it when nothing comes, so the waiting is
/// done here.
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
        self.settings.put_back();
        let Some(mut stream) = self.stream.take() else { return };
        match stream.stop() {
            Err(error) if error.raw_os_error() != Some(GONE) => {
                // Dropping it would panic twice over, which ends the program. A few buffers less are the lesser evil.
                tracing::warn!(%error, "the camera could not be stopped");
                std::mem::forget(stream);
            }
            _ => drop(stream),
        }
    }
}

struct DeviceControls(Device);

impl DeviceControls {
    fn id(control: Control) -> u32 {
        /// The first numbers of the classes of controls in `linux/v4l2-controls.h`.
        const USER: u32 = 0x0098_0900;
        const CAMERA: u32 = 0x009a_0900;
        match control {
            Control::AutoExposure => CAMERA + 1,
            Control::ExposureTime => CAMERA + 2,
            Control::RateMayFall => CAMERA + 3,
            Control::AutoFocus => CAMERA + 12,
            Control::FocusRange => CAMERA + 31,
            Control::Gain => USER + 19,
        }
    }
}

// The library panics on a kind of control that it does not know, and on names that are no UTF-8.
impl Controls for DeviceControls {
    fn get(&mut self, control: Control) -> Option<i64> {
        let found = catch_unwind(AssertUnwindSafe(|| self.0.control(Self::id(control))));
        match found.ok()?.ok()?.value {
            Value::Integer(value) => Some(value),
            Value::Boolean(value) => Some(i64::from(value)),
            _ => None,
        }
    }

    fn range(&mut self, control: Control) -> Option<(i64, i64)> {
        self.get(control)?;
        let all = catch_unwind(AssertUnwindSafe(|| self.0.query_controls())).ok()?.ok()?;
        let unusable = control::Flags::DISABLED | control::Flags::READ_ONLY;
        all.into_iter()
            .find(|found| found.id == Self::id(control) && !found.flags.intersects(unusable))
            .map(|found| (found.minimum, found.maximum))
    }

    fn set(&mut self, control: Control, value: i64) -> bool {
        let wish = control::Control { id: Self::id(control), value: Value::Integer(value) };
        self.0.set_control(wish).is_ok()
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
    fn a_device_that_is_not_there_is_gone() {
        let nowhere =
            CameraInfo { node: "/dev/video-of-nobody".to_owned(), ..CameraInfo::default() };
        let mut system = System::default();
        let told = [
            system.offers(&nowhere).expect_err("no such device"),
            system.open(&nowhere, Request::Anything).map(drop).expect_err("no such device"),
        ];
        for why in told {
            assert_eq!(crate::trouble::trouble_of(&why), crate::trouble::Trouble::Gone, "{why}");
        }
    }

    #[test]
    fn what_is_no_camera_is_refused_and_not_a_panic() {
        for node in ["/dev/null", "/dev/zero", "/dev/video-codecs"] {
            let camera = CameraInfo { node: node.to_owned(), ..CameraInfo::default() };
            assert!(System::default().open(&camera, Request::Anything).is_err(), "{node}");
        }
    }

    #[test]
    fn intervals_become_rates() {
        for (interval, rate) in [
            (Fraction::new(1, 30), Some(30.0)),
            (Fraction::new(2, 25), Some(12.5)),
            (Fraction::new(0, 30), None),
            (Fraction::new(1, 0), None),
        ] {
            assert_eq!(rate_of(interval), rate);
        }
        assert!((rate_of(Fraction::new(1001, 30_000)).expect("a rate") - 29.97).abs() < 0.01);
    }
}
