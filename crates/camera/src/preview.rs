//! A frame to a small JPEG for the screen. It is made only for the frames that are shown, by whoever shows them.

use crate::{Colour, Frame, luma::PixelFormat, mjpeg};
use jpeg_encoder::{ColorType, Encoder};

/// The frame as a JPEG of at most `max_width` pixels in a row, in colour where the frame has colour. `quality` is 1
/// to 100 (70 is right for a preview).
///
/// A camera's own JPEG that is small enough is passed on as it is. A larger one is shown grey: decoding it a second
/// time costs more than its colour is worth. Empty for a frame whose luma is not `width * height` bytes.
pub fn preview_jpeg(frame: &Frame, max_width: u32, quality: u8) -> Vec<u8> {
    let (width, height) = (frame.width as usize, frame.height as usize);
    if width == 0 || height == 0 || frame.luma.len() != width * height {
        return Vec::new();
    }
    if let Some(Colour::Jpeg(jpeg)) = &frame.colour
        && frame.width <= max_width
    {
        return mjpeg::with_huffman_tables(jpeg).into_owned();
    }
    // A JPEG cannot have more than 65,535 pixels a side.
    let step = width.div_ceil(max_width.clamp(1, 65_535) as usize).max(height.div_ceil(65_535));
    let (small_width, small_height) = ((width / step).max(1), (height / step).max(1));
    let cells = (0..small_height).flat_map(|y| (0..small_width).map(move |x| (x * step, y * step)));
    let cell = Cell { step, width, height };
    let (pixels, colour) = match Pixels::of(frame) {
        Some(source) => (
            cells.flat_map(|(x, y)| cell.mean_rgb(&source, x, y)).collect::<Vec<u8>>(),
            ColorType::Rgb,
        ),
        None => (
            cells.map(|(x, y)| cell.mean(|x, y| frame.luma[y * width + x], x, y)).collect(),
            ColorType::Luma,
        ),
    };
    let mut jpeg = Vec::new();
    let encoder = Encoder::new(&mut jpeg, quality.clamp(1, 100));
    match encoder.encode(&pixels, small_width as u16, small_height as u16, colour) {
        Ok(()) => jpeg,
        Err(_) => Vec::new(),
    }
}

/// The square of pixels that becomes one pixel of the preview.
struct Cell {
    step: usize,
    width: usize,
    height: usize,
}

impl Cell {
    fn mean(&self, value: impl Fn(usize, usize) -> u8, x: usize, y: usize) -> u8 {
        let (mut sum, mut count) = (0_u32, 0_u32);
        for y in y..(y + self.step).min(self.height) {
            for x in x..(x + self.step).min(self.width) {
                sum += u32::from(value(x, y));
                count += 1;
            }
        }
        (sum / count.max(1)) as u8
    }

    fn mean_rgb(&self, source: &Pixels<'_>, x: usize, y: usize) -> [u8; 3] {
        let mut sums = [0_u32; 3];
        let mut count = 0_u32;
        for y in y..(y + self.step).min(self.height) {
            for x in x..(x + self.step).min(self.width) {
                for (sum, value) in sums.iter_mut().zip(source.rgb(x, y)) {
                    *sum += u32::from(value);
                }
                count += 1;
            }
        }
        sums.map(|sum| (sum / count.max(1)) as u8)
    }
}

/// Uncompressed colour that is known to be long enough for every pixel of the frame.
struct Pixels<'a> {
    format: PixelFormat,
    bytes: &'a [u8],
    stride: usize,
    height: usize,
}

impl<'a> Pixels<'a> {
    fn of(frame: &'a Frame) -> Option<Self> {
        let (format, bytes, stride) = match frame.colour.as_ref()? {
            Colour::Jpeg(_) => return None,
            Colour::Yuyv { bytes, stride } => (PixelFormat::Yuyv, bytes, *stride),
            Colour::Nv12 { bytes, stride } => (PixelFormat::Nv12, bytes, *stride),
            Colour::Rgb { bytes, stride } => (PixelFormat::Rgb, bytes, *stride),
            Colour::Bgr { bytes, stride } => (PixelFormat::Bgr, bytes, *stride),
        };
        let (width, height) = (frame.width as usize, frame.height as usize);
        let (row, rows) = match format {
            PixelFormat::Yuyv => (width.div_ceil(2) * 4, height),
            PixelFormat::Nv12 => (width.next_multiple_of(2), height + height.div_ceil(2)),
            _ => (width * 3, height),
        };
        (stride >= row && bytes.len() >= stride * (rows - 1) + row).then_some(Self {
            format,
            bytes,
            stride,
            height,
        })
    }

    fn rgb(&self, x: usize, y: usize) -> [u8; 3] {
        let row = y * self.stride;
        match self.format {
            PixelFormat::Rgb => [0, 1, 2].map(|channel| self.bytes[row + 3 * x + channel]),
            PixelFormat::Bgr => [2, 1, 0].map(|channel| self.bytes[row + 3 * x + channel]),
            PixelFormat::Nv12 => {
                let chroma = (self.height + y / 2) * self.stride + x / 2 * 2;
                rgb_of(self.bytes[row + x], self.bytes[chroma], self.bytes[chroma + 1])
            }
            _ => {
                let pair = row + x / 2 * 4;
                rgb_of(self.bytes[row + 2 * x], self.bytes[pair + 1], self.bytes[pair + 3])
            }
        }
    }
}

/// BT.601 with full range, in 1/256: near enough for a preview whatever the camera meant.
fn rgb_of(y: u8, u: u8, v: u8) -> [u8; 3] {
    let (y, u, v) = (i32::from(y) * 256, i32::from(u) - 128, i32::from(v) - 128);
    [y + 359 * v, y - 88 * u - 183 * v, y + 454 * u].map(|value| (value / 256).clamp(0, 255) as u8)
}
