//! A webcam as whoever uses it sees it, over cameras that are played.

use super::{GRACE, Webcam, WebcamChoice};
use crate::{
    CameraState, Event, Frame, FrameSource, Offer, PixelFormat,
    capture::{Timing, wanted},
    clock::Clock,
    driver::{Permission, Request},
    post::Patience,
    pretend::{Fault, Pretend, grey, jpeg_of},
};
use std::{sync::Arc, thread, time::Duration};

mod apart;
mod faults;
mod light;
mod steady;

/// For cameras that answer: a busy computer is not to be taken for a stall.
fn patient() -> Timing {
    let patience = Patience { first: Duration::from_secs(30), between: Duration::from_secs(30) };
    Timing { patience, ..quick() }
}

/// Everything that a person would wait for, in a twentieth of the time.
fn quick() -> Timing {
    Timing {
        patience: Patience {
            first: Duration::from_millis(400),
            between: Duration::from_millis(200),
        },
        first_pause: Duration::from_millis(5),
        longest_pause: Duration::from_millis(20),
        silent_for: Duration::from_millis(300),
        bad_for: Duration::from_millis(90),
        black_for: Duration::from_millis(50),
        between_looks: Duration::from_millis(10),
        may_abandon: 0,
    }
}

fn webcam(pretend: &Pretend, timing: Timing) -> Webcam {
    pretend.webcam_with(WebcamChoice::Any, timing).expect("webcam")
}

/// The states that are told up to and with the one named by `code`.
fn states_until(webcam: &mut Webcam, code: &str) -> Vec<&'static str> {
    let clock = Clock::start();
    let mut states = Vec::new();
    while clock.elapsed() < Duration::from_secs(20) {
        if let Event::State(state) = webcam.next(Duration::from_millis(50)) {
            states.push(state.code());
            if state.code() == code {
                return states;
            }
        }
    }
    panic!("{code} was not told, but {states:?}");
}

fn next_frame(webcam: &mut Webcam) -> Arc<Frame> {
    let clock = Clock::start();
    while clock.elapsed() < Duration::from_secs(20) {
        if let Event::Frame(frame) = webcam.next(Duration::from_millis(50)) {
            return frame;
        }
    }
    panic!("no frame came");
}

/// The next state that is told as working, in the words of its name and format.
fn next_working(webcam: &mut Webcam) -> (String, String) {
    let clock = Clock::start();
    while clock.elapsed() < Duration::from_secs(20) {
        if let Event::State(CameraState::Working { format, name, .. }) =
            webcam.next(Duration::from_millis(50))
        {
            return (name, format);
        }
    }
    panic!("it did not work");
}

