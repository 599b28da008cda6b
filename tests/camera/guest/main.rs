//! `runs=DRIVER:CHECK,..;.. camera-guest`: checks of Trug with real kernel drivers, in a virtual machine of their own.
//!
//! A [`TestBench`](bench::TestBench) has software cameras, which the kernel takes for real ones, and labels to show them.
//! A [`Scan`](scan::Scan) is a running `trug scan --camera` with a new home folder: what it prints, what it holds, what it
//! has put on the list. Each check below sets up cameras, does to them what people and cables do, and tests whether Trug
//! reports the truth in time. It runs as root in a machine that is thrown away, and changes what it likes there.
//!
//! A check that fails is repeated once, and has failed if it fails again.
//!
//! The limits are those of a real computer: the true state is reported within [`bench::REPORT_LIMIT`], pictures are back
//! within [`bench::RECOVERY_LIMIT`]. An emulated processor is ten to thirty times slower, so
//! [`bench::EMULATION_SLACK`] is added to each.

#![allow(clippy::print_stdout)]
#![cfg_attr(not(target_os = "linux"), allow(dead_code, unused_imports))]

#[cfg(target_os = "linux")]
mod access;
#[cfg(target_os = "linux")]
mod bench;
#[cfg(target_os = "linux")]
mod doctor;
#[cfg(target_os = "linux")]
mod driver;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod formats;
#[cfg(target_os = "linux")]
mod lasting;
#[cfg(target_os = "linux")]
mod many;
#[cfg(target_os = "linux")]
mod report;
#[cfg(target_os = "linux")]
mod scan;
#[cfg(target_os = "linux")]
mod settings;
#[cfg(target_os = "linux")]
mod vivid;
#[cfg(target_os = "linux")]
mod wait;

use std::process::ExitCode;

/// A check: its name, and what it does. It answers what it measured, in a few words.
#[cfg(target_os = "linux")]
type Check = (&'static str, fn(&bench::TestBench) -> anyhow::Result<String>);

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
    ("settings", settings::set_and_restored),
    ("unknown-driver", doctor::unknown_driver),
    ("doctor", doctor::verdicts),
    ("doctor-troubles", doctor::troubles),
    ("doctor-remembers", doctor::remembered),
    ("clock-jumps", lasting::clock_jumps),
    ("vivid", faults::vivid_unbound_and_bound),
    ("left-behind-format", access::left_behind_format),
];

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    println!("guest begins");
    // The kernel passes settings of its command line that it does not know as environment variables.
    let runs = std::env::var("runs").unwrap_or_else(|_| "auto:".to_owned());
    match run(&runs) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            println!("FAIL the checks could not be started: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the checks. False when one failed that is not known to fail.
#[cfg(target_os = "linux")]
fn run(runs: &str) -> anyhow::Result<bool> {
    use std::time::Instant;
    let begun = Instant::now();
    let runs = driver::runs(runs)?;
    let bench = bench::TestBench::new()?;
    println!("     the labels are drawn ({:.1} s)", begun.elapsed().as_secs_f32());
    let mut outcomes = Vec::new();
    let mut all_expected = true;
    for run in &runs {
        let started = Instant::now();
        bench.driver.set(run.driver);
        println!("     driver {}", run.driver.choice);
        for check in CHECKS {
            if run.checks.is_empty() || run.checks.iter().any(|name| name == check.0) {
                all_expected &= run_check(&bench, check, &mut outcomes);
            }
        }
        let seconds = started.elapsed().as_secs_f32();
        println!("     {seconds:.1} s through {}", run.driver.choice);
    }
    if runs.len() > 1 {
        let drivers: Vec<_> = runs.iter().map(|run| run.driver).collect();
        report::print_table(&drivers, &outcomes);
    }
    println!("     {:.1} s in all", begun.elapsed().as_secs_f32());
    Ok(all_expected)
}

/// Runs one check. False when it fails and is not known to fail, or passes and is known to fail.
#[cfg(target_os = "linux")]
fn run_check(
    bench: &bench::TestBench,
    (name, check): &Check,
    outcomes: &mut Vec<report::Outcome>,
) -> bool {
    let driver = bench.driver.get();
    let known_failure = driver.known_failure(name);
    let started = std::time::Instant::now();
    let attempt = || check(bench).and_then(|words| bench::TestBench::clear().map(|()| words));
    let result = attempt().or_else(|error| {
        bench::TestBench::clear()?;
        if known_failure.is_some() {
            return Err(error);
        }
        // An emulated machine on a busy computer stops for seconds at a time. What Trug does wrong it does wrong twice.
        println!("     {name} is repeated, because {error:#}");
        attempt()
    });
    let took = started.elapsed().as_secs_f32();
    let why = match (&result, known_failure) {
        (Ok(measured), None) => {
            println!("ok   {name} ({took:.1} s) {measured}");
            String::new()
        }
        (Ok(_), Some(why)) => {
            println!("FAIL {name} ({took:.1} s) passes, and is known to fail: {why}");
            "it is known to fail and passes".to_owned()
        }
        (Err(error), None) => {
            println!("FAIL {name} ({took:.1} s) {error:#}");
            format!("{error:#}").chars().take(120).collect()
        }
        (Err(error), Some(why)) => {
            println!("no   {name} ({took:.1} s) {why} [{error:#}]");
            why.to_owned()
        }
    };
    let passed = result.is_ok();
    outcomes.push(report::Outcome { check: name, driver, passed, why });
    passed == known_failure.is_none()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    println!(
        "these checks change the system that they run on, and belong into a virtual machine with Linux"
    );
    ExitCode::FAILURE
}
