//! `trug doctor camera` on real drivers: what it finds, in every state that a camera on a desk can be in, and the camera
//! that it is told to remember.

use crate::scan::{SOMEBODY, Scan, trug};
use crate::world::{LONG, SIZE, World, ensure, nodes, unplug, wait_until};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use trug_label::{Scene, Symbology};
use trug_softcam::{Pixels, Reel};

/// A home in which the doctor is asked.
struct Home {
    folder: String,
    user: u32,
}

/// What the doctor answered: its exit code, and its findings as "what code", with their words.
struct Told {
    exit: Option<i32>,
    findings: Vec<String>,
    said: String,
}

impl Home {
    fn of(world: &World, user: u32) -> Result<Self> {
        let folder = world.next_home();
        fs::create_dir(&folder)?;
        std::os::unix::fs::chown(&folder, Some(user), Some(user))?;
        Ok(Self { folder, user })
    }

    fn asks(&self, words: &[&str]) -> Result<Told> {
        let output = trug(&self.folder, self.user)
            .args(["doctor", "camera", "--json", "--seconds", "4"])
            .args(words)
            .output()
            .context("starting trug")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned()
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
        Ok(Told { exit: output.status.code(), findings, said })
    }
}

impl Told {
    /// It found these, whatever else, and ended with this code.
    fn finds(&self, exit: i32, expect: &[&str]) -> Result<()> {
        let has = |expected: &&str| self.findings.iter().any(|found| found == expected);
        ensure!(
            self.exit == Some(exit) && expect.iter().all(has),
            "expected exit {exit} and {expect:?}, not {:?} and {:?}: {}",
            self.exit,
            self.findings,
            self.said
        );
        Ok(())
    }
}

/// Pictures of all kinds, each with its verdict.
pub(crate) fn verdicts(world: &World) -> Result<String> {
    let home = Home::of(world, 0)?;
    home.asks(&[])?.finds(1, &["plugged-in no-camera"])?;
    let camera = world.camera("Desk Cam", Pixels::Yuyv)?;
    let rows: [(Arc<Reel>, &[&str]); 6] = [
        // Its metadata node is no second camera.
        (
            Arc::clone(&world.labels[0].reel),
            &["plugged-in well", "picture well", "light well", "sharpness well", "code well"],
        ),
        // It reads all the same, and says what would be better.
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
    for (reel, expect) in rows {
        camera.show(&reel);
        let told = home.asks(&[])?;
        let is_read = told.findings.contains(&"code well".to_owned());
        ensure!(is_read == expect.contains(&"code well"), "{expect:?}: {}", told.said);
        // Eight pictures a second are few, and this processor may make fewer: also that is not well.
        let is_well = |found: &String| found.ends_with(" well") || found.starts_with("code ");
        told.finds(i32::from(!told.findings.iter().all(is_well)), expect)?;
        words.push(told.findings.join(", "));
    }
    Ok(words.join(" | "))
}

/// A camera that gives nothing: frozen, held by another, forbidden.
pub(crate) fn troubles(world: &World) -> Result<String> {
    const NAME: &str = "Sick Cam";
    let camera = world.camera(NAME, Pixels::Yuyv)?;
    let home = Home::of(world, 0)?;
    camera.freeze();
    home.asks(&[])?.finds(1, &["picture stopped-answering"])?;
    camera.thaw();
    let mut holder = Scan::start(world, NAME)?;
    holder.works()?;
    home.asks(&[])?.finds(1, &["picture in-use"])?;
    drop(holder);
    wait_until(LONG, || camera.streaming().is_none()).context("it is let go of")?;
    let node = nodes(NAME).pop().context("a node")?;
    fs::set_permissions(&node, fs::Permissions::from_mode(0o000))?;
    Home::of(world, SOMEBODY)?.asks(&[])?.finds(1, &["picture not-allowed"])?;
    Ok(String::new())
}

/// One of two is chosen, is found at another port, and is missed when it is not there; the list goes on.
pub(crate) fn remembered(world: &World) -> Result<String> {
    let mut left = world.camera("Left Cam", Pixels::Yuyv)?;
    let mut right = world.camera("Right Cam", Pixels::Yuyv)?;
    left.show(&world.labels[0].reel);
    right.show(&world.labels[1].reel);
    let home = Home::of(world, 0)?;
    let refused = home.asks(&["--use", "Nobody Cam"])?;
    ensure(refused.said.contains("no camera \"Nobody Cam\""), || refused.said.clone())?;
    let told = home.asks(&["--use", "Right Cam"])?;
    told.finds(told.exit.unwrap_or(2), &["choice well", "picture well"])?;
    ensure(told.said.contains("Right Cam gives"), || told.said.clone())?;
    // Both out, and back in the other order: each is where the other one was.
    unplug(&mut right, "Right Cam")?;
    unplug(&mut left, "Left Cam")?;
    World::clear()?;
    world.plug(&mut right, "Right Cam")?;
    let mut asked = home.asks(&[])?;
    ensure(asked.said.contains("Right Cam gives"), || asked.said.clone())?;
    unplug(&mut right, "Right Cam")?;
    world.plug(&mut left, "Left Cam")?;
    asked = home.asks(&[])?;
    asked.finds(1, &["choice absent"])?;
    ensure(!asked.said.contains("Left Cam gives"), || "the other one was opened".to_owned())?;
    let typed = trug(&home.folder, 0).args(["list", "add", "4006381333931"]).output()?;
    ensure(typed.status.success(), || String::from_utf8_lossy(&typed.stderr).into_owned())?;
    let shown = trug(&home.folder, 0).args(["list", "show", "--json"]).output()?;
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout)?;
    ensure(shown["lines"][0]["gtin"] == "04006381333931", || format!("the list is {shown}"))?;
    home.asks(&["--use", "any"])?
        .finds(0, &["picture well"])
        .or_else(|_| home.asks(&[])?.finds(1, &["picture well", "rate slow"]))?;
    Ok(asked.findings.join(", "))
}

/// A packet held in some way.
fn drawn(held: impl Fn(&mut Scene)) -> Result<Arc<Reel>> {
    let mut scene = Scene::new(Symbology::Ean13, "4006381333931").context("a code")?;
    (scene.width, scene.height) = (SIZE.0.into(), SIZE.1.into());
    (scene.centre, scene.module_px) = ((160.0, 120.0), 2.1);
    held(&mut scene);
    Ok(Arc::new(Reel::draw(&scene, &[SIZE], 2)))
}
