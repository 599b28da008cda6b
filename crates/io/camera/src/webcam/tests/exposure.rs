//! Exposure and gain as a webcam sets them, over a camera whose pictures follow them, and that they are restored
//! whatever ends the webcam.

use super::{eventually, next_frame, quick, states_until, webcam};
use crate::{
    Webcam,
    fake::{FakeCameras, FakeSensor, Fault},
};

const DUSK: f32 = 0.4;

/// A camera in some light, and a webcam that uses it.
fn in_light(light: f32) -> (FakeCameras, Webcam) {
    let fake = FakeCameras::new();
    fake.set_sensor(FakeSensor::new(light));
    let mut webcam = webcam(&fake, quick());
    states_until(&mut webcam, "working");
    (fake, webcam)
}

fn settings(fake: &FakeCameras) -> (i64, i64, Option<i64>) {
    let sensor = fake.sensor().expect("it has settings");
    (sensor.automatic, sensor.exposure, sensor.gain)
}

const AS_PLUGGED_IN: (i64, i64, Option<i64>) = (3, 166, Some(20));

#[test]
fn exposure_follows_the_light_and_is_restored() {
    let (fake, mut webcam) = in_light(1.2);
    let check = |light: f32, expect: (i64, i64, Option<i64>)| {
        fake.light(light);
        eventually("it follows", || settings(&fake) == expect);
    };
    check(1.2, (1, 100, Some(20)));
    check(DUSK, (1, 100, Some(60)));
    check(6.0, (1, 19, Some(20)));
    assert!(next_frame(&mut webcam).luma[0] > 0);
    drop(webcam);
    assert_eq!(settings(&fake), AS_PLUGGED_IN);
}

#[test]
fn in_the_dark_automatic_exposure_is_restored() {
    let (fake, webcam) = in_light(1.2);
    eventually("manual exposure", || settings(&fake).0 == 1);
    fake.light(0.05);
    eventually("automatic exposure again", || settings(&fake).0 == 3);
    drop(webcam);
    assert_eq!(settings(&fake), AS_PLUGGED_IN);
}

#[test]
fn whatever_ends_it_the_settings_are_restored() {
    for fault in [Fault::ReadPanics, Fault::ReadFails, Fault::DropPanics, Fault::Short] {
        let (fake, mut webcam) = in_light(DUSK);
        eventually("it is changed", || settings(&fake) == (1, 100, Some(60)));
        fake.begin(fault);
        if fault != Fault::DropPanics {
            let state = if fault == Fault::Short { "not-usable" } else { "lost" };
            states_until(&mut webcam, state);
        }
        drop(webcam);
        eventually("restored", || settings(&fake) == AS_PLUGGED_IN);
    }
}

#[test]
fn a_program_that_ends_releases_its_cameras_first() {
    let (fake, webcam) = in_light(DUSK);
    eventually("it is changed", || settings(&fake) == (1, 100, Some(60)));
    // Other tests of this program may have open cameras of their own, which would be closed.
    webcam.channel.close(super::RELEASE_TIMEOUT);
    assert_eq!(settings(&fake), AS_PLUGGED_IN);
    assert_eq!(fake.open_streams(), 0, "while somebody still holds the webcam");
    drop(webcam);
}

#[test]
fn exposure_starts_again_for_a_camera_that_is_plugged_in_again() {
    let (fake, mut webcam) = in_light(DUSK);
    eventually("it is changed", || settings(&fake) == (1, 100, Some(60)));
    fake.unplug();
    states_until(&mut webcam, "lost");
    fake.plug("1-1:1.0/Eye", "/dev/video0");
    assert_eq!(settings(&fake), AS_PLUGGED_IN, "it has forgotten");
    states_until(&mut webcam, "working");
    eventually("it is changed again", || settings(&fake) == (1, 100, Some(60)));
    drop(webcam);
    assert_eq!(settings(&fake), AS_PLUGGED_IN);
}
