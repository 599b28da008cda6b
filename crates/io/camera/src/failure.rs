//! The meaning of a camera library's error texts. The libraries report nothing but texts, so this is the one table of
//! them; a text that is not in it is unknown and treated as a loss.

use crate::CameraState;

/// What an error means for the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The camera is not there, or no longer there.
    Gone,
    /// Another program uses it.
    InUse,
    /// The system does not allow it.
    NotAllowed,
    /// It does not grant this format; it may grant another.
    Format,
    /// The library needs a restart of the program.
    Stuck,
    /// Any other error, in the library's words.
    Unknown(String),
}

/// The meaning of a text. A number is matched with both parentheses, because 2 is also the start of 22.
pub(crate) fn classify(error: &str) -> Failure {
    let has = |texts: &[&str]| texts.iter().any(|text| error.contains(text));
    if has(&["device list mutex"]) {
        Failure::Stuck
    } else if has(&["(os error 19)", "(os error 2)", "0xC00D3EA2"]) {
        Failure::Gone
    } else if has(&["(os error 16)", "Already in use"]) {
        Failure::InUse
    } else if has(&["(os error 13)", "(os error 1)", "0x80070005"]) {
        Failure::NotAllowed
    } else if has(&[
        "(os error 22)",
        "Failed to Fufill",
        "Not same/Rejected",
        "Rejected/Unsupported",
        // Another program has set a format or a rate that nokhwa does not know.
        "FrameFormat: unsupported",
        "not whole number",
    ]) {
        Failure::Format
    } else {
        Failure::Unknown(error.to_owned())
    }
}

impl Failure {
    /// Whether another driver may open the camera all the same.
    pub(crate) fn may_be_the_driver(&self) -> bool {
        matches!(self, Self::Format | Self::Unknown(_))
    }

    /// The state to report when no camera could be opened because of this.
    pub(crate) fn state(self) -> CameraState {
        match self {
            Self::Gone => CameraState::NoCamera,
            Self::InUse => CameraState::InUse,
            Self::NotAllowed => not_allowed(),
            Self::Format => {
                CameraState::NotUsable { why: "it refused every picture format".to_owned() }
            }
            Self::Stuck => CameraState::NeedsRestart,
            Self::Unknown(why) => CameraState::NotUsable { why },
        }
    }
}

/// The state of a camera that the system does not allow, with how to allow it here.
pub(crate) fn not_allowed() -> CameraState {
    let how = if cfg!(target_os = "macos") {
        "Open System Settings, Privacy & Security, Camera, switch Trug on, and start Trug again."
    } else if cfg!(windows) {
        "Open Settings, Privacy & security, Camera, and allow camera access for this device and for desktop apps."
    } else {
        "Add yourself to the group \"video\" (sudo usermod -aG video \"$USER\"), then log out and in again."
    };
    CameraState::NotAllowed { how: how.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_sorted() {
        let check = |text: &str, expect: Failure| assert_eq!(classify(text), expect, "{text}");
        check("Could not capture frame: No such device (os error 19)", Failure::Gone);
        check(
            "Could not open device 0: V4L2 Error: No such file or directory (os error 2)",
            Failure::Gone,
        );
        check("Could not capture frame: 0xC00D3EA2", Failure::Gone);
        check("Could not get device property x: Invalid argument (os error 22)", Failure::Format);
        check(
            "Could not open device stream: Device or resource busy (os error 16)",
            Failure::InUse,
        );
        check("Could not open device 0: Already in use", Failure::InUse);
        check(
            "Could not open device 0: V4L2 Error: Permission denied (os error 13)",
            Failure::NotAllowed,
        );
        check("Access is denied. (0x80070005)", Failure::NotAllowed);
        check("Could not get device property CameraFormat: Failed to Fufill", Failure::Format);
        check("Could not set device property x with value y: Not same/Rejected", Failure::Format);
        check("Could not get device property FrameFormat: unsupported", Failure::Format);
        check("V4L2 FrameRate: Framerate not whole number: 25 / 2", Failure::Format);
        check(
            "Could not initialize Video4Linux: Fail to lock global device list mutex: poisoned",
            Failure::Stuck,
        );
        check(
            "something new (os error 1234)",
            Failure::Unknown("something new (os error 1234)".to_owned()),
        );
    }
}
