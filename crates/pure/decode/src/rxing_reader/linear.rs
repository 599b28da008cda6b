//! Linear symbols: rxing's decoders of EAN, UPC, ITF and GS1 `DataBar`, applied to every start guard of every scanline; rxing
//! by itself stops at the first guard and the first line that give anything. What a line gives is checked against its own
//! structure (the number of edges, the width of the guard), and lines vote: see [`vote`](super::vote).

use rxing::common::{BitArray, GlobalHistogramBinarizer};
use rxing::oned::rss::RSS14Reader;
use rxing::oned::rss::expanded::RSSExpandedReader;
use rxing::oned::{EAN8Reader, EAN13Reader, ITFReader, OneDReader, UPCEANReader, UPCEReader};
use rxing::{Binarizer, BinaryBitmap, DecodeHints, Luma8LuminanceSource, RXingResult};
use smallvec::SmallVec;

use super::element_string;
use crate::read::Point;
use crate::scanlines::ScanlineGrid;
use crate::upc_e::is_upc_e;
use trug_gs1::Symbology;
use trug_gs1::has_valid_check_digit;

/// A symbol on one scanline.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineRead {
    pub(super) symbology: Symbology,
    pub(super) text: String,
    /// Where it begins and ends on the scanline, in samples.
    pub(super) span: (f32, f32),
    /// The offset of the scanline across its direction, in pixels.
    pub(super) across: f32,
    /// Its ends in the picture, in pixels, in reading direction.
    pub(super) ends: (Point, Point),
}

/// Every EAN and UPC symbol on any scanline of the grid, in either reading direction.
pub(super) fn ean_upc(grid: &ScanlineGrid, first_line: f32) -> Vec<LineRead> {
    let mut found = Vec::new();
    for_each_line(grid, could_be_ean_upc, |line, backwards, bits, _| {
        for result in ean_upc_on_line(bits) {
            found.extend(line_read(grid, &result, line, first_line, backwards));
        }
    });
    found
}

/// Every ITF-14, GS1 `DataBar` and `DataBar` Expanded symbol. rxing reports a `DataBar` only if it has found each of its halves
/// on two lines.
pub(super) fn itf_and_data_bar(grid: &ScanlineGrid) -> Vec<LineRead> {
    let hints = DecodeHints { AllowedLengths: Some([14].into()), ..DecodeHints::default() };
    let mut data_bar = RSS14Reader::default();
    let mut expanded = RSSExpandedReader::default();
    let mut found = Vec::new();
    let has_enough = |edges: &[usize]| edges.len() >= MIN_EDGES;
    for_each_line(grid, has_enough, |line, backwards, bits, edges| {
        let row = line as u32;
        let long = edges >= EDGES_OF_ITF;
        let results = [
            long.then(|| ITFReader::default().decode_row(row, bits, &hints).ok()).flatten(),
            data_bar.decode_row(row, bits, &hints).ok(),
            expanded.decode_row(row, bits, &hints).ok(),
        ];
        for result in results.into_iter().flatten() {
            found.extend(line_read(grid, &result, line, 0.0, backwards));
        }
    });
    found
}

/// Calls `read` with every line, in both directions, that `could_hold` accepts: its index, whether it is read backwards, its
/// bits, and the number of its edges.
fn for_each_line(
    grid: &ScanlineGrid,
    could_hold: impl Fn(&[usize]) -> bool,
    mut read: impl FnMut(usize, bool, &BitArray, usize),
) {
    let source =
        Luma8LuminanceSource::new(grid.samples.clone(), grid.length as u32, grid.lines as u32);
    let Ok(source) = source else { return };
    let bitmap = BinaryBitmap::new(GlobalHistogramBinarizer::new(source));
    for line in 0..grid.lines {
        let Ok(bits) = bitmap.get_binarizer().get_black_row(line) else { continue };
        let edges = edges_of(&bits);
        let forwards = could_hold(&edges);
        let backwards = could_hold(&mirrored(&edges, bits.get_size()));
        if forwards {
            read(line, false, &bits, edges.len());
        }
        if backwards {
            let mut reversed = bits.into_owned();
            reversed.reverse();
            read(line, true, &reversed, edges.len());
        }
    }
}

/// The positions where a line changes, first to ink; those of a camera's frame fit without an allocation.
type Edges = SmallVec<[usize; 512]>;

fn edges_of(bits: &BitArray) -> Edges {
    let size = bits.get_size();
    let mut edges = Edges::new();
    let (mut at, mut ink) = (bits.getNextSet(0), true);
    while at < size {
        edges.push(at);
        at = if ink { bits.getNextUnset(at) } else { bits.getNextSet(at) };
        ink = !ink;
    }
    edges
}

