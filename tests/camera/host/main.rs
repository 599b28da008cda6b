//! `camera-vm [CHECK..]`: Trug's camera in a real kernel, with real devices, on a computer that has none.
//!
//! Debian's own kernel is booted by qemu, which imitates a processor in software, so that neither rights nor hardware
//! are needed. In the machine are busybox, the drivers of the camera, `trug`, and `camera-guest`, which makes the
//! checks; see its front page. [`kernel`] is fetched once and kept beside the programs; the [`image`] is packed anew each
//! time; [`machine`] boots it and never waits for ever.

#![allow(clippy::print_stdout)]
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]

#[cfg(target_os = "linux")]
mod image;
#[cfg(target_os = "linux")]
mod kernel;
#[cfg(target_os = "linux")]
mod machine;

use std::process::ExitCode;

fn main() -> ExitCode {
    let checks: Vec<String> = std::env::args().skip(1).collect();
    match run(&checks) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("camera-vm: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(target_os = "linux")]
fn run(checks: &[String]) -> anyhow::Result<()> {
    use anyhow::Context;
    if let Some(why) = kernel::why_not_here() {
        println!("skipped: {why}");
        return Ok(());
    }
    let programs = std::env::current_exe()?;
    let programs = programs.parent().context("a folder of programs")?;
    let kept = programs.join("camera-vm-kernel");
    let kernel = kernel::kept_or_fetched(&kept)?;
    let image = image::pack(&kernel, &kept, programs)?;
    machine::boot(&kernel, &image, checks)
}

#[cfg(not(target_os = "linux"))]
fn run(_: &[String]) -> anyhow::Result<()> {
    println!(
        "skipped: the camera test boots Debian's kernel with Debian's tools, and this is not Linux"
    );
    Ok(())
}
