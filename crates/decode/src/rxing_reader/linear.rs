//! Linear symbols: rxing's decoders of EAN, UPC, ITF and GS1 `DataBar` applied to every start guard of every scanline,
//! where rxing by itself stops at the first guard and the first line that yields anything. What a line claims is held
//! against its own structure (the number of bars, the guard's width), and lines vote: see [`vote`](super::vote).

use rxing::common::{BitArray, GlobalHistogramBinarizer};
use rxing::oned::rss::RSS14Reader;
use rxing::oned::rss::expanded::RSSExpandedReader;
use rxing::oned::{EAN8Reader, EAN13Reader, ITFReader, OneDReader, UPCEANReader, UPCEReader};
use rxing::{Binarizer, BinaryBitmap, DecodeHints, Luma8LuminanceSource, RXingResult};

use super::element_string;
use crate::check_digit::{check_digit_is_right, upc_e_expand};
use crate::read::{Point, Symbology};
use crate::scanlines::Sheet;

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
    for_each_line(sheet, |line, backwards, bits| {
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
    for_each_line(sheet, |line, backwards, bits| {
        let row = line as u32;
        let results = [
            ITFReader::default().decode_row(row, bits, &hints),
            data_bar.decode_row(row, bits, &hints),
            expanded.decode_row(row, bits, &hints),
        ];
        for result in results.into_iter().flatten() {
            found.extend(claim(sheet, &result, line, 0.0, backwards));
        }
    });
    found
}

fn for_each_line(sheet: &Sheet, mut look: impl FnMut(usize, bool, &BitArray)) {
    let source =
        Luma8LuminanceSource::new(sheet.samples.clone(), sheet.length as u32, sheet.lines as u32);
    let Ok(source) = source else { return };
    let bitmap = BinaryBitmap::new(GlobalHistogramBinarizer::new(source));
    for line in 0..sheet.lines {
        let Ok(bits) = bitmap.get_binarizer().get_black_row(line) else { continue };
        look(line, false, &bits);
        let mut reversed = bits.into_owned();
        reversed.reverse();
        look(line, true, &reversed);
    }
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
            .filter(|r| has_structure(bits, guard, r, 57, 92.0))
            .or_else(|| {
                let short = EAN8Reader.decodeRowWithGuardRange(0, bits, &guard, &hints).ok()?;
                Some(short).filter(|r| has_structure(bits, guard, r, 41, 64.0))
            })
            .or_else(|| {
                let short = UPCEReader.decodeRowWithGuardRange(0, bits, &guard, &hints).ok()?;
                Some(short).filter(|r| has_structure(bits, guard, r, 30, 46.5))
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
    edges: usize,
    modules: f32,
) -> bool {
    let [from, to, ..] = result.getPoints() else { return false };
    let module = (to.x - from.x) / modules;
    let guard_width = (guard[1] - guard[0]) as f32;
    if (guard_width - 3.0 * module).abs() > 1.2 * module + 1.0 {
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
    let right = digits && check_digit_is_right(text);
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
        rxing::BarcodeFormat::UPC_E if upc_e_expand(text).is_some() => {
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
