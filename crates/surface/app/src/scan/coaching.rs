//! One short word for the hand that holds the packet, while it is being aimed: what hinders the reading most, if
//! anything does.
//!
//! The reader says of each frame how the packet is held ([`FrameQuality`]), the camera what the picture looks like as a whole
//! ([`PictureQuality`]); [`hindrance`] makes of both what hinders in this frame, and [`Coach`] of the frames what is shown. It shows nothing while it reads well and while nothing is held up,
//! and it does not flicker: something has to hinder for a while before it is shown, and be gone for a while before it
//! is not.

use crate::contract::Coaching;
use trug_camera::PictureQuality;
use trug_decode::{FrameQuality, FrameResult};

impl Coaching {
    /// The same in plain English, as one sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::TooDark => "It is too dark: turn a light on.",
            Self::TooBright => "It is too bright: turn away from the lamp or the window.",
            Self::Glare => "The packet shines: tilt it a little.",
            Self::TooFar => "Hold it nearer.",
            Self::TooNear => "Hold it a little further away.",
            Self::Blurred => "It is blurred: hold it still, about 20 cm away.",
        }
    }
}

/// What one frame says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// Something was read.
    Reads,
    /// Nothing hinders, or nothing is held up.
    Nothing,
    Hinders(Coaching),
}

/// Decides what to show, over the frames of one camera.
#[derive(Debug, Default)]
pub(crate) struct Coach {
    /// For how long each has been hindering, less how long it has not, in milliseconds.
    weights: [u64; Coaching::ALL.len()],
    last_ms: Option<u64>,
    quiet_until_ms: u64,
    shown: Option<Coaching>,
}

/// What hinders for so long is shown.
const SHOW_AFTER_MS: u64 = 600;
/// It is taken back when so much is left of it.
const HIDE_AT_MS: u64 = 150;
/// It weighs no more than this, so that it is not shown for long after it has passed.
const MAX_MS: u64 = 1000;
/// Another one takes its place only when it weighs so much more.
const MARGIN_MS: u64 = 300;
/// A frame stands for no more time than this: after a pause nothing is known.
const FRAME_MS: u64 = 200;
/// After something was read, the packet is on its way out of the picture.
const QUIET_MS: u64 = 1500;

impl Coach {
    /// Takes in a frame, what it looks like, and what was found in it. Whether the
    /// [`coaching`](Self::coaching) has changed.
    pub(crate) fn observe(
        &mut self,
        frame: &trug_camera::Frame,
        picture: &PictureQuality,
        look: &FrameResult,
    ) -> bool {
        let reads = !look.reads.is_empty();
        let size = (frame.width as f32, frame.height as f32);
        let says = if reads { Frame::Reads } else { hindrance(&look.quality, picture, size) };
        let says = self.weighs(frame.at_ms, says);
        let changed = says != self.shown;
        self.shown = says;
        changed
    }

    /// The coaching that is shown now.
    pub(crate) fn coaching(&self) -> Option<Coaching> {
        self.shown
    }

    fn weighs(&mut self, at_ms: u64, frame: Frame) -> Option<Coaching> {
        let before = self.last_ms.replace(at_ms).unwrap_or(at_ms);
        let passed = at_ms.saturating_sub(before).min(FRAME_MS);
        if frame == Frame::Reads {
            self.weights = [0; Coaching::ALL.len()];
            self.quiet_until_ms = at_ms + QUIET_MS;
        }
        if at_ms < self.quiet_until_ms {
            return None;
        }
        for (coaching, weight) in Coaching::ALL.iter().zip(&mut self.weights) {
            *weight = if frame == Frame::Hinders(*coaching) {
                (*weight + passed).min(MAX_MS)
            } else {
                weight.saturating_sub(passed)
            };
        }
        let weight_of = |wanted: Coaching| {
            let weighed = Coaching::ALL.iter().zip(self.weights);
            weighed.into_iter().find(|(one, _)| **one == wanted).map_or(0, |(_, weight)| weight)
        };
        // Of two that weigh the same the first one.
        let heaviest = Coaching::ALL.into_iter().rev().max_by_key(|one| weight_of(*one))?;
        match self.shown {
            Some(said) if weight_of(heaviest) >= weight_of(said) + MARGIN_MS => Some(heaviest),
            Some(said) => (weight_of(said) > HIDE_AT_MS).then_some(said),
            None => (weight_of(heaviest) >= SHOW_AFTER_MS).then_some(heaviest),
        }
    }
}

