//! A camera in a process of its own: which systems need it, and how a host becomes that process.

use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitCode};
use trug_camera::{CameraError, Webcam, WebcamChoice, serve};

/// The first argument of a host that is to be the camera's process.
const WORD: &str = "camera-worker";

/// Takes any camera that works.
const ANY: &str = "any";

/// Looks through a camera: in a process of its own where the system's camera library can end the program
/// (macOS), and wherever `TRUG_CAMERA_APART` is set.
pub(crate) fn webcam(choice: WebcamChoice) -> Result<Webcam, CameraError> {
    let_go_when_told_to_end();
    let wanted = std::env::var_os("TRUG_CAMERA_APART").is_some_and(|value| value == "1");
    let program = std::env::current_exe().ok().filter(|_| cfg!(target_os = "macos") || wanted);
    let Some(program) = program else { return Webcam::open(choice) };
    let id = match &choice {
        WebcamChoice::Any => ANY.to_owned(),
        WebcamChoice::Named(id) => id.clone(),
    };
    Webcam::open_apart(choice, move || {
        let mut command = Command::new(&program);
        command.arg(WORD).arg(&id);
        command
    })
}

/// A program that is told to end (by Ctrl-C, by the system that shuts down) lets go of its cameras before it does: their
/// settings would stay changed. Elsewhere than on Unix none are changed.
fn let_go_when_told_to_end() {
    #[cfg(unix)]
    HEARS.call_once(|| {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        let heard = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]);
        let started = heard.and_then(|mut heard| {
            std::thread::Builder::new().name("told to end".to_owned()).spawn(move || {
                if let Some(signal) = heard.forever().next() {
                    trug_camera::let_go_of_cameras();
                    // What shells expect of a program that was ended by a signal.
                    std::process::exit(128 + signal);
                }
            })
        });
        if let Err(error) = started {
            tracing::debug!(%error, "the end of the program will not be heard");
        }
    });
}

#[cfg(unix)]
static HEARS: std::sync::Once = std::sync::Once::new();

/// To be called first of all by every host, with its arguments: when it was started as the camera's process, it is
/// that until nobody wants it any more, and then ends with this code.
pub fn be_the_cameras_process(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()? != WORD {
        return None;
    }
    let id = arguments.next().map(|id| id.to_string_lossy().into_owned());
    let choice = id.filter(|id| id != ANY).map_or(WebcamChoice::Any, WebcamChoice::Named);
    let_go_when_told_to_end();
    let served = Webcam::open(choice).map_err(|error| error.to_string()).and_then(|mut webcam| {
        serve(&mut webcam, io::stdin(), &mut io::stdout()).map_err(|error| error.to_string())
    });
    Some(match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            tracing::error!(why, "the camera's process ended");
            ExitCode::FAILURE
        }
    })
}
