//! Matrix symbols: QR and Data Matrix, found by rxing in a binarised picture. Both have error correction, so one picture is
//! enough to accept them.

use rxing::common::HybridBinarizer;
use rxing::datamatrix::DataMatrixReader;
use rxing::multi::MultipleBarcodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{
    BinaryBitmap, DecodeHints, ImmutableReader, Luma8LuminanceSource, RXingResult,
    RXingResultMetadataType, RXingResultMetadataValue,
};

use super::element_string::FNC1;
use crate::find::DotRegion;
use crate::luma::Luma;
use crate::read::{Effort, Point, Read};
use trug_gs1::Symbology;

/// A binarised picture, for both readers.
pub(super) struct Binarised {
    bitmap: BinaryBitmap<HybridBinarizer<Luma8LuminanceSource>>,
    scale: f32,
    region: DotRegion,
}

impl Binarised {
    /// A region of a picture, every `step`-th pixel of it; `None` if rxing cannot use it.
    pub(super) fn of(luma: Luma<'_>, region: DotRegion, step: usize) -> Option<Self> {
        let step = step.max(1);
        let (width, height) = (region.width / step, region.height / step);
        let mut data = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = luma.row(region.top + y * step).get(region.left..).unwrap_or(&[]);
            data.extend(row.iter().step_by(step).take(width));
        }
        let source = Luma8LuminanceSource::new(data, width as u32, height as u32).ok()?;
        let bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
        Some(Self { bitmap, scale: step as f32, region })
    }

    /// Every QR code.
    pub(super) fn qr(&mut self, effort: Effort) -> Vec<Read> {
        let hints = hints(effort, rxing::BarcodeFormat::QR_CODE);
        let results =
            QrReader.decode_multiple_with_hints(&mut self.bitmap, &hints).unwrap_or_default();
        results.iter().filter_map(|r| self.read(r, Symbology::QrCode)).collect()
    }

    /// One Data Matrix at most, because rxing searches for no second one.
    pub(super) fn data_matrix(&mut self, effort: Effort) -> Vec<Read> {
        let hints = hints(effort, rxing::BarcodeFormat::DATA_MATRIX);
        let result = DataMatrixReader.immutable_decode_with_hints(&mut self.bitmap, &hints);
        result.iter().filter_map(|r| self.read(r, Symbology::DataMatrix)).collect()
    }

    fn read(&self, result: &RXingResult, symbology: Symbology) -> Option<Read> {
        let text = result.getText();
        if text.is_empty() {
            return None;
        }
        let text = if is_gs1(result) && !text.starts_with(FNC1) {
            format!("{FNC1}{text}")
        } else {
            text.to_owned()
        };
        Some(Read { symbology, text, corners: self.corners(result.getPoints()), certainty: 0.95 })
    }

    fn corners(&self, points: &[rxing::Point]) -> [Point; 4] {
        let (left, top) = (self.region.left as f32, self.region.top as f32);
        let at = |n: usize| {
            let p = points.get(n).or(points.last());
            p.map_or_else(Point::default, |p| Point {
                x: left + p.x * self.scale,
                y: top + p.y * self.scale,
            })
        };
        [at(0), at(1), at(2), at(3)]
    }
}

fn hints(effort: Effort, format: rxing::BarcodeFormat) -> DecodeHints {
    DecodeHints {
        TryHarder: Some(effort == Effort::Photo),
        PossibleFormats: Some([format].into()),
        ..DecodeHints::default()
    }
}

/// True if FNC1 in first position marks a GS1 element string (AIM identifiers `]Q3`, `]d2`).
fn is_gs1(result: &RXingResult) -> bool {
    let identifier =
        result.getRXingResultMetadata().get(&RXingResultMetadataType::SYMBOLOGY_IDENTIFIER);
    matches!(identifier, Some(RXingResultMetadataValue::SymbologyIdentifier(id))
        if matches!(id.as_str(), "]Q3" | "]Q4" | "]d2" | "]d5"))
}
