//! Linear symbols: rxing's decoders of EAN, UPC, ITF and GS1 `DataBar` applied to every start guard of every scanline,
//! where rxing by itself stops at the first guard and the first line that yields anything. What a line claims is held
//! against its own structure (the number of bars, the guard's width), and lines vote: see [`vote`](super::vote).

use rxing::common::{BitArray, GlobalHistogramBinarizer};
use rxing::oned::rss::RSS14Reader;
use rxing::oned::rss::expanded::RSSExpandedReader;
use rxing::oned::{EAN8Reader, EAN13Reader, ITFReader, OneDReader, UPCEANReader, UPCEReader};
use rxing::{Binarizer, BinaryBitmap, DecodeHints, Luma8LuminanceSource, RXingResult};
use smallvec::SmallVec;

use super::element_string;
use crate::read::Point;
use crate::scanlines::Sheet;
use crate::upc_e::is_upc_e;
use trug_gs1::Symbology;
use trug_gs1::has_valid_check_digit;

/// What one scanline claims, in the picture's pixels.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LineRead {
    pub(super) symbology: Symbology,
    pub(super) text: String,
    /// Where on the scanline it begins and ends, in samples.
    pub(super) span: (f32, f32),
    /// How far across the scanlines' direction this one lies, in pixels.
    pub(super) across: f32,
    pub(super) ends: (Point, Point),
}

/// Every EAN and UPC symbol that any scanline of the sheet shows, in either direction of reading.
pub(super) fn ean_upc(sheet: &Sheet, first_line: f32) -> Vec<LineRead> {
    let mut found = Vec::new();
    for_each_line(sheet, could_be_ean_upc, |line, backwards, bits, _| {
        for result in ean_upc_on_line(bits) {
            let claim = claim(sheet, &result, line, first_line, backwards);
            found.extend(claim);
        }
    });
    found
}

/// Every ITF-14, GS1 `DataBar` and `DataBar` Expanded symbol. A `DataBar` is only claimed when rxing has seen each of its
/// halves on two lines.
pub(super) fn itf_and_data_bar(sheet: &Sheet) -> Vec<LineRead> {
    let hints = DecodeHints { AllowedLengths: Some([14].into()), ..DecodeHints::default() };
    let mut data_bar = RSS14Reader::default();
    let mut expanded = RSSExpandedReader::default();
    let mut found = Vec::new();
    let enough = |edges: &[usize]| edges.len() >= FEWEST_EDGES;
    for_each_line(sheet, enough, |line, backwards, bits, edges| {
        let row = line as u32;
        let long = edges >= EDGES_OF_ITF;
        let results = [
            long.then(|| ITFReader::default().decode_row(row, bits, &hints).ok()).flatten(),
            data_bar.decode_row(row, bits, &hints).ok(),
            expanded.decode_row(row, bits, &hints).ok(),
        ];
        for result in results.into_iter().flatten() {
            found.extend(claim(sheet, &result, line, 0.0, backwards));
        }
    });
    found
}

/// Looks at every line, and at every line from its other end, on which `could_hold` says that something may be; how many
/// edges it has is said as well.
fn for_each_line(
    sheet: &Sheet,
    could_hold: impl Fn(&[usize]) -> bool,
    mut look: impl FnMut(usize, bool, &BitArray, usize),
) {
    let source =
        Luma8LuminanceSource::new(sheet.samples.clone(), sheet.length as u32, sheet.lines as u32);
    let Ok(source) = source else { return };
    let bitmap = BinaryBitmap::new(GlobalHistogramBinarizer::new(source));
    for line in 0..sheet.lines {
        let Ok(bits) = bitmap.get_binarizer().get_black_row(line) else { continue };
        let edges = edges_of(&bits);
        let forwards = could_hold(&edges);
        let backwards = could_hold(&turned(&edges, bits.get_size()));
        if forwards {
            look(line, false, &bits, edges.len());
        }
        if backwards {
            let mut reversed = bits.into_owned();
            reversed.reverse();
            look(line, true, &reversed, edges.len());
        }
    }
}

/// Where a line changes, first to ink; as many as a line of a camera's picture has without allocating.
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
fn turned(edges: &[usize], size: usize) -> Edges {
    // ink that reaches the end begins at the end's other side
    let starts_in_ink = edges.len() % 2 == 1;
    let first = starts_in_ink.then_some(0);
    let begins_in_ink = edges.first() == Some(&0);
    let inner = &edges[usize::from(begins_in_ink)..];
    first.into_iter().chain(inner.iter().rev().map(|at| size - at)).collect()
}

/// Half a `DataBar`, which is the least that rxing puts together, has a finder of five elements between two characters of
/// eight.
const FEWEST_EDGES: usize = 20;
/// ITF-14 has four bars and spaces at its start, three at its end, and five for each digit.
const EDGES_OF_ITF: usize = 4 + 14 * 5 + 3;

