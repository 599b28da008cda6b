//! `cargo xtask deb`: a Debian package of the window and the command line, made by dpkg's own tools.
//!
//! The files of `packaging/debian` and the two release programs are laid out in the target folder, the libraries that the
//! programs need are looked up by `dpkg-shlibdeps`, and `dpkg-deb` packs them. `--check` asks lintian,
//! desktop-file-validate and appstreamcli for their opinion and fails if they have one; then the package is installed into
//! a root of Debian that has nothing else in it, and its programs are started there.

use crate::setup::{self, as_root};
use crate::shell::{cargo, go, output_of, program, root, say, target};
use anyhow::{Context, Result, bail};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Makes `trug_VERSION_ARCHITECTURE.deb` in the target folder and says where it is.
pub(crate) fn deb(check: bool) -> Result<()> {
    setup::for_packaging()?;
    say("Building both programs for release (10 to 20 minutes the first time on two cores)");
    go(cargo().args(["build", "--release", "--locked", "-p", "trug-window", "-p", "trug-cli"]))?;
    say("Laying out the package");
    let work = target().join("deb");
    if work.exists() {
        fs::remove_dir_all(&work)
            .with_context(|| format!("{}: cannot be emptied", work.display()))?;
    }
    let stage = work.join("debian/trug");
    lay_out(&stage)?;
    let package = pack(&work, &stage)?;
    println!("{}", package.display());
    if check {
        check_all(&stage, &package)?;
    }
    Ok(())
}

const DESKTOP_FILE: &str = "usr/share/applications/org.trug.Trug.desktop";
const METAINFO: &str = "usr/share/metainfo/org.trug.Trug.metainfo.xml";

/// What goes where: source in the workspace, place in the package.
const FILES: &[(&str, &str)] = &[
    ("packaging/debian/org.trug.Trug.desktop", DESKTOP_FILE),
    ("packaging/debian/org.trug.Trug.metainfo.xml", METAINFO),
    ("src-tauri/icons/32x32.png", "usr/share/icons/hicolor/32x32/apps/org.trug.Trug.png"),
    ("src-tauri/icons/128x128.png", "usr/share/icons/hicolor/128x128/apps/org.trug.Trug.png"),
    ("src-tauri/icons/icon.svg", "usr/share/icons/hicolor/scalable/apps/org.trug.Trug.svg"),
    ("packaging/debian/trug-window.1", "usr/share/man/man1/trug-window.1"),
];

/// What the program itself prints: the words of `trug`, place in the package.
const PRINTED: &[(&[&str], &str)] = &[
    (&["man"], "usr/share/man/man1/trug.1"),
    (&["completions", "bash"], "usr/share/bash-completion/completions/trug"),
    (&["completions", "zsh"], "usr/share/zsh/vendor-completions/_trug"),
    (&["completions", "fish"], "usr/share/fish/vendor_completions.d/trug.fish"),
];

fn lay_out(stage: &Path) -> Result<()> {
    for (from, to) in FILES {
        let bytes =
            fs::read(root().join(from)).with_context(|| format!("{from}: cannot be read"))?;
        put(stage, to, &bytes, 0o644)?;
    }
    for name in ["trug", "trug-window"] {
        let built = target().join("release").join(name);
        let bytes =
            fs::read(&built).with_context(|| format!("{}: was not built", built.display()))?;
        let to = format!("usr/bin/{name}");
        put(stage, &to, &bytes, 0o755)?;
        // no bundle-type marker is read from the symbols here: there is no updater
        go(program("strip")
            .args(["--strip-all", "--remove-section=.comment"])
            .arg(stage.join(to)))?;
    }
    for (words, to) in PRINTED {
        let text = output_of(program(target().join("release/trug")).args(*words))
            .with_context(|| format!("trug {}: printed nothing", words.join(" ")))?;
        put(stage, to, (text + "\n").as_bytes(), 0o644)?;
    }
    let copyright = fs::read_to_string(root().join("packaging/debian/copyright"))?;
    let mit = indented(&fs::read_to_string(root().join("LICENSE-MIT"))?);
    put(stage, "usr/share/doc/trug/copyright", copyright.replace("@MIT@", &mit).as_bytes(), 0o644)?;
    put(stage, "usr/share/doc/trug/changelog", changelog()?.as_bytes(), 0o644)?;
    for text in ["doc/trug/changelog", "man/man1/trug.1", "man/man1/trug-window.1"] {
        go(program("gzip").arg("-9n").arg(stage.join("usr/share").join(text)))?;
    }
    Ok(())
}

