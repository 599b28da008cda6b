//! Clips of one second in which a packet is hard to read: a shaking hand, a hunting focus, a packet that is being turned, a
//! light that is switched on; and some in which no single frame can be read.
//!
//! Every clip is a JPEG stream of 15 frames; a quarter of the clips have 1280 x 720 pixels, the others 640 x 480. In every
//! family the packet drifts and trembles, so that no two frames are sampled equally.
//!
//! | family | what makes it hard |
//! |---|---|
//! | shaking | motion blur of up to 3 modules; some frames are nearly still |
//! | hunting | defocus goes from 1.8 down to between 0.6 and 1.1 modules, and back |
//! | turning | tilt around the bars from 65 to between 40 and 20 degrees |
//! | dark | white paper from 25 up to between 45 and 120, in noise |
//! | small | modules of 0.85 to 1.1 pixels |
//! | noisy | noise of 25 to 45 grey levels |
//! | blurred | defocus of 1.0 to 1.5 modules in every frame |
//! | smeared | 1.8 to 2.8 modules of motion in every frame |
//!
//! And extreme ones, of which almost no single frame can be read:
//!
//! | family | what makes it extreme |
//! |---|---|
//! | grainy | noise of 45 to 80 grey levels |
//! | faint | white paper at 12 to 35, in noise of 6 |
//! | tiny | modules of 0.7 to 0.9 pixels |
//! | misty | deviation of 1.4 to 1.9 modules |
//! | murky | modules of 0.9 to 1.2 pixels, deviation of 0.9 to 1.2 modules, white paper at 40 to 80, in noise of 8 |

use crate::cells::random_ean13;
use crate::lens::Lens;
use crate::picture::Picture;
use crate::rng::Rng;
use crate::scene::{Scene, Surroundings};
use trug_gs1::Symbology;

/// Frames in a clip: one second of 15 frames.
pub const HARD_CLIP_FRAMES: usize = 15;
/// When frame `n` was taken, in milliseconds from the clip's beginning.
pub const fn hard_clip_ms(n: usize) -> u64 {
    n as u64 * 1000 / HARD_CLIP_FRAMES as u64
}

/// One second of one packet.
#[derive(Debug, Clone)]
pub struct HardClip {
    /// What makes it hard: `shaking`, `hunting`, ...
    pub family: &'static str,
    /// The 13 digits of its EAN-13.
    pub digits: String,
    frames: Vec<(Scene, u64)>,
}

impl HardClip {
    /// Its frames, in order; the same every time.
    pub fn frames(&self) -> impl Iterator<Item = Picture> {
        self.frames.iter().map(|(scene, seed)| scene.draw(&mut Rng::new(*seed)))
    }
}

/// The families of the hard clips, in their order.
pub const HARD_FAMILIES: [&str; 8] =
    ["shaking", "hunting", "turning", "dark", "small", "noisy", "blurred", "smeared"];

/// The families of the extreme clips.
pub const EXTREME_FAMILIES: [&str; 5] = ["grainy", "faint", "tiny", "misty", "murky"];

/// `count` clips, the families in turn. `codes`, if not empty, are the EAN-13s that they show, in turn; else each clip shows
/// a random one.
pub fn hard_clips(seed: u64, count: usize, codes: &[String]) -> impl Iterator<Item = HardClip> {
    clips(&HARD_FAMILIES, seed, count, codes)
}

/// The same of the extreme families.
pub fn extreme_clips(seed: u64, count: usize, codes: &[String]) -> impl Iterator<Item = HardClip> {
    clips(&EXTREME_FAMILIES, seed, count, codes)
}

fn clips(
    families: &'static [&'static str],
    seed: u64,
    count: usize,
    codes: &[String],
) -> impl Iterator<Item = HardClip> {
    (0..count).filter_map(move |n| {
        let mut rng = Rng::new(seed.wrapping_mul(0x1000_0000_01b3) ^ ((n as u64) << 24) ^ 0xc11b);
        let own = random_ean13(&mut rng);
        let digits = codes.get(n % codes.len().max(1)).cloned().unwrap_or(own);
        clip(families[n % families.len()], digits, n / families.len(), &mut rng)
    })
}

