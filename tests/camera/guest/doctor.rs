//! `trug doctor camera` on real kernel drivers: its findings in every state of a camera, and the camera that it
//! remembers.

use crate::bench::{SIZE, TestBench, unplug};
use crate::driver::DriverUnderTest;
use crate::scan::{ORDINARY_USER, Scan, trug};
use crate::wait::{TIMEOUT, ensure, nodes, wait_until};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use trug_label::{Scene, Symbology};
use trug_softcam::{FrameLoop, Pixels};

/// A home folder for the doctor.
struct Home {
    folder: String,
    user: u32,
    driver: DriverUnderTest,
}

/// The doctor's report: its exit code, its findings as "what code", and its text.
struct Report {
    exit: Option<i32>,
    findings: Vec<String>,
    text: String,
}

impl Home {
    fn of(bench: &TestBench, user: u32) -> Result<Self> {
        let folder = bench.next_home();
        fs::create_dir(&folder)?;
        std::os::unix::fs::chown(&folder, Some(user), Some(user))?;
        Ok(Self { folder, user, driver: bench.driver.get() })
    }

    fn asks(&self, words: &[&str]) -> Result<Report> {
        let output = trug(self.driver, &self.folder, self.user)
            .args(["doctor", "camera", "--json", "--seconds", "4"])
            .args(words)
            .output()
            .context("starting trug")?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        let view: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let findings = view["findings"].as_array().cloned().unwrap_or_default();
        let word = |finding: &serde_json::Value, name: &str| {
            finding[name].as_str().unwrap_or_default().to_owned()
        };
        let findings = findings
            .iter()
            .map(|one| format!("{} {}", word(one, "what"), word(one, "code")))
            .collect();
        Ok(Report { exit: output.status.code(), findings, text })
    }
}

impl Report {
    /// It has these findings, among others, and this exit code.
    fn finds(&self, exit: i32, expect: &[&str]) -> Result<()> {
        let has = |expected: &&str| self.findings.iter().any(|found| found == expected);
        ensure!(
            self.exit == Some(exit) && expect.iter().all(has),
            "expected exit {exit} and {expect:?}, not {:?} and {:?}: {}",
            self.exit,
            self.findings,
            self.text
        );
        Ok(())
    }
}

/// Pictures of all kinds, each with its findings.
pub(crate) fn verdicts(bench: &TestBench) -> Result<String> {
    let home = Home::of(bench, 0)?;
    home.asks(&[])?.finds(1, &["plugged-in no-camera"])?;
    let camera = bench.camera("Desk Cam", Pixels::Yuyv)?;
    let rows: [(Arc<FrameLoop>, &[&str]); 6] = [
        // Its metadata node is no second camera.
        (
            Arc::clone(&bench.labels[0].frames),
            &[
                "plugged-in well",
                "picture well",
                "driver well",
                "light well",
                "sharpness well",
                "code well",
            ],
        ),
        // It reads all the same, and says what to improve.
        (drawn(|scene| scene.white = 50.0)?, &["picture well", "light too-dark", "code well"]),
        (drawn(|scene| scene.white = 6.0)?, &["picture too-dark", "light too-dark"]),
        // A lamp that shines into the lens.
        (
            drawn(|scene| scene.glare = (400.0, (160.0, 120.0)))?,
            &["picture well", "light too-bright"],
        ),
        (drawn(|scene| (scene.defocus, scene.module_px) = (5.0, 2.6))?, &["sharpness blurred"]),
        (drawn(|scene| scene.module_px = 0.6)?, &["picture well"]),
    ];
    let mut words = Vec::new();
    for (frames, expect) in rows {
        camera.show(&frames);
        let report = home.asks(&[])?;
        let is_read = report.findings.contains(&"code well".to_owned());
        ensure!(is_read == expect.contains(&"code well"), "{expect:?}: {}", report.text);
        // Eight pictures a second are few, and this processor may make fewer: also that is not well.
        let is_well = |found: &String| found.ends_with(" well") || found.starts_with("code ");
        report.finds(i32::from(!report.findings.iter().all(is_well)), expect)?;
        words.push(report.findings.join(", "));
    }
    Ok(words.join(" | "))
}