fn eventually(what: &str, holds: impl Fn() -> bool) {
    let clock = Clock::start();
    while !holds() {
        assert!(clock.elapsed() < Duration::from_secs(20), "{what}");
        thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_camera_that_works_gives_frames_with_rising_numbers_and_times() {
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, patient());
    assert_eq!(states_until(&mut webcam, "working"), ["opening", "working"]);
    let first = next_frame(&mut webcam);
    let second = next_frame(&mut webcam);
    assert_eq!((first.width, first.height, first.luma.len()), (160, 120, 160 * 120));
    assert!(second.seq > first.seq && second.at_ms >= first.at_ms);
}

#[test]
fn what_is_asked_for_goes_down_to_what_the_camera_grants() {
    let yuyv =
        Request::Exact(Offer { pixels: PixelFormat::Yuyv, width: 640, height: 480, rate: 30.0 });
    for (granted, expect) in
        [(yuyv, "YUYV 640x480 at 30"), (Request::Anything, "GREY 320x240 at 30")]
    {
        let pretend = Pretend::new();
        pretend.offer(&[]);
        pretend.grant_only(Some(granted));
        let working = next_working(&mut webcam(&pretend, patient()));
        assert_eq!(working, ("Eye".to_owned(), expect.to_owned()));
    }
}

#[test]
fn the_best_of_what_is_offered_is_opened() {
    let pretend = Pretend::new();
    let offer = |pixels, width, height, rate| Offer { pixels, width, height, rate };
    pretend.offer(&[
        offer(PixelFormat::Yuyv, 640, 480, 30.0),
        offer(PixelFormat::Yuyv, 1280, 720, 10.0),
        offer(PixelFormat::Mjpeg, 1280, 720, 30.0),
    ]);
    let mut webcam = webcam(&pretend, patient());
    assert_eq!(next_working(&mut webcam).1, "MJPEG 1280x720 at 30");
    assert_eq!(next_frame(&mut webcam).luma, vec![128; 1280 * 720]);
    assert_eq!(pretend.opened_ever(), 1, "at the first attempt");
}

#[test]
fn a_lost_camera_is_waited_for_and_its_twin_is_not_taken() {
    let pretend = Pretend::new();
    pretend.plug("2-4:1.0/Eye", "/dev/video2");
    let mut webcam = webcam(&pretend, patient());
    states_until(&mut webcam, "working");
    pretend.unplug();
    pretend.plug("2-4:1.0/Eye", "/dev/video2");
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    assert_eq!(
        webcam.next(Duration::from_millis(150)),
        Event::Nothing,
        "lost stays lost: neither does it become no-camera, nor is the twin taken for it"
    );
    // It comes back at another port, under another number.
    pretend.plug("1-3:1.0/Eye", "/dev/video3");
    pretend.show(|_, offer| grey(offer, 77));
    assert_eq!(next_working(&mut webcam).0, "Eye");
    assert_eq!(next_frame(&mut webcam).luma[0], 77);
    assert_eq!(pretend.open_streams(), 1);
}

#[test]
fn a_chosen_camera_that_is_absent_is_said_so_and_no_other_is_taken() {
    let pretend = Pretend::new();
    let choice = WebcamChoice::Named("5-1:1.0/Loupe".to_owned());
    let mut webcam = pretend.webcam_with(choice, patient()).expect("webcam");
    assert_eq!(states_until(&mut webcam, "absent"), ["opening", "absent"]);
    assert_eq!(webcam.next(Duration::from_millis(100)), Event::Nothing);
    assert_eq!(pretend.opened_ever(), 0);
    pretend.plug("2-2:1.0/Loupe", "/dev/video1");
    assert_eq!(next_working(&mut webcam).0, "Loupe", "at another port than when it was chosen");
    // Once it has worked it is not absent but lost.
    pretend.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
}

#[test]
fn a_freeze_is_told_and_its_end_too_and_asking_never_blocks() {
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, Timing { patience: quick().patience, ..patient() });
    states_until(&mut webcam, "working");
    pretend.begin(Fault::Freezes);
    while !matches!(webcam.next(Duration::from_millis(10)), Event::Nothing) {}
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    pretend.end(Fault::Freezes);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
    // Frozen, then unplugged: the blocked read is freed.
    pretend.begin(Fault::Freezes);
    states_until(&mut webcam, "stopped-answering");
    pretend.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    pretend.end(Fault::Freezes);
    pretend.plug("1-1:1.0/Eye", "/dev/video2");
    states_until(&mut webcam, "working");
}

#[test]
fn where_a_freeze_never_ends_a_fresh_thread_takes_over() {
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, Timing { may_abandon: 1, ..quick() });
    states_until(&mut webcam, "working");
    pretend.begin(Fault::Freezes);
    states_until(&mut webcam, "stopped-answering");
    eventually("two threads hold a stream", || pretend.open_streams() == 2);
    pretend.end(Fault::Freezes);
    states_until(&mut webcam, "working");
    eventually("the abandoned one lets go", || pretend.open_streams() == 1);
}

#[test]
fn a_silent_camera_is_opened_anew_and_what_was_said_of_it_stays() {
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, quick());
    states_until(&mut webcam, "working");
    pretend.begin(Fault::Silent);
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    let before = pretend.opened_ever();
    while pretend.opened_ever() < before + 2 {
        assert_eq!(webcam.next(Duration::from_millis(20)), Event::Nothing, "it is still silent");
    }
    pretend.end(Fault::Silent);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
    eventually("no stream is left behind", || pretend.open_streams() == 1);
}

