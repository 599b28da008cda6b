//! A label in front of a cluttered background, as a cheap webcam takes it, for measurements.
//!
//! All light is linear until the camera's gamma. The label is drawn on a grid two to four times finer than the sensor,
//! defocused there, and then averaged to pixels, so that a blur of a third of a pixel or a module of 1.25 pixels is
//! realistic.

use crate::clutter::clutter;
use crate::digits;
use crate::optics::{self, Layer};
use crate::picture::Picture;
use crate::rng::Rng;
use crate::scene::{Camera, PAPER, Scene};

/// Modules of paper beyond the bars: to the left, to the right, above, below.
const MARGINS: (f32, f32, f32, f32) = (17.0, 13.0, 6.0, 20.0);

impl Scene {
    pub(crate) fn draw_in_clutter(&self, rng: &mut Rng) -> Picture {
        let mut light = clutter(&mut Rng::new(self.clutter), self.width, self.height);
        if self.defocus > 0.3 {
            optics::defocus(&mut light, self.width, self.height, self.defocus);
        }
        self.add_label_to(&mut light);
        optics::shade(&mut light, self.width, self.centre, self.extent(), self.shade);
        optics::highlight(&mut light, self.width, self.glare, self.extent());
        self.exposed(light, rng)
    }

    /// The picture that the sensor takes of this light.
    pub(crate) fn exposed(&self, mut light: Vec<f32>, rng: &mut Rng) -> Picture {
        for light in &mut light {
            *light /= PAPER;
        }
        let mut grey = optics::exposed(&light, self.width, self.uneven, self.white);
        optics::add_noise(&mut grey, self.noise, rng);
        if self.sharpening > 0.0 {
            optics::sharpen(&mut grey, self.width, self.height, self.sharpening);
        }
        let data = optics::rounded(&grey);
        self.compressed(Picture { width: self.width, height: self.height, data })
    }

    fn add_label_to(&self, light: &mut [f32]) {
        // the principal point is the label's middle, so that the tilt is exactly that of the scene
        let camera = Camera::new(self, self.centre);
        let finer = if self.module_px < 1.4 || self.defocus < 0.6 {
            4
        } else if self.defocus < 1.2 {
            3
        } else {
            2
        };
        let Some((left, top, width, height)) = self.bounds(&camera) else { return };
        let (mut label, mut cover) = self.layers(&camera, (left, top, width, height), finer);
        for layer in [&mut label, &mut cover] {
            let (width, height) = (layer.width, layer.height);
            optics::motion(&mut layer.light, width, height, self.motion_path(finer as f32));
            layer.light = optics::onto_sensor(layer, finer, self.defocus, self.lens);
        }
        for y in 0..height {
            for x in 0..width {
                let (from, to) = (y * width + x, (top + y) * self.width + left + x);
                light[to] = light[to] * (1.0 - cover.light[from]) + label.light[from];
            }
        }
    }

    /// The bounds of the label and its blur: left, top, width, height in pixels.
    fn bounds(&self, camera: &Camera) -> Option<(usize, usize, usize, usize)> {
        let (half, margin) = (self.bars.len() as f32 / 2.0, 3.0 * self.defocus + self.motion + 4.0);
        let (mut low, mut high) = ((f32::MAX, f32::MAX), (f32::MIN, f32::MIN));
        for u in [-half - MARGINS.0, half + MARGINS.1] {
            for v in [-self.bar_height / 2.0 - MARGINS.2, self.bar_height / 2.0 + MARGINS.3] {
                let (x, y) = camera.in_picture(u, v);
                low = (low.0.min(x), low.1.min(y));
                high = (high.0.max(x), high.1.max(y));
            }
        }
        let clip = |v: f32, end: usize| v.clamp(0.0, end as f32) as usize;
        let (left, right) = (clip(low.0 - margin, self.width), clip(high.0 + margin, self.width));
        let (top, bottom) = (clip(low.1 - margin, self.height), clip(high.1 + margin, self.height));
        (right > left && bottom > top).then(|| (left, top, right - left, bottom - top))
    }

    /// The light of the label, and the share of each cell that it covers, on the finer grid.
    fn layers(
        &self,
        camera: &Camera,
        (left, top, width, height): (usize, usize, usize, usize),
        finer: usize,
    ) -> (Layer, Layer) {
        let (width, height) = (width * finer, height * finer);
        let (mut light, mut cover) = (vec![0.0; width * height], vec![0.0; width * height]);
        let half = (self.bars.len() as f32 / 2.0, self.bar_height / 2.0);
        let at = |n: usize, from: usize| from as f32 + (n as f32 + 0.5) / finer as f32 - 0.5;
        for y in 0..height {
            for x in 0..width {
                let (u, v) = camera.on_card(at(x, left), at(y, top));
                let beside = u < -half.0 - MARGINS.0 || u > half.0 + MARGINS.1;
                if beside || v < -half.1 - MARGINS.2 || v > half.1 + MARGINS.3 {
                    continue;
                }
                let u = self.unrolled(u);
                let printed = self.is_ink(u, v) || digits::is_ink(&self.digits, u, v - half.1);
                light[y * width + x] = if printed { self.ink } else { self.paper };
                cover[y * width + x] = 1.0;
            }
        }
        (Layer { width, height, light }, Layer { width, height, light: cover })
    }
}
