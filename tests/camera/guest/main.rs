//! `checks=CHECK,.. camera-guest`: what must hold of Trug and real cameras, checked inside a virtual machine of its own.
//!
//! A [`World`](world::World) has cameras of software, which the kernel takes for real ones, and labels to hold before
//! them. A [`Scan`](scan::Scan) is `trug scan --camera` at work in a fresh home: what it says, what it holds, what it has
//! put on the list. Each of the checks below sets up a desk, does to it what people and cables do, and looks whether
//! Trug tells the truth in time. It runs as root in a machine that is thrown away, and changes what it likes there.
//!
//! A check that fails is done once more, and has failed if it fails again.
//!
//! Figures are those of a real computer: the true state is told within [`world::TOLD`], pictures are back within
//! [`world::BACK`]. An imitated processor is ten to thirty times slower, so [`world::SLACK`] is added to each.

#![allow(clippy::print_stdout)]
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]

#[cfg(target_os = "linux")]
mod access;
#[cfg(target_os = "linux")]
mod doctor;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod formats;
#[cfg(target_os = "linux")]
mod lasting;
#[cfg(target_os = "linux")]
mod many;
#[cfg(target_os = "linux")]
mod scan;
#[cfg(target_os = "linux")]
mod settings;
#[cfg(target_os = "linux")]
mod world;

use std::process::ExitCode;

/// A check: its name, and what it does. It answers what it measured, in a few words.
#[cfg(target_os = "linux")]
type Check = (&'static str, fn(&world::World) -> anyhow::Result<String>);

#[cfg(target_os = "linux")]
const CHECKS: &[Check] = &[
    ("no-camera-then-plugged", faults::no_camera_then_plugged),
    ("yuyv", formats::yuyv),
    ("nv12", formats::nv12),
    ("mjpeg", formats::mjpeg),
    ("mjpeg-without-tables", formats::mjpeg_without_tables),
    ("best-of-many", formats::best_of_many),
    ("unplug-freeze-and-back", faults::unplug_freeze_and_back),
    ("torn-pictures", faults::torn_pictures),
    ("garbled-pictures", faults::garbled_pictures),
    ("short-pictures", faults::short_pictures),
    ("gone-while-opening", faults::gone_while_opening),
    ("gone-before-opening", faults::gone_before_opening),
    ("two-cameras", many::two_cameras),
    ("two-of-one-name", many::two_of_one_name),
    ("not-allowed", access::not_allowed),
    ("in-use", access::in_use),
    ("opened-and-closed", lasting::opened_and_closed),
    ("settings", settings::borrowed_and_put_back),
    ("doctor", doctor::verdicts),
    ("doctor-troubles", doctor::troubles),
    ("doctor-remembers", doctor::remembered),
    ("clock-jumps", lasting::clock_jumps),
    ("vivid", faults::vivid_unbound_and_bound),
    ("left-behind-format", access::left_behind_format),
];

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    use std::time::Instant;
    println!("guest begins");
    // The kernel hands on what it does not know of its line: words as arguments, settings in the environment.
    let wanted = std::env::var("checks").unwrap_or_default();
    let wanted: Vec<&str> = wanted.split(',').filter(|name| !name.is_empty()).collect();
    let begun = Instant::now();
    let world = match world::World::new() {
        Ok(world) => world,
        Err(error) => {
            println!("FAIL the world could not be made: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    println!("     the labels are drawn ({:.1} s)", begun.elapsed().as_secs_f32());
    let mut failed = 0;
    for (name, check) in CHECKS {
        if !wanted.is_empty() && !wanted.contains(name) {
            continue;
        }
        let started = Instant::now();
        let done = || check(&world).and_then(|told| world::World::clear().map(|()| told));
        // An imitated machine on a busy computer stands still for seconds at a time. What a check found then is told,
        // and it is done once more; what Trug does wrongly it does wrongly twice.
        let told = done().or_else(|error| {
            println!("     {name} once more, because {error:#}");
            world::World::clear()?;
            done()
        });
        let took = started.elapsed().as_secs_f32();
        match told {
            Ok(measured) => println!("ok   {name} ({took:.1} s) {measured}"),
            Err(error) => {
                failed += 1;
                println!("FAIL {name} ({took:.1} s) {error:#}");
            }
        }
    }
    println!("     {:.1} s in all", begun.elapsed().as_secs_f32());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!(
        "these checks change the system they run on, and belong into a virtual machine with Linux"
    );
    ExitCode::FAILURE
}
