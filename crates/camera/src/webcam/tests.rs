//! A camera that breaks in every way known, played behind the driver seam.

use super::{DriverMaker, GRACE, STALLS, Stalls, Webcam, WebcamChoice};
use crate::{
    CameraInfo, CameraState, Event, Frame, FrameSource, PixelFormat,
    clock::Clock,
    driver::{Driver, Opened, Permission, Request, Stream},
    post::Patience,
};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    thread,
    time::Duration,
};

const IN_USE: &str = "Could not open device stream: Device or resource busy (os error 16)";
const UNPLUGGED: &str = "Could not capture frame: No such device (os error 19)";
const REFUSED: &str = "Could not get device property CameraFormat: Failed to Fufill";

/// The world outside the program, which a test changes while a webcam runs.
#[derive(Default)]
struct World {
    plugged: Mutex<Vec<CameraInfo>>,
    /// What opening answers; None opens.
    refuses: Mutex<Option<&'static str>>,
    /// Opens only when asked for this.
    grants: Mutex<Option<Request>>,
    /// Luma of every pixel.
    light: AtomicU32,
    list_panics: AtomicBool,
    open_panics: AtomicBool,
    read_panics: AtomicBool,
    drop_panics: AtomicBool,
    frozen: AtomicBool,
    permission: Mutex<Option<Permission>>,
    /// JPEG was declared and something else is sent.
    lies_about_jpeg: AtomicBool,
    open_streams: AtomicU32,
}

impl World {
    fn with_camera() -> Arc<Self> {
        let world = Self::default();
        world.plug("1-1:1.0/Eye", "/dev/video0");
        world.light.store(128, Ordering::SeqCst);
        Arc::new(world)
    }

    fn plug(&self, id: &str, node: &str) {
        let name = id.split_once('/').expect("bus/name").1.to_owned();
        self.plugged.lock().expect("lock").push(CameraInfo {
            id: id.to_owned(),
            name,
            node: node.to_owned(),
        });
    }

    fn unplug(&self) {
        self.plugged.lock().expect("lock").clear();
    }

    fn refuse(&self, why: Option<&'static str>) {
        *self.refuses.lock().expect("lock") = why;
    }

    fn maker(self: &Arc<Self>) -> DriverMaker {
        let world = Arc::clone(self);
        Arc::new(move || Box::new(Fake(Arc::clone(&world))))
    }

    fn webcam(self: &Arc<Self>, choice: WebcamChoice, stalls: Stalls) -> Webcam {
        Webcam::with_driver(choice, self.maker(), stalls).expect("webcam")
    }
}

/// For cameras that answer: a busy computer is not to be taken for a stall.
const PATIENT: Stalls = Stalls { patience: patience(30), may_abandon: 0 };
const QUICK: Stalls = Stalls { patience: patience(1), may_abandon: 0 };

const fn patience(seconds: u64) -> Patience {
    Patience { first: Duration::from_secs(seconds), between: Duration::from_secs(seconds) }
}

struct Fake(Arc<World>);

struct FakeStream {
    world: Arc<World>,
    opened: Opened,
    node: String,
}

fn is(flag: &AtomicBool) -> bool {
    flag.load(Ordering::SeqCst)
}

fn set(flag: &AtomicBool, to: bool) {
    flag.store(to, Ordering::SeqCst);
}

impl Driver for Fake {
    fn permission(&mut self) -> Permission {
        self.0.permission.lock().expect("lock").unwrap_or(Permission::Granted)
    }

    fn list(&mut self) -> Result<Vec<CameraInfo>, String> {
        assert!(!is(&self.0.list_panics), "ParseIntError");
        Ok(self.0.plugged.lock().expect("lock").clone())
    }

    fn open(&mut self, camera: &CameraInfo, request: Request) -> Result<Box<dyn Stream>, String> {
        assert!(!is(&self.0.open_panics), "step != 0");
        if let Some(why) = *self.0.refuses.lock().expect("lock") {
            return Err(why.to_owned());
        }
        if self.0.grants.lock().expect("lock").is_some_and(|granted| granted != request) {
            return Err(REFUSED.to_owned());
        }
        let asked = match request {
            Request::Exact(asked) => asked,
            Request::Anything => {
                Opened { pixels: PixelFormat::Grey, width: 320, height: 240, rate: 30.0 }
            }
        };
        self.0.open_streams.fetch_add(1, Ordering::SeqCst);
        // Small pictures of any format that was asked for: what they are made of is not the matter here.
        let pixels = match asked.pixels {
            PixelFormat::Mjpeg if !is(&self.0.lies_about_jpeg) => PixelFormat::Grey,
            pixels => pixels,
        };
        let opened = Opened { pixels, ..asked };
        Ok(Box::new(FakeStream { world: Arc::clone(&self.0), opened, node: camera.node.clone() }))
    }
}

impl Stream for FakeStream {
    fn opened(&self) -> Opened {
        self.opened
    }

