//! What GS1 numbers and codes say: prefixes, element strings and Digital Link addresses.
//!
//! A code that carries more than one number is a [`Gs1Data`]: [`Element`]s of an application
//! identifier and its value, written as an [`element_string`] or as a [`digital_link`]. Typed
//! questions (which trade item, best before when, how heavy, how dear) are asked of it here. An
//! address is only ever read, never opened.

pub mod ai;
mod data;
mod date;
pub mod digital_link;
pub mod element_string;
pub mod prefix;

pub use data::{Element, Gs1Data};
pub use date::Date;

/// Why a text is no GS1 data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Gs1Error {
    /// Something else: a web page, a Wi-Fi password, a sentence, nothing.
    #[error("{0:?} holds no GS1 data; scan the bars of the packet instead")]
    NotGs1(String),
    /// The data goes on with no known application identifier.
    #[error("no known application identifier at {rest:?}; scan the bars of the packet instead")]
    UnknownIdentifier {
        /// What is left from there.
        rest: String,
    },
    /// A value has not the format of its application identifier.
    #[error("{value:?} does not fit application identifier {ai}; scan the packet again")]
    Value {
        /// The application identifier.
        ai: String,
        /// The value as it stood there.
        value: String,
    },
    /// An application identifier stands there twice and says different things.
    #[error("application identifier {ai} stands there twice; scan one packet at a time")]
    Repeated {
        /// The application identifier.
        ai: String,
    },
    /// A web address that is no Digital Link.
    #[error("{uri:?} is no GS1 Digital Link: {reason}; scan the bars of the packet instead")]
    Address {
        /// The address.
        uri: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// Reads whatever a scanner answers: an element string in brackets or raw, a Digital Link, or the
/// digits of an EAN or ITF symbol, each with or without the symbology identifier (ISO/IEC 15424)
/// that says which.
///
/// Without a symbology identifier bare digits are an element string: for a GTIN, see
/// [`crate::ScannedCode::typed`].
///
/// # Errors
/// Says where the text stops being GS1 data.
pub fn read(text: &str) -> Result<Gs1Data, Gs1Error> {
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
        return match crate::Gtin::parse(rest) {
            Ok(gtin) if rest.len() == digits => {
                Ok(Gs1Data { elements: vec![Element { ai: "01".into(), value: gtin.to_string() }] })
            }
            _ => Err(Gs1Error::NotGs1(crate::gtin::shown(text))),
        };
    }
    if digital_link::is_uri(rest) { digital_link::parse(rest) } else { element_string::parse(text) }
}