/// Grey of the brightest twentieth below which it is too dark.
const DARK: f32 = 0.25;
/// Share of washed-out pixels from which on a picture without bars is too bright.
const BRIGHT: f32 = 0.6;
/// Width of edges in pixels from which on a picture in which no bars are found is blurred, as [`PictureQuality::edge_px`] says.
const SOFT: f32 = 3.5;
/// Share of washed-out pixels where the bars are from which on they shine: half of a symbol is paper, which may well be white.
const GLARE: f32 = 0.65;
/// The same of a place three times as large, where what is seen of the bars is not as it should be.
const GLARE_ABOUT: f32 = 0.25;
/// Contrast below which bars are taken for washed out, or for something else.
const FAINT: f32 = 0.12;
/// Pixels a module below which a symbol is too small, as [`module_px`](trug_decode::Bars::module_px) says.
const SMALL: f32 = 1.2;
/// Deviation of the blur in modules from which on it is too much, as [`blur`](trug_decode::Bars::blur) says.
const BLURRED: f32 = 1.2;
/// Pixels a module at which a lens that cannot focus nearer is the likeliest reason for blur.
const LARGE: f32 = 4.5;
/// Modules of an EAN-13 with its quiet zones: what has to fit into the picture.
const MODULES: f32 = 113.0;
/// Bars so many times as tall as they are wide are no whole symbol: the tallest, an EAN-8, has 0.9.
const TALL: f32 = 1.3;
/// Share of the picture's shorter side from which on bars go through the whole of it.
const THROUGH: f32 = 0.8;

