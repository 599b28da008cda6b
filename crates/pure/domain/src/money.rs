//! Money in minor units of an ISO 4217 currency; never a floating-point number.
//!
//! Amounts of different currencies are never added, and none is converted into another: there is no
//! rate here. How a person of a country writes an amount is the page's concern.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use trug_gs1::{CodedCurrency, CodedPrice};

/// An ISO 4217 currency code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An amount in minor units: 129 EUR cents, 129 JPY yen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units; negative for a refund.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// The text is no currency code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no currency code: ISO 4217 has three letters, such as EUR")]
pub struct CurrencyError(pub String);

/// Why a text is no amount of a currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not an amount.
    #[error("{text:?} is no amount of {}; write it like {example}", .currency.as_str())]
    NotAnAmount {
        /// What was given.
        text: String,
        /// The currency it was to be in.
        currency: Currency,
        /// An amount that would be read.
        example: Money,
    },
    /// More decimals than the currency has.
    #[error("{text:?} has more decimals than the {most} of {}; write it like {example}", .currency.as_str())]
    TooPrecise {
        /// What was given.
        text: String,
        /// The currency it was to be in.
        currency: Currency,
        /// How many decimals the currency has.
        most: u32,
        /// An amount that would be read.
        example: Money,
    },
}

impl Money {
    /// Parses an amount as on a price tag: "1,29", "1.29", "€ 1.29", "1.234,50 EUR", "-0.25".
    ///
    /// Comma and point are both accepted. The last one is the decimal separator if both occur, or if it
    /// occurs once with at most as many digits after it as the currency has decimals; else they separate
    /// thousands.
    ///
    /// # Errors
    /// Anything else, more decimals than the currency has, more than 15 digits, another currency.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let example = Self { minor: 129, currency };
        let wrong = || MoneyError::NotAnAmount { text: text.to_owned(), currency, example };
        let (negative, number) = bare_number(text, currency);
        let most = currency.minor_digits();
        let (whole, decimals) = match number.rfind([',', '.']) {
            None => (number.as_str(), ""),
            Some(at) => {
                let (before, after) = (&number[..at], &number[at + 1..]);
                let separator = &number[at..=at];
                let other = if separator == "," { "." } else { "," };
                // "1.234" can only be thousands where a currency has no three decimals.
                let groups = after.len() == 3 && most != 3 && !before.contains(other)
                    || before.contains(separator);
                if groups { (number.as_str(), "") } else { (before, after) }
            }
        };
        if decimals.len() as u32 > most && decimals.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MoneyError::TooPrecise { text: text.to_owned(), currency, most, example });
        }
        let whole = without_groups(whole).ok_or_else(wrong)?;
        let digits = format!("{whole}{decimals:0<width$}", width = most as usize);
        if digits.len() > 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let minor: i64 = digits.parse().map_err(|_| wrong())?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The amount that a code carries; `local` is the currency of a code that names none.
    ///
    /// None if its currency is not known, or if it has more decimals than the currency.
    pub fn from_coded(price: CodedPrice, local: Currency) -> Option<Self> {
        let currency = match price.currency {
            CodedCurrency::Local => local,
            CodedCurrency::Numeric(number) => Currency::from_numeric(number)?,
            CodedCurrency::Letters(letters) => letters.parse().ok()?,
        };
        let most = currency.minor_digits();
        let minor = if price.decimals <= most {
            price.value.checked_mul(10_i64.checked_pow(most - price.decimals)?)?
        } else {
            let divisor = 10_i64.checked_pow(price.decimals - most)?;
            (price.value % divisor == 0).then_some(price.value / divisor)?
        };
        Some(Self { minor, currency })
    }

    /// The sum; none if the currencies differ or it is too large.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Self { minor, ..self })
    }

    /// So many times the amount; none if it is too large.
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        Some(Self { minor: self.minor.checked_mul(times)?, ..self })
    }
}

/// The number in the text without its sign, its blanks and the name of its currency.
fn bare_number(text: &str, currency: Currency) -> (bool, String) {
    let mut number: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'')
        .map(|c| if c == '−' { '-' } else { c })
        .flat_map(char::to_uppercase)
        .collect();
    let mut negative = false;
    for _ in 0..2 {
        if let Some(rest) = number.strip_prefix('-') {
            (negative, number) = (true, rest.to_owned());
        }
        for name in [currency.as_str(), currency.symbol()] {
            let bare = number.strip_prefix(name).or_else(|| number.strip_suffix(name));
            if let Some(bare) = bare.filter(|_| !name.is_empty()) {
                number = bare.to_owned();
                break;
            }
        }
    }
    (negative, number)
}

