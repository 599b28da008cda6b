//! Facts about a frame that show how a packet could be held better, from the same estimates as the reading itself. The
//! program that shows the camera's picture turns them into advice.

use crate::bar_reader::{Attempt, JointRead};
use crate::bars::Bars;
use crate::bounding_box::BoundingBox;
use crate::luma::Luma;
use crate::read::Read;
use trug_gs1::Symbology;

/// How well a frame shows a packet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FrameQuality {
    /// The 95th percentile of the grey of the picture, 0 black to 1 white; below about 0.25 it is too dark.
    pub brightness: f32,
    /// Share of saturated pixels, 0 to 1: of the bars if there are some, else of the picture. Bars under glare cannot be
    /// read, however sharp they are.
    pub glare: f32,
    /// The same of a box three times as wide and high around the bars, or of the picture: if glare hides one half of a symbol,
    /// the other half looks like a small symbol.
    pub glare_around: f32,
    /// The likeliest bars; `None` if nothing looks like a symbol.
    pub bars: Option<Bars>,
}

impl FrameQuality {
    /// The quality of a frame with some reads and attempts.
    pub(crate) fn of(luma: Luma<'_>, reads: &[Read], attempts: &[Attempt]) -> Self {
        let read = reads.iter().filter(|r| modules(r.symbology).is_some());
        let read = read.max_by(|a, b| a.certainty.total_cmp(&b.certainty));
        let bars = match read {
            Some(read) => Some(bars_of(luma, read, attempts)),
            None => attempts.iter().find_map(Attempt::bars),
        };
        let whole = [(0.0, 0.0), (luma.width() as f32, luma.height() as f32)];
        let (brightness, glare_anywhere) = brightness_and_glare(luma, whole);
        let glare_within = |times: f32| {
            bars.map_or(glare_anywhere, |bars| {
                let [from, to] = BoundingBox::of(&bars.corners).ends();
                let middle = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
                let half = (times * (to.0 - middle.0), times * (to.1 - middle.1));
                let ends = [
                    (middle.0 - half.0, middle.1 - half.1),
                    (middle.0 + half.0, middle.1 + half.1),
                ];
                brightness_and_glare(luma, ends).1
            })
        };
        Self { brightness, glare: glare_within(1.0), glare_around: glare_within(3.0), bars }
    }

    /// Raises the certainty of the bars to that of a joint read in the same position.
    pub(crate) fn include(&mut self, joint: &JointRead) {
        if let Some(bars) = &mut self.bars
            && BoundingBox::of(&bars.corners).overlaps(&BoundingBox::of(&joint.read.corners))
        {
            bars.certainty = bars.certainty.max(joint.read.certainty);
        }
    }
}

/// Modules of a linear symbol of fixed length.
fn modules(symbology: Symbology) -> Option<f32> {
    match symbology {
        Symbology::Ean13 | Symbology::UpcA => Some(95.0),
        Symbology::Ean8 => Some(67.0),
        Symbology::UpcE => Some(51.0),
        Symbology::Itf14 => Some(136.0),
        _ => None,
    }
}

/// The bars of a symbol that was read: from an attempt in the same position if there is one, else from the pixels between
/// its corners.
fn bars_of(luma: Luma<'_>, read: &Read, attempts: &[Attempt]) -> Bars {
    let [from, to, ..] = read.corners;
    let bounds = BoundingBox::of(&read.corners);
    let seen = attempts.iter().filter_map(Attempt::bars);
    if let Some(bars) = seen.into_iter().find(|b| BoundingBox::of(&b.corners).overlaps(&bounds)) {
        return Bars { certainty: read.certainty, ..bars };
    }
    let length = (to.x - from.x).hypot(to.y - from.y);
    let mut histogram = [0u32; 256];
    for n in 0..ALONG {
        let share = (n as f32 + 0.5) / ALONG as f32;
        let x = from.x + (to.x - from.x) * share;
        let y = from.y + (to.y - from.y) * share;
        if let Some(grey) = luma.row(y.max(0.0) as usize).get(x.max(0.0) as usize) {
            histogram[usize::from(*grey)] += 1;
        }
    }
    let (dark, paper) = (percentile(&histogram, 0.1), percentile(&histogram, 0.9));
    Bars {
        corners: read.corners,
        module_px: length / modules(read.symbology).unwrap_or(95.0),
        blur: None,
        paper,
        contrast: paper - dark,
        certainty: read.certainty,
    }
}

/// Pixels that are sampled along a symbol.
const ALONG: usize = 256;
/// Pixels that are sampled in each direction of a box.
const GRID: usize = 48;
/// Greys from here on are saturated.
const SATURATED: usize = 250;

/// The 95th percentile of the grey in a box, 0 to 1, and the share of its pixels that are saturated.
fn brightness_and_glare(
    luma: Luma<'_>,
    [(left, top), (right, bottom)]: [(f32, f32); 2],
) -> (f32, f32) {
    let mut histogram = [0u32; 256];
    for n in 0..GRID * GRID {
        let share = |k: usize| (k as f32 + 0.5) / GRID as f32;
        let x = left + (right - left) * share(n % GRID);
        let y = top + (bottom - top) * share(n / GRID);
        if x < 0.0 || y < 0.0 {
            continue;
        }
        if let Some(grey) = luma.row(y as usize).get(x as usize) {
            histogram[usize::from(*grey)] += 1;
        }
    }
    let all = histogram.iter().sum::<u32>().max(1) as f32;
    let saturated = histogram[SATURATED..].iter().sum::<u32>() as f32;
    (percentile(&histogram, 0.95), saturated / all)
}

/// The grey, 0 to 1, that a share of the pixels do not exceed.
fn percentile(histogram: &[u32; 256], share: f32) -> f32 {
    let wanted = histogram.iter().sum::<u32>() as f32 * share;
    let mut sum = 0.0;
    for (grey, count) in histogram.iter().enumerate() {
        sum += *count as f32;
        if sum >= wanted && sum > 0.0 {
            return grey as f32 / 255.0;
        }
    }
    0.0
}
