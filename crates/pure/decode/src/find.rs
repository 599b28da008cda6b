//! Where something could be read: places of a picture whose gradients all point the same way, whatever way that is
//! ([`Patch`], for bars), and places where they point in two ways at right angles ([`Block`], for dots).
//!
//! The picture is cut into cells; each has a structure tensor (Bigün and Granlund 1987), the mean of the products of its
//! gradients. Cells with one clear direction that are neighbours and agree on it make a patch. Nothing here knows what a
//! code is; a fence is a patch too, and a page of print a block.

mod block;
mod in_line;
mod open;
mod tensor;

use crate::luma::Luma;
use crate::read::Point;

pub(crate) use block::Block;
use block::Blocks;
use open::{Member, Open};
use tensor::{CELL, Cells, Tensor};

/// A place that looks like bars.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patch {
    /// Its middle, in pixels.
    pub(crate) centre: Point,
    /// Across the bars, of length 1: the way a scanline runs, forwards or backwards.
    pub(crate) along: Point,
    /// Half its length in that direction, in pixels, a cell too long rather than too short.
    pub(crate) half_length: f32,
    /// Half the height of the bars, in pixels.
    pub(crate) half_height: f32,
    /// Energy of the gradients that agree.
    pub(crate) strength: f32,
}

/// A part of the bars' height: its middle and half of it, the ends of the bars being at -1 and 1.
pub(crate) type Band = (f32, f32);

impl Patch {
    /// Where a symbol was read, its corners as in [`Read::corners`](crate::Read::corners).
    pub(crate) fn of(corners: &[Point; 4]) -> Self {
        let [a, b, c, d] = corners;
        let middle =
            |p: &Point, q: &Point| Point { x: f32::midpoint(p.x, q.x), y: f32::midpoint(p.y, q.y) };
        let (from, to, above, below) = (middle(a, d), middle(b, c), middle(a, b), middle(d, c));
        let length = (to.x - from.x).hypot(to.y - from.y).max(1e-3);
        let along = Point { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
        let height = (along.x * (below.y - above.y) - along.y * (below.x - above.x)).abs();
        Self {
            centre: middle(&from, &to),
            along,
            half_length: length / 2.0,
            half_height: (height / 2.0).max(0.5),
            strength: 0.0,
        }
    }

    /// A part of its height.
    pub(crate) fn band(&self, (middle, half): Band) -> Self {
        let down = middle * self.half_height;
        Self {
            centre: Point {
                x: self.centre.x - self.along.y * down,
                y: self.centre.y + self.along.x * down,
            },
            half_height: half * self.half_height,
            ..*self
        }
    }
}

/// Finds places, in buffers that it keeps from picture to picture.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    reduced: Vec<u8>,
    sums: Vec<u32>,
    cells: Cells,
    open: Open,
    members: Vec<Member>,
    bins: Vec<f32>,
    patches: Vec<Patch>,
    blocks: Blocks,
    /// Pixels of the picture that make one that is looked at.
    step: usize,
}

/// Bars are looked for in at most this many pixels; in larger pictures they are larger too.
const MOST_PIXELS: usize = 1_300_000;

/// A patch with less than this share of the strongest one's energy is not looked at.
const FAINT: f32 = 0.04;

/// A cell takes part if its gradients agree at least so well, noise apart.
const COHERENT: f32 = 0.62;
/// And if there is so much to agree on: grey levels squared, of differences summed over two rows.
const LEAST_EXCESS: f32 = 45.0;
/// And so much of the noise, whose own directions agree a little by chance.
const LEAST_OF_NOISE: f32 = 0.5;
/// The same for the mean of several pictures, in which chance agrees less.
const LEAST_EXCESS_OF_FILM: f32 = 20.0;
const LEAST_OF_NOISE_OF_FILM: f32 = 0.2;
/// Where bars are nearly lost in noise, only the middle of a symbol is found.
const MORE_OF_FILM: f32 = 1.6;
/// So many cells that lie outside the busiest stretch of those that they hang together with may be a place of their own.
const LEAST_PARTED: usize = 12;
/// No code is shorter than this, in pixels.
const SHORTEST: f32 = 45.0;
/// Nor does a code lie in a place that is longer than this for its height. Lines of print do; a code that hangs together
/// with one makes the place as high as it is.
const LONGEST_FOR_HEIGHT: f32 = 30.0;

/// Rows of places that are looked at, and places that may be pieces of them.
const MOST_ROWS: usize = 3;
const MOST_IN_ROWS: usize = 200;

