//! A kind of camera: its name and its modes.

/// A kind of camera.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Its name; at most 31 bytes reach V4L2.
    pub name: String,
    /// Its modes, in its own order.
    pub modes: Vec<Mode>,
    /// Pictures per second that it really sends, where that is less than the requested rate: a webcam in poor light.
    pub actual_rate: Option<u32>,
}

/// A layout in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mode {
    /// The layout of a picture.
    pub pixels: Pixels,
    /// Pixels in a row; even.
    pub width: u16,
    /// Rows; even.
    pub height: u16,
    /// Pictures per second, the preferred rate first; at least one, none of them 0.
    pub rates: Vec<u32>,
}

/// The layouts of pixels that the camera supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pixels {
    /// Packed 4:2:2, two bytes a pixel.
    Yuyv,
    /// A plane of luma and one of chroma, one and a half bytes a pixel.
    Nv12,
    /// One JPEG for each picture.
    Mjpeg,
}

impl Model {
    /// A camera with these modes that sends pictures at the requested rate.
    pub fn new(name: &str, modes: Vec<Mode>) -> Self {
        Self { name: name.to_owned(), modes, actual_rate: None }
    }

    /// The modes of each layout, in the order of the layouts' first mode: USB numbers formats, and the frame sizes of
    /// each, from 1.
    pub(crate) fn formats(&self) -> Vec<(Pixels, Vec<&Mode>)> {
        let mut formats: Vec<(Pixels, Vec<&Mode>)> = Vec::new();
        for mode in &self.modes {
            match formats.iter_mut().find(|(pixels, _)| *pixels == mode.pixels) {
                Some((_, modes)) => modes.push(mode),
                None => formats.push((mode.pixels, vec![mode])),
            }
        }
        formats
    }

    /// The mode that USB numbers as frame `frame` of format `format`, or the nearest one.
    pub(crate) fn mode(&self, format: u8, frame: u8) -> Option<&Mode> {
        let formats = self.formats();
        let nearest = |index: u8, count: usize| usize::from(index).clamp(1, count.max(1)) - 1;
        let (_, modes) = formats.get(nearest(format, formats.len()))?;
        modes.get(nearest(frame, modes.len())).copied()
    }
}

impl Mode {
    /// A mode.
    pub fn new(pixels: Pixels, width: u16, height: u16, rates: &[u32]) -> Self {
        Self { pixels, width, height, rates: rates.to_vec() }
    }

    /// Bytes of the largest picture.
    pub(crate) fn max_bytes(&self) -> u32 {
        let area = u32::from(self.width) * u32::from(self.height);
        match self.pixels {
            Pixels::Yuyv | Pixels::Mjpeg => area * 2,
            Pixels::Nv12 => area * 3 / 2,
        }
    }

    /// Times between two pictures, in USB's unit of 100 ns.
    pub(crate) fn intervals(&self) -> impl Iterator<Item = u32> + '_ {
        self.rates.iter().map(|rate| UNITS_PER_SECOND / (*rate).max(1))
    }
}

pub(crate) const UNITS_PER_SECOND: u32 = 10_000_000;
