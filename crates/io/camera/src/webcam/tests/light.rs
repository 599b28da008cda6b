//! Exposure and gain as a webcam sets them, over a camera whose pictures answer to them, and that they are put back
//! whatever ends it.

use super::{eventually, next_frame, quick, states_until, webcam};
use crate::{
    Webcam,
    pretend::{Eye, Fault, Pretend},
};

const DUSK: f32 = 0.4;

/// A camera in some light, and who looks through it.
fn in_light(light: f32) -> (Pretend, Webcam) {
    let pretend = Pretend::new();
    pretend.see_by(Eye::new(light));
    let mut webcam = webcam(&pretend, quick());
    states_until(&mut webcam, "working");
    (pretend, webcam)
}

fn settings(pretend: &Pretend) -> (i64, i64, Option<i64>) {
    let eye = pretend.eye().expect("it has settings");
    (eye.automatic, eye.exposure, eye.gain)
}

const AS_PLUGGED_IN: (i64, i64, Option<i64>) = (3, 166, Some(20));

#[test]
fn exposure_follows_the_light_and_is_put_back() {
    let (pretend, mut webcam) = in_light(1.2);
    let check = |light: f32, expect: (i64, i64, Option<i64>)| {
        pretend.light(light);
        eventually("it follows", || settings(&pretend) == expect);
    };
    check(1.2, (1, 100, Some(20)));
    check(DUSK, (1, 100, Some(60)));
    check(6.0, (1, 19, Some(20)));
    assert!(next_frame(&mut webcam).luma[0] > 0);
    drop(webcam);
    assert_eq!(settings(&pretend), AS_PLUGGED_IN);
}

#[test]
fn in_the_dark_the_camera_is_left_to_itself() {
    let (pretend, webcam) = in_light(1.2);
    eventually("by hand", || settings(&pretend).0 == 1);
    pretend.light(0.05);
    eventually("and by itself again", || settings(&pretend).0 == 3);
    drop(webcam);
    assert_eq!(settings(&pretend), AS_PLUGGED_IN);
}

#[test]
fn whatever_ends_it_the_settings_are_put_back() {
    for fault in [Fault::ReadPanics, Fault::ReadFails, Fault::DropPanics, Fault::Short] {
        let (pretend, mut webcam) = in_light(DUSK);
        eventually("it is changed", || settings(&pretend) == (1, 100, Some(60)));
        pretend.begin(fault);
        if fault != Fault::DropPanics {
            let told = if fault == Fault::Short { "not-usable" } else { "lost" };
            states_until(&mut webcam, told);
        }
        drop(webcam);
        eventually("put back", || settings(&pretend) == AS_PLUGGED_IN);
    }
}

#[test]
fn a_program_that_ends_lets_go_of_its_cameras_first() {
    let (pretend, webcam) = in_light(DUSK);
    eventually("it is changed", || settings(&pretend) == (1, 100, Some(60)));
    // Other tests of this program may look through cameras of their own, and would see them closed.
    webcam.post_box.close(super::GRACE);
    assert_eq!(settings(&pretend), AS_PLUGGED_IN);
    assert_eq!(pretend.open_streams(), 0, "while somebody still holds the webcam");
    drop(webcam);
}

#[test]
fn a_camera_that_was_plugged_in_again_begins_anew() {
    let (pretend, mut webcam) = in_light(DUSK);
    eventually("it is changed", || settings(&pretend) == (1, 100, Some(60)));
    pretend.unplug();
    states_until(&mut webcam, "lost");
    pretend.plug("1-1:1.0/Eye", "/dev/video0");
    assert_eq!(settings(&pretend), AS_PLUGGED_IN, "it has forgotten");
    states_until(&mut webcam, "working");
    eventually("it is changed again", || settings(&pretend) == (1, 100, Some(60)));
    drop(webcam);
    assert_eq!(settings(&pretend), AS_PLUGGED_IN);
}