impl Finder {
    /// Looks at a picture. What it finds is there until the next look.
    pub(crate) fn look(&mut self, luma: Luma<'_>) {
        let step = reduction(luma);
        self.step = step;
        self.patches.clear();
        let mut reduced = std::mem::take(&mut self.reduced);
        let view = if step == 1 {
            Some(luma)
        } else {
            reduce(luma, step, &mut self.sums, &mut reduced);
            Luma::tight(&reduced, luma.width() / step, luma.height() / step).ok()
        };
        if let Some(view) = view {
            self.cells.measure(view);
            let noise = self.cells.noise();
            self.find_patches(noise, (LEAST_EXCESS, LEAST_OF_NOISE));
            self.blocks.find(&self.cells, noise, step);
        }
        self.reduced = reduced;
        self.rank();
    }

    /// Adds the picture that was looked at to a film.
    pub(crate) fn remember(&mut self) {
        self.cells.remember();
    }

    /// Looks at the whole film at once: where noise hides bars in every picture of it, their sum shows them. Places are
    /// found instead of those of the last picture, blocks stay.
    pub(crate) fn recall(&mut self) {
        self.patches.clear();
        self.cells.recall();
        let noise = self.cells.noise();
        self.find_patches(noise, (LEAST_EXCESS_OF_FILM, LEAST_OF_NOISE_OF_FILM));
        self.rank();
        for patch in &mut self.patches {
            patch.half_length *= MORE_OF_FILM;
        }
    }

    /// The strongest first, in pixels of the picture.
    fn rank(&mut self) {
        self.patches.sort_unstable_by(|a, b| b.strength.total_cmp(&a.strength));
        let (scale, shift) = (self.step as f32, (self.step as f32 - 1.0) / 2.0);
        for patch in &mut self.patches {
            patch.centre =
                Point { x: patch.centre.x * scale + shift, y: patch.centre.y * scale + shift };
            patch.half_length *= scale;
            patch.half_height *= scale;
        }
    }

    /// Places that look like bars, the strongest first, and none that is faint beside them.
    pub(crate) fn patches(&self) -> &[Patch] {
        let faint = self.patches.first().map_or(0.0, |strongest| FAINT * strongest.strength);
        &self.patches[..self.patches.partition_point(|patch| patch.strength > faint)]
    }

    /// The faint ones too: the edge of a table outshines a small code.
    pub(crate) fn all_patches(&self) -> &[Patch] {
        &self.patches
    }

    /// Rows of places that lie in one line and may be pieces of one.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Patch> {
        let strongest = &self.patches[..self.patches.len().min(MOST_IN_ROWS)];
        in_line::rows(strongest, MOST_ROWS)
    }

    /// Places that look like dots, the strongest first.
    pub(crate) fn blocks(&self) -> &[Block] {
        self.blocks.found()
    }

    fn find_patches(&mut self, noise: f32, (least, of_noise): (f32, f32)) {
        let cells = &self.cells;
        self.open.begin(cells, |at| {
            let tensor = cells.smooth[at];
            let excess = tensor.excess();
            let clear = excess > least.max(of_noise * noise);
            let agrees = excess > COHERENT * (tensor.trace() - 1.8 * noise);
            (clear && agrees).then(|| tensor.doubled())
        });
        let (mut start, mut left) = (self.open.first(), cells.smooth.len());
        while let Some(next) = self.open.next(start) {
            start = next;
            self.open.connect(start, &mut self.members);
            let found = stretch_of(&self.cells, &self.members, &mut self.bins);
            self.patches.extend(found.as_ref().and_then(Stretch::patch));
            // lines of print hang together with a code above or below; what is not of the busiest stretch is looked at
            // by itself
            if let Some(stretch) = found {
                self.reopen(&stretch, &mut left);
            }
        }
    }

    /// Opens the members again that lie outside a stretch, if they could make another one. A page of print would be taken
    /// apart line by line, so no more cells are opened than are `left`.
    fn reopen(&mut self, stretch: &Stretch, left: &mut usize) {
        self.members.retain(|member| !stretch.holds(stretch.place(*member)));
        if self.members.len() < LEAST_PARTED || self.members.len() > *left {
            return;
        }
        *left -= self.members.len();
        for member in &self.members {
            self.open.reopen(*member);
        }
    }
}

/// Cells that hang together, seen along their common direction.
struct Stretch {
    along: Point,
    /// Where the busiest of them lie, along and across that direction.
    from: f32,
    to: f32,
    low: f32,
    high: f32,
    strength: f32,
}

