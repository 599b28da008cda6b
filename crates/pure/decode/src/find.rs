//! Where something could be read: regions whose gradients all point the same way, in any direction ([`BarRegion`], for
//! bars), and regions where they point in two directions at right angles ([`DotRegion`], for matrix symbols).
//!
//! The picture is divided into cells; each has a structure tensor (Bigün and Granlund 1987), the mean of the products of its
//! gradients. Neighbouring cells with one clear direction that agree on it form a region. Nothing here knows what a code
//! is: a fence is a bar region too, and a page of print a dot region.

mod aligned;
mod component;
mod dot_region;
mod open_cells;
mod reduce;
mod region;
mod tensor;

use crate::luma::Luma;
use crate::read::Point;

use component::Component;
pub(crate) use dot_region::DotRegion;
use dot_region::DotRegions;
use open_cells::{CellIndex, OpenCells};
pub(crate) use region::{Band, BarRegion};
use tensor::Cells;

/// Finds regions, in buffers that it reuses from picture to picture.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    reduced: Vec<u8>,
    sums: Vec<u32>,
    cells: Cells,
    open: OpenCells,
    members: Vec<CellIndex>,
    bins: Vec<f32>,
    bar_regions: Vec<BarRegion>,
    dot_regions: DotRegions,
    /// Side of the squares of pixels that are averaged before the search.
    step: usize,
}

/// Bars are searched in at most this many pixels; in larger pictures they are larger too.
const MAX_PIXELS: usize = 1_300_000;

/// A region with less than this share of the strongest one's energy is faint.
const FAINT: f32 = 0.04;

/// The coherence that a cell needs, without noise.
const MIN_COHERENCE: f32 = 0.62;
/// The energy in its main direction that a cell needs: grey levels squared, of differences summed over two rows.
const MIN_EXCESS: f32 = 45.0;
/// The same relative to the noise, which has some direction by chance.
const MIN_EXCESS_TO_NOISE: f32 = 0.5;
/// The same for the mean of several pictures, whose noise is lower.
const MIN_MEAN_EXCESS: f32 = 20.0;
const MIN_MEAN_EXCESS_TO_NOISE: f32 = 0.2;
/// In strong noise only the middle of a symbol is found, so these regions are lengthened by this factor.
const MEAN_LENGTH_FACTOR: f32 = 1.6;
/// The least number of cells outside the densest band of a component that may be a region of their own.
const MIN_SEPARATE_CELLS: usize = 12;

/// Rows of aligned regions, at most, and regions that are considered for them.
const MAX_ALIGNED: usize = 3;
const MAX_ALIGNED_PARTS: usize = 200;

impl Finder {
    /// Searches a picture. The regions are available until the next call.
    pub(crate) fn find(&mut self, luma: Luma<'_>) {
        let step = reduce::factor(luma, MAX_PIXELS);
        self.step = step;
        self.bar_regions.clear();
        let mut reduced = std::mem::take(&mut self.reduced);
        let view = if step == 1 {
            Some(luma)
        } else {
            reduce::reduce(luma, step, &mut self.sums, &mut reduced);
            Luma::tight(&reduced, luma.width() / step, luma.height() / step).ok()
        };
        if let Some(view) = view {
            self.cells.measure(view);
            let noise = self.cells.noise();
            self.find_bars(noise, (MIN_EXCESS, MIN_EXCESS_TO_NOISE));
            self.dot_regions.find(&self.cells, noise, step);
        }
        self.reduced = reduced;
        self.rank();
    }

    /// Adds the cells of the last picture to the running mean.
    pub(crate) fn accumulate(&mut self) {
        self.cells.accumulate();
    }

    /// Searches the running mean of the last pictures, which shows bars that noise hides in each of them. The bar regions
    /// replace those of the last picture; the dot regions stay.
    pub(crate) fn find_in_mean(&mut self) {
        self.bar_regions.clear();
        self.cells.restore_mean();
        let noise = self.cells.noise();
        self.find_bars(noise, (MIN_MEAN_EXCESS, MIN_MEAN_EXCESS_TO_NOISE));
        self.rank();
        for region in &mut self.bar_regions {
            region.half_length *= MEAN_LENGTH_FACTOR;
        }
    }

    /// Sorts the bar regions, the strongest first, and scales them to pixels of the picture.
    fn rank(&mut self) {
        self.bar_regions.sort_unstable_by(|a, b| b.strength.total_cmp(&a.strength));
        let (scale, shift) = (self.step as f32, (self.step as f32 - 1.0) / 2.0);
        for region in &mut self.bar_regions {
            region.centre =
                Point { x: region.centre.x * scale + shift, y: region.centre.y * scale + shift };
            region.half_length *= scale;
            region.half_height *= scale;
        }
    }

    /// Regions that look like bars, the strongest first, without faint ones.
    pub(crate) fn bar_regions(&self) -> &[BarRegion] {
        let faint = self.bar_regions.first().map_or(0.0, |strongest| FAINT * strongest.strength);
        &self.bar_regions[..self.bar_regions.partition_point(|region| region.strength > faint)]
    }

    /// The same with faint ones: the edge of a table can be much stronger than a small code.
    pub(crate) fn all_bar_regions(&self) -> &[BarRegion] {
        &self.bar_regions
    }

    /// Regions that lie on one line and may be parts of one symbol, joined.
    pub(crate) fn aligned_regions(&self) -> impl Iterator<Item = BarRegion> {
        let strongest = &self.bar_regions[..self.bar_regions.len().min(MAX_ALIGNED_PARTS)];
        aligned::joined(strongest, MAX_ALIGNED)
    }

    /// Regions that look like dots, the strongest first.
    pub(crate) fn dot_regions(&self) -> &[DotRegion] {
        self.dot_regions.strongest()
    }

    fn find_bars(&mut self, noise: f32, (min_excess, min_to_noise): (f32, f32)) {
        let cells = &self.cells;
        self.open.begin(cells, |at| {
            let tensor = cells.smooth[at];
            let excess = tensor.excess();
            let clear = excess > min_excess.max(min_to_noise * noise);
            let coherent = excess > MIN_COHERENCE * (tensor.trace() - 1.8 * noise);
            (clear && coherent).then(|| tensor.doubled())
        });
        let (mut start, mut reopenings) = (self.open.first(), cells.smooth.len());
        while let Some(next) = self.open.next(start) {
            start = next;
            self.open.connect(start, &mut self.members);
            let component = Component::of(&self.cells, &self.members, &mut self.bins);
            self.bar_regions.extend(component.as_ref().and_then(Component::region));
            // lines of print are connected with a code above or below; cells outside the densest band are searched again
            if let Some(component) = component {
                self.reopen(&component, &mut reopenings);
            }
        }
    }

    /// Reopens the members outside the densest band of a component, if they could form another one. At most `reopenings`
    /// cells are reopened in all, because a page of print would be taken apart line by line.
    fn reopen(&mut self, component: &Component, reopenings: &mut usize) {
        self.members.retain(|member| !component.contains(component.position(*member)));
        if self.members.len() < MIN_SEPARATE_CELLS || self.members.len() > *reopenings {
            return;
        }
        *reopenings -= self.members.len();
        for member in &self.members {
            self.open.reopen(*member);
        }
    }
}
