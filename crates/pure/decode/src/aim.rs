//! What would help to read: plain facts about a frame, taken from the same estimates as the reading itself. It says no
//! sentence and decides nothing; whoever shows the camera's picture turns these into a word for the hand that holds the
//! packet.

use crate::bar_reader::{Glimpse, Joint};
use crate::luma::Luma;
use crate::place::Place;
use crate::read::{Point, Read};
use trug_gs1::Symbology;

/// How the packet is held, as far as one frame tells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// Grey of the brightest twentieth of the picture, 0 black to 1 white: below about 0.25 it is too dark.
    pub light: f32,
    /// Share of the pixels that are as white as can be, 0 to 1: of the bars if there are some, else of the picture. Bars
    /// under glare cannot be read, however sharp they are.
    pub glare: f32,
    /// The same of a place three times as wide and high about the bars, of the picture where there are none: where light hides one
    /// half of a symbol, the other half looks like a small one.
    pub glare_about: f32,
    /// The likeliest bars; `None` where nothing looks like a symbol.
    pub bars: Option<Bars>,
}

/// Bars that are, or could be, a linear symbol.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bars {
    /// A quadrangle about them, in pixels.
    pub corners: [Point; 4],
    /// Width of a module in pixels, taken for EAN-13 where no symbol could be laid upon it: below about 1.2 it is too
    /// small, the packet too far away.
    pub module_px: f32,
    /// Blur as the deviation of a Gaussian, in modules, to a third where nothing could be read: above about 1.2 it is too
    /// much, by defocus or by motion. `None`
    /// where it was not measured, as in frames that are sharp enough to be read without.
    pub blur: Option<f32>,
    /// Grey of the paper between the bars, 0 black to 1 white.
    pub light: f32,
    /// Paper less ink, 0 to 1.
    pub contrast: f32,
    /// How near it is to being read: the probability of the likeliest code, frames before this one counted in; 1 for what
    /// was read.
    pub certainty: f32,
}

impl Aim {
    pub(crate) fn of(luma: Luma<'_>, reads: &[Read], glimpses: &[Glimpse]) -> Self {
        let read = reads.iter().filter(|r| modules(r.symbology).is_some());
        let read = read.max_by(|a, b| a.certainty.total_cmp(&b.certainty));
        let bars = match read {
            Some(read) => Some(bars_of(luma, read, glimpses)),
            None => glimpses.iter().find_map(Glimpse::bars),
        };
        let whole = [(0.0, 0.0), (luma.width() as f32, luma.height() as f32)];
        let (light, glare_anywhere) = brightness(luma, whole);
        let glare_within = |times: f32| {
            bars.map_or(glare_anywhere, |bars| {
                let [from, to] = Place::of(&bars.corners).ends();
                let middle = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
                let half = (times * (to.0 - middle.0), times * (to.1 - middle.1));
                let ends = [
                    (middle.0 - half.0, middle.1 - half.1),
                    (middle.0 + half.0, middle.1 + half.1),
                ];
                brightness(luma, ends).1
            })
        };
        Self { light, glare: glare_within(1.0), glare_about: glare_within(3.0), bars }
    }

    /// Counts in what frames say together of the bars.
    pub(crate) fn expect(&mut self, joint: &Joint) {
        if let Some(bars) = &mut self.bars
            && Place::of(&bars.corners).overlaps(&Place::of(&joint.read.corners))
        {
            bars.certainty = bars.certainty.max(joint.read.certainty);
        }
    }
}

/// Modules of a linear symbol that is as long in every code.
fn modules(symbology: Symbology) -> Option<f32> {
    match symbology {
        Symbology::Ean13 | Symbology::UpcA => Some(95.0),
        Symbology::Ean8 => Some(67.0),
        Symbology::UpcE => Some(51.0),
        Symbology::Itf14 => Some(136.0),
        _ => None,
    }
}

/// What is known of a symbol that was read: from where it was read, and from the glimpse of the same place if there is one.
fn bars_of(luma: Luma<'_>, read: &Read, glimpses: &[Glimpse]) -> Bars {
    let [from, to, ..] = read.corners;
    let place = Place::of(&read.corners);
    let seen = glimpses.iter().filter_map(Glimpse::bars);
    if let Some(bars) = seen.into_iter().find(|b| Place::of(&b.corners).overlaps(&place)) {
        return Bars { certainty: read.certainty, ..bars };
    }
    let length = (to.x - from.x).hypot(to.y - from.y);
    let mut seen = [0u32; 256];
    for n in 0..ALONG {
        let share = (n as f32 + 0.5) / ALONG as f32;
        let x = from.x + (to.x - from.x) * share;
        let y = from.y + (to.y - from.y) * share;
        if let Some(grey) = luma.row(y.max(0.0) as usize).get(x.max(0.0) as usize) {
            seen[usize::from(*grey)] += 1;
        }
    }
    let (dark, light) = (share_below(&seen, 0.1), share_below(&seen, 0.9));
    Bars {
        corners: read.corners,
        module_px: length / modules(read.symbology).unwrap_or(95.0),
        blur: None,
        light,
        contrast: light - dark,
        certainty: read.certainty,
    }
}

/// Pixels that are looked at along a symbol.
const ALONG: usize = 256;
/// Pixels that are looked at in each direction of a place.
const GRID: usize = 48;
/// From here on a grey says nothing but "too bright".
const SATURATED: usize = 250;

/// Grey of the brightest twentieth of a place, 0 to 1, and the share of its pixels that are saturated.
fn brightness(luma: Luma<'_>, [(left, top), (right, bottom)]: [(f32, f32); 2]) -> (f32, f32) {
    let mut seen = [0u32; 256];
    for n in 0..GRID * GRID {
        let share = |k: usize| (k as f32 + 0.5) / GRID as f32;
        let x = left + (right - left) * share(n % GRID);
        let y = top + (bottom - top) * share(n / GRID);
        if x < 0.0 || y < 0.0 {
            continue;
        }
        if let Some(grey) = luma.row(y as usize).get(x as usize) {
            seen[usize::from(*grey)] += 1;
        }
    }
    let all = seen.iter().sum::<u32>().max(1) as f32;
    let saturated = seen[SATURATED..].iter().sum::<u32>() as f32;
    (share_below(&seen, 0.95), saturated / all)
}

/// The grey, 0 to 1, that a share of the pixels lie below.
fn share_below(seen: &[u32; 256], share: f32) -> f32 {
    let wanted = seen.iter().sum::<u32>() as f32 * share;
    let mut sum = 0.0;
    for (grey, count) in seen.iter().enumerate() {
        sum += *count as f32;
        if sum >= wanted && sum > 0.0 {
            return grey as f32 / 255.0;
        }
    }
    0.0
}