/// As a paragraph of a Debian control file: each line begins with a blank, an empty one is a dot.
fn indented(text: &str) -> String {
    let lines = text
        .trim()
        .lines()
        .map(|line| if line.is_empty() { " .".to_owned() } else { format!(" {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

fn put(stage: &Path, place: &str, bytes: &[u8], mode: u32) -> Result<()> {
    let path = stage.join(place);
    let folder = path.parent().unwrap_or(stage);
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    fs::write(&path, bytes).with_context(|| format!("{}: cannot be written", path.display()))?;
    fs::set_permissions(&path, fs::Permissions::from_mode(mode))?;
    Ok(())
}

/// Whom Debian's tools name. The project has no mail address yet, and Debian's format wants one: this one leads nowhere.
const MAINTAINER: &str = "The Trug contributors <contributors@trug.invalid>";
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn changelog() -> Result<String> {
    let date =
        output_of(program("date").args(["-R", "-u", "-d"]).arg(format!("@{}", newest_change())))
            .context("date: did not answer")?;
    Ok(format!(
        "trug ({VERSION}) unstable; urgency=medium\n\n  * What is new is in the project's CHANGELOG.md.\n\n -- {MAINTAINER}  {date}\n"
    ))
}

/// When the newest commit was made, in seconds of Unix time: the same sources give the same package.
fn newest_change() -> String {
    std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .or_else(|| output_of(program("git").args(["log", "-1", "--format=%ct"])))
        .unwrap_or_else(|| "0".to_owned())
}

fn pack(work: &Path, stage: &Path) -> Result<PathBuf> {
    let control = fs::read_to_string(root().join("packaging/debian/control"))?;
    fs::write(work.join("debian/control"), control.replace("@MAINTAINER@", MAINTAINER))?;
    fs::write(work.join("debian/changelog"), changelog()?)?;
    let dpkg = |name: &str| {
        let mut command = program(name);
        command
            .current_dir(work)
            .env("SOURCE_DATE_EPOCH", newest_change())
            .env_remove("LD_LIBRARY_PATH");
        command
    };
    go(dpkg("dpkg-shlibdeps")
        .args(["debian/trug/usr/bin/trug", "debian/trug/usr/bin/trug-window"]))?;
    let meta = stage.join("DEBIAN");
    fs::create_dir_all(&meta)?;
    let files = output_of(program("find").current_dir(stage).args(["usr", "-type", "f"]))
        .context("find: failed")?;
    let mut files: Vec<&str> = files.lines().collect();
    files.sort_unstable();
    let sums =
        output_of(program("md5sum").current_dir(stage).args(&files)).context("md5sum: failed")?;
    fs::write(meta.join("md5sums"), sums + "\n")?;
    fs::set_permissions(meta.join("md5sums"), fs::Permissions::from_mode(0o644))?;
    go(dpkg("dpkg-gencontrol").args(["-ptrug", "-Pdebian/trug"]))?;
    let architecture =
        output_of(program("dpkg").arg("--print-architecture")).context("dpkg: did not answer")?;
    let package = target().join(format!("trug_{VERSION}_{architecture}.deb"));
    go(dpkg("dpkg-deb").args(["--root-owner-group", "-Zxz", "--build"]).arg(stage).arg(&package))?;
    Ok(package)
}

fn check_all(stage: &Path, package: &Path) -> Result<()> {
    say("Asking the validators");
    go(program("desktop-file-validate").arg(stage.join(DESKTOP_FILE)))?;
    go(program("appstreamcli")
        .args(["validate", "--no-net", "--explain"])
        .arg(stage.join(METAINFO)))?;
    let said = program("lintian")
        .args(["--fail-on", "error,warning", "--allow-root", "--tag-display-limit", "0"])
        .arg(package)
        .status()
        .context("lintian: could not be started")?;
    if !said.success() {
        bail!("lintian found something wrong with {}", package.display());
    }
    start_in_a_clean_root(package)
}

/// What is not in `Depends` is not there either.
fn start_in_a_clean_root(package: &Path) -> Result<()> {
    say(
        "Installing it into a Debian root of its own and starting it there (two to four minutes, fetches about 200 MB)",
    );
    let photo = target().join("deb/packet.jpg");
    fs::write(&photo, packet()?)?;
    go(as_root("xvfb-run")
        .args(["-a", "sh", "packaging/debian/clean-root.sh"])
        .arg(package)
        .arg(photo)
        .arg(target().join("deb/root")))
}

/// A photograph of a packet: one of the demo's pictures, which is a row of whole JPEGs.
fn packet() -> Result<Vec<u8>> {
    let clip = fs::read(root().join("assets/demo.mjpeg")).context("assets/demo.mjpeg")?;
    let find = |what: &[u8], from: usize| {
        let rest = clip.get(from..)?;
        rest.windows(what.len()).position(|bytes| bytes == what).map(|at| from + at)
    };
    let picture = find(&[0xff, 0xd8, 0xff], clip.len() / 6)
        .and_then(|start| clip.get(start..find(&[0xff, 0xd9], start)? + 2));
    Ok(picture.context("assets/demo.mjpeg: there is no picture in it")?.to_vec())
}
