//! Global Trade Item Numbers: one number for a trade item, however it was printed.

use crate::check_digit;
use crate::digits::digits_of;
use crate::error::GtinError;
use crate::excerpt::excerpt;
use crate::upc_e;
use std::fmt;
use std::str::FromStr;

/// A GTIN with a valid check digit, in its 14-digit normal form; leading zeros carry no meaning.
///
/// What its digits mean is the concern of [`prefix`](crate::prefix). With the feature `serde` it is a text of 14
/// digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "String", into = "String"))]
pub struct Gtin(u64);

impl Gtin {
    /// Parses 8, 12, 13 or 14 digits; white space and hyphens around and between them are ignored.
    ///
    /// Eight digits are taken as a GTIN-8; only the symbology shows that they are a UPC-E, see
    /// [`ScannedCode::from_scan`](crate::ScannedCode::from_scan).
    ///
    /// # Errors
    /// Says what is wrong with the digits, and what to do.
    pub fn parse(text: &str) -> Result<Self, GtinError> {
        let digits = digits_of(text)?;
        if !matches!(digits.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::Length { text: excerpt(text), digits: digits.len() });
        }
        let value = number(&digits);
        let found = (value % 10) as u8;
        let expected = check_digit::of_number(value / 10);
        if found == expected {
            Ok(Self(value))
        } else {
            Err(GtinError::CheckDigit { text: excerpt(text), found, expected })
        }
    }

    /// The number, below 10^14.
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    /// The GTIN of a number below 10^14 with a valid check digit.
    pub fn from_u64(value: u64) -> Option<Self> {
        (value < 100_000_000_000_000 && (value % 10) as u8 == check_digit::of_number(value / 10))
            .then_some(Self(value))
    }

    /// The GTIN of a payload (all digits but the last) below 10^13; the check digit is computed.
    pub fn from_payload(payload: u64) -> Option<Self> {
        (payload < 10_000_000_000_000)
            .then(|| Self(payload * 10 + u64::from(check_digit::of_number(payload))))
    }

    /// The shortest of its forms with 8, 12, 13 or 14 digits: what is printed on a packet.
    pub fn shortest(self) -> String {
        self.as_gtin8()
            .or_else(|| self.as_gtin12())
            .or_else(|| self.as_gtin13())
            .unwrap_or_else(|| self.to_string())
    }

    /// 13 digits, as below an EAN-13; none if the number is longer.
    pub fn as_gtin13(self) -> Option<String> {
        self.padded(13)
    }

    /// 12 digits, as below a UPC-A; none if the number is longer.
    pub fn as_gtin12(self) -> Option<String> {
        self.padded(12)
    }

    /// 8 digits, as below an EAN-8; none if the number is longer.
    pub fn as_gtin8(self) -> Option<String> {
        self.padded(8)
    }

    /// The 8 digits of the UPC-E that stands for this GTIN-12; none if its zeros cannot be suppressed.
    /// [`Gtin::parse`] does not read them back, [`upc_e::expand`] does.
    pub fn as_upc_e(self) -> Option<String> {
        let long: [u8; 12] = self.as_gtin12()?.into_bytes().try_into().ok()?;
        Some(upc_e::compress(&long)?.map(char::from).iter().collect())
    }

    /// Every form that [`Gtin::parse`] reads as this GTIN, shortest first: 8, 12, 13 and 14 digits as far as the
    /// number is short enough.
    pub fn printed_forms(self) -> Vec<String> {
        [8, 12, 13, 14].into_iter().filter_map(|width| self.padded(width)).collect()
    }

    /// The indicator of a GTIN-14: 1 to 8 for a case of an item, 9 for a variable measure.
    pub const fn indicator(self) -> Option<u8> {
        match self.0 / 10_000_000_000_000 {
            0 => None,
            digit => Some(digit as u8),
        }
    }

    /// The item of which this GTIN-14 is a case (indicator 1 to 8): without the indicator, with a new check digit.
    pub fn contained_item(self) -> Option<Self> {
        match self.indicator()? {
            1..=8 => Self::from_payload(self.0 / 10 % 1_000_000_000_000),
            _ => None,
        }
    }

    fn padded(self, width: usize) -> Option<String> {
        let text = format!("{:0width$}", self.0);
        (text.len() == width).then_some(text)
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:014}", self.0)
    }
}

impl FromStr for Gtin {
    type Err = GtinError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Gtin {
    type Error = GtinError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Gtin> for String {
    fn from(gtin: Gtin) -> Self {
        gtin.to_string()
    }
}

/// The number of at most 14 digits.
fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |sum, b| sum * 10 + u64::from(b - b'0'))
}
