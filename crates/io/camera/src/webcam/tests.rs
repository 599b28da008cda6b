//! A webcam as its user sees it, over simulated cameras.

use super::{RELEASE_TIMEOUT, Webcam, WebcamChoice};
use crate::{
    CameraState, CaptureMode, Event, Frame, FrameSource, PixelFormat,
    capture::Timing,
    capture_mode::Request,
    clock::Clock,
    driver::{CameraDriver, Permission},
    fake::{FakeCameras, Fault, grey, jpeg_of},
    frame_channel::StallTimeout,
};
use std::{sync::Arc, thread, time::Duration};

mod exposure;
mod faults;
mod steady;
mod worker;

/// For cameras that answer: a busy computer is not to be taken for a stall.
fn patient() -> Timing {
    let stall_timeout =
        StallTimeout { first: Duration::from_secs(30), between: Duration::from_secs(30) };
    Timing { stall_timeout, ..quick() }
}

/// Everything that a person would wait for, in a twentieth of the time.
fn quick() -> Timing {
    Timing {
        stall_timeout: StallTimeout {
            first: Duration::from_millis(400),
            between: Duration::from_millis(200),
        },
        first_pause: Duration::from_millis(5),
        longest_pause: Duration::from_millis(20),
        silent_for: Duration::from_millis(300),
        bad_for: Duration::from_millis(90),
        black_for: Duration::from_millis(50),
        between_measurements: Duration::from_millis(10),
        may_abandon: 0,
    }
}

fn webcam(fake: &FakeCameras, timing: Timing) -> Webcam {
    fake.webcam_with(WebcamChoice::Any, timing).expect("webcam")
}

/// The states that are reported up to and with the one named by `code`.
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
    panic!("{code} was not reported, but {states:?}");
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

/// The name and format of the next working state.
fn next_working(webcam: &mut Webcam) -> (String, String) {
    let clock = Clock::start();
    while clock.elapsed() < Duration::from_secs(20) {
        if let Event::State(CameraState::Working { format, name, .. }) =
            webcam.next(Duration::from_millis(50))
        {
            return (name, format);
        }
    }
    panic!("no working state came");
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
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, patient());
    assert_eq!(states_until(&mut webcam, "working"), ["opening", "working"]);
    let first = next_frame(&mut webcam);
    let second = next_frame(&mut webcam);
    assert_eq!((first.width, first.height, first.luma.len()), (160, 120, 160 * 120));
    assert!(second.seq > first.seq && second.at_ms >= first.at_ms);
}

#[test]
fn what_is_asked_for_goes_down_to_what_the_camera_grants() {
    let yuyv = Request::Exact(CaptureMode {
        pixels: PixelFormat::Yuyv,
        width: 640,
        height: 480,
        rate: 30.0,
    });
    for (granted, expect) in
        [(yuyv, "YUYV 640x480 at 30"), (Request::Anything, "GREY 320x240 at 30")]
    {
        let fake = FakeCameras::new();
        fake.set_modes(&[]);
        fake.grant_only(Some(granted));
        let working = next_working(&mut webcam(&fake, patient()));
        assert_eq!(working, ("Eye".to_owned(), expect.to_owned()));
    }
}

#[test]
fn the_best_of_what_is_offered_is_opened() {
    let fake = FakeCameras::new();
    let mode = |pixels, width, height, rate| CaptureMode { pixels, width, height, rate };
    fake.set_modes(&[
        mode(PixelFormat::Yuyv, 640, 480, 30.0),
        mode(PixelFormat::Yuyv, 1280, 720, 10.0),
        mode(PixelFormat::Mjpeg, 1280, 720, 30.0),
    ]);
    let mut webcam = webcam(&fake, patient());
    assert_eq!(next_working(&mut webcam).1, "MJPEG 1280x720 at 30");
    assert_eq!(next_frame(&mut webcam).luma, vec![128; 1280 * 720]);
    assert_eq!(fake.opened_ever(), 1, "at the first attempt");
}

#[test]
fn a_lost_camera_is_waited_for_and_its_twin_is_not_taken() {
    let fake = FakeCameras::new();
    fake.plug("2-4:1.0/Eye", "/dev/video2");
    let mut webcam = webcam(&fake, patient());
    states_until(&mut webcam, "working");
    fake.unplug();
    fake.plug("2-4:1.0/Eye", "/dev/video2");
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    assert_eq!(
        webcam.next(Duration::from_millis(150)),
        Event::Nothing,
        "lost stays lost: neither does it become no-camera, nor is the twin taken for it"
    );
    // It comes back at another port, under another number.
    fake.plug("1-3:1.0/Eye", "/dev/video3");
    fake.show(|_, mode| grey(mode, 77));
    assert_eq!(next_working(&mut webcam).0, "Eye");
    assert_eq!(next_frame(&mut webcam).luma[0], 77);
    assert_eq!(fake.open_streams(), 1);
}

