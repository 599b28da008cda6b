//! One label on a card, held in front of a camera. All light is linear until the camera's gamma.

use crate::jpeg;
use crate::kitchen::{Kitchen, Thumb};
use crate::lens::Lens;
use crate::optics;
use crate::picture::Picture;
use crate::rng::Rng;
use trug_gs1::{Symbology, ean_upc};

/// A label and how it is seen. [`Scene::new`] makes an easy picture; every field may be changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    pub(crate) digits: Vec<u8>,
    pub(crate) bars: Vec<bool>,
    /// Which of the modules extend below the others.
    guards: Vec<bool>,
    /// Pixels in a row of the picture.
    pub width: usize,
    /// Rows of the picture.
    pub height: usize,
    /// Width of one module at the middle of the label, in pixels.
    pub module_px: f32,
    /// The middle of the bars, in pixels.
    pub centre: (f32, f32),
    /// Rotation of the label in the picture, in degrees, clockwise.
    pub rotation: f32,
    /// Tilt around the direction of the bars, in degrees: modules become narrower to one side.
    pub yaw: f32,
    /// Tilt around the direction of the scanlines, in degrees.
    pub pitch: f32,
    /// Height of the bars, in modules (the standard's is 69 for EAN-13).
    pub bar_height: f32,
    /// Defocus: standard deviation of the blur, in pixels.
    pub defocus: f32,
    /// Motion blur: how far the label moves along its scanlines while the shutter is open, in pixels.
    pub motion: f32,
    /// Standard deviation of the noise, in grey levels.
    pub noise: f32,
    /// Grey level of white paper, 0 to 255.
    pub white: f32,
    /// Share of the light lost from the left edge of the picture to the right, 0 to 1.
    pub uneven: f32,
    /// Seed of the background and of the print on the card; 0 for a plain wall and a plain card.
    pub clutter: u64,
    /// What is behind the label.
    pub surroundings: Surroundings,
    /// Reflectance of paper, 0 to 1.
    pub paper: f32,
    /// Reflectance of ink, 0 to 1.
    pub ink: f32,
    /// Bar gain: how much wider bars are printed than nominal, in modules.
    pub spread: f32,
    /// Radius of the can around which the label is wrapped, its axis along the bars, in modules; 0 for a flat label.
    pub cylinder: f32,
    /// Rotation of the label around that cylinder, away from the camera, in degrees.
    pub roll: f32,
    /// Shape of the blur of [`defocus`](Self::defocus).
    pub lens: Lens,
    /// Share of the light lost across the label, and the direction of the loss in degrees.
    pub shade: (f32, f32),
    /// Strength of a highlight, where white paper is 1, and its middle in pixels.
    pub glare: (f32, (f32, f32)),
    /// Sharpening by the camera, 0 to 1.
    pub sharpening: f32,
    /// Quality of the camera's JPEG compression, 1 to 100; 0 for none.
    pub jpeg: u8,
}

/// What is behind a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surroundings {
    /// A kitchen; the label is on a card that a thumb holds.
    Kitchen,
    /// A cluttered background, in front of which the label floats with little more than its quiet zones. Its optics are
    /// computed on a grid finer than the sensor, because blur of a fraction of a pixel matters.
    Clutter,
}

/// White paper of this reflectance has the grey [`Scene::white`].
pub(crate) const PAPER: f32 = 0.85;
const INK: f32 = 0.05;
/// Focal length of a laptop camera, in widths of the picture.
const FOCAL: f32 = 1.2;
/// Samples per pixel in each direction.
const FINE: usize = 3;

impl Scene {
    /// A sharp, well lit label in the middle of 640 x 480 pixels; `None` if the digits have no bars of EAN or UPC.
    pub fn new(symbology: Symbology, digits: &str) -> Option<Self> {
        let bars = ean_upc::encode(symbology, digits)?;
        let layout = ean_upc::layout(symbology)?;
        let guards = (0..bars.len()).map(|module| layout.is_guard(module)).collect();
        let digits = digits.bytes().map(|byte| byte - b'0').collect();
        Some(Self { digits, guards, ..Self::of_bars(bars) })
    }

