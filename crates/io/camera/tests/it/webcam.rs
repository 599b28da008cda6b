//! What must hold on any computer, with or without cameras.

use std::time::{Duration, Instant};
use trug_camera::{
    CameraState, DriverChoice, Event, FrameSource, Script, Webcam, WebcamChoice, cameras,
};

#[test]
fn listing_cameras_works_without_any() {
    let listed = cameras().expect("a list, empty or not");
    for camera in listed {
        assert!(
            !camera.id.is_empty() && !camera.name.is_empty() && !camera.id.starts_with("/dev/"),
            "{camera:?}"
        );
    }
}

#[test]
fn an_absent_camera_is_reported_within_a_second_and_asking_never_blocks() {
    let choice = WebcamChoice::Named("a camera that nobody has".to_owned());
    let mut webcam = Webcam::open(choice, DriverChoice::Auto).expect("opening is always possible");
    let begun = Instant::now();
    let mut states = Vec::new();
    while begun.elapsed() < Duration::from_secs(1) {
        let asked = Instant::now();
        if let Event::State(state) = webcam.next(Duration::from_millis(20)) {
            states.push(state);
        }
        assert!(
            asked.elapsed() < Duration::from_millis(500),
            "asked for 20 ms, waited {:?}",
            asked.elapsed()
        );
    }
    let name = "a camera that nobody has".to_owned();
    assert_eq!(states, [CameraState::Opening, CameraState::Absent { name }]);
    assert!(states[1].words().contains("a camera that nobody has is not plugged in"));
    let dropping = Instant::now();
    drop(webcam);
    assert!(dropping.elapsed() < Duration::from_millis(500), "{:?}", dropping.elapsed());
}

#[test]
fn every_state_says_what_to_do() {
    let all = [
        CameraState::NoCamera,
        CameraState::Absent { name: "Eye".to_owned() },
        CameraState::InUse,
        CameraState::NotAllowed { how: "Open the settings.".to_owned() },
        CameraState::StoppedAnswering,
        CameraState::TooDark,
        CameraState::Lost,
        CameraState::NotUsable { why: "x".to_owned() },
        CameraState::NeedsRestart,
    ];
    for state in all {
        let words = state.words();
        assert!(words.matches(['.', ':']).count() >= 2, "what is wrong and what to do: {words:?}");
        assert!(words.ends_with('.'), "{words:?}");
    }
}

#[test]
fn a_script_plays_its_events_and_ends() {
    let mut script = Script::new([Event::State(CameraState::Lost), Event::Nothing]);
    let events: Vec<Event> = (0..4).map(|_| script.next(Duration::from_secs(9))).collect();
    assert_eq!(events, [Event::State(CameraState::Lost), Event::Nothing, Event::End, Event::End]);
}