/// The same of the line read from its other end.
fn mirrored(edges: &[usize], size: usize) -> Edges {
    // ink that reaches the end of the line begins at the start of the mirrored one
    let starts_in_ink = edges.len() % 2 == 1;
    let first = starts_in_ink.then_some(0);
    let begins_in_ink = edges.first() == Some(&0);
    let inner = &edges[usize::from(begins_in_ink)..];
    first.into_iter().chain(inner.iter().rev().map(|at| size - at)).collect()
}

/// Half a `DataBar`, the smallest part that rxing decodes, has a finder of five elements between two characters of eight.
const MIN_EDGES: usize = 20;
/// ITF-14 has four bars and spaces at its start, three at its end, and five for each digit.
const EDGES_OF_ITF: usize = 4 + 14 * 5 + 3;

/// Edges from the first bar to the middle of the last guard, and modules between the middles of the first and the last guard.
const EAN_13: (usize, f32) = (57, 92.0);
const EAN_8: (usize, f32) = (41, 64.0);
const UPC_E: (usize, f32) = (30, 46.5);

/// False if no start guard on a line has a quiet zone before it and the edges after it that [`has_structure`] requires; then
/// rxing need not be called.
fn could_be_ean_upc(edges: &[usize]) -> bool {
    (0..edges.len().saturating_sub(UPC_E.0 - 2)).step_by(2).any(|at| {
        let runs: [usize; 3] = std::array::from_fn(|n| edges[at + n + 1] - edges[at + n]);
        let width: usize = runs.iter().sum();
        let paper = edges[at] - if at > 0 { edges[at - 1] } else { 0 };
        // rxing accepts bars of a guard that are 0.7 modules too wide or too narrow
        let is_guard = runs.iter().all(|run| 10 * run + 1 >= width && 30 * run <= 17 * width + 1);
        is_guard
            && paper >= width
            && [EAN_13, EAN_8, UPC_E].iter().any(|(count, modules)| {
                let middle = edges[at] as f32 + width as f32 / 2.0;
                let (narrowest, widest) = modules_of_guard(width as f32);
                let last = edges
                    .get(at + count - 2)
                    .is_some_and(|last| *last as f32 <= middle + widest * modules + 1.0);
                let next = edges.get(at + count + 3);
                last && next.is_none_or(|next| *next as f32 >= middle + narrowest * modules - 1.0)
            })
    })
}

/// The narrowest and the widest module that a symbol with a guard of this width may have.
fn modules_of_guard(width: f32) -> (f32, f32) {
    ((width - 1.0) / 4.2, (width + 1.0) / 1.8)
}

fn ean_upc_on_line(bits: &BitArray) -> Vec<RXingResult> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Ok(guard) = EAN13Reader.findGuardPattern(bits, from, false, &[1, 1, 1]) {
        from = guard[1];
        let width = guard[1] - guard[0];
        let quiet = guard[0].checked_sub(width);
        if !quiet.is_some_and(|quiet| bits.isRange(quiet, guard[0], false).unwrap_or(false)) {
            continue;
        }
        let hints = DecodeHints::default();
        let result = EAN13Reader
            .decodeRowWithGuardRange(0, bits, &guard, &hints)
            .ok()
            .filter(|r| has_structure(bits, guard, r, EAN_13))
            .or_else(|| {
                let short = EAN8Reader.decodeRowWithGuardRange(0, bits, &guard, &hints).ok()?;
                Some(short).filter(|r| has_structure(bits, guard, r, EAN_8))
            })
            .or_else(|| {
                let short = UPCEReader.decodeRowWithGuardRange(0, bits, &guard, &hints).ok()?;
                Some(short).filter(|r| has_structure(bits, guard, r, UPC_E))
            });
        if let Some(result) = result {
            let end = result.getPoints().get(1).map_or(from, |p| p.x as usize);
            from = from.max(end);
            found.push(result);
        }
    }
    found
}

/// rxing searches the middle and end guards in any position, but they have fixed positions in a symbol. True if there are as
/// many `edges` from the first bar to the middle of the last guard as the symbology has (one more or less by rounding), and
/// if the start guard is 3 of the `modules` between the middles of the first and the last guard.
fn has_structure(
    bits: &BitArray,
    guard: [usize; 2],
    result: &RXingResult,
    (edges, modules): (usize, f32),
) -> bool {
    let [from, to, ..] = result.getPoints() else { return false };
    let module = (to.x - from.x) / modules;
    let (narrowest, widest) = modules_of_guard((guard[1] - guard[0]) as f32);
    if !(narrowest..=widest).contains(&module) {
        return false;
    }
    let (start, end) = (guard[0], (to.x as usize).min(bits.get_size().saturating_sub(1)));
    let changes = (start..end).filter(|at| bits.get(*at) != bits.get(at + 1)).count();
    changes.abs_diff(edges) <= 1
}