    /// As [`new`](Self::new), from any modules, true for ink: other symbologies, parts of codes, invalid codes.
    pub fn of_bars(bars: Vec<bool>) -> Self {
        Self {
            digits: Vec::new(),
            guards: Vec::new(),
            bars,
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
            surroundings: Surroundings::Kitchen,
            paper: PAPER,
            ink: INK,
            spread: 0.0,
            cylinder: 0.0,
            roll: 0.0,
            lens: Lens::Gaussian,
            shade: (0.0, 0.0),
            glare: (0.0, (0.0, 0.0)),
            sharpening: 0.0,
            jpeg: 0,
        }
    }

    /// The picture that the camera takes; `rng` generates the noise.
    pub fn draw(&self, rng: &mut Rng) -> Picture {
        if self.surroundings == Surroundings::Clutter {
            return self.draw_in_clutter(rng);
        }
        self.draw_in(&Kitchen::new(self.clutter, self.width, self.height), rng)
    }

    /// As [`draw`](Self::draw), in front of an existing background of this scene's size.
    pub(crate) fn draw_in(&self, kitchen: &Kitchen, rng: &mut Rng) -> Picture {
        let mut light = self.linear_light(kitchen);
        match self.lens {
            Lens::Gaussian => optics::defocus(&mut light, self.width, self.height, self.defocus),
            Lens::Disc => {
                let layer = optics::Layer { width: self.width, height: self.height, light };
                light = optics::onto_sensor(&layer, 1, self.defocus, self.lens);
            }
        }
        optics::motion(&mut light, self.width, self.height, self.motion_path(1.0));
        optics::highlight(&mut light, self.width, self.glare, self.extent());
        optics::shade(&mut light, self.width, self.centre, self.extent(), self.shade);
        let data = optics::sensor(&light, self.width, self.uneven, self.white, self.noise, rng);
        let mut picture = Picture { width: self.width, height: self.height, data };
        if self.sharpening > 0.0 {
            let mut grey: Vec<f32> = picture.data.iter().map(|byte| f32::from(*byte)).collect();
            optics::sharpen(&mut grey, self.width, self.height, self.sharpening);
            picture.data = optics::rounded(&grey);
        }
        self.compressed(picture)
    }

    /// The picture after the camera's JPEG compression.
    pub(crate) fn compressed(&self, picture: Picture) -> Picture {
        if self.jpeg == 0 { picture } else { jpeg::round_trip(picture, self.jpeg) }
    }

    /// The movement of the label while the shutter is open, on a grid `finer` times as fine as the pixels.
    pub(crate) fn motion_path(&self, finer: f32) -> (f32, f32) {
        let (sin, cos) = self.rotation.to_radians().sin_cos();
        (self.motion * cos * finer, self.motion * sin * finer)
    }

    /// Half the diagonal of the flat label with its margins, in pixels.
    pub(crate) fn extent(&self) -> f32 {
        let (width, height) = (self.bars.len() as f32 + 30.0, self.bar_height + 26.0);
        width.hypot(height) * self.module_px / 2.0
    }

    /// The light of every pixel; white paper is 1.
    fn linear_light(&self, kitchen: &Kitchen) -> Vec<f32> {
        let camera = self.camera();
        let mut light = Vec::with_capacity(self.width * self.height);
        for y in 0..self.height {
            for x in 0..self.width {
                let (u, v) = camera.on_card(x as f32, y as f32);
                let wall = kitchen.wall().get(light.len()).copied().unwrap_or(0.0);
                if !self.is_on_card(u, v, 4.0) {
                    light.push(wall / PAPER);
                    continue;
                }
                let paper = kitchen.paper(u, v, self.paper);
                let mut sum = 0.0;
                for n in 0..FINE * FINE {
                    let sub = |k: usize| (k as f32 + 0.5) / FINE as f32 - 0.5;
                    let (u, v) = camera.on_card(x as f32 + sub(n % FINE), y as f32 + sub(n / FINE));
                    sum += if self.is_on_card(u, v, 0.0) {
                        self.reflectance(u, v, kitchen, paper)
                    } else {
                        wall
                    };
                }
                light.push(sum / (FINE * FINE) as f32 / PAPER);
            }
        }
        kitchen.draw_thumb(&mut light, self.width, &camera.thumb(self));
        light
    }