#[test]
fn while_the_person_is_asked_nothing_is_wrong() {
    let pretend = Pretend::new();
    pretend.permit(Permission::Asking);
    let mut webcam = webcam(&pretend, quick());
    assert_eq!(webcam.next(Duration::ZERO), Event::State(CameraState::Opening));
    assert_eq!(webcam.next(2 * quick().patience.first), Event::Nothing, "not even a stall");
    pretend.permit(Permission::Refused);
    assert_eq!(states_until(&mut webcam, "not-allowed"), ["not-allowed"]);
    pretend.permit(Permission::Granted);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn a_camera_that_lies_about_a_format_is_opened_in_another() {
    let pretend = Pretend::new();
    pretend.offer(&[]);
    pretend.show(|_, offer| match offer.pixels {
        PixelFormat::Mjpeg => vec![1; 5000],
        _ => grey(offer, 50),
    });
    let mut webcam = webcam(&pretend, patient());
    assert_eq!(states_until(&mut webcam, "not-usable"), ["opening", "not-usable"]);
    assert_eq!(next_working(&mut webcam).1, "YUYV 1280x720 at 30");
    assert!(webcam.counts().bad >= 3);
}

#[test]
fn a_picture_of_another_size_than_declared_is_a_picture() {
    let pretend = Pretend::new();
    pretend.offer(&[Offer { pixels: PixelFormat::Mjpeg, width: 640, height: 480, rate: 30.0 }]);
    pretend.show(|count, _| {
        let (width, height) = if count < 10 { (64, 48) } else { (48, 64) };
        jpeg_of(&vec![90; 64 * 48], width, height, 90)
    });
    let mut webcam = webcam(&pretend, patient());
    let mut sizes = Vec::new();
    while sizes.len() < 2 {
        if let Event::State(CameraState::Working { width, height, .. }) =
            webcam.next(Duration::from_secs(5))
        {
            sizes.push((width, height));
        }
    }
    assert_eq!(sizes, [(64, 48), (48, 64)], "and the change is told");
}

#[test]
fn a_slow_taker_gets_the_newest_and_the_rest_is_counted() {
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, patient());
    states_until(&mut webcam, "working");
    let first = next_frame(&mut webcam);
    eventually("frames come while nobody asks", || webcam.counts().frames > first.seq + 5);
    let late = next_frame(&mut webcam);
    assert!(late.seq > first.seq + 5, "{} after {}", late.seq, first.seq);
    assert!(webcam.counts().dropped >= 4, "{:?}", webcam.counts());
}

#[test]
fn dropping_lets_go_of_the_camera_at_once_and_a_frozen_one_is_not_waited_for() {
    let pretend = Pretend::new();
    let mut first = webcam(&pretend, quick());
    states_until(&mut first, "working");
    let inside = Arc::downgrade(&first.post_box);
    drop(first);
    assert_eq!(pretend.open_streams(), 0, "closed when drop returns");
    eventually("the thread has ended", || inside.upgrade().is_none());

    let mut second = webcam(&pretend, quick());
    states_until(&mut second, "working");
    pretend.begin(Fault::Freezes);
    states_until(&mut second, "stopped-answering");
    let inside = Arc::downgrade(&second.post_box);
    let clock = Clock::start();
    drop(second);
    assert!(clock.elapsed() < GRACE, "not waited for");
    pretend.end(Fault::Freezes);
    eventually("the thread ends when the camera thaws", || inside.upgrade().is_none());
    assert_eq!(pretend.open_streams(), 0);
}

#[test]
fn a_camera_is_found_by_what_it_is_called() {
    for (wish, expect) in [
        ("1-2:1.0/Eye", Some("1-2:1.0/Eye")),
        ("9-9:1.0/Eye", Some("1-1:1.0/Eye")),
        ("Other", Some("1-3:1.0/Other")),
        ("/dev/video3", Some("1-3:1.0/Other")),
        ("Nobody", None),
        ("", None),
    ] {
        let pretend = Pretend::new();
        pretend.plug("1-2:1.0/Eye", "/dev/video2");
        pretend.plug("1-3:1.0/Other", "/dev/video3");
        let found = wanted(&WebcamChoice::Named(wish.to_owned()), None, &[], pretend.listed());
        assert_eq!(found.first().map(|camera| camera.id.as_str()), expect, "{wish:?}");
    }
}