/// What rxing found on a line.
fn line_read(
    grid: &ScanlineGrid,
    result: &RXingResult,
    line: usize,
    first_line: f32,
    backwards: bool,
) -> Option<LineRead> {
    let (symbology, text) = printed(result)?;
    let points = result.getPoints();
    let ends = if symbology == Symbology::DataBar || symbology == Symbology::DataBarExpanded {
        points.iter().map(|p| p.x).fold((f32::INFINITY, 0.0f32), |(a, b), x| (a.min(x), b.max(x)))
    } else {
        (points.first()?.x, points.get(1)?.x)
    };
    let last = grid.length as f32 - 1.0;
    // the points of a DataBar are already mirrored back, and may be in either order
    let span = if backwards && symbology != Symbology::DataBar {
        (last - ends.1, last - ends.0)
    } else {
        ends
    };
    let here = line as f32;
    let (mut from, mut to) = (grid.position(span.0, here), grid.position(span.1, here));
    if backwards {
        (from, to) = (to, from);
    }
    Some(LineRead {
        symbology,
        text,
        span,
        across: (here + first_line) * grid.spacing(),
        ends: (from, to),
    })
}

/// The printed digits, if they are valid for the symbology.
fn printed(result: &RXingResult) -> Option<(Symbology, String)> {
    let text = result.getText();
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let right = digits && has_valid_check_digit(text.as_bytes());
    match result.getBarcodeFormat() {
        rxing::BarcodeFormat::EAN_13 if right && text.len() == 13 => {
            Some(match text.strip_prefix('0') {
                Some(upc_a) => (Symbology::UpcA, upc_a.to_owned()),
                None => (Symbology::Ean13, text.to_owned()),
            })
        }
        rxing::BarcodeFormat::EAN_8 if right && text.len() == 8 => {
            Some((Symbology::Ean8, text.to_owned()))
        }
        rxing::BarcodeFormat::UPC_E if is_upc_e(text.as_bytes()) => {
            Some((Symbology::UpcE, text.to_owned()))
        }
        rxing::BarcodeFormat::ITF if right && text.len() == 14 => {
            Some((Symbology::Itf14, text.to_owned()))
        }
        rxing::BarcodeFormat::RSS_14 if right && text.len() == 14 => {
            Some((Symbology::DataBar, text.to_owned()))
        }
        rxing::BarcodeFormat::RSS_EXPANDED => {
            element_string::from_bracketed(text).map(|text| (Symbology::DataBarExpanded, text))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of runs, paper first.
    fn line(runs: &[usize]) -> BitArray {
        let mut bits = BitArray::with_size(runs.iter().sum());
        let mut at = 0;
        for (n, run) in runs.iter().enumerate() {
            for ink in at..at + run {
                if n % 2 == 1 {
                    bits.set(ink);
                }
            }
            at += run;
        }
        bits
    }

    #[test]
    fn mirrored_edges_are_those_of_the_reversed_line() {
        for runs in [&[5, 2, 3, 4][..], &[0, 2, 3, 4, 6], &[5, 2, 3], &[7], &[0, 7]] {
            let bits = line(runs);
            let mut reversed = bits.clone();
            reversed.reverse();
            let expect = edges_of(&reversed);
            assert_eq!(mirrored(&edges_of(&bits), bits.get_size()), expect, "{runs:?}");
        }
    }

    #[test]
    fn rxing_is_called_only_if_a_line_could_hold_a_code() {
        // EAN-8 9638 5074
        let ean_8 = [
            7, 1, 1, 1, 3, 1, 1, 2, 1, 1, 1, 4, 1, 4, 1, 1, 1, 2, 1, 3, 1, 1, 1, 1, 1, 1, 2, 3, 1,
            3, 2, 1, 1, 1, 3, 1, 2, 1, 1, 3, 2, 1, 1, 1, 7,
        ];
        let scaled = |by: usize| ean_8.iter().map(|run| run * by).collect::<Vec<_>>();
        let without_quiet_zone = |mut runs: Vec<usize>| {
            runs[0] = 2;
            runs
        };
        for (runs, expected) in [
            (scaled(1), true),
            (scaled(3), true),
            (without_quiet_zone(scaled(3)), false),
            (scaled(3)[..24].to_vec(), false),
            (vec![4; 60], false),
            (vec![], false),
        ] {
            assert_eq!(could_be_ean_upc(&edges_of(&line(&runs))), expected, "{runs:?}");
        }
        assert!(!ean_upc_on_line(&line(&scaled(3))).is_empty());
    }
}