/// Edges from the first bar to the middle of the last guard, and modules between the middles of the first and the last guard.
const EAN_13: (usize, f32) = (57, 92.0);
const EAN_8: (usize, f32) = (41, 64.0);
const UPC_E: (usize, f32) = (30, 46.5);

/// False if no start guard on a line has quiet before it and as many edges behind it, as near together, as
/// [`has_structure`] asks of a symbol: then rxing need not be asked.
fn could_be_ean_upc(edges: &[usize]) -> bool {
    (0..edges.len().saturating_sub(UPC_E.0 - 2)).step_by(2).any(|at| {
        let runs: [usize; 3] = std::array::from_fn(|n| edges[at + n + 1] - edges[at + n]);
        let width: usize = runs.iter().sum();
        let paper = edges[at] - if at > 0 { edges[at - 1] } else { 0 };
        // rxing lets a bar of a guard be 0.7 of a module too wide or too narrow
        let even = runs.iter().all(|run| 10 * run + 1 >= width && 30 * run <= 17 * width + 1);
        even && paper >= width
            && [EAN_13, EAN_8, UPC_E].iter().any(|(count, modules)| {
                let middle = edges[at] as f32 + width as f32 / 2.0;
                let (least, most) = modules_of_guard(width as f32);
                let last = edges
                    .get(at + count - 2)
                    .is_some_and(|last| *last as f32 <= middle + most * modules + 1.0);
                let next = edges.get(at + count + 3);
                last && next.is_none_or(|next| *next as f32 >= middle + least * modules - 1.0)
            })
    })
}

/// The narrowest and the widest module that a guard's width lets a symbol have.
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

/// rxing looks for the middle and end guards wherever they may be; a symbol has them where they belong. True if, from the
/// first bar to the middle of the last guard, there are as many `edges` as the symbology has (one more or less by
/// rounding), and if the start guard is 3 of the `modules` that lie between the middles of the first and the last guard.
fn has_structure(
    bits: &BitArray,
    guard: [usize; 2],
    result: &RXingResult,
    (edges, modules): (usize, f32),
) -> bool {
    let [from, to, ..] = result.getPoints() else { return false };
    let module = (to.x - from.x) / modules;
    let (least, most) = modules_of_guard((guard[1] - guard[0]) as f32);
    if !(least..=most).contains(&module) {
        return false;
    }
    let (start, end) = (guard[0], (to.x as usize).min(bits.get_size().saturating_sub(1)));
    let changes = (start..end).filter(|at| bits.get(*at) != bits.get(at + 1)).count();
    changes.abs_diff(edges) <= 1
}

fn claim(
    sheet: &Sheet,
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
    let last = sheet.length as f32 - 1.0;
    // DataBar's points are already turned back, and may be either way round
    let span = if backwards && symbology != Symbology::DataBar {
        (last - ends.1, last - ends.0)
    } else {
        ends
    };
    let here = line as f32;
    let (mut from, mut to) = (sheet.place(span.0, here), sheet.place(span.1, here));
    if backwards {
        (from, to) = (to, from);
    }
    Some(LineRead {
        symbology,
        text,
        span,
        across: (here + first_line) * sheet.spacing(),
        ends: (from, to),
    })
}

/// The digits as printed, if they are what rxing says, verified by this crate's own check.
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
    fn edges_are_the_same_from_the_other_end() {
        for runs in [&[5, 2, 3, 4][..], &[0, 2, 3, 4, 6], &[5, 2, 3], &[7], &[0, 7]] {
            let bits = line(runs);
            let mut reversed = bits.clone();
            reversed.reverse();
            let expect = edges_of(&reversed);
            assert_eq!(turned(&edges_of(&bits), bits.get_size()), expect, "{runs:?}");
        }
    }

    #[test]
    fn rxing_is_asked_where_a_code_is_and_not_where_none_can_be() {
        // EAN-8 9638 5074
        let ean_8 = [
            7, 1, 1, 1, 3, 1, 1, 2, 1, 1, 1, 4, 1, 4, 1, 1, 1, 2, 1, 3, 1, 1, 1, 1, 1, 1, 2, 3, 1,
            3, 2, 1, 1, 1, 3, 1, 2, 1, 1, 3, 2, 1, 1, 1, 7,
        ];
        let scaled = |by: usize| ean_8.iter().map(|run| run * by).collect::<Vec<_>>();
        let without_quiet = |mut runs: Vec<usize>| {
            runs[0] = 2;
            runs
        };
        for (runs, may_be) in [
            (scaled(1), true),
            (scaled(3), true),
            (without_quiet(scaled(3)), false),
            (scaled(3)[..24].to_vec(), false),
            (vec![4; 60], false),
            (vec![], false),
        ] {
            assert_eq!(could_be_ean_upc(&edges_of(&line(&runs))), may_be, "{runs:?}");
        }
        assert!(!ean_upc_on_line(&line(&scaled(3))).is_empty());
    }
}
