//! From what a symbol or a person says to the trade item it names.

use super::{Gtin, GtinError, digits_of, shown, upc_e_expand};
use crate::gs1;
use serde::{Deserialize, Serialize};

/// A code as it was on the packet, and the trade item it names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ScannedCode {
    /// The trade item.
    pub gtin: Gtin,
    /// How it was printed; unknown when it was typed.
    pub symbology: Option<Symbology>,
    /// The digits as printed or typed; for a code that carries more than digits, its whole text.
    pub printed: String,
}

/// How a code was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Symbology {
    /// EAN-13, which carries a GTIN-13.
    Ean13,
    /// EAN-8, which carries a GTIN-8.
    Ean8,
    /// UPC-A, which carries a GTIN-12.
    UpcA,
    /// UPC-E: a GTIN-12 with its zeros suppressed.
    UpcE,
    /// ITF-14 on a case, which carries a GTIN-14.
    Itf14,
    /// GS1 DataBar, any form.
    DataBar,
    /// GS1 DataBar Expanded, which carries element strings.
    DataBarExpanded,
    /// GS1 DataMatrix or a Data Matrix with a Digital Link.
    DataMatrix,
    /// GS1 QR Code or a QR Code with a Digital Link.
    QrCode,
}

impl ScannedCode {
    /// Reads the text of a symbol: UPC-E is expanded, and of what DataBar Expanded, Data Matrix and
    /// QR carry (element strings, a Digital Link) the trade item of AI 01 is taken.
    ///
    /// # Errors
    /// Says why the text names no trade item.
    pub fn from_scan(symbology: Symbology, text: &str) -> Result<Self, GtinError> {
        let gtin = match symbology {
            Symbology::UpcE => Gtin::parse(&upc_e_expand(text)?)?,
            Symbology::DataBarExpanded | Symbology::DataMatrix | Symbology::QrCode => {
                gtin_in_data(text)?
            }
            // Readers answer the bare GTIN-14 of a DataBar, or the element string it stands for.
            Symbology::DataBar if digits_of(text).map_or(0, |d| d.len()) != 14 => {
                gtin_in_data(text)?
            }
            _ => {
                let digits = digits_of(text)?;
                // Some readers answer a UPC-A as the EAN-13 that it also is.
                let fits = match symbology {
                    Symbology::Ean13 => digits.len() == 13,
                    Symbology::Ean8 => digits.len() == 8,
                    Symbology::UpcA => {
                        digits.len() == 12 || (digits.len() == 13 && digits.starts_with('0'))
                    }
                    _ => digits.len() == 14,
                };
                if !fits {
                    let (text, digits) = (shown(text), digits.len());
                    return Err(GtinError::Symbology { symbology, text, digits });
                }
                Gtin::parse(&digits)?
            }
        };
        Ok(Self { gtin, symbology: Some(symbology), printed: text.trim().to_owned() })
    }

    /// Reads what a person typed or pasted, or a scanner typed for them: the digits of any GTIN, an
    /// element string, or the address of a Digital Link. A UPC-E is not guessed.
    ///
    /// # Errors
    /// Says what is wrong with it, and what to do.
    pub fn typed(text: &str) -> Result<Self, GtinError> {
        let text = text.trim();
        let carries_data = text.starts_with(['(', ']']) || gs1::digital_link::is_uri(text);
        let gtin = match Gtin::parse(text) {
            Ok(gtin) => gtin,
            Err(_) if carries_data => gtin_in_data(text)?,
            Err(error @ GtinError::CheckDigit { .. }) => {
                let digits = digits_of(text)?;
                return Err(match upc_e_expand(&digits) {
                    Ok(expanded) if digits.len() == 8 => {
                        GtinError::PerhapsUpcE { text: shown(text), expanded }
                    }
                    _ => error,
                });
            }
            Err(error) => return Err(error),
        };
        Ok(Self { gtin, symbology: None, printed: text.to_owned() })
    }
}

impl Symbology {
    /// Its name as people write it.
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

    pub(super) const fn lengths(self) -> &'static str {
        match self {
            Self::Ean13 => "13",
            Self::Ean8 => "8",
            Self::UpcA => "12",
            Self::UpcE => "6 to 8",
            _ => "14",
        }
    }
}

/// The trade item that GS1 data names; bare digits are taken too, since packs have been seen to
/// carry them in a QR Code.
fn gtin_in_data(text: &str) -> Result<Gtin, GtinError> {
    let text = text.trim();
    let data = gs1::read(text);
    if let Ok(Some(gtin)) = data.as_ref().map(gs1::Gs1Data::gtin) {
        return Ok(gtin);
    }
    if let Ok(gtin) = Gtin::parse(text) {
        return Ok(gtin);
    }
    // An address whose query breaks a rule still names its product in the path.
    if let Some(gtin) = gs1::digital_link::product(text) {
        return Ok(gtin);
    }
    Err(match data {
        Err(error) => error.into(),
        Ok(_) => GtinError::NoProduct(shown(text)),
    })
}
