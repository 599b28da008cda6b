//! Reads sharp EAN-13, UPC-A, EAN-8 and UPC-E by their edges, in microseconds, on scanlines across a region of bars in the
//! direction of the code. An edge is where the light crosses the middle between its neighbouring extrema, to a fraction of a
//! pixel; digits are the nearest patterns to the distances of edges, after the bar gain, measured at the guards, is removed.
//!
//! Lines vote, because one line is not enough: a label is crossed by many lines with the same code. What is not sharp enough
//! is left to [`BarReader`](crate::BarReader).

mod curved;
mod edges;
mod line_candidate;
mod lines;
mod vote;

use crate::find::BarRegion;
use crate::lanes::{skip, sums};
use crate::luma::Luma;
use crate::read::{Effort, Read};

use line_candidate::{LineCandidate, find_candidates};
use lines::Lines;

/// Reads sharp symbols in regions, in buffers that it reuses.
#[derive(Debug, Default)]
pub(crate) struct EdgeReader {
    light: Vec<f32>,
    /// The line before this one.
    previous: Vec<f32>,
    edges: edges::Edges,
    /// The candidates of all lines, each with the index of its line.
    candidates: Vec<(usize, LineCandidate)>,
}

/// Lines across a region.
const LINES: usize = 9;
/// Lines if few of those have a candidate.
const MANY_LINES: usize = 31;
const FEW: usize = 6;
/// Samples on a line, approximately: a code of 113 modules has five per module.
const SAMPLES: f32 = 640.0;
/// The same as the last attempt in a photograph: the code may be a small part of the region.
const FINE_SAMPLES: f32 = 1280.0;

/// Fewer extrema of the light than this are no code, whatever its blur: a joint between tiles, the edge of a book.
const MIN_EXTREMA: usize = 14;
/// If nine lines of a photograph have fewer extrema than this, no line between them has enough.
const MIN_EXTREMA_IN_PHOTO: usize = 10;

/// Neighbouring lines of a code correlate at least so much: of the codes in photographs that are read, one in a hundred has
/// less than 0.3.
const MIN_CORRELATION: f32 = 0.15;

/// The share of bars as wide as the next one is below this in a code: blinds and grilles have more. The most regular code in
/// photographs has 0.35; generated blinds have 0.92 and more.
const MAX_REGULARITY: f32 = 0.75;

/// What the lines across a region have in common, whatever is printed there.
struct Texture {
    /// Extrema of the light on the line with most of them.
    extrema: usize,
    /// The third-highest correlation of two neighbouring lines.
    correlation: f32,
    /// The share of bars that are as wide as the next one, on average over lines with enough extrema.
    regularity: f32,
}

impl Texture {
    fn could_be_code(&self) -> bool {
        self.extrema >= MIN_EXTREMA
            && self.correlation > MIN_CORRELATION
            && self.regularity < MAX_REGULARITY
    }
}

/// What the edges of a region give.
#[derive(Debug)]
pub(crate) struct EdgeResult {
    /// The reads.
    pub(crate) reads: Vec<Read>,
    /// False if there are too few edges for any code, if they are too regular, or if neighbouring lines do not correlate.
    pub(crate) could_be_code: bool,
    /// The correlation of neighbouring lines, up to 1: high for bars, low for print.
    pub(crate) correlation: f32,
}

impl EdgeReader {
    /// Reads along one region.
    pub(crate) fn read(
        &mut self,
        luma: Luma<'_>,
        region: &BarRegion,
        effort: Effort,
    ) -> EdgeResult {
        self.candidates.clear();
        let mut lines = Lines::of(region, LINES, SAMPLES);
        let mut texture = self.read_lines(luma, &lines, false);
        // if few lines have a candidate, more lines are read, and in a photograph wherever bars may be
        let few = !self.candidates.is_empty() && self.candidates.len() < FEW;
        if few || effort == Effort::Photo && texture.extrema >= MIN_EXTREMA_IN_PHOTO {
            self.candidates.clear();
            let is_photo = effort == Effort::Photo;
            lines = Lines::of(region, MANY_LINES, SAMPLES);
            let again = self.read_lines(luma, &lines, is_photo);
            let extrema = texture.extrema.max(again.extrema);
            texture = if few { Texture { extrema, ..texture } } else { again };
            if is_photo && self.candidates.is_empty() && texture.could_be_code() {
                lines = Lines::of(region, MANY_LINES, FINE_SAMPLES);
                self.read_lines(luma, &lines, true);
            }
        }
        EdgeResult {
            reads: vote::vote(&self.candidates, &lines),
            could_be_code: texture.could_be_code(),
            correlation: texture.correlation,
        }
    }

    /// Collects the candidates of the lines, those on a `curved` surface included if asked for.
    fn read_lines(&mut self, luma: Luma<'_>, lines: &Lines, curved: bool) -> Texture {
        let mut extrema = 0;
        let mut regularity = (0.0, 0.0f32);
        let mut highest = [0.0f32; 3];
        for line in 0..lines.count {
            std::mem::swap(&mut self.light, &mut self.previous);
            lines.sample(luma, line, &mut self.light);
            if line > 0 {
                let correlation = correlation(&self.previous, &self.light);
                if let Some(lower) = highest.iter().position(|c| correlation > *c) {
                    highest[lower..].rotate_right(1);
                    highest[lower] = correlation;
                }
            }
            self.edges.find(&self.light);
            extrema = extrema.max(self.edges.extrema());
            if self.edges.extrema() >= MIN_EXTREMA {
                regularity = (regularity.0 + self.edges.regularity(), regularity.1 + 1.0);
            }
            for light_on_dark in [false, true] {
                let found = &mut self.candidates;
                find_candidates(self.edges.at(light_on_dark), curved, &mut |candidate| {
                    found.push((line, candidate.with_polarity(light_on_dark)));
                });
                let end = self.light.len() as f32 - 1.0;
                find_candidates(self.edges.backwards(light_on_dark), curved, &mut |candidate| {
                    found.push((line, candidate.mirrored(end).with_polarity(light_on_dark)));
                });
            }
        }
        Texture {
            extrema,
            correlation: highest[highest.len() - 1],
            regularity: regularity.0 / regularity.1.max(1.0),
        }
    }
}

/// The correlation of the slopes of two lines, up to 1.
fn correlation(a: &[f32], b: &[f32]) -> f32 {
    let lines = [a, skip(a, 1), skip(a, 2), skip(a, 3), b, skip(b, 1), skip(b, 2), skip(b, 3)];
    let [both, of_a, of_b] = sums(lines, |[a0, a1, a2, a3, b0, b1, b2, b3]| {
        let (a, b) = (a3 + a2 - a1 - a0, b3 + b2 - b1 - b0);
        [a * b, a * a, b * b]
    });
    both / (of_a * of_b).sqrt().max(1e-6)
}
