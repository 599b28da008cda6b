//! The generated set: 2,205 pictures of labels in cells, each of which varies one thing that makes reading hard.
//!
//! Lengths "per module" are in modules, others in pixels. The default is noise of 2 grey levels, white paper at 200, and
//! 640 x 480 pixels.
//!
//! | family | pictures | what varies |
//! |---|---|---|
//! | blur | 880 | module 1, 1.25, 1.5, 2, 3 x deviation per module 0 to 1.5, half Gaussian and half disc, a quarter at 1280 x 720 |
//! | motion | 180 | module 1.5, 2, 3 x length per module 1, 1.5, 2, 3 |
//! | rotation | 210 | module 1.5, 2.5 x 0 to 90 degrees |
//! | perspective | 120 | tilt around the direction of the bars (yaw) or across it (pitch) of 15, 30, 45, 60 degrees |
//! | noise | 60 | 5, 10, 20, 30 grey levels |
//! | low light | 60 | white paper at 120, 80, 50, 30 |
//! | jpeg | 45 | quality 50, 30, 15 |
//! | cylinder | 60 | radius 2, 1.4, 1.1, 0.95 half label widths |
//! | illumination | 30 | 0.6, 0.9 of the light lost across the label |
//! | glare | 30 | highlight of 0.6, 1.5 |
//! | short | 30 | bars 12 or 6 modules high |
//! | typical | 500 | everything at once, as with a laptop camera, at 640 x 480 and 1280 x 720 |

use crate::lens::Lens;
use crate::picture::Picture;
use crate::rng::Rng;
use crate::scene::{Scene, Surroundings};
use trug_gs1::Symbology;

/// One picture of the generated set and its code.
#[derive(Debug, Clone)]
pub struct GeneratedFrame {
    /// What varies: `blur`, `motion`, ...
    pub family: &'static str,
    /// The cell of the family, such as `m=1.5 s/m=0.4`.
    pub cell: String,
    /// The 13 digits of the EAN-13; one that begins with 0 is also a UPC-A.
    pub digits: String,
    /// How it is seen.
    pub scene: Scene,
    seed: u64,
}

impl GeneratedFrame {
    /// The picture; the same every time.
    pub fn draw(&self) -> Picture {
        self.scene.draw(&mut Rng::new(self.seed))
    }
}

/// Module widths of the blur grid, in pixels.
pub const BLUR_MODULES: [f32; 5] = [1.0, 1.25, 1.5, 2.0, 3.0];
/// Standard deviations of the blur grid, in modules.
pub const BLUR_SIGMAS: [f32; 11] = [0.0, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5];

/// The name of a cell of the blur grid.
pub fn blur_cell(module: f32, sigma: f32) -> String {
    format!("m={module} s/m={sigma}")
}

/// All 2,205 pictures of this seed, in the order of the table above.
pub fn generated_frames(seed: u64) -> Vec<GeneratedFrame> {
    let mut set = Set { seed, frames: Vec::new() };
    set.blur();
    set.motion();
    set.rotation_and_perspective();
    set.light();
    set.shapes();
    set.typical();
    set.frames
}

/// A random valid EAN-13 whose first digit is distributed as in a European kitchen.
pub fn random_ean13(rng: &mut Rng) -> String {
    let first = b"00345678994"[rng.below(11)];
    let mut digits = String::from(char::from(first));
    for _ in 0..11 {
        digits.push(char::from(b'0' + rng.below(10) as u8));
    }
    let sum: u32 =
        digits.bytes().zip([1, 3].iter().cycle()).map(|(d, w)| u32::from(d - b'0') * w).sum();
    digits.push(char::from(b'0' + ((10 - sum % 10) % 10) as u8));
    digits
}

struct Set {
    seed: u64,
    frames: Vec<GeneratedFrame>,
}

impl Set {
    fn add(
        &mut self,
        family: &'static str,
        cell: &str,
        module: f32,
        sigma: f32,
        set_up: impl FnOnce(&mut Scene, &mut Rng),
    ) {
        let number = self.frames.len() as u64;
        let mut rng = Rng::new(self.seed.wrapping_mul(0x1000_0000_01b3) ^ (number << 20));
        let digits = random_ean13(&mut rng);
        let Some(mut scene) = Scene::new(Symbology::Ean13, &digits) else { return };
        scene.surroundings = Surroundings::Clutter;
        scene.clutter = rng.next_u64();
        (scene.paper, scene.ink) = (rng.between(0.75, 0.92), rng.between(0.02, 0.08));
        scene.spread = rng.between(-0.05, 0.15);
        scene.bar_height = rng.between(35.0, 70.0);
        (scene.module_px, scene.defocus) = (module, sigma);
        set_up(&mut scene, &mut rng);
        let (width, height, extent) = (scene.width as f32, scene.height as f32, scene.extent());
        let mut place = |side: f32| {
            let room = (side / 2.0 - extent).max(0.0) * 0.8;
            side / 2.0 + rng.between(-1.0, 1.0) * room + rng.between(-0.5, 0.5)
        };
        scene.centre = (place(width), place(height));
        scene.shade.1 = rng.between(0.0, 360.0);
        scene.glare.1 = (
            scene.centre.0 + rng.between(-0.5, 0.5) * extent,
            scene.centre.1 + rng.between(-0.3, 0.3) * extent,
        );
        let cell = cell.to_owned();
        self.frames.push(GeneratedFrame { family, cell, digits, scene, seed: rng.next_u64() });
    }

