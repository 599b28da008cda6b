//! From the text of a symbol, or what a person typed, to the trade item.

use crate::data::Gs1Data;
use crate::digits::digits_of;
use crate::error::GtinError;
use crate::excerpt::excerpt;
use crate::gtin::Gtin;
use crate::scan_data::parse_scan_data;
use crate::symbology::Symbology;
use crate::{digital_link, typed_code, upc_e};

/// A code as it is on the packet, and the trade item it identifies.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ScannedCode {
    /// The trade item.
    pub gtin: Gtin,
    /// How it was printed; unknown when it was typed.
    pub symbology: Option<Symbology>,
    /// The digits as printed or typed; for a code that carries more than digits, its whole text.
    pub printed: String,
}

impl ScannedCode {
    /// Reads the text of a symbol. UPC-E is expanded; `DataBar` Expanded, Data Matrix and QR Code carry element strings
    /// or a Digital Link, of which AI 01 is taken.
    ///
    /// # Errors
    /// Says why the text identifies no trade item.
    pub fn from_scan(symbology: Symbology, text: &str) -> Result<Self, GtinError> {
        let gtin = match symbology {
            Symbology::UpcE => Gtin::parse(&upc_e::expand(text)?)?,
            Symbology::DataBarExpanded | Symbology::DataMatrix | Symbology::QrCode => {
                gtin_in_data(text)?
            }
            // Readers give the bare GTIN-14 of a DataBar, or its element string.
            Symbology::DataBar if digits_of(text).map_or(0, |d| d.len()) != 14 => {
                gtin_in_data(text)?
            }
            _ => {
                let digits = digits_of(text)?;
                // Some readers give a UPC-A as the EAN-13 that it also is.
                let fits = match symbology {
                    Symbology::Ean13 => digits.len() == 13,
                    Symbology::Ean8 => digits.len() == 8,
                    Symbology::UpcA => {
                        digits.len() == 12 || (digits.len() == 13 && digits.starts_with('0'))
                    }
                    _ => digits.len() == 14,
                };
                if !fits {
                    let (text, digits) = (excerpt(text), digits.len());
                    return Err(GtinError::Symbology { symbology, text, digits });
                }
                Gtin::parse(&digits)?
            }
        };
        Ok(Self { gtin, symbology: Some(symbology), printed: text.trim().to_owned() })
    }

    /// Reads what a person typed or pasted, or what a keyboard-wedge scanner typed: the digits of any GTIN, an
    /// element string, the address of a Digital Link, an ISBN-10, and digits with those of an add-on behind them. Eight
    /// digits are a UPC-E only where they are no GTIN-8.
    ///
    /// # Errors
    /// Says what is wrong with it, and what to do.
    pub fn typed(text: &str) -> Result<Self, GtinError> {
        let text = typed_code::without_marks(text);
        let carries_data = text.starts_with(['(', ']']) || digital_link::is_uri(text);
        let gtin = match Gtin::parse(text) {
            Ok(gtin) => gtin,
            Err(_) if carries_data => gtin_in_data(text).or_else(|error| {
                let text = typed_code::with_14_digits(text).ok_or(error)?;
                gtin_in_data(&text)
            })?,
            Err(error) => {
                typed_code::other_form(text).ok_or_else(|| typed_code::explained(text, error))?
            }
        };
        Ok(Self { gtin, symbology: None, printed: text.to_owned() })
    }
}

/// The trade item of GS1 data. Bare digits are accepted too, because some packs carry them in a QR Code.
fn gtin_in_data(text: &str) -> Result<Gtin, GtinError> {
    let text = text.trim();
    let data = parse_scan_data(text);
    if let Ok(Some(gtin)) = data.as_ref().map(Gs1Data::gtin) {
        return Ok(gtin);
    }
    if let Ok(gtin) = Gtin::parse(text) {
        return Ok(gtin);
    }
    // An address whose query breaks a rule still names its product in the path.
    if let Some(gtin) = digital_link::product(text) {
        return Ok(gtin);
    }
    Err(match data {
        Err(error) => error.into(),
        Ok(_) => GtinError::NoProduct(excerpt(text)),
    })
}
