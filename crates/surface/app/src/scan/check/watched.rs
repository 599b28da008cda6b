//! What a camera's pictures are like, seen for some seconds, and what to do about it.

use super::finding::{finding, named};
use crate::clock::monotonic;
use crate::contract::{
    CameraAspect, CameraFinding, CameraParams, CameraStatus, Coaching, FindingCode, FindingParams,
    Lens,
};
use crate::scan::coaching::Coach;
use crate::views::camera_view;
use std::time::Duration;
use trug_camera::{CameraState, Event, Frame, FrameSource, PictureQuality, picture_quality};
use trug_decode::{Luma, Scanner};

/// How long a camera that does not work at once is waited for.
const FIRST_PICTURE_WITHIN: Duration = Duration::from_secs(6);

/// What was seen while looking through a camera.
#[derive(Debug, Default)]
pub(super) struct Watched {
    /// The last state that was told.
    state: Option<CameraState>,
    /// Number and time of the first and the last frame: between them frames may have been dropped.
    first: Option<(u64, u64)>,
    last: Option<(u64, u64)>,
    qualities: Vec<PictureQuality>,
    /// What was read, most often first.
    read: Option<String>,
    /// What hindered the reading in the end.
    coaching: Option<Coaching>,
    /// Bars were seen.
    bars: bool,
}

/// Looks through a source for so long after its first picture.
pub(super) fn watch(source: &mut dyn FrameSource, watch_for: Duration) -> Watched {
    let mut watched = Watched::default();
    let mut scanner = Scanner::default();
    let mut coach = Coach::default();
    let begun = monotonic();
    let mut until = begun + FIRST_PICTURE_WITHIN;
    while let Some(left) = until.checked_duration_since(monotonic()) {
        match source.next(left.min(Duration::from_millis(100))) {
            Event::Frame(frame) => {
                if watched.first.is_none() {
                    until = monotonic() + watch_for;
                }
                watched.sees(&frame, &mut scanner, &mut coach);
            }
            Event::State(state) => watched.state = Some(state),
            Event::End => break,
            Event::Nothing | Event::BadPicture { .. } => {}
        }
    }
    watched
}

impl Watched {
    fn sees(&mut self, frame: &Frame, scanner: &mut Scanner, coach: &mut Coach) {
        let at = (frame.seq, frame.at_ms);
        self.first.get_or_insert(at);
        self.last = Some(at);
        let seen = picture_quality(frame);
        self.qualities.push(seen);
        let Ok(luma) = Luma::tight(&frame.luma, frame.width as usize, frame.height as usize) else {
            return;
        };
        let look = scanner.observe(frame.at_ms, luma);
        self.bars |= look.quality.bars.is_some();
        if let Some(sighting) = look.sightings.first() {
            self.read.get_or_insert_with(|| sighting.text.clone());
        }
        coach.observe(frame, &seen, &look);
        self.coaching = coach.coaching();
    }

    /// Frames a second, as the camera made them.
    fn rate(&self) -> Option<f32> {
        let ((first, from_ms), (last, to_ms)) = (self.first?, self.last?);
        (last > first && to_ms > from_ms)
            .then(|| (last - first) as f32 * 1000.0 / (to_ms - from_ms) as f32)
    }

