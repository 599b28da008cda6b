//! A frame to a small JPEG for the screen. It is made only for the frames that are shown, by whoever shows them.

use crate::{
    Colour, Frame,
    luma::{PixelFormat, row_bytes, rows},
    mjpeg,
};
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
    let grid = Grid { step, columns: width / step, rows: height.div_ceil(step), height };
    let (pixels, colour) = match Pixels::of(frame) {
        Some(source) => (coloured(frame, &source, &grid), ColorType::Rgb),
        None => (grey(frame, &grid), ColorType::Luma),
    };
    let mut jpeg = Vec::new();
    let encoder = Encoder::new(&mut jpeg, quality.clamp(1, 100));
    match encoder.encode(&pixels, grid.columns as u16, grid.rows as u16, colour) {
        Ok(()) => jpeg,
        Err(_) => Vec::new(),
    }
}

/// The preview's pixels, each of `step` by `step` pixels of the frame (fewer in the last row).
struct Grid {
    step: usize,
    columns: usize,
    rows: usize,
    height: usize,
}

fn grey(frame: &Frame, grid: &Grid) -> Vec<u8> {
    let width = frame.width as usize;
    means::<1>(|y| &frame.luma[y * width..(y + 1) * width], grid).into_flattened()
}

/// Luma is the mean of its pixels. Of chroma one sample does: the eye does not see the difference, and it is a
/// quarter of the work.
fn coloured(frame: &Frame, source: &Pixels<'_>, grid: &Grid) -> Vec<u8> {
    let width = frame.width as usize;
    let middle = grid.step / 2;
    match source.format {
        PixelFormat::Rgb | PixelFormat::Bgr => {
            let mut pixels = means::<3>(|y| &source.bytes[y * source.stride..][..3 * width], grid);
            if source.format == PixelFormat::Bgr {
                for pixel in &mut pixels {
                    pixel.reverse();
                }
            }
            pixels.into_flattened()
        }
        _ => {
            let mut pixels = Vec::with_capacity(3 * grid.columns * grid.rows);
            for (row, lumas) in grey(frame, grid).chunks_exact(grid.columns).enumerate() {
                let y = (row * grid.step + middle).min(grid.height - 1);
                for (column, luma) in lumas.iter().enumerate() {
                    let [u, v] = source.chroma(column * grid.step + middle, y);
                    pixels.extend(rgb_of(*luma, u, v));
                }
            }
            pixels
        }
    }
}

/// The mean of each cell of the grid, from rows of `N` interleaved channels.
fn means<'a, const N: usize>(row: impl Fn(usize) -> &'a [u8], grid: &Grid) -> Vec<[u8; N]> {
    let mut pixels = Vec::with_capacity(grid.columns * grid.rows);
    let mut sums = vec![[0_u64; N]; grid.columns];
    for top in (0..grid.height).step_by(grid.step) {
        let bottom = (top + grid.step).min(grid.height);
        sums.fill([0; N]);
        for y in top..bottom {
            for (sum, cell) in sums.iter_mut().zip(row(y).chunks_exact(grid.step * N)) {
                for pixel in cell.as_chunks::<N>().0 {
                    for (sum, value) in sum.iter_mut().zip(pixel) {
                        *sum += u64::from(*value);
                    }
                }
            }
        }
        let count = ((bottom - top) * grid.step) as u64;
        pixels.extend(sums.iter().map(|sum| sum.map(|sum| (sum / count) as u8)));
    }
    pixels
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
        let row = row_bytes(format, width);
        let long_enough = stride >= row && bytes.len() >= stride * (rows(format, height) - 1) + row;
        long_enough.then_some(Self { format, bytes, stride, height })
    }

    /// U and V at a pixel of a YUYV or NV12 picture.
    fn chroma(&self, x: usize, y: usize) -> [u8; 2] {
        let (at, apart) = match self.format {
            PixelFormat::Nv12 => ((self.height + y / 2) * self.stride + x / 2 * 2, 1),
            _ => (y * self.stride + x / 2 * 4 + 1, 2),
        };
        [self.bytes[at], self.bytes[at + apart]]
    }
}

/// BT.601 with full range, in 1/256: near enough for a preview whatever the camera meant.
fn rgb_of(y: u8, u: u8, v: u8) -> [u8; 3] {
    let (y, u, v) = (i32::from(y) * 256, i32::from(u) - 128, i32::from(v) - 128);
    [y + 359 * v, y - 88 * u - 183 * v, y + 454 * u].map(|value| (value / 256).clamp(0, 255) as u8)
}
