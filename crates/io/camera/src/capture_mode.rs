//! The modes that a camera has, and which of them suits barcodes best.
//!
//! Most cameras have dozens of combinations of format, size and rate, and the one they start with is seldom the best.
//! What counts is how soon a packet is read: first the pixels across the code, then the rate, last the cost of a
//! picture. [`ranked`] sorts modes in that order, [`requests`] says what to ask a camera for, and
//! [`CaptureMode::reasons`] explains a choice.

use crate::luma::PixelFormat;

/// A format, size and rate in which a camera delivers its pictures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CaptureMode {
    /// The layout of the pixels.
    pub pixels: PixelFormat,
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Frames per second; 0 where it is unknown.
    pub rate: f32,
}

impl std::fmt::Display for CaptureMode {
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

impl CaptureMode {
    /// What speaks for and against it, in English, as parts of a sentence.
    pub fn explanation(&self) -> String {
        let words = self.reasons().map(|reason| match reason {
            "few-pixels" => "few pixels: hold the packet close",
            "enough-pixels" => "enough pixels across a packet",
            "many-pixels" => "many pixels across a packet",
            "needless-pixels" => "more pixels than are useful",
            "rate-untold" => "at an unknown rate",
            "seldom" => "so slow that the packet must be held still",
            "slow" => "rather slow",
            "fast" => "fast enough for a moving packet",
            "packed" => "compressed as JPEG, so that the cable can carry this rate",
            "colour" => "in colour, which has to be converted to grey",
            _ => "with luma that needs no conversion",
        });
        words.join(", ")
    }

    /// The same as codes: one each for its pixels, its rate and its format.
    pub fn reasons(&self) -> [&'static str; 3] {
        let pixels = match self.width {
            0..800 => "few-pixels",
            800..1920 => "enough-pixels",
            1920..2400 => "many-pixels",
            _ => "needless-pixels",
        };
        let rate = match self.rate {
            rate if rate <= 0.0 => "rate-untold",
            rate if rate < 8.0 => "seldom",
            rate if rate < 24.0 => "slow",
            _ => "fast",
        };
        let format = match self.pixels {
            PixelFormat::Mjpeg => "packed",
            PixelFormat::Rgb | PixelFormat::Bgr => "colour",
            _ => "grey",
        };
        [pixels, rate, format]
    }

    /// How well a mode suits barcodes, from 0 to 1: the product of a factor for its size, its rate and its format.
    /// The factors are a judgement, chosen so that the order in the tests below holds.
    fn score(&self) -> f32 {
        // A code of 37 mm at 25 cm covers about an eighth of the picture, and its 113 modules with quiet zones need a
        // pixel and a half each: 1280 pixels in a row. Twice as many read from further away and cost twice as much.
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
            // Twice the work, and nothing is read sooner.
            _ => 0.97,
        };
        let form = match self.pixels {
            PixelFormat::Grey => 1.0,
            PixelFormat::Nv12 | PixelFormat::Yu12 => 0.995,
            PixelFormat::Yuyv | PixelFormat::Uyvy => 0.99,
            PixelFormat::Rgb | PixelFormat::Bgr => 0.97,
            // Artefacts at the edges, and the time to decode.
            PixelFormat::Mjpeg => 0.95,
        };
        detail * flat * pace * form
    }
}

/// The modes, best for barcodes first.
pub(crate) fn ranked(modes: &[CaptureMode]) -> Vec<CaptureMode> {
    let mut ranked = modes.to_vec();
    ranked.sort_by(|one, other| other.score().total_cmp(&one.score()));
    ranked
}

/// What to ask a camera for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Request {
    /// Exactly this mode, or an error.
    Exact(CaptureMode),
    /// Any mode.
    Anything,
}

/// The requests to try, best first: two modes of each format, because a camera that delivers another format than it
/// declares does so in all sizes, and at the end any mode. A camera that reports no modes is asked for the usual ones.
pub(crate) fn requests(modes: &[CaptureMode]) -> Vec<Request> {
    let ranked = if modes.is_empty() { USUAL.to_vec() } else { ranked(modes) };
    let each = if modes.is_empty() { USUAL.len() } else { 2 };
    let mut chosen: Vec<CaptureMode> = Vec::new();
    for mode in ranked {
        if chosen.iter().filter(|one| one.pixels == mode.pixels).count() < each {
            chosen.push(mode);
        }
    }
    chosen.into_iter().map(Request::Exact).chain([Request::Anything]).collect()
}

/// Modes that most cameras have, best first.
pub(crate) const USUAL: &[CaptureMode] = &[
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

const fn usual(pixels: PixelFormat, width: u32, height: u32, rate: f32) -> CaptureMode {
    CaptureMode { pixels, width, height, rate }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PixelFormat::{Grey, Mjpeg, Nv12, Rgb, Yu12, Yuyv};

    fn check(what: &str, modes: &[(PixelFormat, u32, u32, f32)], expect: &str) {
        let modes: Vec<_> = modes.iter().map(|&(p, w, h, r)| usual(p, w, h, r)).collect();
        for modes in [modes.clone(), modes.into_iter().rev().collect()] {
            assert_eq!(ranked(&modes)[0].to_string(), expect, "{what}");
        }
    }

    #[test]
    fn pixels_and_rate_are_weighed_for_barcodes() {
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
            "twice the pixels cost more than they gain",
            &[(Mjpeg, 1920, 1080, 30.0), (Mjpeg, 1280, 720, 30.0), (Mjpeg, 3840, 2160, 30.0)],
            "MJPEG 1280x720 at 30",
        );
        check(
            "and are taken where the smaller ones are slow",
            &[(Mjpeg, 1920, 1080, 30.0), (Yuyv, 1280, 720, 10.0), (Yuyv, 640, 480, 30.0)],
            "MJPEG 1920x1080 at 30",
        );
        check(
            "pixels before rate",
            &[(Yuyv, 1280, 720, 10.0), (Yuyv, 640, 480, 30.0)],
            "YUYV 1280x720 at 10",
        );
        check(
            "but not at any price",
            &[(Yuyv, 1280, 720, 5.0), (Yuyv, 640, 480, 30.0)],
            "YUYV 640x480 at 30",
        );
        check(
            "120 a second gain nothing",
            &[(Nv12, 1280, 720, 120.0), (Nv12, 1280, 720, 30.0)],
            "NV12 1280x720 at 30",
        );
        check("one a second is better than nothing", &[(Rgb, 640, 480, 1.0)], "RGB 640x480 at 1");
        check(
            "a rate that is no whole number",
            &[(Mjpeg, 1280, 720, 29.97)],
            "MJPEG 1280x720 at 30",
        );
    }

    #[test]
    fn the_format_and_the_shape_of_the_picture_count() {
        check(
            "grey needs no conversion",
            &[(Grey, 1280, 800, 30.0), (Yu12, 1280, 800, 30.0)],
            "GREY 1280x800 at 30",
        );
        check(
            "a narrow strip is a bad picture",
            &[(Grey, 1280, 200, 30.0), (Grey, 1280, 720, 15.0)],
            "GREY 1280x720 at 15",
        );
    }

    #[test]
    fn one_format_does_not_fill_the_list() {
        let mut modes: Vec<CaptureMode> =
            (0..20_u8).map(|i| usual(Mjpeg, 1280, 720, 30.0 - f32::from(i))).collect();
        modes.push(usual(Yuyv, 320, 240, 5.0));
        let asked: Vec<String> = requests(&modes)
            .into_iter()
            .map(|request| match request {
                Request::Exact(mode) => mode.to_string(),
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
