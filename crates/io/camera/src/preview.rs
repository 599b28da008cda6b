//! A frame to a small, uncompressed picture for the screen, so that the page has nothing to decode. It is made only for
//! the frames that are shown.

use crate::{
    frame::{Colour, Frame},
    luma::{PixelFormat, row_bytes, rows},
    mjpeg,
};
use std::borrow::Cow;

/// A small picture as planes of bytes: luma, row after row, then, where there is colour, Cb and Cr with one sample for
/// each two by two pixels (BT.601, full range, 128 is grey).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenPicture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether there are two planes of colour, each of `width / 2` by `height / 2` bytes, rounded up.
    pub coloured: bool,
    /// The planes.
    pub planes: Vec<u8>,
}

/// The frame with at most `max_width` pixels in a row, in colour where the frame has colour. A JPEG that is wider than
/// `max_width` becomes grey, because decoding it a second time costs too much. None for a frame whose luma is not
/// `width * height` bytes.
pub fn screen_picture(frame: &Frame, max_width: u32) -> Option<ScreenPicture> {
    let (width, height) = (frame.width as usize, frame.height as usize);
    if width == 0 || height == 0 || frame.luma.len() != width * height {
        return None;
    }
    let step = width.div_ceil(max_width.max(1) as usize);
    let grid = Grid { step, columns: width / step, rows: height.div_ceil(step) };
    let mut planes = luma(frame, &grid);
    let colour = Pixels::of(frame, step == 1);
    if let Some(pixels) = &colour {
        chroma(pixels, &grid, (width, height), &mut planes);
    }
    Some(ScreenPicture {
        width: grid.columns as u32,
        height: grid.rows as u32,
        coloured: colour.is_some(),
        planes,
    })
}

/// The picture's pixels, each of `step` by `step` pixels of the frame (fewer in the last row).
struct Grid {
    step: usize,
    columns: usize,
    rows: usize,
}

/// Each pixel is the mean of those that it replaces: bars that were left out would flicker.
fn luma(frame: &Frame, grid: &Grid) -> Vec<u8> {
    let coloured = grid.columns.div_ceil(2) * grid.rows.div_ceil(2) * 2;
    let mut plane = Vec::with_capacity(grid.columns * grid.rows + coloured);
    if grid.step == 1 {
        plane.extend_from_slice(&frame.luma);
        return plane;
    }
    let width = frame.width as usize;
    let mut sums = vec![0_u32; grid.columns];
    for band in frame.luma.chunks(width * grid.step) {
        sums.fill(0);
        for row in band.chunks_exact(width) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(grid.step)) {
                *sum += pixels.iter().copied().map(u32::from).sum::<u32>();
            }
        }
        let count = (band.len() / width * grid.step) as u32;
        plane.extend(sums.iter().map(|sum| (sum / count) as u8));
    }
    plane
}

/// One pixel's colour stands for its neighbours: the eye does not see the difference.
fn chroma(pixels: &Pixels<'_>, grid: &Grid, (width, height): (usize, usize), planes: &mut Vec<u8>) {
    let (columns, rows) = (grid.columns.div_ceil(2), grid.rows.div_ceil(2));
    let start = planes.len();
    planes.resize(start + 2 * columns * rows, 128);
    let (blue, red) = planes[start..].split_at_mut(columns * rows);
    let position = |cell: usize, size: usize| (2 * cell * grid.step + grid.step / 2).min(size - 1);
    for row in 0..rows {
        let y = position(row, height);
        for column in 0..columns {
            let at = row * columns + column;
            [blue[at], red[at]] = pixels.chroma(position(column, width), y);
        }
    }
}

/// Colour that is checked to exist for every pixel of the frame.
struct Pixels<'a> {
    layout: Layout,
    bytes: Cow<'a, [u8]>,
    stride: usize,
    height: usize,
}

/// The position of a pixel's colour in the bytes.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// Y, Cb and Cr of each pixel.
    Each,
    Of(PixelFormat),
}

impl<'a> Pixels<'a> {
    fn of(frame: &'a Frame, decoding: bool) -> Option<Self> {
        let (width, height) = (frame.width as usize, frame.height as usize);
        let (format, bytes, stride) = match frame.colour.as_ref()? {
            Colour::Jpeg(jpeg) if decoding => {
                let bytes = Cow::Owned(mjpeg::coloured(jpeg, (frame.width, frame.height))?);
                return Some(Self { layout: Layout::Each, bytes, stride: 3 * width, height });
            }
            Colour::Jpeg(_) => return None,
            Colour::Yuyv { bytes, stride } => (PixelFormat::Yuyv, bytes, *stride),
            Colour::Nv12 { bytes, stride } => (PixelFormat::Nv12, bytes, *stride),
            Colour::Rgb { bytes, stride } => (PixelFormat::Rgb, bytes, *stride),
            Colour::Bgr { bytes, stride } => (PixelFormat::Bgr, bytes, *stride),
        };
        let row = row_bytes(format, width);
        let long_enough = stride >= row && bytes.len() >= stride * (rows(format, height) - 1) + row;
        let layout = Layout::Of(format);
        long_enough.then_some(Self { layout, bytes: Cow::Borrowed(bytes), stride, height })
    }

    /// Cb and Cr of a pixel.
    fn chroma(&self, x: usize, y: usize) -> [u8; 2] {
        let at = |at: usize| self.bytes[at];
        match self.layout {
            Layout::Each => [1, 2].map(|channel| at(y * self.stride + 3 * x + channel)),
            Layout::Of(PixelFormat::Rgb) => {
                let pixel = y * self.stride + 3 * x;
                chroma_of([at(pixel), at(pixel + 1), at(pixel + 2)])
            }
            Layout::Of(PixelFormat::Bgr) => {
                let pixel = y * self.stride + 3 * x;
                chroma_of([at(pixel + 2), at(pixel + 1), at(pixel)])
            }
            Layout::Of(PixelFormat::Nv12) => {
                let pair = (self.height + y / 2) * self.stride + x / 2 * 2;
                [at(pair), at(pair + 1)]
            }
            Layout::Of(_) => {
                let four = y * self.stride + x / 2 * 4;
                [at(four + 1), at(four + 3)]
            }
        }
    }
}

/// BT.601 with full range, in 1/256.
fn chroma_of([r, g, b]: [u8; 3]) -> [u8; 2] {
    let [r, g, b] = [r, g, b].map(i32::from);
    let blue = 128 * b - 43 * r - 85 * g;
    let red = 128 * r - 107 * g - 21 * b;
    [blue, red].map(|value| (128 + value / 256).clamp(0, 255) as u8)
}
