//! Every fault that is known, five and twenty times over each: what is wrong is told, it passes when its cause does,
//! and nothing is left behind by it: no open camera, no thread, no descriptor.

use super::{eventually, next_frame, quick, states_until, webcam};
use crate::{
    Offer, PixelFormat,
    pretend::{Fault, Pretend, grey},
};
use std::sync::Arc;

const REPEATS: u8 = 25;

/// One fault: how it begins, what is told, how it ends.
struct Case {
    begin: fn(&Pretend),
    /// The state that is told; None when frames simply go on.
    told: Option<&'static str>,
    end: fn(&Pretend),
}

fn check(case: &Case) {
    let before = held();
    let pretend = Pretend::new();
    let mut webcam = webcam(&pretend, quick());
    states_until(&mut webcam, "working");
    let working = held();
    for repeat in 0..REPEATS {
        (case.begin)(&pretend);
        if let Some(told) = case.told {
            states_until(&mut webcam, told);
            (case.end)(&pretend);
            states_until(&mut webcam, "working");
        } else {
            let (bad, seq) = (webcam.counts().bad, next_frame(&mut webcam).seq);
            eventually("bad frames are counted", || webcam.counts().bad > bad + 2);
            assert!(next_frame(&mut webcam).seq > seq, "and good ones go on");
            (case.end)(&pretend);
        }
        // What is seen is what is shown now, and not a picture from before.
        pretend.show(move |_, offer| grey(offer, 100 + repeat));
        while next_frame(&mut webcam).luma[0] != 100 + repeat {}
        eventually("as much is held as before the fault", || held() == working);
    }
    eventually("one stream is open", || pretend.open_streams() == 1);
    let inside = Arc::downgrade(&webcam.post_box);
    drop(webcam);
    eventually("no thread is left", || inside.upgrade().is_none());
    assert_eq!(pretend.open_streams(), 0, "no stream is left");
    eventually("and nothing else either", || held() == before);
}

/// Descriptors and threads of this process, where it runs this test alone and the system tells of them.
pub(super) fn held() -> Option<(usize, usize)> {
    let alone =
        std::env::var("NEXTEST_EXECUTION_MODE").is_ok_and(|mode| mode == "process-per-test");
    let count = |what: &str| Some(std::fs::read_dir(what).ok()?.count());
    alone.then(|| count("/proc/self/fd").zip(count("/proc/self/task")))?
}

/// The camera is pulled out and a fault waits for it when it is back.
macro_rules! at_opening {
    ($fault:ident, $told:literal) => {
        Case {
            begin: |world| {
                world.begin(Fault::$fault);
                world.unplug();
                world.plug("1-1:1.0/Eye", "/dev/video1");
            },
            told: Some($told),
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
    ($fault:ident, $told:expr) => {
        Case {
            begin: |world| world.begin(Fault::$fault),
            told: $told,
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
        begin: Pretend::unplug,
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    unplugged_and_back_under_another_number: Case {
        begin: Pretend::unplug,
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video7"),
    },
    unplugged_and_back_at_another_port: Case {
        begin: Pretend::unplug,
        told: Some("lost"),
        end: |world| world.plug("3-2:1.0/Eye", "/dev/video0"),
    },
    a_hub_is_reset_and_two_cameras_change_their_numbers: Case {
        begin: |world| {
            world.unplug();
            world.plug("1-2:1.0/Other", "/dev/video0");
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video1"),
    },
    its_metadata_node_is_back_first: Case {
        begin: |world| {
            world.unplug();
            world.plug("1-1:1.0/Eye metadata", "/dev/video0");
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video1"),
    },
    frozen_and_thawed: while_open!(Freezes, Some("stopped-answering")),
    silent_and_back: while_open!(Silent, Some("stopped-answering")),
    frozen_then_unplugged: Case {
        begin: |world| {
            world.begin(Fault::Freezes);
            world.unplug();
        },
        told: Some("lost"),
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
        told: Some("lost"),
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
    a_format_is_left_behind: at_opening!(LeftBehind, "not-usable"),
    every_format_is_refused: at_opening!(Refuses, "not-usable"),
    the_library_is_stuck: at_opening!(Stuck, "needs-restart"),
    an_error_that_nobody_knows: at_opening!(Unknown, "not-usable"),
    it_does_not_say_what_it_offers: Case {
        begin: |world| {
            world.begin(Fault::OffersFail);
            world.unplug();
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    asking_what_it_offers_panics: Case {
        begin: |world| {
            world.begin(Fault::OffersPanic);
            world.unplug();
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    its_rows_are_further_apart_than_it_says: Case {
        begin: |world| {
            world.begin(Fault::Padded);
            world.unplug();
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    grey_only: Case {
        begin: |world| {
            world.offer(&[Offer { pixels: PixelFormat::Grey, width: 96, height: 80, rate: 15.0 }]);
            world.unplug();
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
    another_format_each_time: Case {
        begin: |world| {
            let formats = [PixelFormat::Mjpeg, PixelFormat::Nv12, PixelFormat::Uyvy, PixelFormat::Yu12];
            let pixels = formats[world.opened_ever() as usize % formats.len()];
            world.offer(&[Offer { pixels, width: 96, height: 80, rate: 30.0 }]);
            world.unplug();
        },
        told: Some("lost"),
        end: |world| world.plug("1-1:1.0/Eye", "/dev/video0"),
    },
}