/// A camera without pictures: frozen, in use, not allowed.
pub(crate) fn troubles(bench: &TestBench) -> Result<String> {
    const NAME: &str = "Sick Cam";
    let camera = bench.camera(NAME, Pixels::Yuyv)?;
    let home = Home::of(bench, 0)?;
    camera.freeze();
    home.asks(&[])?.finds(1, &["picture stopped-answering"])?;
    camera.thaw();
    let mut holder = Scan::start(bench, NAME)?;
    holder.works()?;
    home.asks(&[])?.finds(1, &["picture in-use"])?;
    drop(holder);
    wait_until(TIMEOUT, || camera.streaming().is_none()).context("it is released")?;
    let node = nodes(NAME).pop().context("a node")?;
    fs::set_permissions(&node, fs::Permissions::from_mode(0o000))?;
    Home::of(bench, ORDINARY_USER)?.asks(&[])?.finds(1, &["picture not-allowed"])?;
    Ok(String::new())
}

/// One of two cameras is chosen, is found at another port, and is reported when it is absent; the list still works.
pub(crate) fn remembered(bench: &TestBench) -> Result<String> {
    let mut left = bench.camera("Left Cam", Pixels::Yuyv)?;
    let mut right = bench.camera("Right Cam", Pixels::Yuyv)?;
    left.show(&bench.labels[0].frames);
    right.show(&bench.labels[1].frames);
    let home = Home::of(bench, 0)?;
    let refused = home.asks(&["--use", "Nobody Cam"])?;
    ensure(refused.text.contains("no-such-camera"), || refused.text.clone())?;
    let report = home.asks(&["--use", "Right Cam"])?;
    report.finds(report.exit.unwrap_or(2), &["choice well", "picture well"])?;
    ensure(report.text.contains("Right Cam gives"), || report.text.clone())?;
    // Both out, and back in the other order: each is where the other one was.
    unplug(&mut right, "Right Cam")?;
    unplug(&mut left, "Left Cam")?;
    TestBench::clear()?;
    bench.plug(&mut right, "Right Cam")?;
    let mut asked = home.asks(&[])?;
    ensure(asked.text.contains("Right Cam gives"), || asked.text.clone())?;
    unplug(&mut right, "Right Cam")?;
    bench.plug(&mut left, "Left Cam")?;
    asked = home.asks(&[])?;
    asked.finds(1, &["choice absent"])?;
    ensure(!asked.text.contains("Left Cam gives"), || "the other one was opened".to_owned())?;
    let typed =
        trug(home.driver, &home.folder, 0).args(["list", "add", "4006381333931"]).output()?;
    ensure(typed.status.success(), || String::from_utf8_lossy(&typed.stderr).into_owned())?;
    let shown = trug(home.driver, &home.folder, 0).args(["list", "show", "--json"]).output()?;
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout)?;
    ensure(shown["lines"][0]["gtin"] == "04006381333931", || format!("the list is {shown}"))?;
    home.asks(&["--use", "any"])?
        .finds(0, &["picture well"])
        .or_else(|_| home.asks(&[])?.finds(1, &["picture well", "rate slow"]))?;
    Ok(asked.findings.join(", "))
}

/// A driver that does not exist is an error that names those that do.
pub(crate) fn unknown_driver(bench: &TestBench) -> Result<String> {
    let home = Home::of(bench, 0)?;
    let mut command = trug(home.driver, &home.folder, 0);
    command.env("TRUG_CAMERA_DRIVER", "gstreamer").args(["doctor", "camera", "--json"]);
    let output = command.output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    ensure!(!output.status.success() && text.contains("auto, nokhwa, v4l2"), "{text}");
    Ok(String::new())
}

/// A packet in some pose.
fn drawn(pose: impl Fn(&mut Scene)) -> Result<Arc<FrameLoop>> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").context("a code")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    (scene.centre, scene.module_px) = ((160.0, 120.0), 2.1);
    pose(&mut scene);
    Ok(Arc::new(FrameLoop::draw(&scene, &[SIZE], 2)))
}
