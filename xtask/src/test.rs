//! `cargo xtask test`: everything that CI runs, one part after another.

use crate::shell::{built, cargo, go, npm, output_of, program, root, say, target};
use crate::{api, lint, setup, window};
use anyhow::{Result, bail};
use std::path::Path;
use std::time::Instant;

/// A part: what it is called, what it runs, and whether it runs when no part is named.
struct Part {
    name: &'static str,
    run: fn(&Plan) -> Result<()>,
    always: bool,
}

/// The parts in the order in which they run, the quick ones first.
const PARTS: [Part; 8] = [
    Part { name: "lint", run: |_| lint::lint(), always: true },
    Part { name: "page", run: |_| page(), always: true },
    Part { name: "rust", run: rust, always: true },
    // Before the browser's part, which builds the programs with other features.
    Part { name: "peers", run: peers, always: true },
    Part { name: "browser", run: |plan| browser(plan, None), always: true },
    Part { name: "camera", run: camera, always: true },
    Part { name: "window", run: window, always: true },
    Part { name: "shared", run: |_| shared(), always: false },
];

/// Which packages cargo is asked to build.
///
/// Cargo unites the features of the packages that it is asked for in one call, so that another choice of packages builds
/// the same crates again. Where the window is tested too, all calls ask for the whole workspace.
struct Plan {
    with_window: bool,
    /// The camera driver to compare with V4L2, as `--driver` names it.
    camera_driver: Option<String>,
}

impl Plan {
    /// The packages, as words of a cargo command.
    fn packages(&self) -> &'static [&'static str] {
        if self.with_window { &["--workspace"] } else { &[] }
    }
}

/// Runs the named parts, or all that need nothing beside the project. One that fails does not keep the others from
/// being run.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    let (wanted, camera_driver) = without_driver(arguments)?;
    let names = PARTS.map(|part| part.name);
    if let Some(unknown) = wanted.iter().find(|part| !names.contains(&part.as_str())) {
        bail!("there is no part {unknown:?}; the parts are {}", names.join(", "));
    }
    let is_wanted = |part: &&Part| {
        if wanted.is_empty() { part.always } else { wanted.iter().any(|name| name == part.name) }
    };
    let parts: Vec<&Part> = PARTS.iter().filter(is_wanted).collect();
    let with_window = parts.iter().any(|part| part.name == "window");
    let plan = Plan { with_window, camera_driver };
    install_for(&parts)?;
    let mut failed = Vec::new();
    let mut times = Vec::new();
    for part in parts {
        let began = Instant::now();
        if let Err(error) = (part.run)(&plan) {
            say(&format!("FAILED: {}: {error:#}", part.name));
            failed.push(part.name);
        }
        times.push(format!("{} {:.1}", part.name, began.elapsed().as_secs_f64() / 60.0));
    }
    say(&format!("Minutes: {}", times.join(", ")));
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    Ok(())
}

/// The parts, and the camera driver that `--driver` names.
fn without_driver(arguments: &[String]) -> Result<(Vec<String>, Option<String>)> {
    let Some(at) = arguments.iter().position(|word| word == "--driver") else {
        return Ok((arguments.to_vec(), None));
    };
    let Some(driver) = arguments.get(at + 1) else {
        bail!("--driver needs the name of a camera driver: auto, nokhwa or v4l2");
    };
    Ok(([&arguments[..at], &arguments[at + 2..]].concat(), Some(driver.clone())))
}

fn install_for(parts: &[&Part]) -> Result<()> {
    if parts.iter().all(|part| part.name == "camera") {
        say(
            "The first time this takes about ten minutes on two cores, fetches about 200 MB besides the crates and needs about 3 GB of disk; later one to four minutes",
        );
        return setup::for_testing_the_camera();
    }
    if parts.iter().all(|part| ["lint", "rust", "peers", "shared"].contains(&part.name)) {
        return setup::for_building();
    }
    say(
        "The first time this takes 20 to 30 minutes on two cores, fetches about 750 MB and needs about 6 GB of disk; later five minutes and what a change takes to build",
    );
    setup::for_testing()
}

fn page() -> Result<()> {
    say("The page: lint, types and unit tests");
    go(npm().args(["run", "--silent", "lint"]))?;
    go(npm().args(["run", "--silent", "check"]))?;
    go(npm().args(["run", "--silent", "test"]))
}

