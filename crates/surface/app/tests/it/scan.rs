//! From frames to lines, with a source that plays what a camera might do.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use trug_app::{Amount, App, Clock, LineChange, ScanSource, Scanning, Seen, Showing, SystemClock};
use trug_camera::{CameraError, CameraState, Event, Frame, FrameSource, Script};
use trug_label::{HardClip, Rng, Scene, Symbology, hard_clips};

const NUTELLA: &str = "3017620422003";

fn app() -> (TempDir, App) {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(SystemClock)).expect("a home");
    (folder, app)
}

/// Frames of a held packet, 66 ms apart, from this moment on.
fn showing(symbology: Symbology, digits: &str, from_ms: u64, frames: u64) -> Vec<Event> {
    showing_every(66, symbology, digits, from_ms, frames)
}

/// The same so many milliseconds apart.
fn showing_every(
    apart_ms: u64,
    symbology: Symbology,
    digits: &str,
    from_ms: u64,
    frames: u64,
) -> Vec<Event> {
    let frame = |n: u64| {
        let mut scene = Scene::new(symbology, digits).expect("digits that can be drawn");
        // A hand is never quite still.
        scene.centre.0 += n as f32 * 1.5;
        frame_of(&scene, n, from_ms + n * apart_ms)
    };
    (0..frames).map(|n| Event::Frame(Arc::new(frame(n)))).collect()
}

fn nothing(from_ms: u64, frames: u64) -> Vec<Event> {
    let frame = |n: u64| {
        let mut scene = Scene::new(Symbology::Ean13, NUTELLA).expect("digits that can be drawn");
        scene.centre = (-9000.0, -9000.0);
        frame_of(&scene, n, from_ms + n * 66)
    };
    (0..frames).map(|n| Event::Frame(Arc::new(frame(n)))).collect()
}

fn frame_of(scene: &Scene, seq: u64, at_ms: u64) -> Frame {
    let picture = scene.draw(&mut Rng::new(seq + 1));
    Frame {
        luma: picture.data,
        width: picture.width as u32,
        height: picture.height as u32,
        seq,
        at_ms,
        name: None,
        colour: None,
    }
}

/// All that a scan of these events tells, to its end.
fn told(events: Vec<Event>) -> Vec<Seen> {
    let scanning = Scanning::of(Box::new(Script::new(events)), Showing::Film);
    let mut all = Vec::new();
    let end = Instant::now() + Duration::from_mins(1);
    while Instant::now() < end {
        match scanning.next(Duration::from_millis(200)) {
            Some(Seen::Ended) => return all,
            Some(seen) => all.push(seen),
            None => {}
        }
    }
    panic!("the scan did not end");
}

fn digits(seen: &[Seen]) -> Vec<String> {
    let text = |seen: &Seen| match seen {
        Seen::Sighting { sighting, .. } => Some(sighting.text.clone()),
        _ => None,
    };
    seen.iter().filter_map(text).collect()
}

#[test]
fn one_showing_is_one_sighting_and_a_second_showing_is_a_second_one() {
    let once = showing(Symbology::Ean13, NUTELLA, 0, 12);
    assert_eq!(digits(&told(once.clone())), [NUTELLA]);
    let twice = [once, nothing(800, 20), showing(Symbology::Ean13, NUTELLA, 2200, 12)].concat();
    assert_eq!(digits(&told(twice)), [NUTELLA, NUTELLA]);
}

#[test]
fn a_camera_of_one_picture_a_second_and_one_of_120_see_a_packet_once() {
    for (apart_ms, frames) in [(1000, 8), (500, 12), (8, 60)] {
        let events = [
            showing_every(apart_ms, Symbology::Ean13, NUTELLA, 0, frames),
            showing_every(apart_ms, Symbology::UpcA, "036000291452", apart_ms * frames, frames),
        ];
        assert_eq!(
            digits(&told(events.concat())),
            [NUTELLA, "036000291452"],
            "{apart_ms} ms apart"
        );
    }
}

