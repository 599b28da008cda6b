//! Any text that a scanner delivers, as GS1 data.

use crate::data::{Element, Gs1Data};
use crate::error::Gs1Error;
use crate::excerpt::excerpt;
use crate::gtin::Gtin;
use crate::{digital_link, element_string};

/// Reads an element string in brackets or raw, a Digital Link, or the digits of an EAN or ITF symbol, each with or
/// without the symbology identifier (ISO/IEC 15424) that says which.
///
/// Without a symbology identifier bare digits are an element string: for a GTIN, use
/// [`ScannedCode::typed`](crate::ScannedCode::typed).
///
/// # Errors
/// Says where the text stops being GS1 data.
pub fn parse_scan_data(text: &str) -> Result<Gs1Data, Gs1Error> {
    let (symbology, rest) = match (text.as_bytes(), text.get(..3)) {
        ([b']', ..], Some(symbology)) => (symbology, &text[3..]),
        _ => ("", text),
    };
    let digits = match symbology {
        "]E0" => Some(13),
        "]E4" => Some(8),
        "]I1" => Some(14),
        _ => None,
    };
    if let Some(digits) = digits {
        return match Gtin::parse(rest) {
            Ok(gtin) if rest.len() == digits => {
                Ok(Gs1Data { elements: vec![Element { ai: "01".into(), value: gtin.to_string() }] })
            }
            _ => Err(Gs1Error::NotGs1(excerpt(text))),
        };
    }
    if digital_link::is_uri(rest) { digital_link::parse(rest) } else { element_string::parse(text) }
}