/// The page in a real browser, with the real program behind it: every screen in every state, the keyboard alone, hostile
/// names. With a folder, each screen is written there as a picture.
fn browser(plan: &Plan, pictures: Option<&Path>) -> Result<()> {
    say("The page in a real browser: every screen in every state (some minutes)");
    // Only this build of the program knows the faults that some states need.
    go(cargo().args(build_of(plan)).args(["--features", "trug-cli/faults"]))?;
    let mut command = program("node");
    command.args(["--test", "--test-concurrency=2", "--test-reporter=dot"]);
    for file in ["screens", "keyboard", "pointer", "hostile", "words", "journeys"] {
        command.arg(format!("ui/tests/browser/{file}.test.mjs"));
    }
    command.env("TRUG_PROGRAM", built("trug"));
    if let Some(folder) = pictures {
        command.env("TRUG_SCREENS", folder);
    }
    go(&mut command)
}

/// Pictures of every screen in the target folder, from the browser and from the real window: to be looked at.
pub(crate) fn screens() -> Result<()> {
    setup::for_testing()?;
    let folder = target().join("screens");
    browser(&Plan { with_window: true, camera_driver: None }, Some(&folder))?;
    window::pictures()?;
    println!("{}", folder.display());
    Ok(())
}

/// All tests of the programs but those of the window; the programs themselves are built with them.
fn rust(plan: &Plan) -> Result<()> {
    say("Rust: unit, property, integration and journey tests");
    run_tests(plan, &[])
}

/// Tests of real material that is not part of the project: photographs, product data, other programs' files.
fn shared() -> Result<()> {
    let folder = std::env::var_os("TRUG_SHARED")
        .map_or_else(|| root().join("../shared"), std::path::PathBuf::from);
    if !folder.is_dir() {
        bail!(
            "{}: there is no such folder; set TRUG_SHARED to the folder with the shared material",
            folder.display()
        );
    }
    say("Tests of the shared material");
    let mut command = cargo();
    command.env("TRUG_SHARED", folder);
    if has_nextest() {
        go(command.args(["nextest", "run", "--locked", "--run-ignored", "only", "shared_"]))
    } else {
        go(command.args(["test", "--locked", "shared_", "--", "--ignored"]))
    }
}

/// Programs of others that ask the HTTP API.
fn peers(plan: &Plan) -> Result<()> {
    build_programs(plan)?;
    api::test()
}

/// The real program, real drivers and a virtual camera, in a machine of its own.
fn camera(plan: &Plan) -> Result<()> {
    if !cfg!(target_os = "linux") {
        say("NOT RUN: camera: the test boots Debian's kernel, and this is not Linux");
        return Ok(());
    }
    say("The camera in a virtual machine (two to six minutes)");
    build_programs(plan)?;
    setup::for_camera();
    let driver = plan.camera_driver.iter().flat_map(|driver| ["--driver", driver]);
    go(program(built("camera-vm")).args(driver))
}

/// The window's own tests, then the real one.
fn window(plan: &Plan) -> Result<()> {
    say("The window's own tests");
    run_tests(plan, &["trug-window"])?;
    build_programs(plan)?;
    window::journeys()
}

/// Runs the tests of the named packages, or of all but the window's.
fn run_tests(plan: &Plan, only: &[&str]) -> Result<()> {
    let packages = plan.packages();
    if has_nextest() {
        let filter = match only {
            [] => "not package(trug-window)".to_owned(),
            names => {
                names.iter().map(|name| format!("package({name})")).collect::<Vec<_>>().join(" | ")
            }
        };
        let filter = if plan.with_window { vec!["-E", &filter] } else { Vec::new() };
        go(cargo()
            .args(["nextest", "run", "--locked", "--no-fail-fast"])
            .args(packages)
            .args(filter))?;
        if only.is_empty() {
            go(cargo().args(["test", "--locked", "--doc", "--quiet"]).args(packages))?;
        }
        return Ok(());
    }
    let mut command = cargo();
    command.args(["test", "--locked", "--no-fail-fast"]);
    match only {
        [] => command.args(packages).args(if plan.with_window {
            &["--exclude", "trug-window"][..]
        } else {
            &[]
        }),
        names => command.args(names.iter().flat_map(|name| ["-p", name])),
    };
    go(&mut command)
}

/// The programs that the other parts start.
fn build_programs(plan: &Plan) -> Result<()> {
    go(cargo().args(build_of(plan)))
}

/// The words of the cargo command that builds them.
fn build_of(plan: &Plan) -> &'static [&'static str] {
    if plan.with_window {
        &["build", "--locked", "--workspace", "--bins", "--examples"]
    } else {
        &["build", "--locked", "--bins"]
    }
}

fn has_nextest() -> bool {
    output_of(program("cargo-nextest").args(["nextest", "--version"])).is_some()
}
