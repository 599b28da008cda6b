//! Buffers as a camera would fill them.

use crate::{
    capture_mode::CaptureMode,
    luma::{PixelFormat, row_bytes, rows},
};

/// A picture of one luma value, in a mode.
pub fn grey(mode: &CaptureMode, value: u8) -> Vec<u8> {
    let (width, height) = (mode.width as usize, mode.height as usize);
    match mode.pixels {
        PixelFormat::Mjpeg => jpeg_of(&vec![value; width * height], mode.width, mode.height, 80),
        pixels => vec![value; row_bytes(pixels, width) * rows(pixels, height)],
    }
}

/// A grey picture as a JPEG, as a camera would send it. Empty for an impossible size.
pub fn jpeg_of(luma: &[u8], width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, quality);
    let size = (u16::try_from(width).unwrap_or(0), u16::try_from(height).unwrap_or(0));
    match encoder.encode(luma, size.0, size.1, jpeg_encoder::ColorType::Luma) {
        Ok(()) => jpeg,
        Err(_) => Vec::new(),
    }
}

/// A grey picture as a camera of this format would send it, with no padding.
pub fn laid_out(pixels: PixelFormat, luma: &[u8], width: u32, height: u32) -> Vec<u8> {
    match pixels {
        PixelFormat::Grey => luma.to_vec(),
        PixelFormat::Yuyv => luma.iter().flat_map(|grey| [*grey, 128]).collect(),
        PixelFormat::Uyvy => luma.iter().flat_map(|grey| [128, *grey]).collect(),
        PixelFormat::Rgb | PixelFormat::Bgr => luma.iter().flat_map(|grey| [*grey; 3]).collect(),
        PixelFormat::Nv12 | PixelFormat::Yu12 => [luma, &vec![128; luma.len() / 2]].concat(),
        PixelFormat::Mjpeg => jpeg_of(luma, width, height, 85),
    }
}
