//! The camera libraries behind the [`Driver`] seam, and the choice between them.
//!
//! On Linux V4L2 comes first and nokhwa second; elsewhere there is nokhwa alone. nokhwa is compiled on Linux as well,
//! so that the code which serves macOS and Windows is run by the camera test.

mod nokhwa;
#[cfg(target_os = "linux")]
mod v4l2;

use crate::{CameraError, driver::Driver};
use std::{fmt, str::FromStr};

/// Which camera libraries to use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DriverChoice {
    /// Those of this system, in their order: a camera that the first cannot open is opened by the next.
    #[default]
    Auto,
    /// nokhwa alone.
    Nokhwa,
    /// V4L2 alone.
    #[cfg(target_os = "linux")]
    V4l2,
}

impl DriverChoice {
    /// Every choice on this system.
    pub const ALL: &[Self] = &[
        Self::Auto,
        Self::Nokhwa,
        #[cfg(target_os = "linux")]
        Self::V4l2,
    ];

    /// What it stands for, for a person: "V4L2, then nokhwa".
    pub fn describe(self) -> &'static str {
        match self {
            Self::Auto if cfg!(target_os = "linux") => "V4L2, then nokhwa",
            Self::Auto | Self::Nokhwa => "nokhwa",
            #[cfg(target_os = "linux")]
            Self::V4l2 => "V4L2",
        }
    }

    /// The drivers to try, in order: at least one. To be called on the thread that uses them, because some systems
    /// bind a camera library to the thread that first called it.
    pub(crate) fn drivers(self) -> Vec<Box<dyn Driver>> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Auto => vec![Box::<v4l2::V4l2>::default(), Box::<nokhwa::Nokhwa>::default()],
            #[cfg(not(target_os = "linux"))]
            Self::Auto => vec![Box::<nokhwa::Nokhwa>::default()],
            Self::Nokhwa => vec![Box::<nokhwa::Nokhwa>::default()],
            #[cfg(target_os = "linux")]
            Self::V4l2 => vec![Box::<v4l2::V4l2>::default()],
        }
    }
}

impl fmt::Display for DriverChoice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Auto => "auto",
            Self::Nokhwa => "nokhwa",
            #[cfg(target_os = "linux")]
            Self::V4l2 => "v4l2",
        })
    }
}

impl FromStr for DriverChoice {
    type Err = CameraError;

    /// `auto`, `nokhwa` or, on Linux, `v4l2`; nothing at all is `auto`.
    fn from_str(text: &str) -> Result<Self, CameraError> {
        if text.is_empty() {
            return Ok(Self::Auto);
        }
        let known = Self::ALL.iter().find(|choice| choice.to_string() == text);
        known.copied().ok_or_else(|| CameraError::UnknownDriver {
            found: text.to_owned(),
            known: Self::ALL.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver::CameraDriver;

    #[test]
    fn every_choice_is_read_by_its_name_and_anything_else_is_an_error() {
        assert_eq!("".parse(), Ok(DriverChoice::Auto));
        for choice in DriverChoice::ALL {
            assert_eq!(choice.to_string().parse(), Ok(*choice));
        }
        for wrong in ["V4L2", "nokwha", " auto", "gstreamer"] {
            let error = wrong.parse::<DriverChoice>().expect_err("not a driver").to_string();
            assert!(error.contains(wrong) && error.contains("auto, nokhwa"), "{error}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn v4l2_comes_first_on_linux() {
        use CameraDriver::{Nokhwa, V4l2};
        for (choice, expect) in [
            (DriverChoice::Auto, &[V4l2, Nokhwa][..]),
            (DriverChoice::Nokhwa, &[Nokhwa]),
            (DriverChoice::V4l2, &[V4l2]),
        ] {
            let drivers = choice.drivers();
            let libraries: Vec<CameraDriver> = drivers.iter().map(|d| d.library()).collect();
            assert_eq!(libraries, expect, "{choice}");
        }
    }
}
