//! Why a text is no GTIN or no GS1 data.

use crate::symbology::Symbology;

/// Why digits are no GTIN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GtinError {
    /// The text has another character than digits, or none.
    #[error("{0:?} is no barcode number: only digits can be; type the digits below the bars")]
    NotDigits(String),
    /// No GTIN has this number of digits.
    #[error(
        "{text:?} has {digits} digits, and a barcode number has 8, 12, 13 or 14; type all digits below the bars"
    )]
    Length {
        /// What was given.
        text: String,
        /// How many digits it has.
        digits: usize,
    },
    /// The last digit is not the check digit of the others.
    #[error(
        "{text:?} ends in {found} where its other digits ask for {expected}; one digit is probably mistyped"
    )]
    CheckDigit {
        /// What was given.
        text: String,
        /// The check digit that was given.
        found: u8,
        /// The check digit of the other digits.
        expected: u8,
    },
    /// The symbology never carries so many digits.
    #[error("{text:?} has {digits} digits, and {} carries {}; scan it again", .symbology.name(), .symbology.lengths())]
    Symbology {
        /// How it was printed.
        symbology: Symbology,
        /// What was read.
        text: String,
        /// How many digits it has.
        digits: usize,
    },
    /// A UPC-E that begins with neither 0 nor 1.
    #[error(
        "{0:?} is no UPC-E code: with its first digit written out it begins with 0 or 1; type all digits around the bars"
    )]
    NumberSystem(String),
    /// Eleven digits that are a GTIN-12 with a zero before them.
    #[error("{text:?} lacks a digit; if a 0 stands before the bars, type {full}")]
    PerhapsZeroLost {
        /// What was typed.
        text: String,
        /// The GTIN-12 with its zero.
        full: String,
    },
    /// The number on the sticker of loose fruit and vegetables, which identifies no packet.
    #[error(
        "{0:?} is a price look-up number, as on stickers of loose fruit and vegetables, and no barcode number; write the name instead"
    )]
    PriceLookUp(String),
    /// The code holds data, but no trade item.
    #[error("{0:?} holds no product number; scan the bars, or type the digits below them")]
    NoProduct(String),
    /// The code holds GS1 data that is not well formed.
    #[error(transparent)]
    Gs1(#[from] Gs1Error),
}

/// Why a text is no GS1 data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Gs1Error {
    /// Something else: a web page, a Wi-Fi password, a sentence, nothing.
    #[error("{0:?} holds no GS1 data; scan the bars of the packet instead")]
    NotGs1(String),
    /// The data continues with no known application identifier.
    #[error("no known application identifier at {rest:?}; scan the bars of the packet instead")]
    UnknownIdentifier {
        /// The text from there on.
        rest: String,
    },
    /// A value does not have the format of its application identifier.
    #[error("{value:?} does not fit application identifier {ai}; scan the packet again")]
    Value {
        /// The application identifier.
        ai: String,
        /// The value as given.
        value: String,
    },
    /// An application identifier occurs twice with different values.
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