#[test]
fn a_chosen_camera_that_is_absent_is_said_so_and_no_other_is_taken() {
    let fake = FakeCameras::new();
    let choice = WebcamChoice::Named("5-1:1.0/Loupe".to_owned());
    let mut webcam = fake.webcam_with(choice, patient()).expect("webcam");
    assert_eq!(states_until(&mut webcam, "absent"), ["opening", "absent"]);
    assert_eq!(webcam.next(Duration::from_millis(100)), Event::Nothing);
    assert_eq!(fake.opened_ever(), 0);
    fake.plug("2-2:1.0/Loupe", "/dev/video1");
    assert_eq!(next_working(&mut webcam).0, "Loupe", "at another port than when it was chosen");
    // Once it has worked it is not absent but lost.
    fake.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
}

#[test]
fn a_freeze_is_told_and_its_end_too_and_asking_never_blocks() {
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, Timing { stall_timeout: quick().stall_timeout, ..patient() });
    states_until(&mut webcam, "working");
    fake.begin(Fault::Freezes);
    while !matches!(webcam.next(Duration::from_millis(10)), Event::Nothing) {}
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    fake.end(Fault::Freezes);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
    // Frozen, then unplugged: the blocked read is freed.
    fake.begin(Fault::Freezes);
    states_until(&mut webcam, "stopped-answering");
    fake.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    fake.end(Fault::Freezes);
    fake.plug("1-1:1.0/Eye", "/dev/video2");
    states_until(&mut webcam, "working");
}

#[test]
fn where_a_freeze_never_ends_a_fresh_thread_takes_over() {
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, Timing { may_abandon: 1, ..quick() });
    states_until(&mut webcam, "working");
    fake.begin(Fault::Freezes);
    states_until(&mut webcam, "stopped-answering");
    eventually("two threads hold a stream", || fake.open_streams() == 2);
    fake.end(Fault::Freezes);
    states_until(&mut webcam, "working");
    eventually("the abandoned one releases the camera", || fake.open_streams() == 1);
}

#[test]
fn a_silent_camera_is_opened_anew_and_what_was_said_of_it_stays() {
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, quick());
    states_until(&mut webcam, "working");
    fake.begin(Fault::Silent);
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    let before = fake.opened_ever();
    while fake.opened_ever() < before + 2 {
        assert_eq!(webcam.next(Duration::from_millis(20)), Event::Nothing, "it is still silent");
    }
    fake.end(Fault::Silent);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
    eventually("no stream is left behind", || fake.open_streams() == 1);
}

#[test]
fn while_the_person_is_asked_nothing_is_wrong() {
    let fake = FakeCameras::new();
    fake.permit(Permission::Asking);
    let mut webcam = webcam(&fake, quick());
    assert_eq!(webcam.next(Duration::ZERO), Event::State(CameraState::Opening));
    assert_eq!(webcam.next(2 * quick().stall_timeout.first), Event::Nothing, "not even a stall");
    fake.permit(Permission::Refused);
    assert_eq!(states_until(&mut webcam, "not-allowed"), ["not-allowed"]);
    fake.permit(Permission::Granted);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn a_camera_with_a_wrong_format_is_opened_in_another() {
    let fake = FakeCameras::new();
    fake.set_modes(&[]);
    fake.show(|_, mode| match mode.pixels {
        PixelFormat::Mjpeg => vec![1; 5000],
        _ => grey(mode, 50),
    });
    let mut webcam = webcam(&fake, patient());
    assert_eq!(states_until(&mut webcam, "not-usable"), ["opening", "not-usable"]);
    assert_eq!(next_working(&mut webcam).1, "YUYV 1280x720 at 30");
    assert!(webcam.counts().bad >= 3);
}

#[test]
fn a_picture_of_another_size_than_declared_is_a_picture() {
    let fake = FakeCameras::new();
    fake.set_modes(&[CaptureMode {
        pixels: PixelFormat::Mjpeg,
        width: 640,
        height: 480,
        rate: 30.0,
    }]);
    fake.show(|count, _| {
        let (width, height) = if count < 10 { (64, 48) } else { (48, 64) };
        jpeg_of(&vec![90; 64 * 48], width, height, 90)
    });
    let mut webcam = webcam(&fake, patient());
    let mut sizes = Vec::new();
    while sizes.len() < 2 {
        if let Event::State(CameraState::Working { width, height, .. }) =
            webcam.next(Duration::from_secs(5))
        {
            sizes.push((width, height));
        }
    }
    assert_eq!(sizes, [(64, 48), (48, 64)], "and the change is reported");
}

#[test]
fn a_slow_receiver_gets_the_newest_and_the_rest_is_counted() {
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, patient());
    states_until(&mut webcam, "working");
    let first = next_frame(&mut webcam);
    eventually("frames come while nobody asks", || webcam.counts().frames > first.seq + 5);
    let late = next_frame(&mut webcam);
    assert!(late.seq > first.seq + 5, "{} after {}", late.seq, first.seq);
    assert!(webcam.counts().dropped >= 4, "{:?}", webcam.counts());
}

