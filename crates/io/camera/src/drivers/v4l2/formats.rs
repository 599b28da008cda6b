//! The modes of a V4L2 device, and setting one of them.

use crate::{capture_mode::CaptureMode, driver::Opened, luma::PixelFormat};
use v4l::{
    Device, Format, FourCC, Fraction,
    frameinterval::FrameIntervalEnum,
    framesize::FrameSizeEnum,
    video::{Capture, capture::Parameters},
};

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

/// Sizes to use where a driver accepts any size within limits.
const SIZES: &[(u32, u32)] = &[(1280, 720), (1920, 1080), (1280, 960), (800, 600), (640, 480)];

/// The modes of a device.
pub(super) fn modes_of(device: &Device) -> Vec<CaptureMode> {
    let mut modes = Vec::new();
    for format in device.enum_formats().unwrap_or_default() {
        let Some(pixels) = pixels_of(format.fourcc) else { continue };
        for (width, height) in sizes(device, format.fourcc) {
            for rate in rates(device, format.fourcc, width, height) {
                let mode = CaptureMode { pixels, width, height, rate };
                if !modes.contains(&mode) {
                    modes.push(mode);
                }
            }
        }
    }
    modes
}

fn sizes(device: &Device, code: FourCC) -> Vec<(u32, u32)> {
    let mut sizes = Vec::new();
    for found in device.enum_framesizes(code).unwrap_or_default() {
        match found.size {
            FrameSizeEnum::Discrete(size) => sizes.push((size.width, size.height)),
            FrameSizeEnum::Stepwise(range) => {
                let fits = |size: u32, min: u32, max: u32, step: u32| {
                    (min..=max).contains(&size) && (size - min).is_multiple_of(step.max(1))
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

/// Frames per second; a single 0 where the driver reports none.
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

/// The memory layout of a picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout {
    /// Bytes from one row to the next; 0 where the driver reports none.
    pub(super) stride: usize,
}

/// Sets exactly this format and size, and the nearest rate that the driver has.
pub(super) fn set(device: &Device, wanted: CaptureMode) -> Result<(Opened, Layout), String> {
    let mut refused = "Not same/Rejected: the format is unknown".to_owned();
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

/// Sets any format that both the driver and Trug know, whatever was set before.
pub(super) fn set_anything(device: &Device) -> Result<(Opened, Layout), String> {
    for (name, _) in FORMATS {
        // A driver replies with what it changed the request to.
        let set = device
            .set_format(&Format::new(640, 480, FourCC::new(name)))
            .map_err(|error| error.to_string())?;
        if let Some(pixels) = pixels_of(set.fourcc) {
            return Ok(running_at(device, set, pixels, 30.0));
        }
    }
    Err("Rejected/Unsupported: it has no known format".to_owned())
}

fn running_at(device: &Device, set: Format, pixels: PixelFormat, rate: f32) -> (Opened, Layout) {
    let interval = (rate > 0.0).then(|| Fraction::new(1000, (rate * 1000.0).round() as u32));
    // Some drivers have no rate to set; then it is unknown.
    let rate = interval
        .and_then(|interval| device.set_params(&Parameters::new(interval)).ok())
        .and_then(|running| rate_of(running.interval))
        .unwrap_or(0.0);
    let opened = Opened { pixels, width: set.width, height: set.height, rate };
    (opened, Layout { stride: set.stride as usize })
}

#[cfg(test)]
mod tests {
    use super::*;

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
