//! What kind of camera it is.

/// A kind of camera. Made by [`Model::new`] as a plain one; every field may be changed before it is plugged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// Its name, as the person sees it; at most 31 bytes reach V4L2.
    pub name: String,
    /// What it can be asked for, in its own order. Offers of the same pixels should stand together.
    pub offers: Vec<Offer>,
    /// Pictures a second that really come, where that is fewer than was asked for: a webcam in poor light.
    pub delivers: Option<u32>,
}

/// A format in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// How a picture is laid out.
    pub pixels: Pixels,
    /// Pixels in a row; even.
    pub width: u16,
    /// Rows; even.
    pub height: u16,
    /// Pictures a second, the preferred one first; at least one, none of them nought.
    pub rates: Vec<u32>,
}

/// The layouts of pixels that the camera sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pixels {
    /// Packed 4:2:2, two bytes a pixel.
    Yuyv,
    /// A plane of luma and one of chroma, one and a half bytes a pixel.
    Nv12,
    /// A JPEG a picture.
    Mjpeg,
}

impl Model {
    /// A camera with these offers that delivers what it promises.
    pub fn new(name: &str, offers: Vec<Offer>) -> Self {
        Self { name: name.to_owned(), offers, delivers: None }
    }

    /// The offers of each layout, in the order in which the layouts come first: USB counts formats, and in each of
    /// them frames, from 1.
    pub(crate) fn formats(&self) -> Vec<(Pixels, Vec<&Offer>)> {
        let mut formats: Vec<(Pixels, Vec<&Offer>)> = Vec::new();
        for offer in &self.offers {
            match formats.iter_mut().find(|(pixels, _)| *pixels == offer.pixels) {
                Some((_, offers)) => offers.push(offer),
                None => formats.push((offer.pixels, vec![offer])),
            }
        }
        formats
    }

    /// The offer that USB calls frame `frame` of format `format`; the nearest one where there is no such.
    pub(crate) fn offer(&self, format: u8, frame: u8) -> Option<&Offer> {
        let formats = self.formats();
        let nearest = |index: u8, count: usize| usize::from(index).clamp(1, count.max(1)) - 1;
        let (_, offers) = formats.get(nearest(format, formats.len()))?;
        offers.get(nearest(frame, offers.len())).copied()
    }
}

impl Offer {
    /// An offer.
    pub fn new(pixels: Pixels, width: u16, height: u16, rates: &[u32]) -> Self {
        Self { pixels, width, height, rates: rates.to_vec() }
    }

    /// Bytes of the largest picture.
    pub(crate) fn most_bytes(&self) -> u32 {
        let area = u32::from(self.width) * u32::from(self.height);
        match self.pixels {
            Pixels::Yuyv | Pixels::Mjpeg => area * 2,
            Pixels::Nv12 => area * 3 / 2,
        }
    }

    /// Times between two pictures, in USB's unit of 100 ns.
    pub(crate) fn intervals(&self) -> impl Iterator<Item = u32> + '_ {
        self.rates.iter().map(|rate| UNITS_A_SECOND / (*rate).max(1))
    }
}

pub(crate) const UNITS_A_SECOND: u32 = 10_000_000;