#[test]
fn dropping_releases_the_camera_at_once_and_does_not_wait_for_a_frozen_one() {
    let fake = FakeCameras::new();
    let mut first = webcam(&fake, quick());
    states_until(&mut first, "working");
    let inside = Arc::downgrade(&first.channel);
    drop(first);
    assert_eq!(fake.open_streams(), 0, "closed when drop returns");
    eventually("the thread has ended", || inside.upgrade().is_none());

    let mut second = webcam(&fake, quick());
    states_until(&mut second, "working");
    fake.begin(Fault::Freezes);
    states_until(&mut second, "stopped-answering");
    let inside = Arc::downgrade(&second.channel);
    let clock = Clock::start();
    drop(second);
    assert!(clock.elapsed() < RELEASE_TIMEOUT, "not waited for");
    fake.end(Fault::Freezes);
    eventually("the thread ends when the camera thaws", || inside.upgrade().is_none());
    assert_eq!(fake.open_streams(), 0);
}

/// A webcam over two drivers: what is `first` goes by the name of V4L2, what is `second` by that of nokhwa.
fn with_two_drivers(first: &FakeCameras, second: &FakeCameras) -> Webcam {
    let (first, second) = (first.clone(), second.clone());
    let drivers =
        move || vec![first.driver(CameraDriver::V4l2), second.driver(CameraDriver::Nokhwa)];
    Webcam::with_drivers(WebcamChoice::Any, Arc::new(drivers), quick()).expect("webcam")
}

/// The driver that opened the camera, and why not the one before it.
fn next_driver(webcam: &mut Webcam) -> (CameraDriver, Option<String>) {
    let clock = Clock::start();
    while clock.elapsed() < Duration::from_secs(20) {
        if let Event::State(CameraState::Working { driver, fallback_reason, .. }) =
            webcam.next(Duration::from_millis(50))
        {
            return (driver, fallback_reason);
        }
    }
    panic!("no working state came");
}

#[test]
fn the_second_driver_opens_what_the_first_cannot() {
    for (fault, expect) in [
        (Fault::Refuses, "Failed to Fufill"),
        (Fault::OpenPanics, "step != 0"),
        (Fault::Unknown, "something new"),
        (Fault::LeftBehind, "not whole number"),
    ] {
        let (first, second) = (FakeCameras::new(), FakeCameras::new());
        first.begin(fault);
        let mut webcam = with_two_drivers(&first, &second);
        let (driver, why) = next_driver(&mut webcam);
        assert_eq!(driver, CameraDriver::Nokhwa, "{fault:?}");
        assert!(why.as_ref().is_some_and(|why| why.contains(expect)), "{fault:?}: {why:?}");
        // After a loss the first driver is tried first again.
        first.end(fault);
        second.unplug();
        assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
        assert_eq!(next_driver(&mut webcam), (CameraDriver::V4l2, None), "{fault:?}");
        eventually("the second one is released", || second.open_streams() == 0);
    }
}

#[test]
fn the_second_driver_is_not_tried_for_what_it_cannot_help() {
    for (fault, code) in [
        (Fault::InUse, "in-use"),
        (Fault::NotAllowed, "not-allowed"),
        (Fault::GoneAtOpening, "no-camera"),
        (Fault::Stuck, "needs-restart"),
    ] {
        let (first, second) = (FakeCameras::new(), FakeCameras::new());
        first.begin(fault);
        let mut webcam = with_two_drivers(&first, &second);
        assert_eq!(states_until(&mut webcam, code), ["opening", code], "{fault:?}");
        assert_eq!(second.opened_ever(), 0, "{fault:?}");
    }
    // Nor for a camera that delivers another format than it declares: it opens in both.
    let (first, second) = (FakeCameras::new(), FakeCameras::new());
    first.begin(Fault::Noise);
    let mut webcam = with_two_drivers(&first, &second);
    states_until(&mut webcam, "not-usable");
    eventually("it is opened again", || first.opened_ever() > 4);
    assert_eq!(second.opened_ever(), 0);
}

#[test]
fn a_failure_of_both_drivers_is_reported_as_the_first_one_says() {
    let (first, second) = (FakeCameras::new(), FakeCameras::new());
    first.begin(Fault::Unknown);
    second.begin(Fault::Stuck);
    let mut webcam = with_two_drivers(&first, &second);
    assert_eq!(states_until(&mut webcam, "not-usable"), ["opening", "not-usable"]);
}
