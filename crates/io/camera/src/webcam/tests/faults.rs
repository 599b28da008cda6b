//! Every known fault, 25 times each: it is reported, it ends when its cause does, and it leaks nothing: no open camera,
//! no thread, no descriptor.

use super::{eventually, next_frame, quick, states_until, webcam};
use crate::{
    CaptureMode, PixelFormat,
    fake::{FakeCameras, Fault, grey},
};
use std::sync::Arc;

const REPEATS: u8 = 25;

/// A fault: how it begins, what is reported, how it ends.
struct Case {
    begin: fn(&FakeCameras),
    /// The state that is reported; None when frames go on.
    reported: Option<&'static str>,
    end: fn(&FakeCameras),
}

fn check(case: &Case) {
    let before = held();
    let fake = FakeCameras::new();
    let mut webcam = webcam(&fake, quick());
    states_until(&mut webcam, "working");
    let working = held();
    for repeat in 0..REPEATS {
        (case.begin)(&fake);
        if let Some(reported) = case.reported {
            states_until(&mut webcam, reported);
            (case.end)(&fake);
            states_until(&mut webcam, "working");
        } else {
            let (bad, seq) = (webcam.counts().bad, next_frame(&mut webcam).seq);
            eventually("bad frames are counted", || webcam.counts().bad > bad + 2);
            assert!(next_frame(&mut webcam).seq > seq, "and good ones go on");
            (case.end)(&fake);
        }
        // The picture is a current one, not one from before.
        fake.show(move |_, mode| grey(mode, 100 + repeat));
        while next_frame(&mut webcam).luma[0] != 100 + repeat {}
        eventually("as much is held as before the fault", || held() == working);
    }
    eventually("one stream is open", || fake.open_streams() == 1);
    let inside = Arc::downgrade(&webcam.channel);
    drop(webcam);
    eventually("no thread is left", || inside.upgrade().is_none());
    assert_eq!(fake.open_streams(), 0, "no stream is left");
    eventually("and nothing else either", || held() == before);
}

/// Descriptors and threads of this process, where it runs this test alone and the system reports them.
pub(super) fn held() -> Option<(usize, usize)> {
    let alone =
        std::env::var("NEXTEST_EXECUTION_MODE").is_ok_and(|mode| mode == "process-per-test");
    let count = |what: &str| Some(std::fs::read_dir(what).ok()?.count());
    alone.then(|| count("/proc/self/fd").zip(count("/proc/self/task")))?
}

/// The camera is unplugged, and the fault begins when it is back.
macro_rules! at_opening {
    ($fault:ident, $reported:literal) => {
        Case {
            begin: |world| {
                world.begin(Fault::$fault);
                world.unplug();
                world.plug("1-1:1.0/Eye", "/dev/video1");
            },
            reported: Some($reported),
            end: |world| {
                world.end(Fault::$fault);
                world.unplug();
                world.plug("1-1:1.0/Eye", "/dev/video0");
            },
        }
    };
}

/// A fault of an open camera.
macro_rules! while_open {
    ($fault:ident, $reported:expr) => {
        Case {
            begin: |world| world.begin(Fault::$fault),
            reported: $reported,
            end: |world| world.end(Fault::$fault),
        }
    };
}

macro_rules! faults {
    ($($name:ident: $case:expr,)*) => {$(
        #[test]
        fn $name() {
            check(&$case);
        }
    )*};
}

faults! {
    unplugged_and_plugged_in_again: Case {
        begin: FakeCameras::unplug,
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    unplugged_and_back_under_another_number: Case {
        begin: FakeCameras::unplug,
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video7"),
    },
    unplugged_and_back_at_another_port: Case {
        begin: FakeCameras::unplug,
        reported: Some("lost"),
        end: |world| world.plug("3-2:1.0/Eye", "/dev/video0"),
    },
    a_hub_is_reset_and_two_cameras_change_their_numbers: Case {
        begin: |world| {
            world.unplug();
            world.plug("1-2:1.0/Other", "/dev/video0");
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video1"),
    },
    its_metadata_node_is_back_first: Case {
        begin: |world| {
            world.unplug();
            world.plug("1-1:1.0/Eye metadata", "/dev/video0");
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video1"),
    },
    frozen_and_thawed: while_open!(Freezes, Some("stopped-answering")),
    silent_and_back: while_open!(Silent, Some("stopped-answering")),
    frozen_then_unplugged: Case {
        begin: |world| {
            world.begin(Fault::Freezes);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| {
            world.end(Fault::Freezes);
            world.plug("1-1:1.0/Eye", "/dev/video0");
        },
    },
    unplugged_while_dropping_panics: Case {
        begin: |world| {
            world.begin(Fault::DropPanics);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| {
            world.end(Fault::DropPanics);
            world.plug("1-1:1.0/Eye", "/dev/video0");
        },
    },
    reading_panics: while_open!(ReadPanics, Some("lost")),
    reading_fails: while_open!(ReadFails, Some("lost")),
    every_picture_is_short: while_open!(Short, Some("not-usable")),
    every_buffer_is_empty: while_open!(Empty, Some("not-usable")),
    every_buffer_is_noise: while_open!(Noise, Some("not-usable")),
    every_second_picture_is_short: while_open!(SometimesShort, None),
    black: while_open!(Black, Some("too-dark")),
    listing_panics: at_opening!(ListPanics, "not-usable"),
    listing_fails: at_opening!(ListFails, "not-usable"),
    gone_between_listing_and_opening: at_opening!(GoneAtOpening, "lost"),
    opening_panics: at_opening!(OpenPanics, "not-usable"),
    opening_hangs: at_opening!(OpenHangs, "stopped-answering"),
    in_use_elsewhere: at_opening!(InUse, "in-use"),
    not_allowed: at_opening!(NotAllowed, "not-allowed"),
    a_foreign_format_is_set: at_opening!(LeftBehind, "not-usable"),
    every_format_is_refused: at_opening!(Refuses, "not-usable"),
    the_library_is_stuck: at_opening!(Stuck, "needs-restart"),
    an_unknown_error: at_opening!(Unknown, "not-usable"),
    asking_for_modes_fails: Case {
        begin: |world| {
            world.begin(Fault::ModesFail);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    asking_for_modes_panics: Case {
        begin: |world| {
            world.begin(Fault::ModesPanic);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    rows_are_padded: Case {
        begin: |world| {
            world.begin(Fault::Padded);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    grey_only: Case {
        begin: |world| {
            world.set_modes(&[CaptureMode { pixels: PixelFormat::Grey, width: 96, height: 80, rate: 15.0 }]);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    another_format_each_time: Case {
        begin: |world| {
            let formats = [PixelFormat::Mjpeg, PixelFormat::Nv12, PixelFormat::Uyvy, PixelFormat::Yu12];
            let pixels = formats[world.opened_ever() as usize % formats.len()];
            world.set_modes(&[CaptureMode { pixels, width: 96, height: 80, rate: 30.0 }]);
            world.unplug();
        },
        reported: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
}