fn hindrance(
    quality: &FrameQuality,
    picture: &PictureQuality,
    (width, height): (f32, f32),
) -> Frame {
    let Some(bars) = &quality.bars else {
        return match () {
            () if picture.white_level < DARK => Frame::Hinders(Coaching::TooDark),
            () if picture.clipped > BRIGHT => Frame::Hinders(Coaching::TooBright),
            () if picture.edge_px.is_some_and(|width| width > SOFT) => {
                Frame::Hinders(Coaching::Blurred)
            }
            () => Frame::Nothing,
        };
    };
    let [tall, wide] = [(1, 2), (0, 1)].map(|(a, b)| {
        let (a, b) = (bars.corners[a], bars.corners[b]);
        (a.x - b.x).hypot(a.y - b.y)
    });
    let is_a_part = tall > TALL * wide;
    let blurred = bars.blur.is_some_and(|blur| blur > BLURRED);
    let is_small = bars.module_px < SMALL;
    let fits = bars.module_px * MODULES <= width * 1.05;
    // where something shines beside them, they may be the rest of what the light hides
    let is_a_rest =
        (is_a_part || is_small || blurred || !fits) && quality.glare_around > GLARE_ABOUT;
    if picture.white_level < DARK && bars.paper < DARK {
        Frame::Hinders(Coaching::TooDark)
    } else if quality.glare > GLARE || is_a_rest {
        Frame::Hinders(Coaching::Glare)
    } else if bars.contrast < FAINT {
        Frame::Nothing
    } else if is_a_part {
        // Of a symbol that goes past the picture's edges, or of a blind behind it.
        let goes_through = tall > THROUGH * width.min(height);
        if goes_through { Frame::Hinders(Coaching::TooNear) } else { Frame::Nothing }
    } else if !fits || (blurred && bars.module_px > LARGE) {
        Frame::Hinders(Coaching::TooNear)
    } else if is_small {
        Frame::Hinders(Coaching::TooFar)
    } else if blurred {
        Frame::Hinders(Coaching::Blurred)
    } else {
        Frame::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trug_decode::{Bars, Luma, Point, Scanner};
    use trug_label::{Rng, Scene, Symbology};

    const FAR: Frame = Frame::Hinders(Coaching::TooFar);
    const DIM: Frame = Frame::Hinders(Coaching::TooDark);

    /// What is said at each change, over frames 50 ms apart: so many of one, then so many of the next.
    fn said(frames: &[(usize, Frame)]) -> Vec<Option<Coaching>> {
        let mut coach = Coach::default();
        let mut told = Vec::new();
        let frames = frames.iter().flat_map(|(count, frame)| std::iter::repeat_n(*frame, *count));
        for (at_ms, frame) in (10_000..).step_by(50).zip(frames) {
            let says = coach.weighs(at_ms, frame);
            if says != coach.shown {
                coach.shown = says;
                told.push(says);
            }
        }
        told
    }

    #[test]
    fn it_says_little_and_does_not_flicker() {
        use Frame::{Nothing, Reads};
        const SAYS_FAR: Option<Coaching> = Some(Coaching::TooFar);
        const SAYS_DIM: Option<Coaching> = Some(Coaching::TooDark);
        let check = |what: &str, frames: &[(usize, Frame)], expect: &[Option<Coaching>]| {
            assert_eq!(said(frames), expect, "{what}");
        };
        check("nothing is held up", &[(100, Nothing)], &[]);
        check("it reads well", &[(100, Reads)], &[]);
        check("a moment is not enough", &[(9, FAR), (100, Nothing)], &[]);
        check("a while is", &[(40, FAR)], &[SAYS_FAR]);
        check("and it is taken back", &[(40, FAR), (40, Nothing)], &[SAYS_FAR, None]);
        check("a frame between changes nothing", &[(40, FAR), (3, Nothing), (9, FAR)], &[SAYS_FAR]);
        check("to and fro is one sentence", &[(40, FAR); 1], &[SAYS_FAR]);
        let to_and_fro: Vec<_> = (0..100).flat_map(|_| [(1, FAR), (1, DIM), (1, FAR)]).collect();
        check("the one that weighs more stays", &to_and_fro, &[SAYS_FAR]);
        check("another one needs a lead", &[(40, FAR), (60, DIM)], &[SAYS_FAR, SAYS_DIM]);
        check("reading ends it at once", &[(40, FAR), (1, Reads)], &[SAYS_FAR, None]);
        check("and it is quiet after", &[(40, FAR), (1, Reads), (25, FAR)], &[SAYS_FAR, None]);
        check("for a while", &[(1, Reads), (60, FAR)], &[SAYS_FAR]);
    }

    #[test]
    fn a_pause_is_no_time_of_hindrance() {
        let mut coach = Coach::default();
        assert_eq!(coach.weighs(0, FAR), None);
        assert_eq!(coach.weighs(60_000, FAR), None, "a minute later");
        assert_eq!(coach.weighs(10, FAR), None, "and back");
    }

    #[test]
    fn what_hinders_in_a_frame() {
        let bars = Bars {
            corners: [Point { x: 0.0, y: 0.0 }; 4],
            module_px: 2.0,
            blur: None,
            paper: 0.7,
            contrast: 0.5,
            certainty: 0.3,
        };
        let well =
            FrameQuality { brightness: 0.7, glare: 0.0, glare_around: 0.0, bars: Some(bars) };
        let clear =
            PictureQuality { mean: 0.4, white_level: 0.7, clipped: 0.0, edge_px: Some(1.8) };
        let dim = PictureQuality { white_level: 0.1, ..clear };
        let with = |change: &dyn Fn(&mut Bars)| {
            let mut changed = bars;
            change(&mut changed);
            FrameQuality { bars: Some(changed), ..well }
        };
        let check_in =
            |what: &str, picture: PictureQuality, quality: FrameQuality, expect: Frame| {
                assert_eq!(hindrance(&quality, &picture, (1280.0, 720.0)), expect, "{what}");
            };
        let check = |what: &str, quality: FrameQuality, expect: Frame| {
            check_in(what, clear, quality, expect);
        };
        let nothing = FrameQuality { bars: None, ..well };
        let hinders = Frame::Hinders;
        check("held well", well, Frame::Nothing);
        check("nothing is held up", nothing, Frame::Nothing);
        check_in("a dark room", dim, nothing, DIM);
        check_in("a dark packet", dim, with(&|b| b.paper = 0.1), DIM);
        check_in("a dark room and a lit packet", dim, well, Frame::Nothing);
        let lamp = PictureQuality { clipped: 0.8, ..clear };
        check_in("a lamp", lamp, nothing, hinders(Coaching::TooBright));
        let soft = PictureQuality { edge_px: Some(5.0), ..clear };
        check_in("all is blurred", soft, nothing, hinders(Coaching::Blurred));
        check_in("bars before a blurred wall", soft, well, Frame::Nothing);
        check("glare", FrameQuality { glare: 0.8, ..well }, hinders(Coaching::Glare));
        check("white paper", FrameQuality { glare: 0.5, ..well }, Frame::Nothing);
        check("small", with(&|b| b.module_px = 0.9), FAR);
        let small = with(&|b| b.module_px = 0.9);
        check(
            "half hidden by light",
            FrameQuality { glare_around: 0.5, ..small },
            hinders(Coaching::Glare),
        );
        check("light beside it", FrameQuality { glare_around: 0.5, ..well }, Frame::Nothing);
        check("larger than the picture", with(&|b| b.module_px = 13.0), hinders(Coaching::TooNear));
        check("blurred", with(&|b| b.blur = Some(1.5)), hinders(Coaching::Blurred));
        let near = |b: &mut Bars| (b.blur, b.module_px) = (Some(1.5), 6.0);
        check("too near for the lens", with(&near), hinders(Coaching::TooNear));
        let corners = |wide: f32, tall: f32| {
            let at = |x: f32, y: f32| Point { x: 500.0 + x, y: 10.0 + y };
            with(&|b| b.corners = [at(0.0, 0.0), at(wide, 0.0), at(wide, tall), at(0.0, tall)])
        };
        check("a whole symbol", corners(200.0, 140.0), Frame::Nothing);
        check("a part of a symbol", corners(200.0, 700.0), hinders(Coaching::TooNear));
        check("a fence behind it", corners(200.0, 400.0), Frame::Nothing);
        check("some texture", with(&|b| (b.contrast, b.module_px) = (0.05, 0.8)), Frame::Nothing);
    }

    /// What is said over two seconds of a packet held so, at the end.
    fn held(change: impl Fn(&mut Scene)) -> Option<Coaching> {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("digits");
        change(&mut scene);
        let (mut scanner, mut coach) = (Scanner::default(), Coach::default());
        for n in 0..20_u64 {
            scene.centre.0 += 0.7;
            let picture = scene.draw(&mut Rng::new(n + 1));
            let frame = trug_camera::Frame {
                width: picture.width as u32,
                height: picture.height as u32,
                luma: picture.data,
                seq: n,
                at_ms: n * 100,
                name: None,
                colour: None,
            };
            let luma = Luma::tight(&frame.luma, picture.width, picture.height).expect("tight");
            let look = scanner.observe(frame.at_ms, luma);
            coach.observe(&frame, &trug_camera::picture_quality(&frame), &look);
        }
        coach.shown
    }

    #[test]
    fn drawn_packets_are_coached_rightly() {
        // far beyond what is read, so that a better reader is no reason to be silent
        let said = [
            ("it reads well", held(|_| ()), None),
            ("dark", held(|scene| scene.white = 4.0), Some(Coaching::TooDark)),
            ("far", held(|scene| scene.module_px = 0.5), Some(Coaching::TooFar)),
            ("blurred", held(|scene| scene.defocus = 6.0), Some(Coaching::Blurred)),
            (
                "near",
                held(|scene| (scene.module_px, scene.bar_height) = (7.6, 60.0)),
                Some(Coaching::TooNear),
            ),
            (
                "a reflection hides half of it",
                held(|scene| (scene.module_px, scene.glare) = (2.5, (100.0, (370.0, 240.0)))),
                Some(Coaching::Glare),
            ),
            ("it reads beside a highlight", held(|s| s.glare = (8.0, (320.0, 240.0))), None),
            (
                "near, in a small picture",
                held(|scene| {
                    (scene.width, scene.height, scene.centre) = (320, 240, (160.0, 120.0));
                    (scene.module_px, scene.bar_height) = (3.8, 60.0);
                }),
                Some(Coaching::TooNear),
            ),
            ("nothing is held up", held(|scene| scene.centre = (-9000.0, -9000.0)), None),
        ];
        let wrong: Vec<_> = said.iter().filter(|(_, said, expect)| said != expect).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