    fn blur(&mut self) {
        for module in BLUR_MODULES {
            for sigma in BLUR_SIGMAS {
                for n in 0..16 {
                    let cell = blur_cell(module, sigma);
                    self.add("blur", &cell, module, sigma * module, |scene, rng| {
                        scene.rotation = rng.between(-6.0, 6.0);
                        scene.lens = if n % 2 == 0 { Lens::Disc } else { Lens::Gaussian };
                        if n % 4 == 0 {
                            (scene.width, scene.height) = (1280, 720);
                        }
                    });
                }
            }
        }
    }

    fn motion(&mut self) {
        for module in [1.5, 2.0, 3.0] {
            for length in [1.0, 1.5, 2.0, 3.0] {
                for _ in 0..15 {
                    let cell = format!("m={module} len/m={length}");
                    self.add("motion", &cell, module, 0.3 * module, |scene, rng| {
                        scene.rotation = rng.between(-6.0, 6.0);
                        scene.motion = length * module;
                    });
                }
            }
        }
    }

    fn rotation_and_perspective(&mut self) {
        for module in [1.5, 2.5] {
            for angle in [0.0, 10.0, 20.0, 30.0, 45.0, 60.0, 90.0] {
                for _ in 0..15 {
                    let cell = format!("m={module} a={angle}");
                    self.add("rotation", &cell, module, 0.35 * module, |scene, rng| {
                        scene.rotation = angle + rng.between(-2.0, 2.0);
                    });
                }
            }
        }
        for tilt in [15.0, 30.0, 45.0, 60.0] {
            for n in 0..30 {
                let name = if n < 15 { "yaw" } else { "pitch" };
                self.add("perspective", &format!("{name}={tilt}"), 2.2, 0.7, |scene, rng| {
                    scene.rotation = rng.between(-8.0, 8.0);
                    let other = rng.between(-15.0, 15.0);
                    (scene.yaw, scene.pitch) = if n < 15 { (tilt, other) } else { (other, tilt) };
                });
            }
        }
    }

    fn light(&mut self) {
        for noise in [5.0, 10.0, 20.0, 30.0] {
            self.add_fifteen("noise", &format!("n={noise}"), 2.0, 0.8, 6.0, |scene| {
                scene.noise = noise;
            });
        }
        for (white, noise) in [(120.0, 5.0), (80.0, 6.0), (50.0, 6.0), (30.0, 6.0)] {
            self.add_fifteen("low light", &format!("white={white}"), 2.0, 0.8, 6.0, |scene| {
                (scene.white, scene.noise) = (white, noise);
            });
        }
        for quality in [50, 30, 15] {
            self.add_fifteen("jpeg", &format!("q={quality}"), 1.8, 0.8, 6.0, |scene| {
                scene.jpeg = quality;
            });
        }
    }

    fn shapes(&mut self) {
        for radius in [2.0, 1.4, 1.1, 0.95] {
            self.add_fifteen("cylinder", &format!("r={radius}"), 2.2, 0.7, 8.0, |scene| {
                scene.cylinder = radius * HALF_LABEL;
            });
        }
        for share in [0.6, 0.9] {
            self.add_fifteen("illumination", &format!("i={share}"), 2.0, 0.8, 8.0, |scene| {
                scene.shade.0 = share;
            });
        }
        for strength in [0.6, 1.5] {
            self.add_fifteen("glare", &format!("g={strength}"), 2.0, 0.8, 8.0, |scene| {
                scene.glare.0 = strength;
            });
        }
        for height in [12.0, 6.0] {
            self.add_fifteen("short", &format!("h={height}"), 2.0, 0.8, 8.0, |scene| {
                scene.bar_height = height;
            });
        }
    }

    fn add_fifteen(
        &mut self,
        family: &'static str,
        cell: &str,
        module: f32,
        sigma: f32,
        turned: f32,
        set_up: impl Fn(&mut Scene),
    ) {
        for _ in 0..15 {
            self.add(family, cell, module, sigma, |scene, rng| {
                scene.rotation = rng.between(-turned, turned);
                set_up(scene);
            });
        }
    }

