//! The surroundings of the label: a kitchen wall with tiles and a worktop, print on the card, the thumb that holds it.

/// A background that depends on its seed only.
pub(crate) struct Kitchen {
    seed: u64,
    width: f32,
    height: f32,
    /// The light of the background at every pixel, computed once because it is expensive and does not change.
    wall: Vec<f32>,
}

/// The thumb that holds the card.
pub(crate) struct Thumb {
    pub(crate) tip: (f32, f32),
    pub(crate) away: (f32, f32),
    pub(crate) radius: f32,
}

impl Kitchen {
    pub(crate) fn new(seed: u64, width: usize, height: usize) -> Self {
        let mut kitchen = Self {
            seed,
            width: width.max(1) as f32,
            height: height.max(1) as f32,
            wall: Vec::new(),
        };
        kitchen.wall = (0..width * height)
            .map(|n| kitchen.paint((n % width) as f32, (n / width) as f32))
            .collect();
        kitchen
    }

    /// Light of the background at every pixel, by rows.
    pub(crate) fn wall(&self) -> &[f32] {
        &self.wall
    }

    /// Tiles with joints above, a worktop with a grain below, darker to the edges.
    fn paint(&self, x: f32, y: f32) -> f32 {
        if self.seed == 0 {
            return 0.35;
        }
        let (across, down) = (x / self.width, y / self.height);
        let distance = (across - 0.5).hypot(down - 0.5);
        let corner = 1.0 - 0.5 * distance * distance;
        let worktop = 0.72 + 0.06 * (self.hash(1, 0) - 0.5);
        let surface = if down > worktop {
            let grain = self.smooth(x / 60.0, y / 5.0, 2);
            0.16 + 0.08 * grain
        } else {
            let tile = self.width / (6.0 + (self.hash(2, 0) * 3.0).floor());
            let (column, row) = ((x / tile).floor(), (y / tile).floor());
            let joint = (x - column * tile).min(y - row * tile) < 2.5;
            let own = self.hash(column as i64 + 100, row as i64);
            if joint { 0.18 } else { 0.34 + 0.08 * own + 0.05 * self.smooth(x / 25.0, y / 25.0, 3) }
        };
        let jar = ((across - 0.12 - 0.7 * self.hash(5, 5)).abs() < 0.05)
            && down < worktop
            && down > worktop - 0.25;
        corner
            * if jar { surface * 0.45 + 0.1 * self.smooth(x / 8.0, y / 30.0, 4) } else { surface }
    }

    /// The reflectance of the card's paper, which varies slowly with its fibre.
    pub(crate) fn paper(&self, u: f32, v: f32, paper: f32) -> f32 {
        if self.seed == 0 { paper } else { paper * (1.0 - 0.04 * self.smooth(u / 3.0, v / 3.0, 7)) }
    }

    /// Reflectance of the card beside the bars, `u` and `v` modules from their middle: its `paper`, and above the label
    /// (beyond `free`) lines of print.
    pub(crate) fn card(&self, u: f32, v: f32, free: f32, paper: f32) -> f32 {
        if self.seed == 0 || v > -free - 3.0 {
            return paper;
        }
        let line = (v / 4.0).floor();
        let printed =
            (v / 4.0 - line) < 0.45 && self.hash(((u + 500.0) / 7.0) as i64, line as i64) > 0.3;
        paper * if printed { 0.35 } else { 0.8 }
    }

    /// Draws a thumb over the light: a round tip at `tip` that extends in the direction of the unit vector `away`, with
    /// `radius`; all in pixels.
    pub(crate) fn draw_thumb(&self, light: &mut [f32], width: usize, thumb: &Thumb) {
        if self.seed == 0 || width == 0 {
            return;
        }
        for (n, pixel) in light.iter_mut().enumerate() {
            let (dx, dy) = ((n % width) as f32 - thumb.tip.0, (n / width) as f32 - thumb.tip.1);
            let along = dx * thumb.away.0 + dy * thumb.away.1;
            let aside = dx * thumb.away.1 - dy * thumb.away.0;
            let distance = aside.hypot(along.min(0.0)) / thumb.radius;
            if distance < 1.0 {
                *pixel = 0.22 + 0.28 * (1.0 - distance * distance).sqrt();
            }
        }
    }

    /// Value noise, 0 to 1.
    fn smooth(&self, x: f32, y: f32, layer: i64) -> f32 {
        let (x0, y0) = (x.floor(), y.floor());
        let ease = |t: f32| t * t * (3.0 - 2.0 * t);
        let (fx, fy) = (ease(x - x0), ease(y - y0));
        let at = |dx: i64, dy: i64| self.hash(x0 as i64 + dx + layer * 7919, y0 as i64 + dy);
        let top = at(0, 0) + (at(1, 0) - at(0, 0)) * fx;
        let bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * fx;
        top + (bottom - top) * fy
    }

    /// A number from 0 to 1 that depends on the seed and two whole numbers.
    fn hash(&self, a: i64, b: i64) -> f32 {
        let mut h = self.seed ^ (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        h ^= (b as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
        h = (h ^ (h >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        h = (h ^ (h >> 32)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((h ^ (h >> 31)) >> 40) as f32 / (1u32 << 24) as f32
    }
}
