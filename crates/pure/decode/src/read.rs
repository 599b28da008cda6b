//! What one look at one picture finds: [`Read`]s, found by a [`Reader`]. A read is a claim, not yet a fact: single frames
//! do yield wrong values with a right check digit. What several frames hold to be true is a
//! [`Sighting`](crate::Sighting).

use crate::luma::Luma;

/// The kinds of symbol that stand on goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Symbology {
    /// EAN-13: 13 digits, the first in the parity of the left half. Not one that begins with 0: that is UPC-A.
    Ean13,
    /// EAN-8: 8 digits, no parity, hence easily imagined.
    Ean8,
    /// UPC-A: 12 digits.
    UpcA,
    /// UPC-E: UPC-A with zeros left out, printed as 8 digits.
    UpcE,
    /// ITF-14: the outer box of a trade unit, 14 digits.
    Itf14,
    /// GS1 `DataBar` Omnidirectional: loose fruit and the like, 14 digits.
    DataBar,
    /// GS1 `DataBar` Expanded: a GS1 element string.
    DataBarExpanded,
    /// Data Matrix: a GS1 element string or any text.
    DataMatrix,
    /// QR Code: any text, often a GS1 Digital Link.
    QrCode,
}

impl Symbology {
    /// Every kind, in the order of the enum.
    pub const ALL: [Self; 9] = [
        Self::Ean13,
        Self::Ean8,
        Self::UpcA,
        Self::UpcE,
        Self::Itf14,
        Self::DataBar,
        Self::DataBarExpanded,
        Self::DataMatrix,
        Self::QrCode,
    ];

    /// The name in lower case with hyphens: `ean-13`, `ean-8`, `upc-a`, `upc-e`, `itf-14`, `databar`,
    /// `databar-expanded`, `data-matrix`, `qr-code`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ean13 => "ean-13",
            Self::Ean8 => "ean-8",
            Self::UpcA => "upc-a",
            Self::UpcE => "upc-e",
            Self::Itf14 => "itf-14",
            Self::DataBar => "databar",
            Self::DataBarExpanded => "databar-expanded",
            Self::DataMatrix => "data-matrix",
            Self::QrCode => "qr-code",
        }
    }

    /// True for the two kinds of 8 digits, which texture and pieces of longer codes imitate.
    pub const fn is_short(self) -> bool {
        matches!(self, Self::Ean8 | Self::UpcE)
    }

    /// True for the two kinds that are a field of dots and correct errors, not a row of bars.
    pub const fn is_matrix(self) -> bool {
        matches!(self, Self::DataMatrix | Self::QrCode)
    }
}

impl std::fmt::Display for Symbology {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A place in a picture, in pixels from the top left corner, y downwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Pixels from the left edge.
    pub x: f32,
    /// Pixels from the top edge.
    pub y: f32,
}

/// One symbol found in one picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The kind of symbol.
    pub symbology: Symbology,
    /// The digits as printed (12 for UPC-A, 8 for UPC-E), check digit verified; for `DataBar` 14 digits; for `DataBar`
    /// Expanded, Data Matrix and QR the GS1 element string, with FNC1 as `\u{1d}` both in front (which says that it is
    /// one) and as separator; else the plain text of the symbol.
    pub text: String,
    /// A quadrangle about the symbol, in pixels. For a linear symbol it may be as thin as the scanline that read it.
    pub corners: [Point; 4],
    /// How sure the reader is, 0 to 1; to be compared between reads of one reader only.
    pub certainty: f32,
}

/// How much work one picture is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effort {
    /// One of many frames of a camera: some milliseconds, the next frame will have another chance.
    Frame,
    /// The only picture there is: turned, inverted, scaled, up to some hundred milliseconds.
    Photo,
}

/// Something that finds symbols in grey pixels.
pub trait Reader {
    /// Every symbol found in `luma`, each with its place, in no particular order; empty if there is none.
    /// Total: any picture is allowed, and none makes it panic. A reader may keep state that makes it faster or cheaper,
    /// not state that changes what it may believe.
    fn read(&mut self, luma: Luma<'_>, effort: Effort) -> Vec<Read>;
}
