//! One label on a card, held up before a camera. All light is linear until the camera's gamma.

use crate::kitchen::{Kitchen, Thumb};
use crate::optics;
use crate::rng::Rng;
use crate::symbol::{Symbology, is_guard, modules};

/// A grey picture, rows from the top without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// `width` x `height` bytes, 0 black to 255 white.
    pub data: Vec<u8>,
}

/// A label and how it is seen. Made by [`Scene::new`] as an easy picture; every field may be changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    symbology: Symbology,
    bars: Vec<bool>,
    /// Pixels in a row of the picture.
    pub width: usize,
    /// Rows of the picture.
    pub height: usize,
    /// Width of one module where the label's middle is, in pixels.
    pub module_px: f32,
    /// Where the middle of the bars is, in pixels.
    pub centre: (f32, f32),
    /// Degrees that the label is turned in the picture, clockwise.
    pub rotation: f32,
    /// Degrees that it is tilted about the bars' direction: modules grow narrower to one side.
    pub yaw: f32,
    /// Degrees that it is tilted about the scanline's direction.
    pub pitch: f32,
    /// Height of the bars, in modules (the standard's is 69 for EAN-13).
    pub bar_height: f32,
    /// Deviation of the Gaussian of a lens out of focus, in pixels.
    pub defocus: f32,
    /// Length of the way that the label moved while the shutter was open, along its scanlines, in pixels.
    pub motion: f32,
    /// Deviation of the camera's noise, in grey levels.
    pub noise: f32,
    /// Grey level at which white paper lands, 0 to 255.
    pub white: f32,
    /// Share of the light that is lost from the left edge of the picture to the right, 0 to 1.
    pub uneven: f32,
    /// Seed of the background and of the print on the card; 0 for a plain wall and a plain card.
    pub clutter: u64,
}

const PAPER: f32 = 0.85;
const INK: f32 = 0.05;
/// A laptop's camera: focal length in widths of the picture.
const FOCAL: f32 = 1.2;
/// Samples a pixel in each direction: edges between modules fall where they fall.
const FINE: usize = 3;

impl Scene {
    /// A sharp, well lit label in the middle of 640 x 480 pixels; `None` if the digits cannot be drawn.
    pub fn new(symbology: Symbology, digits: &str) -> Option<Self> {
        Some(Self {
            symbology,
            bars: modules(symbology, digits)?,
            width: 640,
            height: 480,
            module_px: 2.5,
            centre: (320.0, 240.0),
            rotation: 0.0,
            yaw: 0.0,
            pitch: 0.0,
            bar_height: 50.0,
            defocus: 0.5,
            motion: 0.0,
            noise: 2.0,
            white: 200.0,
            uneven: 0.0,
            clutter: 1,
        })
    }

    /// The picture that the camera takes; `rng` gives the noise.
    pub fn draw(&self, rng: &mut Rng) -> Picture {
        self.draw_in(&Kitchen::new(self.clutter, self.width, self.height), rng)
    }

    /// [`draw`](Self::draw) before a background of this scene's size that has been made already.
    pub(crate) fn draw_in(&self, kitchen: &Kitchen, rng: &mut Rng) -> Picture {
        let mut light = self.linear_light(kitchen);
        optics::defocus(&mut light, self.width, self.height, self.defocus);
        let (sin, cos) = self.rotation.to_radians().sin_cos();
        optics::motion(&mut light, self.width, self.height, (self.motion * cos, self.motion * sin));
        let data = optics::sensor(&light, self.width, self.uneven, self.white, self.noise, rng);
        Picture { width: self.width, height: self.height, data }
    }

