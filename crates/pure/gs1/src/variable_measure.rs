//! Variable-measure codes of scales and counters: which digits are the item, and which the price,
//! the weight or the count.
//!
//! The meaning of the prefixes 20 to 29 is defined by each country's GS1 organisation, so the country is
//! given by the caller and never read from the code. Where no published rule is known the code stays
//! [`Measure::Opaque`]: nothing is guessed. Such numbers are not global, see [`prefix`](crate::prefix).

use crate::data::{CodedCurrency, CodedPrice};
use crate::gtin::Gtin;

/// The content of a variable-measure code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// An item at this price.
    Price {
        /// The item: the code with its value set to 0, the same for every label of the item.
        item: Gtin,
        /// The price on the label; 0 where the label leaves it open.
        price: CodedPrice,
    },
    /// An item of this weight.
    Weight {
        /// The item: the code with its value set to 0, the same for every label of the item.
        item: Gtin,
        /// The net weight in grams; 0 where the label leaves it open.
        grams: i64,
    },
    /// A number of pieces of an item.
    Count {
        /// The item: the code with its value set to 0, the same for every label of the item.
        item: Gtin,
        /// How many; 0 where the label leaves it open.
        count: i64,
    },
    /// No rule is known for this country and prefix, the code is no variable-measure code, or its
    /// inner check digit is wrong: only the number as a whole has a meaning.
    Opaque,
}

/// Reads a code by the rules of a country, given as its ISO 3166-1 code of two letters.
pub fn read(gtin: Gtin, country: &str) -> Measure {
    let payload = gtin.as_u64() / 10;
    let prefix = payload / 10_000_000_000;
    let rule = RULES.iter().find(|rule| {
        rule.countries.iter().any(|known| known.eq_ignore_ascii_case(country))
            && u64::from(rule.prefix) == prefix
    });
    let Some(rule) = rule else { return Measure::Opaque };

    let value = payload % 10_u64.pow(rule.value_digits);
    let mut zeroed = payload - value;
    if rule.has_check_digit {
        let unit = 10_u64.pow(rule.value_digits);
        let check = zeroed / unit % 10;
        let expected = match rule.value_digits {
            4 => price_check_digit_4(value),
            _ => price_check_digit_5(value),
        };
        if expected != Some(check as u8) {
            return Measure::Opaque;
        }
        zeroed -= check * unit;
    }
    let Some(item) = Gtin::from_payload(zeroed) else { return Measure::Opaque };
    let value = value as i64;
    match rule.measure {
        Field::Price(currency, decimals) => {
            let currency = CodedCurrency::Letters(currency);
            Measure::Price { item, price: CodedPrice { value, decimals, currency } }
        }
        Field::Kilograms(decimals) => {
            Measure::Weight { item, grams: value * 10_i64.pow(3_u32.saturating_sub(decimals)) }
        }
        Field::Count => Measure::Count { item, count: value },
    }
}

/// The check digit of a price or weight of 4 digits (GS1 General Specifications 7.9.3): 2875 has 9.
/// None if it has more digits.
pub fn price_check_digit_4(value: u64) -> Option<u8> {
    let d = digits::<4>(value)?;
    let sum = u32::from(TWO_MINUS[d[0]])
        + u32::from(TWO_MINUS[d[1]])
        + u32::from(THREE[d[2]])
        + u32::from(FIVE_MINUS[d[3]]);
    Some((sum * 3 % 10) as u8)
}

/// The check digit of a price or weight of 5 digits (GS1 General Specifications 7.9.4): 14685 has
/// 6. None if it has more digits.
pub fn price_check_digit_5(value: u64) -> Option<u8> {
    let d = digits::<5>(value)?;
    let sum = u32::from(FIVE_PLUS[d[0]])
        + u32::from(TWO_MINUS[d[1]])
        + u32::from(FIVE_MINUS[d[2]])
        + u32::from(FIVE_PLUS[d[3]])
        + u32::from(TWO_MINUS[d[4]]);
    let rest = ((10 - sum % 10) % 10) as u8;
    FIVE_MINUS.iter().position(|weighted| *weighted == rest).map(|digit| digit as u8)
}

fn digits<const N: usize>(mut value: u64) -> Option<[usize; N]> {
    let mut digits = [0; N];
    for digit in digits.iter_mut().rev() {
        *digit = (value % 10) as usize;
        value /= 10;
    }
    (value == 0).then_some(digits)
}

const TWO_MINUS: [u8; 10] = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE: [u8; 10] = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_PLUS: [u8; 10] = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVE_MINUS: [u8; 10] = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/// How the 12 digits before the check digit are divided: prefix and item, for some a check digit of the
/// value, the value.
struct Rule {
    countries: &'static [&'static str],
    prefix: u8,
    measure: Field,
    value_digits: u32,
    has_check_digit: bool,
}

#[derive(Clone, Copy)]
enum Field {
    /// An amount of this currency with this number of decimals.
    Price(&'static str, u32),
    /// Kilograms with this number of decimals.
    Kilograms(u32),
    Count,
}

const fn rule(
    countries: &'static [&'static str],
    prefix: u8,
    measure: Field,
    value_digits: u32,
    has_check_digit: bool,
) -> Rule {
    Rule { countries, prefix, measure, value_digits, has_check_digit }
}

const GERMANY: &[&str] = &["DE"];
const BRITAIN: &[&str] = &["GB"];
const DENMARK: &[&str] = &["DK"];
const SWEDEN: &[&str] = &["SE"];
const NORWAY: &[&str] = &["NO"];
/// The Nordic and Baltic weights.
const WEIGHERS: &[&str] = &["SE", "NO", "FI", "EE", "LV", "LT"];

/// From documents of the GS1 organisations of these countries; Norway's are observed, not
/// published. Those of other countries are not public or differ from chain to chain.
const RULES: &[Rule] = &[
    rule(GERMANY, 22, Field::Price("EUR", 2), 5, true),
    rule(GERMANY, 23, Field::Price("EUR", 2), 5, true),
    rule(GERMANY, 25, Field::Count, 5, true),
    rule(GERMANY, 26, Field::Count, 5, true),
    rule(GERMANY, 28, Field::Kilograms(3), 5, true),
    rule(GERMANY, 29, Field::Kilograms(3), 5, true),
    rule(BRITAIN, 20, Field::Price("GBP", 2), 4, true),
    rule(DENMARK, 21, Field::Price("DKK", 2), 6, false),
    rule(DENMARK, 22, Field::Price("DKK", 2), 6, false),
    rule(DENMARK, 23, Field::Price("DKK", 2), 6, false),
    rule(DENMARK, 24, Field::Price("DKK", 2), 6, false),
    rule(DENMARK, 26, Field::Kilograms(3), 6, false),
    rule(DENMARK, 27, Field::Kilograms(3), 5, false),
    rule(DENMARK, 28, Field::Kilograms(3), 6, false),
    rule(SWEDEN, 20, Field::Price("SEK", 2), 4, false),
    rule(SWEDEN, 21, Field::Price("SEK", 1), 4, false),
    rule(SWEDEN, 22, Field::Price("SEK", 0), 4, false),
    rule(NORWAY, 20, Field::Price("NOK", 2), 4, false),
    rule(NORWAY, 21, Field::Price("NOK", 1), 4, false),
    rule(NORWAY, 22, Field::Price("NOK", 0), 4, false),
    rule(WEIGHERS, 23, Field::Kilograms(3), 4, false),
    rule(WEIGHERS, 24, Field::Kilograms(2), 4, false),
    rule(WEIGHERS, 25, Field::Kilograms(1), 4, false),
];
