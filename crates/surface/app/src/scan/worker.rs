//! The camera worker: a camera in a process of its own, for the systems that need it.
#![expect(
    clippy::disallowed_methods,
    reason = "the worker is this program once more: its path, its environment and its end"
)]

use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode};
use trug_camera::{CameraError, DriverChoice, Webcam, WebcamChoice, serve};

/// The first argument of a host that is started as the camera worker.
const WORD: &str = "camera-worker";

/// Takes any camera that works.
const ANY: &str = "any";

/// Looks through a camera: in a process of its own where the system's camera library can end the program
/// (macOS), and wherever `TRUG_CAMERA_APART` is set.
pub(super) fn webcam(choice: WebcamChoice) -> Result<Webcam, CameraError> {
    release_on_signal();
    let drivers = driver_choice()?;
    let wanted = std::env::var_os("TRUG_CAMERA_APART").is_some_and(|value| value == "1");
    let program = std::env::current_exe().ok().filter(|_| cfg!(target_os = "macos") || wanted);
    let Some(program) = program else { return Webcam::open(choice, drivers) };
    let id = match &choice {
        WebcamChoice::Any => ANY.to_owned(),
        WebcamChoice::Named(id) => id.clone(),
    };
    Webcam::open_in_worker(choice, move || {
        let mut command = Command::new(&program);
        command.arg(WORD).arg(&id);
        command
    })
}

/// The camera libraries that `TRUG_CAMERA_DRIVER` names: `auto` where it is not set.
///
/// # Errors
/// When it names none that this system has.
pub(crate) fn driver_choice() -> Result<DriverChoice, CameraError> {
    let text = std::env::var_os("TRUG_CAMERA_DRIVER").unwrap_or_default();
    text.to_string_lossy().parse()
}

/// A program that is asked to end (by Ctrl-C, by the system that shuts down) releases its cameras first: their settings
/// would stay changed. Elsewhere than on Unix none are changed.
fn release_on_signal() {
    #[cfg(unix)]
    INSTALL.call_once(|| {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]);
        let started = signals.and_then(|mut signals| {
            std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
                if let Some(signal) = signals.forever().next() {
                    trug_camera::release_cameras();
                    // What shells expect of a program that was ended by a signal.
                    std::process::exit(128 + signal);
                }
            })
        });
        if let Err(error) = started {
            tracing::debug!(%error, "signals that end the program are not watched");
        }
    });
}

#[cfg(unix)]
static INSTALL: std::sync::Once = std::sync::Once::new();

/// To be called first of all by every host, with its arguments: when it was started as the camera worker, it serves
/// frames until nobody wants them any more, and then ends with this code.
pub fn run_camera_worker(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()? != WORD {
        return None;
    }
    let id = arguments.next().map(|id| id.to_string_lossy().into_owned());
    let choice = id.filter(|id| id != ANY).map_or(WebcamChoice::Any, WebcamChoice::Named);
    release_on_signal();
    let opened = driver_choice().and_then(|drivers| Webcam::open(choice, drivers));
    let served = opened.map_err(|error| error.to_string()).and_then(|mut webcam| {
        serve(&mut webcam, io::stdin(), &mut io::stdout()).map_err(|error| error.to_string())
    });
    Some(match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            tracing::error!(why, "the camera worker ended");
            ExitCode::FAILURE
        }
    })
}