/// The digits of a whole number with or without separators between its thousands.
fn without_groups(text: &str) -> Option<String> {
    let mut groups = text.split([',', '.']);
    let first = groups.next().filter(|first| !first.is_empty())?;
    let rest: Vec<&str> = groups.collect();
    let whole = rest.is_empty()
        || (first.len() <= 3
            && !first.starts_with('0')
            && rest.iter().all(|group| group.len() == 3));
    let one_separator = !(text.contains(',') && text.contains('.'));
    (whole && one_separator).then(|| format!("{first}{}", rest.concat()))
}

/// The amount with a point and the currency's decimals, then its code: "1.29 EUR", "129 JPY".
impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.currency.minor_digits();
        let unit = 10_u64.pow(digits);
        let (sign, minor) = (if self.minor < 0 { "-" } else { "" }, self.minor.unsigned_abs());
        write!(out, "{sign}{}", minor / unit)?;
        if digits > 0 {
            write!(out, ".{:0width$}", minor % unit, width = digits as usize)?;
        }
        write!(out, " {}", self.currency)
    }
}

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The currency of an ISO 4217 numeric code: 978 is EUR.
    pub fn from_numeric(numeric: u16) -> Option<Self> {
        let (code, _, _) = CURRENCIES.iter().find(|(_, number, _)| *number == numeric)?;
        Self::from_str(code).ok()
    }

    /// The currency that tags are written in, by the country's ISO 3166-1 letters; none where that
    /// is not known here.
    pub fn of_country(country: &str) -> Option<Self> {
        let (code, _) = COUNTRIES.iter().find(|(_, countries)| countries.contains(&country))?;
        Self::from_str(code).ok()
    }

    /// Whether it is one of ISO 4217 and not just three letters.
    pub fn is_listed(&self) -> bool {
        CURRENCIES.iter().any(|(code, ..)| *code == self.as_str())
    }

    /// How many decimals an amount has: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a code that is not
    /// in the list.
    pub fn minor_digits(&self) -> u32 {
        CURRENCIES.iter().find(|(code, _, _)| *code == self.as_str()).map_or(2, |row| row.2)
    }

    /// The sign before or behind an amount where it is used, or nothing.
    fn symbol(self) -> &'static str {
        match self.as_str() {
            "EUR" => "€",
            "GBP" => "£",
            "USD" | "CAD" | "AUD" | "NZD" => "$",
            "JPY" | "CNY" => "¥",
            "SEK" | "NOK" | "DKK" => "KR",
            "PLN" => "ZŁ",
            "CZK" => "KČ",
            "CHF" => "FR.",
            _ => "",
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(code) if code.iter().all(u8::is_ascii_uppercase) => Ok(Self(code)),
            _ => Err(CurrencyError(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_str(&text)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

/// Currencies and where tags are written in them, for the countries whose shops are known here.
#[rustfmt::skip]
const COUNTRIES: &[(&str, &[&str])] = &[
    ("EUR", &["AD", "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MC",
              "ME", "MT", "NL", "PT", "SI", "SK", "SM", "VA", "XK"]),
    ("CHF", &["CH", "LI"]), ("GBP", &["GB"]), ("CZK", &["CZ"]), ("DKK", &["DK"]), ("HUF", &["HU"]), ("ISK", &["IS"]),
    ("NOK", &["NO"]), ("PLN", &["PL"]), ("RON", &["RO"]), ("SEK", &["SE"]), ("USD", &["US"]), ("CAD", &["CA"]),
    ("AUD", &["AU"]), ("NZD", &["NZ"]), ("JPY", &["JP"]),
];

/// ISO 4217: code, numeric code, decimals. Funds, metals and test codes are left out.
#[rustfmt::skip]
const CURRENCIES: &[(&str, u16, u32)] = &[
    ("AED", 784, 2), ("AFN", 971, 2), ("ALL", 8, 2), ("AMD", 51, 2), 
    ("AOA", 973, 2), ("ARS", 32, 2), ("AUD", 36, 2), ("AWG", 533, 2), ("AZN", 944, 2),
    ("BAM", 977, 2), ("BBD", 52, 2), ("BDT", 50, 2), ("BGN", 975, 2), ("BHD", 48, 3),
    ("BIF", 108, 0), ("BMD", 60, 2), ("BND", 96, 2), ("BOB", 68, 2), ("BRL", 986, 2),
    ("BSD", 44, 2), ("BTN", 64, 2), ("BWP", 72, 2), ("BYN", 933, 2), ("BZD", 84, 2),
    ("CAD", 124, 2), ("CDF", 976, 2), ("CHF", 756, 2), ("CLP", 152, 0), ("CNY", 156, 2),
    ("COP", 170, 2), ("CRC", 188, 2), ("CUC", 931, 2), ("CUP", 192, 2), ("CVE", 132, 2),
    ("CZK", 203, 2), ("DJF", 262, 0), ("DKK", 208, 2), ("DOP", 214, 2), ("DZD", 12, 2),
    ("EGP", 818, 2), ("ERN", 232, 2), ("ETB", 230, 2), ("EUR", 978, 2), ("FJD", 242, 2),
    ("FKP", 238, 2), ("GBP", 826, 2), ("GEL", 981, 2), ("GHS", 936, 2), ("GIP", 292, 2),
    ("GMD", 270, 2), ("GNF", 324, 0), ("GTQ", 320, 2), ("GYD", 328, 2), ("HKD", 344, 2),
    ("HNL", 340, 2), ("HRK", 191, 2), ("HTG", 332, 2), ("HUF", 348, 2), ("IDR", 360, 2),
    ("ILS", 376, 2), ("INR", 356, 2), ("IQD", 368, 3), ("IRR", 364, 2), ("ISK", 352, 0),
    ("JMD", 388, 2), ("JOD", 400, 3), ("JPY", 392, 0), ("KES", 404, 2), ("KGS", 417, 2),
    ("KHR", 116, 2), ("KMF", 174, 0), ("KPW", 408, 2), ("KRW", 410, 0), ("KWD", 414, 3),
    ("KYD", 136, 2), ("KZT", 398, 2), ("LAK", 418, 2), ("LBP", 422, 2), ("LKR", 144, 2),
    ("LRD", 430, 2), ("LSL", 426, 2), ("LYD", 434, 3), ("MAD", 504, 2), ("MDL", 498, 2),
    ("MGA", 969, 2), ("MKD", 807, 2), ("MMK", 104, 2), ("MNT", 496, 2), ("MOP", 446, 2),
    ("MRU", 929, 2), ("MUR", 480, 2), ("MVR", 462, 2), ("MWK", 454, 2), ("MXN", 484, 2),
    ("MYR", 458, 2), ("MZN", 943, 2), ("NAD", 516, 2), ("NGN", 566, 2), ("NIO", 558, 2),
    ("NOK", 578, 2), ("NPR", 524, 2), ("NZD", 554, 2), ("OMR", 512, 3), ("PAB", 590, 2),
    ("PEN", 604, 2), ("PGK", 598, 2), ("PHP", 608, 2), ("PKR", 586, 2), ("PLN", 985, 2),
    ("PYG", 600, 0), ("QAR", 634, 2), ("RON", 946, 2), ("RSD", 941, 2), ("RUB", 643, 2),
    ("RWF", 646, 0), ("SAR", 682, 2), ("SBD", 90, 2), ("SCR", 690, 2), ("SDG", 938, 2),
    ("SEK", 752, 2), ("SGD", 702, 2), ("SHP", 654, 2), ("SLE", 925, 2), ("SLL", 694, 2),
    ("SOS", 706, 2), ("SRD", 968, 2), ("SSP", 728, 2), ("STN", 930, 2), ("SVC", 222, 2),
    ("SYP", 760, 2), ("SZL", 748, 2), ("THB", 764, 2), ("TJS", 972, 2), ("TMT", 934, 2),
    ("TND", 788, 3), ("TOP", 776, 2), ("TRY", 949, 2), ("TTD", 780, 2), ("TWD", 901, 2),
    ("TZS", 834, 2), ("UAH", 980, 2), ("UGX", 800, 0), ("USD", 840, 2), ("UYU", 858, 2),
    ("UZS", 860, 2), ("VED", 926, 2), ("VES", 928, 2), ("VND", 704, 0), ("VUV", 548, 0),
    ("WST", 882, 2), ("XAF", 950, 0), ("XCD", 951, 2), ("XCG", 532, 2), ("XOF", 952, 0), ("XPF", 953, 0),
    ("YER", 886, 2), ("ZAR", 710, 2), ("ZMW", 967, 2), ("ZWG", 924, 2), ("ZWL", 932, 2),
];
