//! A camera worker: this test program itself, started again for one test that acts as the worker process.

use super::{eventually, faults::held, next_frame, quick, states_until};
use crate::{
    Webcam, WebcamChoice,
    fake::{FakeCameras, Fault},
    serve,
};
use std::{
    io,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};

/// The folder that says what the worker does.
const FOLDER: &str = "TRUG_TEST_CAMERA_WORKER";

/// The worker that the other tests start. The files in its folder are its faults.
#[test]
#[ignore = "it is no test: the tests below start it as their worker process"]
fn the_process() {
    let folder = PathBuf::from(std::env::var_os(FOLDER).expect("a folder of faults"));
    let fake = FakeCameras::new();
    if folder.join("aborts").exists() {
        std::process::abort();
    }
    std::fs::write(folder.join("pid"), std::process::id().to_string())
        .expect("the folder is there");
    if folder.join("frozen").exists() {
        fake.begin(Fault::Freezes);
    }
    let mut webcam = fake.webcam_with(WebcamChoice::Any, quick()).expect("a webcam");
    serve(&mut webcam, io::stdin(), &mut io::stdout()).expect("served");
    drop(webcam);
    std::fs::write(folder.join("released"), fake.open_streams().to_string()).expect("written");
}

fn in_worker(folder: &Path) -> Webcam {
    let folder = folder.to_owned();
    let start = move || {
        let mut command = Command::new(std::env::current_exe().expect("this program"));
        command.args(["--exact", "webcam::tests::worker::the_process", "--ignored", "--nocapture"]);
        command.env(FOLDER, &folder);
        command
    };
    let timing = crate::capture::Timing {
        // It takes a moment to start a process on a busy computer.
        stall_timeout: crate::frame_channel::StallTimeout {
            first: Duration::from_secs(8),
            between: Duration::from_secs(2),
        },
        silent_for: Duration::from_millis(500),
        ..quick()
    };
    Webcam::worker_with(WebcamChoice::Any, Arc::new(start), timing).expect("a webcam")
}

fn pid(folder: &Path) -> u32 {
    let text = std::fs::read_to_string(folder.join("pid")).expect("it runs");
    text.parse().expect("a number")
}

fn signal(name: &str, pid: u32) {
    let sent = Command::new("kill").args([name, &pid.to_string()]).status().expect("kill");
    assert!(sent.success());
}

fn is_gone(pid: u32) -> bool {
    !Path::new("/proc").join(pid.to_string()).exists()
}

#[test]
fn frames_arrive_and_the_camera_is_released_at_the_end() {
    let folder = tempfile::tempdir().expect("folder");
    let mut webcam = in_worker(folder.path());
    assert_eq!(states_until(&mut webcam, "working"), ["opening", "working"]);
    let (first, second) = (next_frame(&mut webcam), next_frame(&mut webcam));
    assert_eq!((first.width, first.height, first.luma[0]), (160, 120, 128));
    assert!(second.seq > first.seq);
    let pid = pid(folder.path());
    drop(webcam);
    eventually("it has ended by itself", || folder.path().join("released").exists());
    let released = || std::fs::read_to_string(folder.path().join("released")).unwrap_or_default();
    eventually("the camera was closed in it", || released() == "0");
    #[cfg(target_os = "linux")]
    eventually("and no process is left", || is_gone(pid));
    #[cfg(not(target_os = "linux"))]
    let _ = pid;
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_that_is_killed_is_started_again() {
    let folder = tempfile::tempdir().expect("folder");
    let mut webcam = in_worker(folder.path());
    states_until(&mut webcam, "working");
    let working = held();
    for _ in 0..3 {
        let before = pid(folder.path());
        signal("-KILL", before);
        assert_eq!(states_until(&mut webcam, "lost"), ["lost"]);
        assert_eq!(states_until(&mut webcam, "working"), ["working"]);
        next_frame(&mut webcam);
        assert_ne!(pid(folder.path()), before);
        assert!(is_gone(before), "no zombie is left");
        assert_eq!(held(), working, "descriptors and threads");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_process_that_is_stopped_is_killed_and_started_again() {
    let folder = tempfile::tempdir().expect("folder");
    let mut webcam = in_worker(folder.path());
    states_until(&mut webcam, "working");
    let before = pid(folder.path());
    signal("-STOP", before);
    assert_eq!(states_until(&mut webcam, "stopped-answering"), ["stopped-answering"]);
    states_until(&mut webcam, "working");
    next_frame(&mut webcam);
    eventually("the stopped one is gone", || is_gone(before));
}

#[cfg(target_os = "linux")]
#[test]
fn a_blocked_camera_recovers_in_a_new_process() {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("frozen"), "").expect("written");
    let mut webcam = in_worker(folder.path());
    states_until(&mut webcam, "stopped-answering");
    let before = pid(folder.path());
    std::fs::remove_file(folder.path().join("frozen")).expect("removed");
    states_until(&mut webcam, "working");
    next_frame(&mut webcam);
    assert_ne!(pid(folder.path()), before);
}

#[test]
fn a_process_that_aborts_repeatedly_is_reported() {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::write(folder.path().join("aborts"), "").expect("written");
    let mut webcam = in_worker(folder.path());
    assert_eq!(states_until(&mut webcam, "not-usable"), ["opening", "not-usable"]);
    std::fs::remove_file(folder.path().join("aborts")).expect("removed");
    assert_eq!(states_until(&mut webcam, "working"), ["working"]);
}

#[test]
fn a_program_that_cannot_be_started_is_reported() {
    let start = || Command::new("/nowhere/trug");
    let webcam = Webcam::worker_with(WebcamChoice::Any, Arc::new(start), quick());
    assert_eq!(
        states_until(&mut webcam.expect("a webcam"), "not-usable"),
        ["opening", "not-usable"]
    );
}
