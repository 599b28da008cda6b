//! What a camera offers, and which of it is best for barcodes.
//!
//! Most cameras offer some dozens of combinations of format, size and rate, and the one that they begin with is
//! seldom the right one. What counts is how soon a packet is read: pixels across the code first, then how often one
//! looks, and last what a picture costs. [`ranked`] puts the offers in that order, and [`Offer::because`] says in
//! words what speaks for one.

use crate::{
    CameraInfo, CameraState, PixelFormat,
    driver::{Driver, Request, System},
    trouble::trouble_of,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// One way in which a camera delivers its pictures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer {
    /// How the pixels are laid out.
    pub pixels: PixelFormat,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Frames a second. Nought where it is not known.
    pub rate: f32,
}

/// What a camera can do, as far as its system tells without opening it.
#[derive(Debug, Clone, PartialEq)]
pub struct Abilities {
    /// The offers, best for barcodes first. None where the system does not tell.
    pub offers: Vec<Offer>,
    /// Whether its lens looks for the packet by itself. None where the system does not tell.
    pub autofocus: Option<bool>,
}

/// What a camera can do, or the state that says why it cannot be asked.
pub fn abilities(camera: &CameraInfo) -> Result<Abilities, CameraState> {
    let asked = catch_unwind(AssertUnwindSafe(|| {
        let mut system = System::default();
        let offers = ranked(&system.offers(camera)?);
        Ok(Abilities { offers, autofocus: system.autofocus(camera) })
    }));
    asked
        .unwrap_or_else(|_| Err("the camera library gave up".to_owned()))
        .map_err(|why: String| trouble_of(&why).state())
}

impl std::fmt::Display for Offer {
    /// "MJPEG 1280x720 at 30".
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { pixels, width, height, rate } = *self;
        write!(out, "{} {width}x{height}", pixels.name())?;
        match rate {
            _ if rate <= 0.0 => Ok(()),
            _ if (rate - rate.round()).abs() < 0.05 => write!(out, " at {rate:.0}"),
            _ => write!(out, " at {rate:.1}"),
        }
    }
}

impl Offer {
    /// What speaks for it and against it, as half sentences in plain English.
    pub fn because(&self) -> String {
        let words = self.reasons().map(|reason| match reason {
            "few-pixels" => "few pixels: hold the packet near",
            "enough-pixels" => "enough pixels across a packet",
            "many-pixels" => "many pixels across a packet",
            "needless-pixels" => "more pixels than help",
            "rate-untold" => "at a rate that it does not tell",
            "seldom" => "seldom enough that one has to hold still",
            "slow" => "somewhat slowly",
            "fast" => "fast enough that a packet need not be held still",
            "packed" => "packed as JPEG, which lets them through the cable at this rate",
            "colour" => "in colour that has to be turned into grey",
            _ => "with their grey as it is",
        });
        words.join(", ")
    }

    /// The same by a code each, for its pixels, its rate and its form.
    pub fn reasons(&self) -> [&'static str; 3] {
        let detail = match self.width {
            0..800 => "few-pixels",
            800..1920 => "enough-pixels",
            1920..2400 => "many-pixels",
            _ => "needless-pixels",
        };
        let pace = match self.rate {
            rate if rate <= 0.0 => "rate-untold",
            rate if rate < 8.0 => "seldom",
            rate if rate < 24.0 => "slow",
            _ => "fast",
        };
        let form = match self.pixels {
            PixelFormat::Mjpeg => "packed",
            PixelFormat::Rgb | PixelFormat::Bgr => "colour",
            _ => "grey",
        };
        [detail, pace, form]
    }

    /// How good an offer is for barcodes, from 0 to 1: the product of what its size, its rate and its format are
    /// worth. The numbers are a judgement, made so that their order holds in the cases of the tests below.
    fn worth(&self) -> f32 {
        // A code of 37 mm at 25 cm covers about an eighth of the picture, and its 113 modules with quiet zones want a
        // pixel and a half each: 1280 pixels in a row. Twice as many read from further away, and cost as much more.
        let detail = match self.width {
            0..320 => 0.05,
            320..640 => 0.15,
            640..800 => 0.35,
            800..1024 => 0.5,
            1024..1280 => 0.75,
            1280..1600 => 1.0,
            1600..2400 => 0.96,
            2400..4000 => 0.6,
            _ => 0.4,
        };
        let flat = if self.height * 3 < self.width { 0.5 } else { 1.0 };
        let pace = match self.rate {
            rate if rate <= 0.0 => 0.7,
            rate if rate < 2.0 => 0.1,
            rate if rate < 4.5 => 0.2,
            rate if rate < 7.0 => 0.33,
            rate if rate < 9.0 => 0.5,
            rate if rate < 14.0 => 0.7,
            rate if rate < 19.0 => 0.86,
            rate if rate < 24.0 => 0.93,
            rate if rate <= 31.0 => 1.0,
            // Twice the work, and nothing is read the sooner for it.
            _ => 0.97,
        };
        let form = match self.pixels {
            PixelFormat::Grey => 1.0,
            PixelFormat::Nv12 | PixelFormat::Yu12 => 0.995,
            PixelFormat::Yuyv | PixelFormat::Uyvy => 0.99,
            PixelFormat::Rgb | PixelFormat::Bgr => 0.97,
            // Blocks and rings at the edges, and a decoder's time.
            PixelFormat::Mjpeg => 0.95,
        };
        detail * flat * pace * form
    }
}

