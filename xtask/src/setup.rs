//! What must be installed before Trug can be built, seen or tested, and installing it.
//!
//! On Debian and its relatives the packages are installed with `apt-get` (by `sudo` where one is
//! not root); elsewhere the missing ones are named. Nothing is fetched that is there already, so
//! the second time works offline.

use crate::shell::{built, cargo, go, is_there, npm, output_of, program, root, say};
use anyhow::{Context, Result, bail};
use std::fs;
use std::process::Command;

/// Packages of Debian, with what each is for.
const BUILDING: &[(&str, &str)] = &[
    ("build-essential", "a C compiler for SQLite and zstd"),
    ("pkg-config", "finds the libraries below"),
    ("libclang-dev", "the camera library reads V4L2's headers with it"),
];
const WINDOW: &[(&str, &str)] = &[("libwebkit2gtk-4.1-dev", "the window's web view")];
const PEERS: &[(&str, &str)] = &[
    ("python3-venv", "an environment for the readers that come as Python packages"),
    ("libzbar0", "ZBar, a reader to compare with"),
];
const API_PEERS: &[(&str, &str)] = &[
    ("python3-venv", "an environment for schemathesis, which tests the HTTP API"),
    ("curl", "runs the examples of the HTTP API"),
];
const CAMERA_PEERS: &[(&str, &str)] =
    &[("libturbojpeg0", "libjpeg-turbo, to compare with"), ("python3-minimal", "calls it")];
const TESTING: &[(&str, &str)] = &[
    ("xvfb", "a display for the window's test"),
    ("xauth", "goes with it"),
    ("dbus-daemon", "a session bus for the window's test"),
    ("webkit2gtk-driver", "drives the real window"),
    ("xdotool", "moves its mouse, and hides it"),
    ("chromium", "the browser in which every screen of the page is tried"),
];
const CAMERA_TESTING: &[(&str, &str)] = &[
    ("qemu-system-x86", "the machine in which the camera is tested"),
    ("busybox-static", "the system of that machine"),
    ("kmod", "finds the drivers of cameras in its kernel"),
    ("cpio", "packs its disk"),
];

const PACKAGING: &[(&str, &str)] = &[
    ("dpkg-dev", "makes the Debian package"),
    ("binutils", "strips the programs"),
    ("lintian", "looks for faults in it"),
    ("desktop-file-utils", "checks the desktop file"),
    ("appstream", "checks what software centres show"),
    ("debootstrap", "makes a root in which nothing else is installed"),
    ("xvfb", "a display for the window that is started there"),
    ("xauth", "goes with it"),
    ("xdotool", "looks whether it is to be seen"),
];

/// Installs what building the programs without a window needs.
pub(crate) fn for_building() -> Result<()> {
    install(&[BUILDING])
}

/// Installs what building the window needs, and builds its page.
pub(crate) fn for_window() -> Result<()> {
    install(&[BUILDING, WINDOW])?;
    page()
}

/// Installs what all the tests need, and builds the page.
pub(crate) fn for_testing() -> Result<()> {
    install(&[BUILDING, WINDOW, API_PEERS, TESTING, CAMERA_TESTING])?;
    page()
}

/// Installs what the camera's test needs, which is neither a browser nor the page.
pub(crate) fn for_testing_the_camera() -> Result<()> {
    install(&[BUILDING, CAMERA_TESTING])
}

/// Installs what making and checking a Debian package needs, and builds the page.
#[cfg(target_os = "linux")]
pub(crate) fn for_packaging() -> Result<()> {
    install(&[BUILDING, WINDOW, PACKAGING])?;
    page()
}

/// Installs what the readers need that Trug is compared with.
pub(crate) fn for_peers() -> Result<()> {
    install(&[PEERS])
}

/// Installs what asks the HTTP API in its test.
pub(crate) fn for_api() -> Result<()> {
    install(&[API_PEERS])
}

/// Installs what the camera's conversion is compared with.
pub(crate) fn for_camera_peers() -> Result<()> {
    install(&[CAMERA_PEERS])
}

/// Lets apt know which kernel is the newest, before the camera's test fetches it: once, since it is kept.
pub(crate) fn for_camera() {
    if is_there("apt-get") && !built("camera-vm-kernel").join("version").exists() {
        // An index that cannot be renewed may do all the same.
        let _ = go(as_root("apt-get").args(["update", "-qq", "-o", "DPkg::Lock::Timeout=300"]));
    }
}