    fn read(&mut self, take: &mut dyn FnMut(&[u8])) -> Result<(), String> {
        thread::sleep(Duration::from_millis(4));
        assert!(!is(&self.world.read_panics), "a panic while reading");
        let plugged = || {
            self.world.plugged.lock().expect("lock").iter().any(|camera| camera.node == self.node)
        };
        // As on Linux: a frozen camera blocks until it thaws or is unplugged.
        while is(&self.world.frozen) && plugged() {
            thread::sleep(Duration::from_millis(5));
        }
        if !plugged() {
            return Err(UNPLUGGED.to_owned());
        }
        let size = self.opened.width as usize * self.opened.height as usize;
        take(&vec![self.world.light.load(Ordering::SeqCst) as u8; size * 2]);
        Ok(())
    }
}

impl Drop for FakeStream {
    fn drop(&mut self) {
        self.world.open_streams.fetch_sub(1, Ordering::SeqCst);
        assert!(!is(&self.world.drop_panics), "STREAMOFF failed");
    }
}

/// The states that are told up to and with the one named by `code`.
fn states_until(webcam: &mut Webcam, code: &str) -> Vec<&'static str> {
    let clock = Clock::start();
    let mut states = Vec::new();
    while clock.elapsed() < Duration::from_secs(10) {
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
    while clock.elapsed() < Duration::from_secs(10) {
        if let Event::Frame(frame) = webcam.next(Duration::from_millis(50)) {
            return frame;
        }
    }
    panic!("no frame came");
}

fn eventually(what: &str, holds: impl Fn() -> bool) {
    let clock = Clock::start();
    while !holds() {
        assert!(clock.elapsed() < Duration::from_secs(10), "{what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_camera_that_works_gives_frames_with_rising_numbers_and_times() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    assert_eq!(states_until(&mut webcam, "working"), ["opening", "working"]);
    let first = next_frame(&mut webcam);
    let second = next_frame(&mut webcam);
    assert_eq!((first.width, first.height, first.luma.len()), (1280, 720, 1280 * 720));
    assert!(second.seq > first.seq && second.at_ms >= first.at_ms);
}

#[test]
fn the_ladder_goes_down_to_what_the_camera_grants() {
    let yuyv =
        Request::Exact(Opened { pixels: PixelFormat::Yuyv, width: 640, height: 480, rate: 30.0 });
    for (granted, expect) in
        [(yuyv, "YUYV 640x480 at 30"), (Request::Anything, "GREY 320x240 at 30")]
    {
        let world = World::with_camera();
        *world.grants.lock().expect("lock") = Some(granted);
        let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
        let working = loop {
            if let Event::State(CameraState::Working { format, name, .. }) =
                webcam.next(Duration::from_secs(5))
            {
                break (format, name);
            }
        };
        assert_eq!(working, (expect.to_owned(), "Eye".to_owned()));
    }
}

#[test]
fn unplugged_and_plugged_in_again_elsewhere() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    states_until(&mut webcam, "working");
    world.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    assert_eq!(
        webcam.next(Duration::from_millis(400)),
        Event::Nothing,
        "lost stays lost, it does not become no-camera"
    );
    world.plug("2-4:1.0/Other", "/dev/video0");
    world.plug("1-3:1.0/Eye", "/dev/video1");
    match webcam.next(Duration::from_secs(5)) {
        Event::State(CameraState::Working { name, .. }) => {
            assert_eq!(name, "Eye", "the one that it had");
        }
        other => panic!("{other:?}"),
    }
    next_frame(&mut webcam);
    assert_eq!(world.open_streams.load(Ordering::SeqCst), 1);
}

#[test]
fn a_freeze_is_told_and_its_end_too_and_asking_never_blocks() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, QUICK);
    states_until(&mut webcam, "working");
    set(&world.frozen, true);
    let clock = Clock::start();
    while !matches!(webcam.next(Duration::from_millis(10)), Event::Nothing) {}
    assert!(
        clock.elapsed() < QUICK.patience.between,
        "nothing new is answered after the wait, long before the stall"
    );
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    set(&world.frozen, false);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
    // Frozen, then unplugged: the blocked read is freed.
    set(&world.frozen, true);
    states_until(&mut webcam, "stopped-answering");
    world.unplug();
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    set(&world.frozen, false);
    world.plug("1-1:1.0/Eye", "/dev/video2");
    states_until(&mut webcam, "working");
}

#[test]
fn where_a_freeze_never_ends_a_fresh_thread_takes_over() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, Stalls { may_abandon: 1, ..QUICK });
    states_until(&mut webcam, "working");
    set(&world.frozen, true);
    states_until(&mut webcam, "stopped-answering");
    eventually("two threads hold a stream", || world.open_streams.load(Ordering::SeqCst) == 2);
    set(&world.frozen, false);
    states_until(&mut webcam, "working");
    eventually("the abandoned one lets go", || world.open_streams.load(Ordering::SeqCst) == 1);
}