/// The offers, best first.
pub(crate) fn ranked(offers: &[Offer]) -> Vec<Offer> {
    let mut ranked = offers.to_vec();
    ranked.sort_by(|one, other| other.worth().total_cmp(&one.worth()));
    ranked
}

/// What to ask a camera for, best first: two of each format, since a camera that lies about a format does so in all
/// its sizes, and whatever it gives at the end. Of a camera that tells nothing, what most cameras have.
pub(crate) fn requests(offers: &[Offer]) -> Vec<Request> {
    let ranked = if offers.is_empty() { USUAL.to_vec() } else { ranked(offers) };
    let each = if offers.is_empty() { USUAL.len() } else { 2 };
    let mut chosen: Vec<Offer> = Vec::new();
    for offer in ranked {
        if chosen.iter().filter(|one| one.pixels == offer.pixels).count() < each {
            chosen.push(offer);
        }
    }
    chosen.into_iter().map(Request::Exact).chain([Request::Anything]).collect()
}

/// What most cameras have, best first.
pub(crate) const USUAL: &[Offer] = &[
    usual(PixelFormat::Mjpeg, 1280, 720, 30.0),
    usual(PixelFormat::Yuyv, 1280, 720, 30.0),
    usual(PixelFormat::Nv12, 1280, 720, 30.0),
    usual(PixelFormat::Yuyv, 1280, 720, 15.0),
    usual(PixelFormat::Yuyv, 1280, 720, 10.0),
    usual(PixelFormat::Nv12, 1280, 720, 10.0),
    usual(PixelFormat::Yuyv, 640, 480, 30.0),
    usual(PixelFormat::Mjpeg, 640, 480, 30.0),
    usual(PixelFormat::Nv12, 640, 480, 30.0),
];

const fn usual(pixels: PixelFormat, width: u32, height: u32, rate: f32) -> Offer {
    Offer { pixels, width, height, rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PixelFormat::{Grey, Mjpeg, Nv12, Rgb, Yu12, Yuyv};

    #[test]
    fn the_best_offer_for_barcodes() {
        let check = |what: &str, offers: &[(PixelFormat, u32, u32, f32)], expect: &str| {
            let offers: Vec<_> = offers.iter().map(|&(p, w, h, r)| usual(p, w, h, r)).collect();
            for offers in [offers.clone(), offers.into_iter().rev().collect()] {
                assert_eq!(ranked(&offers)[0].to_string(), expect, "{what}");
            }
        };
        check(
            "a cheap camera on USB 2",
            &[
                (Yuyv, 640, 480, 30.0),
                (Yuyv, 1280, 720, 10.0),
                (Mjpeg, 640, 480, 30.0),
                (Mjpeg, 1280, 720, 30.0),
            ],
            "MJPEG 1280x720 at 30",
        );
        check(
            "uncompressed is sharper where it comes fast enough",
            &[(Yuyv, 1280, 720, 30.0), (Mjpeg, 1280, 720, 30.0)],
            "YUYV 1280x720 at 30",
        );
        check(
            "twice the pixels cost more than they bring",
            &[(Mjpeg, 1920, 1080, 30.0), (Mjpeg, 1280, 720, 30.0), (Mjpeg, 3840, 2160, 30.0)],
            "MJPEG 1280x720 at 30",
        );
        check(
            "and are taken where the smaller ones are slow",
            &[(Mjpeg, 1920, 1080, 30.0), (Yuyv, 1280, 720, 10.0), (Yuyv, 640, 480, 30.0)],
            "MJPEG 1920x1080 at 30",
        );
        check(
            "pixels before pace",
            &[(Yuyv, 1280, 720, 10.0), (Yuyv, 640, 480, 30.0)],
            "YUYV 1280x720 at 10",
        );
        check(
            "but not at any price",
            &[(Yuyv, 1280, 720, 5.0), (Yuyv, 640, 480, 30.0)],
            "YUYV 640x480 at 30",
        );
        check(
            "120 a second bring nothing",
            &[(Nv12, 1280, 720, 120.0), (Nv12, 1280, 720, 30.0)],
            "NV12 1280x720 at 30",
        );
        check("one a second is better than nothing", &[(Rgb, 640, 480, 1.0)], "RGB 640x480 at 1");
        check(
            "a rate that is no whole number",
            &[(Mjpeg, 1280, 720, 29.97)],
            "MJPEG 1280x720 at 30",
        );
        check(
            "grey needs no turning",
            &[(Grey, 1280, 800, 30.0), (Yu12, 1280, 800, 30.0)],
            "GREY 1280x800 at 30",
        );
        check(
            "a strip is no picture",
            &[(Grey, 1280, 200, 30.0), (Grey, 1280, 720, 15.0)],
            "GREY 1280x720 at 15",
        );
    }

    #[test]
    fn a_format_that_lies_does_not_fill_the_list() {
        let mut offers: Vec<Offer> =
            (0..20_u8).map(|i| usual(Mjpeg, 1280, 720, 30.0 - f32::from(i))).collect();
        offers.push(usual(Yuyv, 320, 240, 5.0));
        let asked: Vec<String> = requests(&offers)
            .into_iter()
            .map(|request| match request {
                Request::Exact(offer) => offer.to_string(),
                Request::Anything => "anything".to_owned(),
            })
            .collect();
        assert_eq!(
            asked,
            ["MJPEG 1280x720 at 30", "MJPEG 1280x720 at 29", "YUYV 320x240 at 5", "anything"]
        );
        assert_eq!(requests(&[]).len(), USUAL.len() + 1);
    }
}