    fn typical(&mut self) {
        let small = [(0.5, 1.0), (1.0, 1.5), (1.5, 2.0), (2.0, 3.0)];
        let large = [(0.5, 1.5), (1.5, 2.5), (2.5, 3.5), (3.5, 4.5)];
        for (width, height, frames, blurs) in [(640, 480, 75, small), (1280, 720, 50, large)] {
            for (low, high) in blurs {
                for _ in 0..frames {
                    let cell = format!("{width} s={low}-{high}");
                    self.add("typical", &cell, 1.0, 0.0, |scene, rng| {
                        (scene.width, scene.height) = (width, height);
                        set_laptop_camera(scene, rng, (low, high));
                    });
                }
            }
        }
    }
}

/// Half the width of a label with its margins, in modules.
const HALF_LABEL: f32 = 62.5;

impl Scene {
    /// The label as a laptop camera shows it, in front of a cluttered background: everything at once, at random. `blur` is
    /// the range of the defocus, in pixels. Its position does not change.
    #[must_use]
    pub fn with_laptop_camera(mut self, rng: &mut Rng, blur: (f32, f32)) -> Self {
        set_laptop_camera(&mut self, rng, blur);
        self.surroundings = Surroundings::Clutter;
        self.clutter = rng.next_u64();
        (self.paper, self.ink) = (rng.between(0.75, 0.92), rng.between(0.02, 0.08));
        self.spread = rng.between(-0.05, 0.15);
        self.bar_height = rng.between(25.0, 70.0);
        self.shade.1 = rng.between(0.0, 360.0);
        self
    }
}

fn set_laptop_camera(scene: &mut Scene, rng: &mut Rng, blur: (f32, f32)) {
    scene.module_px = rng.between(0.25, 0.6) * scene.width as f32 / 113.0;
    scene.defocus = rng.between(blur.0, blur.1);
    scene.rotation = rng.between(-25.0, 25.0);
    (scene.yaw, scene.pitch) = (rng.between(-25.0, 25.0), rng.between(-25.0, 25.0));
    (scene.noise, scene.white) = (rng.between(2.0, 7.0), rng.between(90.0, 230.0));
    scene.jpeg = [0, 50, 75][rng.below(3)];
    scene.lens = [Lens::Gaussian, Lens::Disc][rng.below(2)];
    scene.shade.0 = rng.between(0.0, 0.5);
    scene.sharpening = [0.0, 0.5, 1.0][rng.below(3)];
    if rng.below(3) == 0 {
        scene.motion = rng.between(0.0, 1.5) * scene.module_px;
    }
    if rng.below(3) == 0 {
        scene.cylinder = rng.between(1.2, 2.5) * HALF_LABEL;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_are_those_of_the_table_and_pictures_are_repeatable() {
        let frames = generated_frames(1);
        for (family, pictures) in [
            ("blur", 880),
            ("motion", 180),
            ("rotation", 210),
            ("perspective", 120),
            ("noise", 60),
            ("low light", 60),
            ("jpeg", 45),
            ("cylinder", 60),
            ("illumination", 30),
            ("glare", 30),
            ("short", 30),
            ("typical", 500),
        ] {
            assert_eq!(frames.iter().filter(|f| f.family == family).count(), pictures, "{family}");
        }
        for n in [0, 900, 2000] {
            assert_eq!(generated_frames(1)[n].draw(), frames[n].draw(), "{n}");
            assert_ne!(generated_frames(2)[n].digits, frames[n].digits, "{n}");
        }
    }

    #[test]
    fn more_defocus_means_less_contrast() {
        for lens in [Lens::Gaussian, Lens::Disc] {
            for module in [1.0, 1.25, 3.0] {
                let contrast: Vec<f32> = [0.0, 0.25, 0.5, 0.8, 1.0, 1.5]
                    .map(|sigma| bar_contrast(lens, module, sigma * module))
                    .to_vec();
                assert!(contrast.is_sorted_by(|a, b| a > b), "{lens:?} {module}: {contrast:?}");
                assert!(contrast[0] > 30.0, "{lens:?} {module}: {contrast:?}");
            }
        }
    }

    /// Mean step between neighbours on the row through the middle of the bars.
    fn bar_contrast(lens: Lens, module: f32, sigma: f32) -> f32 {
        let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right digits");
        scene.surroundings = Surroundings::Clutter;
        (scene.lens, scene.module_px, scene.defocus) = (lens, module, sigma);
        (scene.noise, scene.centre) = (0.0, (200.25, 60.5));
        (scene.width, scene.height, scene.bar_height) = (400, 120, 20.0);
        let picture = scene.draw(&mut Rng::new(1));
        let half = (45.0 * module) as usize;
        let row = &picture.data[60 * 400 + 200 - half..60 * 400 + 200 + half];
        let steps = row.windows(2).map(|w| f32::from(w[0].abs_diff(w[1]))).sum::<f32>();
        steps / 95.0
    }
}