    /// Light of every pixel, where white paper is 1.
    fn linear_light(&self, kitchen: &Kitchen) -> Vec<f32> {
        let camera = self.camera();
        let mut light = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let (u, v) = camera.on_card(x as f32, y as f32);
                let wall = kitchen.wall().get(light.len()).copied().unwrap_or(0.0);
                if !self.card(u, v, 4.0) {
                    light.push(wall / PAPER);
                    continue;
                }
                let paper = kitchen.paper(u, v, PAPER);
                let mut sum = 0.0;
                for n in 0..FINE * FINE {
                    let sub = |k: usize| (k as f32 + 0.5) / FINE as f32 - 0.5;
                    let (u, v) = camera.on_card(x as f32 + sub(n % FINE), y as f32 + sub(n / FINE));
                    sum += if self.card(u, v, 0.0) {
                        self.reflectance(u, v, kitchen, paper)
                    } else {
                        wall
                    };
                }
                light.push(sum / (FINE * FINE) as f32 / PAPER);
            }
        }
        kitchen.hand(&mut light, self.width, &camera.thumb(self));
        light
    }

    /// True if the place, in modules from the middle of the bars, is on the card or at most `margin` beside it.
    fn card(&self, u: f32, v: f32, margin: f32) -> bool {
        let (half_width, half_height) = self.card_size();
        u.abs() <= half_width + margin
            && v >= -half_height * 1.6 - margin
            && v <= half_height + margin
    }

    fn card_size(&self) -> (f32, f32) {
        (self.bars.len() as f32 / 2.0 + 16.0, self.bar_height / 2.0 + 12.0)
    }

    fn reflectance(&self, u: f32, v: f32, kitchen: &Kitchen, paper: f32) -> f32 {
        let along = u + self.bars.len() as f32 / 2.0;
        let module = along.floor();
        if module >= 0.0 && (module as usize) < self.bars.len() {
            let module = module as usize;
            let below = if is_guard(self.symbology, module) { 5.0 } else { 0.0 };
            if self.bars[module]
                && v >= -self.bar_height / 2.0
                && v <= self.bar_height / 2.0 + below
            {
                return INK;
            }
        }
        kitchen.card(u, v, self.bar_height / 2.0 + 6.0, paper)
    }

    fn camera(&self) -> Camera {
        let (roll, yaw, pitch) =
            (self.rotation.to_radians(), self.yaw.to_radians(), self.pitch.to_radians());
        // the card's axes, tilted first and then turned in the picture
        let u = turn([yaw.cos(), 0.0, yaw.sin()], roll);
        let v = turn([-yaw.sin() * pitch.sin(), pitch.cos(), yaw.cos() * pitch.sin()], roll);
        let focal = FOCAL * self.width as f32;
        let (cx, cy) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        Camera {
            principal: (cx, cy),
            focal,
            origin: [self.centre.0 - cx, self.centre.1 - cy, focal],
            normal: cross(u, v),
            u,
            v,
            module_px: self.module_px,
        }
    }
}

/// A pinhole, and the plane of the card before it.
struct Camera {
    principal: (f32, f32),
    focal: f32,
    origin: [f32; 3],
    u: [f32; 3],
    v: [f32; 3],
    normal: [f32; 3],
    module_px: f32,
}

impl Camera {
    /// Where the ray through a pixel meets the plane of the card, in modules from the middle of the bars.
    fn on_card(&self, x: f32, y: f32) -> (f32, f32) {
        let ray = [x - self.principal.0, y - self.principal.1, self.focal];
        let towards = dot(ray, self.normal);
        if towards.abs() < 1e-6 {
            return (f32::INFINITY, f32::INFINITY);
        }
        let t = dot(self.origin, self.normal) / towards;
        let p =
            [ray[0] * t - self.origin[0], ray[1] * t - self.origin[1], ray[2] * t - self.origin[2]];
        (dot(p, self.u) / self.module_px, dot(p, self.v) / self.module_px)
    }

    /// The thumb, at the card's lower edge.
    fn thumb(&self, scene: &Scene) -> Thumb {
        let (half_width, half_height) = scene.card_size();
        let (u, v) = (half_width * 0.55 * self.module_px, (half_height + 1.0) * self.module_px);
        let length = self.v[0].hypot(self.v[1]).max(1e-3);
        Thumb {
            tip: (
                scene.centre.0 + self.u[0] * u + self.v[0] * v,
                scene.centre.1 + self.u[1] * u + self.v[1] * v,
            ),
            away: (self.v[0] / length, self.v[1] / length),
            radius: 9.0 * self.module_px,
        }
    }
}

fn turn(p: [f32; 3], angle: f32) -> [f32; 3] {
    let (sin, cos) = angle.sin_cos();
    [p[0] * cos - p[1] * sin, p[0] * sin + p[1] * cos, p[2]]
}

fn dot(a: [f32; 3], b: [f32; 3]) -> f32 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f32; 3], b: [f32; 3]) -> [f32; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_scene_and_seed_give_the_same_bytes() {
        let scene = Scene::new(Symbology::Ean8, "96385074").expect("right");
        assert_eq!(scene.draw(&mut Rng::new(3)), scene.draw(&mut Rng::new(3)));
        assert_ne!(scene.draw(&mut Rng::new(3)), scene.draw(&mut Rng::new(4)));
    }

    #[test]
    fn the_middle_of_the_label_is_where_it_was_put() {
        for (rotation, yaw, pitch) in [(0.0, 0.0, 0.0), (30.0, 20.0, 0.0), (90.0, 0.0, 25.0)] {
            let mut scene = Scene::new(Symbology::Ean13, "4006381333931").expect("right");
            (scene.rotation, scene.yaw, scene.pitch) = (rotation, yaw, pitch);
            scene.centre = (200.0, 300.0);
            let (u, v) = scene.camera().on_card(200.0, 300.0);
            assert!(u.abs() < 1e-3 && v.abs() < 1e-3, "{rotation} {yaw} {pitch}: {u} {v}");
        }
    }

    #[test]
    fn any_size_can_be_drawn() {
        for (width, height) in [(0, 0), (1, 1), (2, 7), (31, 5)] {
            let mut scene = Scene::new(Symbology::UpcE, "04252614").expect("right");
            (scene.width, scene.height, scene.defocus, scene.motion) = (width, height, 2.0, 3.0);
            assert_eq!(scene.draw(&mut Rng::new(0)).data.len(), width * height);
        }
    }
}