    /// What is to be said of it, each with what to do about it. `autofocus` is whether the lens looks for the packet.
    pub(super) fn findings(&self, autofocus: Option<bool>) -> Vec<CameraFinding> {
        let mut findings = vec![self.picture()];
        findings.extend(self.driver());
        if self.qualities.is_empty() {
            return findings;
        }
        findings.extend(self.rate().map(rate_words));
        let middle = |of: fn(&PictureQuality) -> Option<f32>| {
            let mut values: Vec<f32> = self.qualities.iter().filter_map(of).collect();
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 2).copied()
        };
        let brightest = middle(|quality| Some(quality.white_level)).unwrap_or_default();
        let washed_out = middle(|quality| Some(quality.clipped)).unwrap_or_default();
        findings.push(light(brightest, washed_out));
        // The sharpest picture is what the lens can do; the others show that something moved.
        let edges = self.qualities.iter().filter_map(|quality| quality.edge_px);
        findings.push(sharpness(edges.min_by(f32::total_cmp), autofocus));
        findings.push(self.code());
        findings
    }

    fn picture(&self) -> CameraFinding {
        match &self.state {
            Some(CameraState::Working { name, format, .. }) => {
                let words = format!("{name} gives {format}.");
                let mut given = finding(CameraAspect::Picture, FindingCode::Well, words);
                given.params.format = Some(format.clone());
                named(given, name)
            }
            Some(CameraState::Opening) | None => finding(
                CameraAspect::Picture,
                FindingCode::Nothing,
                "No picture came within some seconds. Unplug the camera and plug it back in.",
            ),
            Some(state) => {
                let CameraParams { name, how, why } = camera_view(state).params;
                let code = CameraStatus::from(state).into();
                CameraFinding {
                    params: FindingParams { name, how, why, ..FindingParams::default() },
                    ..finding(CameraAspect::Picture, code, state.words())
                }
            }
        }
    }

    /// The library that opened the camera, and why it was not the first one.
    fn driver(&self) -> Option<CameraFinding> {
        let Some(CameraState::Working { driver, fallback_reason, .. }) = &self.state else {
            return None;
        };
        let name = driver.name();
        Some(match fallback_reason {
            None => {
                let words = format!("{name} opened it.");
                named(finding(CameraAspect::Driver, FindingCode::Well, words), name)
            }
            Some(why) => {
                let words = format!("{name} opened it, because V4L2 could not: {why}.");
                let mut found = finding(CameraAspect::Driver, FindingCode::Fallback, words);
                found.params.why = Some(why.clone());
                named(found, name)
            }
        })
    }

    fn code(&self) -> CameraFinding {
        match (&self.read, self.coaching) {
            (Some(code), _) => {
                let words = format!("It reads: {code}.");
                let mut read = finding(CameraAspect::Code, FindingCode::Well, words);
                read.params.text = Some(code.clone());
                read
            }
            (None, Some(coaching)) => {
                let words = format!("Nothing was read. {}", coaching.words());
                let mut hindered = finding(CameraAspect::Code, FindingCode::NotRead, words);
                hindered.params.coaching = Some(coaching);
                hindered
            }
            (None, None) if self.bars => finding(
                CameraAspect::Code,
                FindingCode::NotRead,
                "There are bars, and they were not read yet. Hold the packet still, 20 cm away.",
            ),
            (None, None) => finding(
                CameraAspect::Code,
                FindingCode::NothingShown,
                "No packet was seen. Hold one up, 20 cm away, and check again.",
            ),
        }
    }
}

fn rate_words(rate: f32) -> CameraFinding {
    // As it is said, so that the same figure is not few once and enough another time.
    let rate = rate.round();
    let (code, advice) = match rate {
        rate if rate < 8.0 => (
            FindingCode::Slow,
            " That is few. Most cameras do so in poor light: turn a light on. Or it shares its cable: plug it into the computer itself.",
        ),
        rate if rate < 15.0 => (FindingCode::Well, " That will do; more light may make it faster."),
        _ => (FindingCode::Well, ""),
    };
    let words = format!("{rate:.0} pictures a second were measured.{advice}");
    let mut found = finding(CameraAspect::Rate, code, words);
    found.params.rate = Some(format!("{rate:.0}"));
    found
}

fn light(brightest: f32, washed_out: f32) -> CameraFinding {
    match () {
        () if brightest < 0.25 => finding(
            CameraAspect::Light,
            FindingCode::TooDark,
            "It is too dark. Turn the light on, or go to the window.",
        ),
        () if washed_out > 0.3 => finding(
            CameraAspect::Light,
            FindingCode::TooBright,
            "Much of the picture is washed out. Turn the camera away from the window or the lamp.",
        ),
        () if brightest < 0.4 => finding(
            CameraAspect::Light,
            FindingCode::Dim,
            "It is rather dim. A light makes reading quicker.",
        ),
        () => finding(CameraAspect::Light, FindingCode::Well, "There is light enough."),
    }
}