    /// True if the position, in modules from the middle of the bars, is on the card or at most `margin` away from it.
    fn is_on_card(&self, u: f32, v: f32, margin: f32) -> bool {
        let (half_width, half_height) = self.card_size();
        u.abs() <= half_width + margin
            && v >= -half_height * 1.6 - margin
            && v <= half_height + margin
    }

    fn card_size(&self) -> (f32, f32) {
        (self.bars.len() as f32 / 2.0 + 16.0, self.bar_height / 2.0 + 12.0)
    }

    fn reflectance(&self, u: f32, v: f32, kitchen: &Kitchen, paper: f32) -> f32 {
        if self.is_ink(self.unrolled(u), v) {
            return self.ink;
        }
        kitchen.card(u, v, self.bar_height / 2.0 + 6.0, paper)
    }

    /// The position on the flat label of what appears `u` modules from its middle.
    pub(crate) fn unrolled(&self, u: f32) -> f32 {
        if self.cylinder <= 0.0 {
            return u;
        }
        let roll = self.roll.to_radians();
        self.cylinder * ((u / self.cylinder + roll.sin()).clamp(-0.999, 0.999).asin() - roll)
    }

    /// True if a bar is printed `u` and `v` modules from the middle of the bars.
    pub(crate) fn is_ink(&self, u: f32, v: f32) -> bool {
        let along = u + self.bars.len() as f32 / 2.0;
        let half = self.spread.abs() / 2.0;
        let (left, right) = (self.has_bar(along - half, v), self.has_bar(along + half, v));
        if self.spread < 0.0 { left && right } else { left || right }
    }

    fn has_bar(&self, along: f32, v: f32) -> bool {
        let module = along.floor();
        if module < 0.0 || module as usize >= self.bars.len() {
            return false;
        }
        let module = module as usize;
        let below = if self.guards.get(module) == Some(&true) { 5.0 } else { 0.0 };
        self.bars[module] && v >= -self.bar_height / 2.0 && v <= self.bar_height / 2.0 + below
    }

    fn camera(&self) -> Camera {
        Camera::new(self, (self.width as f32 / 2.0, self.height as f32 / 2.0))
    }
}

/// A pinhole camera, and the plane of the card in front of it.
pub(crate) struct Camera {
    principal: (f32, f32),
    focal: f32,
    origin: [f32; 3],
    u: [f32; 3],
    v: [f32; 3],
    normal: [f32; 3],
    module_px: f32,
}

impl Camera {
    /// A camera with the principal point `principal`.
    pub(crate) fn new(scene: &Scene, principal: (f32, f32)) -> Self {
        let (roll, yaw, pitch) =
            (scene.rotation.to_radians(), scene.yaw.to_radians(), scene.pitch.to_radians());
        // the card's axes, tilted first and then turned in the picture
        let u = turn([yaw.cos(), 0.0, yaw.sin()], roll);
        let v = turn([-yaw.sin() * pitch.sin(), pitch.cos(), yaw.cos() * pitch.sin()], roll);
        let focal = FOCAL * scene.width as f32;
        Self {
            principal,
            focal,
            origin: [scene.centre.0 - principal.0, scene.centre.1 - principal.1, focal],
            normal: cross(u, v),
            u,
            v,
            module_px: scene.module_px,
        }
    }

    /// The pixel of a position on the card, in modules from the middle of the bars.
    pub(crate) fn in_picture(&self, u: f32, v: f32) -> (f32, f32) {
        let p = |n: usize| self.origin[n] + (self.u[n] * u + self.v[n] * v) * self.module_px;
        let depth = p(2).max(1.0);
        (self.principal.0 + self.focal * p(0) / depth, self.principal.1 + self.focal * p(1) / depth)
    }

    /// The position on the plane of the card that a pixel shows, in modules from the middle of the bars.
    pub(crate) fn on_card(&self, x: f32, y: f32) -> (f32, f32) {
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
    fn the_middle_of_the_label_is_at_the_centre() {
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