/// What a scanning app puts on a new list when it is shown a made clip.
fn listed(app: &App, clip: &HardClip) -> Vec<String> {
    let mut bytes = Vec::new();
    for picture in clip.frames() {
        if bytes.is_empty() {
            let size = format!("W{} H{}", picture.width, picture.height);
            bytes.extend(format!("YUV4MPEG2 {size} F15:1 Cmono\n").into_bytes());
        }
        bytes.extend_from_slice(b"FRAME\n");
        bytes.extend_from_slice(&picture.data);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clip.y4m");
    std::fs::write(&path, bytes).expect("a clip");
    let source = ScanSource::Clip { path, paced: false };
    let view = app.scan().run(&source, None, |_| true).expect("scanned");
    view.sightings.into_iter().map(|sighting| sighting.printed).collect()
}

#[test]
fn a_packet_that_no_frame_gives_is_put_on_the_list_within_a_second() {
    let (_folder, app) = app();
    let clip = hard_clips(1, 200, &[]).nth(165).expect("a clip");
    assert_eq!(listed(&app, &clip), [clip.digits.as_str()]);
    assert_eq!(app.lists().show(None).expect("a list").lines.len(), 1);
}

#[test]
fn what_is_known_makes_nothing_else_of_what_is_unknown() {
    let (_folder, app) = app();
    // a shopper's list of goods, and clips of others
    let mut rng = Rng::new(5);
    for _ in 0..60 {
        let code = trug_label::random_ean13(&mut rng);
        app.lists().add(None, &code, &Amount::default(), &LineChange::default()).expect("added");
    }
    for n in [4, 13, 21, 30] {
        let clip = hard_clips(2, 200, &[]).nth(n).expect("a clip");
        for printed in listed(&app, &clip) {
            assert_eq!(printed, clip.digits.trim_start_matches('0'), "{} {n}", clip.family);
        }
    }
}

#[test]
fn one_frame_alone_is_no_sighting() {
    assert!(digits(&told(showing(Symbology::Ean13, NUTELLA, 0, 1))).is_empty());
}

#[test]
fn two_packets_one_after_the_other_are_two_sightings() {
    let events = [
        showing(Symbology::Ean13, NUTELLA, 0, 10),
        showing(Symbology::UpcA, "036000291452", 700, 10),
    ]
    .concat();
    assert_eq!(digits(&told(events)), [NUTELLA, "036000291452"]);
}

#[test]
fn states_and_bad_pictures_are_told_and_reading_goes_on() {
    let path = PathBuf::from("cut.jpg");
    let error = CameraError::NotAnImage { path: path.clone() };
    let events = [
        vec![Event::State(CameraState::NoCamera), Event::BadPicture { path: Some(path), error }],
        showing(Symbology::Ean13, NUTELLA, 0, 10),
        vec![Event::State(CameraState::Lost)],
    ]
    .concat();
    let seen = told(events);
    assert!(matches!(seen.first(), Some(Seen::Camera(CameraState::NoCamera))), "{seen:?}");
    assert!(seen.iter().any(|seen| matches!(seen, Seen::Failed(f) if f.path == "cut.jpg")));
    assert_eq!(digits(&seen), [NUTELLA]);
    assert!(matches!(seen.last(), Some(Seen::Camera(CameraState::Lost))));
}

/// A source that never ends and says when it is let go.
struct Endless(Arc<()>);

impl FrameSource for Endless {
    fn next(&mut self, wait: Duration) -> Event {
        std::thread::sleep(wait.min(Duration::from_millis(5)));
        Event::Nothing
    }

    fn describe(&self) -> String {
        format!("endless, held {} times", Arc::strong_count(&self.0))
    }
}

#[test]
fn a_dropped_scan_lets_its_source_go_within_half_a_second() {
    let held = Arc::new(());
    let scanning = Scanning::of(Box::new(Endless(held.clone())), Showing::Live);
    assert!(scanning.next(Duration::from_millis(20)).is_none());
    drop(scanning);
    let end = Instant::now() + Duration::from_millis(500);
    while Arc::strong_count(&held) > 1 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(Arc::strong_count(&held), 1, "the source is still held");
}

#[test]
fn nobody_listening_never_holds_the_reader_up() {
    let events = [
        showing(Symbology::Ean13, NUTELLA, 0, 10),
        showing(Symbology::UpcA, "036000291452", 700, 10),
    ]
    .concat();
    let scanning = Scanning::of(Box::new(Script::new(events)), Showing::Film);
    let end = Instant::now() + Duration::from_secs(30);
    while scanning.pictures() < 20 && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(scanning.pictures(), 20, "all frames are read though nobody asked");
    let preview = scanning.preview();
    assert!(preview.newest.take_newer(0, Duration::ZERO).is_some(), "and one can be shown");
    let (_, place) = preview.place.take_newer(0, Duration::ZERO).expect("with a code in it");
    assert!((700..1700).contains(&place.at_ms), "as it was last: {place:?}");
    let inside = |share: f32| (0.0..=1.0).contains(&share);
    assert!(place.corners.as_flattened().iter().all(|share| inside(*share)), "{place:?}");
}

#[test]
fn what_is_no_product_is_told_and_not_put_on_the_list() {
    let (_folder, app) = app();
    let source = ScanSource::Demo { paced: false };
    for (symbology, text) in [
        (trug_decode::Symbology::QrCode, "https://example.com/recipes"),
        (trug_decode::Symbology::Ean13, "9812345678900"),
        (trug_decode::Symbology::Ean13, "3017620422004"),
    ] {
        let sighting = trug_decode::Sighting {
            symbology,
            text: text.to_owned(),
            corners: [trug_decode::Point { x: 0.0, y: 0.0 }; 4],
            first_seen_ms: 0,
            at_ms: 0,
            again: false,
        };
        let view =
            app.scan().record(None, &source, &sighting, (640, 480), None).expect("an answer");
        assert!(view.refused.is_some() && view.line.is_none(), "{text}: {view:?}");
    }
    assert!(app.lists().show(None).expect("a list").lines.is_empty());
}

#[test]
fn a_clock_of_ones_own_dates_everything() {
    struct Noon;
    impl Clock for Noon {
        fn now(&self) -> trug_domain::Timestamp {
            trug_domain::Timestamp(1_767_265_200_000)
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::open(folder.path(), Box::new(Noon)).expect("a home");
    let change =
        app.lists().add(None, "milk", &Amount::default(), &LineChange::default()).expect("added");
    assert_eq!(change.step.map(|step| step.at).as_deref(), Some("2026-01-01T11:00:00Z"));
}