#[test]
fn every_trouble_has_its_state_and_passes() {
    let check = |begin: &dyn Fn(&World), end: &dyn Fn(&World), code: &str| {
        let world = World::with_camera();
        begin(&world);
        let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
        assert_eq!(states_until(&mut webcam, code), ["opening", code]);
        end(&world);
        assert_eq!(states_until(&mut webcam, "working"), ["working"], "after {code}");
    };
    let refuses = |why: &'static str| move |world: &World| world.refuse(Some(why));
    let no_more = |world: &World| world.refuse(None);
    check(&refuses(IN_USE), &no_more, "in-use");
    check(&refuses("Permission denied (os error 13)"), &no_more, "not-allowed");
    check(&refuses("No such file or directory (os error 2)"), &no_more, "no-camera");
    check(&refuses(REFUSED), &no_more, "not-usable");
    check(&refuses("something new"), &no_more, "not-usable");
    check(&refuses("Fail to lock global device list mutex"), &no_more, "needs-restart");
    check(&|world| world.unplug(), &|world| world.plug("1-1:1.0/Eye", "/dev/video0"), "no-camera");
    let permits =
        |answer| move |world: &World| *world.permission.lock().expect("lock") = Some(answer);
    check(&permits(Permission::Refused), &permits(Permission::Granted), "not-allowed");
    check(
        &|world| set(&world.list_panics, true),
        &|world| set(&world.list_panics, false),
        "not-usable",
    );
    check(
        &|world| set(&world.open_panics, true),
        &|world| set(&world.open_panics, false),
        "not-usable",
    );
}

#[test]
fn while_the_person_is_asked_nothing_is_wrong() {
    let world = World::with_camera();
    *world.permission.lock().expect("lock") = Some(Permission::Asking);
    let mut webcam = world.webcam(WebcamChoice::Any, QUICK);
    assert_eq!(webcam.next(Duration::ZERO), Event::State(CameraState::Opening));
    assert_eq!(
        webcam.next(QUICK.patience.first + QUICK.patience.first / 4),
        Event::Nothing,
        "not even a stall"
    );
    *world.permission.lock().expect("lock") = Some(Permission::Granted);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn panics_while_reading_and_dropping_are_a_loss_and_no_more() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    states_until(&mut webcam, "working");
    set(&world.drop_panics, true);
    set(&world.read_panics, true);
    assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
    set(&world.read_panics, false);
    set(&world.drop_panics, false);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn a_camera_that_lies_about_a_format_is_opened_in_another() {
    let world = World::with_camera();
    set(&world.lies_about_jpeg, true);
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    assert_eq!(states_until(&mut webcam, "not-usable"), ["opening", "not-usable"]);
    match webcam.next(Duration::from_secs(5)) {
        Event::State(CameraState::Working { format, .. }) => {
            assert_eq!(format, "YUYV 1280x720 at 30");
        }
        other => panic!("{other:?}"),
    }
    assert!(webcam.counts().bad >= 30);
}

#[test]
fn darkness_is_told_and_its_end_too() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    states_until(&mut webcam, "working");
    world.light.store(16, Ordering::SeqCst);
    assert_eq!(states_until(&mut webcam, "too-dark"), ["too-dark"]);
    next_frame(&mut webcam);
    world.light.store(90, Ordering::SeqCst);
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn a_slow_taker_gets_the_newest_and_the_rest_is_counted() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, PATIENT);
    states_until(&mut webcam, "working");
    let first = next_frame(&mut webcam);
    eventually("frames come while nobody asks", || webcam.counts().frames > first.seq + 5);
    let late = next_frame(&mut webcam);
    assert!(late.seq > first.seq + 5, "{} after {}", late.seq, first.seq);
    assert!(webcam.counts().dropped >= 4, "{:?}", webcam.counts());
}

#[test]
fn dropping_lets_go_of_the_camera_at_once_and_a_frozen_one_is_not_waited_for() {
    let world = World::with_camera();
    let mut webcam = world.webcam(WebcamChoice::Any, QUICK);
    states_until(&mut webcam, "working");
    let inside = Arc::downgrade(&webcam.post_box);
    drop(webcam);
    assert_eq!(world.open_streams.load(Ordering::SeqCst), 0, "closed when drop returns");
    eventually("the thread has ended", || inside.upgrade().is_none());

    let mut webcam = world.webcam(WebcamChoice::Any, QUICK);
    states_until(&mut webcam, "working");
    set(&world.frozen, true);
    states_until(&mut webcam, "stopped-answering");
    let inside = Arc::downgrade(&webcam.post_box);
    let clock = Clock::start();
    drop(webcam);
    assert!(clock.elapsed() < GRACE, "not waited for");
    set(&world.frozen, false);
    eventually("the thread ends when the camera thaws", || inside.upgrade().is_none());
    assert_eq!(world.open_streams.load(Ordering::SeqCst), 0);
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
        let world = World::with_camera();
        world.plug("1-2:1.0/Eye", "/dev/video2");
        world.plug("1-3:1.0/Other", "/dev/video3");
        let listed = world.plugged.lock().expect("lock").clone();
        let found =
            crate::capture::wanted(&WebcamChoice::Named(wish.to_owned()), None, &[], listed);
        assert_eq!(found.first().map(|camera| camera.id.as_str()), expect, "{wish:?}");
    }
}

#[test]
fn a_first_picture_may_take_some_seconds() {
    assert!(STALLS.patience.first >= Duration::from_secs(4));
}