fn sharpness(edge_px: Option<f32>, autofocus: Option<bool>) -> CameraFinding {
    let lens = match autofocus {
        Some(true) => "The lens focuses by itself: give it a second.",
        Some(false) => {
            "The lens is fixed: larger is better than nearer, so hold the packet 20 to 30 cm away."
        }
        None => {
            "If the lens is fixed, larger is better than nearer: hold the packet 20 to 30 cm away."
        }
    };
    let mut found = match edge_px {
        None => finding(
            CameraAspect::Sharpness,
            FindingCode::Unknown,
            "There is too little in the picture to tell. Hold a packet up, 20 cm away.",
        ),
        Some(width) if width < 2.5 => finding(
            CameraAspect::Sharpness,
            FindingCode::Well,
            format!("It is sharp: edges are {width:.1} pixels wide."),
        ),
        Some(width) if width < 3.5 => finding(
            CameraAspect::Sharpness,
            FindingCode::Soft,
            format!("It is somewhat soft: edges are {width:.1} pixels wide. {lens}"),
        ),
        Some(width) => finding(
            CameraAspect::Sharpness,
            FindingCode::Blurred,
            format!("It is blurred: edges are {width:.1} pixels wide. Wipe the lens. {lens}"),
        ),
    };
    found.params.edge = edge_px.map(|width| format!("{width:.1}"));
    found.params.lens =
        autofocus.map(|by_itself| if by_itself { Lens::Focusing } else { Lens::Fixed });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use trug_camera::{CameraDriver, Script};
    use trug_label::{Rng, Scene, Symbology};

    fn working() -> Event {
        Event::State(CameraState::Working {
            name: "Eye".to_owned(),
            width: 640,
            height: 480,
            format: "YUYV 640x480 at 30".to_owned(),
            driver: CameraDriver::V4l2,
            fallback_reason: None,
        })
    }

    /// What is found when such a packet is held up, as code by what was looked at.
    fn found(apart_ms: u64, change: impl Fn(&mut Scene)) -> Vec<String> {
        let mut events = vec![working()];
        for n in 0..14_u64 {
            let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("digits");
            change(&mut scene);
            scene.centre.0 += n as f32;
            let picture = scene.draw(&mut Rng::new(n));
            events.push(Event::Frame(Arc::new(Frame {
                luma: picture.data,
                width: picture.width as u32,
                height: picture.height as u32,
                // Every second one was dropped.
                seq: 2 * n,
                at_ms: 2 * n * apart_ms,
                name: None,
                colour: None,
            })));
        }
        let watched = watch(&mut Script::new(events), Duration::from_mins(1));
        watched
            .findings(Some(false))
            .into_iter()
            .map(|f| format!("{} {}", f.what, f.code))
            .collect()
    }

    #[test]
    fn pictures_are_judged() {
        let well = [
            "picture well",
            "driver well",
            "rate well",
            "light well",
            "sharpness well",
            "code well",
        ];
        assert_eq!(found(33, |_| ()), well);
        let dark = found(200, |scene| scene.white = 15.0);
        assert_eq!(dark[2..4], ["rate slow", "light too-dark"]);
        let blurred = found(33, |scene| (scene.defocus, scene.module_px) = (5.0, 4.0));
        assert_eq!(blurred[4], "sharpness blurred");
        assert_eq!(found(33, |scene| scene.centre.0 = -9000.0)[5], "code nothing-shown");
        assert_eq!(found(33, |scene| scene.module_px = 0.7)[5], "code not-read");
    }

    #[test]
    fn a_second_driver_is_reported_with_the_failure_of_the_first() {
        let state = CameraState::Working {
            name: "Eye".to_owned(),
            width: 640,
            height: 480,
            format: "YUYV 640x480 at 30".to_owned(),
            driver: CameraDriver::Nokhwa,
            fallback_reason: Some("Input/output error (os error 5)".to_owned()),
        };
        let watched = Watched { state: Some(state), ..Watched::default() };
        let driver = watched.driver().expect("a finding");
        assert_eq!((driver.code, driver.works), (FindingCode::Fallback, true));
        assert_eq!(
            driver.words,
            "nokhwa opened it, because V4L2 could not: Input/output error (os error 5)."
        );
        assert_eq!(Watched::default().driver(), None, "nothing was opened");
    }

    #[test]
    fn a_camera_without_pictures_has_one_finding() {
        let one = |events: Vec<Event>| {
            let watched = watch(&mut Script::new(events), Duration::ZERO);
            let findings = watched.findings(None);
            assert_eq!(findings.len(), 1, "{findings:?}");
            (findings[0].code, findings[0].words.clone())
        };
        let in_use = one(vec![Event::State(CameraState::InUse)]);
        assert_eq!(in_use, (FindingCode::InUse, CameraState::InUse.words()));
        assert_eq!(one(vec![]).0, FindingCode::Nothing);
    }
}
