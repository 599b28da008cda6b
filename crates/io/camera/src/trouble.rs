//! What the camera library's error texts mean. It has nothing but texts, so this is the one table of them; whatever
//! is not in it counts as unknown and is treated as a loss.

use crate::CameraState;

/// What an error means for what is done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// It is not there, or not any more.
    Gone,
    InUse,
    NotAllowed,
    /// This format is not to be had; another may be.
    Format,
    /// The library is stuck until the program is started anew.
    Stuck,
    /// In the library's words.
    Unknown(String),
}

/// The meaning of a text. The number is matched with both its parentheses: 2 is also the beginning of 22.
pub(crate) fn trouble_of(error: &str) -> Trouble {
    let says = |texts: &[&str]| texts.iter().any(|text| error.contains(text));
    if says(&["device list mutex"]) {
        Trouble::Stuck
    } else if says(&["(os error 19)", "(os error 2)", "0xC00D3EA2"]) {
        Trouble::Gone
    } else if says(&["(os error 16)", "Already in use"]) {
        Trouble::InUse
    } else if says(&["(os error 13)", "(os error 1)", "0x80070005"]) {
        Trouble::NotAllowed
    } else if says(&[
        "(os error 22)",
        "Failed to Fufill",
        "Not same/Rejected",
        "Rejected/Unsupported",
    ]) || is_left_behind(error)
    {
        Trouble::Format
    } else {
        Trouble::Unknown(error.to_owned())
    }
}

/// The camera still has a format or a rate, set by another program, that the library cannot name.
pub(crate) fn is_left_behind(error: &str) -> bool {
    error.contains("FrameFormat: unsupported") || error.contains("not whole number")
}

impl Trouble {
    /// What the person is told when no camera could be opened because of this.
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

/// Not allowed, and how that is changed on this system.
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
        let check = |text: &str, expect: Trouble| assert_eq!(trouble_of(text), expect, "{text}");
        check("Could not capture frame: No such device (os error 19)", Trouble::Gone);
        check(
            "Could not open device 0: V4L2 Error: No such file or directory (os error 2)",
            Trouble::Gone,
        );
        check("Could not capture frame: 0xC00D3EA2", Trouble::Gone);
        check("Could not get device property x: Invalid argument (os error 22)", Trouble::Format);
        check(
            "Could not open device stream: Device or resource busy (os error 16)",
            Trouble::InUse,
        );
        check("Could not open device 0: Already in use", Trouble::InUse);
        check(
            "Could not open device 0: V4L2 Error: Permission denied (os error 13)",
            Trouble::NotAllowed,
        );
        check("Access is denied. (0x80070005)", Trouble::NotAllowed);
        check("Could not get device property CameraFormat: Failed to Fufill", Trouble::Format);
        check("Could not set device property x with value y: Not same/Rejected", Trouble::Format);
        check("Could not get device property FrameFormat: unsupported", Trouble::Format);
        check("V4L2 FrameRate: Framerate not whole number: 25 / 2", Trouble::Format);
        check(
            "Could not initialize Video4Linux: Fail to lock global device list mutex: poisoned",
            Trouble::Stuck,
        );
        check(
            "something new (os error 1234)",
            Trouble::Unknown("something new (os error 1234)".to_owned()),
        );
    }
}
