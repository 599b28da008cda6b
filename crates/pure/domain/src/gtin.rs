//! Global Trade Item Numbers: one number for a trade item, however it was printed.
//!
//! Inside Trug a [`Gtin`] is always the 14-digit form. What was really on the packet stays beside
//! it as a [`ScannedCode`]: the symbology and the digits as printed. What the digits mean to a
//! shopper is said by [`crate::gs1::prefix`]; nothing here looks a number up.

mod scanned_code;

pub use scanned_code::{ScannedCode, Symbology};

use crate::gs1::Gs1Error;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A GTIN with a right check digit, in its 14-digit normal form; leading zeros carry no meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Gtin(u64);

/// Why digits are no GTIN.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GtinError {
    /// Something else than digits was among them.
    #[error("{0:?} is no barcode number: only digits can be; type the digits below the bars")]
    NotDigits(String),
    /// The number of digits fits no GTIN.
    #[error(
        "{text:?} has {digits} digits, and a barcode number has 8, 12, 13 or 14; type all digits below the bars"
    )]
    Length {
        /// What was given.
        text: String,
        /// How many digits it has.
        digits: usize,
    },
    /// The last digit does not fit the others.
    #[error(
        "{text:?} ends in {found} where its other digits ask for {expected}; one digit is probably mistyped"
    )]
    CheckDigit {
        /// What was given.
        text: String,
        /// The check digit that was given.
        found: u8,
        /// The check digit that the others ask for.
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
    /// Eight typed digits that are a right UPC-E and a wrong GTIN-8.
    #[error(
        "{text:?} is no 8-digit barcode number; if it stands below a short UPC-E code, type {expanded} instead"
    )]
    PerhapsUpcE {
        /// What was typed.
        text: String,
        /// The GTIN-12 it stands for if it is a UPC-E.
        expanded: String,
    },
    /// The code holds data, but no trade item.
    #[error("{0:?} holds no product number; scan the bars, or type the digits below them")]
    NoProduct(String),
    /// The code holds GS1 data that is not well formed.
    #[error(transparent)]
    Gs1(#[from] Gs1Error),
}

impl Gtin {
    /// Parses 8, 12, 13 or 14 digits; white space and hyphens around and between them are passed
    /// over.
    ///
    /// Eight digits are taken as a GTIN-8; a UPC-E is only known by its symbology, see
    /// [`ScannedCode::from_scan`].
    ///
    /// # Errors
    /// Says what is wrong with the digits, and what to do.
    pub fn parse(text: &str) -> Result<Self, GtinError> {
        let digits = digits_of(text)?;
        if !matches!(digits.len(), 8 | 12 | 13 | 14) {
            return Err(GtinError::Length { text: shown(text), digits: digits.len() });
        }
        let value = number(&digits);
        let found = (value % 10) as u8;
        let expected = check_digit(value / 10);
        if found == expected {
            Ok(Self(value))
        } else {
            Err(GtinError::CheckDigit { text: shown(text), found, expected })
        }
    }

    /// The number, below 10^14.
    pub const fn as_u64(self) -> u64 {
        self.0
    }

    /// The GTIN of a number with a right check digit below 10^14.
    pub fn from_u64(value: u64) -> Option<Self> {
        (value < 100_000_000_000_000 && (value % 10) as u8 == check_digit(value / 10))
            .then_some(Self(value))
    }

    /// The GTIN of a payload (all digits but the last) below 10^13, its check digit made.
    pub fn from_payload(payload: u64) -> Option<Self> {
        (payload < 10_000_000_000_000).then(|| Self(payload * 10 + u64::from(check_digit(payload))))
    }

    /// The shortest of its spellings with 8, 12, 13 or 14 digits: what a packet bears.
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

    /// The 8 digits of the UPC-E that stands for this GTIN-12; none if its zeros cannot be
    /// suppressed. [`Gtin::parse`] does not read them back, [`upc_e_expand`] does.
    pub fn as_upc_e(self) -> Option<String> {
        let long = self.as_gtin12()?;
        let d = long.as_bytes();
        if d[0] > b'1' {
            return None;
        }
        let zero = |from: usize, to: usize| d[from..to].iter().all(|b| *b == b'0');
        // GS1 General Specifications 5.2.2.4.2: the case is told by the manufacturer's last digits.
        let middle = if d[3] <= b'2' && zero(4, 8) {
            [d[1], d[2], d[8], d[9], d[10], d[3]]
        } else if zero(4, 9) {
            [d[1], d[2], d[3], d[9], d[10], b'3']
        } else if zero(5, 10) {
            [d[1], d[2], d[3], d[4], d[10], b'4']
        } else if zero(6, 10) && d[10] >= b'5' {
            [d[1], d[2], d[3], d[4], d[5], d[10]]
        } else {
            return None;
        };
        Some([d[0]].iter().chain(&middle).chain(&d[11..]).map(|b| char::from(*b)).collect())
    }

    /// Every spelling that [`Gtin::parse`] reads as this GTIN, shortest first: 8, 12, 13 and 14
    /// digits as far as the number is short enough.
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

    /// The item of which this GTIN-14 is a case (indicator 1 to 8): the indicator stripped, the
    /// check digit made anew.
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

/// The GTIN-12 of a UPC-E: 6 digits (number system 0, no check digit), 7 (no check digit) or 8.
///
/// # Errors
/// Another number of digits, a number system other than 0 or 1, a wrong check digit.
pub fn upc_e_expand(text: &str) -> Result<String, GtinError> {
    let digits = digits_of(text)?;
    let body = match digits.len() {
        6 => format!("0{digits}"),
        7 | 8 => digits[..7].to_owned(),
        digits => {
            let symbology = Symbology::UpcE;
            return Err(GtinError::Symbology { symbology, text: shown(text), digits });
        }
    };
    if !body.starts_with(['0', '1']) {
        return Err(GtinError::NumberSystem(shown(text)));
    }
    let (n, x, last) = (&body[..1], &body[1..6], &body[6..]);
    let payload = match last {
        "0" | "1" | "2" => format!("{n}{}{last}0000{}", &x[..2], &x[2..]),
        "3" => format!("{n}{}00000{}", &x[..3], &x[3..]),
        "4" => format!("{n}{}00000{}", &x[..4], &x[4..]),
        _ => format!("{n}{x}0000{last}"),
    };
    let expected = check_digit(number(&payload));
    match digits.as_bytes().get(7).map(|b| b - b'0') {
        Some(found) if found != expected => {
            Err(GtinError::CheckDigit { text: shown(text), found, expected })
        }
        _ => Ok(format!("{payload}{expected}")),
    }
}

/// The check digit of a payload (GS1 General Specifications 7.9): weights 3, 1, 3, ... from the right.
pub fn check_digit(payload: u64) -> u8 {
    let (mut rest, mut weight, mut sum) = (payload, 3, 0);
    while rest > 0 {
        sum += rest % 10 * weight;
        weight = 4 - weight;
        rest /= 10;
    }
    ((10 - sum % 10) % 10) as u8
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

fn digits_of(text: &str) -> Result<String, GtinError> {
    let digits: String = text.chars().filter(|c| !is_gap(*c)).collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(GtinError::NotDigits(shown(text)));
    }
    Ok(digits)
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '-' || ('\u{2010}'..='\u{2015}').contains(&c)
}

/// The number of at most 14 digits.
fn number(digits: &str) -> u64 {
    digits.bytes().fold(0, |sum, b| sum * 10 + u64::from(b - b'0'))
}

/// What an error repeats of the text it is about: enough to know it by.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