impl Stretch {
    /// A cell's middle along and across the direction.
    fn place(&self, member: Member) -> (f32, f32) {
        place(member, self.along)
    }

    fn holds(&self, (_, v): (f32, f32)) -> bool {
        v >= self.low - CELL as f32 && v <= self.high + CELL as f32
    }

    /// The place that they make, unless it is too short or a mere line.
    fn patch(&self) -> Option<Patch> {
        let half_length = (self.to - self.from) / 2.0 + CELL as f32;
        let (u, v) = (f32::midpoint(self.from, self.to), f32::midpoint(self.low, self.high));
        let half_height = (self.high - self.low) / 2.0;
        let Point { x: cos, y: sin } = self.along;
        let could_hold_bars =
            half_length * 2.0 >= SHORTEST && half_length <= LONGEST_FOR_HEIGHT * half_height;
        could_hold_bars.then_some(Patch {
            centre: Point { x: u * cos - v * sin, y: u * sin + v * cos },
            along: self.along,
            half_length,
            half_height,
            strength: self.strength,
        })
    }
}

fn place(member: Member, Point { x: cos, y: sin }: Point) -> (f32, f32) {
    let x = (member.column as usize * CELL + CELL / 2) as f32;
    let y = (member.row as usize * CELL + CELL / 2) as f32;
    (x * cos + y * sin, y * cos - x * sin)
}

fn stretch_of(cells: &Cells, members: &[Member], bins: &mut Vec<f32>) -> Option<Stretch> {
    let mut sum = Tensor::default();
    for member in members {
        sum.add(cells.raw[member.at]);
    }
    let (cos2, sin2) = sum.doubled();
    let (sin, cos) = (0.5 * sin2.atan2(cos2)).sin_cos();
    let along = Point { x: cos, y: sin };
    let (low, high) = busy(cells, members, along, bins)?;
    let (from, to) = (f32::MAX, f32::MIN);
    let mut stretch = Stretch { along, from, to, low, high, strength: sum.excess() };
    for member in members {
        let (u, v) = stretch.place(*member);
        if stretch.holds((u, v)) {
            (stretch.from, stretch.to) = (stretch.from.min(u), stretch.to.max(u));
        }
    }
    Some(stretch)
}

/// The stretch of heights that holds the cells, where at least a third of the most energetic height is found.
fn busy(
    cells: &Cells,
    members: &[Member],
    along: Point,
    bins: &mut Vec<f32>,
) -> Option<(f32, f32)> {
    let height = |member: &Member| place(*member, along).1;
    let lowest = members.iter().map(height).reduce(f32::min)?;
    bins.clear();
    for member in members {
        let bin = ((height(member) - lowest) / CELL as f32) as usize;
        if bin >= bins.len() {
            bins.resize(bin + 1, 0.0);
        }
        bins[bin] += cells.raw[member.at].excess();
    }
    let smooth = |at: usize| {
        bins[at]
            + 0.5
                * (bins.get(at.wrapping_sub(1)).unwrap_or(&0.0) + bins.get(at + 1).unwrap_or(&0.0))
    };
    let best = (0..bins.len()).max_by(|a, b| smooth(*a).total_cmp(&smooth(*b)))?;
    let enough = smooth(best) / 3.0;
    let (mut first, mut last) = (best, best);
    while first > 0 && smooth(first - 1) > enough {
        first -= 1;
    }
    while last + 1 < bins.len() && smooth(last + 1) > enough {
        last += 1;
    }
    let cell = CELL as f32;
    Some((lowest + (first as f32 - 0.5) * cell, lowest + (last as f32 + 1.0) * cell))
}

fn reduction(luma: Luma<'_>) -> usize {
    let pixels = luma.width().saturating_mul(luma.height());
    (pixels as f32 / MOST_PIXELS as f32).sqrt().ceil().max(1.0) as usize
}

/// Means of `step` by `step` pixels.
fn reduce(luma: Luma<'_>, step: usize, sums: &mut Vec<u32>, out: &mut Vec<u8>) {
    let (width, height) = (luma.width() / step, luma.height() / step);
    let area = (step * step) as u32;
    out.clear();
    for y in 0..height {
        sums.clear();
        sums.resize(width, 0);
        for row in (y * step..(y + 1) * step).map(|y| luma.row(y)) {
            for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(step)) {
                *sum += pixels.iter().map(|p| u32::from(*p)).sum::<u32>();
            }
        }
        out.extend(sums.iter().map(|sum| (sum / area) as u8));
    }
}
