//! `camera-vm [--driver auto|nokhwa|v4l2] [CHECK..]`: tests Trug's camera with a real kernel and real kernel drivers, on
//! a computer that has no camera.
//!
//! qemu boots Debian's own kernel and emulates a processor in software, so that neither rights nor hardware are needed.
//! The machine contains busybox, the kernel's camera drivers, `trug`, and `camera-guest`, which runs the checks; see its
//! front page. The [`kernel`] is downloaded once and kept beside the programs; the [`image`] is packed each time;
//! [`machine`] boots it and has a time limit.
//!
//! Without arguments all checks run through V4L2 and [`NOKHWA_CHECKS`] through nokhwa. With `--driver D` all checks run
//! through V4L2 and through D, and a table compares the two. With names of checks only those run, through D alone.

#![allow(clippy::print_stdout)]
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]

#[cfg(target_os = "linux")]
mod image;
#[cfg(target_os = "linux")]
mod kernel;
#[cfg(target_os = "linux")]
mod machine;

use anyhow::{Context, Result, ensure};
use std::process::ExitCode;

/// The checks that always run through nokhwa too.
const NOKHWA_CHECKS: [&str; 6] =
    ["no-camera-then-plugged", "yuyv", "mjpeg", "unplug-freeze-and-back", "not-allowed", "in-use"];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match runs(&arguments).and_then(|runs| test(&runs)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("camera-vm: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The runs of the guest, as `DRIVER:CHECK,..;DRIVER:CHECK,..`. No checks stand for all.
fn runs(arguments: &[String]) -> Result<String> {
    let (driver, checks) = match arguments {
        [option, rest @ ..] if option == "--driver" => {
            let driver = rest.first().context("--driver needs auto, nokhwa or v4l2")?;
            ensure!(
                ["auto", "nokhwa", "v4l2"].contains(&driver.as_str()),
                "there is no camera driver {driver:?}; use auto, nokhwa or v4l2"
            );
            (Some(driver.as_str()), &rest[1..])
        }
        rest => (None, rest),
    };
    if let Some(option) = checks.iter().find(|check| check.starts_with('-')) {
        anyhow::bail!("there is no option {option}; camera-vm [--driver DRIVER] [CHECK..]");
    }
    Ok(match (driver, checks) {
        (None, []) => format!("auto:;nokhwa:{}", NOKHWA_CHECKS.join(",")),
        (Some(driver @ ("auto" | "v4l2")), []) => format!("{driver}:"),
        (Some(driver), []) => format!("v4l2:;{driver}:"),
        (driver, checks) => format!("{}:{}", driver.unwrap_or("auto"), checks.join(",")),
    })
}

#[cfg(target_os = "linux")]
fn test(runs: &str) -> Result<()> {
    if let Some(why) = kernel::why_not_here() {
        anyhow::bail!("{why}; the other parts of the test run by name");
    }
    let programs = std::env::current_exe()?;
    let programs = programs.parent().context("a folder of programs")?;
    let kept = programs.join("camera-vm-kernel");
    let kernel = kernel::kept_or_fetched(&kept)?;
    let image = image::pack(&kernel, &kept, programs)?;
    machine::boot(&kernel, &image, runs)
}

#[cfg(not(target_os = "linux"))]
fn test(_: &str) -> Result<()> {
    anyhow::bail!(
        "the camera test boots Debian's kernel with Debian's tools, and this is not Linux"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_become_runs() {
        let of = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            runs(&words).map_err(|error| error.to_string())
        };
        let nokhwa = NOKHWA_CHECKS.join(",");
        assert_eq!(of(&[]), Ok(format!("auto:;nokhwa:{nokhwa}")));
        assert_eq!(of(&["--driver", "nokhwa"]), Ok("v4l2:;nokhwa:".to_owned()));
        assert_eq!(of(&["--driver", "v4l2"]), Ok("v4l2:".to_owned()));
        assert_eq!(of(&["yuyv", "mjpeg"]), Ok("auto:yuyv,mjpeg".to_owned()));
        assert_eq!(of(&["--driver", "nokhwa", "yuyv"]), Ok("nokhwa:yuyv".to_owned()));
        for wrong in [&["--driver"][..], &["--driver", "gstreamer"], &["--fast"]] {
            assert!(of(wrong).is_err(), "{wrong:?}");
        }
    }
}