/// Installs what the lints need: a Rust of the smallest profile comes without them.
pub(crate) fn for_linting() -> Result<()> {
    let tools = [("fmt", "rustfmt"), ("clippy", "clippy")];
    let missing: Vec<&str> = tools
        .into_iter()
        .filter(|(command, _)| output_of(cargo().args([*command, "--version"])).is_none())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" and ");
    if !is_there("rustup") {
        bail!(
            "{names} are missing, and there is no rustup to install them; install them as you installed cargo, or run the parts that need them not: `cargo xtask test rust`, `page` or `window`"
        );
    }
    say(&format!("Installing {names} (about 10 MB, some seconds)"));
    go(program("rustup").args(["component", "add"]).args(&missing))
}

/// Says what is there and what is missing.
pub(crate) fn doctor() {
    for tool in ["cargo", "node", "npm", "cc"] {
        println!("{:<24} {}", tool, if is_there(tool) { "there" } else { "missing" });
    }
    for (package, why) in [BUILDING, WINDOW, API_PEERS, TESTING, CAMERA_TESTING, PACKAGING].concat()
    {
        let state = if has_package(package) { "there" } else { "missing" };
        println!("{package:<24} {state:<8} {why}");
    }
}

fn install(groups: &[&[(&str, &str)]]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing: Vec<_> =
        groups.concat().into_iter().filter(|(package, _)| !has_package(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    say(
        "These system packages are missing and will be installed with all that they need (one to three minutes):",
    );
    for (package, why) in &missing {
        eprintln!("   {package:<24} {why}");
    }
    if !is_there("apt-get") {
        bail!(
            "this is not a Debian-like system: install the packages above by its own means, then try again"
        );
    }
    let names: Vec<&str> = missing.iter().map(|(package, _)| *package).collect();
    // An index may be absent (a fresh machine) or old; a failed update alone is no reason to stop.
    let _ = go(as_root("apt-get").args(["update", "-qq", "-o", "DPkg::Lock::Timeout=300"]));
    for line in how_much(&names) {
        eprintln!("   {line}");
    }
    go(as_root("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"])
        .args(&names))
    .context("the system packages could not be installed; is the network there?")
}

/// In apt's own words, how much it will fetch and how much disk it takes. It is told no when it asks whether to do so.
fn how_much(names: &[&str]) -> Vec<String> {
    let asked = program("apt-get")
        .env("LC_ALL", "C")
        .args(["install", "--assume-no", "--no-install-recommends", "-o", "Debug::NoLocking=1"])
        .args(names)
        .output();
    let told = asked.map_or_else(|_| Vec::new(), |output| output.stdout);
    let is_said = |line: &&str| line.starts_with("Need to get") || line.starts_with("After this");
    String::from_utf8_lossy(&told).lines().filter(is_said).map(str::to_owned).collect()
}

fn has_package(name: &str) -> bool {
    output_of(program("dpkg-query").args(["-W", "-f=${db:Status-Status}", name]))
        .is_some_and(|status| status == "installed")
}

/// A program with the rights to install something.
pub(crate) fn as_root(name: &str) -> Command {
    let is_root = output_of(program("id").arg("-u")).is_some_and(|id| id == "0");
    if is_root || !is_there("sudo") {
        return program(name);
    }
    let mut command = program("sudo");
    command.arg(name);
    command
}

/// Installs the page's packages and builds it, each only when something it is made from changed.
pub(crate) fn page() -> Result<()> {
    if !is_there("node") || output_of(npm().arg("--version")).is_none_or(|said| said.is_empty()) {
        bail!(
            "node and npm are needed for the window's page; install them (Node 20.19 or newer) and try again"
        );
    }
    let ui = root().join("ui");
    let lock = fs::read(ui.join("package-lock.json")).context("ui/package-lock.json")?;
    let stamp = ui.join("node_modules/.trug-stamp");
    if fs::read(&stamp).ok().as_deref() != Some(&lock) {
        say("Installing the page's packages (about 200 MB, under a minute)");
        go(npm().args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &lock).context("ui/node_modules")?;
    }
    if page_is_older_than_its_sources() {
        say("Building the page (some seconds)");
        go(npm().args(["run", "--silent", "build"]))?;
    }
    Ok(())
}

fn page_is_older_than_its_sources() -> bool {
    let ui = root().join("ui");
    let Ok(built) = fs::metadata(ui.join("dist/index.html")).and_then(|m| m.modified()) else {
        return true;
    };
    let mut open = vec![ui.join("src")];
    let mut newest = ["index.html", "package-lock.json", "vite.config.ts", "tsconfig.json"]
        .iter()
        .filter_map(|name| fs::metadata(ui.join(name)).and_then(|m| m.modified()).ok())
        .max();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.metadata() {
                Ok(data) if data.is_dir() => open.push(entry.path()),
                Ok(data) => newest = newest.max(data.modified().ok()),
                Err(_) => return true,
            }
        }
    }
    newest.is_none_or(|newest| newest > built)
}