fn clip(family: &'static str, digits: String, nth: usize, rng: &mut Rng) -> Option<HardClip> {
    let mut packet = Scene::new(Symbology::Ean13, &digits)?;
    packet.surroundings = Surroundings::Clutter;
    packet.clutter = rng.next_u64();
    if nth % 4 == 3 {
        (packet.width, packet.height) = (1280, 720);
    }
    packet.module_px = rng.between(1.4, 2.2);
    (packet.paper, packet.ink) = (rng.between(0.75, 0.92), rng.between(0.02, 0.08));
    packet.spread = rng.between(-0.05, 0.15);
    packet.bar_height = rng.between(35.0, 60.0);
    packet.lens = [Lens::Gaussian, Lens::Disc][rng.below(2)];
    packet.jpeg = [50, 70, 85][rng.below(3)];
    packet.sharpening = [0.0, 0.5][rng.below(2)];
    (packet.white, packet.noise) = (rng.between(130.0, 210.0), rng.between(3.0, 6.0));
    packet.rotation = rng.between(-20.0, 20.0);
    (packet.yaw, packet.pitch) = (rng.between(-15.0, 15.0), rng.between(-15.0, 15.0));
    packet.defocus = rng.between(0.35, 0.6) * packet.module_px;
    packet.centre = (
        packet.width as f32 / 2.0 + rng.between(-40.0, 40.0),
        packet.height as f32 / 2.0 + rng.between(-30.0, 30.0),
    );
    // how hard this clip is within its family
    let (hard, phase) = (rng.unit(), rng.between(0.0, 6.3));
    let drift = (rng.between(-2.0, 2.0), rng.between(-2.0, 2.0));
    let frames = (0..HARD_CLIP_FRAMES)
        .map(|n| {
            let mut scene = packet.clone();
            let at = n as f32 / (HARD_CLIP_FRAMES - 1) as f32;
            scene.centre.0 += drift.0 * n as f32 + 1.5 * rng.normal();
            scene.centre.1 += drift.1 * n as f32 + 1.5 * rng.normal();
            scene.rotation += 0.5 * rng.normal();
            (scene.yaw, scene.pitch) = (scene.yaw + rng.normal(), scene.pitch + rng.normal());
            make_hard(&mut scene, family, (at, hard, phase), rng);
            (scene, rng.next_u64())
        })
        .collect();
    Some(HardClip { family, digits, frames })
}

fn make_hard(scene: &mut Scene, family: &str, (at, hard, phase): (f32, f32, f32), rng: &mut Rng) {
    let module = scene.module_px;
    // 1 in the middle of the clip, 0 at its ends
    let arch = (at * std::f32::consts::PI).sin();
    match family {
        "shaking" => {
            let speed = (at * 9.0 + phase).sin().abs();
            scene.motion = (0.4 + hard + 1.6 * speed) * module;
        }
        "hunting" => scene.defocus = (1.8 + (0.6 + 0.5 * hard - 1.8) * arch) * module,
        "turning" => scene.yaw = 65.0 + (20.0 + 20.0 * hard - 65.0) * arch,
        "dark" => {
            scene.white = 25.0 + (120.0 - 75.0 * hard - 25.0) * at;
            scene.noise = 6.0;
        }
        "small" => scene.module_px = 1.1 - 0.25 * hard,
        "noisy" => scene.noise = 25.0 + 20.0 * hard,
        "grainy" => scene.noise = 45.0 + 35.0 * hard,
        "faint" => (scene.white, scene.noise) = (35.0 - 23.0 * hard, 6.0),
        "tiny" => scene.module_px = 0.9 - 0.2 * hard,
        "misty" => scene.defocus = (1.4 + 0.45 * hard + 0.05 * rng.unit()) * module,
        "murky" => {
            scene.module_px = 1.2 - 0.3 * hard;
            scene.defocus = (0.9 + 0.3 * hard) * scene.module_px;
            (scene.white, scene.noise) = (80.0 - 40.0 * hard, 8.0);
        }
        "blurred" => scene.defocus = (1.0 + 0.45 * hard + 0.05 * rng.unit()) * module,
        _ => scene.motion = (1.8 + 0.8 * hard + 0.2 * rng.unit()) * module,
    }
    if matches!(family, "small" | "tiny") {
        scene.defocus = rng.between(0.4, 0.55) * scene.module_px;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clips_cycle_through_families_and_show_the_given_codes() {
        let codes = ["4006381333931".to_owned(), "0036000291452".to_owned()];
        let clips: Vec<HardClip> = hard_clips(1, 10, &codes).collect();
        assert_eq!(clips.len(), 10);
        assert_eq!((clips[8].family, clips[9].family), ("shaking", "hunting"));
        assert_eq!((&clips[8].digits, &clips[9].digits), (&codes[0], &codes[1]));
        let own: Vec<String> = hard_clips(1, 2, &[]).map(|clip| clip.digits).collect();
        assert_ne!(own[0], own[1]);
    }

    #[test]
    fn frames_differ_and_the_light_comes_on() {
        let Some(dark) = hard_clips(1, 8, &[]).find(|clip| clip.family == "dark") else {
            panic!("there is no clip in the dark");
        };
        let frames: Vec<Picture> = dark.frames().collect();
        assert_eq!(frames.len(), HARD_CLIP_FRAMES);
        let light = |p: &Picture| p.data.iter().map(|b| u64::from(*b)).sum::<u64>();
        assert!(light(&frames[0]) < light(&frames[7]) && light(&frames[7]) < light(&frames[14]));
        assert_eq!(dark.frames().next().as_ref(), frames.first());
    }
}
