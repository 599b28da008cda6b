//! The kinds of barcode that goods carry.

use std::fmt;

/// The kind of a barcode on goods.
///
/// With the feature `serde` it is written as `ean13`, `ean8`, `upc-a`, `upc-e`, `itf14`, `data-bar`,
/// `data-bar-expanded`, `data-matrix` and `qr-code`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Symbology {
    /// EAN-13: 13 digits, a GTIN-13. A symbol whose first digit is 0 is a UPC-A.
    Ean13,
    /// EAN-8: 8 digits, a GTIN-8.
    Ean8,
    /// UPC-A: 12 digits, a GTIN-12.
    UpcA,
    /// UPC-E: a GTIN-12 with its zeros suppressed, printed as 8 digits.
    UpcE,
    /// ITF-14, on cases: 14 digits, a GTIN-14.
    Itf14,
    /// GS1 `DataBar` without further data: 14 digits, a GTIN.
    DataBar,
    /// GS1 `DataBar` Expanded: an element string.
    DataBarExpanded,
    /// Data Matrix: an element string, a Digital Link or any text.
    DataMatrix,
    /// QR Code: a Digital Link, an element string or any text.
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

    /// The name in lower case with hyphens, for files and command lines: `ean-13`, `ean-8`, `upc-a`, `upc-e`,
    /// `itf-14`, `databar`, `databar-expanded`, `data-matrix`, `qr-code`.
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

    /// The name as the standards write it: `EAN-13`, `GS1 DataBar`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ean13 => "EAN-13",
            Self::Ean8 => "EAN-8",
            Self::UpcA => "UPC-A",
            Self::UpcE => "UPC-E",
            Self::Itf14 => "ITF-14",
            Self::DataBar => "GS1 DataBar",
            Self::DataBarExpanded => "GS1 DataBar Expanded",
            Self::DataMatrix => "GS1 DataMatrix",
            Self::QrCode => "GS1 QR Code",
        }
    }

    /// True for the four kinds of the EAN/UPC family, whose tables are in [`ean_upc`](crate::ean_upc).
    pub const fn is_ean_upc(self) -> bool {
        matches!(self, Self::Ean13 | Self::Ean8 | Self::UpcA | Self::UpcE)
    }

    /// True for the two kinds of 8 digits, which texture and parts of longer codes imitate.
    pub const fn is_short(self) -> bool {
        matches!(self, Self::Ean8 | Self::UpcE)
    }

    /// True for the two kinds that are a field of dots with error correction, not a row of bars.
    pub const fn is_matrix(self) -> bool {
        matches!(self, Self::DataMatrix | Self::QrCode)
    }

    /// How many digits it carries, for messages.
    pub(crate) const fn lengths(self) -> &'static str {
        match self {
            Self::Ean13 => "13",
            Self::Ean8 => "8",
            Self::UpcA => "12",
            Self::UpcE => "6 to 8",
            _ => "14",
        }
    }
}

impl fmt::Display for Symbology {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}
